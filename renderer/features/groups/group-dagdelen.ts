import { dagdelen, type GroupDagdeel } from '../../../db/contract/groups.ts'
import { isSameHalfDay, weekdays, type HalfDay } from '../../ui/dagdelen.ts'

const usualTimes = {
  ochtend: { startsAt: '08:30', endsAt: '12:30' },
  middag: { startsAt: '13:00', endsAt: '17:00' },
} as const

/** Monday morning first. */
export function inWeekOrder<T extends HalfDay>(all: readonly T[]): T[] {
  return [...all].sort((one, other) => one.weekday - other.weekday || dagdelen.indexOf(one.dagdeel) - dagdelen.indexOf(other.dagdeel))
}

/** Opens or closes the group at one half-day; it begins with the times of the half-day before it, as most days are alike. */
export function toggleHalfDay(all: readonly GroupDagdeel[], at: HalfDay): GroupDagdeel[] {
  if (all.some((one) => isSameHalfDay(one, at))) return all.filter((one) => !isSameHalfDay(one, at))
  const alike = all.findLast((one) => one.dagdeel === at.dagdeel)
  const { startsAt, endsAt } = alike ?? usualTimes[at.dagdeel]
  return inWeekOrder([...all, { weekday: at.weekday, dagdeel: at.dagdeel, startsAt, endsAt }])
}

/** Where a new group begins: every morning, as most groups do. */
export function usualWeek(): GroupDagdeel[] {
  return weekdays.map((weekday) => ({ weekday, dagdeel: 'ochtend' as const, ...usualTimes.ochtend }))
}
