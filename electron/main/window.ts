import path from 'node:path'
import { app, BrowserWindow, ipcMain, nativeTheme, session, type IpcMainEvent, type WebContents } from 'electron'
import texts from '../../resources/locales/nl/shell.json' with { type: 'json' }
import { pageAddress, servePages } from './app-protocol.ts'

const background = { light: '#f7f5f1', dark: '#14191b' }
const maxNonceLength = 64
const showAnywayMs = 2000

export interface WindowEvents {
  /** The page asks for its line to the backend. */
  connect(contents: WebContents, nonce: string): void
  painted(): void
  /** The page crashed and is loaded again; it starts at the lock screen. */
  crashed(reason: string): void
}

/** Opens the window. Its session lives in memory only: no storage, cache or dictionary of it reaches the disk. */
export function openWindow(events: WindowEvents): BrowserWindow {
  const pages = session.fromPartition('kernwijzer', { cache: false })
  servePages(pages, path.join(app.getAppPath(), 'out', 'renderer'))
  const window = new BrowserWindow({
    width: 1366,
    height: 800,
    minWidth: 1024,
    minHeight: 700,
    show: false,
    title: texts.title,
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    autoHideMenuBar: true,
    icon: path.join(app.getAppPath(), 'resources', 'icons', 'icon-256.png'),
    webPreferences: {
      session: pages,
      preload: path.join(app.getAppPath(), 'out', 'preload', 'index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  })
  answerConnect(window, events)
  window.on('page-title-updated', (event) => {
    event.preventDefault() // the title says practice or not, and never a name
  })
  const show = (): void => {
    if (window.isDestroyed() || window.isVisible()) return
    window.show()
    events.painted()
  }
  window.once('ready-to-show', show)
  // Where the graphics of a machine fail, Chromium can forget to say that it painted.
  window.webContents.once('did-finish-load', () => setTimeout(show, showAnywayMs))
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    events.crashed(reason)
    window.webContents.reload()
  })
  void window.loadURL(pageAddress)
  return window
}

export function showPractice(window: BrowserWindow, isPractice: boolean): void {
  window.setTitle(isPractice ? texts.practiceTitle : texts.title)
}

/** The window edge: the one message that main takes from a page, from the main frame of our own page only. */
function answerConnect(window: BrowserWindow, events: WindowEvents): void {
  const listener = (event: IpcMainEvent, nonce: unknown): void => {
    const isOurPage = event.senderFrame === window.webContents.mainFrame && event.senderFrame.url.split('#', 1)[0] === pageAddress
    if (!isOurPage || typeof nonce !== 'string' || nonce.length > maxNonceLength) return
    events.connect(window.webContents, nonce)
  }
  ipcMain.on('connect-backend', listener)
  window.once('closed', () => {
    ipcMain.off('connect-backend', listener)
  })
}
