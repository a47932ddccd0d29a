import type { changeSubjects } from '../contract/children.ts'
import type { CommandContext } from '../backend/handler.ts'
import type { VoorschoolTables } from './database.ts'

type Value = string | number | null | readonly string[]
interface Target {
  readonly childId: string
  readonly about: (typeof changeSubjects)[number]
  /** The record that was changed: of `child` the child itself. */
  readonly aboutId: string
}

/**
 * Writes one row for each field of `after` that differs from `before`, in the caller's transaction: who, when, what stood there. Append-only, and
 * gone with the child. A field that `before` does not have was empty.
 */
export async function recordFieldChanges(
  { db, newId, now, session }: CommandContext<VoorschoolTables>,
  target: Target,
  before: Readonly<Record<string, Value>>,
  after: Readonly<Record<string, Value>>,
): Promise<void> {
  const changedAt = now()
  const rows = Object.entries(after).flatMap(([field, value]) => {
    const oldValue = inOneLine(before[field] ?? null)
    const newValue = inOneLine(value)
    return oldValue === newValue ? [] : { ...target, id: newId(), field, oldValue, newValue, changedAt, changedBy: session.userId }
  })
  if (rows.length > 0) await db.insertInto('fieldChange').values(rows).execute()
}

function inOneLine(value: Value): string | null {
  if (value === null || typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  return value.length === 0 ? null : value.join(', ')
}
