import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Pure rules and shapes: no file, no database. The inner loop runs these. */
const unit = ['tests/features/*/rules.test.ts', 'tests/contract/**/*.test.ts', 'tests/structure.test.ts']

/** Everything that runs in plain Node or jsdom; flows in a real Electron are Playwright's. */
export default defineConfig({
  root,
  plugins: [react()],
  test: {
    root,
    pool: 'forks',
    // Vitest leaves one core free by default: of two that is half the machine.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { name: 'unit', environment: 'node', include: unit },
      },
      {
        extends: true,
        test: { name: 'backend', environment: 'node', include: ['tests/**/*.test.ts'], exclude: unit },
      },
      {
        extends: true,
        test: { name: 'ui', environment: 'jsdom', include: ['tests/**/*.test.tsx'], setupFiles: ['tests/support/jsdom.ts'] },
      },
    ],
  },
})
