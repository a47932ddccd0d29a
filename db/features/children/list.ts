import { sql } from 'kysely'
import { mostNames, type ChildRow, type childrenContract } from '../../contract/children.ts'
import { ageInMonths } from '../../contract/dates.ts'
import { foldForSearch, shortName } from '../../contract/names.ts'
import type { Output, Parsed } from '../../contract/operation.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import type { Readable } from '../../schema/kysely.ts'

type Db = Readable<VoorschoolTables>
type ListFilter = Parsed<(typeof childrenContract)['children.list']> & {
  /** Who left on this day or before is kept longer than agreed. */
  readonly keptUntil: string
}
type SearchFilter = Parsed<(typeof childrenContract)['children.search']>

/** The page's ids first, so that only its rows are worked out in full. */
export async function listChildren(db: Db, filter: ListFilter, today: string): Promise<{ rows: ChildRow[]; total: number }> {
  // Found first and then counted: a count over the joins themselves walks those that no filter asks for. The limit, which is none,
  // keeps SQLite from making one of the two.
  const found = filtered(db, filter, today)
    .select('child.id')
    .limit(sql<number>`-1`)
  const { total } = await db
    .selectFrom(found.as('found'))
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const page = await idsInOrder(db, filter, today).limit(filter.page.limit).offset(filter.page.offset).execute()
  const rows = await childRows(
    db,
    page.map((child) => child.id),
    today,
  )
  return { rows, total }
}

/** Names that begin with what was typed, then names of which a word does, then names that hold it somewhere. */
export async function searchChildren(db: Db, { search, limit, onlyPresent, ids }: SearchFilter, today: string): Promise<ChildRow[]> {
  const folded = foldForSearch(search)
  const begins = likePattern(folded)
  const page = await childrenAsOf(db, today)
    .select('child.id')
    .$if(onlyPresent, (query) => query.where(statusOn(today), '!=', 'vertrokken'))
    .$if(ids !== undefined, (query) => query.where('child.id', 'in', ids ?? []))
    .where((eb) => eb.and(words(folded).map((word) => contains(word))))
    .orderBy(
      sql`CASE WHEN child.search_name LIKE ${begins + '%'} ESCAPE '\\' THEN 0
        WHEN child.search_name LIKE ${'% ' + begins + '%'} ESCAPE '\\' OR child.search_name LIKE ${'%-' + begins + '%'} ESCAPE '\\' THEN 1
        ELSE 2 END`,
    )
    .orderBy('child.searchName')
    .orderBy('child.id')
    .limit(Math.max(limit, ids?.length ?? 0))
    .execute()
  return childRows(
    db,
    page.map((child) => child.id),
    today,
  )
}

/** Who left on an earlier day is not meant by anybody who writes now. */
export async function listNames(db: Db, today: string): Promise<Output<(typeof childrenContract)['children.names']>> {
  return db
    .selectFrom('child')
    .select(['id', 'firstName', 'lastName'])
    .where((eb) => eb.or([eb('leftOn', 'is', null), eb('leftOn', '>=', today)]))
    .orderBy('registeredOn', 'desc')
    .limit(mostNames)
    .execute()
}

/** In the order of registration and id, so that two children of one name keep their place. */
export async function listRoster(db: Db, today: string): Promise<Output<(typeof childrenContract)['children.roster']>> {
  const children = await db
    .selectFrom('child')
    .select(['id', 'firstName', 'lastName', 'bornOn', 'leftOn'])
    .orderBy('registeredOn', 'desc')
    .orderBy('id', 'desc')
    .limit(mostNames)
    .execute()
  const placed = await db
    .selectFrom('placement as p')
    .innerJoin('group', 'group.id', 'p.groupId')
    .select(['p.childId', 'p.groupId', 'group.name'])
    .where(isOngoing('p', today))
    .orderBy('p.startsOn')
    .orderBy('p.id')
    .execute()
  const groups = Map.groupBy(placed, ({ childId }) => childId)
  return children.map((child) => {
    const own = groups.get(child.id) ?? []
    return { ...child, groupIds: own.map(({ groupId }) => groupId), groupName: own[0]?.name ?? null }
  })
}

/** Each child with the placement, group and advies that count on a day. Joins that a statement does not use cost nothing. */
export function childrenAsOf(db: Db, day: string) {
  return db
    .selectFrom('child')
    .leftJoin('placement as placed', (join) =>
      join.on(
        'placed.id',
        '=',
        sql<string>`(SELECT p.id FROM placement p WHERE p.child_id = child.id AND ${isOngoing('p', day)} ORDER BY p.starts_on, p.id LIMIT 1)`,
      ),
    )
    .leftJoin('group', 'group.id', 'placed.groupId')
    .leftJoin('adviesState as advies', (join) =>
      join.on(
        'advies.id',
        '=',
        sql<string>`(SELECT a.id FROM advies_state a WHERE a.child_id = child.id AND a.since_on <= ${day} ORDER BY a.since_on DESC, a.id DESC LIMIT 1)`,
      ),
    )
}

/** Somebody who left is still placed on the last day. */
export function statusOn(day: string) {
  return sql<ChildRow['status']>`CASE WHEN placed.id IS NOT NULL THEN 'geplaatst' WHEN child.left_on <= ${day} THEN 'vertrokken'
    WHEN child.waitlisted_on <= ${day} THEN 'wachtlijst' ELSE 'aangemeld' END`
}

function hasStatus(status: ListFilter['status'], today: string, keptUntil: string) {
  // All but `vertrokken`, said so that only of who left it is looked up whether there still is a place.
  if (status === 'huidig') {
    return sql<boolean>`(child.left_on IS NULL OR child.left_on > ${today}
      OR EXISTS (SELECT 1 FROM placement p WHERE p.child_id = child.id AND ${isOngoing('p', today)}))`
  }
  if (status === 'te_vernietigen') return sql<boolean>`child.left_on <= ${keptUntil}`
  return sql<boolean>`${statusOn(today)} = ${status}`
}

/** `weeklyHours` of rules.ts over all placements of the day; a test compares them. */
function hoursOn(day: string) {
  return sql<number>`(SELECT coalesce(sum((substr(t.ends_at, 1, 2) - substr(t.starts_at, 1, 2)) * 60 + substr(t.ends_at, 4, 2) - substr(t.starts_at, 4, 2)), 0) / 60.0
    FROM placement p
    JOIN placement_dagdeel d ON d.placement_id = p.id
    JOIN group_dagdeel t ON t.group_id = p.group_id AND t.weekday = d.weekday AND t.dagdeel = d.dagdeel
    WHERE p.child_id = child.id AND ${isOngoing('p', day)})`
}

function isOngoing(alias: string, day: string) {
  const placement = sql.ref(alias)
  return sql<boolean>`${placement}.starts_on <= ${day} AND (${placement}.ends_on IS NULL OR ${placement}.ends_on >= ${day})`
}

function filtered(db: Db, { search, groupId, status, adviesState, wijkCode, keptUntil }: ListFilter, today: string) {
  return childrenAsOf(db, today)
    .where((eb) => eb.and(words(foldForSearch(search)).map((word) => contains(word))))
    .$if(groupId !== undefined, (query) =>
      query.where(
        sql<boolean>`child.id IN (SELECT p.child_id FROM placement p WHERE p.group_id = ${groupId} AND ${isOngoing('p', today)})`,
      ),
    )
    .$if(status !== undefined, (query) => query.where(hasStatus(status, today, keptUntil)))
    .$if(adviesState === 'none', (query) => query.where('advies.id', 'is', null))
    .$if(adviesState !== undefined && adviesState !== 'none', (query) => query.where(sql<string>`advies.state`, '=', adviesState ?? ''))
    .$if(wijkCode !== undefined, (query) => query.where(sql<string>`child.wijk_code`, '=', wijkCode ?? ''))
}

/** What has no value comes last, whichever way; equal ones follow their names. */
function idsInOrder(db: Db, filter: ListFilter, today: string) {
  const { sort, descending } = filter
  const query = filtered(db, filter, today).select('child.id')
  const way = descending ? 'desc' : 'asc'
  switch (sort) {
    case 'name':
      return query.orderBy('child.searchName', way).orderBy('child.id', way)
    case 'age': {
      const youngestFirst = descending ? 'asc' : 'desc'
      return query.orderBy('child.bornOn', youngestFirst).orderBy('child.id', youngestFirst)
    }
    case 'group':
      return query
        .orderBy('group.name', (order) => (descending ? order.desc() : order.asc()).nullsLast())
        .orderBy('child.searchName')
        .orderBy('child.id')
    case 'hours':
      return query.orderBy(hoursOn(today), way).orderBy('child.searchName').orderBy('child.id')
  }
}

/** In the order of the ids. */
export async function childRows(db: Db, ids: readonly string[], today: string): Promise<ChildRow[]> {
  if (ids.length === 0) return []
  const rows = await childrenAsOf(db, today)
    .select([
      'child.id',
      'child.firstName',
      'child.lastName',
      'child.bornOn',
      'child.wijkCode',
      'group.id as groupId',
      'group.name as groupName',
      'advies.state as adviesState',
      statusOn(today).as('status'),
      hoursOn(today).as('weeklyHours'),
    ])
    .where('child.id', 'in', ids)
    .execute()
  const byId = new Map(
    rows.map(({ firstName, lastName, ...row }) => [
      row.id,
      { ...row, name: shortName(firstName, lastName), ageMonths: ageInMonths(row.bornOn, today) },
    ]),
  )
  return ids.flatMap((id) => byId.get(id) ?? [])
}

function words(folded: string): string[] {
  return folded.split(' ').filter((word) => word !== '')
}

function contains(word: string) {
  return sql<boolean>`child.search_name LIKE ${'%' + likePattern(word) + '%'} ESCAPE '\\'`
}

/** What was typed stands for itself. */
function likePattern(typed: string): string {
  return typed.replace(/[\\%_]/g, '\\$&')
}
