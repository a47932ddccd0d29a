import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { expectError, password, startTestBackend } from '../../support/backend.ts'
import { aGroup } from '../../support/builders.ts'

let backend: Awaited<ReturnType<typeof startTestBackend>>
beforeEach(async () => {
  backend = await startTestBackend()
})
afterEach(() => backend.stop())

const other = 'een heel ander lang wachtwoord'

test('users.add gives a colleague a key and a role', async () => {
  const { id } = await backend.call('users.add', { name: 'Samira', role: 'medewerker', password: other })
  await backend.call('workspaces.lock', {})
  await backend.call('workspaces.unlock', { userId: id, password: other })
  expect((await backend.call('workspaces.status', {})).session).toMatchObject({ userId: id, name: 'Samira', role: 'medewerker' })
  await expectError(backend.call('users.add', { name: 'Noor', role: 'medewerker', password: other }), 'not-allowed')
  await backend.signInAsOwner()
  const refused = await backend.call('audit.list', { userId: id, operation: 'users.add' })
  expect(refused.rows.map((row) => row.outcome)).toEqual(['not-allowed'])
})

test('users.add refuses a name that is taken, whatever its capitals, and gives no key', async () => {
  await expectError(backend.call('users.add', { name: 'MARIEKE', role: 'medewerker', password: other }), 'not-unique', { field: 'name' })
  expect((await backend.call('workspaces.status', {})).people).toHaveLength(1)
})

test('users.deactivate takes the key away and keeps the name; a new password brings her back', async () => {
  const { id } = await backend.call('users.add', { name: 'Samira', role: 'medewerker', password: other })
  await backend.call('users.deactivate', { id, version: 1 })
  expect((await backend.call('workspaces.status', {})).people.map((one) => one.name)).toEqual(['Marieke'])
  expect((await backend.call('users.list', {})).find((one) => one.id === id)).toMatchObject({ name: 'Samira', isActive: false, version: 2 })
  await expectError(backend.call('users.deactivate', { id, version: 1 }), 'conflict', { version: 2 })

  await backend.call('users.resetPassword', { id, version: 2, newPassword: 'nog een ander lang wachtwoord' })
  await backend.call('workspaces.lock', {})
  await expectError(backend.call('workspaces.unlock', { userId: id, password: other }), 'wrong-password')
  await backend.call('workspaces.unlock', { userId: id, password: 'nog een ander lang wachtwoord' })
  await backend.signInAsOwner()
  expect((await backend.call('audit.list', { subjectId: id })).rows.map((row) => row.operation)).toEqual([
    'users.resetPassword',
    'users.deactivate',
    'users.add',
  ])
})

test('the last locatiemanager stays one', async () => {
  await expectError(backend.call('users.deactivate', { id: backend.ownerId, version: 1 }), 'rule-broken', { rule: 'last-locatiemanager' })
  const change = { id: backend.ownerId, version: 1, role: 'medewerker' } as const
  await expectError(backend.call('users.changeRole', change), 'rule-broken', { rule: 'last-locatiemanager' })
})

test('a changed role holds at once, also for whoever is signed in', async () => {
  const { id } = await backend.call('users.add', { name: 'Joke', role: 'locatiemanager', password })
  await backend.call('users.changeRole', { id: backend.ownerId, version: 1, role: 'medewerker' })
  expect((await backend.call('workspaces.status', {})).session?.role).toBe('medewerker')
  await expectError(backend.call('users.changeRole', { id, version: 1, role: 'medewerker' }), 'not-allowed')
})

test('whoever deactivates herself is locked out at once', async () => {
  await backend.call('users.add', { name: 'Joke', role: 'locatiemanager', password })
  await backend.call('users.deactivate', { id: backend.ownerId, version: 1 })
  expect((await backend.call('workspaces.status', {})).state).toBe('locked')
})

test('users.changeOwnPassword asks for the current one', async () => {
  const change = { currentPassword: 'something else entirely', newPassword: other }
  await expectError(backend.call('users.changeOwnPassword', change), 'wrong-password', { retryAfterMs: 0 })
  await expectError(backend.call('users.changeOwnPassword', { currentPassword: password, newPassword: 'kort' }), 'rule-broken')
  await backend.call('users.changeOwnPassword', { currentPassword: password, newPassword: other })
  await backend.call('workspaces.lock', {})
  await expectError(backend.call('workspaces.unlock', { userId: backend.ownerId, password }), 'wrong-password')
  await backend.call('workspaces.unlock', { userId: backend.ownerId, password: other })
})

describe('the groups that somebody works in', () => {
  test('are hers to choose, and a locatiemanager’s for everybody', async () => {
    const kikkers = (await backend.call('groups.add', aGroup())).id
    const otters = (await backend.call('groups.add', aGroup({ name: 'Otters' }))).id
    const samira = await backend.signInAs('medewerker')
    const own = [kikkers, otters].sort()
    expect(await backend.call('users.setGroups', { userId: samira, groupIds: [otters, kikkers, otters] })).toEqual({
      userId: samira,
      groupIds: own,
    })
    await expectError(backend.call('users.setGroups', { userId: backend.ownerId, groupIds: [kikkers] }), 'not-allowed')
    await expectError(backend.call('users.setGroups', { userId: samira, groupIds: [randomUUID()] }), 'not-found')
    await backend.signInAsOwner()
    await backend.call('users.setGroups', { userId: backend.ownerId, groupIds: [kikkers] })
    await backend.call('users.setGroups', { userId: samira, groupIds: [] })
    expect(await backend.call('users.groups', {})).toEqual([{ userId: backend.ownerId, groupIds: [kikkers] }])
    await expectError(backend.call('users.setGroups', { userId: randomUUID(), groupIds: [] }), 'not-found')
  })
})
