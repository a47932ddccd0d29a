import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../contract/errors.ts'
import { fromUtf8, utf8 } from '../crypto/bytes.ts'
import { openRecord, toAppError, verifyRecord } from '../schema/open.ts'
import { readIfThere, syncFolder, writeFileAtomically, writeDurably } from './atomic-file.ts'

const recordName = 'record.db'
const intentName = 'restore.json'

/** Written before the first rename: whoever finds it after a crash carries the swap through. */
const Intent = z.strictObject({
  format: z.literal('kernwijzer-restore-1'),
  aside: z.string().regex(/^record\.restore-[0-9TZ.-]+\.db$/),
  kept: z.string().regex(/^record\.kept-[0-9TZ.-]+\.db$/),
})
type Intent = z.output<typeof Intent>

/** A rename that was done, to be undone. */
interface Move {
  readonly from: string
  readonly to: string
}

export interface Restored {
  readonly counts: Readonly<Record<string, number>>
  /** The name, in the workspace folder, of the record as it was; null when there was none. */
  readonly keptFile: string | null
}

/**
 * Puts a backup in the place of the record: copied to the side, opened and read whole there, then swapped by renaming; the old
 * file is kept under `record.kept-<instant>.db`. The record has to be closed. Any failure leaves it as it was; a crash
 * halfway through the swap is carried through at the next unlock. Throws `damaged-database`, `file-problem`.
 */
export function restoreBackup(folder: string, backupFile: string, key: Uint8Array, options: { readonly now: string }): Restored {
  const stamp = options.now.replaceAll(':', '-')
  const intent: Intent = { format: 'kernwijzer-restore-1', aside: `record.restore-${stamp}.db`, kept: `record.kept-${stamp}.db` }
  const aside = join(folder, intent.aside)
  try {
    const taken = [aside, join(folder, intent.kept), join(folder, `${intent.kept}-wal`)].some((path) => existsSync(path))
    if (taken) throw new AppError('file-problem', { reason: 'exists' })
    const bytes = readIfThere(backupFile)
    if (bytes === null) throw new AppError('file-problem', { reason: 'missing' })
    const moved: Move[] = []
    try {
      writeDurably(aside, bytes)
      const counts = readWhole(aside, key)
      const hadRecord = existsSync(join(folder, recordName))
      writeFileAtomically(join(folder, intentName), utf8(`${JSON.stringify(intent)}\n`))
      swap(folder, intent, moved)
      return { counts, keptFile: hadRecord ? intent.kept : null }
    } catch (error) {
      for (const { from, to } of moved.reverse()) renameSync(to, from)
      for (const name of [intentName, intent.aside]) rmSync(join(folder, name), { force: true })
      throw error
    }
  } catch (error) {
    throw toAppError(error)
  }
}

/** Carries through a swap that a crash interrupted. Harmless when there is none; the record has to be closed. */
export function finishInterruptedRestore(folder: string): void {
  const path = join(folder, intentName)
  const bytes = readIfThere(path)
  if (bytes === null) return
  try {
    const intent = Intent.safeParse(parse(bytes))
    // Written atomically, so damaged only if it was damaged later; the files themselves say how far the swap came.
    if (!intent.success) throw new AppError('unreadable-workspace', { reason: 'interrupted-restore' })
    if (existsSync(join(folder, intent.data.aside))) swap(folder, intent.data)
    else rmSync(path, { force: true })
  } catch (error) {
    throw toAppError(error)
  }
}

/** Every step may be repeated: as long as the copy at the side is there, a record that is there is the old one. */
function swap(folder: string, intent: Intent, moved: Move[] = []): void {
  const record = join(folder, recordName)
  const kept = join(folder, intent.kept)
  // The log first: beside the restored record it would be applied to it.
  moveIfThere(`${record}-wal`, `${kept}-wal`, moved)
  rmSync(`${record}-shm`, { force: true })
  moveIfThere(record, kept, moved)
  moveIfThere(join(folder, intent.aside), record, moved)
  syncFolder(folder)
  rmSync(join(folder, intentName), { force: true })
  syncFolder(folder)
}

function readWhole(path: string, key: Uint8Array): Readonly<Record<string, number>> {
  const db = openRecord(path, key, { readonly: true })
  try {
    return verifyRecord(db).counts
  } finally {
    db.close()
  }
}

function moveIfThere(from: string, to: string, moved: Move[]): void {
  if (!existsSync(from)) return
  renameSync(from, to)
  moved.push({ from, to })
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(bytes)) as unknown
  } catch {
    // The schema refuses undefined, with the reason that the user needs.
    return undefined
  }
}
