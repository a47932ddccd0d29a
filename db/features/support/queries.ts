import { sql } from 'kysely'
import { partnerOfSpecialist } from '../../contract/partners.ts'
import type { Arrangement, Support } from '../../contract/support.ts'
import type { WijkCode } from '../../contract/wijken.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import type { Readable } from '../../schema/kysely.ts'
import { arrangementStateOf, consentOf, weeksWaiting } from './rules.ts'

type Db = Readable<VoorschoolTables>

/** What goes on first, the newest first; then the past. */
export async function readSupport(
  db: Db,
  childId: string,
  { today, specialistByWijk }: { readonly today: string; readonly specialistByWijk: Readonly<Record<WijkCode, string>> },
): Promise<Support> {
  const child = await db.selectFrom('child').select('wijkCode').where('id', '=', childId).executeTakeFirst()
  const needs = await db
    .selectFrom('supportNeed')
    .selectAll()
    .where('childId', '=', childId)
    .orderBy('sinceOn', 'desc')
    .orderBy('id')
    .execute()
  const arrangements = await db.selectFrom('supportArrangement').selectAll().where('childId', '=', childId).orderBy('id', 'desc').execute()
  const partners = await db
    .selectFrom('involvedPartner')
    .selectAll()
    .where('childId', '=', childId)
    .orderBy('sinceOn')
    .orderBy('id')
    .execute()
  return {
    needs: ongoingFirst(needs),
    arrangements: ongoingFirst(arrangements.map((one) => withComputed(one, today))),
    partners: ongoingFirst(partners.map((one) => ({ ...one, consent: consentOf(one) }))),
    specialist: child?.wijkCode == null ? null : partnerOfSpecialist(specialistByWijk[child.wijkCode]),
  }
}

function ongoingFirst<T extends { readonly endedOn: string | null }>(rows: readonly T[]): T[] {
  return [...rows.filter((row) => row.endedOn === null), ...rows.filter((row) => row.endedOn !== null)]
}

function withComputed(row: Omit<Arrangement, 'state' | 'weeksWaiting'>, today: string): Arrangement {
  return { ...row, state: arrangementStateOf(row), weeksWaiting: weeksWaiting(row, today) }
}

/** The location's own words for a need, and those that were used before the list changed. */
export async function supportKinds(db: Db, list: readonly string[]): Promise<string[]> {
  const used = await db.selectFrom('supportNeed').select('kind').distinct().orderBy('kind').execute()
  return [...new Set([...list, ...used.map((row) => row.kind)])]
}

/** Per group the children placed on a day and how many of them have a need on that day, in one pass. */
export async function shareByGroup(db: Db, day: string): Promise<{ groupId: string; children: number; withNeed: number }[]> {
  return db
    .selectFrom('placement')
    .leftJoin(
      (eb) =>
        eb
          .selectFrom('supportNeed')
          .select('supportNeed.childId as childId')
          .distinct()
          .where('supportNeed.sinceOn', '<=', day)
          .where((or) => or.or([or('supportNeed.endedOn', 'is', null), or('supportNeed.endedOn', '>=', day)]))
          .as('needing'),
      (join) => join.onRef('needing.childId', '=', 'placement.childId'),
    )
    .select(['placement.groupId as groupId'])
    .select([sql<number>`count(DISTINCT placement.child_id)`.as('children'), sql<number>`count(DISTINCT needing.child_id)`.as('withNeed')])
    .where('placement.startsOn', '<=', day)
    .where((eb) => eb.or([eb('placement.endsOn', 'is', null), eb('placement.endsOn', '>=', day)]))
    .groupBy('placement.groupId')
    .orderBy('placement.groupId')
    .execute()
}
