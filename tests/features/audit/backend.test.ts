import { afterEach, beforeEach, expect, test } from 'vitest'
import { expectError, startTestBackend } from '../../support/backend.ts'

let backend: Awaited<ReturnType<typeof startTestBackend>>
beforeEach(async () => {
  backend = await startTestBackend()
})
afterEach(() => backend.stop())

const child = {
  firstName: 'Noor',
  lastName: 'Bakker',
  bornOn: '2023-09-14',
  wijkCode: 'WK034403',
  homeLanguage: 'nederlands',
  languages: [] as string[],
  schoolName: null,
  schoolBrin: null,
  mentorId: null,
  registeredOn: '2026-05-14',
  waitlistedOn: null,
} as const

test('reading a child leaves one row a quarter of an hour, with who, when and whom', async () => {
  const { id } = await backend.call('children.register', child)
  await backend.call('children.read', { id })
  await backend.call('children.read', { id })
  backend.clock.forward(16 * 60_000)
  await backend.call('children.read', { id })
  const { rows } = await backend.call('audit.list', { operation: 'children.read' })
  expect(rows.map(({ at, userName, subjectName, outcome }) => ({ at, userName, subjectName, outcome }))).toEqual([
    { at: '2026-11-23T11:57:00.000Z', userName: 'Marieke', subjectName: 'Noor B.', outcome: 'ok' },
    { at: '2026-11-23T11:41:00.000Z', userName: 'Marieke', subjectName: 'Noor B.', outcome: 'ok' },
  ])
})

test('a command that is refused by a rule leaves no row and no change', async () => {
  const before = (await backend.call('audit.list', {})).total
  await expectError(backend.call('children.register', { ...child, bornOn: '2030-01-01' }), 'rule-broken')
  expect((await backend.call('audit.list', {})).total).toBe(before)
})

test('rows hold no content: no name, no text', async () => {
  await backend.call('children.register', child)
  const rows = await backend.kysely.selectFrom('auditEntry').selectAll().execute()
  expect(JSON.stringify(rows)).not.toMatch(/Noor|Bakker/)
})

test('the chain notices a changed and a missing row', async () => {
  for (let index = 0; index < 5; index += 1) await backend.call('children.register', { ...child, firstName: `Noor ${String(index)}` })
  expect(await backend.call('audit.verify', {})).toMatchObject({ brokenAt: null })
  const { record } = backend.backend.host.requireSignedIn()
  expect(() => record.exec(`UPDATE audit_entry SET outcome = 'x' WHERE sequence = 3`)).toThrow('append-only')
  expect(() => record.exec('DELETE FROM audit_entry WHERE sequence = 3')).toThrow('append-only')

  record.exec('DROP TRIGGER audit_entry_keeps_values; DROP TRIGGER audit_entry_keeps_rows')
  record.exec(`UPDATE audit_entry SET outcome = 'changed' WHERE sequence = 3`)
  expect((await backend.call('audit.verify', {})).brokenAt).toBe(3)
  record.exec('DELETE FROM audit_entry WHERE sequence = 3')
  expect((await backend.call('audit.verify', {})).brokenAt).toBe(3)
})

test('audit.list filters by day and is for the locatiemanager', async () => {
  await backend.call('children.register', child)
  backend.clock.set('2026-11-25T09:00:00.000Z')
  await backend.call('children.register', { ...child, firstName: 'Sam' })
  const { rows } = await backend.call('audit.list', { from: '2026-11-25', until: '2026-11-25', operation: 'children.register' })
  expect(rows).toHaveLength(1)
  await backend.signInAs('medewerker')
  await expectError(backend.call('audit.list', {}), 'not-allowed')
})
