import { app, dialog, powerMonitor, type BrowserWindow } from 'electron'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { placeOfBug } from '../../db/contract/shell.ts'
import texts from '../../resources/locales/nl/shell.json' with { type: 'json' }
import { registerAppScheme } from './app-protocol.ts'
import { BackendProcess } from './backend-process.ts'
import { hardenProcess, isOpenedForDebugging } from './hardening.ts'
import { logFilePath, openLogFile } from './log-file.ts'
import { setMenu } from './menu.ts'
import { handleShellRequest } from './shell-handlers.ts'
import { openWindow, showPractice } from './window.ts'

const appFolder = path.resolve(process.env['KERNWIJZER_APP_FOLDER'] ?? app.getPath('userData'))
app.setPath('userData', appFolder)
const chromiumFolder = path.join(appFolder, 'chromium') // apart from the records, and without content
mkdirSync(chromiumFolder, { recursive: true })
app.setPath('sessionData', chromiumFolder)
hardenProcess()
registerAppScheme()

if (isOpenedForDebugging() || !app.requestSingleInstanceLock()) app.exit(isOpenedForDebugging() ? 1 : 0)
else void app.whenReady().then(run)

/** From here on there is one instance: backend and window start side by side, and end in order. */
function run(): void {
  const log = openLogFile(appFolder)
  let isStopped = false
  const isFallback = Number(process.versions.electron.split('.', 1)[0]) < 36
  log({ level: 'info', event: 'started', kind: isFallback ? 'development build' : 'release', outcome: process.versions.electron })

  let window: BrowserWindow | undefined
  const backend = new BackendProcess({
    appFolder,
    log,
    onTitle: (isPractice) => {
      if (window) showPractice(window, isPractice)
    },
    handleShellRequest: (request) => {
      if (!window) throw new Error('there is no window to ask in')
      return handleShellRequest(window, request)
    },
    onGivenUp: () => {
      sayAndExit(texts.backendGone)
    },
  })

  window = openWindow({
    connect: (contents, nonce) => {
      backend.connect(contents, nonce)
    },
    painted: () => {
      log({ level: 'info', event: 'painted', durationMs: Math.round(Date.now() - (process.getCreationTime() ?? Date.now())) })
    },
    crashed: (reason) => {
      log({ level: 'error', event: 'window-crashed', outcome: reason })
      backend.lock()
    },
  })
  window.on('closed', () => {
    window = undefined
  })

  // A bug of the shell itself: the file is closed in order, and a person reads in Dutch what to do.
  process.once('uncaughtException', (error) => {
    log({ level: 'error', event: 'shell-failed', stack: placeOfBug(error) })
    process.on('uncaughtException', () => undefined) // the next ones come of the first
    void backend.stop().then(() => {
      isStopped = true
      sayAndExit(texts.shellFailed)
    })
  })
  process.on('unhandledRejection', (error) => {
    log({ level: 'error', event: 'shell-rejected', stack: placeOfBug(error) })
  })
  setMenu((action) => window?.webContents.send('menu', action))

  const lock = (): void => {
    backend.lock()
  }
  powerMonitor.on('suspend', lock)
  powerMonitor.on('lock-screen', lock)
  powerMonitor.on('user-did-resign-active', lock)

  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })

  // Whether a person closes the window or quits: first the file is closed, then the window, then the app.
  window.on('close', (event) => {
    if (isStopped) return
    event.preventDefault()
    app.quit()
  })
  app.on('before-quit', (event) => {
    if (isStopped) return
    event.preventDefault()
    window?.hide()
    void backend.stop().then(() => {
      isStopped = true
      log({ level: 'info', event: 'stopped' })
      app.quit()
    })
  })
}

/** The one message of the system that a person can see: the app cannot go on. The log tells a beheerder why. */
function sayAndExit({ title, text }: { readonly title: string; readonly text: string }): void {
  dialog.showErrorBox(title, `${text}\n\n${logFilePath(appFolder)}`)
  app.exit(1)
}
