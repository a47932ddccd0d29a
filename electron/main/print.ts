import { randomUUID } from 'node:crypto'
import { BrowserWindow, session } from 'electron'
import { serveDocument } from './app-protocol.ts'

/** Prints through the system's dialog. A person who closes that dialog has printed nothing, which is no failure. */
export function printHtml(html: string): Promise<void> {
  return withDocument(html, async (window) => {
    await new Promise<void>((resolve, reject) => {
      window.webContents.print({ printBackground: true }, (printed, reason) => {
        if (printed || /cancel/i.test(reason)) resolve()
        else reject(new Error('the system did not print'))
      })
    })
  })
}

/** The same document as tagged PDF, with the headings as its outline. */
export function renderPdf(html: string): Promise<Uint8Array> {
  return withDocument(html, async (window) => {
    const pdf = await window.webContents.printToPDF({
      printBackground: true,
      preferCSSPageSize: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    })
    return new Uint8Array(pdf)
  })
}

/** Lays the document out in a hidden window that runs no script, in a session of its own that is gone afterwards. */
async function withDocument<T>(html: string, use: (window: BrowserWindow) => Promise<T>): Promise<T> {
  const documents = session.fromPartition(`print-${randomUUID()}`, { cache: false })
  serveDocument(documents, html)
  const window = new BrowserWindow({
    show: false,
    webPreferences: { session: documents, sandbox: true, contextIsolation: true, javascript: false, spellcheck: false, devTools: false },
  })
  try {
    await window.loadURL('app://document/')
    return await use(window)
  } finally {
    window.destroy()
  }
}
