import { afterEach, beforeEach, expect, test } from 'vitest'
import { expectError, startTestBackend } from '../../support/backend.ts'

let backend: Awaited<ReturnType<typeof startTestBackend>>
beforeEach(async () => {
  backend = await startTestBackend()
})
afterEach(() => backend.stop())

test('a draft survives the lock, is replaced by the next and belongs to one person', async () => {
  const key = 'observations.log'
  await backend.call('drafts.save', { key, values: { text: 'driewoordz' } })
  backend.clock.forward(300)
  await backend.call('drafts.save', { key, values: { text: 'driewoordzin bij de 🏗️ bouwhoek' } })
  await backend.signInAsOwner()
  expect(await backend.call('drafts.read', { key })).toEqual({
    key,
    values: { text: 'driewoordzin bij de 🏗️ bouwhoek' },
    savedAt: '2026-11-23T11:41:00.300Z',
  })
  await backend.signInAs('medewerker')
  expect(await backend.call('drafts.read', { key })).toBeNull()
  expect(await backend.call('drafts.list', {})).toEqual([])
})

test('discarding one leaves the others', async () => {
  await backend.call('drafts.save', { key: 'parents.log', values: { note: 'a' } })
  await backend.call('drafts.save', { key: 'observations.log', values: { text: 'b' } })
  await backend.call('drafts.discard', { key: 'parents.log' })
  expect((await backend.call('drafts.list', {})).map((draft) => draft.key)).toEqual(['observations.log'])
})

test('a key that is none and a draft of more than 64 kB are refused', async () => {
  await expectError(backend.call('drafts.save', { key: '../keys', values: {} }), 'invalid-input')
  await expectError(backend.call('drafts.save', { key: 'observations.log', values: { text: 'x'.repeat(70_000) } }), 'invalid-input')
})
