import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { AppError, type ErrorCode, type ErrorDetails } from '../../db/contract/errors.ts'
import type { VaultPolicy } from '../../db/crypto/derive.ts'
import { openRecord, type RecordDatabase } from '../../db/schema/open.ts'
import { createVault, recordFileName, type OpenVault, type VaultTools } from '../../db/vault/vault.ts'

/** Argon2id for real, but as cheap as it may be: for tests of everything but the cost itself. */
export const cheapPolicy: VaultPolicy = {
  minimum: { memoryKib: 64, passes: 1, lanes: 1 },
  maximum: { memoryKib: 1024, passes: 4, lanes: 4 },
  targetMs: 0,
}

export const password = 'regenboog vissen om vier uur'
export const otherPassword = 'twaalf blauwe kruiwagens'

export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kernwijzer-vault-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export interface TestVault {
  readonly folder: string
  readonly vault: OpenVault
  readonly recoveryCode: string
  readonly userId: string
  readonly tools: VaultTools
  readonly clock: { now: string; forward(milliseconds: number): void }
}

export async function makeTestVault(folder = join(scratchFolder(), 'workspace')): Promise<TestVault> {
  const clock = {
    now: '2026-11-23T11:41:00.000Z',
    forward(milliseconds: number) {
      clock.now = new Date(Date.parse(clock.now) + milliseconds).toISOString()
    },
  }
  const tools: VaultTools = { now: () => clock.now, newId: randomUUID, policy: cheapPolicy }
  const userId = randomUUID()
  const made = await createVault(folder, {
    ...tools,
    kind: 'voorschool',
    practice: false,
    workspaceName: 'De Zonnewijzer',
    userId,
    userName: 'Marieke',
    password,
  })
  return { folder, ...made, userId, tools, clock }
}

/** A record with two linked tables, an index and long texts, so that every kind of page exists. */
export function makeTestRecord({ folder, vault }: Pick<TestVault, 'folder' | 'vault'>, rows = 200): RecordDatabase {
  const db = openRecord(join(folder, recordFileName), vault.databaseKey(), { create: true })
  db.exec(`
    CREATE TABLE child (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
    CREATE TABLE note (id INTEGER PRIMARY KEY, child_id INTEGER NOT NULL REFERENCES child(id), text TEXT NOT NULL) STRICT;
    CREATE INDEX note_child ON note(child_id);
    PRAGMA user_version=10;
  `)
  addRows(db, rows)
  return db
}

export function addRows(db: RecordDatabase, rows: number): void {
  const child = db.prepare('INSERT INTO child (name) VALUES (?)')
  const note = db.prepare('INSERT INTO note (child_id, text) VALUES (?, ?)')
  db.transaction(() => {
    for (let i = 0; i < rows; i++) {
      const { lastInsertRowid } = child.run(`Kind ${String(i)}`)
      note.run(lastInsertRowid, 'bouwde een toren van blokken '.repeat(1 + (i % 40) * (i % 7 === 0 ? 8 : 1)))
    }
  })()
}

/** The `AppError` that the work ends in; a test without one fails. */
export async function errorOf(work: () => unknown): Promise<{ code: ErrorCode; details: ErrorDetails }> {
  let value: unknown
  try {
    value = await work()
  } catch (error) {
    expect(error).toBeInstanceOf(AppError)
    const { code, details } = error as AppError
    return { code, details }
  }
  throw new Error(`Expected an AppError, got ${String(value)}`)
}

/** A copy in which one bit is the other way round. */
export function flipBit(bytes: Uint8Array, bit: number): Uint8Array {
  const at = bit >> 3
  return bytes.with(at, (bytes[at] ?? 0) ^ (1 << (bit & 7)))
}

/** Repeatable pseudo-random numbers (mulberry32), so that a failing round can be run again. */
export function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}
