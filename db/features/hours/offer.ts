import { minuteOfDay } from '../../contract/half-days.ts'
import { law } from '../../contract/law.ts'
import type { Period } from '../../contract/planning.ts'
import { dayNumber, type CountOpenDays } from './open-days.ts'

/** One half-day of the week with its times. */
export interface OfferedTime {
  readonly weekday: number
  readonly startsAt: string
  readonly endsAt: string
}

export interface OfferedPlacement extends Period {
  readonly times: readonly OfferedTime[]
}

/** In minutes, so that nothing is lost in rounding. */
export interface Minutes {
  readonly offered: number
  /** At most six hours a day (Besluit basisvoorwaarden kwaliteit VE art. 2(2)). */
  readonly countable: number
}

/** Days from the first to the last in which a week offers the same, per weekday (Monday first). */
export interface Segment {
  readonly from: number
  readonly until: number
  readonly minutes: readonly number[]
}

export const weekdayNumbers = [1, 2, 3, 4, 5] as const
const mostPerDay = law.countableHoursPerDay * 60
const nothing: Minutes = { offered: 0, countable: 0 }

/** What the placements offer from the first day to the last, both included; closed days offer nothing. */
export function offerBetween(placements: readonly OfferedPlacement[], from: number, until: number, countOpen: CountOpenDays): Minutes {
  return segmentsOf(placements, from, until)
    .map((segment) => offerOf(segment, countOpen))
    .reduce(add, nothing)
}

/** The days cut where a placement begins or ends, in order; also the parts without any. */
export function segmentsOf(placements: readonly OfferedPlacement[], from: number, until: number): Segment[] {
  if (until < from) return []
  const numbered = placements.map(({ startsOn, endsOn, times }) => ({
    from: dayNumber(startsOn),
    until: endsOn === null ? Infinity : dayNumber(endsOn),
    times,
  }))
  const starts = new Set([from])
  for (const one of numbered) {
    if (one.from > from && one.from <= until) starts.add(one.from)
    if (one.until >= from && one.until < until) starts.add(one.until + 1)
  }
  const ordered = [...starts].sort((one, other) => one - other)
  return ordered.map((start, index) => ({
    from: start,
    until: (ordered[index + 1] ?? until + 1) - 1,
    minutes: minutesPerWeekday(numbered.filter((one) => one.from <= start && start <= one.until).flatMap((one) => one.times)),
  }))
}

export function offerOf({ from, until, minutes }: Segment, countOpen: CountOpenDays): Minutes {
  return weekdayNumbers.map((weekday) => times(dayOf(minutes, weekday), countOpen(weekday, from, until))).reduce(add, nothing)
}

/** Whether anything is offered in these days. */
export function isPlaced(segment: Segment): boolean {
  return segment.minutes.some((minutes) => minutes > 0)
}

/** What one week offers. */
export function weekOf(minutes: readonly number[]): Minutes {
  return weekdayNumbers.map((weekday) => times(dayOf(minutes, weekday), 1)).reduce(add, nothing)
}

/** Per weekday, Monday first; a quarter of an hour that is in two half-days counts once. */
export function minutesPerWeekday(all: readonly OfferedTime[]): number[] {
  return weekdayNumbers.map((weekday) => {
    let total = 0
    let covered = 0
    const ofDay = all
      .filter((one) => one.weekday === weekday)
      .map((one) => ({ starts: minuteOfDay(one.startsAt), ends: minuteOfDay(one.endsAt) }))
      .sort((one, other) => one.starts - other.starts)
    for (const { starts, ends } of ofDay) {
      total += Math.max(0, ends - Math.max(starts, covered))
      covered = Math.max(covered, ends)
    }
    return total
  })
}

export function add(one: Minutes, other: Minutes): Minutes {
  return { offered: one.offered + other.offered, countable: one.countable + other.countable }
}

function times(minutes: number, days: number): Minutes {
  return { offered: minutes * days, countable: Math.min(minutes, mostPerDay) * days }
}

function dayOf(minutes: readonly number[], weekday: number): number {
  return minutes[weekday - 1] ?? 0
}
