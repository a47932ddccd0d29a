import type { GroupDagdeel } from './groups.ts'

/** One half-day of the week; Monday is 1. */
export type HalfDay = Pick<GroupDagdeel, 'weekday' | 'dagdeel'>

export function isSameHalfDay(one: HalfDay, other: HalfDay): boolean {
  return one.weekday === other.weekday && one.dagdeel === other.dagdeel
}

/** Hours that are offered in a week: the half-days planned, as long as the group has them. */
export function weeklyHours(dagdelen: readonly HalfDay[], times: readonly GroupDagdeel[]): number {
  return sum([...minutesPerDay(dagdelen, times).values()]) / 60
}

/** The same with at most six hours a day (Besluit basisvoorwaarden kwaliteit VE art. 2(2)). */
export function countableWeeklyHours(dagdelen: readonly HalfDay[], times: readonly GroupDagdeel[]): number {
  return sum([...minutesPerDay(dagdelen, times).values()].map((minutes) => Math.min(minutes, 360))) / 60
}

function minutesPerDay(dagdelen: readonly HalfDay[], times: readonly GroupDagdeel[]): Map<number, number> {
  const minutes = new Map<number, number>()
  for (const time of times) {
    if (!dagdelen.some((one) => isSameHalfDay(one, time))) continue
    minutes.set(time.weekday, (minutes.get(time.weekday) ?? 0) + minuteOfDay(time.endsAt) - minuteOfDay(time.startsAt))
  }
  return minutes
}

/** `08:30` is 510. */
export function minuteOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
