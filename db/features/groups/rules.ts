import { breakRule } from '../../contract/errors.ts'
import type { GroupDagdeel } from '../../contract/groups.ts'
import { peakLoad, type Period } from '../../contract/planning.ts'

type HalfDay = Pick<GroupDagdeel, 'weekday' | 'dagdeel'>

/** Somebody (a child, a student) who is planned in one half-day of the group, during a period. */
export interface PlannedInGroup extends HalfDay, Period {
  readonly personId: string
}

export interface PlannedPeople {
  readonly children: readonly PlannedInGroup[]
  readonly students: readonly PlannedInGroup[]
}

/** At least one beroepskracht per eight children present (Besluit basisvoorwaarden kwaliteit VE art. 3(1)). */
export function professionalsNeeded(children: number): number {
  return Math.ceil(children / 8)
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
  let fullest: (HalfDay & { planned: number }) | undefined
  for (const sameHalfDay of byHalfDay(children)) {
    const loads = sameHalfDay.map((one) => ({ ...one, amount: 1 }))
    const planned = peakLoad(loads, { startsOn: today, endsOn: null })
    const [first] = sameHalfDay
    if (first !== undefined && planned > (fullest?.planned ?? maximum))
      fullest = { weekday: first.weekday, dagdeel: first.dagdeel, planned }
  }
  if (fullest !== undefined) breakRule('maximum-below-planned', { maximum, ...fullest })
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

function isSameHalfDay(one: HalfDay, other: HalfDay): boolean {
  return one.weekday === other.weekday && one.dagdeel === other.dagdeel
}

function byHalfDay(planned: readonly PlannedInGroup[]): readonly (readonly PlannedInGroup[])[] {
  return [...Map.groupBy(planned, (one) => `${String(one.weekday)} ${one.dagdeel}`).values()]
}
