import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { VoorschoolTables } from '../../../db/schema/database.ts'
import type { TestBackend } from '../../support/backend.ts'
import { anObservation } from '../../support/builders.ts'
import { plansOf, walksOf } from '../../support/query-plans.ts'
import { startSeededBackend } from '../../support/seeded-backend.ts'

/**
 * The statements that run while somebody waits, as SQLite plans them on a record with statistics. A walk of the whole table of observations, or
 * of who they are about, would read and decrypt every text of the location.
 */
let backend: TestBackend<VoorschoolTables>
let childId: string
let groupId: string
beforeAll(async () => {
  const seeded = await startSeededBackend({ children: 200, observations: 4_000, contacts: 50, groups: 8, weeksOfPresence: 0 })
  ;[backend, childId, groupId] = [seeded.backend, seeded.childIds[0] ?? '', seeded.groupIds[0] ?? '']
  await backend.call('users.setGroups', { userId: backend.ownerId, groupIds: [groupId] })
})
afterAll(() => backend.stop())

const page = { offset: 0, limit: 20 }
const from = '2026-10-01'
const until = '2026-11-23'
test.for<[string, () => Promise<unknown>]>([
  ['the newest', () => backend.call('observations.list', { page })],
  ['a search', () => backend.call('observations.list', { search: 'toren', page })],
  ['a search in a child', () => backend.call('observations.list', { search: 'toren', childId, page })],
  [
    'a search in a group, a domain and a period',
    () => backend.call('observations.list', { search: 'toren', groupId, domain: 'taal', from, until, page }),
  ],
  ['of one author', () => backend.call('observations.list', { authorId: backend.ownerId, page })],
  ['for the team', () => backend.call('observations.list', { staffOnly: true, page })],
  ['what waits', () => backend.call('observations.list', { waiting: true, page })],
  ['withdrawn', () => backend.call('observations.list', { withdrawn: true, page })],
  ['how many', () => backend.call('observations.count', {})],
  ['the instruments', () => backend.call('observations.instruments', {})],
  ['the radar of a group', () => backend.call('observations.radar', { groupId })],
  ['my radar', () => backend.call('observations.radar', {})],
  ['development', () => backend.call('observations.development', { childId })],
  ['coverage', () => backend.call('observations.coverage', { groupId, from, until })],
  ['the round', () => backend.call('observations.round', { groupId })],
  ['for parents', () => backend.call('observations.forParents', { childId, from, until })],
  ['logging', () => backend.call('observations.log', anObservation({ childIds: [childId], subDomains: ['spel'] }))],
  ['the timeline', () => backend.call('children.timeline', { id: childId, page })],
  ['the badges', () => backend.call('tasks.badges', {})],
])('%s: no walk through all observations', async ([, call]) => {
  expect(walksOf(await plansOf(backend, call), /^(observation\w*|oc|od)$/)).toEqual([])
})

test('the test would see a walk', async () => {
  const { record } = backend.backend.host.requireSignedIn()
  const steps = await plansOf(backend, () =>
    Promise.resolve(record.prepare(`select count(*) from observation where text like '%${randomUUID()}%'`).get()),
  )
  expect(walksOf(steps, /^observation$/)).toHaveLength(1)
})
