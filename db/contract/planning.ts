import { addDays } from './dates.ts'

/** From the first day to the last, both included; null goes on for ever. */
export interface Period {
  readonly startsOn: string
  readonly endsOn: string | null
}

/** Something that takes up `amount` (places, hours) on every day of its period. */
export interface Load extends Period {
  readonly amount: number
}

/** From this day on, until the next step, `total` is taken. */
export interface LoadStep {
  readonly startsOn: string
  readonly total: number
}

export function overlaps(one: Period, other: Period): boolean {
  return (other.endsOn === null || one.startsOn <= other.endsOn) && (one.endsOn === null || other.startsOn <= one.endsOn)
}

export function isWithin(day: string, period: Period): boolean {
  return period.startsOn <= day && (period.endsOn === null || day <= period.endsOn)
}

/** What is taken on each day of `window`, as steps in order of date; the first begins with the window, also when nothing is taken. */
export function loadSteps(loads: readonly Load[], window: Period): LoadStep[] {
  const changes = new Map<string, number>([[window.startsOn, 0]])
  const add = (on: string, amount: number): unknown => changes.set(on, (changes.get(on) ?? 0) + amount)
  for (const load of loads) {
    if (!overlaps(load, window)) continue
    add(load.startsOn > window.startsOn ? load.startsOn : window.startsOn, load.amount)
    if (load.endsOn !== null && (window.endsOn === null || load.endsOn < window.endsOn)) add(addDays(load.endsOn, 1), -load.amount)
  }
  let total = 0
  return [...changes]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([startsOn, amount]) => {
      total += amount
      return { startsOn, total }
    })
}

/** The most that is taken on any day of `window`. */
export function peakLoad(loads: readonly Load[], window: Period): number {
  return Math.max(...loadSteps(loads, window).map((step) => step.total))
}

/** The first day from which at most `limit` is taken until the end of `window`; null when its end is too full. */
export function firstDayWithin(limit: number, loads: readonly Load[], window: Period): string | null {
  const steps = loadSteps(loads, window)
  const lastTooFull = steps.findLastIndex((step) => step.total > limit)
  return steps[lastTooFull + 1]?.startsOn ?? null
}
