import type { CommandContext, Handlers } from '../../backend/handler.ts'
import { AppError, breakRule } from '../../contract/errors.ts'
import type { studentsContract } from '../../contract/students.ts'
import { asSeen, changeRow, removeRow } from '../../schema/changes.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import { assignmentsOf, listAssignments, listStudents, readAssignment, readGroup, readStudent } from './queries.ts'
import {
  consequencesOf,
  endWithin,
  gateOn,
  requireEarlierEnd,
  requireFree,
  requireGuidancePlan,
  requireOpenGate,
  requireOrder,
  requireSoundStudent,
  requireWithin,
} from './rules.ts'

export const studentsHandlers = {
  'students.list': async (ctx, { includeLeft }) => {
    const today = ctx.today()
    const students = await listStudents(ctx.db, includeLeft ? null : today)
    const assignments = await listAssignments(
      ctx.db,
      students.map((student) => student.id),
    )
    const byStudent = Map.groupBy(assignments, (assignment) => assignment.studentId)
    return students.map((student) => ({ ...student, gate: gateOn(today, student), assignments: byStudent.get(student.id) ?? [] }))
  },

  'students.add': async (ctx, student) => {
    requireSoundStudent(student, ctx.today())
    const id = ctx.newId()
    ctx.subject(id)
    await ctx.db
      .insertInto('student')
      .values({ id, ...student, version: 1 })
      .execute()
    return { id, version: 1 }
  },

  'students.change': async (ctx, { id, version, ...student }) => {
    ctx.subject(id)
    asSeen(await readStudent(ctx.db, id), { id, version })
    requireSoundStudent(student, ctx.today())
    await applyToAssignments(ctx, id, student)
    return changeRow(ctx.db, 'student', { id, version }, student)
  },

  'students.assign': async (ctx, wanted) => {
    ctx.subject(wanted.studentId)
    const student = await requireStudent(ctx, wanted.studentId)
    await requireGroupDagdeel(ctx, wanted)
    const assignment = { ...wanted, endsOn: endWithin(wanted.endsOn, student) }
    requireWithin(assignment, student)
    requireOrder(assignment)
    requireGuidancePlan(assignment, student.guidancePlanOn)
    requireFree(assignment, await assignmentsOf(ctx.db, student.id))
    const id = ctx.newId()
    await ctx.db
      .insertInto('assignment')
      .values({ id, ...assignment, state: 'gepland', version: 1 })
      .execute()
    return { id, version: 1 }
  },

  'students.activate': async (ctx, seen) => {
    const assignment = asSeen(await readAssignment(ctx.db, seen.id), seen)
    ctx.subject(assignment.studentId)
    const student = await requireStudent(ctx, assignment.studentId)
    requireOpenGate(assignment.startsOn, student)
    requireGuidancePlan(assignment, student.guidancePlanOn)
    return changeRow(ctx.db, 'assignment', seen, { state: 'actief' })
  },

  'students.endAssignment': async (ctx, { endsOn, ...seen }) => {
    const assignment = asSeen(await readAssignment(ctx.db, seen.id), seen)
    ctx.subject(assignment.studentId)
    requireEarlierEnd(assignment, endsOn)
    return changeRow(ctx.db, 'assignment', seen, { endsOn })
  },

  'students.removeAssignment': async (ctx, seen) => {
    const assignment = asSeen(await readAssignment(ctx.db, seen.id), seen)
    ctx.subject(assignment.studentId)
    await removeRow(ctx.db, 'assignment', seen)
    return { id: seen.id }
  },
} satisfies Handlers<typeof studentsContract>

type Context = CommandContext<VoorschoolTables>

async function requireStudent(ctx: Context, id: string) {
  const student = await readStudent(ctx.db, id)
  if (student === undefined) throw new AppError('not-found')
  return student
}

async function requireGroupDagdeel(
  ctx: Context,
  { groupId, weekday, dagdeel }: { readonly groupId: string; readonly weekday: number; readonly dagdeel: 'ochtend' | 'middag' },
): Promise<void> {
  const group = await readGroup(ctx.db, groupId)
  if (group === undefined) throw new AppError('not-found')
  if (!group.isActive) breakRule('group-closed')
  if (!group.dagdelen.some((one) => one.weekday === weekday && one.dagdeel === dagdeel))
    breakRule('dagdeel-not-in-group', { weekday, dagdeel })
}

async function applyToAssignments(ctx: Context, studentId: string, student: Parameters<typeof consequencesOf>[0]): Promise<void> {
  const assignments = await assignmentsOf(ctx.db, studentId)
  const { cancelled, changed } = consequencesOf(student, assignments, ctx.today())
  if (cancelled.length > 0) await ctx.db.deleteFrom('assignment').where('id', 'in', cancelled).execute()
  const versions = new Map(assignments.map((one) => [one.id, one.version]))
  for (const { id, ...values } of changed) await changeRow(ctx.db, 'assignment', { id, version: versions.get(id) ?? 0 }, values)
}
