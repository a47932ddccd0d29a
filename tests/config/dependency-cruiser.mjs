/**
 * Who may import whom. Each rule says in its comment what to do instead; the reasons stand in the folders' READMEs.
 * Imports of types count as well: a type is knowledge too.
 */
const packages = '(^|/)node_modules/'

export default {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'Two files that need each other hold one idea: merge them, or move the shared part to a third. That goes for types too.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nothing-missing',
      comment: 'The import does not resolve.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?' },
    },
    {
      name: 'contract-knows-only-zod',
      comment: 'The contract is what both sides share: it imports nothing but itself and zod.',
      severity: 'error',
      from: { path: '^db/contract/' },
      to: { pathNot: `^db/contract/|${packages}zod/` },
    },
    {
      name: 'backend-reaches-features-by-start',
      comment: 'Only db/backend/start.ts puts the features together. A feature offers itself through its handlers.',
      severity: 'error',
      from: { path: '^db/', pathNot: '^db/(features/|backend/start\\.ts$)' },
      to: { path: '^db/features/' },
    },
    {
      name: 'backend-feature-not-sideways',
      comment: 'Two features that need each other: move the shared thing to db/contract or db/schema, or merge them.',
      severity: 'error',
      from: { path: '^db/features/([^/]+)/' },
      to: { path: '^db/features/([^/]+)/', pathNot: '^db/features/$1/' },
    },
    {
      name: 'backend-knows-no-window',
      comment: 'db/ runs in tests and on the command line: what it needs of the shell it gets as a Shell (db/contract/shell.ts).',
      severity: 'error',
      from: { path: '^db/' },
      to: { path: `^(renderer|electron)/|^electron$|${packages}(electron|react|react-dom|@mantine|@tanstack)/` },
    },
    {
      name: 'renderer-asks-the-contract',
      comment: 'The renderer knows the contract and nothing behind it: useBackendQuery and useBackendCommand.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(db|electron|tests)/', pathNot: '^db/contract/' },
    },
    {
      name: 'renderer-is-a-page',
      comment: 'The renderer runs in a sandbox: no Node, no Electron, no database.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: `^electron$|${packages}(electron|better-sqlite3|@node-rs|kysely|age-encryption|@noble)/` },
    },
    {
      name: 'renderer-has-no-node',
      comment: 'The renderer runs in a sandbox: no Node.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-feature-not-sideways',
      comment: 'Two features that need each other: move the shared thing to renderer/ui, or merge them.',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/([^/]+)/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'renderer-features-stand-on-ui',
      comment: 'A page uses renderer/ui and renderer/backend. What it needs of the app frame belongs in one of these.',
      severity: 'error',
      from: { path: '^renderer/features/' },
      to: { path: '^renderer/', pathNot: '^renderer/(features|ui|backend)/' },
    },
    {
      name: 'ui-and-backend-know-no-page',
      comment: 'renderer/ui and renderer/backend serve every page and know none.',
      severity: 'error',
      from: { path: '^renderer/(ui|backend)/' },
      to: { path: '^renderer/(features|app)/' },
    },
    {
      name: 'app-reaches-pages-by-routes',
      comment: 'Only renderer/app/routes.tsx, and entrance-pages.ts for who is not signed in, name the pages of the features.',
      severity: 'error',
      from: { path: '^renderer/(app/|main\\.tsx$)', pathNot: '^renderer/app/(routes\\.tsx|entrance-pages\\.ts)$' },
      to: { path: '^renderer/features/' },
    },
    {
      name: 'shell-knows-only-the-contract',
      comment: 'The shell hands the port over and is out of the path; it needs nothing of db/ but the contract.',
      severity: 'error',
      from: { path: '^electron/', pathNot: '^electron/(backend|dev)/' },
      to: { path: '^(db|renderer|tests)/', pathNot: '^db/contract/' },
    },
    {
      name: 'backend-entry-starts-the-backend',
      comment: 'electron/backend only wires the port to db/backend/start.ts.',
      severity: 'error',
      from: { path: '^electron/backend/' },
      to: { path: '^(db|renderer|tests)/', pathNot: '^db/(contract/|backend/start\\.ts$)' },
    },
    {
      name: 'app-does-not-need-tests',
      comment: 'What the app needs does not stand in tests/.',
      severity: 'error',
      from: { path: '^(db|renderer|electron)/' },
      to: { path: '^tests/' },
    },
    {
      name: 'no-orphan',
      comment: 'Nobody imports this file: wire it up, or take it out.',
      severity: 'error',
      from: { orphan: true, pathNot: '\\.d\\.ts$|\\.(test|spec)\\.tsx?$|^tests/(config|bench|support)/' },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(out|dist|results)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.css'],
    },
  },
}
