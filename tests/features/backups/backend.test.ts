import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isProefDue } from '../../../db/features/backups/rules.ts'
import { aGroup } from '../../support/builders.ts'
import { expectError, password, startTestBackend } from '../../support/backend.ts'

let backend: Awaited<ReturnType<typeof startTestBackend>>
beforeEach(async () => {
  backend = await startTestBackend()
})
afterEach(() => backend.stop())

const group = aGroup({ dagdelen: [] })

test('a lock makes at most one backup a day', async () => {
  for (let count = 0; count < 3; count += 1) {
    backend.clock.forward(3_600_000)
    await backend.signInAsOwner()
  }
  expect((await backend.call('backups.list', {})).backups).toHaveLength(1)
  backend.clock.forward(25 * 3_600_000)
  await backend.signInAsOwner()
  expect((await backend.call('backups.list', {})).backups.map((one) => one.reason)).toEqual(['daily', 'daily'])
})

test('restoring brings the counts back, keeps the newer file and asks for the password', async () => {
  await backend.call('groups.add', { ...group, name: 'Kikkers' })
  const made = await backend.call('backups.make', {})
  backend.clock.forward(60_000)
  await backend.call('groups.add', { ...group, name: 'Egels' })

  const input = { userId: backend.ownerId, backupId: made.backupId }
  await expectError(backend.call('backups.restore', { ...input, password: 'not this one at all' }), 'wrong-password')
  expect((await backend.call('groups.list', {})).length).toBe(2)

  const { keptFile } = await backend.call('backups.restore', { ...input, password })
  expect((await backend.call('workspaces.status', {})).state).toBe('locked')
  expect(readdirSync(backend.folder)).toContain(keptFile)
  await backend.call('workspaces.unlock', { userId: backend.ownerId, password })
  expect((await backend.call('groups.list', {})).map((one) => one.name)).toEqual(['Kikkers'])
  expect((await backend.call('audit.list', { operation: 'backups.restore' })).total).toBe(1)
})

test('the herstelproef tells a good backup from a damaged one', async () => {
  await backend.call('groups.add', { ...group, name: 'Kikkers' })
  const { backupId } = await backend.call('backups.make', {})
  expect(await backend.call('backups.prove', {})).toMatchObject({ outcome: 'good', backupMadeAt: '2026-11-23T11:41:00.000Z' })
  const path = join(
    backend.folder,
    'backups',
    readdirSync(join(backend.folder, 'backups')).find((name) => name.startsWith(`record-${backupId}`) && name.endsWith('.db')) ?? '',
  )
  const bytes = readFileSync(path)
  bytes[bytes.length - 100] = (bytes[bytes.length - 100] ?? 0) ^ 1
  writeFileSync(path, bytes)
  backend.clock.forward(1_000)
  expect(await backend.call('backups.prove', {})).toMatchObject({ outcome: 'damaged' })
  expect((await backend.call('backups.candidates', { userId: backend.ownerId, password })).candidates[0]).toMatchObject({ isUsable: false })
  await expectError(backend.call('backups.restore', { userId: backend.ownerId, password, backupId }), 'damaged-database')
  await backend.call('workspaces.unlock', { userId: backend.ownerId, password })
  expect((await backend.call('groups.list', {})).length).toBe(1)
})

test('a second folder gets a copy, and its absence is told', async () => {
  const second = join(backend.scratch, 'stick')
  mkdirSync(second)
  backend.dialogs.folder = second
  await backend.call('backups.chooseSecondFolder', {})
  await backend.call('backups.make', {})
  expect(readdirSync(second).filter((name) => name.endsWith('.db'))).toHaveLength(1)
  backend.dialogs.folder = join(backend.scratch, 'gone')
  await backend.call('backups.chooseSecondFolder', {})
  backend.clock.forward(60_000)
  await expectError(backend.call('backups.make', {}), 'file-problem', { reason: 'second-folder' })
  expect((await backend.call('backups.list', {})).backups[0]).toMatchObject({ madeAt: '2026-11-23T11:42:00.000Z' })
  await backend.call('backups.clearSecondFolder', {})
  expect((await backend.call('backups.list', {})).secondFolder).toBeNull()
})

test('the proef is due after 35 days', () => {
  expect(isProefDue('2026-10-01T00:00:00.000Z', '2026-11-05T00:00:00.000Z')).toBe(false)
  expect(isProefDue('2026-10-01T00:00:00.000Z', '2026-11-05T00:00:01.000Z')).toBe(true)
})
