import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { AppError } from '../../contract/errors.ts'
import type { ExportBody } from '../../contract/exports.ts'
import { exportFileLimits } from '../../crypto/age-file.ts'
import { openEnvelope, parseBoundedJson } from '../../crypto/export-envelope.ts'
import { shownFileName } from '../../documents/file-name.ts'
import { readLimited } from '../../documents/read-file.ts'
import { readBody, refusalOf, type Refusal } from './rules.ts'

/** One chosen file after every check that needs no knowledge of other deliveries. */
export type ReadFile =
  | { readonly fileName: string; readonly refusal: Refusal; readonly locationName: string | null }
  | { readonly fileName: string; readonly refusal: null; readonly body: ExportBody; readonly bodyHash: string; readonly signer: Uint8Array }

/** Reads, decrypts, verifies and parses one file from outside. Never throws for what the file holds or whether it can be read: that is a refusal. */
export async function readDeliveryFile(
  path: string,
  known: { readonly identity: string; readonly definitionHash: string; readonly today: string },
): Promise<ReadFile> {
  const fileName = shownFileName(basename(path))
  try {
    const { body: text, signer } = await openEnvelope(known.identity, readLimited(path, exportFileLimits.maximumBytes))
    const reading = readBody(parseBoundedJson(text), known)
    if (reading.refusal !== null) return { fileName, ...reading }
    return { fileName, refusal: null, body: reading.body, bodyHash: createHash('sha256').update(text).digest('hex'), signer }
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== 'damaged-file' && error.code !== 'file-problem')) throw error
    return { fileName, refusal: refusalOf(error.details['reason']), locationName: null }
  }
}
