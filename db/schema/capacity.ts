import type { Capacity, Reduction } from '../contract/planning.ts'
import type { VoorschoolTables } from './database.ts'
import type { Readable } from './kysely.ts'

/** How many children fit in each of these groups, with the decisions to make it smaller that stand. Two statements, however many groups. */
export async function readCapacities(db: Readable<VoorschoolTables>, groupIds: readonly string[]): Promise<Map<string, Capacity>> {
  if (groupIds.length === 0) return new Map()
  const groups = await db.selectFrom('group').select(['id', 'maximum']).where('id', 'in', groupIds).execute()
  const reductions = Map.groupBy(await standingReductions(db, groupIds), (one) => one.groupId)
  return new Map(groups.map(({ id, maximum }) => [id, { maximum, reductions: reductions.get(id) ?? [] }]))
}

async function standingReductions(
  db: Readable<VoorschoolTables>,
  groupIds: readonly string[],
): Promise<(Reduction & { readonly groupId: string })[]> {
  return db
    .selectFrom('groupReduction')
    .select(['groupId', 'maximum', 'startsOn', 'endsOn'])
    .where('groupId', 'in', groupIds)
    .where('withdrawnAt', 'is', null)
    .orderBy('startsOn')
    .execute()
}
