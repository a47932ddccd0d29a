import { CamelCasePlugin, Kysely, SqliteDialect, type SqliteDatabase, type SqliteStatement } from 'kysely'
import type { ReadonlyKysely } from 'kysely/readonly'
import type { RecordDatabase } from './open.ts'

/** The database that reading needs, whether inside a command or a query. */
export type Readable<T> = ReadonlyKysely<T> | Kysely<T>

/** Typed queries over an open record: camelCase in the code, snake_case in the file. `destroy()` closes the record. */
export function queriesOver<T>(record: RecordDatabase): Kysely<T> {
  return new Kysely<T>({ dialect: new SqliteDialect({ database: keepingStatements(record) }), plugins: [new CamelCasePlugin()] })
}

/** More different questions than a morning's work asks; the one that was not asked for the longest time goes. */
const mostKept = 300
const statements = new WeakMap<RecordDatabase, Map<string, SqliteStatement>>()

/** SQLite reads and plans a question once, not each time it is asked: for a timeline whose pages are in memory that is a third of its time. */
function keepingStatements(record: RecordDatabase): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>()
  statements.set(record, kept)
  return {
    prepare: (source) => {
      const statement = kept.get(source) ?? record.prepare(source)
      kept.delete(source)
      kept.set(source, statement)
      const [oldest] = kept.keys()
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
      return statement
    },
    close: () => {
      kept.clear()
      record.close()
    },
  }
}

/** Each question is prepared anew the next time; for who wants to see them all. */
export function forgetStatements(record: RecordDatabase): void {
  statements.get(record)?.clear()
}
