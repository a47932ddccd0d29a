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

/** During this period at most `maximum`; where several hold on a day the lowest counts. */
export interface Reduction extends Period {
  readonly maximum: number
}

/** How much fits: `maximum` on any day, and less while a reduction holds. */
export interface Capacity {
  readonly maximum: number
  readonly reductions: readonly Reduction[]
}

/** From this day on, until the next step: what is taken, and how much may be. */
export interface CapacityStep extends LoadStep {
  readonly limit: number
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

/** How much fits on this day. */
export function limitOn({ maximum, reductions }: Capacity, day: string): number {
  return Math.min(maximum, ...reductions.filter((one) => isWithin(day, one)).map((one) => one.maximum))
}

/** What is taken and how much may be on each day of `window`, as steps in order of date: a new one where either may change. */
export function capacitySteps(capacity: Capacity, loads: readonly Load[], window: Period): CapacityStep[] {
  const marks = capacity.reductions.map((one) => ({ startsOn: one.startsOn, endsOn: one.endsOn, amount: 0 }))
  return loadSteps([...loads, ...marks], window).map((step) => ({ ...step, limit: limitOn(capacity, step.startsOn) }))
}

/** The first day of `window` on which more is taken than fits, with how much; null when all of it fits. */
export function firstExcess(capacity: Capacity, loads: readonly Load[], window: Period): CapacityStep | null {
  return capacitySteps(capacity, loads, window).find((step) => step.total > step.limit) ?? null
}

/**
 * The first day from which everything fits until the end of `window`; null when its end is too full. `capacity` may be one
 * number that holds on every day. To find room for one more, add it to the loads, from the start of the window to its end.
 */
export function firstDayWithin(capacity: Capacity | number, loads: readonly Load[], window: Period): string | null {
  const steps = capacitySteps(typeof capacity === 'number' ? { maximum: capacity, reductions: [] } : capacity, loads, window)
  const lastTooFull = steps.findLastIndex((step) => step.total > step.limit)
  return steps[lastTooFull + 1]?.startsOn ?? null
}
