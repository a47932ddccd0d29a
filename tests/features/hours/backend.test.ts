import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { VoorschoolTables } from '../../../db/schema/database.ts'
import { seedRecord } from '../../bench/seeded-record.ts'
import { expectError, startTestBackend, type TestBackend } from '../../support/backend.ts'
import { aChild, aGroup, anAdvies, aPlacement } from '../../support/builders.ts'

const allDay = [1, 2].flatMap((weekday) => [
  { weekday, dagdeel: 'ochtend' as const },
  { weekday, dagdeel: 'middag' as const },
])
const mornings = [{ weekday: 1, dagdeel: 'ochtend' as const }]

describe('hours', () => {
  let backend: TestBackend<VoorschoolTables>
  let groupId: string
  beforeEach(async () => {
    backend = await startTestBackend()
    groupId = (await backend.call('groups.add', aGroup())).id
  })
  afterEach(() => backend.stop())

  interface Placed {
    readonly firstName: string
    readonly bornOn?: string
    readonly advies?: boolean
    readonly startsOn?: string
    readonly endsOn?: string | null
    readonly dagdelen?: typeof allDay
  }

  async function placed({ firstName, bornOn = '2024-05-04', advies = true, dagdelen = allDay, ...period }: Placed): Promise<string> {
    const { id } = await backend.call('children.register', aChild({ firstName, bornOn }))
    if (advies) await backend.call('advies.record', anAdvies({ childId: id }))
    await backend.call('placements.place', aPlacement({ childId: id, groupId, dagdelen, startsOn: '2026-11-04', ...period }))
    return id
  }

  describe('hours.ofChild', () => {
    test('adds up the offer, the hours that count and what was really attended', async () => {
      const childId = await placed({ firstName: 'Noor' })
      for (const [on, dagdeel] of [
        ['2026-11-16', 'ochtend'],
        ['2026-11-16', 'middag'],
        ['2026-11-17', 'ochtend'],
      ] as const)
        await backend.call('presence.record', { groupId, on, dagdeel, marks: [{ childId, state: 'aanwezig', version: 0 }] })
      await backend.call('presence.record', {
        groupId,
        on: '2026-11-17',
        dagdeel: 'middag',
        marks: [{ childId, state: 'ziek', version: 0 }],
      })

      expect(await backend.call('hours.ofChild', { childId })).toEqual({
        childId,
        name: 'Noor B.',
        bornOn: '2024-05-04',
        groupNames: ['Kikkers'],
        veStartsOn: '2026-11-04',
        veEndsOn: '2028-05-04',
        hasAdvies: true,
        advisedWeeklyHours: 16,
        // Eight hours on Monday and on Tuesday: six of each count.
        weekly: { offered: 16, countable: 12 },
        soFar: { offered: 40, countable: 30 },
        ahead: { offered: 1208, countable: 906 },
        projected: 936,
        norm: 960,
        expected: 960,
        startsOn: '2026-11-04',
        isLateStart: false,
        verdict: { state: 'behind', reason: 'over_six', missing: 24, from: null, until: null, hours: 312 },
        attended: { offered: 12, countable: 10 },
        recent: { since: '2026-09-29', dagdelen: { aanwezig: 3, ziek: 1, vakantie: 0, afgemeld: 0, zonder_bericht: 0 } },
        yearsWithoutClosures: [2026, 2027],
        maximumWithoutAdvies: 5,
      })
      await expectError(backend.call('hours.ofChild', { childId: groupId }), 'not-found')
    })

    test('leaves out the days that the location is closed, and knows for which years they are there', async () => {
      const childId = await placed({ firstName: 'Noor' })
      await backend.call('location.addClosure', { name: 'kerst', startsOn: '2026-12-21', endsOn: '2027-01-03' })
      const hours = await backend.call('hours.ofChild', { childId })
      // Two Mondays and two Tuesdays of six hours.
      expect([hours.projected, hours.yearsWithoutClosures]).toEqual([936 - 24, [2027]])
    })

    test('takes the placements that are planned, and the group to which the child moves', async () => {
      const childId = await placed({ firstName: 'Noor', endsOn: '2026-12-31', dagdelen: allDay })
      const otters = await backend.call(
        'groups.add',
        aGroup({
          name: 'Otters',
          dagdelen: [1, 2, 4, 5].map((weekday) => ({ weekday, dagdeel: 'ochtend' as const, startsAt: '08:30', endsAt: '12:30' })),
        }),
      )
      await backend.call(
        'placements.place',
        aPlacement({
          childId,
          groupId: otters.id,
          startsOn: '2027-01-01',
          dagdelen: [1, 2, 4, 5].map((weekday) => ({ weekday, dagdeel: 'ochtend' as const })),
        }),
      )
      const { projected, verdict, groupNames } = await backend.call('hours.ofChild', { childId })
      expect({ state: verdict.state, groupNames }).toEqual({ state: 'on_course', groupNames: ['Kikkers'] })
      expect(projected).toBeGreaterThan(1_100)
    })
  })

  describe('hours.ofLocation', () => {
    test('puts who misses most first, counts every state, and leaves out who is four or gone', async () => {
      const noor = await placed({ firstName: 'Noor' })
      const sam = await placed({ firstName: 'Sam', endsOn: '2027-01-31' })
      const mila = await placed({ firstName: 'Mila', advies: false, dagdelen: mornings })
      const gone = await placed({ firstName: 'Adam' })
      await backend.call('children.leave', { id: gone, version: 1, leftOn: '2026-11-20' })
      await placed({ firstName: 'Yara', bornOn: '2022-11-23' })
      const waiting = (await backend.call('children.register', aChild({ firstName: 'Zoë' }))).id
      await backend.call('advies.record', anAdvies({ childId: waiting }))
      await backend.call('children.register', aChild({ firstName: 'Bo' }))

      const { rows, total, counts } = await backend.call('hours.ofLocation', {})
      expect(rows.map((row) => [row.childId, row.verdict.state])).toEqual([
        [sam, 'behind'],
        [noor, 'behind'],
        [waiting, 'no_place'],
        [mila, 'no_norm'],
      ])
      expect(total).toBe(4)
      expect(counts).toEqual({ behind: 2, too_many_hours: 0, no_place: 1, late: 0, on_course: 0, reached: 0, no_norm: 1, over: 0 })

      const names = async (input: Parameters<typeof backend.call<'hours.ofLocation'>>[1]) =>
        (await backend.call('hours.ofLocation', input)).rows.map((row) => row.name)
      expect(await names({ show: 'behind', sort: 'name' })).toEqual(['Noor B.', 'Sam B.'])
      expect(await names({ show: 'behind', page: { offset: 1, limit: 1 } })).toEqual(['Noor B.'])
      expect(await names({ groupId, sort: 'name' })).toEqual(['Mila B.', 'Noor B.', 'Sam B.'])
      expect(await names({ show: 'asks' })).toEqual(['Sam B.', 'Noor B.'])
    })

    test('an advies that is withdrawn later leaves too many hours, and says so', async () => {
      const childId = await placed({ firstName: 'Noor' })
      const [advies] = await backend.call('advies.list', { childId })
      await backend.call('advies.advance', { id: advies?.id ?? '', version: 1, state: 'ingetrokken', sinceOn: '2026-11-20' })
      const { rows } = await backend.call('hours.ofLocation', { show: 'asks' })
      expect(rows).toMatchObject([{ childId, hasAdvies: false, verdict: { state: 'too_many_hours' } }])
    })
  })

  describe('the number on 1 January', () => {
    const january = { year: 2026, childrenSeen: 2 }

    async function threeChildren(): Promise<void> {
      backend.clock.set('2026-03-02T09:00:00.000Z')
      for (const [firstName, bornOn] of [
        ['Noor', '2023-07-01'],
        ['Sam', '2022-01-02'],
        ['Te jong', '2023-07-02'],
        ['Te oud', '2022-01-01'],
      ] as const) {
        const { id } = await backend.call('children.register', aChild({ firstName, bornOn, registeredOn: '2025-10-01' }))
        await backend.call('advies.record', anAdvies({ childId: id, advisedOn: '2025-10-01' }))
        await backend.call('placements.place', aPlacement({ childId: id, groupId, startsOn: '2025-11-03', dagdelen: mornings }))
      }
    }

    test('is previewed with who is counted, and then written down for good', async () => {
      await threeChildren()
      const preview = await backend.call('hours.previewPbm', { year: 2026 })
      expect(preview).toMatchObject({ countedOn: '2026-01-01', children: 2, hours: 20, isFuture: false, isFrozen: false })
      expect(preview.counted.map((one) => [one.name, one.bornOn, one.groupName])).toEqual([
        ['Noor B.', '2023-07-01', 'Kikkers'],
        ['Sam B.', '2022-01-02', 'Kikkers'],
      ])

      const frozen = await backend.call('hours.freezePbm', january)
      expect(frozen).toMatchObject({
        year: 2026,
        countedOn: '2026-01-01',
        children: 2,
        hours: 20,
        frozenAt: '2026-03-02T09:00:00.000Z',
        frozenBy: 'Marieke',
      })
      expect(frozen.definition).toContain('VE-advies')
      expect(await backend.call('hours.listPbm', {})).toEqual([frozen])
      await expectError(backend.call('hours.freezePbm', january), 'rule-broken', { rule: 'pbm-already-frozen', year: 2026 })

      // What happens to the children later does not touch it.
      const noor = preview.counted[0]?.childId ?? ''
      await backend.call('children.destroy', { id: noor, version: 1 })
      expect((await backend.call('hours.previewPbm', { year: 2026 })).children).toBe(1)
      expect(await backend.call('hours.listPbm', {})).toEqual([frozen])
    })

    test('is refused for a day to come, for a number that changed, before the law, and to a medewerker', async () => {
      await threeChildren()
      await expectError(backend.call('hours.freezePbm', { year: 2027, childrenSeen: 2 }), 'rule-broken', {
        rule: 'future-peildatum',
        field: 'year',
      })
      expect((await backend.call('hours.previewPbm', { year: 2027 })).isFuture).toBe(true)
      await expectError(backend.call('hours.freezePbm', { year: 2026, childrenSeen: 3 }), 'rule-broken', {
        rule: 'pbm-number-changed',
        children: 2,
        childrenSeen: 3,
      })
      await expectError(backend.call('hours.freezePbm', { year: 2021, childrenSeen: 0 }), 'invalid-input')
      await backend.signInAs('medewerker')
      await expectError(backend.call('hours.freezePbm', january), 'not-allowed')
      expect(await backend.call('hours.listPbm', {})).toEqual([])
    })

    test('no statement can change or remove it', async () => {
      await threeChildren()
      await backend.call('hours.freezePbm', january)
      const record = backend.backend.host.requireOpen().record
      expect(() => record.exec('UPDATE pbm_snapshot SET children = 40')).toThrow('a frozen number stays')
      expect(() => record.exec('DELETE FROM pbm_snapshot')).toThrow('a frozen number stays')
      expect(await backend.call('hours.listPbm', {})).toMatchObject([{ children: 2 }])
    })

    test('goes on paper as numbers, without a name of a child', async () => {
      await threeChildren()
      await backend.call('hours.freezePbm', january)
      await backend.call('hours.printPbm', {})
      const [paper = ''] = backend.dialogs.printed
      expect(paper).toContain('<td>1 januari 2026</td><td>2</td><td>20</td>')
      expect(paper).not.toContain('Noor')
    })
  })
})

describe('at the size of a large houder', () => {
  let backend: TestBackend<VoorschoolTables>
  beforeAll(async () => {
    backend = await startTestBackend()
    seedRecord(
      backend.backend.host.requireOpen().record,
      { children: 5_000, observations: 0, contacts: 0, groups: 200, weeksOfPresence: 0 },
      backend.ownerId,
      '2026-11-23',
    )
  })
  afterAll(() => backend.stop())

  test('the list of all children is two statements that walk indexes, and its answer is a page', async () => {
    const { rows, total } = await backend.call('hours.ofLocation', { page: { offset: 0, limit: 50 } })
    expect([rows.length, total > 3_200]).toEqual([50, true])
    const record = backend.backend.host.requireOpen().record
    const plan = record
      .prepare(
        `EXPLAIN QUERY PLAN SELECT placement.child_id, group_concat(t.weekday || t.starts_at || t.ends_at) FROM placement
         JOIN "group" g ON g.id = placement.group_id
         LEFT JOIN placement_dagdeel d ON d.placement_id = placement.id
         LEFT JOIN group_dagdeel t ON t.group_id = placement.group_id AND t.weekday = d.weekday AND t.dagdeel = d.dagdeel
         WHERE placement.child_id IN (SELECT id FROM child WHERE born_on > '2022-11-19') GROUP BY placement.id`,
      )
      .all() as { detail: string }[]
    const details = plan.map((step) => step.detail).join('\n')
    expect(details).toMatch(/SEARCH d USING PRIMARY KEY \(placement_id=\?\)/)
    expect(details).toMatch(/SEARCH t USING PRIMARY KEY \(group_id=\? AND weekday=\? AND dagdeel=\?\)/)
  })
})
