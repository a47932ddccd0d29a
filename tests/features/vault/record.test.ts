import { randomUUID } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { AppError } from '../../../db/contract/errors.ts'
import { dayInUtrecht, mondayOf } from '../../../db/contract/dates.ts'
import { migrate, type Migration } from '../../../db/schema/migrate.ts'
import { countRows, openRecord, toAppError, verifyRecord } from '../../../db/schema/open.ts'
import {
  backupsToKeep,
  findBackup,
  finishInterruptedRestore,
  listBackups,
  makeBackup,
  makeFolderFromBackup,
  openBackup,
  pruneBackups,
  restoreBackup,
} from '../../../db/vault/backups.ts'
import { readVault, unlockWithPassword } from '../../../db/vault/vault.ts'
import { acquireWorkspaceLock, lockFileName, thisMachine, type Machine } from '../../../db/vault/workspace-lock.ts'
import { addRows, cheapPolicy, errorOf, flipBit, makeTestRecord, makeTestVault, password, scratchFolder } from '../../support/vault.ts'

const key = new Uint8Array(32).fill(7)
const now = '2026-11-23T11:41:00.000Z'

describe('opening a record', () => {
  test('sets every pragma that safety needs', () => {
    const db = openRecord(join(scratchFolder(), 'r.db'), key, { create: true })
    const pragmas = [
      'journal_mode',
      'synchronous',
      'foreign_keys',
      'secure_delete',
      'temp_store',
      'trusted_schema',
      'cell_size_check',
      'cipher',
      'legacy',
    ]
    expect(Object.fromEntries(pragmas.map((name) => [name, db.pragma(name, { simple: true })]))).toEqual({
      journal_mode: 'wal',
      synchronous: 2,
      foreign_keys: 1,
      secure_delete: 1,
      temp_store: 2,
      trusted_schema: 0,
      cell_size_check: 1,
      cipher: 'sqlcipher',
      legacy: '4',
    })
    db.close()
  })

  test('never makes a missing or emptied record anew', async () => {
    const folder = scratchFolder()
    const path = join(folder, 'record.db')
    expect(await errorOf(() => openRecord(path, key))).toEqual({ code: 'unreadable-workspace', details: { reason: 'no-record' } })
    expect(existsSync(path)).toBe(false)
    openRecord(path, key, { create: true }).exec('CREATE TABLE t (id INTEGER) STRICT').close()
    expect((await errorOf(() => openRecord(path, key, { create: true }))).code).toBe('file-problem')
    for (const size of [4_096, 100, 0]) {
      truncateSync(path, size)
      expect((await errorOf(() => openAndVerify(path))).code).toBe('damaged-database')
    }
    expect((await errorOf(() => openRecord(folder, key))).code).toBe('unreadable-workspace')
  })

  test('a wrong key, a plain database and rubbish are no record', async () => {
    const folder = scratchFolder()
    const path = join(folder, 'record.db')
    openRecord(path, key, { create: true }).exec('CREATE TABLE t (id INTEGER) STRICT').close()
    expect(await errorOf(() => openRecord(path, new Uint8Array(32)))).toEqual({
      code: 'damaged-database',
      details: { reason: 'unreadable' },
    })
    writeFileSync(path, Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(8_176)]))
    expect((await errorOf(() => openRecord(path, key))).code).toBe('damaged-database')
    expect(() => openRecord(path, new Uint8Array(16))).toThrow(TypeError)
  })

  test('keeps a second process and a second connection out', async () => {
    const path = join(scratchFolder(), 'record.db')
    const db = openRecord(path, key, { create: true })
    db.exec('CREATE TABLE t (id INTEGER) STRICT')
    vi.setConfig({ testTimeout: 20_000 })
    expect(await errorOf(() => openRecord(path, key))).toEqual({ code: 'file-problem', details: { reason: 'busy' } })
    db.close()
    openRecord(path, key).close()
  })

  test('a full disk is told, and the record stays whole', async () => {
    const path = join(scratchFolder(), 'record.db')
    const db = openRecord(path, key, { create: true })
    db.exec('CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT) STRICT')
    db.pragma('max_page_count=20')
    const insert = db.prepare('INSERT INTO t (text) VALUES (?)')
    const fill = () => {
      for (let i = 0; i < 100; i++) insert.run('x'.repeat(3_000))
    }
    expect(await errorOf(() => mapped(() => db.transaction(fill)()))).toEqual({ code: 'file-problem', details: { reason: 'full' } })
    expect(verifyRecord(db).counts).toEqual({ t: 0 })
    db.close()
  })

  test('toAppError maps what can be expected and leaves bugs alone', () => {
    const named = (code: string, message = '') => Object.assign(new Error(message), { code })
    const map = (error: unknown) => {
      const result = toAppError(error)
      return result instanceof AppError ? [result.code, result.details] : result
    }
    expect(map(named('SQLITE_NOTADB'))).toEqual(['damaged-database', { reason: 'unreadable' }])
    expect(map(named('SQLITE_CORRUPT_VTAB'))).toEqual(['damaged-database', { reason: 'corrupt' }])
    expect(map(named('SQLITE_FULL'))).toEqual(['file-problem', { reason: 'full' }])
    expect(map(named('SQLITE_IOERR_WRITE'))).toEqual(['file-problem', { reason: 'other' }])
    expect(map(named('SQLITE_READONLY_DIRECTORY'))).toEqual(['file-problem', { reason: 'read-only' }])
    expect(map(named('ENOSPC'))).toEqual(['file-problem', { reason: 'full' }])
    expect(map(named('EROFS'))).toEqual(['file-problem', { reason: 'read-only' }])
    expect(map(named('SQLITE_CONSTRAINT_UNIQUE', 'UNIQUE constraint failed: user.name'))).toEqual(['not-unique', { field: 'name' }])
    const bug = new TypeError('x is not a function')
    expect(map(bug)).toBe(bug)
    expect(map('text')).toBe('text')
    const known = new AppError('locked')
    expect(toAppError(known)).toBe(known)
  })
})

describe('migrations', () => {
  const steps: readonly Migration[] = [
    { version: 10, name: 'first', sql: 'CREATE TABLE a (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;' },
    { version: 20, name: 'second', sql: 'CREATE TABLE b (id INTEGER PRIMARY KEY, a_id INTEGER NOT NULL REFERENCES a(id)) STRICT;' },
  ]
  const fresh = () => openRecord(join(scratchFolder(), 'record.db'), key, { create: true })
  const state = (db: ReturnType<typeof fresh>) => ({
    version: db.pragma('user_version', { simple: true }),
    tables: countRows(db),
    foreignKeys: db.pragma('foreign_keys', { simple: true }),
  })

  test('run once, in order, with a backup before them unless the record is new', async () => {
    const db = fresh()
    const backup = vi.fn()
    expect(await migrate(db, steps.slice(0, 1), { backup })).toEqual({ from: 0, to: 10, applied: ['first'] })
    expect(backup).not.toHaveBeenCalled()
    db.exec(`INSERT INTO a (text) VALUES ('x')`)
    expect(await migrate(db, steps, { backup })).toEqual({ from: 10, to: 20, applied: ['second'] })
    expect(backup).toHaveBeenCalledOnce()
    expect(await migrate(db, steps, { backup })).toEqual({ from: 20, to: 20, applied: [] })
    expect(backup).toHaveBeenCalledOnce()
    expect(state(db)).toEqual({ version: 20, tables: { a: 1, b: 0 }, foreignKeys: 1 })
    db.close()
  })

  test('a newer record is refused and not touched', async () => {
    const db = fresh()
    db.exec('CREATE TABLE z (id INTEGER) STRICT; PRAGMA user_version=30;')
    const backup = vi.fn()
    expect(await errorOf(() => migrate(db, steps, { backup }))).toEqual({ code: 'newer-database', details: { found: 30, known: 20 } })
    expect(backup).not.toHaveBeenCalled()
    expect(state(db)).toEqual({ version: 30, tables: { z: 0 }, foreignKeys: 1 })
    db.close()
  })

  test.each([
    ['wrong SQL', 'CREATE TABLE c (id INTEGER) STRICT; INSERT INTO nergens VALUES (1);'],
    ['a broken reference', 'INSERT INTO b (a_id) VALUES (99);'],
    ['a step that ends the transaction', 'CREATE TABLE c (id INTEGER) STRICT; ROLLBACK;'],
  ])('%s leaves the record as it was', async (_name, sql) => {
    const db = fresh()
    await migrate(db, steps, { backup: vi.fn() })
    db.exec(`INSERT INTO a (text) VALUES ('x')`)
    const before = state(db)
    const further: readonly Migration[] = [
      ...steps,
      { version: 30, name: 'third', sql: `UPDATE a SET text = 'y';` },
      { version: 40, name: 'bad', sql },
    ]
    await expect(migrate(db, further, { backup: vi.fn() })).rejects.toThrow()
    expect(state(db)).toEqual(before)
    expect(db.prepare('SELECT text FROM a').pluck().get()).toBe('x')
    db.close()
  })

  test('a backup that fails stops the migration before it begins', async () => {
    const db = fresh()
    await migrate(db, steps.slice(0, 1), { backup: vi.fn() })
    const backup = () => Promise.reject(new AppError('file-problem', { reason: 'full' }))
    expect((await errorOf(() => migrate(db, steps, { backup }))).code).toBe('file-problem')
    expect(state(db)).toMatchObject({ version: 10 })
    db.close()
  })

  test('a list that is out of order is a bug', async () => {
    await expect(migrate(fresh(), [...steps].reverse(), { backup: vi.fn() })).rejects.toThrow('out of order')
  })
})

describe('backups', () => {
  test('open on their own, with the counts of their moment', async () => {
    const made = await makeTestVault()
    const db = makeTestRecord(made, 20)
    const second = scratchFolder()
    const backup = makeBackup(db, made.folder, { now, reason: 'by-hand', secondFolder: second })
    expect(backup).toMatchObject({ backupId: '2026-11-23T11-41-00.000Z', madeAt: now, reason: 'by-hand', secondCopy: 'made' })
    addRows(db, 5)
    expect(openBackup(backup.file, made.vault.databaseKey()).counts).toEqual({ child: 20, note: 20 })
    expect(listBackups(made.folder)).toEqual([
      { backupId: backup.backupId, madeAt: now, reason: 'by-hand', bytes: backup.bytes, file: backup.file },
    ])
    expect(findBackup(made.folder, backup.backupId).file).toBe(backup.file)
    expect(readdirSync(join(made.folder, 'backups')).sort()).toEqual(readdirSync(second).sort())

    const elsewhere = join(scratchFolder(), 'nieuwe laptop')
    makeFolderFromBackup(join(second, readdirSync(second).find((name) => name.endsWith('.db')) ?? ''), elsewhere)
    const opened = await unlockWithPassword(elsewhere, made.userId, password, made.tools)
    const copy = openRecord(join(elsewhere, 'record.db'), opened.databaseKey())
    expect(verifyRecord(copy).counts).toEqual({ child: 20, note: 20 })
    copy.close()
    db.close()
  })

  test('a second folder that is not there is told, and the backup is made', async () => {
    const made = await makeTestVault()
    const db = makeTestRecord(made, 3)
    const missing = join(scratchFolder(), 'stick')
    expect(makeBackup(db, made.folder, { now, reason: 'daily', secondFolder: missing }).secondCopy).toBe('missing')
    const blocked = join(scratchFolder(), 'bestand')
    writeFileSync(blocked, '')
    expect(makeBackup(db, made.folder, { now: later(1), reason: 'daily', secondFolder: blocked }).secondCopy).toBe('missing')
    expect(listBackups(made.folder)).toHaveLength(2)
    db.close()
  })

  test('a place that cannot be written leaves nothing half-made', async () => {
    const made = await makeTestVault()
    const db = makeTestRecord(made, 3)
    writeFileSync(join(made.folder, 'backups'), '')
    expect((await errorOf(() => makeBackup(db, made.folder, { now, reason: 'daily' }))).code).toBe('file-problem')
    db.close()
    const other = await makeTestVault()
    const open = makeTestRecord(other, 3)
    mkdirSync(join(other.folder, 'backups'), { recursive: true })
    writeFileSync(join(other.folder, 'backups', 'record-2026-11-22T11-41-00.000Z-daily.db.tmp'), 'half')
    writeFileSync(join(other.folder, 'backups', 'record-2026-11-22T11-41-00.000Z-daily.keys.json'), 'lonely')
    makeBackup(open, other.folder, { now, reason: 'daily' })
    expect((await errorOf(() => makeBackup(open, other.folder, { now, reason: 'daily' }))).details).toEqual({ reason: 'exists' })
    expect(readdirSync(join(other.folder, 'backups')).sort()).toEqual([
      'record-2026-11-23T11-41-00.000Z-daily.db',
      'record-2026-11-23T11-41-00.000Z-daily.keys.json',
    ])
    open.close()
  })

  test('pruning deletes pairs, and only what the rule lets go', async () => {
    const made = await makeTestVault()
    const db = makeTestRecord(made, 1)
    for (let day = 0; day < 10; day++) makeBackup(db, made.folder, { now: later(day * 86_400_000), reason: 'daily' })
    const last = later(9 * 86_400_000)
    const kept = backupsToKeep(
      listBackups(made.folder).map(({ madeAt }) => madeAt),
      last,
    )
    const gone = pruneBackups(made.folder, last)
    expect(gone).toHaveLength(10 - kept.size)
    expect(new Set(listBackups(made.folder).map(({ madeAt }) => madeAt))).toEqual(kept)
    expect(readdirSync(join(made.folder, 'backups'))).toHaveLength(2 * kept.size)
    expect(pruneBackups(made.folder, last)).toEqual([])
    db.close()
  })

  const instants = fc
    .array(fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2026, 11) }), { maxLength: 120 })
    .map((list) => [...new Set(list)].map((ms) => new Date(ms).toISOString()))

  test('the rule keeps the newest of 7 days, 5 weeks and 12 months, never more, and is stable', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: Date.UTC(2024, 6), max: Date.UTC(2026, 11) }), (all, nowMs) => {
        const at = new Date(nowMs).toISOString()
        const kept = backupsToKeep(all, at)
        const past = all
          .filter((instant) => Date.parse(instant) <= nowMs)
          .sort()
          .reverse()
        const keptPast = [...kept].filter((instant) => Date.parse(instant) <= nowMs)
        expect([...kept].every((instant) => all.includes(instant))).toBe(true)
        expect(all.filter((instant) => Date.parse(instant) > nowMs).every((instant) => kept.has(instant))).toBe(true)
        expect(keptPast.length).toBeLessThanOrEqual(24)
        if (past[0] !== undefined) expect(kept.has(past[0])).toBe(true)
        for (const [periodOf, count] of [
          [dayInUtrecht, 7],
          [(instant: string) => mondayOf(dayInUtrecht(instant)), 5],
          [(instant: string) => dayInUtrecht(instant).slice(0, 7), 12],
        ] as const) {
          const periods = [...new Set(past.map(periodOf))].slice(0, count)
          for (const period of periods) expect(kept.has(past.find((instant) => periodOf(instant) === period) ?? '')).toBe(true)
        }
        expect(backupsToKeep([...kept], at)).toEqual(kept)
        expect(backupsToKeep([...all].reverse(), at)).toEqual(kept)
      }),
    )
  })

  test('a year of daily backups leaves 7 days, 5 weeks and 12 months', () => {
    const days = Array.from({ length: 365 }, (_, i) => new Date(Date.UTC(2025, 10, 24 + i, 17)).toISOString())
    const kept = [...backupsToKeep(days, '2026-11-23T18:00:00.000Z')].sort().reverse()
    expect(kept.slice(0, 7)).toEqual(days.slice(-7).reverse())
    expect(kept.length).toBeGreaterThanOrEqual(7 + 3 + 10)
    expect(kept.length).toBeLessThanOrEqual(24)
  })
})

describe('restoring', () => {
  const prepared = async () => {
    const made = await makeTestVault()
    const db = makeTestRecord(made, 20)
    const backup = makeBackup(db, made.folder, { now, reason: 'by-hand' })
    addRows(db, 30)
    return { ...made, db, backup, record: join(made.folder, 'record.db'), key: made.vault.databaseKey() }
  }

  test('brings the counts back and keeps the old file', async () => {
    const { folder, db, backup, record, key } = await prepared()
    db.close()
    const restored = restoreBackup(folder, backup.file, key, { now })
    expect(restored).toEqual({ counts: { child: 20, note: 20 }, keptFile: 'record.kept-2026-11-23T11-41-00.000Z.db' })
    expect(openAndVerify(record, key)).toEqual({ child: 20, note: 20 })
    expect(openAndVerify(join(folder, restored.keptFile ?? ''), key)).toEqual({ child: 50, note: 50 })
    expect(readdirSync(folder).filter((name) => name.startsWith('restore') || name.includes('restore-'))).toEqual([])
  })

  test('a log that a crash left is kept with the old file and not applied to the restored one', async () => {
    const { folder, db, backup, record, key } = await prepared()
    const [main, log] = [readFileSync(record), readFileSync(`${record}-wal`)]
    db.close()
    writeFileSync(record, main)
    writeFileSync(`${record}-wal`, log)
    const { keptFile } = restoreBackup(folder, backup.file, key, { now })
    expect(openAndVerify(record, key)).toEqual({ child: 20, note: 20 })
    expect(openAndVerify(join(folder, keptFile ?? ''), key)).toEqual({ child: 50, note: 50 })
  })

  test('replaces a record that is damaged or gone', async () => {
    const { folder, db, backup, record, key } = await prepared()
    db.close()
    truncateSync(record, 0)
    expect(restoreBackup(folder, backup.file, key, { now }).counts).toEqual({ child: 20, note: 20 })
    const other = await prepared()
    other.db.close()
    truncateSync(other.record, 5_000)
    restoreBackup(other.folder, other.backup.file, other.key, { now })
    expect(openAndVerify(other.record, other.key)).toEqual({ child: 20, note: 20 })
  })

  test('a damaged, foreign or missing backup leaves the record as it was', async () => {
    const { folder, db, backup, record, key } = await prepared()
    const stranger = await prepared()
    db.close()
    const before = readFileSync(record)
    const damaged = join(scratchFolder(), 'b.db')
    const bytes = readFileSync(backup.file)
    writeFileSync(damaged, flipBit(bytes, (bytes.length - 3_000) * 8))
    const files = readdirSync(folder)
    for (const file of [damaged, stranger.backup.file]) {
      expect((await errorOf(() => restoreBackup(folder, file, key, { now }))).code).toBe('damaged-database')
    }
    expect(await errorOf(() => restoreBackup(folder, join(folder, 'weg.db'), key, { now }))).toEqual({
      code: 'file-problem',
      details: { reason: 'missing' },
    })
    expect(readFileSync(record).equals(before)).toBe(true)
    expect(readdirSync(folder)).toEqual(files)
    stranger.db.close()
  })

  test('a swap that fails halfway is undone', async () => {
    const { folder, db, backup, record, key } = await prepared()
    db.close()
    const before = readFileSync(record)
    // A folder in the place of the shared-memory file makes the swap fail after the log was moved.
    writeFileSync(`${record}-wal`, 'log')
    mkdirSync(join(`${record}-shm`, 'vol'), { recursive: true })
    const files = readdirSync(folder)
    expect((await errorOf(() => restoreBackup(folder, backup.file, key, { now }))).code).toBe('file-problem')
    expect(readFileSync(record).equals(before)).toBe(true)
    expect(readFileSync(`${record}-wal`, 'utf8')).toBe('log')
    expect(readdirSync(folder)).toEqual(files)
  })

  test.each(['intent written', 'log moved', 'record moved', 'copy in place'])(
    'a crash after "%s" is carried through at the next unlock',
    async (moment) => {
      const { folder, db, backup, record, key, userId, tools } = await prepared()
      db.close()
      const stamp = '2026-11-23T11-41-00.000Z'
      const kept = join(folder, `record.kept-${stamp}.db`)
      const aside = join(folder, `record.restore-${stamp}.db`)
      copyFileSync(backup.file, aside)
      writeFileSync(
        join(folder, 'restore.json'),
        JSON.stringify({ format: 'kernwijzer-restore-1', aside: `record.restore-${stamp}.db`, kept: `record.kept-${stamp}.db` }),
      )
      if (moment === 'record moved' || moment === 'copy in place') renameSync(record, kept)
      if (moment === 'copy in place') renameSync(aside, record)
      await unlockWithPassword(folder, userId, password, tools)
      expect(openAndVerify(record, key)).toEqual({ child: 20, note: 20 })
      expect(openAndVerify(kept, key)).toEqual({ child: 50, note: 50 })
      expect(existsSync(join(folder, 'restore.json'))).toBe(false)
      finishInterruptedRestore(folder)
      expect(readVault(folder, cheapPolicy).keysFrom).toBe('current')
    },
  )
})

describe('the workspace lock', () => {
  const machine = (change: Partial<Machine> = {}): Machine => ({
    host: 'laptop-groepsruimte',
    machine: 'm1',
    pid: 4_711,
    bootId: 'boot-1',
    bootedAtMs: Date.parse(now) - 3_600_000,
    isAlive: () => true,
    processStart: () => '100',
    ...change,
  })

  test('refuses a second instance and a second computer, with who and since when', async () => {
    const folder = scratchFolder()
    const lock = acquireWorkspaceLock(folder, { now, machine: machine() })
    const refused = { code: 'workspace-in-use', details: { host: 'laptop-groepsruimte', since: now } }
    expect(await errorOf(() => acquireWorkspaceLock(folder, { now, machine: machine({ pid: 5_000 }) }))).toEqual(refused)
    expect(await errorOf(() => acquireWorkspaceLock(folder, { now, machine: machine() }))).toEqual(refused)
    const elsewhere = machine({ machine: 'm2', host: 'kantoor', isAlive: () => false, bootId: 'boot-9' })
    expect(await errorOf(() => acquireWorkspaceLock(folder, { now, machine: elsewhere }))).toEqual(refused)
    lock.release()
    expect(readdirSync(folder)).toEqual([])
    acquireWorkspaceLock(folder, { now, machine: elsewhere }).release()
  })

  test.each([
    ['its process is gone', { isAlive: () => false }],
    ['its number was given to another process', { processStart: (pid: number) => (pid === 4_711 ? '999' : '100') }],
    ['the computer was restarted', { bootId: 'boot-2' }],
  ])('takes over a stale lock: %s', (_name, change) => {
    const folder = scratchFolder()
    const old = acquireWorkspaceLock(folder, { now, machine: machine() })
    const fresh = acquireWorkspaceLock(folder, { now: later(1), machine: machine({ pid: 5_000, ...change }) })
    expect([old.isHeld(), fresh.isHeld()]).toEqual([false, true])
    old.release()
    expect(fresh.isHeld()).toBe(true)
    fresh.release()
    expect(readdirSync(folder)).toEqual([])
  })

  test('without a boot id, a lock from before the start of the computer is stale', () => {
    const folder = scratchFolder()
    const blind = { bootId: null, processStart: () => null }
    acquireWorkspaceLock(folder, { now, machine: machine(blind) })
    const restarted = machine({ ...blind, pid: 5_000, bootedAtMs: Date.parse(now) + 600_000 })
    expect(acquireWorkspaceLock(folder, { now: later(700_000), machine: restarted }).isHeld()).toBe(true)
  })

  test('a lock of another computer is taken over only when the user says so', () => {
    const folder = scratchFolder()
    acquireWorkspaceLock(folder, { now, machine: machine({ machine: 'm2' }) })
    expect(acquireWorkspaceLock(folder, { now, machine: machine(), takeOver: true }).isHeld()).toBe(true)
  })

  test('a damaged lock counts as held while it may still be in writing, and is rubbish after that', async () => {
    const folder = scratchFolder()
    writeFileSync(join(folder, lockFileName), '{"format":')
    utimesSync(join(folder, lockFileName), new Date(now), new Date(now))
    expect((await errorOf(() => acquireWorkspaceLock(folder, { now, machine: machine() }))).code).toBe('workspace-in-use')
    utimesSync(join(folder, lockFileName), 1, 1)
    expect(acquireWorkspaceLock(folder, { now, machine: machine() }).isHeld()).toBe(true)
  })

  test('a folder that is gone is a problem of the disk', async () => {
    expect(await errorOf(() => acquireWorkspaceLock(join(scratchFolder(), randomUUID()), { now }))).toEqual({
      code: 'file-problem',
      details: { reason: 'missing' },
    })
  })

  test('knows this process of this computer', () => {
    const here = thisMachine(now)
    expect(here.isAlive(here.pid)).toBe(true)
    expect(here.isAlive(2 ** 30)).toBe(false)
    if (process.platform === 'linux') expect(here.processStart(here.pid)).toMatch(/^\d+$/)
    const folder = scratchFolder()
    acquireWorkspaceLock(folder, { now }).release()
    expect(readdirSync(folder)).toEqual([])
  })
})

function later(milliseconds: number): string {
  return new Date(Date.parse(now) + milliseconds).toISOString()
}

function openAndVerify(path: string, recordKey: Uint8Array = key): Readonly<Record<string, number>> {
  const db = openRecord(path, recordKey)
  try {
    return verifyRecord(db).counts
  } finally {
    db.close()
  }
}

function mapped<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw toAppError(error)
  }
}
