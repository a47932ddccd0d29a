import { breakRule } from '../../contract/errors.ts'
import { daysBetween } from '../../contract/dates.ts'
import { openWeeksBetween, publicHolidays, schoolYearDays, isClosedOn, type ClosedDays } from '../../contract/opening.ts'
import type { Closure, SchoolYear } from '../../contract/location.ts'

/** Longer than any holiday: somebody mistyped a year. */
const longestClosureDays = 92

/**
 * A closure has a beginning before its end, and no day is closed twice. Breaks `ends-before-start`, `closure-too-long` { days }
 * or `closures-overlap` { startsOn, endsOn } of the other one.
 */
export function requireClosure({ startsOn, endsOn }: ClosedDays, others: readonly ClosedDays[]): void {
  if (endsOn < startsOn) breakRule('ends-before-start', { field: 'endsOn' })
  const days = daysBetween(startsOn, endsOn) + 1
  if (days > longestClosureDays) breakRule('closure-too-long', { field: 'endsOn', days })
  const other = others.find((one) => one.startsOn <= endsOn && startsOn <= one.endsOn)
  if (other !== undefined) breakRule('closures-overlap', { field: 'startsOn', otherStartsOn: other.startsOn, otherEndsOn: other.endsOn })
}

/** The weeks that stay open, and the public holidays that nobody thought of yet. */
export function describeSchoolYear(schoolYear: number, closures: readonly Closure[]): SchoolYear {
  const { startsOn, endsOn } = schoolYearDays(schoolYear)
  const openWeeks = openWeeksBetween(startsOn, endsOn, closures)
  return {
    schoolYear,
    closures: [...closures],
    openWeeks,
    closedWeeks: openWeeksBetween(startsOn, endsOn, []) - openWeeks,
    missingHolidays: [schoolYear, schoolYear + 1]
      .flatMap(publicHolidays)
      .filter(({ on }) => startsOn <= on && on <= endsOn && !isClosedOn(on, closures)),
  }
}
