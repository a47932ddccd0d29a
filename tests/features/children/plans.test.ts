import { afterAll, beforeAll, expect, test } from 'vitest'
import type { VoorschoolTables } from '../../../db/schema/database.ts'
import type { TestBackend } from '../../support/backend.ts'
import { plansOf, walksOf } from '../../support/query-plans.ts'
import { startSeededBackend } from '../../support/seeded-backend.ts'

/** The lists and pages that open while somebody waits, as SQLite plans them on a record with statistics. */
let backend: TestBackend<VoorschoolTables>
let childId: string
let groupId: string
beforeAll(async () => {
  const seeded = await startSeededBackend({ children: 400, observations: 1_000, contacts: 400, groups: 20, weeksOfPresence: 4 })
  ;[backend, childId, groupId] = [seeded.backend, seeded.childIds[0] ?? '', seeded.groupIds[0] ?? '']
})
afterAll(() => backend.stop())

const page = { offset: 0, limit: 50 }

/** What grows with the years, and no list of today has a reason to read whole. */
const growing = /^(presence|presence_revision|observation\w*|contact|agreement|audit)$/

test.for<[string, () => Promise<unknown>]>([
  ['the list of children', () => backend.call('children.list', { status: 'huidig', page })],
  ['the list of children by hours', () => backend.call('children.list', { sort: 'hours', page })],
  ['the waiting list', () => backend.call('placements.waitlist', { page })],
  ['the groups with this week', () => backend.call('groups.list', {})],
  ['the names of the groups', () => backend.call('groups.names', {})],
  ['the hours of all children', () => backend.call('hours.ofLocation', { page })],
  ['extra support', () => backend.call('support.overview', { show: 'waiting', page })],
  ['the handovers', () => backend.call('handover.list', { show: 'due', page })],
  ['Vandaag', () => backend.call('tasks.today', {})],
])('%s: walks nothing that grows with the years', async ([, call]) => {
  expect(walksOf(await plansOf(backend, call), growing)).toEqual([])
})

test.for<[string, () => Promise<unknown>]>([
  ['the page of a child', () => backend.call('children.read', { id: childId })],
  ['the timeline', () => backend.call('children.timeline', { id: childId, page })],
  ['the hours of a child', () => backend.call('hours.ofChild', { childId })],
  ['the page of a group', () => backend.call('groups.read', { id: groupId })],
  ['the presence of a week', () => backend.call('presence.week', { groupId, monday: '2026-11-16' })],
])('%s: finds its rows of children, placements and presence by index', async ([, call]) => {
  expect(walksOf(await plansOf(backend, call), /^(child|placement\w*|advies\w*|p|d|presence\w*|contact|observation\w*)$/)).toEqual([])
})

test('the test would see a walk', async () => {
  const { record } = backend.backend.host.requireSignedIn()
  const steps = await plansOf(backend, () =>
    Promise.resolve(record.prepare("select count(*) from presence where author_id = 'nobody'").get()),
  )
  expect(walksOf(steps, growing)).toHaveLength(1)
})
