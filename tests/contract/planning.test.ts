import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../db/contract/dates.ts'
import { firstDayWithin, isWithin, loadSteps, overlaps, peakLoad, type Load, type Period } from '../../db/contract/planning.ts'

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
