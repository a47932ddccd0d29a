import { CamelCasePlugin, Kysely, SqliteDialect } from 'kysely'
import type { ReadonlyKysely } from 'kysely/readonly'
import type { RecordDatabase } from './open.ts'

/** The database that reading needs, whether inside a command or a query. */
export type Readable<T> = ReadonlyKysely<T> | Kysely<T>

/** Typed queries over an open record: camelCase in the code, snake_case in the file. `destroy()` closes the record. */
export function queriesOver<T>(record: RecordDatabase): Kysely<T> {
  return new Kysely<T>({ dialect: new SqliteDialect({ database: record }), plugins: [new CamelCasePlugin()] })
}
