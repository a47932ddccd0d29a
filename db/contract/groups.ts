import { z } from 'zod'
import { command, query } from './operation.ts'
import { DateOn, Id, IdOnly, InstantAt, line, Saved, text, Version } from './values.ts'

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
  /** One of the setting `veProgrammes`, or another. */
  programme: line(60).nullable().default(null),
  /** What it works with or on, such as bewegend leren; each once. */
  tags: z
    .array(line(30))
    .max(8)
    .refine((all) => new Set(all.map((one) => one.toLocaleLowerCase('nl'))).size === all.length, { params: { rule: 'line-twice' } })
    .default([]),
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
  /** Places left under what holds on that day. */
  free: z.int(),
  /** Children who were there on this weekday in the week of the day asked for; null while nothing was filled in. */
  present: z.int().nullable(),
  /** Of those planned, who has an aanvullende ondersteuningsvraag on that day. */
  withSupportNeed: z.int(),
  /** For the children present, or planned while nothing was filled in (`professionalsNeeded`). */
  professionalsNeeded: z.int(),
  students: z.array(z.strictObject({ studentId: Id, name: z.string() })),
})
export type DagdeelLoad = z.output<typeof DagdeelLoad>

/** A decision that makes a group smaller for a time; it ends or is withdrawn and stays as history. */
export const GroupReduction = z.strictObject({
  id: Id,
  maximum: z.int(),
  startsOn: DateOn,
  /** The last day, or null until somebody ends it. */
  endsOn: DateOn.nullable(),
  reason: z.string(),
  decidedByName: z.string(),
  decidedAt: InstantAt,
  withdrawnAt: InstantAt.nullable(),
  version: Version,
})
export type GroupReduction = z.output<typeof GroupReduction>

export const Group = z.strictObject({
  id: Id,
  name: z.string(),
  kind: z.enum(groupKinds),
  room: z.string().nullable(),
  programme: z.string().nullable(),
  tags: z.array(z.string()),
  maximum: z.int(),
  /** What holds on the day asked for: the maximum, or less by a reduction. */
  limit: z.int(),
  /** The decision behind a lower limit on that day. */
  reduction: GroupReduction.nullable(),
  isActive: z.boolean(),
  /** Children with a placement in this group on the day asked for. */
  childCount: z.int(),
  dagdelen: z.array(DagdeelLoad),
  version: Version,
})
export type Group = z.output<typeof Group>

const HalfDay = z.strictObject({ weekday: Weekday, dagdeel: z.enum(dagdelen) })

/** What a smaller maximum would ask of a group, from a day on. */
export const WhatIf = z.strictObject({
  maximum: z.int(),
  from: DateOn,
  /** Children with a place on that day or later. */
  childCount: z.int(),
  /** Of the children with a place on that day: what a decision to make a group smaller rests on. */
  share: z.strictObject({ children: z.int(), withSupportNeed: z.int(), withAdvies: z.int() }),
  /** The most that are planned at once from that day on, per half-day, and how many that is too many. */
  dagdelen: z.array(HalfDay.extend({ planned: z.int(), over: z.int() })),
  /** Who would need another place and when, the last placed first. Empty: it fits. */
  moves: z.array(z.strictObject({ childId: Id, name: z.string(), placedOn: DateOn, dagdelen: z.array(HalfDay) })),
  /** The first day from which it fits without moving anyone; null when nobody leaves in time. */
  fitsFrom: DateOn.nullable(),
})
export type WhatIf = z.output<typeof WhatIf>

const ReductionFields = z.strictObject({
  maximum: z.int().min(1).max(15),
  startsOn: DateOn,
  endsOn: DateOn.nullable(),
  reason: text(300),
})

/** A group as a choice in a list. */
export const GroupName = z.strictObject({
  id: Id,
  name: z.string(),
  /** False: there is no half-day on which a child can be in it. */
  hasDagdelen: z.boolean(),
})
export type GroupName = z.output<typeof GroupName>

export const groupsContract = {
  /** The open groups by name, for a choice: unlike `groups.list` it does not change with who is planned or present. */
  'groups.names': query({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({}),
    output: z.array(GroupName),
    reads: ['groups'],
  }),
  'groups.list': query({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ on: DateOn.optional(), includeClosed: z.boolean().default(false) }),
    output: z.array(Group),
    reads: ['groups', 'children', 'students', 'presence', 'support'],
  }),
  'groups.read': query({
    place: 'voorschool',
    role: 'medewerker',
    input: IdOnly.extend({ on: DateOn.optional() }),
    output: Group.extend({
      /** All decisions, the newest first day first. */
      reductions: z.array(GroupReduction),
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
    reads: ['groups', 'children', 'students', 'advies', 'presence', 'support'],
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
  /** Plans nothing: what it would take to make the group smaller from a day on. */
  'groups.whatIf': query({
    place: 'voorschool',
    role: 'locatiemanager',
    input: z.strictObject({ groupId: Id, maximum: z.int().min(1).max(16), from: DateOn }),
    output: WhatIf,
    reads: ['groups', 'children', 'support', 'advies'],
  }),
  /** Refused while more children are planned on any day of it, or when it overlaps another reduction. */
  'groups.reduce': command({
    place: 'voorschool',
    role: 'locatiemanager',
    input: ReductionFields.extend({ groupId: Id }),
    output: Saved,
    changes: ['groups'],
  }),
  /** Puts the last day earlier, later or open again; a longer one is judged like a new one. */
  'groups.endReduction': command({
    place: 'voorschool',
    role: 'locatiemanager',
    input: z.strictObject({ id: Id, version: Version, endsOn: DateOn.nullable() }),
    output: Saved,
    changes: ['groups'],
  }),
  /** As if it was never decided; its row stays. */
  'groups.withdrawReduction': command({
    place: 'voorschool',
    role: 'locatiemanager',
    input: z.strictObject({ id: Id, version: Version }),
    output: Saved,
    changes: ['groups'],
  }),
  'groups.restoreReduction': command({
    place: 'voorschool',
    role: 'locatiemanager',
    input: z.strictObject({ id: Id, version: Version }),
    output: Saved,
    changes: ['groups'],
  }),
} as const
