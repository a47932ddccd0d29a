import { addDays } from '../../../db/contract/dates.ts'
import { isWithin } from '../../../db/contract/planning.ts'
import type { Assignment } from '../../../db/contract/students.ts'

/** The day of this weekday in the week of a Monday. */
export function dayOf(monday: string, weekday: number): string {
  return addDays(monday, weekday - 1)
}

/** What happens in the week of a Monday: assignments whose own day falls in their period. */
export function assignmentsInWeek(assignments: readonly Assignment[], monday: string): readonly Assignment[] {
  return assignments.filter((one) => isWithin(dayOf(monday, one.weekday), one))
}

/** Those of one day, the morning first. */
export function ofWeekday(assignments: readonly Assignment[], weekday: number): readonly Assignment[] {
  return assignments
    .filter((one) => one.weekday === weekday)
    .toSorted((one, other) => (one.dagdeel === other.dagdeel ? 0 : one.dagdeel === 'ochtend' ? -1 : 1))
}

export interface WeekSummary {
  readonly total: number
  readonly active: number
  readonly planned: number
}

export function summaryOf(assignments: readonly Assignment[]): WeekSummary {
  const active = assignments.filter(({ state }) => state === 'actief').length
  return { total: assignments.length, active, planned: assignments.length - active }
}
