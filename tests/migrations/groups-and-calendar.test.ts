import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { workspaceKinds } from '../../db/contract/roles.ts'
import { migrate } from '../../db/schema/migrate.ts'
import { migrationsOf } from '../../db/schema/migrations/index.ts'
import { openRecord } from '../../db/schema/open.ts'

const scratch = mkdtempSync(join(tmpdir(), 'kernwijzer-step-'))
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true })
})

test.for(workspaceKinds)('step 30 keeps what was chosen in a %s record, and a choice can be a list from then on', async (kind) => {
  const record = openRecord(join(scratch, `${kind}.db`), new Uint8Array(32).fill(7), { create: true })
  const steps = migrationsOf[kind]
  const before = steps.filter((step) => step.version < 30)
  await migrate(record, before, { backup: () => undefined })
  record.exec(`INSERT INTO setting (name, value) VALUES ('autoLockMinutes', 12), ('smallCount', 7)`)
  if (kind === 'voorschool') record.exec(`INSERT INTO "group" VALUES ('g', 'Kikkers', 've', NULL, 16, 1, 1)`)

  await migrate(
    record,
    steps.filter((step) => step.version <= 30),
    { backup: () => undefined },
  )
  expect(record.prepare('SELECT name, value, version FROM setting ORDER BY name').all()).toEqual([
    { name: 'autoLockMinutes', value: '12', version: 1 },
    { name: 'smallCount', value: '7', version: 1 },
  ])
  record.exec(`INSERT INTO setting VALUES ('supportKinds', '["taal"]', 1)`)
  expect(() => record.exec(`INSERT INTO setting VALUES ('veProgrammes', 'geen json', 1)`)).toThrow()
  if (kind === 'voorschool')
    expect(record.prepare('SELECT name, programme FROM "group"').all()).toEqual([{ name: 'Kikkers', programme: null }])
  record.close()
})
