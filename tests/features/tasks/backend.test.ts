import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { TodayCard } from '../../../db/contract/tasks.ts'
import { firstWithoutStep } from '../../../db/features/tasks/queries.ts'
import { startTestBackend } from '../../support/backend.ts'
import { aChild, aContact, aGroup, aPlacement, aStudent, anAdvies, anAssignment, anObservation, anOffer } from '../../support/builders.ts'
import { fillAtRandom } from '../../support/random-record.ts'

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
  expect(await backend.call('tasks.today', {})).toEqual({ today, cards: [], more: [] })
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

test('adviesWithoutStep asks for who has an advies, no place, and nothing planned', async () => {
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
  const seen = await backend.call('advies.record', anAdvies({ childId: doubtful }))
  await backend.call('advies.advance', { ...seen, state: 'ingetrokken', sinceOn: '2026-05-01' })
  const asked = await register('Gevraagd')
  await backend.call('advies.record', anAdvies({ childId: asked }))
  await backend.call('placements.offer', anOffer({ childId: asked, groupId }))
  const withStep = async (name: string, nextOn: string | null) => {
    const childId = await register(name)
    const advies = await backend.call('advies.record', anAdvies({ childId, advisedOn: '2026-11-01' }))
    const step = { kind: 'bereikt', steppedOn: '2026-11-10', reason: null, note: null, nextOn } as const
    await backend.call('advies.logStep', { ...advies, ...step })
    return childId
  }
  await withStep('Vandaag', today)
  const late = await withStep('Laat', '2026-11-22')
  const open = await withStep('Open', null)

  expect(await card('adviesWithoutStep')).toEqual({
    kind: 'adviesWithoutStep',
    total: 3,
    items: [
      { childId: late, name: 'Laat', advisedOn: '2026-11-01', daysWaiting: 22, dueOn: '2026-11-22' },
      { childId: open, name: 'Open', advisedOn: '2026-11-01', daysWaiting: 22, dueOn: null },
      { childId: waiting, name: 'Wacht', advisedOn: '2026-11-13', daysWaiting: 10, dueOn: null },
    ],
  })
})

test('adviesWithoutStep says the same as the life of each advies', async () => {
  const { seeds, size } = { seeds: [3, 4], size: { groups: 3, children: 60, contacts: 0, observations: 0, students: 0, goals: 0 } }
  for (const seed of seeds) {
    await fillAtRandom(backend.kysely, seed, size, today, backend.ownerId)
    // The rules keep what lies ahead out of a record.
    await backend.kysely.deleteFrom('adviesState').where('sinceOn', '>', today).execute()
    await backend.kysely.deleteFrom('toeleidingStep').where('steppedOn', '>', today).execute()
    await backend.kysely
      .deleteFrom('advies')
      .where('id', 'not in', (eb) => eb.selectFrom('adviesState').select('adviesId'))
      .execute()
    const expected: string[] = []
    for (const { id, leftOn } of await backend.kysely.selectFrom('child').select(['id', 'leftOn']).execute()) {
      const [life] = await backend.call('advies.list', { childId: id })
      if (life === undefined || (leftOn !== null && leftOn <= today)) continue
      if (life.next.kind === 'startToeleiding' || life.next.kind === 'planStep') expected.push(id)
      if (life.next.kind === 'followUp' && (life.next.dueOn ?? today) < today) expected.push(id)
    }
    const { total } = await firstWithoutStep(backend.kysely, { today, limit: 3 })
    expect(total).toBe(expected.length)
    expect(total).toBeGreaterThan(0)
  }
})

test('waitingFits names who waits and could begin today, in the order of the list', async () => {
  const groupId = await addGroup()
  const early = await register('Eerst', { waitlistedOn: '2026-04-01' })
  const advised = await register('Advies', { waitlistedOn: '2026-09-01' })
  await backend.call('advies.record', anAdvies({ childId: advised, weeklyHours: 8 }))
  const young = await register('Jong', { bornOn: '2024-09-01', waitlistedOn: '2026-04-01' })
  const asked = await register('Gevraagd', { waitlistedOn: '2026-03-10' })
  await backend.call('placements.offer', anOffer({ childId: asked, groupId }))
  expect(await card('waitingFits')).toEqual({
    kind: 'waitingFits',
    total: 2,
    items: [
      { childId: advised, name: 'Advies', rank: 1, daysWaiting: 83, groupName: 'Kikkers' },
      { childId: early, name: 'Eerst', rank: 3, daysWaiting: 236, groupName: 'Kikkers' },
    ],
  })
  await backend.call('settings.change', { name: 'waitlistPriority', value: 'waiting' })
  expect((await card('waitingFits'))?.items.map((one) => one.childId)).toEqual([early, advised])
  expect(young).toBeDefined()
})

test('hoursBehind names who will miss hours that can be expected, for the locatiemanager', async () => {
  const groupId = await addGroup()
  const soonGone = await register('Sam', { bornOn: '2024-05-04' })
  await backend.call('advies.record', anAdvies({ childId: soonGone }))
  await place(soonGone, groupId, { startsOn: '2026-11-04', endsOn: '2027-01-31' })
  const { items, ...rest } = (await card('hoursBehind')) ?? { items: [] }
  expect(rest).toEqual({ kind: 'hoursBehind', total: 1 })
  expect(items).toMatchObject([{ childId: soonGone, name: 'Sam', expected: 960, veEndsOn: '2028-05-04', reason: 'ends_early' }])
  await backend.signInAs('medewerker')
  expect(await card('hoursBehind')).toBeUndefined()
})

test('handoverDue names who goes to the basisschool and has nothing sent, who goes first first', async () => {
  const groupId = await addGroup()
  const soon = await register('Soon', { bornOn: '2023-01-10' })
  const gone = await register('Gone', { bornOn: '2022-10-01' })
  const young = await register('Young', { bornOn: '2024-01-10' })
  for (const childId of [soon, gone, young])
    await place(childId, groupId, { startsOn: '2026-06-01', endsOn: childId === gone ? '2026-09-30' : null })
  await backend.call('children.leave', { id: gone, version: 1, leftOn: '2026-09-30' })
  await backend.call('handover.begin', { childId: soon })
  expect(await card('handoverDue')).toEqual({
    kind: 'handoverDue',
    total: 2,
    items: [
      { childId: gone, name: 'Gone', leavesOn: '2026-09-30', schoolName: null, isBegun: false },
      { childId: soon, name: 'Soon', leavesOn: '2027-01-10', schoolName: null, isBegun: true },
    ],
  })
})

test('retentionOver names who left longer ago than was agreed, for the locatiemanager', async () => {
  const child = async (firstName: string, leftOn: string) => {
    const id = await register(firstName, { bornOn: '2020-06-01', registeredOn: '2022-12-01' })
    await backend.call('children.leave', { id, version: 1, leftOn })
    return id
  }
  const first = await child('Eerst', '2024-06-30')
  const justOver = await child('Net', '2024-11-23')
  await child('Nog niet', '2024-11-24')
  expect(await card('retentionOver')).toEqual({
    kind: 'retentionOver',
    total: 2,
    items: [
      { childId: first, name: 'Eerst', leftOn: '2024-06-30' },
      { childId: justOver, name: 'Net', leftOn: '2024-11-23' },
    ],
  })
  const listed = async () => (await backend.call('children.list', { status: 'te_vernietigen' })).rows.map((row) => row.name)
  expect(await listed()).toEqual(['Eerst', 'Net'])
  await backend.call('settings.change', { name: 'retentionYears', value: 3 })
  expect(await card('retentionOver')).toBeUndefined()
  expect(await listed()).toEqual([])
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

  expect(await kinds()).toEqual(['agreements', 'unseen', 'groups', 'unreached', 'adviesWithoutStep', 'studentsNotLinked', 'exportDue'])
  const behind = await register('Kort', { bornOn: '2024-05-04' })
  await backend.call('advies.record', anAdvies({ childId: behind }))
  await place(behind, groupId, { startsOn: '2026-11-04', endsOn: '2027-01-31' })
  expect(await kinds()).toEqual(['agreements', 'unseen', 'groups', 'unreached', 'adviesWithoutStep', 'hoursBehind', 'studentsNotLinked'])
  expect((await backend.call('tasks.today', {})).more).toEqual([
    { kind: 'exportDue', total: 1 },
    { kind: 'herstelproefDue', total: 1 },
  ])
  await backend.signInAs('medewerker')
  expect(await kinds()).toEqual(['agreements', 'unseen', 'groups', 'unreached', 'herstelproefDue'])
})
