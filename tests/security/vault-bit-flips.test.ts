import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { AppError } from '../../db/contract/errors.ts'
import { inspectJournal } from '../../db/schema/journal.ts'
import { openRecord, verifyRecord } from '../../db/schema/open.ts'
import { makeBackup, openBackup } from '../../db/vault/backups.ts'
import { readVault, unlockWithPassword } from '../../db/vault/vault.ts'
import { addRows, cheapPolicy, errorOf, flipBit, makeTestRecord, makeTestVault, password, scratchFolder, seeded } from '../support/vault.ts'

/**
 * A laptop's disk goes bad one bit at a time. A flipped bit that nobody notices is worse than a lost file: it becomes part of a
 * child's record, and of every backup after it.
 */

/** Bytes of a record whose changes of the last minutes are in the write-ahead log, as a crash leaves it. */
async function crashedRecord(): Promise<{ main: Uint8Array; log: Uint8Array; key: Uint8Array; backup: Uint8Array }> {
  const made = await makeTestVault()
  const db = makeTestRecord(made, 120)
  db.pragma('wal_checkpoint(TRUNCATE)')
  const backup = makeBackup(db, made.folder, { now: '2026-11-23T11:41:00.000Z', reason: 'daily' })
  for (let i = 0; i < 12; i++) addRows(db, 3)
  const path = join(made.folder, 'record.db')
  const files = {
    main: readFileSync(path),
    log: readFileSync(`${path}-wal`),
    key: made.vault.databaseKey(),
    backup: readFileSync(backup.file),
  }
  db.close()
  return files
}

/** How the damage came out; a record that opens, verifies and counts as before is `unnoticed`. */
function outcomeOf(folder: string, main: Uint8Array, log: Uint8Array | null, key: Uint8Array): string {
  const path = join(folder, 'record.db')
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true })
  writeFileSync(path, main)
  if (log !== null) writeFileSync(`${path}-wal`, log)
  try {
    const db = openRecord(path, key)
    try {
      const { counts } = verifyRecord(db)
      return `unnoticed ${JSON.stringify(counts)}`
    } finally {
      db.close()
    }
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

test('200 flipped bits in a closed record: none goes unnoticed', async () => {
  const { backup, key } = await crashedRecord()
  const folder = scratchFolder()
  expect(outcomeOf(folder, backup, null, key)).toBe('unnoticed {"child":120,"note":120}')
  const random = seeded(20261123)
  const outcomes = new Set<string>()
  for (let round = 0; round < 200; round++) outcomes.add(outcomeOf(folder, flipBit(backup, random(backup.length * 8)), null, key))
  expect([...outcomes]).toEqual(['damaged-database'])
})

test('200 flipped bits in the log that a crash left: none goes unnoticed', async () => {
  const { main, log, key } = await crashedRecord()
  const folder = scratchFolder()
  expect(outcomeOf(folder, main, log, key)).toBe('unnoticed {"child":156,"note":156}')
  const random = seeded(20261124)
  const outcomes = new Set<string>()
  for (let round = 0; round < 200; round++) outcomes.add(outcomeOf(folder, main, flipBit(log, random(log.length * 8)), key))
  expect([...outcomes]).toEqual(['damaged-database'])
})

test('a flipped bit in a page of the record is noticed, unless the log holds a newer copy that replaces the page', async () => {
  const { main, log, key } = await crashedRecord()
  const folder = scratchFolder()
  const replaced = new Set(pagesIn(log))
  expect(replaced.size).toBeGreaterThan(1)
  const random = seeded(20261125)
  for (let page = 1; page <= main.length / 4096; page++) {
    const outcome = outcomeOf(folder, flipBit(main, (page - 1) * 4096 * 8 + random(4096 * 8)), log, key)
    const isHarmless = replaced.has(page) && page !== 1
    if (!isHarmless) expect(outcome, `page ${String(page)}`).toBe('damaged-database')
    // Whole again: opening carried the newer copy over, and the file now stands without a log.
    else
      expect([outcome, outcomeOf(folder, readFileSync(join(folder, 'record.db')), null, key)]).toEqual(
        Array(2).fill('unnoticed {"child":156,"note":156}'),
      )
  }
})

test('a flipped bit in every part of a log frame is seen before SQLite drops the rest without a word', async () => {
  const { log } = await crashedRecord()
  expect(inspectJournal(log)).toBeNull()
  expect(inspectJournal(log.subarray(0, 0))).toBeNull()
  const frame = 24 + 4096
  const frames = (log.length - 32) / frame
  for (let bit = 0; bit < 32 * 8; bit++) expect(inspectJournal(flipBit(log, bit))).toEqual({ lost: 'more' })
  for (const [index, lost] of [
    [0, 'more'],
    [frames - 1, 'last'],
  ] as const) {
    for (let bit = 0; bit < 24 * 8; bit++) {
      expect(inspectJournal(flipBit(log, (32 + index * frame) * 8 + bit)), `frame ${String(index)}, bit ${String(bit)}`).toEqual({ lost })
    }
    expect(inspectJournal(flipBit(log, (32 + index * frame + 2_000) * 8))).toEqual({ lost })
  }
})

test('an unfinished transaction, a half-written frame and frames of an older generation are no damage', async () => {
  const { log } = await crashedRecord()
  const frame = 24 + 4096
  const frames = (log.length - 32) / frame
  for (let count = 0; count <= frames; count++) expect(inspectJournal(log.subarray(0, 32 + count * frame))).toBeNull()
  expect(inspectJournal(log.subarray(0, log.length - 1_000))).toBeNull()

  const made = await makeTestVault()
  const db = makeTestRecord(made, 100)
  db.pragma('wal_checkpoint(RESTART)')
  addRows(db, 1)
  const reused = readFileSync(join(made.folder, 'record.db-wal'))
  expect(inspectJournal(reused)).toBeNull()
  db.close()
})

test('when the user accepts the loss, the sound part opens and the damaged log is kept', async () => {
  const { main, log, key } = await crashedRecord()
  const folder = scratchFolder()
  const path = join(folder, 'record.db')
  const bent = flipBit(log, (log.length - 100) * 8)
  writeFileSync(path, main)
  writeFileSync(`${path}-wal`, bent)
  expect(await errorOf(() => openRecord(path, key))).toEqual({ code: 'damaged-database', details: { reason: 'journal' } })
  const told: unknown[] = []
  const db = openRecord(path, key, { onJournalDamage: (damage) => told.push(damage) })
  expect(told).toEqual([{ lost: 'last' }])
  expect(verifyRecord(db).counts).toEqual({ child: 153, note: 153 })
  db.close()
  const kept = readdirSync(folder).find((name) => name.includes('-wal-damaged-'))
  expect(readFileSync(join(folder, kept ?? '')).equals(bent)).toBe(true)
  openRecord(path, key).close()
})

test('100 flipped bits in a backup: none goes unnoticed', async () => {
  const { backup, key } = await crashedRecord()
  const file = join(scratchFolder(), 'backup.db')
  const random = seeded(7)
  for (let round = 0; round < 100; round++) {
    writeFileSync(file, flipBit(backup, random(backup.length * 8)))
    expect((await errorOf(() => openBackup(file, key))).code).toBe('damaged-database')
  }
  writeFileSync(file, backup)
  expect(openBackup(file, key).counts).toEqual({ child: 120, note: 120 })
})

test('a flipped bit in any byte of keys.json is noticed while the workspace is still locked', async () => {
  const { folder, userId, tools } = await makeTestVault()
  const path = join(folder, 'keys.json')
  rmSync(join(folder, 'keys.json.previous'))
  const bytes = readFileSync(path)
  const random = seeded(11)
  for (let at = 0; at < bytes.length; at++) {
    writeFileSync(path, flipBit(bytes, at * 8 + random(8)))
    expect((await errorOf(() => readVault(folder, cheapPolicy))).code, `byte ${String(at)}`).toBe('damaged-keys')
  }
  writeFileSync(path, bytes)
  await unlockWithPassword(folder, userId, password, tools)
})

test('truncated, emptied, doubled and swapped files are noticed', async () => {
  const { main, key, backup } = await crashedRecord()
  const folder = scratchFolder()
  const stranger = await crashedRecord()
  for (const length of [0, 16, 1_000, 4_096, main.length - 4_096, main.length - 1]) {
    expect(outcomeOf(folder, main.subarray(0, length), null, key), `length ${String(length)}`).toBe('damaged-database')
  }
  expect(outcomeOf(folder, stranger.main, null, key)).toBe('damaged-database')
  expect(outcomeOf(folder, backup, stranger.log, key)).not.toContain('unnoticed {"child":1')

  const made = await makeTestVault()
  const path = join(made.folder, 'keys.json')
  rmSync(join(made.folder, 'keys.json.previous'))
  const keys = readFileSync(path)
  for (const bytes of [
    keys.subarray(0, 0),
    keys.subarray(0, -1),
    Buffer.concat([keys, keys]),
    Buffer.concat([keys, Buffer.from(' ')]),
    Buffer.alloc(2_000_000, 32),
  ]) {
    writeFileSync(path, bytes)
    expect((await errorOf(() => readVault(made.folder, cheapPolicy))).code).toBe('damaged-keys')
  }
})

/** The page numbers of the frames of a log. */
function pagesIn(log: Uint8Array): number[] {
  const view = new DataView(log.buffer, log.byteOffset, log.byteLength)
  return Array.from({ length: (log.length - 32) / (24 + 4096) }, (_, frame) => view.getUint32(32 + frame * (24 + 4096)))
}
