import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { _electron, expect, test as base, type ElectronApplication, type Page, type TestInfo } from '@playwright/test'

const root = path.resolve(import.meta.dirname, '../..')
/** Playwright's own, which holds the app's `ready` until Playwright is listening. It is not added for an Electron of our choice. */
const loader = path.join(root, 'node_modules/playwright-core/lib/server/electron/loader.js')
const shots = path.join(root, 'tests/results/shots')

/** WCAG 2.2 up to level AA, and what axe itself calls good practice. */
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The smallest screen that the design is made for. */
const size = { width: 1366, height: 768 }

/** The real app, driven as a person would. Dialogs of the system are answered in advance, because no test can click in them. */
export interface RunningApp {
  readonly electron: ElectronApplication
  readonly page: Page
  /** The user-data folder of this app: its list of workspaces and its log. */
  readonly folder: string
  /** Queues the answer of the next save dialog; null closes it without a choice. */
  readonly answerSave: (file: string | null) => Promise<void>
  /** Queues the answer of the next dialog that asks for a folder or for files; an empty list closes it. */
  readonly answerOpen: (paths: readonly string[]) => Promise<void>
  /** How many documents went to the printer. */
  readonly printCount: () => Promise<number>
  /** Errors and warnings on the console of the page, a refusal by its security policy among them; a test that provokes them takes them out. */
  readonly problems: string[]
  readonly close: () => Promise<void>
}

/** The command line of the chosen Electron with the built app. */
export function appCommand(): { executable: string; args: string[] } {
  const executable = process.env['KERNWIJZER_ELECTRON']
  if (!executable) throw new Error('Flows start through `npm test -- flows [filter]`, which builds the app and chooses the Electron.')
  return { executable, args: [...(process.env['KERNWIJZER_ELECTRON_FLAGS'] ?? '').split(' ').filter(Boolean), root] }
}

/** The same for an app that Playwright drives: without Playwright it would wait for ever. */
export function drivenAppCommand(): { executable: string; args: string[] } {
  const { executable, args } = appCommand()
  return { executable, args: ['-r', loader, ...args] }
}

/** Starts the app on a user-data folder: a fresh one, or that of an earlier start. */
export async function launchApp(folder = newFolder()): Promise<RunningApp> {
  const { executable, args } = drivenAppCommand()
  const electron = await _electron.launch({
    executablePath: executable,
    args,
    cwd: root,
    env: { ...environment(), KERNWIJZER_APP_FOLDER: folder },
  })
  await electron.evaluate(answerDialogs)
  const page = await electron.firstWindow()
  const problems: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text())
  })
  page.on('pageerror', (error) => problems.push(error.message))
  // What the policy refuses to a script that catches it stands on no console.
  await page.evaluate(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      // eslint-disable-next-line no-console -- in the page, for the listener above
      console.error(`${violatedDirective} refused ${blockedURI}`)
    })
  })
  await electron.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height)
  }, size)
  return {
    electron,
    page,
    folder,
    problems,
    answerSave: (file) => electron.evaluate((_electron, answer) => void globalThis.kernwijzerTest.saves.push(answer), file),
    answerOpen: (paths) => electron.evaluate((_electron, answer) => void globalThis.kernwijzerTest.opens.push(answer), [...paths]),
    printCount: () => electron.evaluate(() => globalThis.kernwijzerTest.prints),
    close: () => electron.close(),
  }
}

/** A folder in the system's temporary folder, for an app, a workspace or what a dialog chooses. */
export function newFolder(): string {
  return mkdtempSync(path.join(tmpdir(), 'kernwijzer-'))
}

/** `test` with a fresh app that is closed and forgotten afterwards; a failed test leaves a picture. */
export const test = base.extend<{ app: RunningApp }>({
  app: async ({ playwright: _playwright }, use, info) => {
    const app = await launchApp()
    try {
      await use(app)
      await conclude(app, info)
    } finally {
      await app.close()
      rmSync(app.folder, { recursive: true, force: true })
    }
  },
})

/** A failed test leaves a picture; a flow that did what it should has also said nothing on the console. */
export async function conclude(app: RunningApp, info: TestInfo): Promise<void> {
  if (info.status !== info.expectedStatus) await shot(app.page, `failed-${info.titlePath.slice(1).join('-')}`)
  else expect(app.problems, 'on the console of the page').toEqual([])
}

export { expect }

/** A picture in tests/results/shots, to be looked at. */
export async function shot(page: Page, name: string): Promise<void> {
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: path.join(shots, `${name.replace(/[^\w-]+/g, '-')}.png`), animations: 'disabled', caret: 'initial' })
}

/** Fails with a line per finding: which rule, what it says, where. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([])
}

export async function axeFindings(page: Page): Promise<string[]> {
  // Electron has no second page in which axe could join its results: legacy mode does without
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(axeTags).analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}\n  ${target.join(' ')}\n  ${failureSummary ?? ''}`),
  )
}

/** Axe on what the page shows now and a picture of it, in both colour schemes. Touches no key and no mouse. */
export async function inspect(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expectNoAxeViolations(page)
    await shot(page, `${name}-${colorScheme}`)
  }
}

function environment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}

declare global {
  /** Lives in the app's main process during a test. */
  var kernwijzerTest: { saves: (string | null)[]; opens: string[][]; prints: number }
}

/** Runs in the main process: takes the place of the system's dialogs and printer, and of nothing else. */
function answerDialogs({ app, dialog }: typeof Electron.CrossProcessExports): void {
  const waiting: typeof globalThis.kernwijzerTest = { saves: [], opens: [], prints: 0 }
  globalThis.kernwijzerTest = waiting
  dialog.showSaveDialog = () => {
    const filePath = waiting.saves.shift()
    if (filePath === undefined) return Promise.reject(new Error('a save dialog that the test did not expect'))
    return Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' })
  }
  dialog.showOpenDialog = () => {
    const filePaths = waiting.opens.shift()
    if (filePaths === undefined) return Promise.reject(new Error('an open dialog that the test did not expect'))
    return Promise.resolve({ canceled: filePaths.length === 0, filePaths })
  }
  app.on('web-contents-created', (_event, contents) => {
    contents.print = (_options, callback) => {
      waiting.prints++
      callback?.(true, '')
    }
  })
}
