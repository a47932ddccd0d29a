import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths } from '../../../db/contract/dates.ts'
import { peakLoad, type Period } from '../../../db/contract/planning.ts'
import {
  ageWarnings,
  requireHere,
  requireHoursAllowed,
  requireNotPlacedThen,
  requireOffered,
  requireOrder,
  requireRoom,
  type PlacedDagdeel,
} from '../../../db/features/placements/rules.ts'
import { brokenBy } from '../../support/rules.ts'

const today = '2026-11-23'
const firstDay = '2026-01-01'

const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays(firstDay, days))
const period: fc.Arbitrary<Period> = fc
  .tuple(day, fc.option(fc.integer({ min: 0, max: 40 })))
  .map(([startsOn, length]) => ({ startsOn, endsOn: length === null ? null : addDays(startsOn, length) }))

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
