import { stat } from 'node:fs/promises'
import path from 'node:path'
import { app, dialog, shell, type BrowserWindow } from 'electron'
import type { FileKind, ShellRequest } from '../../db/contract/shell.ts'
import texts from '../../resources/locales/nl/shell.json' with { type: 'json' }
import { printHtml, renderPdf } from './print.ts'

const extensions: Readonly<Record<FileKind, string>> = { export: 'age', 'key-card': 'kpa-sleutel', xlsx: 'xlsx', csv: 'csv', pdf: 'pdf' }

/** Carries out what the backend asks of the shell. Answers are plain values that can cross to the backend. */
export async function handleShellRequest(window: BrowserWindow, { method, request }: ShellRequest): Promise<unknown> {
  switch (method) {
    case 'chooseSavePath': {
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        buttonLabel: texts.save,
        defaultPath: path.join(app.getPath('documents'), path.basename(request.suggestedName)),
        filters: filtersFor(request.kind),
        properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
      })
      return canceled || filePath === '' ? null : filePath
    }
    case 'chooseOpenPaths': {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        buttonLabel: texts.open,
        filters: filtersFor(request.kind),
        properties: ['openFile', 'dontAddToRecent', ...(request.multiple ? (['multiSelections'] as const) : [])],
      })
      return canceled ? [] : filePaths
    }
    case 'chooseFolder': {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: texts.folders[request.purpose],
        message: texts.folders[request.purpose],
        buttonLabel: texts.chooseFolder,
        properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
      })
      return canceled ? null : (filePaths[0] ?? null)
    }
    case 'printHtml':
      await printHtml(request.html)
      return null
    case 'renderPdf':
      return renderPdf(request.html)
    case 'showFolder':
      await showFolder(request.path)
      return null
  }
}

function filtersFor(kind: FileKind): { name: string; extensions: string[] }[] {
  return [{ name: texts.fileKinds[kind], extensions: [extensions[kind]] }]
}

/** Opens a folder, and shows where a file is; it never opens a file, because opening can mean running. */
async function showFolder(place: string): Promise<void> {
  if ((await stat(place)).isDirectory()) await shell.openPath(place)
  else shell.showItemInFolder(place)
}
