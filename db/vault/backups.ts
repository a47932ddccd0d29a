import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { AppError } from '../contract/errors.ts'
import { dayInUtrecht, mondayOf } from '../contract/dates.ts'
import { openRecord, toAppError, verifyRecord, type RecordDatabase, type Verification } from '../schema/open.ts'
import { syncFile, syncFolder, writeFileAtomically, readIfThere } from './atomic-file.ts'
import { keysFileName } from './keys-file.ts'

export { restoreBackup, finishInterruptedRestore, type Restored } from './restore.ts'

export const backupReasons = ['daily', 'by-hand', 'before-migration', 'before-restore'] as const
export type BackupReason = (typeof backupReasons)[number]

/** A backup is a pair of files: the encrypted record, and the keys.json of that day so that it can be opened on its own. */
export interface BackupFile {
  /** The instant without its colons: names the backup within its workspace. */
  readonly backupId: string
  readonly madeAt: string
  readonly reason: BackupReason
  readonly bytes: number
  readonly file: string
}

export interface MadeBackup extends BackupFile {
  /** Whether the copy in the second folder succeeded; null without a second folder. A stick that is not there is no failure of the backup. */
  readonly secondCopy: 'made' | 'missing' | 'full' | 'failed' | null
}

export const backupsFolderName = 'backups'
const namePattern = /^record-(\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}(?:\.\d{1,3})?Z)-(daily|by-hand|before-migration|before-restore)\.db$/

/**
 * Copies the open record, encrypted, to `backups/record-<instant>-<reason>.db`. Must not be called inside a transaction.
 * Throws `file-problem`; nothing half-made stays behind.
 */
export function makeBackup(
  db: RecordDatabase,
  folder: string,
  options: { readonly now: string; readonly reason: BackupReason; readonly secondFolder?: string | null },
): MadeBackup {
  const { now, reason, secondFolder = null } = options
  const backups = join(folder, backupsFolderName)
  const name = `record-${idOf(now)}-${reason}.db`
  const file = join(backups, name)
  const temporary = `${file}.tmp`
  try {
    mkdirSync(backups, { recursive: true, mode: 0o700 })
    removeLeftovers(backups)
    if (existsSync(file)) throw new AppError('file-problem', { reason: 'exists' })
    try {
      db.prepare('VACUUM INTO ?').run(temporary)
      syncFile(temporary)
      const keys = readIfThere(join(folder, keysFileName))
      if (keys !== null) writeFileAtomically(keysFileOf(file), keys)
      // The record last: a backup is there when its record is, and then it is whole.
      renameSync(temporary, file)
      syncFolder(backups)
    } catch (error) {
      rmSync(temporary, { force: true })
      throw error
    }
    return { ...describe(file), secondCopy: secondFolder === null ? null : copyToSecondFolder(file, secondFolder) }
  } catch (error) {
    throw toAppError(error)
  }
}

/** Newest first; only files that are named as backups. An absent folder is an empty list. */
export function listBackups(folder: string): readonly BackupFile[] {
  const backups = join(folder, backupsFolderName)
  try {
    if (!existsSync(backups)) return []
    return readdirSync(backups)
      .filter((name) => namePattern.test(name))
      .sort((a, b) => (a < b ? 1 : -1))
      .map((name) => describe(join(backups, name)))
  } catch (error) {
    throw toAppError(error)
  }
}

/** The backup of that id. Throws `not-found`. */
export function findBackup(folder: string, backupId: string): BackupFile {
  const found = listBackups(folder).find((backup) => backup.backupId === backupId)
  if (found === undefined) throw new AppError('not-found')
  return found
}

/** Deletes what `backupsToKeep` does not name; answers the ids that went. */
export function pruneBackups(folder: string, now: string): readonly string[] {
  const all = listBackups(folder)
  const kept = backupsToKeep(
    all.map((backup) => backup.madeAt),
    now,
  )
  const surplus = all.filter((backup) => !kept.has(backup.madeAt))
  try {
    for (const { file } of surplus) {
      rmSync(file, { force: true })
      rmSync(keysFileOf(file), { force: true })
    }
  } catch (error) {
    throw toAppError(error)
  }
  return surplus.map((backup) => backup.backupId)
}

/**
 * The rule: the newest of each of the last 7 days, 5 weeks and 12 months that have a backup (days of Utrecht). A backup from
 * the future, made while the clock was wrong, stays until its day comes and takes nobody's place.
 */
export function backupsToKeep(instants: readonly string[], now: string): ReadonlySet<string> {
  const nowMs = Date.parse(now)
  const future = instants.filter((instant) => Date.parse(instant) > nowMs)
  const past = instants.filter((instant) => Date.parse(instant) <= nowMs).sort((a, b) => Date.parse(b) - Date.parse(a))
  return new Set([
    ...future,
    ...newestOfEach(past, dayInUtrecht, 7),
    ...newestOfEach(past, (instant) => mondayOf(dayInUtrecht(instant)), 5),
    ...newestOfEach(past, (instant) => dayInUtrecht(instant).slice(0, 7), 12),
  ])
}

function newestOfEach(newestFirst: readonly string[], periodOf: (instant: string) => string, count: number): string[] {
  const newest = new Map<string, string>()
  for (const instant of newestFirst) {
    const period = periodOf(instant)
    if (!newest.has(period)) newest.set(period, instant)
  }
  return [...newest.values()].slice(0, count)
}

/** Herstelproef of one backup: opens it where it lies, read-only, and reads it whole. Throws `damaged-database`, `file-problem`. */
export function openBackup(file: string, key: Uint8Array): Verification {
  const db = openRecord(file, key, { readonly: true })
  try {
    return verifyRecord(db)
  } finally {
    db.close()
  }
}

/** Makes a workspace folder out of a backup alone, for when the computer is gone: password and recovery code of that day open it. */
export function makeFolderFromBackup(file: string, folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (readdirSync(folder).length > 0) throw new AppError('file-problem', { reason: 'exists' })
    if (!existsSync(keysFileOf(file))) throw new AppError('unreadable-workspace', { reason: 'no-keys' })
    copyDurably(file, join(folder, 'record.db'))
    copyDurably(keysFileOf(file), join(folder, keysFileName))
  } catch (error) {
    throw toAppError(error)
  }
}

export function keysFileOf(backupFile: string): string {
  return backupFile.replace(/\.db$/, '.keys.json')
}

function copyToSecondFolder(file: string, secondFolder: string): MadeBackup['secondCopy'] {
  try {
    if (!existsSync(secondFolder)) return 'missing'
    const target = join(secondFolder, basename(file))
    copyDurably(keysFileOf(file), keysFileOf(target))
    copyDurably(file, target)
    return 'made'
  } catch (error) {
    // The backup itself is made; what became of its copy is part of the answer and is shown.
    const mapped = toAppError(error)
    if (!(mapped instanceof AppError)) throw error
    return mapped.details['reason'] === 'full' ? 'full' : mapped.details['reason'] === 'missing' ? 'missing' : 'failed'
  }
}

function copyDurably(from: string, to: string): void {
  const temporary = `${to}.tmp`
  try {
    copyFileSync(from, temporary)
    syncFile(temporary)
    renameSync(temporary, to)
    syncFolder(dirname(to))
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

/** What a crash or a full disk in the middle of a backup left: temporary files, and keys without their record. */
function removeLeftovers(backups: string): void {
  const names = readdirSync(backups)
  const lonely = names.filter((name) => name.endsWith('.keys.json') && !names.includes(name.replace(/\.keys\.json$/, '.db')))
  const temporary = names.filter((name) => /^record-.*\.tmp(-journal)?$/.test(name))
  for (const name of [...lonely, ...temporary]) rmSync(join(backups, name), { force: true, recursive: true })
}

function describe(file: string): BackupFile {
  const match = namePattern.exec(basename(file))
  const backupId = match?.[1] ?? ''
  const madeAt = backupId.replace(/T(\d\d)-(\d\d)-(\d\d)/, 'T$1:$2:$3')
  return { backupId, madeAt, reason: match?.[2] as BackupReason, bytes: statSync(file).size, file }
}

function idOf(instant: string): string {
  return instant.replaceAll(':', '-')
}
