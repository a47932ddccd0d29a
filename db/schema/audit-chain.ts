import { createHash } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { ReadonlyKysely } from 'kysely/readonly'
import type { SharedTables } from './database.ts'

/** What happened, in codes and counts: never content of the record. */
export interface AuditEvent {
  readonly at: string
  readonly userId: string | null
  readonly operation: string
  readonly subjectId: string | null
  readonly outcome: string
  readonly figures: Readonly<Record<string, number>>
}

const beginning = '0'.repeat(64)

interface ChainRow {
  readonly sequence: number
  readonly at: string
  readonly userId: string | null
  readonly operation: string
  readonly subjectId: string | null
  readonly outcome: string
  readonly figures: string
  readonly previousHash: string
}

/** SHA-256 over a row and the hash of the row before it: nobody can change or take out a row without the next one telling. */
function hashOfRow(row: ChainRow): string {
  const values = [row.sequence, row.at, row.userId, row.operation, row.subjectId, row.outcome, row.figures, row.previousHash]
  return createHash('sha256').update(JSON.stringify(values)).digest('hex')
}

/** Adds one row to the end of the chain, in the caller's transaction. */
export async function appendAudit(db: Transaction<SharedTables>, event: AuditEvent): Promise<void> {
  const last = await db.selectFrom('auditEntry').select(['sequence', 'hash']).orderBy('sequence', 'desc').limit(1).executeTakeFirst()
  const row: ChainRow = {
    ...event,
    sequence: (last?.sequence ?? 0) + 1,
    figures: JSON.stringify(event.figures),
    previousHash: last?.hash ?? beginning,
  }
  await db
    .insertInto('auditEntry')
    .values({ ...row, hash: hashOfRow(row) })
    .execute()
}

/** Walks the whole chain in steps; `brokenAt` is the first sequence that does not fit, null when all do. */
export async function verifyAuditChain(db: ReadonlyKysely<SharedTables>): Promise<{ rows: number; brokenAt: number | null }> {
  const step = 2000
  let rows = 0
  let previousHash = beginning
  for (;;) {
    const next = await db.selectFrom('auditEntry').selectAll().where('sequence', '>', rows).orderBy('sequence').limit(step).execute()
    for (const { hash, ...row } of next) {
      rows += 1
      if (row.sequence !== rows || row.previousHash !== previousHash || hashOfRow(row) !== hash) return { rows, brokenAt: rows }
      previousHash = hash
    }
    if (next.length < step) return { rows, brokenAt: null }
  }
}
