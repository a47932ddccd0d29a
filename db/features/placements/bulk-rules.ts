import type { BulkPlan } from '../../contract/bulk.ts'
import { addDays } from '../../contract/dates.ts'
import { breakRule } from '../../contract/errors.ts'
import type { Period } from '../../contract/planning.ts'
import { lastVoorschoolDay } from './rules.ts'

/** A placement that goes on today or later, with whose it is. */
export interface RunningPlacement extends Period {
  readonly id: string
  readonly childId: string
  readonly groupId: string
  readonly bornOn: string
}

export type PlannedStep =
  | { readonly action: 'leave'; readonly childId: string; readonly groupId: string; readonly on: string }
  | {
      readonly action: 'move'
      readonly childId: string
      readonly groupId: string
      readonly placementId: string
      readonly toGroupId: string
      readonly on: string
      readonly endsOn: string | null
    }

/** The first day of a school year. */
export function firstSchoolDay(schoolYear: number): string {
  return `${String(schoolYear)}-08-01`
}

/** A group does not move to itself. Breaks `group-to-itself`. */
export function requireOtherGroups(plan: BulkPlan): void {
  const moves = plan.kind === 'move' ? [plan] : plan.kind === 'school_year' ? plan.moves : []
  if (moves.some((one) => one.fromGroupId === one.toGroupId)) breakRule('group-to-itself', { field: 'toGroupId' })
}

/**
 * What the plan means for the children who have a place now or later, one step a child, in a fixed order: who leaves first, so that
 * there is room for who moves. A child that leaves does not move.
 */
export function stepsOf(plan: BulkPlan, placements: readonly RunningPlacement[]): PlannedStep[] {
  const ordered = placements.toSorted(
    (a, b) => compare(a.bornOn, b.bornOn) || compare(a.childId, b.childId) || compare(a.startsOn, b.startsOn),
  )
  if (plan.kind === 'turning_four') return leaving(ordered, plan.until)
  if (plan.kind === 'move') return moving(ordered, [plan], plan.startsOn, new Set())
  const startsOn = firstSchoolDay(plan.schoolYear)
  const leavers = leaving(ordered, addDays(startsOn, -1))
  return [...leavers, ...moving(ordered, plan.moves, startsOn, new Set(leavers.map((step) => step.childId)))]
}

function leaving(placements: readonly RunningPlacement[], until: string): PlannedStep[] {
  const steps = new Map<string, PlannedStep>()
  for (const { childId, groupId, bornOn } of placements) {
    const on = lastVoorschoolDay(bornOn)
    if (addDays(on, 1) <= until && !steps.has(childId)) steps.set(childId, { action: 'leave', childId, groupId, on })
  }
  return [...steps.values()]
}

function moving(
  placements: readonly RunningPlacement[],
  moves: readonly { readonly fromGroupId: string; readonly toGroupId: string }[],
  on: string,
  except: ReadonlySet<string>,
): PlannedStep[] {
  return placements.flatMap(({ id, childId, groupId, startsOn, endsOn }) => {
    const move = moves.find((one) => one.fromGroupId === groupId)
    const goesOn = startsOn < on && (endsOn === null || endsOn >= on)
    if (move === undefined || !goesOn || except.has(childId)) return []
    return [{ action: 'move' as const, childId, groupId, placementId: id, toGroupId: move.toGroupId, on, endsOn }]
  })
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
