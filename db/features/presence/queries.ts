import { sql } from 'kysely'
import { AppError } from '../../contract/errors.ts'
import { weekdayOf } from '../../contract/dates.ts'
import { shortName } from '../../contract/names.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import type { Readable } from '../../schema/kysely.ts'
import type { Held, KnownChild } from './rules.ts'

type Db = Readable<VoorschoolTables>
type Dagdeel = 'ochtend' | 'middag'

export async function readGroup(db: Db, groupId: string) {
  const group = await db.selectFrom('group').select(['id', 'name']).where('id', '=', groupId).executeTakeFirst()
  if (group === undefined) throw new AppError('not-found')
  const dagdelen = await db
    .selectFrom('groupDagdeel')
    .select(['weekday', 'dagdeel', 'startsAt', 'endsAt'])
    .where('groupId', '=', groupId)
    .orderBy('weekday')
    .orderBy('dagdeel', 'desc')
    .execute()
  return { ...group, dagdelen }
}

/** Who is planned in the group on these days, a row per child and half-day of the week, by name. */
export async function plannedInWeek(db: Db, groupId: string, days: readonly string[]) {
  return db
    .selectFrom('placement')
    .innerJoin('child', 'child.id', 'placement.childId')
    .innerJoin('placementDagdeel', 'placementDagdeel.placementId', 'placement.id')
    .select([
      'child.id as childId',
      'child.firstName',
      'child.lastName',
      'child.searchName',
      'placement.startsOn',
      'placement.endsOn',
      'placementDagdeel.weekday',
      'placementDagdeel.dagdeel',
    ])
    .where('placement.groupId', '=', groupId)
    .where('placement.startsOn', '<=', days.at(-1) ?? '')
    .where((eb) => eb.or([eb('placement.endsOn', 'is', null), eb('placement.endsOn', '>=', days[0] ?? '')]))
    .execute()
}

/** What was filled in on these days, in the group itself, or in another group for one of `childIds`. */
export async function recordedInWeek(db: Db, groupId: string, days: readonly string[], childIds: readonly string[]) {
  const inGroup = recorded(db, days).where('presence.groupId', '=', groupId).where('presence.state', 'is not', null)
  const ofChildren = recorded(db, days).where('presence.childId', 'in', childIds)
  return inGroup.union(ofChildren).execute()
}

function recorded(db: Db, days: readonly string[]) {
  return db
    .selectFrom('presence')
    .innerJoin('child', 'child.id', 'presence.childId')
    .innerJoin('group', 'group.id', 'presence.groupId')
    .innerJoin('user', 'user.id', 'presence.authorId')
    .select([
      'presence.childId',
      'presence.heldOn',
      'presence.dagdeel',
      'presence.groupId',
      'presence.state',
      'presence.version',
      'presence.recordedAt',
      'group.name as groupName',
      'user.name as authorName',
      'child.firstName',
      'child.lastName',
      'child.searchName',
    ])
    .where('presence.heldOn', 'in', days)
}

/** Per group and dagdeel of one day how many were there and how many were not. */
export async function countsOnDay(db: Db, on: string) {
  return db
    .selectFrom('presence')
    .select(['groupId', 'dagdeel', sql<number>`sum(state = 'aanwezig')`.as('present'), sql<number>`sum(state <> 'aanwezig')`.as('absent')])
    .where('heldOn', '=', on)
    .where('state', 'is not', null)
    .groupBy(['groupId', 'dagdeel'])
    .execute()
}

/** What the record knows of these children in one dagdeel; somebody who does not exist throws `not-found`. */
export async function knownChildren(
  db: Db,
  childIds: readonly string[],
  { groupId, on, dagdeel }: Held & { readonly dagdeel: Dagdeel },
): Promise<Map<string, KnownChild>> {
  const rows = await db
    .selectFrom('child')
    .leftJoin('presence', (join) =>
      join.onRef('presence.childId', '=', 'child.id').on('presence.heldOn', '=', on).on('presence.dagdeel', '=', dagdeel),
    )
    .select((eb) => [
      'child.id as childId',
      'child.bornOn',
      'child.leftOn',
      'presence.groupId',
      'presence.state',
      'presence.version',
      eb
        .exists(
          eb
            .selectFrom('placement')
            .innerJoin('placementDagdeel', 'placementDagdeel.placementId', 'placement.id')
            .select('placement.id')
            .whereRef('placement.childId', '=', 'child.id')
            .where('placement.groupId', '=', groupId)
            .where('placement.startsOn', '<=', on)
            .where((or) => or.or([or('placement.endsOn', 'is', null), or('placement.endsOn', '>=', on)]))
            .where('placementDagdeel.weekday', '=', weekdayOf(on))
            .where('placementDagdeel.dagdeel', '=', dagdeel),
        )
        .as('isPlanned'),
    ])
    .where('child.id', 'in', childIds)
    .execute()
  if (rows.length < childIds.length) throw new AppError('not-found')
  return new Map(
    rows.map(({ groupId: recordedIn, state, version, isPlanned, ...child }) => [
      child.childId,
      {
        ...child,
        isPlanned: Boolean(isPlanned),
        recorded: recordedIn === null || version === null ? null : { groupId: recordedIn, state, version },
      },
    ]),
  )
}

/** What stands now in these cells, for who was too late to see it. */
export async function recordedBy(db: Db, childIds: readonly string[], on: string, dagdeel: Dagdeel) {
  return db
    .selectFrom('presence')
    .innerJoin('user', 'user.id', 'presence.authorId')
    .select(['presence.childId', 'presence.state', 'presence.version', 'user.name as authorName', 'presence.recordedAt'])
    .where('presence.childId', 'in', childIds)
    .where('presence.heldOn', '=', on)
    .where('presence.dagdeel', '=', dagdeel)
    .execute()
}

/** Newest first; the first is what stands. */
export async function cellHistory(
  db: Db,
  { childId, on, dagdeel }: { readonly childId: string; readonly on: string; readonly dagdeel: Dagdeel },
) {
  const now = db
    .selectFrom('presence')
    .innerJoin('user', 'user.id', 'presence.authorId')
    .select(['presence.state', 'presence.version', 'user.name as authorName', 'presence.recordedAt'])
    .where('presence.childId', '=', childId)
    .where('presence.heldOn', '=', on)
    .where('presence.dagdeel', '=', dagdeel)
  const before = db
    .selectFrom('presenceRevision')
    .innerJoin('user', 'user.id', 'presenceRevision.authorId')
    .select(['presenceRevision.state', 'presenceRevision.version', 'user.name as authorName', 'presenceRevision.recordedAt'])
    .where('presenceRevision.childId', '=', childId)
    .where('presenceRevision.heldOn', '=', on)
    .where('presenceRevision.dagdeel', '=', dagdeel)
  return (await now.unionAll(before).execute()).sort((one, other) => other.version - one.version)
}

/** "Noor B." of a row that has a child's names. */
export function nameOf({ firstName, lastName }: { readonly firstName: string; readonly lastName: string | null }): string {
  return shortName(firstName, lastName)
}
