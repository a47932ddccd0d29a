import { z } from 'zod'
import { dagdelen, Weekday } from './groups.ts'
import { command, query } from './operation.ts'
import { DateOn, Id, line, Saved, Version } from './values.ts'

export const studentKinds = ['hu', 'uu', 'mbo', 'overig'] as const
export const deployments = ['boventallig', 'formatief'] as const

const StudentFields = z.strictObject({
  name: line(80),
  kind: z.enum(studentKinds),
  /** Enrolled in the Personenregister with a valid VOG; only the day, never the document or its number. */
  personRegisterOn: DateOn.nullable(),
  /** Linked (gekoppeld) by this organisation; without it nobody may work (domain.md 8). */
  registerLinkedOn: DateOn.nullable(),
  /** Day on which the begeleidingsplan was agreed; formatief asks for it. */
  guidancePlanOn: DateOn.nullable(),
  startsOn: DateOn,
  endsOn: DateOn.nullable(),
})

export const Assignment = z.strictObject({
  id: Id,
  studentId: Id,
  studentName: z.string(),
  groupId: Id,
  groupName: z.string(),
  weekday: Weekday,
  dagdeel: z.enum(dagdelen),
  deployment: z.enum(deployments),
  startsOn: DateOn,
  endsOn: DateOn.nullable(),
  /** `gepland` may wait for the link with the Personenregister; `actief` went through the gate. */
  state: z.enum(['gepland', 'actief']),
  version: Version,
})
export type Assignment = z.output<typeof Assignment>

export const Student = StudentFields.extend({
  id: Id,
  /** What keeps the student from working today. */
  gate: z.enum(['open', 'not-registered', 'not-linked', 'linked-later']),
  assignments: z.array(Assignment),
  version: Version,
})
export type Student = z.output<typeof Student>

export const studentsContract = {
  'students.list': query({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ includeLeft: z.boolean().default(false) }),
    output: z.array(Student),
    reads: ['students', 'groups'],
  }),
  'students.add': command({ place: 'voorschool', role: 'locatiemanager', input: StudentFields, output: Saved, changes: ['students'] }),
  'students.change': command({
    place: 'voorschool',
    role: 'locatiemanager',
    input: StudentFields.extend({ id: Id, version: Version }),
    output: Saved,
    changes: ['students'],
  }),
  /** Plans a weekly dagdeel in a group; overlaps of one student are refused. */
  'students.assign': command({
    place: 'voorschool',
    role: 'locatiemanager',
    input: z.strictObject({
      studentId: Id,
      groupId: Id,
      weekday: Weekday,
      dagdeel: z.enum(dagdelen),
      deployment: z.enum(deployments),
      startsOn: DateOn,
      endsOn: DateOn.nullable(),
    }),
    output: Saved,
    changes: ['students', 'groups'],
  }),
  /** The gate: refused unless the student was linked in the Personenregister on or before the first day. */
  'students.activate': command({
    place: 'voorschool',
    role: 'locatiemanager',
    input: z.strictObject({ id: Id, version: Version }),
    output: Saved,
    changes: ['students', 'groups'],
  }),
  'students.endAssignment': command({
    place: 'voorschool',
    role: 'locatiemanager',
    input: z.strictObject({ id: Id, version: Version, endsOn: DateOn }),
    output: Saved,
    changes: ['students', 'groups'],
  }),
  /** For one that was planned by mistake. */
  'students.removeAssignment': command({
    place: 'voorschool',
    role: 'locatiemanager',
    input: z.strictObject({ id: Id, version: Version }),
    output: z.strictObject({ id: Id }),
    changes: ['students', 'groups'],
  }),
} as const
