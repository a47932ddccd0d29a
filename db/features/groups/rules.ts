import { breakRule } from '../../contract/errors.ts'
import type { GroupDagdeel } from '../../contract/groups.ts'
import { isSameHalfDay, type HalfDay } from '../../contract/half-days.ts'
import { overlaps, type Period, type Reduction } from '../../contract/planning.ts'
import { firstDayThatFits, planByHalfDay, whoWouldMove, type PlannedInGroup } from './what-if.ts'

export interface PlannedPeople {
  readonly children: readonly PlannedInGroup[]
  readonly students: readonly PlannedInGroup[]
}

/** The morning ends before the afternoon begins, or the same hour would be offered twice. Breaks `dagdelen-overlap` { weekday }. */
export function requireSeparateDagdelen(dagdelen: readonly GroupDagdeel[]): void {
  for (const morning of dagdelen) {
    if (morning.dagdeel !== 'ochtend') continue
    const afternoon = dagdelen.find((one) => one.weekday === morning.weekday && one.dagdeel === 'middag')
    if (afternoon !== undefined && afternoon.startsAt < morning.endsAt) breakRule('dagdelen-overlap', { weekday: morning.weekday })
  }
}

/**
 * A half-day that goes away or gets other hours must be empty from today on: what was agreed with families and students
 * does not change under their feet. Breaks `dagdeel-in-use` { weekday, dagdeel, children, students }.
 */
export function requireDagdelenFree(before: readonly GroupDagdeel[], after: readonly GroupDagdeel[], planned: PlannedPeople): void {
  for (const old of before) {
    const kept = after.some((one) => isSameHalfDay(one, old) && one.startsAt === old.startsAt && one.endsAt === old.endsAt)
    if (kept) continue
    const children = countPeople(planned.children.filter((one) => isSameHalfDay(one, old)))
    const students = countPeople(planned.students.filter((one) => isSameHalfDay(one, old)))
    if (children + students > 0) breakRule('dagdeel-in-use', { weekday: old.weekday, dagdeel: old.dagdeel, children, students })
  }
}

/**
 * The maximum is never under what is planned, on any day from today on.
 * Breaks `maximum-below-planned` { maximum, planned, weekday, dagdeel } for the fullest half-day.
 */
export function requireMaximumHolds(maximum: number, children: readonly PlannedInGroup[], today: string): void {
  const fullest = fullestHalfDay(children, { startsOn: today, endsOn: null })
  if (fullest !== null && fullest.planned > maximum) breakRule('maximum-below-planned', { field: 'maximum', maximum, ...fullest })
}

/**
 * A decision makes the group smaller, has its end after its beginning, and is the only one on each of its days. Breaks
 * `ends-before-start`, `reduction-not-smaller` { maximum } of the group, or `reductions-overlap` { otherStartsOn, otherEndsOn }.
 */
export function requireReduction(reduction: Reduction, groupMaximum: number, others: readonly Period[]): void {
  const { startsOn, endsOn, maximum } = reduction
  if (endsOn !== null && endsOn < startsOn) breakRule('ends-before-start', { field: 'endsOn' })
  if (maximum >= groupMaximum) breakRule('reduction-not-smaller', { field: 'maximum', maximum: groupMaximum })
  const other = others.find((one) => overlaps(one, reduction))
  if (other !== undefined)
    breakRule(other.endsOn === null ? 'reductions-overlap-open' : 'reductions-overlap', {
      field: 'startsOn',
      otherStartsOn: other.startsOn,
      otherEndsOn: other.endsOn,
    })
}

/**
 * Nobody who is planned loses a place by a decision: on each of its days from today on what is planned fits. Breaks
 * `reduction-below-planned` { maximum, planned, weekday, dagdeel, moves, fitsFrom } with the fullest half-day, how many children
 * would need another place, and the first day from which all fit (null: none, with the rule `reduction-never-fits`).
 */
export function requireReductionHolds({ maximum, ...period }: Reduction, children: readonly PlannedInGroup[], today: string): void {
  if (period.endsOn !== null && period.endsOn < today) return
  const window = { startsOn: period.startsOn > today ? period.startsOn : today, endsOn: period.endsOn }
  const fullest = fullestHalfDay(children, window)
  if (fullest === null || fullest.planned <= maximum) return
  const moves = whoWouldMove(maximum, children, window).length
  const fitsFrom = firstDayThatFits(maximum, children, window)
  breakRule(fitsFrom === null ? 'reduction-never-fits' : 'reduction-below-planned', {
    field: 'maximum',
    maximum,
    ...fullest,
    moves,
    fitsFrom,
  })
}

/** Only a group without children and students can close. Breaks `group-not-empty` { children, students }. */
export function requireEmpty(planned: PlannedPeople): void {
  const children = countPeople(planned.children)
  const students = countPeople(planned.students)
  if (children + students > 0) breakRule('group-not-empty', { children, students })
}

function countPeople(planned: readonly PlannedInGroup[]): number {
  return new Set(planned.map((one) => one.personId)).size
}

function fullestHalfDay(children: readonly PlannedInGroup[], window: Period): (HalfDay & { readonly planned: number }) | null {
  return planByHalfDay(children, window).reduce<(HalfDay & { readonly planned: number }) | null>(
    (fullest, one) => (one.planned > (fullest?.planned ?? 0) ? one : fullest),
    null,
  )
}
