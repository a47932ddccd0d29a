import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addDays, ageInMonths, daysBetween, veEndsOn, veStartsOn, weekdayOf } from '../../../db/contract/dates.ts'
import { countOpenDays } from '../../../db/contract/opening.ts'
import { isWithin } from '../../../db/contract/planning.ts'
import { minutesPerWeekday, offerBetween, type OfferedPlacement, type OfferedTime } from '../../../db/features/hours/offer.ts'
import { dateOf, dayNumber, openDaysWith, schoolYearsWithout } from '../../../db/features/hours/open-days.ts'
import { horizonOf, pbmDay, pbmHours, projectHours, requireFreezable, type ChildToProject } from '../../../db/features/hours/rules.ts'
import { brokenBy, day } from '../../support/rules.ts'

const alwaysOpen = openDaysWith([])
const morning = (weekday: number, startsAt = '08:30', endsAt = '12:30'): OfferedTime => ({ weekday, startsAt, endsAt })
const fourMornings = [1, 2, 4, 5].map((weekday) => morning(weekday))
/** Forty open weeks a school year: six weeks of summer, and the other holidays of the region. */
const closures = [2024, 2025, 2026, 2027, 2028].flatMap((year) => [
  { startsOn: `${String(year)}-02-19`, endsOn: `${String(year)}-02-25` },
  { startsOn: `${String(year)}-04-29`, endsOn: `${String(year)}-05-12` },
  { startsOn: `${String(year)}-07-08`, endsOn: `${String(year)}-08-18` },
  { startsOn: `${String(year)}-10-21`, endsOn: `${String(year)}-10-27` },
  { startsOn: `${String(year)}-12-21`, endsOn: `${String(year + 1)}-01-05` },
])

const time = fc
  .record({
    weekday: fc.integer({ min: 1, max: 5 }),
    starts: fc.integer({ min: 7 * 4, max: 17 * 4 }),
    length: fc.integer({ min: 1, max: 20 }),
  })
  .map(({ weekday, starts, length }): OfferedTime => ({ weekday, startsAt: clock(starts), endsAt: clock(Math.min(starts + length, 95)) }))
const placement = fc
  .record({ startsOn: day, length: fc.option(fc.integer({ min: 0, max: 700 })), times: fc.array(time, { maxLength: 8 }) })
  .map(({ startsOn, length, times }): OfferedPlacement => ({ startsOn, endsOn: length === null ? null : addDays(startsOn, length), times }))
const placements = fc.array(placement, { maxLength: 4 })
const closed = fc.array(
  fc
    .record({ startsOn: day, length: fc.integer({ min: 0, max: 45 }) })
    .map(({ startsOn, length }) => ({ startsOn, endsOn: addDays(startsOn, length) })),
  { maxLength: 6 },
)
const span = fc
  .record({ from: day, length: fc.integer({ min: 0, max: 600 }) })
  .map(({ from, length }) => ({ from: dayNumber(from), until: dayNumber(from) + length }))

function clock(quarters: number): string {
  return `${String(Math.floor(quarters / 4)).padStart(2, '0')}:${String((quarters % 4) * 15).padStart(2, '0')}`
}

describe('the offer', () => {
  it('never counts more than six hours a day, nor more than is offered', () => {
    fc.assert(
      fc.property(placements, closed, span, (all, shut, { from, until }) => {
        const countOpen = openDaysWith(shut)
        const { offered, countable } = offerBetween(all, from, until, countOpen)
        const openDays = [1, 2, 3, 4, 5].reduce((sum, weekday) => sum + countOpen(weekday, from, until), 0)
        expect(countable).toBeLessThanOrEqual(offered)
        expect(countable).toBeLessThanOrEqual(openDays * 360)
      }),
    )
  })

  it('of two adjacent periods is the sum of both', () => {
    fc.assert(
      fc.property(placements, closed, span, fc.double({ min: 0, max: 1, noNaN: true }), (all, shut, { from, until }, share) => {
        const countOpen = openDaysWith(shut)
        const cut = from + Math.floor((until - from) * share)
        const whole = offerBetween(all, from, until, countOpen)
        const parts = [offerBetween(all, from, cut, countOpen), offerBetween(all, cut + 1, until, countOpen)]
        expect(parts.reduce((sum, one) => sum + one.offered, 0)).toBe(whole.offered)
        expect(parts.reduce((sum, one) => sum + one.countable, 0)).toBe(whole.countable)
      }),
    )
  })

  it('is what a walk over every day counts', () => {
    fc.assert(
      fc.property(placements, closed, span, (all, shut, { from, until }) => {
        let countable = 0
        for (let number = from; number <= until; number++) {
          const on = dateOf(number)
          if (shut.some((one) => isWithin(on, one))) continue
          const times = all.filter((one) => isWithin(on, one)).flatMap((one) => one.times)
          countable += Math.min(360, minutesPerWeekday(times)[weekdayOf(on) - 1] ?? 0)
        }
        expect(offerBetween(all, from, until, openDaysWith(shut)).countable).toBe(countable)
      }),
      { numRuns: 40 },
    )
  })

  it('is so too where placements begin and end on the same days', () => {
    const close = fc.integer({ min: 0, max: 12 }).map((days) => addDays('2026-11-23', days))
    const short = fc
      .record({ startsOn: close, length: fc.option(fc.integer({ min: 0, max: 6 })), times: fc.array(time, { maxLength: 4 }) })
      .map(({ startsOn, length, times }) => ({ startsOn, endsOn: length === null ? null : addDays(startsOn, length), times }))
    fc.assert(
      fc.property(fc.array(short, { maxLength: 4 }), close, fc.integer({ min: -1, max: 12 }), (all, first, length) => {
        const from = dayNumber(first)
        const until = from + length
        let walked = { offered: 0, countable: 0 }
        for (let number = from; number <= until; number++) {
          const on = dateOf(number)
          const minutes = minutesPerWeekday(all.filter((one) => isWithin(on, one)).flatMap((one) => one.times))[weekdayOf(on) - 1] ?? 0
          walked = { offered: walked.offered + minutes, countable: walked.countable + Math.min(360, minutes) }
        }
        expect(offerBetween(all, from, until, alwaysOpen)).toEqual(walked)
      }),
      { numRuns: 400 },
    )
  })

  it('counts a quarter of an hour that two half-days share once', () => {
    expect(minutesPerWeekday([morning(1), morning(1, '12:00', '14:00')])).toEqual([330, 0, 0, 0, 0])
  })

  test.each([
    ['the clock goes forward', '2027-03-22'],
    ['the clock goes back', '2026-10-19'],
    ['nothing happens', '2026-11-23'],
  ])('a week in which %s offers as much as any other, because days are calendar days', (_what, monday) => {
    const all = [{ startsOn: '2024-01-01', endsOn: null, times: [...fourMornings, { weekday: 1, startsAt: '01:00', endsAt: '05:00' }] }]
    expect(offerBetween(all, dayNumber(monday), dayNumber(monday) + 6, alwaysOpen)).toEqual({ offered: 20 * 60, countable: 18 * 60 })
  })
})

describe('the open days', () => {
  it('are none where the end lies before the beginning', () => {
    expect([alwaysOpen(1, 100, 50), alwaysOpen(1, 100, 99)]).toEqual([0, 0])
  })

  it('end at a closure whose end is not known', () => {
    const countOpen = openDaysWith([{ startsOn: '2026-11-30', endsOn: null }])
    expect(countOpen(1, dayNumber('2026-11-23'), dayNumber('2028-11-20'))).toBe(1)
  })

  it('are those of the calendar of the location, counted quickly', () => {
    fc.assert(
      fc.property(closed, span, fc.integer({ min: 1, max: 5 }), (shut, { from, until }, weekday) => {
        expect(openDaysWith(shut)(weekday, from, until)).toBe(countOpenDays(weekday, dateOf(from), dateOf(until), shut))
      }),
    )
  })
})

describe('the window of the norm', () => {
  test.each([
    { bornOn: '2024-08-31', starts: '2027-02-28', ends: '2028-08-31' },
    { bornOn: '2024-02-29', starts: '2026-08-29', ends: '2028-02-29' },
    { bornOn: '2023-08-31', starts: '2026-02-28', ends: '2027-08-31' },
    { bornOn: '2023-02-28', starts: '2025-08-28', ends: '2027-02-28' },
  ])('of a child born on $bornOn is $starts until $ends', ({ bornOn, starts, ends }) => {
    const { veStartsOn: from, veEndsOn: until } = projectHours(childBorn(bornOn), {
      today: '2026-11-23',
      countOpen: alwaysOpen,
      maximumWithoutAdvies: 5,
    })
    expect([from, until]).toEqual([starts, ends])
  })

  it('is a year and a half whatever the birthday, and lies between the ages of 30 and 48 months', () => {
    fc.assert(
      fc.property(day, (bornOn) => {
        const days = daysBetween(veStartsOn(bornOn), veEndsOn(bornOn))
        expect(days).toBeGreaterThanOrEqual(546)
        expect(days).toBeLessThanOrEqual(551)
        expect(ageInMonths(bornOn, veStartsOn(bornOn))).toBe(30)
        expect(ageInMonths(bornOn, addDays(veStartsOn(bornOn), -1))).toBe(29)
        expect(ageInMonths(bornOn, veEndsOn(bornOn))).toBe(48)
      }),
    )
  })
})

function childBorn(bornOn: string, overrides: Partial<ChildToProject> = {}): ChildToProject {
  return { bornOn, advisedWeeklyHours: 16, placements: [{ startsOn: veStartsOn(bornOn), endsOn: null, times: fourMornings }], ...overrides }
}

describe('the projection', () => {
  const circumstances = { today: '2026-11-23', countOpen: alwaysOpen, maximumWithoutAdvies: 5 }
  const inSchoolWeeks = { ...circumstances, countOpen: openDaysWith(closures) }

  it('never falls when a placement is added, and never rises when a day is closed', () => {
    fc.assert(
      fc.property(day, placements, placement, closed, day, (bornOn, all, extra, shut, today) => {
        const project = (of: readonly OfferedPlacement[], closedDays: typeof shut) =>
          projectHours({ bornOn, advisedWeeklyHours: 16, placements: of }, { ...circumstances, today, countOpen: openDaysWith(closedDays) })
            .projected
        expect(project([...all, extra], shut)).toBeGreaterThanOrEqual(project(all, shut))
        expect(project(all, shut)).toBeLessThanOrEqual(project(all, []))
      }),
    )
  })

  it('does not depend on the day on which it is made: what was planned becomes what was offered', () => {
    fc.assert(
      fc.property(day, placements, closed, day, day, (bornOn, all, shut, one, other) => {
        const countOpen = openDaysWith(shut)
        const project = (today: string) =>
          projectHours({ bornOn, advisedWeeklyHours: 16, placements: all }, { ...circumstances, today, countOpen })
        expect(project(one).projected).toBe(project(other).projected)
        expect(project(one).expected).toBe(project(other).expected)
      }),
    )
  })

  it('expects the whole norm of who started in time, and never more of who started later', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -100, max: 540 }), fc.integer({ min: 0, max: 300 }), closed, (bornOn, first, later, shut) => {
        const expected = (after: number) =>
          projectHours(
            childBorn(bornOn, { placements: [{ startsOn: addDays(veStartsOn(bornOn), after), endsOn: null, times: fourMornings }] }),
            { ...circumstances, countOpen: openDaysWith(shut) },
          ).expected
        expect(expected(Math.min(first, 0))).toBe(960)
        if (first + later < 540) expect(expected(first + later)).toBeLessThanOrEqual(expected(first))
      }),
    )
  })

  it('sixteen hours in forty weeks a year is what the norm was made of', () => {
    const { projected, verdict } = projectHours(childBorn('2024-06-01'), inSchoolWeeks)
    expect(projected).toBeGreaterThanOrEqual(940)
    expect(projected).toBeLessThanOrEqual(980)
    expect(['on_course', 'behind']).toContain(verdict.state)
  })

  test('a child on course, week and all', () => {
    expect(projectHours(childBorn('2024-05-23'), circumstances)).toEqual({
      veStartsOn: '2026-11-23',
      veEndsOn: '2028-05-23',
      hasAdvies: true,
      advisedWeeklyHours: 16,
      weekly: { offered: 16, countable: 16 },
      soFar: { offered: 4, countable: 4 },
      ahead: { offered: 1248, countable: 1248 },
      projected: 1252,
      norm: 960,
      expected: 960,
      startsOn: '2026-11-23',
      isLateStart: false,
      verdict: { state: 'on_course', reason: null, missing: 0, from: null, until: null, hours: null },
    })
  })

  test('a late starter is judged from the real start, and keeps the figure of the norm', () => {
    const child = childBorn('2024-01-15', { placements: [{ startsOn: '2027-02-01', endsOn: null, times: fourMornings }] })
    const { norm, expected, projected, isLateStart, verdict } = projectHours(child, circumstances)
    expect({ norm, isLateStart, state: verdict.state, missing: verdict.missing }).toEqual({
      norm: 960,
      isLateStart: true,
      state: 'late',
      missing: 0,
    })
    expect(projected).toBeLessThan(960)
    expect(expected).toBeLessThanOrEqual(projected)
  })

  test('exactly the norm is enough: on course before it, reached after it', () => {
    const sixtyWeeks = [{ startsOn: '2026-11-23', endsOn: '2028-01-16', times: fourMornings }]
    const child = childBorn('2024-05-23', { placements: sixtyWeeks })
    expect(projectHours(child, circumstances)).toMatchObject({ projected: 960, verdict: { state: 'on_course' } })
    expect(projectHours(child, { ...circumstances, today: '2028-01-20' })).toMatchObject({ verdict: { state: 'reached' } })
    const oneLess = childBorn('2024-05-23', { placements: [{ startsOn: '2026-11-23', endsOn: '2028-01-13', times: fourMornings }] })
    expect(projectHours(oneLess, circumstances)).toMatchObject({ projected: 956, verdict: { state: 'behind', missing: 4 } })
  })

  test('a late starter with exactly the hours that are expected of her is late, and with a week less behind', () => {
    const from = (startsOn: string, weeks: number) =>
      projectHours(
        childBorn('2024-05-23', { placements: [{ startsOn, endsOn: addDays(startsOn, weeks * 7 - 1), times: fourMornings }] }),
        circumstances,
      )
    const mondays = Array.from({ length: 40 }, (_, week) => addDays('2026-12-07', week * 7))
    const startsOn = mondays.find((one) => from(one, 1).expected % 16 === 0) ?? ''
    const { expected } = from(startsOn, 1)
    expect(from(startsOn, expected / 16)).toMatchObject({ projected: expected, isLateStart: true, verdict: { state: 'late', missing: 0 } })
    expect(from(startsOn, expected / 16 - 1)).toMatchObject({ verdict: { state: 'behind', missing: 16 } })
  })

  describe('the hours of a week', () => {
    const two = [morning(1), morning(2)]
    const weeklyOf = (all: readonly OfferedPlacement[]) => projectHours(childBorn('2024-05-23', { placements: all }), circumstances).weekly

    test('are those of today', () => {
      const now = { startsOn: '2026-11-23', endsOn: null, times: two }
      expect(weeklyOf([{ startsOn: '2027-01-04', endsOn: null, times: fourMornings }, now])).toEqual({ offered: 8, countable: 8 })
    })

    test('or, before the first day and between two placements, those that come first', () => {
      const past = { startsOn: '2026-06-01', endsOn: '2026-10-31', times: [morning(5)] }
      const last = { startsOn: '2027-03-01', endsOn: null, times: two }
      const first = { startsOn: '2027-01-04', endsOn: '2027-02-28', times: fourMornings }
      expect(weeklyOf([past, last, first])).toEqual({ offered: 16, countable: 16 })
      expect(weeklyOf([past])).toEqual({ offered: 0, countable: 0 })
      expect(weeklyOf([])).toEqual({ offered: 0, countable: 0 })
    })
  })

  test('where every day is closed nothing is offered, and the norm stays what it is', () => {
    const shut = projectHours(childBorn('2024-05-23'), { ...circumstances, countOpen: () => 0 })
    expect(shut).toMatchObject({ projected: 0, expected: 960, isLateStart: false })
  })

  test('hours before the age of 2.5, in the pilot, are no part of the 960', () => {
    const child = childBorn('2024-05-23')
    const early = childBorn('2024-05-23', { placements: [{ startsOn: '2026-06-01', endsOn: null, times: fourMornings }] })
    expect(projectHours(early, circumstances).projected).toBe(projectHours(child, circumstances).projected)
  })

  describe('says why not', () => {
    const bornOn = '2024-05-23' // the window is 23 November 2026 – 22 May 2028
    const verdictOf = (overrides: Partial<ChildToProject>, of = circumstances) => projectHours(childBorn(bornOn, overrides), of).verdict

    test('the placement ends early', () => {
      const verdict = verdictOf({ placements: [{ startsOn: '2026-11-23', endsOn: '2027-07-31', times: fourMornings }] })
      expect(verdict).toEqual({ state: 'behind', reason: 'ends_early', missing: 384, from: '2027-07-31', until: null, hours: null })
    })

    test('there is a gap', () => {
      const verdict = verdictOf({
        placements: [
          { startsOn: '2026-11-23', endsOn: '2027-01-31', times: fourMornings },
          { startsOn: '2027-09-01', endsOn: null, times: fourMornings },
        ],
      })
      expect(verdict).toMatchObject({ state: 'behind', reason: 'gap', from: '2027-02-01', until: '2027-08-31' })
    })

    test('too few hours, with how many would be enough', () => {
      const times = [morning(1), morning(4)]
      const verdict = verdictOf({ placements: [{ startsOn: '2026-11-23', endsOn: null, times }] })
      expect(verdict).toMatchObject({ state: 'behind', reason: 'too_few_hours', hours: 12.5 })
    })

    test('too few hours, and no week is long enough any more', () => {
      const times = [morning(1), morning(4)]
      const verdict = verdictOf(
        { placements: [{ startsOn: '2026-11-23', endsOn: null, times }] },
        { ...circumstances, today: '2028-03-01' },
      )
      expect(verdict).toMatchObject({ state: 'behind', reason: 'too_few_hours', hours: null })
    })

    test('what is above six hours a day falls away', () => {
      const times = [morning(1, '08:00', '16:00'), morning(2, '08:00', '16:00')]
      const verdict = verdictOf({ placements: [{ startsOn: '2026-11-23', endsOn: null, times }] })
      expect(verdict).toMatchObject({ state: 'behind', reason: 'over_six', hours: 314, missing: 18 })
    })

    test('the closed days', () => {
      const countOpen = openDaysWith([...closures, { startsOn: '2027-05-13', endsOn: '2027-07-07' }])
      const verdict = verdictOf({}, { ...circumstances, countOpen })
      expect(verdict).toMatchObject({ state: 'behind', reason: 'closed' })
      expect(verdict.hours).toBeGreaterThan(300)
    })
  })

  test('without an advies there is no norm, and too many hours are named', () => {
    const two = [morning(1)]
    const withTwo = childBorn('2024-05-23', {
      advisedWeeklyHours: null,
      placements: [{ startsOn: '2026-11-23', endsOn: null, times: two }],
    })
    expect(projectHours(withTwo, circumstances)).toMatchObject({ hasAdvies: false, verdict: { state: 'no_norm' } })
    const exactly = { ...withTwo, placements: [{ startsOn: '2026-11-23', endsOn: null, times: [morning(1, '08:30', '13:30')] }] }
    expect(projectHours(exactly, circumstances).verdict.state).toBe('no_norm')
    expect(projectHours(childBorn('2024-05-23', { advisedWeeklyHours: null }), circumstances).verdict.state).toBe('too_many_hours')
  })

  test('an advies without a place, a child that has its hours, and a child that turned four', () => {
    expect(projectHours(childBorn('2024-05-23', { placements: [] }), circumstances)).toMatchObject({
      startsOn: null,
      expected: 960,
      verdict: { state: 'no_place' },
    })
    expect(projectHours(childBorn('2023-02-01'), circumstances).verdict.state).toBe('reached')
    expect(projectHours(childBorn('2022-11-23'), circumstances).verdict.state).toBe('over')
    expect(projectHours(childBorn('2022-11-24'), circumstances).verdict.state).not.toBe('over')
  })
})

describe('school years of which no closed day is known', () => {
  test('are named, so that a projection is not taken for more than it is', () => {
    const known = [{ startsOn: '2026-12-21', endsOn: '2027-01-03' }]
    expect(schoolYearsWithout(known, '2026-11-23', '2028-05-23')).toEqual([2027])
    expect(schoolYearsWithout([{ startsOn: '2027-07-10', endsOn: '2027-08-20' }], '2026-11-23', '2028-05-23')).toEqual([])
    expect(schoolYearsWithout([], '2026-11-23', '2027-07-31')).toEqual([2026])
  })
})

test('the horizon is the fourth birthday of who is two and a half today', () => {
  expect(horizonOf(veStartsOn('2024-05-23'))).toBe(veEndsOn('2024-05-23'))
})

describe('the number on 1 January', () => {
  it('takes exactly the birth dates that are 2.5 or older and not yet 4 on that day', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 2022, max: 2034 }), (bornOn, year) => {
        const { countedOn, bornAfter, bornUntil } = pbmDay(year)
        expect(bornOn > bornAfter && bornOn <= bornUntil).toBe(veStartsOn(bornOn) <= countedOn && veEndsOn(bornOn) > countedOn)
      }),
    )
  })

  test('gives ten hours a year for each child', () => {
    expect([0, 1, 23].map(pbmHours)).toEqual([0, 10, 230])
  })

  test('is written down once, not before its day, and only as it was seen', () => {
    const asked = { year: 2026, children: 12, childrenSeen: 12, isFrozen: false }
    expect(brokenBy(() => requireFreezable(asked, '2026-11-23'))).toBeNull()
    expect(brokenBy(() => requireFreezable(asked, '2026-01-01'))).toBeNull()
    expect(brokenBy(() => requireFreezable(asked, '2025-12-31'))).toMatchObject({ rule: 'future-peildatum' })
    expect(brokenBy(() => requireFreezable({ ...asked, isFrozen: true }, '2026-11-23'))).toMatchObject({ rule: 'pbm-already-frozen' })
    expect(brokenBy(() => requireFreezable({ ...asked, childrenSeen: 11 }, '2026-11-23'))).toMatchObject({ rule: 'pbm-number-changed' })
  })
})
