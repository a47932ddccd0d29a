/**
 * `npm run mutate [-- <files>]`: changes the rules one small thing at a time and looks whether a test notices. A mutant that survives is a
 * rule without a test, or code that does nothing. Slow, so by hand and not in `npm test`.
 */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'tests/config/vitest.unit.config.ts', related: false },
  mutate: [
    'db/features/*/rules.ts',
    'db/features/*/*-rules.ts',
    'db/features/hours/{offer,open-days,why-behind}.ts',
    'db/features/groups/what-if.ts',
    'db/features/wijkanalyse/disclosure.ts',
    'db/contract/{half-days,opening,planning}.ts',
  ],
  coverageAnalysis: 'perTest',
  // Words and shapes: the texts of rules are codes that tests name, and a message is no rule.
  mutator: { excludedMutations: ['StringLiteral', 'ObjectLiteral'] },
  ignorePatterns: ['/out', '/dist', '/demo-stad', '/tests/results', '/resources/icons'],
  tempDirName: 'tests/results/mutants',
  reporters: ['clear-text', 'progress'],
  clearTextReporter: { allowColor: false, reportTests: false, reportScoreTable: true },
  allowConsoleColors: false,
  disableTypeChecks: false,
}
