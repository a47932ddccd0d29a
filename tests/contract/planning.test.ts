import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../db/contract/dates.ts'
import {
  capacitySteps,
  firstDayWithin,
  firstExcess,
  isWithin,
  limitOn,
  loadSteps,
  overlaps,
  peakLoad,
  type Capacity,
  type Load,
  type Period,
} from '../../db/contract/planning.ts'

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

describe('a limit that changes in time', () => {
  const reduced: Capacity = { maximum: 16, reductions: [{ startsOn: '2026-09-01', endsOn: '2026-12-31', maximum: 12 }] }
  const capacity: fc.Arbitrary<Capacity> = fc.record({
    maximum: fc.integer({ min: 1, max: 16 }),
    reductions: fc.array(
      fc.tuple(period, fc.integer({ min: 1, max: 15 })).map(([days, maximum]) => ({ ...days, maximum })),
      { maxLength: 3 },
    ),
  })

  it('is the maximum, or less while a reduction holds', () => {
    expect(['2026-08-31', '2026-09-01', '2026-12-31', '2027-01-01'].map((on) => limitOn(reduced, on))).toEqual([16, 12, 12, 16])
  })

  it('has a step wherever what is taken or what fits may change', () => {
    const thirteen = [{ startsOn: '2026-08-03', endsOn: null, amount: 13 }]
    const window = { startsOn: '2026-08-03', endsOn: null }
    expect(capacitySteps(reduced, thirteen, window)).toEqual([
      { startsOn: '2026-08-03', total: 13, limit: 16 },
      { startsOn: '2026-09-01', total: 13, limit: 12 },
      { startsOn: '2027-01-01', total: 13, limit: 16 },
    ])
    expect(firstExcess(reduced, thirteen, window)).toEqual({ startsOn: '2026-09-01', total: 13, limit: 12 })
    expect(firstDayWithin(reduced, thirteen, window)).toBe('2027-01-01')
  })

  it('tells for every day what is taken and what fits', () => {
    fc.assert(
      fc.property(capacity, fc.array(load, { maxLength: 12 }), period, (limits, loads, window) => {
        const steps = capacitySteps(limits, loads, window)
        for (const on of daysOf(window)) {
          const step = steps.findLast((one) => one.startsOn <= on)
          expect([step?.total, step?.limit]).toEqual([takenOn(on, loads), limitOn(limits, on)])
        }
      }),
    )
  })

  it('the first day with too many, and the first from which all fits, are those of a search day by day', () => {
    fc.assert(
      fc.property(capacity, fc.array(load, { maxLength: 12 }), period, (limits, loads, window) => {
        const days = daysOf(window)
        const isTooMany = (on: string) => takenOn(on, loads) > limitOn(limits, on)
        expect(firstExcess(limits, loads, window)?.startsOn ?? null).toBe(days.find(isTooMany) ?? null)
        expect(firstDayWithin(limits, loads, window)).toBe(days[days.findLastIndex(isTooMany) + 1] ?? null)
      }),
    )
  })
})
