import { CamelCasePlugin, Kysely, SqliteDialect } from 'kysely'
import type { RecordDatabase } from './open.ts'

/** Typed queries over an open record: camelCase in the code, snake_case in the file. `destroy()` closes the record. */
export function queriesOver<T>(record: RecordDatabase): Kysely<T> {
  return new Kysely<T>({ dialect: new SqliteDialect({ database: record }), plugins: [new CamelCasePlugin()] })
}
