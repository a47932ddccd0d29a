import { addDays, addMonths, veEndsOn, veStartsOn } from '../../contract/dates.ts'
import { breakRule } from '../../contract/errors.ts'
import { isSameHalfDay } from '../../contract/half-days.ts'
import type { PlannedDagdeel, placementWarnings } from '../../contract/placements.ts'
import { firstDayWithin, firstExcess, overlaps, peakLoad, type Capacity, type Load, type Period } from '../../contract/planning.ts'

export type PlacementWarning = (typeof placementWarnings)[number]

/** One half-day in a week of somebody's placement. */
export interface PlacedDagdeel extends PlannedDagdeel, Period {}

/** The youngest age of voorschool is 2.5, or 2.0 where the location takes part in the pilot (domain.md 12, rules 1 and 2). */
export function oldEnoughOn(bornOn: string, hasPilotForTwoYearOlds: boolean): string {
  return hasPilotForTwoYearOlds ? addMonths(bornOn, 24) : veStartsOn(bornOn)
}

/** Outside 2.5 (pilot 2.0) to 4.5 years on the first day. */
export function ageWarnings(bornOn: string, startsOn: string, hasPilotForTwoYearOlds: boolean): PlacementWarning[] {
  if (startsOn < oldEnoughOn(bornOn, hasPilotForTwoYearOlds)) return ['young-for-voorschool']
  if (startsOn > addMonths(bornOn, 54)) return ['old-for-voorschool']
  return []
}

/** Voorschool ends the day before the fourth birthday. */
export function lastVoorschoolDay(bornOn: string): string {
  return addDays(veEndsOn(bornOn), -1)
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
 * On no day of the period are more children planned in a half-day than fit then: the group's maximum, and less while a
 * reduction holds (domain.md 12, rule 3). Breaks `group-full` { maximum, weekday, dagdeel, firstFreeOn }: what fits on the first
 * day that is too full, and the first day from which all half-days asked for have room until the end of the period, or null.
 */
export function requireRoom(
  dagdelen: readonly PlannedDagdeel[],
  period: Period,
  capacity: Capacity,
  inGroup: readonly PlacedDagdeel[],
): void {
  const withOneMore = (dagdeel: PlannedDagdeel): Load[] => [
    ...inGroup.filter((one) => isSameHalfDay(one, dagdeel)).map((one) => ({ ...one, amount: 1 })),
    { ...period, amount: 1 },
  ]
  for (const { weekday, dagdeel } of dagdelen) {
    const excess = firstExcess(capacity, withOneMore({ weekday, dagdeel }), period)
    if (excess === null) continue
    const freeDays = dagdelen.map((one) => firstDayWithin(capacity, withOneMore(one), period))
    const firstFreeOn = freeDays.reduce((latest, day) => (latest === null || day === null ? null : day > latest ? day : latest))
    breakRule('group-full', { maximum: excess.limit, weekday, dagdeel, firstFreeOn })
  }
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

/**
 * A move begins after the first day of what it replaces, and not after its last: otherwise there is nothing to replace.
 * Breaks `move-outside-placement` { field, startsOn }.
 */
export function requireMoveWithin(startsOn: string, placement: Period): void {
  const isAfterEnd = placement.endsOn !== null && startsOn > addDays(placement.endsOn, 1)
  if (startsOn <= placement.startsOn || isAfterEnd) {
    breakRule('move-outside-placement', { field: 'startsOn', startsOn: placement.startsOn })
  }
}
