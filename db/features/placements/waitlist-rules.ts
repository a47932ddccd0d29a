import { breakRule } from '../../contract/errors.ts'
import type { Group, GroupDagdeel } from '../../contract/groups.ts'
import { isSameHalfDay, weeklyHours } from '../../contract/half-days.ts'
import type { Fit, PlannedDagdeel, WaitingChild, Wish } from '../../contract/placements.ts'
import { capacitySteps, type Capacity, type Load, type Period } from '../../contract/planning.ts'
import type { SettingOf } from '../../contract/settings.ts'
import { addDays, veStartsOn } from '../../contract/dates.ts'

export type WaitlistPriority = SettingOf<'waitlistPriority'>

export interface Waiting {
  readonly childId: string
  readonly bornOn: string
  readonly waitlistedOn: string
  readonly hasAdvies: boolean
}

/**
 * The order of the location's rule (domain.md 3, "Placement priority 2026": children with an advies come first). Whether a family
 * has right to kinderopvangtoeslag is not kept (domain.md 9.3), so that the second group of that rule cannot be told apart.
 * Total and the same every time: who is equal in everything follows the id.
 */
export function byPriority(priority: WaitlistPriority): (one: Waiting, other: Waiting) => number {
  const adviesFirst = priority === 'advies_then_waiting' || priority === 'advies_then_age'
  const ageFirst = priority === 'age' || priority === 'advies_then_age'
  const keyOf = ({ childId, bornOn, waitlistedOn, hasAdvies }: Waiting): string => {
    const tier = adviesFirst && !hasAdvies ? '1' : '0'
    const days = ageFirst ? `${bornOn} ${waitlistedOn}` : `${waitlistedOn} ${bornOn}`
    return `${tier} ${days} ${childId}`
  }
  return (one, other) => {
    const [a, b] = [keyOf(one), keyOf(other)]
    return a < b ? -1 : a > b ? 1 : 0
  }
}

/** On how many half-days a family usually comes when nobody asked: four hours each, and one without an advies. */
export function usualWish(advisedWeeklyHours: number | null): Wish {
  return { startsOn: null, dagdeelCount: Math.min(10, Math.max(1, Math.ceil((advisedWeeklyHours ?? 0) / 4))), dagdelen: [] }
}

/** Who names half-days names enough of them. Breaks `wish-too-narrow` { field, count }. */
export function requireWideWish({ dagdeelCount, dagdelen }: Wish): void {
  if (dagdelen.length > 0 && dagdelen.length < dagdeelCount) breakRule('wish-too-narrow', { field: 'dagdelen', count: dagdeelCount })
}

/** A half-day of a group, with the periods from today on in which one more child fits. */
export interface FreeDagdeel extends GroupDagdeel {
  readonly free: readonly Period[]
}

/** The longest periods, in order, in which one more fits from `from` on. */
export function freePeriods(capacity: Capacity, loads: readonly Load[], from: string): Period[] {
  const free: { startsOn: string; endsOn: string | null }[] = []
  for (const { startsOn, total, limit } of capacitySteps(capacity, loads, { startsOn: from, endsOn: null })) {
    const last = free.at(-1)
    if (total >= limit) {
      if (last?.endsOn === null) last.endsOn = addDays(startsOn, -1)
    } else if (last?.endsOn !== null) free.push({ startsOn, endsOn: null })
  }
  return free
}

/** The first day of `window` from which it is free until the window's end; null when there is none. */
export function freeFrom(free: readonly Period[], window: Period): string | null {
  const last = free.find(({ startsOn, endsOn }) =>
    window.endsOn === null ? endsOn === null : startsOn <= window.endsOn && (endsOn === null || endsOn >= window.endsOn),
  )
  if (last === undefined) return null
  return last.startsOn > window.startsOn ? last.startsOn : window.startsOn
}

export type Candidate = Pick<WaitingChild, 'advisedWeeklyHours' | 'bornOn' | 'couldStartOn'>

export interface GroupRoom {
  readonly groupId: string
  readonly groupName: string
  readonly kind: Group['kind']
  readonly dagdelen: readonly FreeDagdeel[]
}

/**
 * The groups that are meant for who waits: with an advies those that give VE, and the pilot only for who is not two and a half yet when
 * she could start. A plus-groep is given on what a child needs, not from the waiting list.
 */
export function groupsFor<Room extends Pick<GroupRoom, 'kind'>>(child: Candidate, groups: readonly Room[]): Room[] {
  const isMeant: Record<Group['kind'], boolean> = {
    ve: true,
    regulier: child.advisedWeeklyHours === null,
    plus: false,
    pilot_tweejarigen: child.couldStartOn < veStartsOn(child.bornOn),
  }
  return groups.filter(({ kind }) => isMeant[kind])
}

/**
 * Where all that is wished fits, the earliest first. In each group the half-days that are free first; of those that are free by
 * then, on as many days as can be. `mostWeeklyHours` is what a child without an advies may have.
 */
export function fitsFor(wish: Wish, window: Period, groups: readonly GroupRoom[], mostWeeklyHours: number | null): Fit[] {
  if (window.endsOn !== null && window.endsOn < window.startsOn) return []
  const fits = groups.flatMap(({ groupId, groupName, dagdelen }): Fit[] => {
    const possible = dagdelen
      .filter((one) => wish.dagdelen.length === 0 || wish.dagdelen.some((wished) => isSameHalfDay(wished, one)))
      .flatMap((one) => {
        const fromOn = freeFrom(one.free, window)
        return fromOn === null ? [] : { ...one, fromOn }
      })
    const fromOn = possible.map((one) => one.fromOn).sort()[wish.dagdeelCount - 1]
    if (fromOn === undefined) return []
    const chosen = spread(possible.filter((one) => one.fromOn <= fromOn).toSorted(inWeek), wish.dagdeelCount)
    const hours = weeklyHours(chosen, dagdelen)
    if (mostWeeklyHours !== null && hours > mostWeeklyHours) return []
    return [{ groupId, groupName, fromOn, dagdelen: chosen, weeklyHours: hours }]
  })
  return fits.sort((one, other) =>
    one.fromOn === other.fromOn ? one.groupName.localeCompare(other.groupName, 'nl') : one.fromOn < other.fromOn ? -1 : 1,
  )
}

/** One half-day of each day before a second one: above six hours a day nothing counts. */
function spread(inOrder: readonly PlannedDagdeel[], count: number): PlannedDagdeel[] {
  const isSecond = (one: PlannedDagdeel, index: number): boolean => inOrder.findIndex((other) => other.weekday === one.weekday) < index
  const firsts = inOrder.filter((one, index) => !isSecond(one, index))
  const seconds = inOrder.filter(isSecond)
  return [...firsts, ...seconds]
    .slice(0, count)
    .sort(inWeek)
    .map(({ weekday, dagdeel }) => ({ weekday, dagdeel }))
}

function inWeek(one: PlannedDagdeel, other: PlannedDagdeel): number {
  return one.weekday === other.weekday ? (one.dagdeel === 'ochtend' ? -1 : 1) : one.weekday - other.weekday
}
