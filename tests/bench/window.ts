import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication } from '@playwright/test'
import { KnownWorkspaces } from '../../db/backend/known-workspaces.ts'
import { startCliSession } from '../../db/cli/session.ts'
import { productionPolicy } from '../../db/crypto/derive.ts'
import { drivenAppCommand } from '../support/electron.ts'
import { percentile, spread, timed, type Row } from './figures.ts'
import { designSize, seedRecord } from './seeded-record.ts'

const password = 'regenboog boven de gracht'
const starts = 7

/** Start, unlock and save as a person sees them, in the real app, beside a window with nothing in it. */
export async function measureWindow(): Promise<Row[]> {
  const scratch = mkdtempSync(join(tmpdir(), 'kernwijzer-bench-'))
  try {
    const appFolder = await makeSeededWorkspace(scratch)
    const bare = await startTimes(() => launch(bareApp(scratch), join(scratch, 'bare-data')), 'h1')
    const app = await startTimes(() => launch(drivenAppCommand().args, appFolder), 'input[type=password]')
    const ratio = percentile(app, 95) / percentile(bare, 95)
    const { version, rows } = await measureUse(appFolder)
    return [
      { what: 'Electron', measured: version, target: '', isReached: null },
      spread('bare Electron window, start to painted', bare, null),
      spread('start to painted lock screen', app, 900),
      { what: 'lock screen beside the bare window', measured: `${ratio.toFixed(2)} ×`, target: '≤ 2 ×', isReached: ratio <= 2 },
      ...rows,
    ]
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

async function makeSeededWorkspace(scratch: string): Promise<string> {
  const folder = join(scratch, 'workspace')
  const appFolder = join(scratch, 'app')
  const session = await startCliSession({ appVersion: 'bench', policy: { ...productionPolicy, targetMs: 0 } })
  session.answers.folder = folder
  const { recoveryCode } = await session.call('workspaces.create', {
    kind: 'voorschool',
    practice: false,
    name: 'Voorschool De Maat',
    userName: 'Marieke',
    password,
  })
  await session.call('workspaces.confirmRecoveryCode', { recoveryCode })
  await session.call('location.change', {
    name: 'Voorschool De Maat',
    houder: 'De Vaart',
    wijkCode: 'WK034403',
    lrkNumber: null,
    hasPilotForTwoYearOlds: false,
    version: 1,
  })
  const { workspace, session: person } = await session.call('workspaces.status', {})
  if (workspace === null || person === null) throw new Error('The workspace was not made')
  seedRecord(session.backend.host.requireSignedIn().record, designSize, person.userId, new Date().toISOString().slice(0, 10))
  await session.close()
  const { folderWarning: _warning, keysFrom: _keys, ...summary } = workspace
  new KnownWorkspaces(appFolder).remember(summary)
  return appFolder
}

function bareApp(scratch: string): string[] {
  const folder = join(scratch, 'bare')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{"name":"bare","version":"1.0.0","main":"main.js"}')
  writeFileSync(
    join(folder, 'main.js'),
    `const { app, BrowserWindow } = require('electron')
     let window
     app.whenReady().then(() => {
       window = new BrowserWindow({ width: 1366, height: 768 })
       return window.loadURL('data:text/html,<h1>bare</h1>')
     })`,
  )
  return [...drivenAppCommand().args.slice(0, -1), folder]
}

function launch(args: readonly string[], appFolder: string): Promise<ElectronApplication> {
  const env = Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
  return _electron.launch({ executablePath: drivenAppCommand().executable, args: [...args], env: { ...env, KERNWIJZER_APP_FOLDER: appFolder } })
}

async function startTimes(start: () => Promise<ElectronApplication>, selector: string): Promise<number[]> {
  const durations: number[] = []
  for (let count = 0; count <= starts; count += 1) {
    const began = performance.now()
    const electron = await start()
    const page = await electron.firstWindow()
    await page.waitForSelector(selector)
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
    // The first start warms the disk's cache and is left out.
    if (count > 0) durations.push(performance.now() - began)
    await electron.close()
  }
  return durations
}

async function measureUse(appFolder: string): Promise<{ version: string; rows: Row[] }> {
  const electron = await launch(drivenAppCommand().args, appFolder)
  const page = await electron.firstWindow()
  const version = await electron.evaluate(() => process.versions.electron)
  const unlocks: number[] = []
  for (let count = 0; count < 3; count += 1) {
    await page.locator('input[type=password]').fill(password)
    unlocks.push(
      ...(await timed(1, async () => {
        await page.keyboard.press('Enter')
        await page.getByRole('navigation', { name: 'Hoofdmenu' }).waitFor()
        await page.locator('main h1').first().waitFor()
      })),
    )
    if (count < 2) {
      await page.evaluate(() => (location.hash = '#/vandaag'))
      await page
        .getByRole('button', { name: /vergrendel/i })
        .first()
        .click()
      await page.locator('input[type=password]').waitFor()
    }
  }
  const longest = await longestTask(async () => {
    for (const hash of ['#/kinderen', '#/observaties', '#/ouders', '#/groepen', '#/vandaag']) {
      await page.evaluate((to) => (location.hash = to), hash)
      await page.locator('main h1').first().waitFor()
      await page.waitForTimeout(700)
    }
  })
  await electron.close()
  return {
    version,
    rows: [
      spread('unlock to Vandaag on screen, derivation of the key included', unlocks, null),
      {
        what: 'longest task of the renderer over five pages',
        measured: `${String(Math.round(longest))} ms`,
        target: '≤ 50 ms',
        isReached: longest <= 50,
      },
    ],
  }

  async function longestTask(walk: () => Promise<void>): Promise<number> {
    await page.evaluate(() => {
      const seen: number[] = []
      Object.assign(globalThis, { kernwijzerLongTasks: seen })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.push(entry.duration)
      }).observe({ entryTypes: ['longtask'] })
    })
    await walk()
    return page.evaluate(() => Math.max(0, ...(globalThis as unknown as { kernwijzerLongTasks: number[] }).kernwijzerLongTasks))
  }
}
