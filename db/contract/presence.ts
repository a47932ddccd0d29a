import { z } from 'zod'
import { dagdelen, TimeOfDay, Weekday } from './groups.ts'
import { command, job, query } from './operation.ts'
import { DateOn, Id, InstantAt, Nothing } from './values.ts'

export const presenceStates = ['aanwezig', 'ziek', 'vakantie', 'afgemeld', 'zonder_bericht'] as const
export type PresenceState = (typeof presenceStates)[number]

/** A month of one child: how many dagdelen were filled in, in how many she was there, and the others by what was filled in. */
export interface PresenceCounts {
  readonly total: number
  readonly present: number
  readonly absent: readonly { readonly state: string; readonly dagdelen: number }[]
}

/** From the tags of a timeline entry: `aanwezig.12`, `ziek.1`. */
export function readPresenceTags(tags: readonly string[]): PresenceCounts {
  const counts = tags.map((tag) => tag.split('.')).map(([state = '', dagdelen = '']) => ({ state, dagdelen: Number(dagdelen) }))
  return {
    total: counts.reduce((sum, one) => sum + one.dagdelen, 0),
    present: counts.find((one) => one.state === 'aanwezig')?.dagdelen ?? 0,
    absent: counts.filter((one) => one.state !== 'aanwezig'),
  }
}

const Dagdeel = z.enum(dagdelen)

/** What stands about one child in one dagdeel. */
const Recorded = z.strictObject({
  /** Null: empty, or filled in by mistake and emptied again. */
  state: z.enum(presenceStates).nullable(),
  /** Goes up with every change; 0 while nothing was ever filled in. */
  version: z.int().min(0),
  authorName: z.string().nullable(),
  recordedAt: InstantAt.nullable(),
})

export const PresenceCell = Recorded.extend({
  on: DateOn,
  dagdeel: Dagdeel,
  /** False for an extra child, who has no place here in this dagdeel. */
  isPlanned: z.boolean(),
  /** The group in which the child was that dagdeel, when that was another one. */
  elsewhere: z.string().nullable(),
})
export type PresenceCell = z.output<typeof PresenceCell>

export const PresenceSession = z.strictObject({
  on: DateOn,
  weekday: Weekday,
  dagdeel: Dagdeel,
  /** Null for a dagdeel that the group no longer has. */
  startsAt: TimeOfDay.nullable(),
  endsAt: TimeOfDay.nullable(),
  /** At most so many may be there at once, on that day. */
  maximum: z.int(),
  /** Why nothing can be filled in. */
  refusal: z.enum(['closed', 'future', 'not_offered']).nullable(),
  /** What the location is closed for. */
  closedFor: z.string().nullable(),
})
export type PresenceSession = z.output<typeof PresenceSession>

export const PresenceWeek = z.strictObject({
  groupId: Id,
  groupName: z.string(),
  monday: DateOn,
  /** In order of time. */
  sessions: z.array(PresenceSession),
  /** By name; a child has a cell only where she is planned, or was there as an extra child. */
  children: z.array(z.strictObject({ childId: Id, name: z.string(), cells: z.array(PresenceCell) })),
})
export type PresenceWeek = z.output<typeof PresenceWeek>

export const PresenceConflict = Recorded.extend({ childId: Id })
export type PresenceConflict = z.output<typeof PresenceConflict>

export const presenceContract = {
  /** One group in the week of a Monday: who is planned, and what was filled in. */
  'presence.week': query({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ groupId: Id, monday: DateOn }),
    output: PresenceWeek,
    reads: ['presence', 'groups', 'children', 'location'],
  }),
  /** Per group and dagdeel how many were there; only where something was filled in. */
  'presence.onDay': query({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ on: DateOn }),
    output: z.array(
      z.strictObject({
        groupId: Id,
        dagdeel: Dagdeel,
        present: z.int(),
        absent: z.int(),
        /** ceil(present / 8) */
        professionalsNeeded: z.int(),
      }),
    ),
    reads: ['presence', 'groups', 'children'],
  }),
  /** All that stood in one cell, newest first; the first is what stands now. */
  'presence.history': query({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ childId: Id, on: DateOn, dagdeel: Dagdeel }),
    output: z.array(Recorded),
    reads: ['presence'],
  }),
  /**
   * Fills in one dagdeel of a group, for any number of children at once. Refused as a whole in the future, on a closed day, in a
   * dagdeel that the group does not have, and for a child who has no place there then and is not marked as extra.
   * What somebody else filled in meanwhile is left as it is and comes back in `conflicts`; the rest is saved.
   */
  'presence.record': command({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({
      groupId: Id,
      on: DateOn,
      dagdeel: Dagdeel,
      marks: z
        .array(
          z.strictObject({
            childId: Id,
            state: z.enum(presenceStates).nullable(),
            /** What the user saw; 0 for an empty cell. */
            version: z.int().min(0),
            /** The user knows that this child has no place here then. */
            isExtra: z.boolean().default(false),
          }),
        )
        .min(1)
        .max(100)
        .refine((all) => new Set(all.map((one) => one.childId)).size === all.length, { params: { rule: 'child-twice' } }),
    }),
    output: z.strictObject({
      saved: z.array(z.strictObject({ childId: Id, version: z.int() })),
      conflicts: z.array(PresenceConflict),
    }),
    changes: ['presence'],
  }),
  /** The week list on paper: `empty` to fill in by hand, `filled` with what stands. */
  'presence.printWeek': job({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ groupId: Id, monday: DateOn, kind: z.enum(['empty', 'filled']) }),
    output: Nothing,
    changes: [],
  }),
} as const
