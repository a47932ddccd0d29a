import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addDays, mondayOf } from '../../../db/contract/dates.ts'
import type { PresenceState } from '../../../db/contract/presence.ts'
import type { VoorschoolTables } from '../../../db/schema/database.ts'
import { seedRecord } from '../../bench/seeded-record.ts'
import { expectError, startTestBackend, type TestBackend } from '../../support/backend.ts'
import { aChild, aGroup, anAdvies, aPlacement, hostileTexts } from '../../support/builders.ts'

/** The clock of the tests stands on this Monday. */
const monday = '2026-11-23'
const lastMonday = '2026-11-16'

describe('presence', () => {
  let backend: TestBackend<VoorschoolTables>
  let groupId: string
  beforeEach(async () => {
    backend = await startTestBackend()
    groupId = (await backend.call('groups.add', aGroup())).id
  })
  afterEach(() => backend.stop())

  async function placed(firstName: string, placement: Partial<Parameters<typeof aPlacement>[0]> = {}): Promise<string> {
    const { id } = await backend.call('children.register', aChild({ firstName }))
    await backend.call('advies.record', anAdvies({ childId: id }))
    await backend.call('placements.place', aPlacement({ childId: id, groupId, ...placement }))
    return id
  }

  function fill(childId: string, state: PresenceState | null, version = 0, on = monday) {
    return backend.call('presence.record', { groupId, on, dagdeel: 'ochtend', marks: [{ childId, state, version }] })
  }

  describe('presence.week', () => {
    test('has a cell only where a child is planned, and what was filled in', async () => {
      const noor = await placed('Noor', {
        dagdelen: [
          { weekday: 1, dagdeel: 'ochtend' },
          { weekday: 2, dagdeel: 'middag' },
        ],
      })
      const sam = await placed('Sam', {
        startsOn: '2026-11-24',
        dagdelen: [
          { weekday: 1, dagdeel: 'ochtend' },
          { weekday: 2, dagdeel: 'ochtend' },
        ],
      })
      await fill(noor, 'ziek')

      const week = await backend.call('presence.week', { groupId, monday: '2026-11-25' })
      expect(week).toMatchObject({ groupId, groupName: 'Kikkers', monday })
      expect(week.sessions.map(({ on, dagdeel, maximum, refusal }) => [on, dagdeel, maximum, refusal])).toEqual([
        ['2026-11-23', 'ochtend', 16, null],
        ['2026-11-23', 'middag', 16, null],
        ['2026-11-24', 'ochtend', 16, 'future'],
        ['2026-11-24', 'middag', 16, 'future'],
      ])
      const empty = { isPlanned: true, elsewhere: null, state: null, version: 0, authorName: null, recordedAt: null }
      expect(week.children).toEqual([
        {
          childId: noor,
          name: 'Noor B.',
          cells: [
            {
              ...empty,
              on: '2026-11-23',
              dagdeel: 'ochtend',
              state: 'ziek',
              version: 1,
              authorName: 'Marieke',
              recordedAt: backend.clock.now,
            },
            { ...empty, on: '2026-11-24', dagdeel: 'middag' },
          ],
        },
        // Sam starts on Tuesday: the Monday of this week is not his.
        { childId: sam, name: 'Sam B.', cells: [{ ...empty, on: '2026-11-24', dagdeel: 'ochtend' }] },
      ])
      await expectError(backend.call('presence.week', { groupId: randomUUID(), monday }), 'not-found')
    })

    test('a closed day has a reason and takes nothing, and a decision makes the maximum smaller from its day', async () => {
      const noor = await placed('Noor', {
        dagdelen: [
          { weekday: 1, dagdeel: 'ochtend' },
          { weekday: 2, dagdeel: 'ochtend' },
        ],
      })
      await backend.call('location.addClosure', { name: 'studiedag', startsOn: lastMonday, endsOn: lastMonday })
      await backend.call('groups.reduce', { groupId, maximum: 12, startsOn: '2026-11-17', endsOn: null, reason: 'veel ondersteuning' })
      const week = await backend.call('presence.week', { groupId, monday: lastMonday })
      expect(week.sessions.map(({ on, dagdeel, maximum, refusal, closedFor }) => [on, dagdeel, maximum, refusal, closedFor])).toEqual([
        [lastMonday, 'ochtend', 16, 'closed', 'studiedag'],
        [lastMonday, 'middag', 16, 'closed', 'studiedag'],
        ['2026-11-17', 'ochtend', 12, null, null],
        ['2026-11-17', 'middag', 12, null, null],
      ])
      await expectError(fill(noor, 'aanwezig', 0, lastMonday), 'rule-broken', { rule: 'presence-closed-day', on: lastMonday })
      await fill(noor, 'aanwezig', 0, '2026-11-17')
    })

    test('keeps what was filled in after the child has moved away or the group lost the dagdeel', async () => {
      const noor = await placed('Noor')
      await fill(noor, 'aanwezig', 0, lastMonday)
      await backend.call('children.leave', { id: noor, version: 1, leftOn: '2026-11-22' })
      await backend.call('groups.change', {
        ...aGroup({ dagdelen: [{ weekday: 2, dagdeel: 'ochtend', startsAt: '08:30', endsAt: '12:30' }] }),
        id: groupId,
        version: 1,
      })
      const week = await backend.call('presence.week', { groupId, monday: lastMonday })
      expect(week.sessions[0]).toMatchObject({ on: lastMonday, startsAt: null, refusal: 'not_offered' })
      expect(week.children).toMatchObject([{ childId: noor, cells: [{ state: 'aanwezig' }] }])
    })
  })

  describe('presence.record', () => {
    test('fills a dagdeel at once, and a correction keeps who wrote what before', async () => {
      const children = [await placed('Noor'), await placed('Sam'), await placed('Mila')]
      const marks = children.map((childId) => ({ childId, state: 'aanwezig' as const, version: 0 }))
      expect(await backend.call('presence.record', { groupId, on: monday, dagdeel: 'ochtend', marks })).toEqual({
        saved: children.map((childId) => ({ childId, version: 1 })),
        conflicts: [],
      })
      expect(await backend.call('presence.onDay', { on: monday })).toEqual([
        { groupId, dagdeel: 'ochtend', present: 3, absent: 0, professionalsNeeded: 1 },
      ])

      await backend.signInAs('medewerker')
      backend.clock.forward(60_000)
      const [noor = ''] = children
      await fill(noor, 'ziek', 1)
      await fill(noor, null, 2)
      const history = await backend.call('presence.history', { childId: noor, on: monday, dagdeel: 'ochtend' })
      expect(history.map(({ state, version, authorName }) => [version, state, authorName])).toEqual([
        [3, null, 'Samira'],
        [2, 'ziek', 'Samira'],
        [1, 'aanwezig', 'Marieke'],
      ])
      expect(await backend.call('presence.onDay', { on: monday })).toMatchObject([{ present: 2, absent: 0 }])
    })

    test('leaves what somebody else filled in meanwhile, gives both back, and saves the rest', async () => {
      const noor = await placed('Noor')
      const sam = await placed('Sam')
      await fill(noor, 'ziek')
      const answer = await backend.call('presence.record', {
        groupId,
        on: monday,
        dagdeel: 'ochtend',
        marks: [
          { childId: noor, state: 'aanwezig', version: 0 },
          { childId: sam, state: 'aanwezig', version: 0 },
        ],
      })
      expect(answer).toEqual({
        saved: [{ childId: sam, version: 1 }],
        conflicts: [{ childId: noor, state: 'ziek', version: 1, authorName: 'Marieke', recordedAt: backend.clock.now }],
      })
      // The same answer from two people is no conflict, and writes nothing twice.
      expect(await fill(noor, 'ziek', 0)).toEqual({ saved: [{ childId: noor, version: 1 }], conflicts: [] })
      expect(await backend.call('presence.history', { childId: noor, on: monday, dagdeel: 'ochtend' })).toHaveLength(1)
    })

    test('is refused in the future, in a dagdeel that the group does not have, at the weekend and before the placement', async () => {
      const noor = await placed('Noor', { startsOn: '2026-11-23' })
      await expectError(fill(noor, 'aanwezig', 0, '2026-11-30'), 'rule-broken', { rule: 'future-date', field: 'on' })
      await expectError(fill(noor, 'aanwezig', 0, '2026-11-18'), 'rule-broken', {
        rule: 'dagdeel-not-in-group',
        weekday: 3,
        dagdeel: 'ochtend',
      })
      await expectError(fill(noor, 'aanwezig', 0, '2026-11-22'), 'rule-broken', {
        rule: 'dagdeel-not-in-group',
        weekday: 7,
        dagdeel: 'ochtend',
      })
      await expectError(fill(noor, 'aanwezig', 0, lastMonday), 'rule-broken', { rule: 'presence-not-placed' })
      await expectError(fill(noor, 'aanwezig', 0, '2026-02-30'), 'invalid-input')
      await expectError(fill(randomUUID(), 'aanwezig'), 'not-found')
      const twice = { childId: noor, state: 'aanwezig', version: 0 } as const
      await expectError(
        backend.call('presence.record', { groupId, on: monday, dagdeel: 'ochtend', marks: [twice, twice] }),
        'invalid-input',
        {
          marks: 'child-twice',
        },
      )
      expect(await backend.call('presence.onDay', { on: monday })).toEqual([])
    })

    test('one child that is refused stops the whole dagdeel, so that nobody thinks that it was saved', async () => {
      const noor = await placed('Noor')
      const stranger = (await backend.call('children.register', aChild({ firstName: 'Sam' }))).id
      const marks = [noor, stranger].map((childId) => ({ childId, state: 'aanwezig' as const, version: 0 }))
      await expectError(backend.call('presence.record', { groupId, on: monday, dagdeel: 'ochtend', marks }), 'rule-broken', {
        rule: 'presence-not-placed',
      })
      expect(await backend.call('presence.onDay', { on: monday })).toEqual([])
    })

    test('takes an extra child, who is then nowhere else', async () => {
      const noor = await placed('Noor')
      const otters = (await backend.call('groups.add', aGroup({ name: 'Otters' }))).id
      const inOtters = (state: PresenceState | null, version: number) =>
        backend.call('presence.record', {
          groupId: otters,
          on: monday,
          dagdeel: 'ochtend',
          marks: [{ childId: noor, state, version, isExtra: true }],
        })
      await inOtters('aanwezig', 0)
      expect((await backend.call('presence.week', { groupId: otters, monday })).children).toMatchObject([
        { childId: noor, cells: [{ isPlanned: false, state: 'aanwezig' }] },
      ])
      expect((await backend.call('presence.week', { groupId, monday })).children[0]?.cells[0]).toMatchObject({
        state: null,
        elsewhere: 'Otters',
        version: 1,
      })
      await expectError(fill(noor, 'aanwezig', 1), 'rule-broken', { rule: 'presence-elsewhere' })

      await inOtters(null, 1)
      expect((await backend.call('presence.week', { groupId: otters, monday })).children).toEqual([])
      expect(await fill(noor, 'aanwezig', 2)).toMatchObject({ saved: [{ version: 3 }] })
    })

    test('more children than the maximum are saved: who is there is there', async () => {
      const small = (await backend.call('groups.add', aGroup({ name: 'Klein', maximum: 1 }))).id
      const marks = [await placed('Noor'), await placed('Sam')].map((childId) => ({
        childId,
        state: 'aanwezig' as const,
        version: 0,
        isExtra: true,
      }))
      await backend.call('presence.record', { groupId: small, on: monday, dagdeel: 'ochtend', marks })
      expect(await backend.call('presence.onDay', { on: monday })).toMatchObject([{ groupId: small, present: 2 }])
    })

    test('leaves one row in the audit for a dagdeel, with how many and not with what', async () => {
      const noor = await placed('Noor')
      await fill(noor, 'ziek')
      const { rows } = await backend.call('audit.list', { operation: 'presence.record' })
      expect(rows.map(({ subjectId, outcome, figures }) => ({ subjectId, outcome, figures }))).toEqual([
        { subjectId: groupId, outcome: 'ok', figures: { children: 1 } },
      ])
    })

    test('follows the calendar in the weeks in which the clock changes', async () => {
      const noor = await placed('Noor')
      for (const on of ['2026-10-19', '2026-10-26']) await fill(noor, 'aanwezig', 0, on)
      expect((await backend.call('presence.week', { groupId, monday: '2026-10-25' })).sessions[0]?.on).toBe('2026-10-19')
      expect((await backend.call('presence.week', { groupId, monday: '2026-10-26' })).children[0]?.cells[0]).toMatchObject({
        on: '2026-10-26',
        state: 'aanwezig',
      })
    })

    test('goes with the child when everything about her is destroyed', async () => {
      const noor = await placed('Noor')
      await fill(noor, 'ziek')
      await fill(noor, 'aanwezig', 1)
      await backend.call('children.destroy', { id: noor, version: 1 })
      const record = backend.backend.host.requireOpen().record
      expect(record.prepare('SELECT (SELECT count(*) FROM presence) + (SELECT count(*) FROM presence_revision)').pluck().get()).toBe(0)
    })

    test('history does not change', async () => {
      const noor = await placed('Noor')
      await fill(noor, 'ziek')
      await fill(noor, 'aanwezig', 1)
      const record = backend.backend.host.requireOpen().record
      expect(() => record.exec(`UPDATE presence_revision SET state = 'vakantie'`)).toThrow('history does not change')
    })
  })

  describe('presence.printWeek', () => {
    test('prints an empty list to fill in by hand, and a filled one; a hostile name stays text', async () => {
      const noor = await placed(hostileTexts[0])
      await fill(noor, 'ziek')
      await backend.call('presence.printWeek', { groupId, monday, kind: 'empty' })
      await backend.call('presence.printWeek', { groupId, monday, kind: 'filled' })
      const [empty = '', filled = ''] = backend.dialogs.printed
      expect(empty).not.toContain('<script>')
      expect(empty).toContain('&lt;script&gt;')
      expect(empty).not.toContain('<td>Z</td>')
      expect(filled).toContain('<td>Z</td>')
      expect(filled).toContain('Z = ziek')
    })
  })
})

describe('at the size of a large houder', () => {
  let backend: TestBackend<VoorschoolTables>
  let groupId: string
  beforeAll(async () => {
    backend = await startTestBackend()
    const record = backend.backend.host.requireOpen().record
    seedRecord(record, { children: 5_000, observations: 0, contacts: 0, groups: 200, weeksOfPresence: 0 }, backend.ownerId, monday)
    const mondays = Array.from({ length: 12 }, (_, index) => addDays(mondayOf(monday), -7 * index))
    const insert = record.prepare(
      `INSERT INTO presence (child_id, held_on, dagdeel, group_id, state, is_extra, minutes, author_id, recorded_at, version)
       SELECT p.child_id, date(?, '+' || (d.weekday - 1) || ' days'), d.dagdeel, p.group_id, 'aanwezig', 0, 240, ?, ?, 1
       FROM placement p JOIN placement_dagdeel d ON d.placement_id = p.id`,
    )
    record.transaction(() => {
      for (const one of mondays) insert.run(one, backend.ownerId, `${one}T10:00:00.000Z`)
    })()
    record.exec('ANALYZE')
    groupId = record.prepare('SELECT id FROM "group" LIMIT 1').pluck().get() as string
  })
  afterAll(() => backend.stop())

  test('the grid of a week finds its rows by index, in 150,000', async () => {
    const record = backend.backend.host.requireOpen().record
    const week = await backend.call('presence.week', { groupId, monday })
    expect([week.children.length, week.sessions.length]).toEqual([16, 4])
    const planOf = (sql: string): string =>
      (record.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[]).map((step) => step.detail).join('\n')
    const days = `('2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27')`
    expect(planOf(`SELECT state, version FROM presence WHERE held_on IN ${days} AND group_id = 'g' AND state IS NOT NULL`)).toContain(
      'SEARCH presence USING INDEX presence_by_day (held_on=? AND group_id=?)',
    )
    expect(planOf(`SELECT state, version FROM presence WHERE held_on IN ${days} AND child_id IN ('a', 'b')`)).toContain(
      'USING PRIMARY KEY (child_id=? AND held_on=?)',
    )
    expect(
      planOf(
        `SELECT group_id, dagdeel, sum(state = 'aanwezig') FROM presence WHERE held_on = 'd' AND state IS NOT NULL GROUP BY group_id, dagdeel`,
      ),
    ).toBe('SEARCH presence USING COVERING INDEX presence_by_day (held_on=?)')
    expect(
      planOf(
        `SELECT p.child_id FROM placement p JOIN placement_dagdeel d ON d.placement_id = p.id WHERE p.group_id = 'g' AND p.starts_on <= 'b'`,
      ),
    ).toMatch(/SEARCH p USING (COVERING )?INDEX placement_by_group \(group_id=\? AND starts_on<\?\)/)
  })

  test('a day of all groups counts in one answer', async () => {
    const all = await backend.call('presence.onDay', { on: monday })
    expect(all).toHaveLength(200)
    expect(all[0]).toMatchObject({ dagdeel: 'ochtend', present: 16, professionalsNeeded: 2 })
  })
})
