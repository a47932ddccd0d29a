import { sql } from 'kysely'
import type { supportContract, SupportRow } from '../../contract/support.ts'
import { shortName } from '../../contract/names.ts'
import type { Output, Parsed } from '../../contract/operation.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import type { Readable } from '../../schema/kysely.ts'
import { wholeWeeks } from './rules.ts'

type Db = Readable<VoorschoolTables>
type Overview = Output<(typeof supportContract)['support.overview']>
type Show = Parsed<(typeof supportContract)['support.overview']>['show']

/** Who waits, who has it, or who has a need and nothing arranged; the longest first, then by name. */
export async function readOverview(
  db: Db,
  { show, page }: Parsed<(typeof supportContract)['support.overview']>,
  today: string,
): Promise<Overview> {
  const counts = {
    waiting: await countOf(db, 'waiting', today),
    running: await countOf(db, 'running', today),
    without: await countOf(db, 'without', today),
  }
  const rows = await listed(db, show, today)
    .leftJoin('placement', (join) =>
      join.on(
        'placement.id',
        '=',
        sql<string>`(SELECT p.id FROM placement p WHERE p.child_id = child.id AND p.starts_on <= ${today} AND (p.ends_on IS NULL OR p.ends_on >= ${today}) ORDER BY p.starts_on, p.id LIMIT 1)`,
      ),
    )
    .leftJoin('group', 'group.id', 'placement.groupId')
    .select([
      'child.id as childId',
      'child.firstName',
      'child.lastName',
      'group.name as groupName',
      'listed.arrangementId',
      'listed.sinceOn',
    ])
    .select(['arrangement.kind', 'arrangement.partner', 'arrangement.description'])
    .orderBy('listed.sinceOn')
    .orderBy('child.searchName')
    .orderBy('listed.arrangementId')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  const needs = await openNeeds(db, [...new Set(rows.map((row) => row.childId))])
  return {
    rows: rows.map((row) => ({
      childId: row.childId,
      name: shortName(row.firstName, row.lastName),
      groupName: row.groupName,
      needs: needs.get(row.childId) ?? [],
      arrangement: arrangementOf(row),
      sinceOn: row.sinceOn,
      weeks: wholeWeeks(row.sinceOn, today),
    })),
    total: counts[show],
    counts,
  }
}

interface ArrangementColumns {
  readonly arrangementId: string | null
  readonly kind: NonNullable<SupportRow['arrangement']>['kind'] | null
  readonly partner: NonNullable<SupportRow['arrangement']>['partner']
  readonly description: string | null
}

function arrangementOf({ arrangementId: id, kind, partner, description }: ArrangementColumns): SupportRow['arrangement'] {
  return id === null || kind === null ? null : { id, kind, partner, description }
}

/** One row per arrangement that waits or runs, or per child with a need and neither of them. */
function listed(db: Db, show: Show, today: string) {
  const parts = {
    waiting: sql`SELECT child_id, id AS arrangement_id, waiting_since_on AS since_on FROM support_arrangement WHERE started_on IS NULL AND ended_on IS NULL`,
    running: sql`SELECT child_id, id AS arrangement_id, started_on AS since_on FROM support_arrangement WHERE started_on IS NOT NULL AND ended_on IS NULL`,
    without: sql`SELECT child_id, NULL AS arrangement_id, min(since_on) AS since_on FROM support_need
      WHERE ended_on IS NULL AND NOT EXISTS (SELECT 1 FROM support_arrangement a WHERE a.child_id = support_need.child_id AND a.ended_on IS NULL)
      GROUP BY child_id`,
  } as const
  const list = sql<{ childId: string; arrangementId: string | null; sinceOn: string }>`(${parts[show]})`.as<'listed'>(sql.ref('listed'))
  return db
    .selectFrom(list)
    .innerJoin('child', 'child.id', 'listed.childId')
    .leftJoin('supportArrangement as arrangement', 'arrangement.id', 'listed.arrangementId')
    .where((eb) => eb.or([eb('child.leftOn', 'is', null), eb('child.leftOn', '>=', today)]))
}

async function countOf(db: Db, show: Show, today: string): Promise<number> {
  const { count } = await listed(db, show, today)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

async function openNeeds(db: Db, childIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('supportNeed')
    .select(['childId', 'kind'])
    .where('childId', 'in', childIds)
    .where('endedOn', 'is', null)
    .orderBy('sinceOn')
    .orderBy('id')
    .execute()
  const needs = new Map<string, string[]>()
  for (const { childId, kind } of rows) needs.set(childId, [...(needs.get(childId) ?? []), kind])
  return needs
}
