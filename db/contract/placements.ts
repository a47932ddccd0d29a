import { z } from 'zod'
import { dagdelen, Weekday } from './groups.ts'
import { command, query } from './operation.ts'
import { DateOn, Id, Saved, Version } from './values.ts'

export const PlannedDagdeel = z.strictObject({ weekday: Weekday, dagdeel: z.enum(dagdelen) })
export type PlannedDagdeel = z.output<typeof PlannedDagdeel>

export const Placement = z.strictObject({
  id: Id,
  groupId: Id,
  groupName: z.string(),
  startsOn: DateOn,
  /** The last day, or null while it goes on. */
  endsOn: DateOn.nullable(),
  dagdelen: z.array(PlannedDagdeel),
  /** What is offered in a week, in hours. */
  weeklyHours: z.number(),
  /** The same with at most 6 hours a day (Besluit basisvoorwaarden kwaliteit VE art. 2(2)). */
  countableWeeklyHours: z.number(),
  version: Version,
})
export type Placement = z.output<typeof Placement>

/** Warnings go with the answer: they never block (domain.md 12, rules 1 and 2). */
export const placementWarnings = ['young-for-voorschool', 'old-for-voorschool'] as const

export const placementsContract = {
  /** All placements of a child: now and later first, by first day; then the past, newest first. */
  'placements.list': query({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ childId: Id }),
    output: z.array(Placement),
    reads: ['children', 'groups'],
  }),
  /** Refused above a group's maximum, in a dagdeel that the group does not have, and twice in one dagdeel. */
  'placements.place': command({
    place: 'voorschool',
    role: 'locatiemanager',
    input: z.strictObject({
      childId: Id,
      groupId: Id,
      startsOn: DateOn,
      endsOn: DateOn.nullable(),
      dagdelen: z.array(PlannedDagdeel).min(1).max(10),
    }),
    output: Saved.extend({ warnings: z.array(z.enum(placementWarnings)) }),
    changes: ['children', 'groups'],
  }),
  /** Also puts an end later, which is judged as a new placement is. */
  'placements.end': command({
    place: 'voorschool',
    role: 'locatiemanager',
    input: z.strictObject({ placementId: Id, version: Version, endsOn: DateOn }),
    output: Saved,
    changes: ['children', 'groups'],
  }),
  /** For a placement made by mistake: it is gone, as if it had never been, and the audit says who took it away. */
  'placements.remove': command({
    place: 'voorschool',
    role: 'locatiemanager',
    input: z.strictObject({ placementId: Id, version: Version }),
    output: z.strictObject({ id: Id }),
    changes: ['children', 'groups'],
  }),
} as const
