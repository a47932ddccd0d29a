import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { VoorschoolTables } from '../../../db/schema/database.ts'
import { expectError, startTestBackend, type TestBackend } from '../../support/backend.ts'
import { aChild, aGroup, anAdvies, anObservation, aPlacement } from '../../support/builders.ts'

let backend: TestBackend<VoorschoolTables>
let groupId: string
let otherGroupId: string
beforeEach(async () => {
  backend = await startTestBackend()
  groupId = (await backend.call('groups.add', aGroup())).id
  otherGroupId = (await backend.call('groups.add', aGroup({ name: 'Otters' }))).id
})
afterEach(() => backend.stop())

async function place(
  firstName: string,
  more: Partial<Parameters<typeof aPlacement>[0]> & { readonly mentorId?: string } = {},
): Promise<string> {
  const { mentorId = null, ...placement } = more
  const { id } = await backend.call('children.register', aChild({ firstName, lastName: null, mentorId }))
  await backend.call('advies.record', anAdvies({ childId: id }))
  await backend.call('placements.place', aPlacement({ childId: id, groupId, ...placement }))
  return id
}
const log = (childId: string, overrides: Partial<Parameters<typeof anObservation>[0]> = {}) =>
  backend.call('observations.log', anObservation({ childIds: [childId], ...overrides }))

describe('observations.radar', () => {
  test('shows when each child was last seen per domain, her next moment, and whom to look at on the next day that somebody is there', async () => {
    const noor = await place('Noor', { startsOn: '2026-10-05' })
    const sam = await place('Sam', { dagdelen: [{ weekday: 2, dagdeel: 'ochtend' }] })
    await place('Elders', { groupId: otherGroupId })
    await log(noor, { observedOn: '2026-11-20', moment: 'startmeting', domains: ['taal', 'rekenen'] })
    await log(sam, { observedOn: '2026-08-20', domains: ['motoriek'] })
    await log(sam, { observedOn: '2026-11-22', domains: [] })
    const radar = await backend.call('observations.radar', { groupId })
    expect(radar.children).toEqual([
      {
        childId: noor,
        name: 'Noor',
        groupId,
        groupName: 'Kikkers',
        isMine: false,
        placedOn: '2026-10-05',
        lastSeenOn: '2026-11-20',
        sights: [
          { domain: 'taal', lastSeenOn: '2026-11-20', days: 3, state: 'seen' },
          { domain: 'rekenen', lastSeenOn: '2026-11-20', days: 3, state: 'seen' },
          { domain: 'motoriek', lastSeenOn: null, days: 49, state: 'never' },
          { domain: 'sociaal_emotioneel', lastSeenOn: null, days: 49, state: 'never' },
        ],
        moment: { moment: 'halfjaarlijks', dueOn: '2027-05-21', state: 'later' },
      },
      expect.objectContaining({
        name: 'Sam',
        placedOn: '2026-05-04',
        lastSeenOn: '2026-11-22',
        moment: { moment: 'halfjaarlijks', dueOn: '2026-11-02', state: 'overdue' },
      }),
    ])
    // Tomorrow is a Tuesday: only Sam is there.
    expect(radar.proposal).toEqual({
      on: '2026-11-24',
      children: [{ childId: sam, name: 'Sam', reason: { kind: 'never', domain: 'taal', days: 203 } }],
    })
  })

  test('is of a group, of my children as a mentor, or of the groups that I work in', async () => {
    await place('Noor', { mentorId: backend.ownerId })
    await place('Sam', { groupId: otherGroupId, mentorId: backend.ownerId })
    await place('Mila', { groupId: otherGroupId })
    const names = async (filter: Parameters<typeof backend.call<'observations.radar'>>[1]) =>
      (await backend.call('observations.radar', filter)).children.map((child) => `${child.name}${child.isMine ? '*' : ''}`)
    expect(await names({ groupId: otherGroupId })).toEqual(['Mila', 'Sam*'])
    expect(await names({ mine: true })).toEqual(['Noor*', 'Sam*'])
    expect(await names({ groupId, mine: true })).toEqual(['Noor*'])
    expect(await names({})).toEqual([])
    await backend.call('users.setGroups', { userId: backend.ownerId, groupIds: [otherGroupId] })
    expect(await names({})).toEqual(['Mila', 'Sam*'])
    expect((await backend.call('observations.radar', {})).proposal.on).toBe('2026-11-30')
  })

  test('knows the weeks that the location set', async () => {
    await place('Noor', { startsOn: '2026-11-02' })
    await backend.call('settings.change', { name: 'startMomentWeeks', value: 2 })
    expect((await backend.call('observations.radar', { groupId })).children[0]?.moment).toEqual({
      moment: 'startmeting',
      dueOn: '2026-11-16',
      state: 'overdue',
    })
  })
})

test('observations.development sets a child beside nobody but herself: per domain, oldest first, with her age', async () => {
  const noor = await place('Noor')
  await log(noor, { text: 'later', observedOn: '2026-11-10', domains: ['taal', 'motoriek'], level: 'aandacht', subDomains: ['spel'] })
  await log(noor, { text: 'eerder', observedOn: '2026-09-01', level: 'volgens_verwachting', wellbeing: 4, isStaffOnly: true })
  await log(noor, { text: 'zonder', domains: [] })
  const development = await backend.call('observations.development', { childId: noor })
  expect(development).toMatchObject({ name: 'Noor', bornOn: '2024-01-15', placedOn: '2026-05-04' })
  expect(development.domains.map(({ domain, observations }) => [domain, observations.map((one) => one.text)])).toEqual([
    ['taal', ['eerder', 'later']],
    ['rekenen', []],
    ['motoriek', ['later']],
    ['sociaal_emotioneel', []],
    [null, ['zonder']],
  ])
  expect(development.domains[0]?.observations[0]).toMatchObject({
    ageMonths: 31,
    level: 'volgens_verwachting',
    wellbeing: 4,
    isStaffOnly: true,
  })
  const since = await backend.call('observations.development', { childId: noor, from: '2026-10-01', until: '2026-11-15' })
  expect(since.domains.flatMap((one) => one.observations.map((point) => point.text))).toEqual(['later', 'later'])
  await expectError(backend.call('observations.development', { childId: randomUUID() }), 'not-found')
  const looks = await backend.call('audit.list', {})
  expect(looks.rows.some((row) => row.operation === 'observations.development' && row.subjectId === noor)).toBe(true)
})

test('observations.coverage counts whom we saw in a period, and names whom not', async () => {
  const noor = await place('Noor')
  const sam = await place('Sam')
  await log(noor, { domains: ['taal', 'rekenen'] })
  await log(sam, { observedOn: '2026-06-01' })
  expect(await backend.call('observations.coverage', { groupId, from: '2026-10-12', until: '2026-11-23' })).toEqual({
    children: 2,
    domains: [
      { domain: 'taal', seen: 1, notSeen: [{ childId: sam, name: 'Sam' }] },
      { domain: 'rekenen', seen: 1, notSeen: [{ childId: sam, name: 'Sam' }] },
      { domain: 'motoriek', seen: 0, notSeen: [expect.objectContaining({ name: 'Noor' }), expect.objectContaining({ name: 'Sam' })] },
      {
        domain: 'sociaal_emotioneel',
        seen: 0,
        notSeen: [expect.objectContaining({ name: 'Noor' }), expect.objectContaining({ name: 'Sam' })],
      },
    ],
  })
})

test('observations.round goes from child to child, who is there today first, with the last note of each', async () => {
  const noor = await place('Noor', { dagdelen: [{ weekday: 2, dagdeel: 'ochtend' }] })
  const sam = await place('Sam')
  await place('Zoë')
  await log(sam, { text: 'Eerst', observedOn: '2026-11-01', domains: ['rekenen'] })
  await log(sam, { text: 'Laatst', observedOn: '2026-11-12', domains: ['taal'], isStaffOnly: true })
  await log(sam, { text: 'Laatst van die dag', observedOn: '2026-11-12', domains: ['motoriek', 'taal'] })
  const round = await backend.call('observations.round', { groupId })
  expect(round.map(({ name, isHereToday, lastNote }) => [name, isHereToday, lastNote?.text ?? null])).toEqual([
    ['Sam', true, 'Laatst van die dag'],
    ['Zoë', true, null],
    ['Noor', false, null],
  ])
  expect(round[0]).toMatchObject({
    lastSeen: [
      { domain: 'taal', lastSeenOn: '2026-11-12' },
      { domain: 'rekenen', lastSeenOn: '2026-11-01' },
      { domain: 'motoriek', lastSeenOn: '2026-11-12' },
      { domain: 'sociaal_emotioneel', lastSeenOn: null },
    ],
    lastNote: { domains: ['taal', 'motoriek'], authorName: 'Marieke', isStaffOnly: false },
  })
  expect(round[2]?.childId).toBe(noor)
})

describe('searching', () => {
  test('shows the part around what was found, in plain pieces', async () => {
    const noor = await place('Noor')
    await log(noor, {
      text: `${'Het was een gewone ochtend. '.repeat(30)}<img src=x onerror=alert(1)> Çağla bouwde een toren. ${'Daarna aten we fruit. '.repeat(30)}`,
    })
    const [row] = (await backend.call('observations.list', { search: 'cagla tor' })).rows
    expect(row?.snippet.filter((piece) => piece.isFound).map((piece) => piece.text)).toEqual(['Çağla', 'tor'])
    const shown = row?.snippet.map((piece) => piece.text).join('') ?? ''
    expect(shown).toMatch(/^….*Çağla bouwde een toren.*…$/u)
    expect(shown.length).toBeLessThanOrEqual(242)
  })

  test('lists those for the team, or those that parents may see', async () => {
    const noor = await place('Noor')
    await log(noor, { text: 'voor het team', isStaffOnly: true })
    await log(noor, { text: 'voor iedereen' })
    const texts = async (staffOnly: boolean) => (await backend.call('observations.list', { staffOnly })).rows.map((row) => row.text)
    expect([await texts(true), await texts(false)]).toEqual([['voor het team'], ['voor iedereen']])
  })

  test('offers the child whose name was nearly typed', async () => {
    const noor = await place('Noor')
    const gone = await place('Noortje')
    await backend.call('children.leave', { id: gone, version: 1, leftOn: '2026-11-01' })
    expect(await backend.call('observations.suggestNames', { search: 'noro bouwhoek' })).toEqual([
      { childId: noor, name: 'Noor', groupName: 'Kikkers', word: 'noro', rest: 'bouwhoek', typos: 1 },
    ])
    expect((await backend.call('observations.suggestNames', { search: 'noor' })).map((one) => one.name)).toEqual(['Noor', 'Noortje'])
    expect(await backend.call('observations.suggestNames', { search: '' })).toEqual([])
  })

  test('is kept under a name, by each for herself, and forgotten', async () => {
    const noor = await place('Noor')
    const nothing = {
      search: '',
      childId: null,
      groupId: null,
      domain: null,
      authorId: null,
      period: 'all',
      from: null,
      until: null,
      staffOnly: null,
    }
    const { id } = await backend.call('observations.saveSearch', { name: 'Noor en taal', childId: noor, domain: 'taal', period: 'month' })
    await backend.call('observations.saveSearch', { name: 'team', staffOnly: true, search: 'zorg' })
    const again = await backend.call('observations.saveSearch', { name: 'noor EN taal', childId: noor, period: 'own', from: '2026-08-01' })
    expect(again.id).toBe(id)
    expect(await backend.call('observations.savedSearches', {})).toEqual([
      { ...nothing, id, name: 'noor EN taal', childId: noor, period: 'own', from: '2026-08-01' },
      expect.objectContaining({ name: 'team', staffOnly: true, search: 'zorg' }),
    ])
    await expectError(backend.call('observations.saveSearch', { name: ' ', search: 'x' }), 'invalid-input')
    await backend.signInAs('medewerker')
    expect(await backend.call('observations.savedSearches', {})).toEqual([])
    await expectError(backend.call('observations.forgetSearch', { id }), 'not-found')
    await backend.signInAsOwner()
    await backend.call('observations.forgetSearch', { id })
    expect(await backend.call('observations.savedSearches', {})).toHaveLength(1)
    for (let count = 1; count < 30; count += 1) await backend.call('observations.saveSearch', { name: `nummer ${String(count)}` })
    await expectError(backend.call('observations.saveSearch', { name: 'nog een' }), 'rule-broken', {
      rule: 'too-many-saved-searches',
      field: 'name',
      maximum: 30,
    })
  })
})
