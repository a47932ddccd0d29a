import jsxA11y from 'eslint-plugin-jsx-a11y'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

/**
 * Doors: things that exactly one file may touch. Whoever needs one goes through that file.
 * Who may import whom is guarded by `tests/config/dependency-cruiser.mjs`.
 */
const doors = [
  {
    file: 'electron/main/window.ts',
    selector: "ImportSpecifier[imported.name='ipcMain']",
    message:
      'Only electron/main/window.ts takes messages of a page, because it checks who sends them. Data goes over the port: add an operation to db/contract.',
  },
  {
    file: 'electron/preload/index.ts',
    selector: "ImportSpecifier[imported.name='ipcRenderer'], ImportSpecifier[imported.name='contextBridge']",
    message:
      'Only electron/preload/index.ts speaks to main. The page has window.kernwijzer (the Bridge in db/contract/shell.ts) and its port.',
  },
  {
    file: 'electron/backend/index.ts',
    selector: "MemberExpression[property.name='parentPort'], TSPropertySignature[key.name='parentPort']",
    message:
      'Only electron/backend/index.ts speaks to the shell. The backend gets a Shell (db/contract/shell.ts) as an argument of startBackend.',
  },
  {
    file: 'db/demo/location-worker.ts',
    selector: "ImportSpecifier[imported.name='parentPort']",
    message: 'Only db/demo/location-worker.ts runs as a worker thread; the backend has none (db/README.md, Decisions).',
  },
  {
    file: 'electron/main/safe-open-external.ts',
    selector: "MemberExpression[object.name='shell'][property.name='openExternal']",
    message: 'Only electron/main/safe-open-external.ts opens an address outside the app, because it checks which. Call safeOpenExternal.',
  },
  {
    file: 'db/schema/open.ts',
    selector: "NewExpression[callee.name='Database']",
    message: 'Only db/schema/open.ts opens a database file, because it sets the key and the pragmas. Call what it exports.',
  },
]

const looseTexts = [
  {
    selector: 'JSXText[value=/[a-zà-ÿ]{2}/i]',
    message: 'Texts that a person reads stand in resources/locales/nl/<feature>.json: use t(…).',
  },
  {
    selector: 'JSXAttribute[name.name=/^(label|title|placeholder|description|aria-label|alt)$/] > Literal[value=/[a-zà-ÿ]{2}/i]',
    message: 'Texts that a person reads stand in resources/locales/nl/<feature>.json: use t(…).',
  },
]

const network = ['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns', 'dns/promises'].flatMap((name) => [name, `node:${name}`])
const networkGlobals = ['fetch', 'WebSocket', 'XMLHttpRequest', 'EventSource']
const storageGlobals = ['localStorage', 'sessionStorage', 'indexedDB', 'caches']

/** The doors that are closed for a file: all but its own. */
function closedFor(file) {
  return doors.filter((door) => door.file !== file).map(({ selector, message }) => ({ selector, message }))
}

export default tseslint.config(
  { ignores: ['out/', 'dist/', 'demo-stad/', 'tests/results/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    rules: Object.fromEntries(
      [
        'no-async-promise-executor',
        'no-cond-assign',
        'no-debugger',
        'no-empty',
        'no-fallthrough',
        'no-loss-of-precision',
        'no-misleading-character-class',
        'no-self-assign',
        'no-self-compare',
        'no-unsafe-finally',
        'no-unused-labels',
        'no-useless-catch',
        'no-useless-escape',
        'use-isnan',
      ].map((rule) => [rule, 'error']),
    ),
  },
  {
    files: ['**/*.{ts,tsx}', 'electron/dev/*.mjs'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }], // code points are what we mean
      '@typescript-eslint/require-await': 'off', // async also promises that an error comes as a rejection
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['{db,renderer,electron}/**/*.{ts,tsx}'],
    ignores: ['electron/electron.vite.config.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...closedFor(undefined),
        { selector: 'ExportDefaultDeclaration', message: 'Export by name: it reads the same everywhere.' },
        { selector: 'TSEnumDeclaration', message: 'Use a list `as const` and its union type.' },
      ],
      'no-restricted-globals': [
        'error',
        ...networkGlobals.map((name) => ({ name, message: 'Kernwijzer has no network at all (security.md).' })),
      ],
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [
            ...network.map((name) => ({ name, message: 'Kernwijzer has no network at all.' })),
            {
              name: 'better-sqlite3',
              allowTypeImports: true,
              message: 'Only db/schema/open.ts opens a database file, because it sets the key and the pragmas.',
            },
          ],
        },
      ],
    },
  },
  ...doors.map(({ file }) => ({ files: [file], rules: { 'no-restricted-syntax': ['error', ...closedFor(file)] } })),
  { files: ['db/schema/open.ts'], rules: { '@typescript-eslint/no-restricted-imports': 'off' } },
  {
    files: ['db/**/*.ts'],
    ignores: ['db/cli/**', 'db/demo/**'],
    rules: {
      '@typescript-eslint/unbound-method': 'off', // Kysely hands its helpers out to be taken apart: ({ fn, eb }) => …
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Use the id generator that you were given, or crypto.' },
        { object: 'Date', property: 'now', message: 'Take the clock as an argument, so that a test can set it.' },
      ],
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    extends: [jsxA11y.flatConfigs.strict, reactHooks.configs.flat['recommended-latest']],
    rules: {
      'no-restricted-syntax': ['error', ...closedFor(undefined), ...looseTexts],
      'no-restricted-globals': [
        'error',
        ...networkGlobals.map((name) => ({ name, message: 'Data comes over the port: useBackendQuery and useBackendCommand.' })),
        ...storageGlobals.map((name) => ({
          name,
          message: 'The window leaves nothing on the disk. What must survive is a draft (db/contract/drafts.ts).',
        })),
      ],
    },
  },
  { files: ['db/cli/**/*.ts', 'db/demo/**/*.ts', 'tests/bench/**/*.ts'], rules: { 'no-console': 'off' } },
)
