import { createHash } from 'node:crypto'
import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, readFileSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { AppError } from '../contract/errors.ts'
import { inspectJournal, type JournalDamage } from './journal.ts'

/** An open, decrypted record. SQLite's single connection: whoever holds it is the only one at work. */
export type RecordDatabase = Database.Database

export interface OpenOptions {
  /** Makes a new file and refuses to touch one that exists; without it a missing or empty file is an error, never a fresh start. */
  readonly create?: boolean
  readonly readonly?: boolean
  /** Keeps every other process out of the file for as long as it is open. On unless `readonly`. */
  readonly exclusive?: boolean
  /**
   * Called when the write-ahead log, left by a crash, can be read only in part; the rest of it was copied beside the
   * record first. The record then opens without those last changes. Without this callback that is `damaged-database`.
   */
  readonly onJournalDamage?: (damage: JournalDamage) => void
}

/**
 * Opens an encrypted record (SQLCipher 4 format, raw 256-bit key). The only place that calls `new Database`.
 * Throws `unreadable-workspace` (missing), `damaged-database` (wrong key or damaged), `file-problem` (the disk).
 */
export function openRecord(path: string, key: Uint8Array, options: OpenOptions = {}): RecordDatabase {
  if (key.length !== 32) throw new TypeError('A record key has 32 bytes')
  const readonly = options.readonly ?? false
  if (options.create === true) createEmptyFile(path)
  else requireFile(path)
  checkJournal(path, options.onJournalDamage)

  let db: RecordDatabase | undefined
  try {
    db = new Database(path, { readonly, fileMustExist: true, timeout: 5_000 })
    db.pragma(`cipher='sqlcipher'`)
    db.pragma('legacy=4')
    db.pragma(`key="x'${Buffer.from(key.buffer, key.byteOffset, key.length).toString('hex')}'"`)
    db.pragma('trusted_schema=OFF')
    db.pragma('cell_size_check=ON')
    db.pragma('temp_store=MEMORY')
    // 64 MB of decrypted pages: without it a large record is decrypted again and again (measured: 4 to 6 times slower).
    db.pragma('cache_size=-65536')
    db.pragma('foreign_keys=ON')
    // The first read: decrypts and authenticates page 1, so a wrong key or a foreign file ends here.
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
    if (!readonly) {
      if (options.exclusive ?? true) db.pragma('locking_mode=EXCLUSIVE')
      db.pragma('journal_mode=WAL')
      db.pragma('synchronous=FULL')
      db.pragma('secure_delete=ON')
    }
    return db
  } catch (error) {
    db?.close()
    throw toAppError(error)
  }
}

/** What `verifyRecord` found; counts by table name, without SQLite's own and the search index's inner tables. */
export interface Verification {
  readonly counts: Readonly<Record<string, number>>
}

/**
 * Reads the whole record: every page is authenticated by the cipher, every index and foreign key compared.
 * Throws `damaged-database` with the check that failed.
 */
export function verifyRecord(db: RecordDatabase): Verification {
  try {
    const integrity = db.pragma('integrity_check(1)', { simple: true })
    if (integrity !== 'ok') throw new AppError('damaged-database', { reason: 'integrity' })
    if ((db.pragma('foreign_key_check') as unknown[]).length > 0) throw new AppError('damaged-database', { reason: 'references' })
    return { counts: countRows(db) }
  } catch (error) {
    throw toAppError(error)
  }
}

/** Row counts of all real tables, sorted by name. */
export function countRows(db: RecordDatabase): Record<string, number> {
  const tables = db
    .prepare(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
    )
    .pluck()
    .all() as string[]
  return Object.fromEntries(
    tables.map((name) => [
      name,
      db
        .prepare(`SELECT count(*) FROM "${name.replaceAll('"', '""')}"`)
        .pluck()
        .get() as number,
    ]),
  )
}

const sqliteCodes: readonly (readonly [prefix: string, code: 'damaged-database' | 'file-problem', reason: string])[] = [
  ['SQLITE_NOTADB', 'damaged-database', 'unreadable'],
  ['SQLITE_CORRUPT', 'damaged-database', 'corrupt'],
  ['SQLITE_FULL', 'file-problem', 'full'],
  ['SQLITE_READONLY', 'file-problem', 'read-only'],
  ['SQLITE_PERM', 'file-problem', 'read-only'],
  ['SQLITE_AUTH', 'damaged-database', 'unreadable'],
  ['SQLITE_CANTOPEN', 'file-problem', 'missing'],
  ['SQLITE_BUSY', 'file-problem', 'busy'],
  ['SQLITE_LOCKED', 'file-problem', 'busy'],
  ['SQLITE_PROTOCOL', 'file-problem', 'busy'],
  ['SQLITE_NOMEM', 'file-problem', 'other'],
  ['SQLITE_TOOBIG', 'file-problem', 'other'],
  ['SQLITE_IOERR', 'file-problem', 'other'],
]

const diskCodes: Readonly<Record<string, string>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  EROFS: 'read-only',
  EACCES: 'read-only',
  EPERM: 'read-only',
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  ENXIO: 'missing',
  ENODEV: 'missing',
  ESTALE: 'missing',
  EBUSY: 'busy',
  ETXTBSY: 'busy',
  EIO: 'other',
  EMFILE: 'other',
  ENFILE: 'other',
  EISDIR: 'other',
  ERR_FS_EISDIR: 'other',
  ENOTEMPTY: 'other',
  ELOOP: 'other',
  ENAMETOOLONG: 'other',
  EEXIST: 'exists',
}

/**
 * The one translation of what SQLite and the disk throw. An `AppError` stays what it is, an unknown error too: that is a bug,
 * and the dispatcher reports it as one. Unique and foreign-key violations have no general meaning for the user; a
 * handler that expects one says so itself, except for uniqueness, which becomes `not-unique`.
 */
export function toAppError(error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY') {
    const column = /failed: [^.]+\.(\w+)/.exec(error.message)?.[1]
    return withCause(new AppError('not-unique', column === undefined ? {} : { field: column }), error)
  }
  const sqlite = sqliteCodes.find(([prefix]) => code.startsWith(prefix))
  if (sqlite !== undefined) return withCause(new AppError(sqlite[1], { reason: sqlite[2] }), error)
  const disk = diskCodes[code]
  if (disk !== undefined) return withCause(new AppError('file-problem', { reason: disk }), error)
  // better-sqlite3 refuses a missing folder before SQLite sees it, with a plain TypeError.
  if (/^Cannot open database because the directory does not exist/.test(error.message)) {
    return withCause(new AppError('file-problem', { reason: 'missing' }), error)
  }
  return error
}

function withCause(appError: AppError, cause: Error): AppError {
  appError.cause = cause
  return appError
}

function createEmptyFile(path: string): void {
  try {
    const file = openSync(path, 'wx', 0o600)
    fsyncSync(file)
    closeSync(file)
  } catch (error) {
    throw toAppError(error)
  }
}

/** SQLite makes a fresh database of a missing or empty file; for a record either is a loss that must be told. */
function requireFile(path: string): void {
  try {
    const file = statSync(path)
    if (!file.isFile()) throw new AppError('unreadable-workspace', { reason: 'no-record' })
    if (file.size < 512) throw new AppError('damaged-database', { reason: 'truncated' })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new AppError('unreadable-workspace', { reason: 'no-record' })
    throw toAppError(error)
  }
}

/** SQLite drops everything after the first damaged frame without a word; here it is told, and the bytes are kept. */
function checkJournal(path: string, onDamage: OpenOptions['onJournalDamage']): void {
  const journal = `${path}-wal`
  try {
    if (!existsSync(journal)) return
    const bytes = readFileSync(journal)
    const damage = inspectJournal(bytes)
    if (damage === null) return
    if (onDamage === undefined) throw new AppError('damaged-database', { reason: 'journal' })
    const kept = `${journal}-damaged-${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}`
    if (!existsSync(kept)) copyFileSync(journal, kept)
    onDamage(damage)
  } catch (error) {
    throw toAppError(error)
  }
}
