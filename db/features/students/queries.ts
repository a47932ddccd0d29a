import type { Assignment } from '../../contract/students.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import type { Readable } from '../../schema/kysely.ts'

type Db = Readable<VoorschoolTables>

/** By name; with `notBefore` only students who are there on that day or later. */
export function listStudents(db: Db, notBefore: string | null) {
  return db
    .selectFrom('student')
    .selectAll()
    .$if(notBefore !== null, (query) => query.where((or) => or.or([or('endsOn', 'is', null), or('endsOn', '>=', notBefore)])))
    .orderBy('name')
    .orderBy('id')
    .limit(500)
    .execute()
}

export function readStudent(db: Db, id: string) {
  return db.selectFrom('student').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Of these students, in the order of the week. */
export async function listAssignments(db: Db, studentIds: readonly string[]): Promise<Assignment[]> {
  if (studentIds.length === 0) return []
  const rows = await db
    .selectFrom('assignment')
    .innerJoin('student', 'student.id', 'assignment.studentId')
    .innerJoin('group', 'group.id', 'assignment.groupId')
    .selectAll('assignment')
    .select(['student.name as studentName', 'group.name as groupName'])
    .where('assignment.studentId', 'in', studentIds)
    .orderBy('assignment.weekday')
    .orderBy('assignment.dagdeel', 'desc')
    .orderBy('assignment.startsOn')
    .orderBy('assignment.id')
    .execute()
  return rows
}

export function assignmentsOf(db: Db, studentId: string) {
  return db.selectFrom('assignment').selectAll().where('studentId', '=', studentId).execute()
}

export function readAssignment(db: Db, id: string) {
  return db.selectFrom('assignment').selectAll().where('id', '=', id).executeTakeFirst()
}

/** A group with the dagdelen that it has. */
export async function readGroup(db: Db, id: string) {
  const group = await db.selectFrom('group').select(['id', 'isActive']).where('id', '=', id).executeTakeFirst()
  if (group === undefined) return undefined
  const dagdelen = await db.selectFrom('groupDagdeel').select(['weekday', 'dagdeel']).where('groupId', '=', id).execute()
  return { isActive: group.isActive === 1, dagdelen }
}
