import { basename } from 'node:path'
import { AppError } from '../contract/errors.ts'
import { shownFileName } from '../documents/file-name.ts'
import { writeFileAtomically } from '../vault/atomic-file.ts'
import type { HostContext } from './handler.ts'

export interface Printable {
  /** A complete page of `db/documents`. */
  readonly html: string
  readonly to: 'printer' | 'pdf'
  /** Without a name in it: the file may lie about where others look. */
  readonly suggestedName: string
}

/**
 * Gives a document to the person who asked: through the printer, or as a PDF in the place that she chose and nowhere else. Answers the
 * file's name, or null for paper. Throws `cancelled`, `file-problem`.
 */
export async function deliverDocument({ shell, signal }: HostContext, { html, to, suggestedName }: Printable): Promise<string | null> {
  if (to === 'printer') {
    await shell.printHtml({ html })
    return null
  }
  const path = await shell.chooseSavePath({ suggestedName, kind: 'pdf' })
  if (path === null || signal.aborted) throw new AppError('cancelled')
  writeFileAtomically(path, await shell.renderPdf({ html }))
  return shownFileName(basename(path))
}
