import { addDays, daysBetween, schoolYearOf } from '../../contract/dates.ts'
import { overlaps, type Period } from '../../contract/planning.ts'

/** How often a weekday (1 is Monday) comes on which the location is open, from one day number to another, both included. */
export type CountOpenDays = (weekday: number, from: number, until: number) => number

/** Calendar days as numbers: a day is a day, also in the weeks in which the clock changes. */
export function dayNumber(date: string): number {
  return daysBetween('1970-01-01', date)
}

export function dateOf(number: number): string {
  return addDays('1970-01-01', number)
}

function weekdayOfNumber(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1
}

/** The calendar of a location with these closed periods; without an end a closure counts for ten years. */
export function openDaysWith(closures: readonly Period[]): CountOpenDays {
  const closedPerWeekday = new Map<number, number[]>()
  for (const day of closedDays(closures)) {
    const weekday = weekdayOfNumber(day)
    const days = closedPerWeekday.get(weekday)
    if (days === undefined) closedPerWeekday.set(weekday, [day])
    else days.push(day)
  }
  return (weekday, from, until) => {
    if (until < from) return 0
    const first = from + ((weekday - weekdayOfNumber(from) + 7) % 7)
    if (first > until) return 0
    const all = Math.floor((until - first) / 7) + 1
    const closed = closedPerWeekday.get(weekday) ?? []
    return all - (countBelow(closed, until + 1) - countBelow(closed, from))
  }
}

/** Each closed day once, in order. */
function closedDays(closures: readonly Period[]): number[] {
  const days = new Set<number>()
  for (const { startsOn, endsOn } of closures) {
    const first = dayNumber(startsOn)
    const last = endsOn === null ? first + 3_653 : dayNumber(endsOn)
    for (let day = first; day <= last; day++) days.add(day)
  }
  return [...days].sort((one, other) => one - other)
}

/** How many of the ordered numbers are below `limit`. */
function countBelow(ordered: readonly number[], limit: number): number {
  let low = 0
  let high = ordered.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ordered[middle] ?? limit) < limit) low = middle + 1
    else high = middle
  }
  return low
}

/** The school years from the first day to the last of which no closed day is known. */
export function schoolYearsWithout(closures: readonly Period[], from: string, until: string): number[] {
  const years: number[] = []
  for (let year = schoolYearOf(from); year <= schoolYearOf(until); year++) {
    const ofYear = { startsOn: `${String(year)}-08-01`, endsOn: `${String(year + 1)}-07-31` }
    if (!closures.some((closure) => overlaps(closure, ofYear))) years.push(year)
  }
  return years
}
