import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths } from '../../../db/contract/dates.ts'
import { dagdelen, type GroupDagdeel } from '../../../db/contract/groups.ts'
import { firstDayWithin, isWithin, loadSteps, overlaps, peakLoad, type Load, type Period } from '../../../db/contract/planning.ts'
import {
  ageWarnings,
  countableWeeklyHours,
  isPossibleDuplicate,
  requireBornBefore,
  requireHere,
  requireHoursAllowed,
  requireLeftAfterBirth,
  requireNotPlacedThen,
  requireOffered,
  requireOrder,
  requireRegistration,
  requireRoom,
  searchNameOf,
  weeklyHours,
  type PlacedDagdeel,
} from '../../../db/features/children/rules.ts'
import { brokenBy } from '../../support/rules.ts'

const today = '2026-11-23'
const firstDay = '2026-01-01'

const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays(firstDay, days))
const period: fc.Arbitrary<Period> = fc
  .tuple(day, fc.option(fc.integer({ min: 0, max: 40 })))
  .map(([startsOn, length]) => ({ startsOn, endsOn: length === null ? null : addDays(startsOn, length) }))
const load: fc.Arbitrary<Load> = fc.tuple(period, fc.integer({ min: 1, max: 4 })).map(([days, amount]) => ({ ...days, amount }))
const horizon = addDays(firstDay, 120)

/** Day by day, the slow and certain way. */
function daysOf({ startsOn, endsOn }: Period): string[] {
  const days: string[] = []
  for (let on = startsOn; on <= (endsOn ?? horizon); on = addDays(on, 1)) days.push(on)
  return days
}
function takenOn(on: string, loads: readonly Load[]): number {
  return loads.filter((one) => isWithin(on, one)).reduce((total, one) => total + one.amount, 0)
}

describe('planning', () => {
  it('two periods overlap when some day is in both', () => {
    fc.assert(
      fc.property(period, period, (one, other) => {
        expect(overlaps(one, other)).toBe(daysOf(one).some((on) => isWithin(on, other)))
        expect(overlaps(other, one)).toBe(overlaps(one, other))
      }),
    )
  })

  it('the steps of a load tell what is taken on every day', () => {
    fc.assert(
      fc.property(fc.array(load, { maxLength: 12 }), period, (loads, window) => {
        const steps = loadSteps(loads, window)
        expect(steps[0]?.startsOn).toBe(window.startsOn)
        for (const on of daysOf(window)) expect(steps.findLast((step) => step.startsOn <= on)?.total).toBe(takenOn(on, loads))
      }),
    )
  })

  it('the peak is the fullest day, and from the first day within a limit every day is', () => {
    fc.assert(
      fc.property(fc.array(load, { maxLength: 12 }), period, fc.integer({ min: 0, max: 20 }), (loads, window, limit) => {
        const days = daysOf(window)
        expect(peakLoad(loads, window)).toBe(Math.max(...days.map((on) => takenOn(on, loads))))
        const lastTooFull = days.findLastIndex((on) => takenOn(on, loads) > limit)
        expect(firstDayWithin(limit, loads, window)).toBe(days[lastTooFull + 1] ?? null)
      }),
    )
  })
})

describe('requireRegistration', () => {
  const noor = { bornOn: '2024-03-14', registeredOn: '2026-09-01', waitlistedOn: null }

  it('accepts a toddler, today and on 29 February too', () => {
    expect(brokenBy(() => requireRegistration({ ...noor, registeredOn: today, waitlistedOn: today }, today))).toBeNull()
    expect(brokenBy(() => requireRegistration({ ...noor, bornOn: '2024-02-29' }, today))).toBeNull()
  })

  it('refuses days in the future, each at its own field', () => {
    const tomorrow = addDays(today, 1)
    for (const field of ['bornOn', 'registeredOn', 'waitlistedOn']) {
      expect(brokenBy(() => requireRegistration({ ...noor, [field]: tomorrow }, today))).toEqual({
        rule: 'future-date',
        field,
      })
    }
  })

  it('refuses to register or wait before birth', () => {
    for (const field of ['registeredOn', 'waitlistedOn']) {
      expect(brokenBy(() => requireRegistration({ ...noor, [field]: '2024-03-13' }, today))).toEqual({
        rule: 'before-birth',
        field,
      })
    }
  })

  it('refuses a birth date less than 1 or more than 6 years before registration, to the day', () => {
    const refused = { rule: 'impossible-birth-date', field: 'bornOn' }
    const at = (bornOn: string) => brokenBy(() => requireRegistration({ ...noor, bornOn, registeredOn: '2026-09-01' }, today))
    expect(at('2025-09-01')).toBeNull()
    expect(at('2025-09-02')).toEqual(refused)
    expect(at('2020-09-01')).toBeNull()
    expect(at('2020-08-31')).toEqual(refused)
  })

  it('keeps a corrected birth date before what was recorded', () => {
    expect(brokenBy(() => requireBornBefore('2024-03-14', null))).toBeNull()
    expect(brokenBy(() => requireBornBefore('2024-03-14', '2024-03-14'))).toBeNull()
    expect(brokenBy(() => requireBornBefore('2024-03-15', '2024-03-14'))).toEqual({
      rule: 'before-birth',
      field: 'bornOn',
    })
    expect(brokenBy(() => requireLeftAfterBirth('2024-03-14', '2024-03-14'))).toBeNull()
    expect(brokenBy(() => requireLeftAfterBirth('2024-03-13', '2024-03-14'))).toEqual({
      rule: 'before-birth',
      field: 'leftOn',
    })
  })
})

describe('ageWarnings', () => {
  it.each([
    ['on the day of 2.5 years', addMonths('2024-03-14', 30), false, []],
    ['a day before 2.5 years', addDays(addMonths('2024-03-14', 30), -1), false, ['young-for-voorschool']],
    ['a day before 2.5 years in the pilot', addDays(addMonths('2024-03-14', 30), -1), true, []],
    ['on the second birthday in the pilot', '2026-03-14', true, []],
    ['before the second birthday in the pilot', '2026-03-13', true, ['young-for-voorschool']],
    ['at 4.5 years', addMonths('2024-03-14', 54), false, []],
    ['after 4.5 years', addDays(addMonths('2024-03-14', 54), 1), false, ['old-for-voorschool']],
  ])('%s', (_when, startsOn, pilot, warnings) => {
    expect(ageWarnings('2024-03-14', startsOn, pilot)).toEqual(warnings)
  })

  it('a child of 31 August may start on the last of February', () => {
    expect(ageWarnings('2024-08-31', '2027-02-28', false)).toEqual([])
    expect(ageWarnings('2024-08-31', '2027-02-27', false)).toEqual(['young-for-voorschool'])
  })
})

describe('isPossibleDuplicate', () => {
  const child = (firstName: string, lastName: string | null = null, bornOn = '2024-03-14') => ({ firstName, lastName, bornOn })

  it.each([
    ['Çağla', 'cagla'],
    ['Mo', 'Mohamed'],
    ['Yusuf', 'Yusef'],
    ['Sofie', 'Sofiie'],
    ['Sanne', 'Snane'],
    ['Noor', 'Noor'],
  ])('%s and %s of one day may be one child', (one, other) => {
    expect(isPossibleDuplicate(child(one, 'Bakker'), child(other, 'Jansen'))).toBe(true)
    expect(isPossibleDuplicate(child(other, 'Jansen'), child(one, 'Bakker'))).toBe(true)
  })

  it.each([
    ['Noor', 'Sam'],
    ['Bo', 'Jo'],
    ['Yusuf', 'Yassin'],
  ])('%s and %s of one day are two children', (one, other) => {
    expect(isPossibleDuplicate(child(one), child(other))).toBe(false)
  })

  it('the very same name is enough, whatever the day', () => {
    expect(isPossibleDuplicate(child('Noor', 'de Vries'), child('NOOR', 'De  Vries', '2023-01-01'))).toBe(true)
    expect(isPossibleDuplicate(child('Noor', 'de Vries'), child('Noor', 'de Wit', '2023-01-01'))).toBe(false)
  })

  it('is symmetric', () => {
    const name = fc.string({ minLength: 1, maxLength: 6, unit: fc.constantFrom('a', 'b', 'é', 'n', 'o') })
    fc.assert(
      fc.property(
        name,
        name,
        (one, other) => isPossibleDuplicate(child(one), child(other)) === isPossibleDuplicate(child(other), child(one)),
      ),
    )
  })

  it('folds the name as it is searched', () => {
    expect(searchNameOf({ firstName: 'Çağla', lastName: 'Öztürk' })).toBe('cagla ozturk')
    expect(searchNameOf({ firstName: 'Sam', lastName: null })).toBe('sam')
  })
})

describe('a placement', () => {
  const monday = { weekday: 1, dagdeel: 'ochtend' } as const
  const tuesday = { weekday: 2, dagdeel: 'ochtend' } as const
  const placed = (startsOn: string, endsOn: string | null, at: typeof monday | typeof tuesday = monday): PlacedDagdeel => ({
    ...at,
    startsOn,
    endsOn,
  })

  it('ends on its first day or later', () => {
    expect(brokenBy(() => requireOrder({ startsOn: today, endsOn: today }))).toBeNull()
    expect(brokenBy(() => requireOrder({ startsOn: today, endsOn: null }))).toBeNull()
    expect(brokenBy(() => requireOrder({ startsOn: today, endsOn: '2026-11-22' }))).toEqual({
      rule: 'ends-before-start',
      field: 'endsOn',
    })
  })

  it('lies between birth and leaving', () => {
    const child = { bornOn: '2024-03-14', leftOn: '2027-01-31' }
    expect(brokenBy(() => requireHere({ startsOn: '2024-03-14', endsOn: '2027-01-31' }, child))).toBeNull()
    expect(brokenBy(() => requireHere({ startsOn: '2024-03-13', endsOn: '2027-01-31' }, child))).toMatchObject({ rule: 'before-birth' })
    expect(brokenBy(() => requireHere({ startsOn: today, endsOn: '2027-02-01' }, child))).toMatchObject({
      rule: 'child-left',
      leftOn: '2027-01-31',
    })
    expect(brokenBy(() => requireHere({ startsOn: today, endsOn: null }, child))).toMatchObject({ rule: 'child-left' })
    expect(brokenBy(() => requireHere({ startsOn: today, endsOn: null }, { ...child, leftOn: null }))).toBeNull()
  })

  it('is in an open group that has the half-days', () => {
    expect(brokenBy(() => requireOffered([monday], { isActive: true, dagdelen: [monday, tuesday] }))).toBeNull()
    expect(brokenBy(() => requireOffered([monday], { isActive: false, dagdelen: [monday] }))).toEqual({
      rule: 'group-closed',
    })
    expect(brokenBy(() => requireOffered([monday, tuesday], { isActive: true, dagdelen: [monday] }))).toEqual({
      rule: 'dagdeel-not-in-group',
      weekday: 2,
      dagdeel: 'ochtend',
    })
  })

  it('is not in a half-day where the child already is', () => {
    const asked = { startsOn: '2026-06-01', endsOn: '2026-06-30' }
    const at = (...ofChild: PlacedDagdeel[]) => brokenBy(() => requireNotPlacedThen([monday], asked, ofChild))
    expect(at(placed('2026-01-01', '2026-05-31'), placed('2026-07-01', null), placed('2026-06-01', null, tuesday))).toBeNull()
    expect(at(placed('2026-06-30', null))).toEqual({ rule: 'already-placed-then', weekday: 1, dagdeel: 'ochtend' })
    expect(at(placed('2026-01-01', '2026-06-01'))).toMatchObject({ rule: 'already-placed-then' })
  })

  it('says when the group has room for all that was asked', () => {
    const inGroup = [placed('2026-01-01', '2026-06-10'), placed('2026-01-01', '2026-06-20', tuesday)]
    const at = (dagdelenAsked: (typeof monday | typeof tuesday)[], days: Period) =>
      brokenBy(() => requireRoom(dagdelenAsked, days, 1, inGroup))
    expect(at([monday], { startsOn: '2026-06-01', endsOn: null })).toEqual({
      rule: 'group-full',
      maximum: 1,
      weekday: 1,
      dagdeel: 'ochtend',
      firstFreeOn: '2026-06-11',
    })
    expect(at([monday, tuesday], { startsOn: '2026-06-01', endsOn: null })).toMatchObject({ weekday: 1, firstFreeOn: '2026-06-21' })
    expect(at([monday, tuesday], { startsOn: '2026-06-01', endsOn: '2026-06-15' })).toMatchObject({ firstFreeOn: null })
    expect(at([monday], { startsOn: '2026-06-11', endsOn: null })).toBeNull()
  })

  it('never brings a half-day above the maximum, and is only refused where it would', () => {
    const asked = fc.tuple(period, fc.uniqueArray(fc.constantFrom(monday, tuesday), { minLength: 1, maxLength: 2 }))
    fc.assert(
      fc.property(fc.array(asked, { minLength: 1, maxLength: 25 }), fc.integer({ min: 1, max: 3 }), (all, maximum) => {
        const inGroup: PlacedDagdeel[] = []
        const fullestAfter = (more: PlacedDagdeel[], at: typeof monday | typeof tuesday): number =>
          peakLoad(
            [...inGroup, ...more].filter((one) => one.weekday === at.weekday).map((one) => ({ ...one, amount: 1 })),
            { startsOn: firstDay, endsOn: null },
          )
        for (const [days, dagdelenAsked] of all) {
          const more = dagdelenAsked.map((one) => ({ ...one, ...days }))
          const refusal = brokenBy(() => requireRoom(dagdelenAsked, days, maximum, inGroup))
          const wouldBeFull = dagdelenAsked.some((at) => fullestAfter(more, at) > maximum)
          expect(refusal !== null).toBe(wouldBeFull)
          if (refusal === null) inGroup.push(...more)
          // The day it names really is free, and the day before it is not.
          const free = refusal?.['firstFreeOn']
          if (typeof free === 'string') {
            expect(brokenBy(() => requireRoom(dagdelenAsked, { ...days, startsOn: free }, maximum, inGroup))).toBeNull()
            expect(brokenBy(() => requireRoom(dagdelenAsked, { ...days, startsOn: addDays(free, -1) }, maximum, inGroup))).not.toBeNull()
          }
        }
        for (const at of [monday, tuesday]) expect(fullestAfter([], at)).toBeLessThanOrEqual(maximum)
      }),
    )
  })

  it('offers no more hours without advies than the setting, in the fullest week', () => {
    const asked = { startsOn: '2026-06-01', endsOn: null }
    const others = [{ startsOn: '2026-08-01', endsOn: null, weeklyHours: 2.5 }]
    expect(brokenBy(() => requireHoursAllowed(2.5, asked, others, 5))).toBeNull()
    expect(brokenBy(() => requireHoursAllowed(3, asked, others, 5))).toEqual({
      rule: 'hours-without-advies',
      maximum: 5,
      hours: 5.5,
    })
    expect(brokenBy(() => requireHoursAllowed(5, { ...asked, endsOn: '2026-07-31' }, others, 5))).toBeNull()
    expect(brokenBy(() => requireHoursAllowed(0.5, asked, [], 0))).toMatchObject({ maximum: 0, hours: 0.5 })
  })
})

describe('weekly hours', () => {
  const time = fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.constantFrom(...dagdelen), fc.integer({ min: 0, max: 94 }), fc.integer({ min: 1, max: 95 }))
    .map(([weekday, dagdeel, from, length]): GroupDagdeel => {
      const until = Math.min(95, from + length)
      return { weekday, dagdeel, startsAt: quarter(from), endsAt: quarter(until) }
    })
  const times = fc.uniqueArray(time, { selector: (one) => `${String(one.weekday)} ${one.dagdeel}`, maxLength: 10 })
  function quarter(index: number): string {
    return `${String(Math.floor(index / 4)).padStart(2, '0')}:${String((index % 4) * 15).padStart(2, '0')}`
  }

  it('16 hours over three days count in full, a long day counts for six hours', () => {
    const week: GroupDagdeel[] = [
      { weekday: 1, dagdeel: 'ochtend', startsAt: '08:30', endsAt: '12:30' },
      { weekday: 1, dagdeel: 'middag', startsAt: '12:30', endsAt: '16:00' },
      { weekday: 2, dagdeel: 'ochtend', startsAt: '08:30', endsAt: '12:45' },
    ]
    expect(weeklyHours(week, week)).toBe(11.75)
    expect(countableWeeklyHours(week, week)).toBe(10.25)
  })

  it('a half-day that the group does not have is not offered', () => {
    expect(weeklyHours([{ weekday: 3, dagdeel: 'ochtend' }], [])).toBe(0)
  })

  it('never counts more than six hours a day, nor more than is offered', () => {
    fc.assert(
      fc.property(times, (all) => {
        const days = new Set(all.map((one) => one.weekday)).size
        expect(countableWeeklyHours(all, all)).toBeLessThanOrEqual(6 * days)
        expect(countableWeeklyHours(all, all)).toBeLessThanOrEqual(weeklyHours(all, all))
      }),
    )
  })

  it('adds up: what is offered over half-days, what counts over days', () => {
    fc.assert(
      fc.property(times, fc.integer({ min: 0, max: 10 }), fc.integer({ min: 1, max: 5 }), (all, cut, lastDay) => {
        expect(weeklyHours(all.slice(0, cut), all) + weeklyHours(all.slice(cut), all)).toBeCloseTo(weeklyHours(all, all), 9)
        const early = all.filter((one) => one.weekday <= lastDay)
        const late = all.filter((one) => one.weekday > lastDay)
        expect(countableWeeklyHours(early, all) + countableWeeklyHours(late, all)).toBeCloseTo(countableWeeklyHours(all, all), 9)
      }),
    )
  })

  it('does not mind the order or a half-day that is named twice', () => {
    fc.assert(
      fc.property(times, (all) => {
        expect(weeklyHours([...all, ...all].reverse(), all)).toBe(weeklyHours(all, all))
      }),
    )
  })
})
