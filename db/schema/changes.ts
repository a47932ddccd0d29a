import type { Transaction, Updateable } from 'kysely'
import { AppError } from '../contract/errors.ts'

/** The record as the user saw it when she began to change it. */
export interface Seen {
  readonly id: string
  readonly version: number
}

type VersionedRow = { id: string; version: number }
/** The tables whose rows carry an optimistic lock. */
export type VersionedTable<T> = { [N in keyof T & string]: T[N] extends VersionedRow ? N : never }[keyof T & string]
type Change<T, N extends keyof T> = Partial<Omit<Updateable<T[N]>, 'id' | 'version'>>

/**
 * Writes `values` and the next version, if nobody changed the row since the user saw it. Throws `not-found`, or
 * `conflict` with the version that stands now.
 */
export async function changeRow<T, N extends VersionedTable<T>>(
  db: Transaction<T>,
  table: N,
  seen: Seen,
  values: Change<T, N>,
): Promise<Seen> {
  const { rows, name } = view(db, table)
  const next = { ...values, version: seen.version + 1 }
  const result = await rows
    .updateTable(name)
    .set(next)
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .executeTakeFirstOrThrow()
  if (result.numUpdatedRows !== 1n) return refuse(db, table, seen)
  return { id: seen.id, version: next.version }
}

/** Deletes the row, if nobody changed it since the user saw it. Throws as `changeRow` does. */
export async function removeRow<T>(db: Transaction<T>, table: VersionedTable<T>, seen: Seen): Promise<void> {
  const { rows, name } = view(db, table)
  const result = await rows.deleteFrom(name).where('id', '=', seen.id).where('version', '=', seen.version).executeTakeFirstOrThrow()
  if (result.numDeletedRows !== 1n) await refuse(db, table, seen)
}

async function refuse<T>(db: Transaction<T>, table: VersionedTable<T>, seen: Seen): Promise<never> {
  const { rows, name } = view(db, table)
  const row = await rows.selectFrom(name).select('version').where('id', '=', seen.id).executeTakeFirst()
  if (row === undefined) throw new AppError('not-found')
  throw new AppError('conflict', { version: row.version })
}

/** All that these three statements need to know of a table: Kysely cannot follow a name that is a type parameter. The callers' types guard the rest. */
function view<T>(db: Transaction<T>, table: VersionedTable<T>): { rows: Transaction<{ row: VersionedRow }>; name: 'row' } {
  return { rows: db as unknown as Transaction<{ row: VersionedRow }>, name: table as string as 'row' }
}

/**
 * The row that a handler read before it decides, at the version that the user saw: a rule is judged on what she looked at,
 * so a change by somebody else is told first. Throws `not-found`, or `conflict` as `changeRow` does.
 */
export function asSeen<R extends VersionedRow>(row: R | undefined, seen: Seen): R {
  if (row === undefined) throw new AppError('not-found')
  if (row.version !== seen.version) throw new AppError('conflict', { version: row.version })
  return row
}
