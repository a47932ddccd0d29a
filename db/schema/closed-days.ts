import type { Period } from '../contract/planning.ts'
import type { VoorschoolTables } from './database.ts'
import type { Readable } from './kysely.ts'

/** When the location is closed, and for what. */
export interface ClosedPeriod extends Period {
  readonly name: string
}

/** The closed periods that touch these days, in order of date. */
export async function closedPeriods(db: Readable<VoorschoolTables>, { startsOn, endsOn }: Period): Promise<ClosedPeriod[]> {
  return db
    .selectFrom('closure')
    .select(['name', 'startsOn', 'endsOn'])
    .where('endsOn', '>=', startsOn)
    .$if(endsOn !== null, (query) => query.where('startsOn', '<=', endsOn ?? ''))
    .orderBy('startsOn')
    .execute()
}
