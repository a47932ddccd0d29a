import type { RecordDatabase } from '../../db/schema/open.ts'

/** A row that hangs on a child: directly, or on a row that does. */
export interface HangingRow {
  readonly table: string
  readonly column: string
  readonly value: string | number
}

interface Column {
  readonly name: string
  readonly type: string
  readonly notnull: number
  readonly pk: number
}
interface Reference {
  /** A key of several columns is several references with one id. */
  readonly id: number
  readonly from: string
  readonly table: string
  readonly to: string
}
type Value = string | number | Buffer

/**
 * Puts a row in every table that has a key to the child, and in every table that has a key to one of those, as deep as it goes. It reads the
 * schema itself, so that a table of tomorrow is not forgotten; what a column may hold is of no matter here, so checks are off meanwhile.
 */
export function fillEveryTableOf(record: RecordDatabase, childId: string): HangingRow[] {
  const tables = record
    .prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .pluck()
    .all() as string[]
  const columnsOf = (table: string) => record.prepare('SELECT name, type, "notnull", pk FROM pragma_table_info(?)').all(table) as Column[]
  const referencesOf = (table: string) =>
    record.prepare('SELECT id, "from", "table", "to" FROM pragma_foreign_key_list(?)').all(table) as Reference[]
  const elsewhere = new Map<string, Record<string, Value>>()
  let count = 0

  const insert = (table: string, fixed: Readonly<Record<string, Value>>): Record<string, Value> => {
    const references = new Map(referencesOf(table).map((reference) => [reference.from, reference]))
    const row: Record<string, Value> = {}
    for (const { name, type, notnull, pk } of columnsOf(table)) {
      const reference = references.get(name)
      const given = fixed[name]
      if (given !== undefined) row[name] = given
      else if (notnull === 0 && pk === 0) continue
      else if (reference !== undefined) row[name] = somewhere(reference.table)[reference.to] ?? ''
      else row[name] = type === 'TEXT' ? `z${String(++count)}` : type === 'BLOB' ? Buffer.from([++count]) : ++count
    }
    const names = Object.keys(row)
    record
      .prepare(`INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(',')}) VALUES (${names.map(() => '?').join(',')})`)
      .run(...Object.values(row))
    return row
  }
  /** A row that has nothing to do with the child. */
  const somewhere = (table: string): Record<string, Value> => {
    const found = elsewhere.get(table) ?? insert(table, {})
    elsewhere.set(table, found)
    return found
  }

  const made: HangingRow[] = []
  const hang = (parent: string, row: Readonly<Record<string, Value>>, path: readonly string[]): void => {
    for (const table of tables.filter((name) => !path.includes(name))) {
      const keys = Map.groupBy(
        referencesOf(table).filter((reference) => reference.table === parent),
        (reference) => reference.id,
      )
      for (const columns of keys.values()) {
        const [first] = columns
        const value = first === undefined ? undefined : row[first.to]
        if (first === undefined || (typeof value !== 'string' && typeof value !== 'number')) continue
        const key = columns.flatMap(({ from, to }) => (row[to] === undefined ? [] : [[from, row[to]] as const]))
        const inserted = insert(table, Object.fromEntries(key))
        made.push({ table, column: first.from, value })
        hang(table, inserted, [...path, table])
      }
    }
  }
  record.pragma('ignore_check_constraints = ON')
  try {
    hang('child', { id: childId }, ['child'])
  } finally {
    record.pragma('ignore_check_constraints = OFF')
  }
  return made
}

/** How many rows hang there now. */
export function countRows(record: RecordDatabase, { table, column, value }: HangingRow): number {
  return record.prepare(`SELECT count(*) FROM "${table}" WHERE "${column}" = ?`).pluck().get(value) as number
}
