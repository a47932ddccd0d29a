import { sql } from 'kysely'
import { mondayOf } from '../../contract/dates.ts'
import { shortName } from '../../contract/names.ts'
import {
  countedUpTo,
  domains,
  FormerFields,
  subDomains,
  type FoundObservation,
  type Observation,
  type observationsContract,
} from '../../contract/observations.ts'
import type { Output, Parsed } from '../../contract/operation.ts'
import { snippetOf } from '../../contract/snippets.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import type { Readable } from '../../schema/kysely.ts'
import { isStanding, writerId } from '../../schema/standing.ts'
import { reviewStateOf, searchExpression } from './rules.ts'

type Db = Readable<VoorschoolTables>
type Contract = typeof observationsContract
type ListFilter = Parsed<Contract['observations.list']>

/** Up to here the found notes are fetched and put in order; beyond it the newest notes are looked through until the page is full. */
const fewHits = 2_000

/** Newest first. One walk finds the page and counts along, as far as `countedUpTo`. */
export async function listObservations(
  db: Db,
  filter: ListFilter,
  { today, readerId }: { readonly today: string; readonly readerId: string },
): Promise<{ rows: FoundObservation[]; total: number }> {
  const { offset, limit } = filter.page
  const expression = searchExpression(filter.search)
  const search = expression === null ? null : { expression, isRare: await isRare(db, expression) }
  const found = await filtered(db, filter, search, today)
    .select('observation.number')
    .orderBy('observation.observedOn', 'desc')
    .orderBy('observation.number', 'desc')
    .limit(Math.max(countedUpTo, offset + limit))
    .execute()
  const numbers = found.map((row) => row.number)
  const rows = await readNumbered(db, numbers.slice(offset, offset + limit), readerId)
  return {
    rows: rows.map((row) => ({ ...row, snippet: [...snippetOf(row.text, filter.search)] })),
    total: Math.min(numbers.length, countedUpTo),
  }
}

export async function readObservation(db: Db, id: string, readerId: string): Promise<Observation | undefined> {
  const row = await db.selectFrom('observation').select('number').where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : (await readNumbered(db, [row.number], readerId))[0]
}

/** In the order of the numbers. */
export async function readNumbered(db: Db, numbers: readonly number[], readerId: string): Promise<Observation[]> {
  if (numbers.length === 0) return []
  const rows = await db
    .selectFrom('observation')
    .innerJoin('user', 'user.id', 'observation.authorId')
    .leftJoin('user as reviewer', 'reviewer.id', 'observation.reviewedBy')
    .selectAll('observation')
    .select(({ selectFrom }) => [
      'user.name as authorName',
      'reviewer.name as reviewerName',
      writerId.as('writerId'),
      selectFrom('observationRevision')
        .select(({ fn }) => fn.countAll<number>().as('corrections'))
        .whereRef('observationRevision.observationId', '=', 'observation.id')
        .where('observationRevision.change', '=', 'corrected')
        .as('corrections'),
    ])
    .where('observation.number', 'in', numbers)
    .execute()
  const ids = rows.map((row) => row.id)
  const children = await childrenOf(db, ids)
  const domainsSeen = await domainsOf(db, ids)
  const subDomainsSeen = await subDomainsOf(db, ids)
  const byNumber = new Map(
    rows.map((one): [number, Observation] => {
      const { number, isStaffOnly, corrections, waitsSince, remark, reviewedBy, reviewedAt, reviewerName, writerId: writer, ...row } = one
      return [
        number,
        {
          ...row,
          corrections: corrections ?? 0,
          isStaffOnly: isStaffOnly === 1,
          children: children.get(row.id) ?? [],
          domains: domains.filter((domain) => domainsSeen.get(row.id)?.has(domain)),
          subDomains: subDomains.filter((subDomain) => subDomainsSeen.get(row.id)?.has(subDomain)),
          review: {
            state: reviewStateOf({ waitsSince, remark, reviewedBy }),
            byName: reviewerName,
            at: reviewedAt,
            remark,
            mayReview: row.withdrawnAt === null && waitsSince !== null && writer !== readerId,
          },
        },
      ]
    }),
  )
  return numbers.flatMap((number) => byNumber.get(number) ?? [])
}

/** All of an observation but its text and its children, as a revision keeps it. */
export async function readFormer(db: Db, id: string) {
  const { isStaffOnly, ...row } = await db
    .selectFrom('observation')
    .select(['observedOn', 'level', 'wellbeing', 'involvement', 'context', 'instrument', 'moment', 'isStaffOnly'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return {
    ...row,
    isStaffOnly: isStaffOnly === 1,
    domains: domains.filter(inSetOf(await domainsOf(db, [id]), id)),
    subDomains: subDomains.filter(inSetOf(await subDomainsOf(db, [id]), id)),
  }
}

function inSetOf(sets: ReadonlyMap<string, ReadonlySet<string>>, id: string): (one: string) => boolean {
  return (one) => sets.get(id)?.has(one) ?? false
}

/** Newest first. */
export async function readHistory(db: Db, id: string): Promise<Output<Contract['observations.history']>> {
  const rows = await db
    .selectFrom('observationRevision')
    .innerJoin('user', 'user.id', 'observationRevision.changedBy')
    .select([
      'observationRevision.id',
      'observationRevision.change',
      'observationRevision.text',
      'observationRevision.reason',
      'observationRevision.changedAt',
      'observationRevision.former',
      'user.name as changedBy',
    ])
    .where('observationRevision.observationId', '=', id)
    .orderBy('observationRevision.changedAt', 'desc')
    .orderBy('observationRevision.id', 'desc')
    .execute()
  const children = await db
    .selectFrom('observationRevisionChild')
    .innerJoin('child', 'child.id', 'observationRevisionChild.childId')
    .select(['observationRevisionChild.revisionId', 'child.id as childId', 'child.firstName', 'child.lastName'])
    .where(
      'observationRevisionChild.revisionId',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('child.searchName')
    .execute()
  return rows.map(({ id: revisionId, former, ...row }) => ({
    ...row,
    former: former === null ? null : FormerFields.parse(JSON.parse(former)),
    children: children
      .filter((child) => child.revisionId === revisionId)
      .map(({ childId, firstName, lastName }) => ({ childId, name: shortName(firstName, lastName) })),
  }))
}

/** The most used first. */
export async function readInstruments(db: Db): Promise<Output<Contract['observations.instruments']>> {
  return db
    .selectFrom('observation')
    .select(({ fn, ref }) => [
      ref('instrument').$castTo<string>().as('name'),
      fn.countAll<number>().as('count'),
      fn.max<string>('observedOn').as('lastUsedOn'),
    ])
    .where(isStanding)
    .where('instrument', 'is not', null)
    .groupBy('instrument')
    .orderBy('count', 'desc')
    .orderBy('instrument')
    .limit(50)
    .execute()
}

export async function countObservations(db: Db, today: string): Promise<{ total: number; thisWeek: number }> {
  const standing = db
    .selectFrom('observation')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where(isStanding)
  // Every day is after '': said so that SQLite walks the index of days and not the texts.
  const all = await standing.where('observedOn', '>', '').executeTakeFirstOrThrow()
  const thisWeek = await standing.where('observedOn', '>=', mondayOf(today)).executeTakeFirstOrThrow()
  return { total: all.count, thisWeek: thisWeek.count }
}

interface Search {
  readonly expression: string
  readonly isRare: boolean
}

async function isRare(db: Db, expression: string): Promise<boolean> {
  const { hits } = await db
    .selectFrom(
      sql<{
        rowid: number
      }>`(SELECT rowid FROM observation_search WHERE observation_search MATCH ${expression} LIMIT ${fewHits + 1})`.as<'hit'>(
        sql.ref('hit'),
      ),
    )
    .select(({ fn }) => fn.countAll<number>().as('hits'))
    .executeTakeFirstOrThrow()
  return hits <= fewHits
}

function filtered(db: Db, filter: ListFilter, search: Search | null, today: string) {
  const { childId, groupId, domain, authorId, from, until, staffOnly } = filter
  // The plus keeps SQLite from fetching every found note before it knows which are the newest.
  const number = search?.isRare === false ? sql<number>`+observation.number` : sql<number>`observation.number`
  return db
    .selectFrom('observation')
    .where(stateOf(filter))
    .$if(staffOnly !== undefined, (query) => query.where('observation.isStaffOnly', '=', sql.lit(staffOnly === true ? 1 : 0)))
    .$if(search !== null, (query) =>
      query.where(
        sql<boolean>`${number} IN (SELECT rowid FROM observation_search WHERE observation_search MATCH ${search?.expression ?? ''})`,
      ),
    )
    .$if(childId !== undefined, (query) =>
      query.where('observation.id', 'in', (eb) =>
        eb
          .selectFrom('observationChild')
          .select('observationId')
          .where('childId', '=', childId ?? ''),
      ),
    )
    .$if(groupId !== undefined, (query) =>
      query.where('observation.id', 'in', (eb) =>
        eb
          .selectFrom('placement')
          .innerJoin('observationChild', 'observationChild.childId', 'placement.childId')
          .select('observationChild.observationId')
          .where('placement.groupId', '=', groupId ?? '')
          .where('placement.startsOn', '<=', today)
          .where(({ or, eb: on }) => or([on('placement.endsOn', 'is', null), on('placement.endsOn', '>=', today)])),
      ),
    )
    .$if(domain !== undefined, (query) =>
      query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('observationDomain')
            .select('observationDomain.observationId')
            .whereRef('observationDomain.observationId', '=', 'observation.id')
            .where('observationDomain.domain', '=', domain ?? 'taal'),
        ),
      ),
    )
    .$if(authorId !== undefined, (query) => query.where('observation.authorId', '=', authorId ?? ''))
    .$if(from !== undefined, (query) => query.where('observation.observedOn', '>=', from ?? ''))
    .$if(until !== undefined, (query) => query.where('observation.observedOn', '<=', until ?? ''))
}

/** Written as the partial indexes are. */
function stateOf({ withdrawn, waiting }: ListFilter) {
  if (withdrawn) return sql<boolean>`observation.withdrawn_at IS NOT NULL`
  return waiting ? sql<boolean>`observation.withdrawn_at IS NULL AND observation.waits_since IS NOT NULL` : isStanding
}

async function childrenOf(db: Db, ids: readonly string[]): Promise<Map<string, Observation['children']>> {
  const rows = await db
    .selectFrom('observationChild')
    .innerJoin('child', 'child.id', 'observationChild.childId')
    .select(['observationChild.observationId', 'child.id', 'child.firstName', 'child.lastName'])
    .where('observationChild.observationId', 'in', ids)
    .orderBy('child.searchName')
    .orderBy('child.id')
    .execute()
  const children = new Map<string, Observation['children']>()
  for (const { observationId, id, firstName, lastName } of rows) {
    children.set(observationId, [...(children.get(observationId) ?? []), { childId: id, name: shortName(firstName, lastName) }])
  }
  return children
}

async function domainsOf(db: Db, ids: readonly string[]): Promise<Map<string, Set<string>>> {
  const rows = await db.selectFrom('observationDomain').selectAll().where('observationId', 'in', ids).execute()
  const seen = new Map<string, Set<string>>()
  for (const { observationId, domain } of rows) seen.set(observationId, (seen.get(observationId) ?? new Set()).add(domain))
  return seen
}

async function subDomainsOf(db: Db, ids: readonly string[]): Promise<Map<string, Set<string>>> {
  const rows = await db.selectFrom('observationSubDomain').selectAll().where('observationId', 'in', ids).execute()
  const seen = new Map<string, Set<string>>()
  for (const { observationId, subDomain } of rows) seen.set(observationId, (seen.get(observationId) ?? new Set()).add(subDomain))
  return seen
}
