import type { GroupDagdeel } from '../../../db/contract/groups.ts'
import { isSameHalfDay, type HalfDay } from '../../ui/dagdelen.ts'

/** Offer above six hours a day does not count (Besluit basisvoorwaarden kwaliteit VE art. 2(2)). */
const countablePerDay = 6

/** What a choice of half-days offers in a week, in hours, and how much of it counts by law. */
export function offeredHours(
  chosen: readonly HalfDay[],
  times: readonly Pick<GroupDagdeel, 'weekday' | 'dagdeel' | 'startsAt' | 'endsAt'>[],
): { readonly weekly: number; readonly countable: number } {
  const minutesPerDay = new Map<number, number>()
  for (const { weekday, startsAt, endsAt } of times.filter((one) => chosen.some((other) => isSameHalfDay(one, other)))) {
    minutesPerDay.set(weekday, (minutesPerDay.get(weekday) ?? 0) + minutesOf(endsAt) - minutesOf(startsAt))
  }
  const days = [...minutesPerDay.values()].map((minutes) => minutes / 60)
  return { weekly: sum(days), countable: sum(days.map((hours) => Math.min(hours, countablePerDay))) }
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

function sum(hours: readonly number[]): number {
  return Math.round(hours.reduce((total, one) => total + one, 0) * 100) / 100
}
