import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { workspaceKinds } from '../../db/contract/roles.ts'
import { migrate } from '../../db/schema/migrate.ts'
import { migrationsOf } from '../../db/schema/migrations/index.ts'
import { openRecord } from '../../db/schema/open.ts'

function emptyRecord() {
  const folder = mkdtempSync(join(tmpdir(), 'kernwijzer-migration-'))
  const record = openRecord(join(folder, 'record.db'), randomBytes(32), { create: true })
  onTestFinished(() => {
    record.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return record
}

test.for(workspaceKinds)('a draft of before step 70 is the first part of its form after it (%s)', async (kind) => {
  const record = emptyRecord()
  const backup = () => undefined
  await migrate(
    record,
    migrationsOf[kind].filter((step) => step.version < 70),
    { backup },
  )
  record.exec(`
    INSERT INTO user (id, name, role, is_active, version) VALUES ('u', 'Marieke', 'medewerker', 1, 1);
    INSERT INTO draft (user_id, key, content, saved_at) VALUES ('u', 'observations.log', '{"text":"half"}', '2026-11-20T10:00:00.000Z');`)
  await migrate(record, migrationsOf[kind], { backup })
  expect(record.prepare('SELECT * FROM draft').all()).toEqual([
    { user_id: 'u', key: 'observations.log', part: 0, content: '{"text":"half"}', saved_at: '2026-11-20T10:00:00.000Z', version: 1 },
  ])
})

test('an observation of before step 70 counts, is found, and its history stays', async () => {
  const record = emptyRecord()
  const backup = () => undefined
  const steps = migrationsOf.voorschool
  await migrate(
    record,
    steps.filter((step) => step.version < 70),
    { backup },
  )
  record.exec(`
    INSERT INTO user (id, name, role, is_active, version) VALUES ('u', 'Marieke', 'medewerker', 1, 1);
    INSERT INTO child (id, first_name, search_name, born_on, home_language, registered_on, version) VALUES ('c', 'Noor', 'noor', '2024-01-15', 'meertalig', '2026-03-02', 1);
    INSERT INTO observation (id, author_id, text, observed_on, logged_at, is_staff_only, version) VALUES ('o', 'u', 'telt tot vier', '2026-10-01', '2026-10-01T10:00:00.000Z', 0, 2);
    INSERT INTO observation_child (observation_id, child_id) VALUES ('o', 'c');
    INSERT INTO observation_revision (id, observation_id, change, text, reason, changed_at, changed_by) VALUES ('r', 'o', 'corrected', 'telt', 'meer', '2026-10-01T11:00:00.000Z', 'u');`)
  await migrate(record, steps, { backup })
  expect(record.prepare('SELECT context, waits_since, remark, reviewed_by, reviewed_at FROM observation').all()).toEqual([
    { context: null, waits_since: null, remark: null, reviewed_by: null, reviewed_at: null },
  ])
  expect(record.prepare(`SELECT rowid FROM observation_search WHERE observation_search MATCH 'telt'`).all()).toHaveLength(1)
  expect(record.prepare('SELECT text, former FROM observation_revision').all()).toEqual([{ text: 'telt', former: null }])
  expect(
    record
      .prepare(
        'EXPLAIN QUERY PLAN SELECT number FROM observation WHERE withdrawn_at IS NULL AND waits_since IS NULL ORDER BY observed_on DESC, number DESC',
      )
      .all(),
  ).toMatchObject([{ detail: 'SCAN observation USING COVERING INDEX observation_by_day' }])
})
