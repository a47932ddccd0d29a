import { sql } from 'kysely'
import { shortName } from '../contract/names.ts'
import type { VoorschoolTables } from './database.ts'
import type { Readable } from './kysely.ts'
import { writerId } from './standing.ts'

type Db = Readable<VoorschoolTables>

/** Waiting observations that ask something of this person: somebody else's to look at, and her own that were sent back. */
function asking(db: Db, userId: string) {
  return db
    .selectFrom('observation')
    .where(sql<boolean>`observation.withdrawn_at IS NULL AND observation.waits_since IS NOT NULL`)
    .where(sql<boolean>`(CASE WHEN observation.remark IS NULL THEN ${writerId} <> ${userId} ELSE ${writerId} = ${userId} END)`)
}

export async function countToReview(db: Db, userId: string): Promise<{ toReview: number; sentBack: number }> {
  const { toReview, sentBack } = await asking(db, userId)
    .select([
      sql<number>`count(*) FILTER (WHERE observation.remark IS NULL)`.as('toReview'),
      sql<number>`count(*) FILTER (WHERE observation.remark IS NOT NULL)`.as('sentBack'),
    ])
    .executeTakeFirstOrThrow()
  return { toReview, sentBack }
}

/** What was sent back first, then who waits longest. */
export async function firstToReview(db: Db, userId: string, limit: number) {
  const rows = await asking(db, userId)
    .innerJoin('user', 'user.id', 'observation.authorId')
    .select(['observation.id as observationId', 'observation.observedOn', 'observation.remark', 'user.name as authorName'])
    .orderBy(sql`observation.remark IS NULL`)
    .orderBy('observation.waitsSince')
    .orderBy('observation.number')
    .limit(limit)
    .execute()
  const names = await childNamesOf(
    db,
    rows.map((row) => row.observationId),
  )
  return rows.map(({ remark, ...row }) => ({ ...row, isSentBack: remark !== null, childNames: names.get(row.observationId) ?? [] }))
}

async function childNamesOf(db: Db, observationIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('observationChild')
    .innerJoin('child', 'child.id', 'observationChild.childId')
    .select(['observationChild.observationId', 'child.firstName', 'child.lastName'])
    .where('observationChild.observationId', 'in', observationIds)
    .orderBy('child.searchName')
    .execute()
  const names = new Map<string, string[]>()
  for (const { observationId, firstName, lastName } of rows)
    names.set(observationId, [...(names.get(observationId) ?? []), shortName(firstName, lastName)])
  return names
}
