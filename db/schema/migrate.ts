import { AppError } from '../contract/errors.ts'
import { toAppError, verifyRecord, type RecordDatabase } from './open.ts'

/** One frozen step. `version` counts by tens; `sql` is plain SQL that imports nothing of the app. */
export interface Migration {
  readonly version: number
  readonly name: string
  readonly sql: string
}

/** What `migrate` did: from and to `user_version`, and the steps it took. */
export interface MigrationReport {
  readonly from: number
  readonly to: number
  readonly applied: readonly string[]
}

/**
 * Brings a record to the newest known version: all steps, the version number, and the check of references and integrity are one
 * transaction, so any throw leaves the file as it was.
 * A record of a newer version throws `newer-database` { found, known } and is not touched. The backup runs before the first
 * step, except for a record that has nothing in it yet.
 */
export async function migrate(
  db: RecordDatabase,
  migrations: readonly Migration[],
  options: { readonly backup: () => unknown },
): Promise<MigrationReport> {
  requireAscending(migrations)
  const found = Number(db.pragma('user_version', { simple: true }))
  const known = migrations.at(-1)?.version ?? 0
  if (found > known) throw new AppError('newer-database', { found, known })
  const steps = migrations.filter((step) => step.version > found)
  if (steps.length === 0) return { from: found, to: found, applied: [] }
  if (found > 0) await options.backup()

  try {
    // A step may rebuild a table, which needs references to be off; SQLite ignores this pragma inside a transaction.
    db.pragma('foreign_keys=OFF')
    db.transaction(() => {
      for (const step of steps) {
        db.exec(step.sql)
        if (!db.inTransaction) throw new Error(`Migration ${step.name} ended the transaction that it runs in`)
      }
      db.pragma(`user_version=${String(known)}`)
      verifyRecord(db)
    }).immediate()
  } catch (error) {
    throw toAppError(error)
  } finally {
    db.pragma('foreign_keys=ON')
  }
  return { from: found, to: known, applied: steps.map((step) => step.name) }
}

function requireAscending(migrations: readonly Migration[]): void {
  let last = 0
  for (const { version, name } of migrations) {
    if (!Number.isInteger(version) || version <= last) throw new Error(`Migration ${name} is out of order`)
    last = version
  }
}
