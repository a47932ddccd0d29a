import { AppError } from '../../contract/errors.ts'
import type { Group, GroupDagdeel, GroupName, GroupReduction, groupsContract } from '../../contract/groups.ts'
import { professionalsNeeded } from '../../contract/law.ts'
import { shortName } from '../../contract/names.ts'
import type { Output } from '../../contract/operation.ts'
import { isWithin } from '../../contract/planning.ts'
import { adviesAsOf } from '../../schema/as-of.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import type { Readable } from '../../schema/kysely.ts'
import type { PlannedPeople } from './rules.ts'

type Db = Readable<VoorschoolTables>
type ChildInGroup = Output<(typeof groupsContract)['groups.read']>['children'][number]

export interface GroupFilter {
  readonly on: string
  readonly id?: string
  readonly includeClosed: boolean
}

/** The open groups, in the order of `listGroups`. */
export async function listGroupNames(db: Db): Promise<GroupName[]> {
  const rows = await db
    .selectFrom('group')
    .select(['group.id', 'group.name'])
    .select(({ exists, selectFrom }) =>
      exists(selectFrom('groupDagdeel').select('groupDagdeel.groupId').whereRef('groupDagdeel.groupId', '=', 'group.id')).as('hasDagdelen'),
    )
    .where('isActive', '=', 1)
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows.map(({ hasDagdelen, ...group }) => ({ ...group, hasDagdelen: Boolean(hasDagdelen) }))
}

/** Groups by name with who is planned in each half-day on a day; a statement per kind of fact, however many groups. */
export async function listGroups(db: Db, { on, id, includeClosed }: GroupFilter): Promise<Group[]> {
  const groups = await db
    .selectFrom('group')
    .selectAll()
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .$if(!includeClosed, (query) => query.where('isActive', '=', 1))
    .orderBy('isActive', 'desc')
    .orderBy('name')
    .orderBy('id')
    .execute()
  const ids = groups.map((group) => group.id)
  const dagdelen = await dagdelenOf(db, ids)
  const planned = await plannedCounts(db, ids, on)
  const children = await childCounts(db, ids, on)
  const students = await studentsPresent(db, ids, on)
  const tags = await tagsOf(db, ids)
  const reductions = await readReductions(db, ids)
  const inNeed = await inNeedCounts(db, ids, on)

  return groups.map(({ isActive, ...group }) => {
    const reduction = reductionOn(reductions.get(group.id) ?? [], on)
    const limit = Math.min(group.maximum, reduction?.maximum ?? group.maximum)
    return {
      ...group,
      tags: tags.get(group.id) ?? [],
      limit,
      reduction,
      isActive: isActive === 1,
      childCount: children.get(group.id) ?? 0,
      dagdelen: (dagdelen.get(group.id) ?? []).map((one) => {
        const key = halfDayKey({ groupId: group.id, ...one })
        const count = planned.get(key) ?? 0
        return {
          ...one,
          planned: count,
          free: Math.max(0, limit - count),
          present: null,
          withSupportNeed: inNeed.get(key) ?? 0,
          professionalsNeeded: professionalsNeeded(count),
          students: students.get(key) ?? [],
        }
      }),
    }
  })
}

/** All decisions of each of these groups, the newest first day first; what was withdrawn too. */
export async function readReductions(db: Db, groupIds: readonly string[]): Promise<Map<string, GroupReduction[]>> {
  const rows = await db
    .selectFrom('groupReduction')
    .innerJoin('user', 'user.id', 'groupReduction.decidedBy')
    .selectAll('groupReduction')
    .select('user.name as decidedByName')
    .where('groupReduction.groupId', 'in', groupIds)
    .orderBy('groupReduction.startsOn', 'desc')
    .orderBy('groupReduction.id', 'desc')
    .execute()
  const all = new Map<string, GroupReduction[]>()
  for (const { groupId, decidedBy: _, ...reduction } of rows) all.set(groupId, [...(all.get(groupId) ?? []), reduction])
  return all
}

function reductionOn(reductions: readonly GroupReduction[], day: string): GroupReduction | null {
  return reductions.find((one) => one.withdrawnAt === null && isWithin(day, one)) ?? null
}

async function tagsOf(db: Db, groupIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db.selectFrom('groupTag').selectAll().where('groupId', 'in', groupIds).orderBy('tag').execute()
  const all = new Map<string, string[]>()
  for (const { groupId, tag } of rows) all.set(groupId, [...(all.get(groupId) ?? []), tag])
  return all
}

export async function childrenInGroup(db: Db, groupId: string, on: string): Promise<ChildInGroup[]> {
  const ofGroup = db.selectFrom('placement').select('placement.childId').where('placement.groupId', '=', groupId)
  const rows = await placedOn(db, on)
    .innerJoin('child', 'child.id', 'placement.childId')
    .innerJoin('placementDagdeel', 'placementDagdeel.placementId', 'placement.id')
    .leftJoin(adviesAsOf(db, on).where('advies.childId', 'in', ofGroup).as('advies'), 'advies.childId', 'child.id')
    .select([
      'child.id',
      'child.firstName',
      'child.lastName',
      'child.bornOn',
      'advies.state',
      'placementDagdeel.weekday',
      'placementDagdeel.dagdeel',
    ])
    .where('placement.groupId', '=', groupId)
    .orderBy('child.searchName')
    .orderBy('child.id')
    .orderBy('placementDagdeel.weekday')
    .orderBy('placementDagdeel.dagdeel', 'desc')
    .execute()
  return [...Map.groupBy(rows, (row) => row.id).values()].flatMap((ofChild) => {
    const [child] = ofChild
    if (child === undefined) return []
    return {
      childId: child.id,
      name: shortName(child.firstName, child.lastName),
      bornOn: child.bornOn,
      hasAdvies: child.state === 'advies',
      dagdelen: ofChild.map(({ weekday, dagdeel }) => ({ weekday, dagdeel })),
    }
  })
}

export async function readDagdelen(db: Db, groupId: string): Promise<GroupDagdeel[]> {
  return (await dagdelenOf(db, [groupId])).get(groupId) ?? []
}

/** Who is planned in the group on `today` or later, per half-day. */
export async function plannedFrom(db: Db, groupId: string, today: string): Promise<PlannedPeople> {
  const children = await db
    .selectFrom('placement')
    .innerJoin('placementDagdeel', 'placementDagdeel.placementId', 'placement.id')
    .select([
      'placement.childId as personId',
      'placementDagdeel.weekday',
      'placementDagdeel.dagdeel',
      'placement.startsOn',
      'placement.endsOn',
    ])
    .where('placement.groupId', '=', groupId)
    .where((eb) => eb.or([eb('placement.endsOn', 'is', null), eb('placement.endsOn', '>=', today)]))
    .execute()
  const students = await db
    .selectFrom('assignment')
    .select(['studentId as personId', 'weekday', 'dagdeel', 'startsOn', 'endsOn'])
    .where('groupId', '=', groupId)
    .where((eb) => eb.or([eb('endsOn', 'is', null), eb('endsOn', '>=', today)]))
    .execute()
  return { children, students }
}

/** The group at the version that the user saw is the caller's check; here it only has to exist. */
export async function readGroupRow(db: Db, id: string) {
  const row = await db.selectFrom('group').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new AppError('not-found')
  return row
}

function placedOn(db: Db, day: string) {
  return db
    .selectFrom('placement')
    .where('placement.startsOn', '<=', day)
    .where((eb) => eb.or([eb('placement.endsOn', 'is', null), eb('placement.endsOn', '>=', day)]))
}

async function dagdelenOf(db: Db, groupIds: readonly string[]): Promise<Map<string, GroupDagdeel[]>> {
  const rows = await db
    .selectFrom('groupDagdeel')
    .selectAll()
    .where('groupId', 'in', groupIds)
    .orderBy('weekday')
    .orderBy('dagdeel', 'desc')
    .execute()
  const all = new Map<string, GroupDagdeel[]>()
  for (const { groupId, ...dagdeel } of rows) all.set(groupId, [...(all.get(groupId) ?? []), dagdeel])
  return all
}

async function plannedCounts(db: Db, groupIds: readonly string[], on: string): Promise<Map<string, number>> {
  const rows = await placedOn(db, on)
    .innerJoin('placementDagdeel', 'placementDagdeel.placementId', 'placement.id')
    .select(({ fn }) => ['placement.groupId', 'placementDagdeel.weekday', 'placementDagdeel.dagdeel', fn.countAll<number>().as('count')])
    .where('placement.groupId', 'in', groupIds)
    .groupBy(['placement.groupId', 'placementDagdeel.weekday', 'placementDagdeel.dagdeel'])
    .execute()
  return new Map(rows.map((row) => [halfDayKey(row), row.count]))
}

/** Of those planned per half-day, the children with an aanvullende ondersteuningsvraag on that day. */
async function inNeedCounts(db: Db, groupIds: readonly string[], on: string): Promise<Map<string, number>> {
  const rows = await placedOn(db, on)
    .innerJoin('placementDagdeel', 'placementDagdeel.placementId', 'placement.id')
    .select(({ fn }) => ['placement.groupId', 'placementDagdeel.weekday', 'placementDagdeel.dagdeel', fn.countAll<number>().as('count')])
    .where('placement.groupId', 'in', groupIds)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('supportNeed')
          .select('supportNeed.id')
          .whereRef('supportNeed.childId', '=', 'placement.childId')
          .where('supportNeed.sinceOn', '<=', on)
          .where((eb) => eb.or([eb('supportNeed.endedOn', 'is', null), eb('supportNeed.endedOn', '>=', on)])),
      ),
    )
    .groupBy(['placement.groupId', 'placementDagdeel.weekday', 'placementDagdeel.dagdeel'])
    .execute()
  return new Map(rows.map((row) => [halfDayKey(row), row.count]))
}

async function childCounts(db: Db, groupIds: readonly string[], on: string): Promise<Map<string, number>> {
  const rows = await placedOn(db, on)
    .select(({ fn }) => ['placement.groupId', fn.count<number>('placement.childId').distinct().as('count')])
    .where('placement.groupId', 'in', groupIds)
    .groupBy('placement.groupId')
    .execute()
  return new Map(rows.map((row) => [row.groupId, row.count]))
}

/** Only students who went through the gate are there. */
async function studentsPresent(
  db: Db,
  groupIds: readonly string[],
  on: string,
): Promise<Map<string, { studentId: string; name: string }[]>> {
  const rows = await db
    .selectFrom('assignment')
    .innerJoin('student', 'student.id', 'assignment.studentId')
    .select(['assignment.groupId', 'assignment.weekday', 'assignment.dagdeel', 'student.id as studentId', 'student.name'])
    .where('assignment.groupId', 'in', groupIds)
    .where('assignment.state', '=', 'actief')
    .where('assignment.startsOn', '<=', on)
    .where((eb) => eb.or([eb('assignment.endsOn', 'is', null), eb('assignment.endsOn', '>=', on)]))
    .where((eb) => eb.or([eb('student.endsOn', 'is', null), eb('student.endsOn', '>=', on)]))
    .orderBy('student.name')
    .orderBy('student.id')
    .execute()
  const all = new Map<string, { studentId: string; name: string }[]>()
  for (const { studentId, name, ...at } of rows) all.set(halfDayKey(at), [...(all.get(halfDayKey(at)) ?? []), { studentId, name }])
  return all
}

function halfDayKey({ groupId, weekday, dagdeel }: { groupId: string; weekday: number; dagdeel: string }): string {
  return `${groupId} ${String(weekday)} ${dagdeel}`
}
