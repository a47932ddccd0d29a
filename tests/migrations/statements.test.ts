import { expect, test, vi } from 'vitest'
import { forgetStatements } from '../../db/schema/kysely.ts'
import { aGroup } from '../support/builders.ts'
import { startTestBackend } from '../support/backend.ts'

test('a question is prepared once, and answers what is in the record now', async () => {
  const backend = await startTestBackend()
  const { record } = backend.backend.host.requireSignedIn()
  const prepare = vi.spyOn(record, 'prepare')
  const preparedFor = async (call: () => Promise<unknown>) => {
    prepare.mockClear()
    await call()
    return prepare.mock.calls.length
  }
  const names = () => backend.call('groups.names', {})

  expect(await preparedFor(names)).toBeGreaterThan(0)
  expect(await preparedFor(names)).toBe(0)
  await backend.call('groups.add', aGroup({ name: 'Otters' }))
  await backend.call('groups.add', aGroup({ name: 'Egels' }))
  expect((await names()).map(({ name }) => name)).toEqual(['Egels', 'Otters'])

  forgetStatements(record)
  expect(await preparedFor(names)).toBeGreaterThan(0)
  await backend.stop()
})

test('of more different questions than are kept, the one that was not asked for the longest time is prepared again', async () => {
  const backend = await startTestBackend()
  const { record } = backend.backend.host.requireSignedIn()
  const prepare = vi.spyOn(record, 'prepare')
  const isPrepared = async (call: () => Promise<unknown>) => {
    prepare.mockClear()
    await call()
    return prepare.mock.calls.some(([source]) => source.includes('"has_dagdelen"'))
  }
  await backend.call('groups.names', {})
  // A list of another length is another question to SQLite.
  const { db } = backend.backend.host.requireSignedIn()
  const askWith = (length: number) =>
    db
      .selectFrom('user')
      .select('id')
      .where(
        'id',
        'in',
        Array.from({ length }, (_, index) => String(index)),
      )
      .execute()
  for (let length = 1; length <= 150; length += 1) await askWith(length)
  expect(await isPrepared(() => backend.call('groups.names', {}))).toBe(false)
  for (let length = 151; length <= 500; length += 1) await askWith(length)
  expect(await isPrepared(() => backend.call('groups.names', {}))).toBe(true)
  await backend.stop()
})
