import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** The pure rules alone, for the mutants of `stryker.config.mjs`. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    environment: 'node',
    include: ['tests/features/*/rules.test.ts', 'tests/contract/**/*.test.ts'],
  },
})
