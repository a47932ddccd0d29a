import type { Readable } from '../backend/handler.ts'
import type { Period } from '../contract/planning.ts'
import type { VoorschoolTables } from './database.ts'

/** When the location is closed, and for what. */
export interface ClosedPeriod extends Period {
  readonly name: string
}

/** The closed periods that touch these days. */
export function closedPeriods(_db: Readable<VoorschoolTables>, _days: Period): Promise<ClosedPeriod[]> {
  return Promise.resolve([])
}
