import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../db/contract/dates.ts'
import type { GroupDagdeel } from '../../../db/contract/groups.ts'
import { professionalsNeeded } from '../../../db/contract/law.ts'
import {
  requireDagdelenFree,
  requireEmpty,
  requireMaximumHolds,
  requireReduction,
  requireReductionHolds,
  requireSeparateDagdelen,
} from '../../../db/features/groups/rules.ts'
import { firstDayThatFits, planByHalfDay, whoWouldMove, type PlannedInGroup } from '../../../db/features/groups/what-if.ts'
import { brokenBy } from '../../support/rules.ts'

const today = '2026-11-23'
const morning: GroupDagdeel = { weekday: 1, dagdeel: 'ochtend', startsAt: '08:30', endsAt: '12:30' }
const afternoon: GroupDagdeel = { weekday: 1, dagdeel: 'middag', startsAt: '12:30', endsAt: '16:00' }
const planned = (personId: string, startsOn = '2026-09-01', endsOn: string | null = null, at = morning): PlannedInGroup => ({
  personId,
  weekday: at.weekday,
  dagdeel: at.dagdeel,
  startsOn,
  endsOn,
})

describe('professionalsNeeded', () => {
  it.each([
    [0, 0],
    [1, 1],
    [8, 1],
    [9, 2],
    [12, 2],
    [16, 2],
  ])('%i children need %i', (children, needed) => {
    expect(professionalsNeeded(children)).toBe(needed)
  })
})

describe('requireSeparateDagdelen', () => {
  it('accepts an afternoon that begins when the morning ends', () => {
    expect(brokenBy(() => requireSeparateDagdelen([afternoon, morning]))).toBeNull()
  })

  it('refuses hours that would be offered twice', () => {
    expect(brokenBy(() => requireSeparateDagdelen([morning, { ...afternoon, startsAt: '12:15' }]))).toEqual({
      rule: 'dagdelen-overlap',
      weekday: 1,
    })
    expect(brokenBy(() => requireSeparateDagdelen([morning, { ...afternoon, weekday: 2, startsAt: '09:00' }]))).toBeNull()
  })
})

describe('requireDagdelenFree', () => {
  const inUse = { rule: 'dagdeel-in-use', weekday: 1, dagdeel: 'ochtend' }

  it('lets an empty half-day go or shift, and any half-day come', () => {
    const nobody = { children: [], students: [] }
    expect(brokenBy(() => requireDagdelenFree([morning], [], nobody))).toBeNull()
    expect(brokenBy(() => requireDagdelenFree([morning], [{ ...morning, endsAt: '12:00' }], nobody))).toBeNull()
    expect(brokenBy(() => requireDagdelenFree([morning], [morning, afternoon], { children: [planned('noor')], students: [] }))).toBeNull()
  })

  it('keeps a half-day with somebody in it as it is', () => {
    const children = [planned('noor', '2026-09-01', '2026-12-01'), planned('noor', '2026-12-02'), planned('sam')]
    expect(brokenBy(() => requireDagdelenFree([morning, afternoon], [afternoon], { children, students: [] }))).toEqual({
      ...inUse,
      children: 2,
      students: 0,
    })
    expect(
      brokenBy(() => requireDagdelenFree([morning], [{ ...morning, startsAt: '09:00' }], { children: [], students: [planned('lisa')] })),
    ).toEqual({
      ...inUse,
      children: 0,
      students: 1,
    })
  })
})

describe('a half-day that changes', () => {
  it('counts who is in that one, and in no other', () => {
    const children = [planned('noor'), planned('sam', '2026-09-01', null, afternoon)]
    const students = [planned('lisa', '2026-09-01', null, afternoon)]
    const shorter = { ...morning, endsAt: '12:00' }
    expect(brokenBy(() => requireDagdelenFree([morning, afternoon], [shorter, afternoon], { children, students }))).toEqual({
      rule: 'dagdeel-in-use',
      weekday: 1,
      dagdeel: 'ochtend',
      children: 1,
      students: 0,
    })
  })
})

describe('requireMaximumHolds', () => {
  it('names the first of the week where two are as full', () => {
    const tuesday = { ...morning, weekday: 2 }
    const children = [tuesday, afternoon, morning].flatMap((at) => [planned('noor', today, null, at), planned('sam', today, null, at)])
    expect(brokenBy(() => requireMaximumHolds(1, children, today))).toMatchObject({ weekday: 1, dagdeel: 'ochtend' })
    expect(planByHalfDay(children, { startsOn: today, endsOn: null })).toEqual([
      { weekday: 1, dagdeel: 'ochtend', planned: 2 },
      { weekday: 1, dagdeel: 'middag', planned: 2 },
      { weekday: 2, dagdeel: 'ochtend', planned: 2 },
    ])
  })

  it('looks at every day from today on, and names the fullest half-day', () => {
    const children = [
      planned('noor', '2026-09-01', '2026-12-31'),
      planned('sam', '2027-01-01'),
      planned('mila', '2027-01-01'),
      planned('adam', '2026-01-01', '2026-11-22'),
      planned('yara', '2026-09-01', null, afternoon),
    ]
    expect(brokenBy(() => requireMaximumHolds(2, children, today))).toBeNull()
    expect(brokenBy(() => requireMaximumHolds(1, children, today))).toEqual({
      rule: 'maximum-below-planned',
      field: 'maximum',
      maximum: 1,
      planned: 2,
      weekday: 1,
      dagdeel: 'ochtend',
    })
  })

  it('is refused exactly below the number planned', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 16 }), (count, maximum) => {
        const children = Array.from({ length: count }, (_, index) => planned(String(index)))
        expect(brokenBy(() => requireMaximumHolds(maximum, children, today)) === null).toBe(count <= maximum)
      }),
    )
  })
})

describe('requireEmpty', () => {
  it('counts children and students once each', () => {
    expect(brokenBy(() => requireEmpty({ children: [], students: [] }))).toBeNull()
    expect(
      brokenBy(() => requireEmpty({ children: [planned('noor'), planned('noor', today, null, afternoon)], students: [planned('lisa')] })),
    ).toEqual({
      rule: 'group-not-empty',
      children: 1,
      students: 1,
    })
  })
})

describe('requireReduction', () => {
  const half = { maximum: 12, startsOn: '2026-12-01', endsOn: '2027-02-28' }

  it('takes a smaller number for days that are nobody else’s', () => {
    expect(brokenBy(() => requireReduction(half, 16, []))).toBeNull()
    expect(brokenBy(() => requireReduction(half, 16, [{ startsOn: '2026-09-01', endsOn: '2026-11-30' }]))).toBeNull()
    expect(brokenBy(() => requireReduction({ ...half, endsOn: half.startsOn }, 13, []))).toBeNull()
  })

  it('refuses an end before the beginning, a number that is not smaller, and days twice', () => {
    expect(brokenBy(() => requireReduction({ ...half, endsOn: '2026-11-30' }, 16, []))).toEqual({
      rule: 'ends-before-start',
      field: 'endsOn',
    })
    expect(brokenBy(() => requireReduction(half, 12, []))).toEqual({ rule: 'reduction-not-smaller', field: 'maximum', maximum: 12 })
    const other = { startsOn: '2027-02-28', endsOn: '2027-03-31' }
    expect(brokenBy(() => requireReduction(half, 16, [other]))).toEqual({
      rule: 'reductions-overlap',
      field: 'startsOn',
      otherStartsOn: '2027-02-28',
      otherEndsOn: '2027-03-31',
    })
    expect(brokenBy(() => requireReduction({ ...half, endsOn: null }, 16, [{ ...other, endsOn: null }]))).toMatchObject({
      rule: 'reductions-overlap-open',
    })
  })
})

describe('making a group smaller', () => {
  const children = [
    planned('adam', '2026-01-05'),
    planned('mila', '2026-03-02', '2026-12-31'),
    planned('noor', '2026-09-01'),
    planned('noor', '2026-09-01', null, afternoon),
    planned('sam', '2027-02-01', null, afternoon),
  ]

  it('is refused with how many are planned, how many would move, and since when it fits', () => {
    expect(brokenBy(() => requireReductionHolds({ maximum: 3, startsOn: today, endsOn: null }, children, today))).toBeNull()
    expect(brokenBy(() => requireReductionHolds({ maximum: 2, startsOn: today, endsOn: null }, children, today))).toEqual({
      rule: 'reduction-below-planned',
      field: 'maximum',
      maximum: 2,
      planned: 3,
      weekday: 1,
      dagdeel: 'ochtend',
      moves: 1,
      fitsFrom: '2027-01-01',
    })
    expect(brokenBy(() => requireReductionHolds({ maximum: 1, startsOn: today, endsOn: null }, children, today))).toMatchObject({
      rule: 'reduction-never-fits',
      moves: 3,
      fitsFrom: null,
    })
    expect(brokenBy(() => requireReductionHolds({ maximum: 1, startsOn: '2026-09-01', endsOn: '2026-11-01' }, children, today))).toBeNull()
  })

  it('judges the days from today on, its last day too', () => {
    const left = [planned('adam', '2026-01-05', '2026-11-22'), planned('mila', '2026-01-05', '2026-11-22'), planned('noor')]
    const since = (endsOn: string | null) => ({ maximum: 1, startsOn: '2026-09-01', endsOn })
    expect(brokenBy(() => requireReductionHolds(since(null), left, today))).toBeNull()
    expect(brokenBy(() => requireReductionHolds(since('2026-11-22'), children, today))).toBeNull()
    expect(brokenBy(() => requireReductionHolds(since(today), children, today))).toMatchObject({ rule: 'reduction-never-fits', planned: 3 })
  })

  it('asks the one who was registered last where two were placed on one day, in whatever order they come', () => {
    const window = { startsOn: today, endsOn: null }
    const onOneDay = [planned('b', '2026-09-01'), planned('c', '2026-09-01'), planned('a', '2026-09-01')]
    expect(whoWouldMove(1, onOneDay, window).map((one) => one.personId)).toEqual(['c', 'b'])
    expect(whoWouldMove(2, onOneDay.toReversed(), window).map((one) => one.personId)).toEqual(['c'])
    const laterFirst = [planned('a', '2026-10-05'), planned('b', '2026-09-01')]
    expect(whoWouldMove(1, laterFirst, window).map((one) => one.personId)).toEqual(['a'])
  })

  it('asks nobody who is not there while it is too full, and names each half-day once', () => {
    const window = { startsOn: today, endsOn: null }
    const untilNewYear = [
      planned('adam', '2026-09-01', '2026-12-31'),
      planned('mila', '2026-10-05', '2026-12-31'),
      planned('sam', '2027-01-01'),
    ]
    expect(whoWouldMove(1, untilNewYear, window).map((one) => one.personId)).toEqual(['mila'])
    const twice = [
      planned('noor', '2026-01-05'),
      planned('sam', '2026-09-01', '2026-12-31'),
      planned('sam', '2027-02-01'),
      planned('sam', '2026-10-05', null, afternoon),
      planned('adam', '2026-01-05', null, afternoon),
    ]
    expect(whoWouldMove(1, twice, window)).toEqual([
      {
        personId: 'sam',
        placedOn: '2027-02-01',
        dagdelen: [
          { weekday: 1, dagdeel: 'ochtend' },
          { weekday: 1, dagdeel: 'middag' },
        ],
      },
    ])
  })

  it('asks the last placed to go first, and only from what is too full', () => {
    expect(whoWouldMove(2, children, { startsOn: today, endsOn: null })).toEqual([
      { personId: 'noor', placedOn: '2026-09-01', dagdelen: [{ weekday: 1, dagdeel: 'ochtend' }] },
    ])
    expect(whoWouldMove(1, children, { startsOn: today, endsOn: null }).map((one) => one.personId)).toEqual(['sam', 'noor', 'mila'])
  })

  const somebody = fc
    .tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: -200, max: 200 }), fc.option(fc.integer({ min: 0, max: 200 })), fc.boolean())
    .map(([who, start, length, isMorning]) => {
      const startsOn = addDays(today, start)
      return planned(`child-${String(who)}`, startsOn, length === null ? null : addDays(startsOn, length), isMorning ? morning : afternoon)
    })
  const window = { startsOn: today, endsOn: null }

  it('fits once those who would move have moved, and nobody moves where it fits', () => {
    fc.assert(
      fc.property(fc.array(somebody, { maxLength: 24 }), fc.integer({ min: 1, max: 16 }), (all, maximum) => {
        const moves = whoWouldMove(maximum, all, window)
        const stays = all.filter(
          (one) =>
            !moves.some(
              (move) =>
                move.personId === one.personId && move.dagdelen.some((at) => at.weekday === one.weekday && at.dagdeel === one.dagdeel),
            ),
        )
        for (const one of planByHalfDay(stays, window)) expect(one.planned).toBeLessThanOrEqual(maximum)
        const isTooMany = planByHalfDay(all, window).some((one) => one.planned > maximum)
        expect(moves.length > 0).toBe(isTooMany)
      }),
    )
  })

  it('is accepted exactly from the day that it names', () => {
    fc.assert(
      fc.property(fc.array(somebody, { maxLength: 24 }), fc.integer({ min: 1, max: 15 }), (all, maximum) => {
        const from = firstDayThatFits(maximum, all, window)
        const isRefused = (startsOn: string) =>
          brokenBy(() => requireReductionHolds({ maximum, startsOn, endsOn: null }, all, today)) !== null
        if (from === null) expect(isRefused(addDays(today, 1000))).toBe(true)
        else {
          expect(isRefused(from)).toBe(false)
          if (from > today) expect(isRefused(addDays(from, -1))).toBe(true)
        }
      }),
    )
  })
})
