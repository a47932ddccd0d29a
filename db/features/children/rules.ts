import type { Child, childWarnings, PlannedDagdeel } from '../../contract/children.ts'
import { addMonths, veStartsOn } from '../../contract/dates.ts'
import { breakRule } from '../../contract/errors.ts'
import type { GroupDagdeel } from '../../contract/groups.ts'
import { foldForSearch } from '../../contract/names.ts'
import { firstDayWithin, overlaps, peakLoad, type Period } from '../../contract/planning.ts'

export type ChildWarning = (typeof childWarnings)[number]
type Registration = Pick<Child, 'bornOn' | 'registeredOn' | 'waitlistedOn'>

/** One half-day in a week of somebody's placement. */
export interface PlacedDagdeel extends PlannedDagdeel, Period {}

/**
 * The child was born, and was between 1 and 6 years old when registered; registering and waiting happened after birth and
 * not after today (domain.md 12, rule 1). Breaks `future-date`, `before-birth` { field } and `impossible-birth-date`.
 */
export function requireRegistration({ bornOn, registeredOn, waitlistedOn }: Registration, today: string): void {
  const days = { bornOn, registeredOn, waitlistedOn }
  for (const field of ['bornOn', 'registeredOn', 'waitlistedOn'] as const) {
    const day = days[field]
    if (day === null) continue
    if (day > today) breakRule('future-date', { field })
    if (day < bornOn) breakRule('before-birth', { field })
  }
  if (addMonths(bornOn, 12) > registeredOn || addMonths(bornOn, 72) < registeredOn) breakRule('impossible-birth-date', { field: 'bornOn' })
}

/** A corrected birth date stays before all that was already recorded. Breaks `before-birth` { field }. */
export function requireBornBefore(bornOn: string, firstRecordedOn: string | null): void {
  if (firstRecordedOn !== null && firstRecordedOn < bornOn) breakRule('before-birth', { field: 'bornOn' })
}

/** Outside 2.5 to 4.5 years on the first day; from 2.0 where the location takes part in the pilot (domain.md 12, rules 1 and 2). */
export function ageWarnings(bornOn: string, startsOn: string, hasPilotForTwoYearOlds: boolean): ChildWarning[] {
  const youngest = hasPilotForTwoYearOlds ? addMonths(bornOn, 24) : veStartsOn(bornOn)
  if (startsOn < youngest) return ['young-for-voorschool']
  if (startsOn > addMonths(bornOn, 54)) return ['old-for-voorschool']
  return []
}

type Named = Pick<Child, 'firstName' | 'lastName' | 'bornOn'>

/** As `child.search_name` holds it. */
export function searchNameOf({ firstName, lastName }: Pick<Child, 'firstName' | 'lastName'>): string {
  return foldForSearch(lastName === null ? firstName : `${firstName} ${lastName}`)
}

/** Perhaps the same child: born on the same day with nearly the same first name, or with the very same name. */
export function isPossibleDuplicate(one: Named, other: Named): boolean {
  if (searchNameOf(one) === searchNameOf(other)) return true
  return one.bornOn === other.bornOn && isSimilar(foldForSearch(one.firstName), foldForSearch(other.firstName))
}

/** The same, one the beginning of the other ("Mo", "Mohamed"), or one slip of the finger apart. */
function isSimilar(one: string, other: string): boolean {
  if (one.startsWith(other) || other.startsWith(one)) return true
  const [a, b] = trimCommonEnds([...one], [...other])
  if (a.length + b.length <= 1 || (a.length === 1 && b.length === 1)) return Math.min(one.length, other.length) >= 3
  return a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0]
}

function trimCommonEnds(one: string[], other: string[]): [string[], string[]] {
  let start = 0
  while (start < one.length && start < other.length && one[start] === other[start]) start++
  let end = 0
  while (end < one.length - start && end < other.length - start && one.at(-1 - end) === other.at(-1 - end)) end++
  return [one.slice(start, one.length - end), other.slice(start, other.length - end)]
}

/** Breaks `before-birth` { field }. */
export function requireLeftAfterBirth(leftOn: string, bornOn: string): void {
  if (leftOn < bornOn) breakRule('before-birth', { field: 'leftOn' })
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

/** Hours that are offered in a week: the half-days planned, as long as the group has them. */
export function weeklyHours(dagdelen: readonly PlannedDagdeel[], times: readonly GroupDagdeel[]): number {
  return sum([...minutesPerDay(dagdelen, times).values()]) / 60
}

/** The same with at most six hours a day (Besluit basisvoorwaarden kwaliteit VE art. 2(2)). */
export function countableWeeklyHours(dagdelen: readonly PlannedDagdeel[], times: readonly GroupDagdeel[]): number {
  return sum([...minutesPerDay(dagdelen, times).values()].map((minutes) => Math.min(minutes, 360))) / 60
}

function minutesPerDay(dagdelen: readonly PlannedDagdeel[], times: readonly GroupDagdeel[]): Map<number, number> {
  const minutes = new Map<number, number>()
  for (const time of times) {
    if (!dagdelen.some((one) => isSameHalfDay(one, time))) continue
    minutes.set(time.weekday, (minutes.get(time.weekday) ?? 0) + minuteOfDay(time.endsAt) - minuteOfDay(time.startsAt))
  }
  return minutes
}

function minuteOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function isSameHalfDay(one: PlannedDagdeel, other: PlannedDagdeel): boolean {
  return one.weekday === other.weekday && one.dagdeel === other.dagdeel
}
