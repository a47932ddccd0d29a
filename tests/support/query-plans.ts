import { expect } from 'vitest'
import type { VoorschoolTables } from '../../db/schema/database.ts'
import { forgetStatements } from '../../db/schema/kysely.ts'
import type { TestBackend } from './backend.ts'

/** Every line of every plan of what the call asks of the database, as SQLite makes it for the statistics that are there. */
export async function plansOf(backend: TestBackend<VoorschoolTables>, call: () => Promise<unknown>): Promise<string[]> {
  const { record } = backend.backend.host.requireSignedIn()
  const prepare = record.prepare.bind(record)
  const statements: string[] = []
  forgetStatements(record)
  record.prepare = (source: string) => {
    statements.push(source)
    return prepare(source)
  }
  try {
    await call()
  } finally {
    record.prepare = prepare
  }
  const asking = statements.filter((source) => /^(select|insert|update|delete|with)/i.test(source))
  expect(asking.length).toBeGreaterThan(0)
  return asking.flatMap((source) =>
    (
      prepare(`EXPLAIN QUERY PLAN ${source}`).all(...Array.from({ length: (source.match(/\?/g) ?? []).length }, () => 'x')) as {
        detail: string
      }[]
    ).map((step) => step.detail),
  )
}

/** The steps that read a whole table whose name fits, without an index. A joined answer of a subquery that was made beforehand is no table. */
export function walksOf(steps: readonly string[], tables: RegExp): string[] {
  const isMade = (table: string) => steps.includes(`MATERIALIZE ${table}`)
  return steps.filter((step) => {
    const [, table = ''] = /^SCAN "?(\w+)"?/.exec(step) ?? []
    if (step.endsWith('LEFT-JOIN') && isMade(table)) return false
    return tables.test(table) && !/USING (COVERING )?INDEX|VIRTUAL TABLE/.test(step)
  })
}
