import { sql, type Transaction } from 'kysely'
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
