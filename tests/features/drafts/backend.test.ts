import { afterEach, beforeEach, expect, test } from 'vitest'
import { KeptDraft } from '../../../renderer/backend/kept-draft.ts'
import { connect, expectError, startTestBackend } from '../../support/backend.ts'
import { aChild, anObservation } from '../../support/builders.ts'

let backend: Awaited<ReturnType<typeof startTestBackend<'voorschool'>>>
beforeEach(async () => {
  backend = await startTestBackend()
})
afterEach(() => backend.stop())

const key = 'observations.log'

test('a draft survives the lock, is replaced by the next and belongs to one person', async () => {
  await backend.call('drafts.save', { key, values: { text: 'driewoordz' } })
  backend.clock.forward(300)
  expect(await backend.call('drafts.save', { key, seen: 1, values: { text: 'driewoordzin bij de 🏗️ bouwhoek' } })).toEqual({
    part: 0,
    version: 2,
    savedAt: '2026-11-23T11:41:00.300Z',
  })
  await backend.signInAsOwner()
  expect(await backend.call('drafts.read', { key })).toEqual({
    key,
    part: 0,
    values: { text: 'driewoordzin bij de 🏗️ bouwhoek' },
    savedAt: '2026-11-23T11:41:00.300Z',
    version: 2,
  })
  await backend.signInAs('medewerker')
  expect(await backend.call('drafts.read', { key })).toBeNull()
  expect(await backend.call('drafts.list', {})).toEqual([])
})

test('discarding one leaves the others', async () => {
  await backend.call('drafts.save', { key: 'parents.log', values: { note: 'a' } })
  await backend.call('drafts.save', { key, values: { text: 'b' } })
  await backend.call('drafts.discard', { key: 'parents.log' })
  expect((await backend.call('drafts.list', {})).map((draft) => draft.key)).toEqual([key])
})

test('a key that is none and a draft of more than 256 kB are refused', async () => {
  await expectError(backend.call('drafts.save', { key: '../keys', values: {} }), 'invalid-input')
  await expectError(backend.call('drafts.save', { key, values: { text: 'x'.repeat(270_000) } }), 'invalid-input')
  const longest = Array.from({ length: 16 }, () => 'é'.repeat(10_000))
  await backend.call('drafts.save', { key, values: { texts: longest } })
})

test('two windows in one form: a save that did not see the last one goes beside it', async () => {
  await backend.call('drafts.save', { key, values: { text: 'Noor telt' } })
  // Both windows read version 1; the first goes on, then the second.
  await backend.call('drafts.save', { key, seen: 1, values: { text: 'Noor telt tot vier' } })
  backend.clock.forward(1_000)
  const second = await backend.call('drafts.save', { key, seen: 1, values: { text: 'Noor telt blokken' } })
  expect(second).toMatchObject({ part: 1, version: 1 })
  await backend.call('drafts.save', { key, part: 1, seen: 1, values: { text: 'Noor telt blokken na' } })
  const excerpts = async () => (await backend.call('drafts.list', {})).map(({ part, excerpt }) => [part, excerpt])
  expect(await excerpts()).toEqual(
    [
      [0, 'Noor telt tot vier'],
      [1, 'Noor telt blokken na'],
    ].toReversed(),
  )
  // The newest comes back first; when it is done, the other does.
  expect(await backend.call('drafts.read', { key })).toMatchObject({ part: 1, values: { text: 'Noor telt blokken na' } })
  await backend.call('drafts.discard', { key, part: 1 })
  expect(await backend.call('drafts.read', { key })).toMatchObject({ part: 0, values: { text: 'Noor telt tot vier' } })
  expect(await backend.call('drafts.read', { key, part: 1 })).toBeNull()
})

test('a window that goes on after the other saved for good keeps what it typed', async () => {
  await backend.call('drafts.save', { key, values: { text: 'samen begonnen' } })
  await backend.call('drafts.discard', { key })
  expect(await backend.call('drafts.save', { key, seen: 1, values: { text: 'samen begonnen en verder' } })).toMatchObject({
    part: 0,
    version: 2,
  })
})

test('the list says of which form each is, about whom and what; also of a child who has left the form since', async () => {
  const { id: noor } = await backend.call('children.register', aChild())
  const { id: sam } = await backend.call('children.register', aChild({ firstName: 'Sam', lastName: null }))
  await backend.call('drafts.save', { key: `parents.log:${noor}`, values: { note: 'Vader kwam langs', kind: 'breng_haal' } })
  backend.clock.forward(1_000)
  await backend.call('drafts.save', { key, values: { childIds: [{ id: sam, name: 'Sam' }], text: 'Sam zingt', texts: {} } })
  expect(await backend.call('drafts.list', {})).toEqual([
    {
      key,
      part: 0,
      form: key,
      subjectId: null,
      childNames: ['Sam'],
      excerpt: 'Sam zingt',
      savedAt: '2026-11-23T11:41:01.000Z',
      version: 1,
    },
    {
      key: `parents.log:${noor}`,
      part: 0,
      form: 'parents.log',
      subjectId: noor,
      childNames: ['Noor B.'],
      excerpt: 'Vader kwam langs',
      savedAt: '2026-11-23T11:41:00.000Z',
      version: 1,
    },
  ])
})

test('a projectleider has drafts too, about no child', async () => {
  const city = await startTestBackend({ kind: 'projectleider' })
  await city.call('drafts.save', {
    key: 'deliveries.expectLocation',
    values: { name: 'De Zon in Overvecht', id: '0198a000-0000-7000-8000-000000000001' },
  })
  expect(await city.call('drafts.list', {})).toMatchObject([
    { form: 'deliveries.expectLocation', childNames: [], excerpt: 'De Zon in Overvecht' },
  ])
  await city.stop()
})

test('two windows type in one form at once: no word of either is lost, and saving one leaves the other', async () => {
  const other = connect(backend.backend)
  const first = new KeptDraft({ call: backend.call }, key)
  const second = new KeptDraft({ call: other.call }, key)
  await first.open(() => true)
  await second.open(() => true)
  for (let length = 1; length <= 12; length += 1) {
    first.change({ text: 'eerste venster'.slice(0, length + 2) })
    second.change({ text: 'tweede venster'.slice(0, length + 2) })
    if (length % 3 === 0) await Promise.all([first.flush(), second.flush()])
  }
  await Promise.all([first.flush(), second.flush()])
  const excerpts = async () => (await backend.call('drafts.list', {})).map((draft) => draft.excerpt).sort()
  expect(await excerpts()).toEqual(['eerste venster', 'tweede venster'])
  const { id } = await backend.call('children.register', aChild())
  await backend.call('observations.log', anObservation({ childIds: [id], text: 'eerste venster' }))
  await first.discard()
  expect(await excerpts()).toEqual(['tweede venster'])
  other.close()
})

test('a window that only looks writes nothing, so that the one that types is not put aside', async () => {
  await backend.call('drafts.save', { key, values: { text: 'half' } })
  const looking = new KeptDraft({ call: backend.call }, key)
  const draft = await looking.open(() => true)
  if (draft !== null) looking.change(draft.values)
  await looking.flush()
  expect(await backend.call('drafts.save', { key, seen: 1, values: { text: 'heel' } })).toMatchObject({ part: 0, version: 2 })
})

test('what is typed before an earlier draft was found goes beside it', async () => {
  await backend.call('drafts.save', { key, values: { text: 'van gisteren' } })
  const window = new KeptDraft({ call: backend.call }, key)
  const opening = window.open(() => false)
  window.change({ text: 'van nu' })
  expect(await opening).toBeNull()
  await window.flush()
  expect((await backend.call('drafts.list', {})).map((one) => one.excerpt).sort()).toEqual(['van gisteren', 'van nu'])
})
