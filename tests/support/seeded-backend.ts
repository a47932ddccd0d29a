import type { VoorschoolTables } from '../../db/schema/database.ts'
import { seedRecord, type Size } from '../bench/seeded-record.ts'
import { startTestBackend, type TestBackend } from './backend.ts'

interface SeededBackend {
  readonly backend: TestBackend<VoorschoolTables>
  readonly childIds: readonly string[]
  readonly groupIds: readonly string[]
}

/** A voorschool of this size on 23 November 2026, with statistics: for what SQLite plans. */
export async function startSeededBackend(size: Size): Promise<SeededBackend> {
  const backend = await startTestBackend()
  const { record } = backend.backend.host.requireSignedIn()
  return { backend, ...seedRecord(record, size, backend.ownerId, '2026-11-23') }
}
