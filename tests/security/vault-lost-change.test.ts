import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeRecord, signIn, type OpenWorkspace } from '../../db/backend/sign-in.ts'
import { unlockWithPassword } from '../../db/vault/vault.ts'
import { errorOf, flipBit, makeTestVault, password, type TestVault } from '../support/vault.ts'

/**
 * The power fails in the middle of a save, or the disk lost a bit of what was saved last. SQLite opens such a record without a
 * word, as if the last change had never been made. Here somebody is told.
 */

/** A workspace whose process was killed: the last changes are in the log only. `damage` bends the log. */
async function crashed(damage: (log: Uint8Array) => Uint8Array): Promise<TestVault & { enter: () => Promise<OpenWorkspace> }> {
  const made = await makeTestVault()
  const first = { name: 'Marieke', role: 'locatiemanager', workspaceName: 'De Zonnewijzer', practice: false } as const
  const open = await makeRecord(made.vault, made.userId, first, made.clock.now)
  const path = join(made.folder, 'record.db')
  open.record.pragma('wal_checkpoint(TRUNCATE)')
  for (const name of ['Een', 'Twee', 'Drie']) open.record.prepare('UPDATE user SET name = ?').run(name)
  const [main, log] = [readFileSync(path), readFileSync(`${path}-wal`)]
  await open.close()
  writeFileSync(path, main)
  writeFileSync(`${path}-wal`, damage(log))
  const enter = async (): Promise<OpenWorkspace> => {
    const vault = await unlockWithPassword(made.folder, made.userId, password, made.tools)
    return signIn({ vault, userId: made.userId, now: made.clock.now, operation: 'workspaces.unlock' })
  }
  return { ...made, enter }
}

const outcomes = (open: OpenWorkspace): unknown[] =>
  open.record.prepare(`SELECT outcome, figures FROM audit_entry WHERE operation = 'workspaces.unlock' ORDER BY sequence`).all()

test('after a clean crash every saved change is there', async () => {
  const { enter } = await crashed((log) => log)
  const open = await enter()
  expect(open.user.name).toBe('Drie')
  expect(outcomes(open)).toEqual([{ outcome: 'ok', figures: '{}' }])
  await open.close()
})

test('a last change that cannot be read is told in the audit, once', async () => {
  const { enter } = await crashed((log) => flipBit(log, (log.length - 50) * 8))
  const open = await enter()
  expect(open.user.name).toBe('Twee')
  expect(outcomes(open)).toEqual([
    { outcome: 'damaged-database', figures: '{"lostChanges":1}' },
    { outcome: 'ok', figures: '{}' },
  ])
  await open.close()
  const again = await enter()
  expect(outcomes(again)).toHaveLength(3)
  await again.close()
})

test('when more than the last change is gone, the record does not open as if nothing were', async () => {
  const { enter } = await crashed((log) => flipBit(log, 60 * 8))
  expect(await errorOf(enter)).toEqual({ code: 'damaged-database', details: { reason: 'journal' } })
  expect(await errorOf(enter)).toEqual({ code: 'damaged-database', details: { reason: 'journal' } })
})
