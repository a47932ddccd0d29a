import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startBackend } from '../../../db/backend/start.ts'
import type { Shell } from '../../../db/contract/shell.ts'
import { migrationsOf } from '../../../db/schema/migrations/index.ts'
import { connect, expectError, password, startTestBackend, testPolicy } from '../../support/backend.ts'

let backend: Awaited<ReturnType<typeof startTestBackend>>
beforeEach(async () => {
  backend = await startTestBackend({ isRehearsed: false })
})
afterEach(() => backend.stop())

describe('making a workspace', () => {
  test('is not finished before the recovery code was typed back', async () => {
    expect((await backend.call('workspaces.status', {})).state).toBe('rehearsal')
    await expectError(backend.call('groups.list', {}), 'locked')
    await expectError(backend.call('workspaces.confirmRecoveryCode', { recoveryCode: '0000-0000' }), 'wrong-recovery-code')
    expect((await backend.call('workspaces.status', {})).state).toBe('rehearsal')

    await backend.call('workspaces.confirmRecoveryCode', { recoveryCode: backend.recoveryCode.toLowerCase().replaceAll('-', ' ') })

    const status = await backend.call('workspaces.status', {})
    expect(status).toMatchObject({ state: 'unlocked', session: { name: 'Marieke', role: 'locatiemanager', autoLockMinutes: 5 } })
    expect(await backend.call('groups.list', {})).toEqual([])
  })

  test('asks for the rehearsal again after a restart, with a new code that then works', async () => {
    await backend.call('workspaces.lock', {})
    await backend.call('workspaces.unlock', { userId: backend.ownerId, password })
    expect((await backend.call('workspaces.status', {})).state).toBe('rehearsal')
    const { recoveryCode } = await backend.call('workspaces.newRecoveryCode', { password })
    await backend.call('workspaces.confirmRecoveryCode', { recoveryCode })
    expect((await backend.call('workspaces.status', {})).state).toBe('unlocked')
  })

  test('refuses a weak password and leaves nothing behind', async () => {
    backend.dialogs.folder = join(backend.scratch, 'weak')
    const input = { kind: 'voorschool', practice: false, name: 'De Regenboog', userName: 'Noor' } as const
    await expectError(backend.call('workspaces.create', { ...input, password: 'welkom' }), 'rule-broken', {
      rule: 'password-too-short',
      minimum: 12,
      maximum: 256,
    })
    expect(existsSync(join(backend.scratch, 'weak', 'keys.json'))).toBe(false)
  })

  test('takes a folder of its own where other things stand', async () => {
    const other = join(backend.scratch, 'documents')
    mkdirSync(other)
    writeFileSync(join(other, 'letter.txt'), 'hello')
    backend.dialogs.folder = other
    await backend.call('workspaces.create', { kind: 'voorschool', practice: true, name: 'De Zon & Maan', userName: 'Noor', password })
    const status = await backend.call('workspaces.status', {})
    expect(status.workspace).toMatchObject({ folder: join(other, 'de-zon-maan'), practice: true })
    expect(status.known.map((one) => one.name)).toEqual(['De Zon & Maan', 'Voorschool De Zonnewijzer'])
  })

  test('says so when the dialog is closed', async () => {
    backend.dialogs.folder = null
    const input = { kind: 'voorschool', practice: false, name: 'De Regenboog', userName: 'Noor', password } as const
    await expectError(backend.call('workspaces.create', input), 'cancelled')
  })

  test('prints the herstelblad only while its code waits', async () => {
    await backend.call('workspaces.printRecoverySheet', { to: 'printer' })
    for (const group of backend.recoveryCode.split('-')) expect(backend.dialogs.printed[0]).toContain(group)
    backend.dialogs.savePath = join(backend.scratch, 'herstelblad.pdf')
    await backend.call('workspaces.printRecoverySheet', { to: 'pdf' })
    expect(readFileSync(backend.dialogs.savePath, 'utf8')).toMatch(/^%PDF/)
    await backend.call('workspaces.confirmRecoveryCode', { recoveryCode: backend.recoveryCode })
    await expectError(backend.call('workspaces.printRecoverySheet', { to: 'printer' }), 'not-found')
  })
})

describe('lock and unlock', () => {
  beforeEach(() => backend.call('workspaces.confirmRecoveryCode', { recoveryCode: backend.recoveryCode }))

  test('a wrong password makes the next try wait, and stands in the audit afterwards', async () => {
    await backend.call('workspaces.lock', {})
    const wrong = () => backend.call('workspaces.unlock', { userId: backend.ownerId, password: 'not the password at all' })
    await expectError(wrong(), 'wrong-password', { retryAfterMs: 0 })
    await expectError(wrong(), 'wrong-password', { retryAfterMs: 0 })
    await expectError(wrong(), 'wrong-password', { retryAfterMs: 1000 })
    await expectError(backend.call('workspaces.unlock', { userId: backend.ownerId, password }), 'wrong-password', { retryAfterMs: 1000 })
    expect((await backend.call('workspaces.status', {})).retryAfterMs).toBe(1000)
    backend.clock.forward(1_001)
    await backend.call('workspaces.unlock', { userId: backend.ownerId, password })
    const { rows } = await backend.call('audit.list', { operation: 'workspaces.unlock' })
    expect(rows.map((row) => row.outcome)).toEqual(['ok', 'wrong-password', 'wrong-password', 'wrong-password'])
  })

  test('locks by itself after the set minutes, sooner never, and tells the windows', async () => {
    await backend.call('settings.change', { name: 'autoLockMinutes', value: 2 })
    expect((await backend.call('workspaces.status', {})).session?.autoLockMinutes).toBe(2)
    backend.clock.forward(119_000)
    await backend.backend.host.lockWhenIdle()
    expect(backend.backend.host.isSignedIn()).toBe(true)
    await backend.call('workspaces.touch', {})
    backend.clock.forward(119_000)
    await backend.backend.host.lockWhenIdle()
    expect(backend.backend.host.isSignedIn()).toBe(true)
    await backend.call('drafts.save', { key: 'observation', values: { text: 'Telde' } }) // the app does so at its warning
    backend.clock.forward(1_000)
    await backend.backend.host.lockWhenIdle()
    expect(backend.backend.host.isSignedIn()).toBe(false)
    await expectError(backend.call('children.list', {}), 'locked')
    await expect.poll(() => backend.changed.at(-1)).toContain('workspaces.status')
  })

  test('the recovery code gives somebody a new password, and the old one is gone', async () => {
    await backend.call('workspaces.lock', {})
    const newPassword = 'drie beren in een bootje'
    await expectError(
      backend.call('workspaces.unlockWithRecoveryCode', {
        recoveryCode: backend.recoveryCode.replace(/.$/, ''),
        userId: backend.ownerId,
        newPassword,
      }),
      'wrong-recovery-code',
    )
    await backend.call('workspaces.unlockWithRecoveryCode', { recoveryCode: backend.recoveryCode, userId: backend.ownerId, newPassword })
    await backend.call('workspaces.lock', {})
    await expectError(backend.call('workspaces.unlock', { userId: backend.ownerId, password }), 'wrong-password')
    await backend.call('workspaces.unlock', { userId: backend.ownerId, password: newPassword })
    const { rows } = await backend.call('audit.list', { operation: 'workspaces.unlockWithRecoveryCode' })
    expect(rows.map((row) => row.outcome)).toEqual(['ok', 'wrong-recovery-code'].slice(0, rows.length))
  })

  test('a second instance is told who has the workspace', async () => {
    const second = await startTestBackend()
    try {
      second.dialogs.folder = backend.folder
      await second.call('workspaces.open', { workspaceId: null })
      const attempt = second.call('workspaces.unlock', { userId: backend.ownerId, password })
      await expect(attempt).rejects.toMatchObject({ code: 'workspace-in-use', details: { since: expect.any(String) as string } })
    } finally {
      await second.stop()
    }
  })

  test('a folder that is no workspace is refused before anything is shown', async () => {
    backend.dialogs.folder = join(backend.scratch, 'nothing-here')
    await expectError(backend.call('workspaces.open', { workspaceId: null }), 'unreadable-workspace')
    mkdirSync(backend.dialogs.folder)
    await expectError(backend.call('workspaces.open', { workspaceId: null }), 'unreadable-workspace')
  })

  test('keys.json that is gone or damaged is told, and the version before it serves', async () => {
    await backend.call('users.changeOwnPassword', { currentPassword: password, newPassword: 'drie beren in een bootje' })
    await backend.call('workspaces.lock', {})
    writeFileSync(join(backend.folder, 'keys.json'), '{"format":"half')
    expect((await backend.call('workspaces.status', {})).workspace?.keysFrom).toBe('previous')
    await backend.call('workspaces.unlock', { userId: backend.ownerId, password: 'drie beren in een bootje' })
    expect((await backend.call('workspaces.status', {})).session?.name).toBe('Marieke')
  })

  test('a record of a newer version is not touched', async () => {
    backend.backend.host.requireSignedIn().record.pragma('user_version = 990')
    await backend.call('workspaces.lock', {})
    const before = readFileSync(join(backend.folder, 'record.db'))
    await expectError(backend.call('workspaces.unlock', { userId: backend.ownerId, password }), 'newer-database', {
      found: 990,
      known: migrationsOf.voorschool.at(-1)?.version ?? 0,
    })
    expect(readFileSync(join(backend.folder, 'record.db')).equals(before)).toBe(true)
  })

  test('a damaged record says so and a backup brings it back', async () => {
    await backend.call('groups.add', { name: 'Kikkers', kind: 've', room: null, maximum: 16, dagdelen: [] })
    await backend.call('workspaces.lock', {})
    const path = join(backend.folder, 'record.db')
    const bytes = readFileSync(path)
    bytes.fill(0x41, 4096, 8192)
    bytes.fill(0x41, 0, 512)
    writeFileSync(path, bytes)
    await expectError(backend.call('workspaces.unlock', { userId: backend.ownerId, password }), 'damaged-database')

    const { candidates } = await backend.call('backups.candidates', { userId: backend.ownerId, password })
    expect(candidates).toHaveLength(1)
    expect(candidates[0]).toMatchObject({ isUsable: true, reason: 'daily' })
    const restored = await backend.call('backups.restore', { userId: backend.ownerId, password, backupId: candidates[0]?.backupId ?? '' })
    expect(readFileSync(join(backend.folder, restored.keptFile)).equals(bytes)).toBe(true)
    await backend.call('workspaces.unlock', { userId: backend.ownerId, password })
    expect((await backend.call('groups.list', {})).map((group) => group.name)).toEqual(['Kikkers'])
    expect((await backend.call('audit.verify', {})).brokenAt).toBeNull()
  })
})

test('a start opens the last workspace at its lock screen, and the choice of workspaces when it is gone', async () => {
  await backend.call('workspaces.confirmRecoveryCode', { recoveryCode: backend.recoveryCode })
  await backend.call('workspaces.lock', {})
  const again = () =>
    startBackend({ shell: {} as Shell, appFolder: join(backend.scratch, 'app'), appVersion: '1', log: () => undefined, policy: testPolicy })
  const second = await again()
  expect(second.host.status()).toMatchObject({ state: 'locked', workspace: { name: 'Voorschool De Zonnewijzer' } })
  await second.stop()
  renameSync(backend.folder, `${backend.folder}-elsewhere`)
  const third = await again()
  expect(third.host.status()).toMatchObject({ state: 'none', known: [{ available: false }] })
  await third.stop()
  renameSync(`${backend.folder}-elsewhere`, backend.folder)
})

test('an unknown operation, a foreign message and a hostile input are answered or ignored, never fatal', async () => {
  const { call, close } = connect(backend.backend)
  await expectError(call('children.dropTable' as 'children.list', {}), 'invalid-input', { operation: 'unknown' })
  await expectError(call('toString' as 'children.list', {}), 'invalid-input', { operation: 'unknown' })
  await backend.call('workspaces.confirmRecoveryCode', { recoveryCode: backend.recoveryCode })
  await expectError(call('children.list', { search: 1 } as never), 'invalid-input', { search: 'invalid_type' })
  await expectError(call('children.list', { sql: 'DROP TABLE child' } as never), 'invalid-input', { input: 'unrecognized_keys' })
  close()
})

test('a projectleider workspace has no operation and no table of children', async () => {
  const city = await startTestBackend({ kind: 'projectleider' })
  try {
    await expectError(city.call('children.list', {}), 'not-allowed')
    const tables = city.backend.host.requireSignedIn().record.prepare(`SELECT name FROM sqlite_schema WHERE name LIKE '%child%'`).all()
    expect(tables).toEqual([])
  } finally {
    await city.stop()
  }
})
