import { defineConfig } from '@playwright/test'

/** Flows and security tests in the real app. `npm test` starts them with the chosen Electron and a display. */
export default defineConfig({
  testDir: '../..',
  testMatch: ['tests/features/*/*.spec.ts', 'tests/security/*.spec.ts', 'tests/accessibility/*.spec.ts'],
  outputDir: '../results/playwright',
  reporter: [['list'], ['json']],
  workers: 2,
  // No test asserts a speed; these end a test that hangs, also on a machine that is four times as slow.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
})
