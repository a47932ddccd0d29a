import { addMonths, veStartsOn } from '../../contract/dates.ts'
import { breakRule } from '../../contract/errors.ts'
import { isSameHalfDay } from '../../contract/half-days.ts'
import type { PlannedDagdeel, placementWarnings } from '../../contract/placements.ts'
import { firstDayWithin, overlaps, peakLoad, type Period } from '../../contract/planning.ts'

export type PlacementWarning = (typeof placementWarnings)[number]

/** One half-day in a week of somebody's placement. */
export interface PlacedDagdeel extends PlannedDagdeel, Period {}

/** Outside 2.5 to 4.5 years on the first day; from 2.0 where the location takes part in the pilot (domain.md 12, rules 1 and 2). */
export function ageWarnings(bornOn: string, startsOn: string, hasPilotForTwoYearOlds: boolean): PlacementWarning[] {
  const youngest = hasPilotForTwoYearOlds ? addMonths(bornOn, 24) : veStartsOn(bornOn)
  if (startsOn < youngest) return ['young-for-voorschool']
  if (startsOn > addMonths(bornOn, 54)) return ['old-for-voorschool']
  return []
}

/** Breaks `ends-before-start`. */
export function requireOrder({ startsOn, endsOn }: Period): void {
  if (endsOn !== null && endsOn < startsOn) breakRule('ends-before-start', { field: 'endsOn' })
}

/** Nobody is placed before birth or after leaving. Breaks `before-birth`, `child-left`. */
export function requireHere(
  { startsOn, endsOn }: Period,
  { bornOn, leftOn }: { readonly bornOn: string; readonly leftOn: string | null },
): void {
  if (startsOn < bornOn) breakRule('before-birth', { field: 'startsOn' })
  if (leftOn !== null && (endsOn === null || endsOn > leftOn)) breakRule('child-left', { leftOn })
}

/** The group is open and has these half-days. Breaks `group-closed`, `dagdeel-not-in-group` { weekday, dagdeel }. */
export function requireOffered(
  dagdelen: readonly PlannedDagdeel[],
  group: { readonly isActive: boolean; readonly dagdelen: readonly PlannedDagdeel[] },
): void {
  if (!group.isActive) breakRule('group-closed')
  const missing = dagdelen.find((one) => !group.dagdelen.some((offered) => isSameHalfDay(one, offered)))
  if (missing !== undefined) breakRule('dagdeel-not-in-group', { weekday: missing.weekday, dagdeel: missing.dagdeel })
}

/** A child is in one place at a time. Breaks `already-placed-then` { weekday, dagdeel }. */
export function requireNotPlacedThen(dagdelen: readonly PlannedDagdeel[], period: Period, ofChild: readonly PlacedDagdeel[]): void {
  const twice = ofChild.find((placed) => overlaps(placed, period) && dagdelen.some((one) => isSameHalfDay(one, placed)))
  if (twice !== undefined) breakRule('already-placed-then', { weekday: twice.weekday, dagdeel: twice.dagdeel })
}

/**
 * On no day of the period are more children planned in a half-day than the group's maximum (domain.md 12, rule 3).
 * Breaks `group-full` { maximum, weekday, dagdeel, firstFreeOn }: the first day from which all half-days asked for have room
 * until the end of the period, or null.
 */
export function requireRoom(dagdelen: readonly PlannedDagdeel[], period: Period, maximum: number, inGroup: readonly PlacedDagdeel[]): void {
  const loadsOf = (dagdeel: PlannedDagdeel) => inGroup.filter((one) => isSameHalfDay(one, dagdeel)).map((one) => ({ ...one, amount: 1 }))
  const full = dagdelen.find((one) => peakLoad(loadsOf(one), period) + 1 > maximum)
  if (full === undefined) return
  const freeDays = dagdelen.map((one) => firstDayWithin(maximum - 1, loadsOf(one), period))
  const firstFreeOn = freeDays.reduce((latest, day) => (latest === null || day === null ? null : day > latest ? day : latest))
  breakRule('group-full', { maximum, weekday: full.weekday, dagdeel: full.dagdeel, firstFreeOn })
}

/**
 * Without an advies no week of the period may offer more hours than the setting (domain.md 12, rule 4).
 * Breaks `hours-without-advies` { maximum, hours }.
 */
export function requireHoursAllowed(
  weeklyHoursAsked: number,
  period: Period,
  otherPlacements: readonly (Period & { readonly weeklyHours: number })[],
  maximum: number,
): void {
  const others = otherPlacements.map((one) => ({ ...one, amount: one.weeklyHours }))
  const hours = Math.round((peakLoad(others, period) + weeklyHoursAsked) * 100) / 100
  if (hours > maximum) breakRule('hours-without-advies', { maximum, hours })
}
