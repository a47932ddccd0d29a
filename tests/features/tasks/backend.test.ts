import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { TodayCard } from '../../../db/contract/tasks.ts'
import { startTestBackend } from '../../support/backend.ts'
import { aChild, aContact, aGroup, aPlacement, aStudent, anAdvies, anAssignment, anObservation } from '../../support/builders.ts'

type Kind = TodayCard['kind']

const today = '2026-11-23'
const daily = [1, 2, 3, 4, 5].flatMap((weekday) => [
  { weekday, dagdeel: 'ochtend' as const, startsAt: '08:30', endsAt: '12:30' },
  { weekday, dagdeel: 'middag' as const, startsAt: '12:30', endsAt: '16:30' },
])

let backend: Awaited<ReturnType<typeof startTestBackend<'voorschool'>>>
beforeEach(async () => {
  backend = await startTestBackend()
})
afterEach(() => backend.stop())

const cards = async () => (await backend.call('tasks.today', {})).cards
const kinds = async () => (await cards()).map((card) => card.kind)
const card = async <K extends Kind>(kind: K) => (await cards()).find((one): one is Extract<TodayCard, { kind: K }> => one.kind === kind)

const register = async (firstName: string, overrides: Parameters<typeof aChild>[0] = {}) =>
  (await backend.call('children.register', aChild({ firstName, lastName: null, ...overrides }))).id
const addGroup = async (name = 'Kikkers') => (await backend.call('groups.add', aGroup({ name, dagdelen: daily }))).id
const place = async (childId: string, groupId: string, overrides: object = {}) =>
  backend.call('placements.place', aPlacement({ childId, groupId, dagdelen: [{ weekday: 1, dagdeel: 'middag' }], ...overrides }))

test('a new location is asked for nothing', async () => {
  expect(await backend.call('tasks.today', {})).toEqual({ today, cards: [] })
  expect(await backend.call('tasks.badges', {})).toEqual({ agreementsDue: 0, observationsToReview: 0 })
})

describe('agreements', () => {
  test('of this week and before, the oldest three, with how many there are; the badge counts what is due today', async () => {
    const noor = await register('Noor')
    for (const [text, dueOn] of [
      ['zondag', '2026-11-29'],
      ['volgende week', '2026-11-30'],
      ['te laat', '2026-11-20'],
      ['vandaag', '2026-11-23'],
      ['morgen', '2026-11-24'],
    ] as const) {
      await backend.call('parents.log', aContact({ childId: noor, contactedOn: '2026-11-16', agreement: { text, dueOn } }))
    }
    const agreements = await card('agreements')
    expect(agreements?.total).toBe(4)
    expect(agreements?.items.map(({ text, isOverdue, childName }) => [text, isOverdue, childName])).toEqual([
      ['te laat', true, 'Noor'],
      ['vandaag', false, 'Noor'],
      ['morgen', false, 'Noor'],
    ])
    expect(await backend.call('tasks.badges', {})).toEqual({ agreementsDue: 2, observationsToReview: 0 })

    const [first] = agreements?.items ?? []
    await backend.call('parents.completeAgreement', { id: first?.id ?? '', version: 1 })
    expect((await card('agreements'))?.total).toBe(3)
    expect(await backend.call('tasks.badges', {})).toEqual({ agreementsDue: 1, observationsToReview: 0 })
  })
})

describe('unseen', () => {
  test('names per placed child the domain that was seen longest ago, the longest first', async () => {
    const groupId = await addGroup()
    const ids: Record<string, string> = {}
    for (const [name, startsOn, endsOn] of [
      ['Alle', '2026-05-04', null],
      ['Nooit', '2026-06-01', null],
      ['Lang', '2026-05-04', null],
      ['Nieuw', '2026-10-12', null],
      ['Weg', '2026-05-04', '2026-11-20'],
    ] as const) {
      const id = await register(name)
      ids[name] = id
      await place(id, groupId, { startsOn, endsOn })
    }
    const see = (name: string, observedOn: string, domains: ('taal' | 'rekenen' | 'motoriek' | 'sociaal_emotioneel')[]) =>
      backend.call('observations.log', anObservation({ childIds: [ids[name] ?? ''], observedOn, domains }))
    await see('Alle', '2026-10-12', ['taal', 'rekenen', 'motoriek', 'sociaal_emotioneel'])
    await see('Lang', '2026-11-20', ['taal', 'rekenen', 'sociaal_emotioneel'])
    await see('Lang', '2026-09-01', ['motoriek'])
    await see('Lang', '2026-08-01', ['taal'])

    expect(await card('unseen')).toEqual({
      kind: 'unseen',
      total: 2,
      items: [
        { childId: ids['Nooit'], name: 'Nooit', domain: 'taal', lastSeenOn: null },
        { childId: ids['Lang'], name: 'Lang', domain: 'motoriek', lastSeenOn: '2026-09-01' },
      ],
    })
    await backend.call('settings.change', { name: 'unseenAfterDays', value: 41 })
    expect((await card('unseen'))?.total).toBe(4)
    await backend.call('settings.change', { name: 'unseenAfterDays', value: 180 })
    expect(await card('unseen')).toBeUndefined()
  })
})

describe('groups', () => {
  test('show the half-day of now with the students who went through the gate, the overfull one first', async () => {
    const kikkers = await addGroup()
    const egels = await addGroup('Egels')
    for (const name of ['A', 'B', 'C']) await place(await register(name), egels)
    await place(await register('D'), kikkers, { dagdelen: [{ weekday: 1, dagdeel: 'ochtend' }] })
    const { id: studentId } = await backend.call('students.add', aStudent())
    const planned = await backend.call('students.assign', anAssignment({ studentId, groupId: egels, dagdeel: 'middag' }))
    const quiet = { professionalsNeeded: 0, planned: 0, students: [], isOver: false, maximum: 16 }
    const egelsNow = { id: egels, name: 'Egels', dagdeel: 'middag', planned: 3, professionalsNeeded: 1 }
    expect(await card('groups')).toEqual({
      kind: 'groups',
      total: 2,
      items: [
        { ...egelsNow, maximum: 16, students: [], isOver: false },
        { id: kikkers, name: 'Kikkers', dagdeel: 'middag', ...quiet },
      ],
    })

    await backend.call('students.activate', planned)
    await backend.kysely.updateTable('group').set({ maximum: 2 }).where('id', '=', egels).execute()
    await backend.kysely.updateTable('group').set({ name: 'Apen' }).where('id', '=', kikkers).execute()
    expect((await card('groups'))?.items).toEqual([
      { ...egelsNow, maximum: 2, students: ['Eva Smit'], isOver: true },
      { id: kikkers, name: 'Apen', dagdeel: 'middag', ...quiet },
    ])

    backend.clock.set('2026-11-23T11:29:00.000Z')
    expect((await card('groups'))?.items.map(({ name, dagdeel, planned: children }) => [name, dagdeel, children])).toEqual([
      ['Apen', 'ochtend', 1],
      ['Egels', 'ochtend', 0],
    ])
    backend.clock.set('2026-11-28T11:00:00.000Z')
    expect(await card('groups')).toBeUndefined()
  })
})

test('unreached takes the first three families of the parents page', async () => {
  const groupId = await addGroup()
  for (const name of ['A', 'B', 'C', 'D']) await place(await register(name), groupId, { startsOn: '2026-05-04' })
  const families = await backend.call('parents.unreached', {})
  expect(await card('unreached')).toEqual({
    kind: 'unreached',
    total: 4,
    items: families.slice(0, 3).map(({ childId, childName, lastReachedOn, attemptsSince, homeLanguage }) => ({
      childId,
      name: childName,
      lastReachedOn,
      attemptsSince,
      homeLanguage,
    })),
  })
})

test('adviesWithoutPlacement waits for a place, not for a placement that is planned', async () => {
  const groupId = await addGroup()
  const waiting = await register('Wacht')
  await backend.call('advies.record', anAdvies({ childId: waiting, advisedOn: '2026-11-13' }))
  for (const [name, startsOn] of [
    ['Geplaatst', '2026-05-04'],
    ['Gepland', '2027-01-04'],
  ] as const) {
    const id = await register(name)
    await backend.call('advies.record', anAdvies({ childId: id }))
    await place(id, groupId, { startsOn })
  }
  const left = await register('Weg')
  await backend.call('advies.record', anAdvies({ childId: left }))
  await backend.call('children.leave', { id: left, version: 1, leftOn: '2026-11-20' })
  const doubtful = await register('Twijfel')
  await backend.call('advies.record', anAdvies({ childId: doubtful }))
  await backend.call('advies.record', anAdvies({ childId: doubtful, state: 'ingetrokken', advisedOn: '2026-05-01' }))

  expect(await card('adviesWithoutPlacement')).toEqual({
    kind: 'adviesWithoutPlacement',
    total: 1,
    items: [{ childId: waiting, name: 'Wacht', advisedOn: '2026-11-13', daysWaiting: 10 }],
  })
})

test('studentsNotLinked names who may not work yet, the first to begin first', async () => {
  await backend.call('students.add', aStudent())
  const late = await backend.call('students.add', aStudent({ name: 'Tim', registerLinkedOn: null, startsOn: '2027-01-04' }))
  const soon = await backend.call('students.add', aStudent({ name: 'Iris', personRegisterOn: null, registerLinkedOn: null }))
  await backend.call('students.add', aStudent({ name: 'Weg', registerLinkedOn: null, endsOn: '2026-11-20' }))
  expect(await card('studentsNotLinked')).toEqual({
    kind: 'studentsNotLinked',
    total: 2,
    items: [
      { studentId: soon.id, name: 'Iris', startsOn: '2026-09-01' },
      { studentId: late.id, name: 'Tim', startsOn: '2027-01-04' },
    ],
  })
})

test('exportDue asks for the last peildatum until it was sent, once there was a child', async () => {
  await register('Later', { registeredOn: '2026-10-02' })
  expect(await card('exportDue')).toBeUndefined()
  await register('Noor')
  expect(await card('exportDue')).toEqual({ kind: 'exportDue', total: 1, peildatum: '2026-10-01' })
  const sent = {
    madeAt: '2026-10-05T09:00:00.000Z',
    madeBy: backend.ownerId,
    fileName: 'x.kpa.age',
    cells: 1,
    bodyHash: 'x',
    recipientName: 'KPA',
  }
  await backend.kysely
    .insertInto('sentDelivery')
    .values({ ...sent, sequence: 1, peildatum: '2026-01-01' })
    .execute()
  expect(await card('exportDue')).toBeDefined()
  await backend.kysely
    .insertInto('sentDelivery')
    .values({ ...sent, sequence: 2, peildatum: '2026-10-01' })
    .execute()
  expect(await card('exportDue')).toBeUndefined()
  backend.clock.set('2027-01-04T09:00:00.000Z')
  expect((await card('exportDue'))?.peildatum).toBe('2027-01-01')
})

test('herstelproefDue asks after a day, and again 35 days after the last good one', async () => {
  const prove = (provedAt: string, outcome: 'good' | 'damaged') =>
    backend.kysely.insertInto('herstelproef').values({ provedAt, backupMadeAt: provedAt, outcome, counts: '{}' }).execute()
  backend.clock.forward(25 * 3_600_000)
  expect(await card('herstelproefDue')).toEqual({ kind: 'herstelproefDue', total: 1, lastProvedAt: null })
  await prove('2026-11-24T12:00:00.000Z', 'good')
  expect(await card('herstelproefDue')).toBeUndefined()
  await prove('2026-11-25T12:00:00.000Z', 'damaged')
  backend.clock.set('2026-12-29T12:00:00.000Z')
  expect(await card('herstelproefDue')).toBeUndefined()
  backend.clock.set('2026-12-29T12:00:01.000Z')
  expect(await card('herstelproefDue')).toEqual({ kind: 'herstelproefDue', total: 1, lastProvedAt: '2026-11-24T12:00:00.000Z' })
})

test('with everything at once the seven that press most remain; a medewerker gets those that are hers', async () => {
  const groupId = await addGroup()
  const noor = await register('Noor')
  await place(noor, groupId)
  await backend.call(
    'parents.log',
    aContact({ childId: noor, contactedOn: '2026-06-01', outcome: 'niet_bereikt', agreement: { text: 'Bellen', dueOn: today } }),
  )
  const waiting = await register('Wacht')
  await backend.call('advies.record', anAdvies({ childId: waiting }))
  await backend.call('students.add', aStudent({ registerLinkedOn: null }))
  await backend.kysely.updateTable('workspace').set({ madeAt: '2026-01-01T09:00:00.000Z' }).execute()

  expect(await kinds()).toEqual(['agreements', 'unseen', 'groups', 'unreached', 'adviesWithoutPlacement', 'studentsNotLinked', 'exportDue'])
  await backend.signInAs('medewerker')
  expect(await kinds()).toEqual(['agreements', 'unseen', 'groups', 'unreached', 'herstelproefDue'])
})
