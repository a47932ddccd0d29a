import { addDays, weekdayOf } from '../../contract/dates.ts'
import { breakRule } from '../../contract/errors.ts'
import type { PresenceSession, PresenceState } from '../../contract/presence.ts'
import { isWithin, type Period } from '../../contract/planning.ts'

/** What the user fills in for one child. */
export interface Mark {
  readonly childId: string
  readonly state: PresenceState | null
  /** What she saw; 0 for an empty cell. */
  readonly version: number
  readonly isExtra: boolean
}

/** What the record knows of that child in that dagdeel. */
export interface KnownChild {
  readonly childId: string
  readonly bornOn: string
  readonly leftOn: string | null
  readonly isPlanned: boolean
  /** Null when nothing was ever filled in. */
  readonly recorded: { readonly groupId: string; readonly state: PresenceState | null; readonly version: number } | null
}

/** One half-day that really is held, on one day. */
export interface Held {
  readonly groupId: string
  readonly on: string
}

/** What to write, what stands as it is already, and whose cell somebody else filled in meanwhile. */
export interface Judged {
  readonly toWrite: readonly (Mark & { readonly isPlanned: boolean })[]
  readonly unchanged: readonly Mark[]
  readonly conflicting: readonly Mark[]
}

/** Breaks `future-date`, `presence-closed-day`, `dagdeel-not-in-group`: nobody is there then. */
export function requireHeld(
  { on, dagdeel }: { readonly on: string; readonly dagdeel: 'ochtend' | 'middag' },
  { today, isOffered, closedFor }: { readonly today: string; readonly isOffered: boolean; readonly closedFor: string | null },
): void {
  if (on > today) breakRule('future-date', { field: 'on' })
  if (closedFor !== null) breakRule('presence-closed-day', { on })
  if (!isOffered) breakRule('dagdeel-not-in-group', { weekday: weekdayOf(on), dagdeel })
}

/**
 * Breaks `before-birth`, `child-left` { leftOn }, `presence-not-placed` (unless the child is meant as extra, or stood there
 * already) and `presence-elsewhere`: a child is in one group at a time.
 */
export function judgeMarks(marks: readonly Mark[], children: ReadonlyMap<string, KnownChild>, { groupId, on }: Held): Judged {
  const toWrite: (Mark & { isPlanned: boolean })[] = []
  const unchanged: Mark[] = []
  const conflicting: Mark[] = []
  for (const mark of marks) {
    const child = children.get(mark.childId)
    if (child === undefined) continue
    requireThere(mark, child, { groupId, on })
    const { recorded } = child
    if ((recorded?.version ?? 0) !== mark.version) {
      if (recorded?.state === mark.state && recorded.groupId === groupId) unchanged.push({ ...mark, version: recorded.version })
      else conflicting.push(mark)
    } else if (recorded?.state === mark.state && recorded.groupId === groupId) unchanged.push(mark)
    else toWrite.push({ ...mark, isPlanned: child.isPlanned })
  }
  return { toWrite, unchanged, conflicting }
}

function requireThere({ isExtra }: Mark, { bornOn, leftOn, isPlanned, recorded }: KnownChild, { groupId, on }: Held): void {
  if (on < bornOn) breakRule('before-birth', { field: 'on' })
  if (recorded !== null && recorded.state !== null && recorded.groupId !== groupId) breakRule('presence-elsewhere')
  if (isPlanned || recorded?.groupId === groupId) return
  if (leftOn !== null && on > leftOn) breakRule('child-left', { leftOn })
  if (!isExtra) breakRule('presence-not-placed')
}

/** Why nothing can be filled in; what is closed stays closed, also when it is still to come. */
export function refusalOf(
  on: string,
  { today, isOffered, closedFor }: { readonly today: string; readonly isOffered: boolean; readonly closedFor: string | null },
): PresenceSession['refusal'] {
  if (closedFor !== null) return 'closed'
  if (!isOffered) return 'not_offered'
  return on > today ? 'future' : null
}

/** The working days of the week, Monday first. */
export function daysOfWeek(monday: string): string[] {
  return [0, 1, 2, 3, 4].map((days) => addDays(monday, days))
}

/** What the location is closed for on a day, or null. */
export function closedOn(day: string, closures: readonly (Period & { readonly name: string })[]): string | null {
  return closures.find((one) => isWithin(day, one))?.name ?? null
}
