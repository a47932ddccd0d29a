import { z } from 'zod'
import { command, query } from './operation.ts'
import { DateOn, Id, IdOnly, line, Saved, Version } from './values.ts'

export const groupKinds = ['ve', 'regulier', 'plus', 'pilot_tweejarigen'] as const
/** Monday is 1, Friday is 5. */
export const Weekday = z.int().min(1).max(5)
export const dagdelen = ['ochtend', 'middag'] as const
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

export const GroupDagdeel = z
  .strictObject({ weekday: Weekday, dagdeel: z.enum(dagdelen), startsAt: TimeOfDay, endsAt: TimeOfDay })
  .refine((one) => one.startsAt < one.endsAt, { path: ['endsAt'], params: { rule: 'ends-before-start' } })
export type GroupDagdeel = z.output<typeof GroupDagdeel>

const GroupFields = z.strictObject({
  name: line(40),
  kind: z.enum(groupKinds),
  room: line(40).nullable(),
  /** At most 16 children present at once; a reduced group at most 12 (domain.md 2.1, section 0 fact 4). */
  maximum: z.int().min(1).max(16),
  dagdelen: z
    .array(GroupDagdeel)
    .max(10)
    .refine((all) => new Set(all.map((one) => `${String(one.weekday)} ${one.dagdeel}`)).size === all.length, {
      params: { rule: 'dagdeel-twice' },
    }),
})

/** One half-day of a group with who is planned there. */
export const DagdeelLoad = z.strictObject({
  weekday: Weekday,
  dagdeel: z.enum(dagdelen),
  startsAt: TimeOfDay,
  endsAt: TimeOfDay,
  planned: z.int(),
  /** ceil(planned / 8) */
  professionalsNeeded: z.int(),
  students: z.array(z.strictObject({ studentId: Id, name: z.string() })),
})
export type DagdeelLoad = z.output<typeof DagdeelLoad>

export const Group = z.strictObject({
  id: Id,
  name: z.string(),
  kind: z.enum(groupKinds),
  room: z.string().nullable(),
  maximum: z.int(),
  isActive: z.boolean(),
  /** Children with a placement in this group on the day asked for. */
  childCount: z.int(),
  dagdelen: z.array(DagdeelLoad),
  version: Version,
})
export type Group = z.output<typeof Group>

export const groupsContract = {
  'groups.list': query({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ on: DateOn.optional(), includeClosed: z.boolean().default(false) }),
    output: z.array(Group),
    reads: ['groups', 'children', 'students'],
  }),
  'groups.read': query({
    place: 'voorschool',
    role: 'medewerker',
    input: IdOnly.extend({ on: DateOn.optional() }),
    output: Group.extend({
      children: z.array(
        z.strictObject({
          childId: Id,
          name: z.string(),
          bornOn: DateOn,
          hasAdvies: z.boolean(),
          dagdelen: z.array(z.strictObject({ weekday: Weekday, dagdeel: z.enum(dagdelen) })),
        }),
      ),
    }),
    reads: ['groups', 'children', 'students', 'advies'],
  }),
  'groups.add': command({ place: 'voorschool', role: 'locatiemanager', input: GroupFields, output: Saved, changes: ['groups'] }),
  /** Refused when children or students are planned in a dagdeel that disappears, or more children than the new maximum. */
  'groups.change': command({
    place: 'voorschool',
    role: 'locatiemanager',
    input: GroupFields.extend({ id: Id, version: Version }),
    output: Saved,
    changes: ['groups'],
  }),
  /** Only a group without children and students today or later can close. */
  'groups.close': command({
    place: 'voorschool',
    role: 'locatiemanager',
    input: z.strictObject({ id: Id, version: Version }),
    output: Saved,
    changes: ['groups'],
  }),
  'groups.reopen': command({
    place: 'voorschool',
    role: 'locatiemanager',
    input: z.strictObject({ id: Id, version: Version }),
    output: Saved,
    changes: ['groups'],
  }),
} as const
