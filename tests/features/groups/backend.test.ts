import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { expectError, startTestBackend } from '../../support/backend.ts'
import { aChild, aGroup, anAdvies, anAssignment, aNeed, aPlacement, aStudent, hostileTexts } from '../../support/builders.ts'

let backend: Awaited<ReturnType<typeof startTestBackend>>
beforeEach(async () => {
  backend = await startTestBackend()
})
afterEach(() => backend.stop())

async function placeChild(groupId: string, firstName: string, placement: Partial<Parameters<typeof aPlacement>[0]> = {}): Promise<string> {
  const { id } = await backend.call('children.register', aChild({ firstName }))
  await backend.call('advies.record', anAdvies({ childId: id }))
  await backend.call('placements.place', aPlacement({ childId: id, groupId, ...placement }))
  return id
}

async function readGroup(id: string, on?: string) {
  return backend.call('groups.read', on === undefined ? { id } : { id, on })
}

describe('groups.list and groups.read', () => {
  test('tell per half-day who is planned, how many professionals that needs, and which students are there', async () => {
    const { id } = await backend.call('groups.add', aGroup({ room: 'Beneden' }))
    const noor = await placeChild(id, 'Noor', {
      dagdelen: [
        { weekday: 1, dagdeel: 'ochtend' },
        { weekday: 1, dagdeel: 'middag' },
      ],
    })
    const sam = await placeChild(id, 'Sam', { startsOn: '2026-12-01' })
    const student = await backend.call('students.add', aStudent())
    const planned = await backend.call('students.assign', anAssignment({ studentId: student.id, groupId: id }))

    const [group] = await backend.call('groups.list', {})
    expect(group).toMatchObject({ id, name: 'Kikkers', room: 'Beneden', maximum: 16, isActive: true, childCount: 1, version: 1 })
    expect(group?.dagdelen.map(({ weekday, dagdeel, planned: count }) => [weekday, dagdeel, count])).toEqual([
      [1, 'ochtend', 1],
      [1, 'middag', 1],
      [2, 'ochtend', 0],
      [2, 'middag', 0],
    ])
    expect(group?.dagdelen[0]).toMatchObject({ startsAt: '08:30', endsAt: '12:30', professionalsNeeded: 1, students: [] })

    await backend.call('students.activate', planned)
    const later = await readGroup(id, '2026-12-07')
    expect(later.childCount).toBe(2)
    expect(later.dagdelen[0]).toMatchObject({ planned: 2, students: [{ studentId: student.id, name: 'Eva Smit' }] })
    expect(later.children).toEqual([
      {
        childId: noor,
        name: 'Noor B.',
        bornOn: '2024-01-15',
        hasAdvies: true,
        dagdelen: [
          { weekday: 1, dagdeel: 'ochtend' },
          { weekday: 1, dagdeel: 'middag' },
        ],
      },
      { childId: sam, name: 'Sam B.', bornOn: '2024-01-15', hasAdvies: true, dagdelen: [{ weekday: 1, dagdeel: 'ochtend' }] },
    ])
    await expectError(readGroup(randomUUID()), 'not-found')
  })

  test('nine children need two professionals', async () => {
    const { id } = await backend.call('groups.add', aGroup())
    for (const [index, name] of ['Noor', 'Sam', 'Mila', 'Adam', 'Yara', 'Finn', 'Levi', 'Zoë', 'Emma'].entries()) {
      await placeChild(id, name)
      const needed = (await readGroup(id)).dagdelen[0]?.professionalsNeeded
      expect(needed).toBe(index < 8 ? 1 : 2)
    }
  })
})

test('groups.names tells the open groups by name, in the order of the list, and which have a half-day', async () => {
  const names = ['Otters', 'Egels', 'Kikkers']
  for (const name of names) await backend.call('groups.add', aGroup({ name, ...(name === 'Egels' ? { dagdelen: [] } : {}) }))
  const list = await backend.call('groups.list', {})
  expect(await backend.call('groups.names', {})).toEqual(
    list.map(({ id, name, dagdelen }) => ({ id, name, hasDagdelen: dagdelen.length > 0 })),
  )
  expect((await backend.call('groups.names', {})).map(({ name, hasDagdelen }) => [name, hasDagdelen])).toEqual([
    ['Egels', false],
    ['Kikkers', true],
    ['Otters', true],
  ])
  const [egels] = list
  if (egels === undefined) throw new Error('No group')
  await backend.call('groups.close', { id: egels.id, version: 1 })
  expect((await backend.call('groups.names', {})).map(({ name }) => name)).toEqual(['Kikkers', 'Otters'])
})

describe('groups.add', () => {
  test('refuses a second open group of that name, hours that overlap, and what is no group', async () => {
    await backend.call('groups.add', aGroup())
    await expectError(backend.call('groups.add', aGroup({ name: 'KIKKERS' })), 'not-unique', { field: 'name' })
    const overlapping = [
      { weekday: 1, dagdeel: 'ochtend', startsAt: '08:30', endsAt: '13:00' },
      { weekday: 1, dagdeel: 'middag', startsAt: '12:30', endsAt: '16:00' },
    ] as const
    await expectError(backend.call('groups.add', aGroup({ name: 'Otters', dagdelen: [...overlapping] })), 'rule-broken', {
      rule: 'dagdelen-overlap',
      weekday: 1,
    })
    await expectError(backend.call('groups.add', aGroup({ name: 'Otters', maximum: 17 })), 'invalid-input')
    await expectError(backend.call('groups.add', aGroup({ name: 'a'.repeat(10_000) })), 'invalid-input')
    expect(await backend.call('groups.list', { includeClosed: true })).toHaveLength(1)
  })

  test('takes hostile names as text', async () => {
    const hostile = hostileTexts.map((text) => text.normalize().slice(0, 40).trim())
    for (const name of hostile) await backend.call('groups.add', aGroup({ name }))
    expect(new Set((await backend.call('groups.list', {})).map((group) => group.name))).toEqual(new Set(hostile))
  })

  test('is for the locatiemanager, as is every change of a group', async () => {
    const { id } = await backend.call('groups.add', aGroup())
    await backend.signInAs('medewerker')
    await expectError(backend.call('groups.add', aGroup({ name: 'Otters' })), 'not-allowed')
    await expectError(backend.call('groups.change', { ...aGroup(), id, version: 1 }), 'not-allowed')
    await expectError(backend.call('groups.close', { id, version: 1 }), 'not-allowed')
    await expectError(backend.call('groups.reopen', { id, version: 1 }), 'not-allowed')
    expect((await readGroup(id)).version).toBe(1)
  })
})

describe('groups.change', () => {
  test('keeps every field, and only at the version that was seen', async () => {
    const { id } = await backend.call('groups.add', aGroup())
    const change = {
      name: 'Otters',
      kind: 'plus',
      room: 'Boven',
      maximum: 12,
      dagdelen: [{ weekday: 5, dagdeel: 'middag', startsAt: '13:00', endsAt: '17:00' }],
    } as const
    expect(await backend.call('groups.change', { ...change, dagdelen: [...change.dagdelen], id, version: 1 })).toEqual({ id, version: 2 })
    expect(await readGroup(id)).toMatchObject({ ...change, version: 2, children: [] })
    await expectError(backend.call('groups.change', { ...aGroup(), id, version: 1 }), 'conflict', { version: 2 })
    await expectError(backend.call('groups.change', { ...aGroup(), id: randomUUID(), version: 1 }), 'not-found')
  })

  test('leaves a half-day alone while a child or student is planned in it, today or later', async () => {
    const { id } = await backend.call('groups.add', aGroup())
    const { dagdelen } = aGroup()
    await placeChild(id, 'Noor', { endsOn: '2026-11-23' })
    const without = dagdelen.filter((one) => one.weekday !== 1 || one.dagdeel !== 'ochtend')
    const shifted = dagdelen.map((one) => (one.weekday === 1 && one.dagdeel === 'ochtend' ? { ...one, endsAt: '12:00' } : one))
    const inUse = { rule: 'dagdeel-in-use', weekday: 1, dagdeel: 'ochtend', children: 1, students: 0 }
    await expectError(backend.call('groups.change', { ...aGroup({ dagdelen: without }), id, version: 1 }), 'rule-broken', inUse)
    await expectError(backend.call('groups.change', { ...aGroup({ dagdelen: shifted }), id, version: 1 }), 'rule-broken', inUse)

    backend.clock.set('2026-11-24T08:00:00.000Z')
    const { version } = await backend.call('groups.change', { ...aGroup({ dagdelen: shifted }), id, version: 1 })
    const student = await backend.call('students.add', aStudent())
    await backend.call('students.assign', anAssignment({ studentId: student.id, groupId: id }))
    await expectError(backend.call('groups.change', { ...aGroup({ dagdelen: without }), id, version }), 'rule-broken', {
      ...inUse,
      children: 0,
      students: 1,
    })
  })

  test('leaves the maximum at or above what is planned on any day to come', async () => {
    const { id } = await backend.call('groups.add', aGroup())
    await placeChild(id, 'Noor', { endsOn: '2026-12-31' })
    await placeChild(id, 'Sam', { startsOn: '2027-01-01' })
    await placeChild(id, 'Mila', { startsOn: '2027-01-01' })
    await expectError(backend.call('groups.change', { ...aGroup({ maximum: 1 }), id, version: 1 }), 'rule-broken', {
      rule: 'maximum-below-planned',
      field: 'maximum',
      maximum: 1,
      planned: 2,
      weekday: 1,
      dagdeel: 'ochtend',
    })
    expect(await backend.call('groups.change', { ...aGroup({ maximum: 2 }), id, version: 1 })).toEqual({ id, version: 2 })
  })
})

describe('groups.close and groups.reopen', () => {
  test('a group closes when it is empty, and keeps its past', async () => {
    const { id } = await backend.call('groups.add', aGroup())
    const childId = await placeChild(id, 'Noor')
    await expectError(backend.call('groups.close', { id, version: 1 }), 'rule-broken', {
      rule: 'group-not-empty',
      children: 1,
      students: 0,
    })

    await backend.call('children.leave', { id: childId, version: 1, leftOn: '2026-11-20' })
    const closed = await backend.call('groups.close', { id, version: 1 })
    expect(await backend.call('groups.list', {})).toEqual([])
    expect(await backend.call('groups.list', { includeClosed: true, on: '2026-11-16' })).toMatchObject([
      { id, isActive: false, childCount: 1 },
    ])

    await backend.call('groups.reopen', closed)
    expect(await backend.call('groups.list', {})).toMatchObject([{ id, isActive: true, version: 3 }])
  })

  test('the name of a closed group is free, and then it cannot come back under it', async () => {
    const first = await backend.call('groups.add', aGroup())
    const closed = await backend.call('groups.close', first)
    await backend.call('groups.add', aGroup())
    await expectError(backend.call('groups.reopen', closed), 'not-unique', { field: 'name' })
  })

  test('a change of the group leaves its trace in the audit', async () => {
    const { id } = await backend.call('groups.add', aGroup())
    await backend.call('groups.close', { id, version: 1 })
    const { rows } = await backend.call('audit.list', { subjectId: id })
    expect(rows.map((row) => [row.operation, row.outcome])).toEqual([
      ['groups.close', 'ok'],
      ['groups.add', 'ok'],
    ])
  })
})

describe('a group by decision smaller', () => {
  const decision = { maximum: 2, startsOn: '2026-12-01', endsOn: '2027-01-31', reason: 'Vier kinderen met veel extra vragen' }

  test('has its lower limit on the days of the decision, with who took it, and its history', async () => {
    const { id } = await backend.call('groups.add', aGroup({ programme: 'Uk & Puk', tags: ['bewegend leren'] }))
    const saved = await backend.call('groups.reduce', { ...decision, groupId: id })
    expect(await readGroup(id, '2026-11-30')).toMatchObject({ maximum: 16, limit: 16, reduction: null })
    const during = await readGroup(id, '2026-12-01')
    const reduction = { ...decision, ...saved, decidedByName: 'Marieke', decidedAt: backend.clock.now, withdrawnAt: null }
    expect(during).toMatchObject({
      maximum: 16,
      limit: 2,
      reduction,
      reductions: [reduction],
      programme: 'Uk & Puk',
      tags: ['bewegend leren'],
    })
    expect(during.dagdelen[0]).toMatchObject({ planned: 0, free: 2 })

    const ended = await backend.call('groups.endReduction', { ...saved, endsOn: '2026-12-15' })
    expect(await readGroup(id, '2026-12-16')).toMatchObject({ limit: 16, reductions: [{ endsOn: '2026-12-15' }] })
    const withdrawn = await backend.call('groups.withdrawReduction', ended)
    expect(await readGroup(id, '2026-12-01')).toMatchObject({
      limit: 16,
      reduction: null,
      reductions: [{ withdrawnAt: backend.clock.now }],
    })
    await backend.call('groups.restoreReduction', withdrawn)
    expect(await readGroup(id, '2026-12-01')).toMatchObject({ limit: 2 })
    const { rows } = await backend.call('audit.list', { subjectId: id })
    expect(rows.map((row) => row.operation)).toEqual([
      'groups.restoreReduction',
      'groups.withdrawReduction',
      'groups.endReduction',
      'groups.reduce',
      'groups.add',
    ])
  })

  test('is refused under what is planned, with the numbers and the day from which it fits; the what-if names who would move', async () => {
    const { id } = await backend.call('groups.add', aGroup())
    await placeChild(id, 'Noor', { endsOn: '2026-12-31' })
    const sam = await placeChild(id, 'Sam', { startsOn: '2026-09-07' })
    const both = [
      { weekday: 1, dagdeel: 'ochtend' },
      { weekday: 2, dagdeel: 'middag' },
    ] as const
    const mila = await placeChild(id, 'Mila', { startsOn: '2026-10-05', dagdelen: [...both] })
    await backend.call('support.recordNeed', aNeed({ childId: sam, sinceOn: '2026-11-02' }))
    await expectError(backend.call('groups.reduce', { ...decision, groupId: id }), 'rule-broken', {
      rule: 'reduction-below-planned',
      field: 'maximum',
      maximum: 2,
      planned: 3,
      weekday: 1,
      dagdeel: 'ochtend',
      moves: 1,
      fitsFrom: '2027-01-01',
    })
    expect(await backend.call('groups.whatIf', { groupId: id, maximum: 1, from: '2026-12-01' })).toEqual({
      maximum: 1,
      from: '2026-12-01',
      childCount: 3,
      share: { children: 3, withSupportNeed: 1, withAdvies: 3 },
      dagdelen: [
        { weekday: 1, dagdeel: 'ochtend', planned: 3, over: 2 },
        { weekday: 2, dagdeel: 'middag', planned: 1, over: 0 },
      ],
      moves: [
        { childId: mila, name: 'Mila B.', placedOn: '2026-10-05', dagdelen: [both[0]] },
        { childId: sam, name: 'Sam B.', placedOn: '2026-09-07', dagdelen: [both[0]] },
      ],
      fitsFrom: null,
    })
    const later = { ...decision, startsOn: '2027-01-01', groupId: id }
    const { version } = await backend.call('groups.reduce', later)
    expect(version).toBe(1)
    expect(await backend.call('groups.whatIf', { groupId: id, maximum: 3, from: '2026-12-01' })).toMatchObject({
      moves: [],
      fitsFrom: '2026-12-01',
    })
  })

  test('is refused reversed, twice on a day, not smaller, without a reason, and by a medewerker', async () => {
    const { id } = await backend.call('groups.add', aGroup({ maximum: 12 }))
    const reduce = (more: Partial<Omit<typeof decision, 'endsOn'>> & { endsOn?: string | null }) =>
      backend.call('groups.reduce', { ...decision, groupId: id, ...more })
    await expectError(reduce({ endsOn: '2026-11-30' }), 'rule-broken', { rule: 'ends-before-start', field: 'endsOn' })
    await expectError(reduce({ maximum: 12 }), 'rule-broken', { rule: 'reduction-not-smaller', field: 'maximum', maximum: 12 })
    await expectError(reduce({ maximum: 16 }), 'invalid-input')
    await expectError(reduce({ reason: ' ' }), 'invalid-input', { reason: 'too_small' })
    const first = await reduce({})
    await expectError(reduce({ startsOn: '2027-01-31', endsOn: '2027-03-01' }), 'rule-broken', {
      rule: 'reductions-overlap',
      field: 'startsOn',
      otherStartsOn: '2026-12-01',
      otherEndsOn: '2027-01-31',
    })
    const second = await reduce({ startsOn: '2027-02-01', endsOn: '2027-03-01' })
    await expectError(backend.call('groups.endReduction', { ...first, endsOn: '2027-02-01' }), 'rule-broken', {
      rule: 'reductions-overlap',
      field: 'startsOn',
      otherStartsOn: '2027-02-01',
      otherEndsOn: '2027-03-01',
    })
    const withdrawn = await backend.call('groups.withdrawReduction', first)
    await expectError(backend.call('groups.withdrawReduction', first), 'conflict', { version: 2 })
    await reduce({ startsOn: '2027-01-01', endsOn: '2027-01-31' })
    await expectError(backend.call('groups.restoreReduction', withdrawn), 'rule-broken')
    await backend.signInAs('medewerker')
    await expectError(reduce({ startsOn: '2028-01-01', endsOn: null }), 'not-allowed')
    await expectError(backend.call('groups.withdrawReduction', second), 'not-allowed')
  })
})

test('the week tells who was there and who has an aanvullende ondersteuningsvraag; who is there decides on the beroepskrachten', async () => {
  const { id } = await backend.call('groups.add', aGroup())
  const names = ['Noor', 'Sam', 'Mila', 'Adam', 'Yara', 'Finn', 'Levi', 'Zoë', 'Emma']
  const children: string[] = []
  for (const name of names) children.push(await placeChild(id, name))
  const [noor = ''] = children
  await backend.call('support.recordNeed', { childId: noor, kind: 'motoriek', sinceOn: '2026-11-02', seenBy: 'voorschool', endedOn: null })
  expect((await readGroup(id)).dagdelen[0]).toMatchObject({
    planned: 9,
    present: null,
    withSupportNeed: 1,
    professionalsNeeded: 2,
    free: 7,
  })
  expect((await readGroup(id, '2026-11-01')).dagdelen[0]).toMatchObject({ withSupportNeed: 0 })
  await backend.call('presence.record', {
    groupId: id,
    on: '2026-11-23',
    dagdeel: 'ochtend',
    marks: children.map((childId, index) => ({ childId, state: index === 0 ? 'ziek' : 'aanwezig', version: 0 })),
  })
  const [group] = await backend.call('groups.list', {})
  expect(group?.dagdelen[0]).toMatchObject({ planned: 9, present: 8, professionalsNeeded: 1 })
  expect(group?.dagdelen[1]).toMatchObject({ planned: 0, present: null })
})

test('200 groups are read with indexes on placements and half-days, never by reading all placements', async () => {
  const plans: string[] = []
  const record = backend.backend.host.requireSignedIn().record
  const statement = `SELECT placement.group_id, count(*) FROM placement
    INNER JOIN placement_dagdeel ON placement_dagdeel.placement_id = placement.id
    WHERE placement.starts_on <= ? AND (placement.ends_on IS NULL OR placement.ends_on >= ?) AND placement.group_id IN (?, ?)
    GROUP BY placement.group_id, placement_dagdeel.weekday, placement_dagdeel.dagdeel`
  for (const row of record.prepare(`EXPLAIN QUERY PLAN ${statement}`).all('2026-11-23', '2026-11-23', 'a', 'b') as { detail: string }[])
    plans.push(row.detail)
  expect(plans.filter((plan) => /SCAN (placement|placement_dagdeel)\b/.test(plan))).toEqual([])
  expect(plans.join(' ')).toContain('placement_by_group')
})
