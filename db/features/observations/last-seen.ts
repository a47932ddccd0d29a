import { sql, type Transaction } from 'kysely'
import type { Domain } from '../../contract/observations.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import { isStanding } from '../../schema/standing.ts'

/** Works out anew when these children were last seen in each domain, after an observation of theirs came, changed or went. */
export async function renewLastSeen(db: Transaction<VoorschoolTables>, childIds: readonly string[]): Promise<void> {
  await db.deleteFrom('childDomain').where('childId', 'in', childIds).execute()
  await db
    .insertInto('childDomain')
    .columns(['childId', 'domain', 'lastSeenOn'])
    .expression((eb) =>
      eb
        .selectFrom('observationChild')
        .innerJoin('observation', 'observation.id', 'observationChild.observationId')
        .innerJoin('observationDomain', 'observationDomain.observationId', 'observation.id')
        .select(['observationChild.childId', 'observationDomain.domain', sql<string>`max(observation.observed_on)`.as('lastSeenOn')])
        .where('observationChild.childId', 'in', childIds)
        .where(isStanding)
        .groupBy(['observationChild.childId', 'observationDomain.domain']),
    )
    .execute()
}

/** The same after an observation came that counts: a day can only become later. */
export async function noteSeen(
  db: Transaction<VoorschoolTables>,
  childIds: readonly string[],
  domains: readonly Domain[],
  observedOn: string,
): Promise<void> {
  if (domains.length === 0) return
  await db
    .insertInto('childDomain')
    .values(childIds.flatMap((childId) => domains.map((domain) => ({ childId, domain, lastSeenOn: observedOn }))))
    .onConflict((conflict) =>
      conflict.columns(['childId', 'domain']).doUpdateSet({ lastSeenOn: observedOn }).where('childDomain.lastSeenOn', '<', observedOn),
    )
    .execute()
}
