import { addDays, weekdayOf } from '../contract/dates.ts'
import type { CliSession } from '../cli/session.ts'
import type { PlannedDagdeel } from '../contract/placements.ts'
import type { ChildPlan } from './children.ts'
import type { LocationPlan } from './city.ts'
import type { Chance } from './random.ts'

/** What happens at an instant; the clock of the workspace stands there when it runs. */
export interface Happening {
  readonly at: string
  readonly by: 'manager' | 'medewerker'
  run(): Promise<unknown>
}

/** Where one location is played: who plays, and what has been planned so far. */
export interface Stage {
  readonly session: CliSession
  readonly plan: LocationPlan
  readonly today: string
  /** First the groups in which most children are placed, then those of `moreGroupsOf`. */
  readonly groupIds: readonly string[]
  readonly happenings: Happening[]
}

/** The stage with what the older parts of the story draw from, in the order in which they are told. */
export interface Fill extends Stage {
  readonly chance: Chance
  /** Who is mentor in which group; known once the colleagues are there. */
  readonly mentorIds: readonly string[]
}

/** A place in another group than the child's own: before it, or beside it. */
export interface OtherPlace {
  /** Index of the group. */
  readonly group: number
  readonly dagdelen: readonly PlannedDagdeel[]
  readonly startsOn: string
  /** The first day in her own group; null when she goes to both. */
  readonly until: string | null
}

/** A place as it is offered or given. */
export interface PlannedPlace {
  readonly groupId: string
  readonly startsOn: string
  readonly endsOn: string | null
  readonly dagdelen: PlannedDagdeel[]
}

/** A child of the plan; what is known once she is registered and placed is filled in while the story is told. */
export interface StagedChild {
  readonly plan: ChildPlan
  id: string
  version: number
  /** The placement that goes on, from when it was made. */
  placement: { id: string; version: number } | null
  /** From this day on she comes all four mornings; null for who does so from the start, or never. */
  growsOn: string | null
  elsewhere: OtherPlace | null
  /** Whether a handover is written about her in the story. */
  hasHandover: boolean
}

/** Lets something happen on a day, so many minutes after six in the morning. */
export function happen(
  { happenings }: Pick<Stage, 'happenings'>,
  by: Happening['by'],
  day: string,
  minute: number,
  run: Happening['run'],
): void {
  happenings.push({ at: instantOf(day, minute), by, run })
}

/** Minutes after 06:00 UTC: between seven in the morning and five in the afternoon in Utrecht. */
export function instantOf(day: string, minute: number): string {
  return new Date(Date.parse(`${day}T06:00:00.000Z`) + minute * 60_000).toISOString()
}

/** The day itself, or the Monday after a weekend. */
export function workday(day: string): string {
  const weekday = weekdayOf(day)
  return weekday > 5 ? addDays(day, 8 - weekday) : day
}

export function laterOf(a: string, b: string): string {
  return a > b ? a : b
}
