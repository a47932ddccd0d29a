import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import ts from 'typescript'
import { workspaceKinds, type WorkspaceKind } from '../../db/contract/roles.ts'
import { migrationsOf } from '../../db/schema/migrations/index.ts'
import type { RecordDatabase } from '../../db/schema/open.ts'
import { startTestBackend } from '../support/backend.ts'

const backends = {
  voorschool: await startTestBackend({ kind: 'voorschool' }),
  projectleider: await startTestBackend({ kind: 'projectleider' }),
}
afterAll(async () => {
  for (const kind of workspaceKinds) await backends[kind].stop()
})

function recordOf(kind: WorkspaceKind): RecordDatabase {
  return backends[kind].backend.host.requireSignedIn().record
}

/** Once released a step never changes: records that have taken it would differ from new ones. A new change is a new step. */
const frozen: Readonly<Record<string, string>> = {
  'people-and-audit': '928d9c4f69294a33',
  record: 'bbee8506f39b381c',
  'hours-and-presence': 'a263b9c8b18caf1b',
  deliveries: '0937e7dd5e7faa36',
  'groups-and-calendar': 'f17e12891b1ae4d4',
  'typed-settings': '44b25c35f97db563',
  'advies-and-placements': 'de908f001ad94ab2',
  observing: 'c10b9825f87757a5',
  'draft-parts': 'a2e91a9386463737',
  'children-support-handover': 'c39173606703e681',
  preferences: 'b7c542d0eeb7f224',
  bulk: 'cb8f11faee4f98be',
}

test.for([...new Map(workspaceKinds.flatMap((kind) => migrationsOf[kind]).map((step) => [step.name, step.sql] as const))])(
  'migration %s is as it was released',
  ([name, sql]) => {
    expect(createHash('sha256').update(sql).digest('hex').slice(0, 16)).toBe(frozen[name])
  },
)

describe.for(workspaceKinds)('the %s record', (kind) => {
  test('has the newest version', () => {
    expect(recordOf(kind).pragma('user_version', { simple: true })).toBe(migrationsOf[kind].at(-1)?.version)
  })

  test('has only STRICT tables, and references that say what a deletion does', () => {
    const record = recordOf(kind)
    const loose = record
      .prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'`)
      .pluck()
      .all()
    expect(loose.filter((name) => !String(name).startsWith('observation_search'))).toEqual([])
    const silent = record
      .prepare(
        `SELECT t.name || '.' || f."from" FROM pragma_table_list t, pragma_foreign_key_list(t.name) f WHERE t.schema = 'main' AND f.on_delete = 'NO ACTION'`,
      )
      .pluck()
      .all()
    expect(silent).toEqual([])
  })

  test('is what db/schema/database.ts says: tables, columns, and which may be empty', () => {
    expect(realTables(recordOf(kind))).toEqual(writtenTables(kind === 'voorschool' ? 'VoorschoolTables' : 'ProjectleiderTables'))
  })
})

type Columns = Record<string, 'null' | 'not null'>

function realTables(record: RecordDatabase): Record<string, Columns> {
  const names = record
    .prepare(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'observation_search%' ORDER BY name`,
    )
    .pluck()
    .all() as string[]
  const tables: Record<string, Columns> = {}
  for (const name of names) {
    const columns = record.prepare(`SELECT name, "notnull" AS isRequired, pk FROM pragma_table_info(?)`).all(name) as {
      name: string
      isRequired: number
      pk: number
    }[]
    tables[camel(name)] = Object.fromEntries(
      columns.map((one) => [camel(one.name), one.isRequired === 1 || one.pk > 0 ? 'not null' : 'null']),
    )
  }
  return tables
}

/** Read from the source, because types are gone at run time. The search index is a view on another table and stays out. */
function writtenTables(name: string): Record<string, Columns> {
  const path = new URL('../../db/schema/database.ts', import.meta.url)
  const source = ts.createSourceFile('database.ts', readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
  const tables: Record<string, Columns> = {}
  for (const statement of source.statements) {
    if (!ts.isInterfaceDeclaration(statement) || (statement.name.text !== name && statement.name.text !== 'SharedTables')) continue
    for (const member of statement.members) {
      if (!ts.isPropertySignature(member) || member.type === undefined || !ts.isTypeLiteralNode(member.type)) continue
      const table = member.name.getText()
      if (table === 'observationSearch') continue
      tables[table] = Object.fromEntries(
        member.type.members
          .filter(ts.isPropertySignature)
          .map((column) => [column.name.getText(), /\bnull\b/.test(column.type?.getText() ?? '') ? 'null' : 'not null']),
      )
    }
  }
  return tables
}

function camel(name: string): string {
  return name.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase())
}
