import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { VoorschoolTables } from '../../../db/schema/database.ts'
import { expectError, startTestBackend, type TestBackend } from '../../support/backend.ts'
import { aChild, aGroup, anAdvies, anObservation, aPlacement } from '../../support/builders.ts'

let backend: TestBackend<VoorschoolTables>
let noor: string
let sam: string
let mila: string
beforeEach(async () => {
  backend = await startTestBackend()
  const { id: groupId } = await backend.call('groups.add', aGroup())
  const place = async (firstName: string): Promise<string> => {
    const { id } = await backend.call('children.register', aChild({ firstName, lastName: null }))
    await backend.call('advies.record', anAdvies({ childId: id }))
    await backend.call('placements.place', aPlacement({ childId: id, groupId }))
    return id
  }
  noor = await place('Noor')
  sam = await place('Sam')
  mila = await place('Mila')
})
afterEach(() => backend.stop())

const log = (overrides: Partial<Parameters<typeof anObservation>[0]> = {}) =>
  backend.call('observations.log', anObservation({ childIds: [noor, sam, mila], ...overrides }))
const all = async () =>
  (await backend.call('observations.list', {})).rows
    .map((row) => ({ text: row.text, children: row.children.map((child) => child.name), domains: row.domains }))
    .toSorted((a, b) => (a.text < b.text ? -1 : 1))

describe('a text of its own for some of the children', () => {
  test('makes an observation for each of those, and one for who shares the common text', async () => {
    const logged = await log({ text: 'Bouwden samen.', texts: [{ childId: sam, text: 'Sam leidde het spel.' }], domains: ['motoriek'] })
    expect(logged.observations).toHaveLength(2)
    expect(logged.observations[0]).toEqual({ id: logged.id, version: logged.version })
    expect(logged.warnings).toEqual([])
    expect(await all()).toEqual([
      { text: 'Bouwden samen.', children: ['Mila', 'Noor'], domains: ['motoriek'] },
      { text: 'Sam leidde het spel.', children: ['Sam'], domains: ['motoriek'] },
    ])
    const seen = async (id: string) => (await backend.call('children.read', { id })).lastSeen.motoriek
    expect([await seen(noor), await seen(sam), await seen(mila)]).toEqual(['2026-11-20', '2026-11-20', '2026-11-20'])
  })

  test('needs no common text when everybody has an own one', async () => {
    const texts = [noor, sam, mila].map((childId, index) => ({ childId, text: `Tekst ${String(index)}` }))
    expect((await log({ text: '', texts })).observations).toHaveLength(3)
    await expectError(log({ text: ' ', texts: texts.slice(1) }), 'invalid-input', { text: 'too_small' })
    await expectError(log({ text: 'x', texts: [...texts, { childId: sam, text: 'twee keer' }] }), 'invalid-input', {
      texts: 'text-of-nobody',
    })
    await expectError(log({ childIds: [noor], text: 'x', texts: [{ childId: sam, text: 'hoort er niet bij' }] }), 'invalid-input', {
      texts: 'text-of-nobody',
    })
    await expectError(log({ text: 'x', texts: [{ childId: sam, text: 'y'.repeat(10_001) }] }), 'invalid-input', {
      'texts.0.text': 'too_big',
    })
  })

  test('is all kept or nothing, and taken back together', async () => {
    await expectError(log({ childIds: [noor, sam, randomUUID()], texts: [{ childId: sam, text: 'los' }] }), 'not-found')
    expect(await all()).toEqual([])
    const { observations } = await log({ text: 'Samen', texts: [{ childId: sam, text: 'Los' }] })
    const stale = observations.map((one, index) => ({ ...one, version: index === 1 ? 9 : 1 }))
    await expectError(backend.call('observations.takeBack', { observations: stale, reason: 'x' }), 'conflict')
    expect(await all()).toHaveLength(2)
    const taken = await backend.call('observations.takeBack', { observations, reason: 'Direct teruggehaald' })
    expect(taken.observations.map((one) => one.version)).toEqual([2, 2])
    expect(await all()).toEqual([])
    expect((await backend.call('observations.list', { withdrawn: true })).total).toBe(2)
    expect((await backend.call('children.read', { id: sam })).lastSeen.taal).toBeNull()
  })
})

describe('a day that may be wrong', () => {
  test('before a place: kept, with a warning', async () => {
    expect((await log({ observedOn: '2026-05-03' })).warnings).toEqual(['before-placement'])
    const { id: new_ } = await backend.call('children.register', aChild({ firstName: 'Nieuw' }))
    expect((await log({ childIds: [noor, new_] })).warnings).toEqual(['before-placement'])
    expect((await log({ observedOn: '2026-05-04' })).warnings).toEqual([])
  })
})

describe('bad input', () => {
  test('a pasted page of Word keeps its lines, and nothing is refused for a sign that nobody sees', async () => {
    const { id } = await log({ childIds: [noor], text: '“Kijk”,\r\nzei zij\u000bbij de\u2028bouwhoek\u00a0– en lachte…\r' })
    expect((await backend.call('observations.read', { id })).text).toBe('“Kijk”,\nzei zij\nbij de\nbouwhoek\u00a0– en lachte…')
  })

  test('10,000 characters are kept to the last; one more is refused with its reason', async () => {
    const text = 'é'.repeat(9_999) + '!'
    const { id } = await log({ childIds: [noor], text })
    expect((await backend.call('observations.read', { id })).text).toBe(text)
    await expectError(log({ childIds: [noor], text: `${text}?` }), 'invalid-input', { text: 'too_big' })
    const [row] = (await backend.call('observations.list', { search: 'éé' })).rows
    expect(row?.snippet.map((piece) => piece.text).join('').length).toBeLessThanOrEqual(250)
  })

  test('an unknown sub-domain, a context that is none, two of the same', async () => {
    await expectError(log({ subDomains: ['knutselen' as 'spel'] }), 'invalid-input')
    await expectError(log({ subDomains: ['spel', 'spel'] }), 'invalid-input')
    await expectError(log({ context: 'thuis' as 'kring' }), 'invalid-input')
  })
})

test('observations.instruments names what was used before, the most used first', async () => {
  await log({ instrument: 'KIJK!', observedOn: '2026-11-01' })
  await log({ instrument: 'KIJK!', observedOn: '2026-11-10' })
  await log({ instrument: 'Eigen kijkwijzer' })
  const gone = await log({ instrument: 'Verkeerd' })
  await backend.call('observations.withdraw', { id: gone.id, version: 1, reason: 'x' })
  expect(await backend.call('observations.instruments', {})).toEqual([
    { name: 'KIJK!', count: 2, lastUsedOn: '2026-11-10' },
    { name: 'Eigen kijkwijzer', count: 1, lastUsedOn: '2026-11-20' },
    ...['BOSOS 2-4', 'Cito Volgsysteem jonge kind', 'HOREB', 'eigen observatielijst'].map((name) => ({ name, count: 0, lastUsedOn: null })),
  ])
})

test('the history keeps every field of how it was', async () => {
  const { id } = await log({ childIds: [noor, sam], text: 'Eerst', subDomains: ['spel'], context: 'kring', wellbeing: 4 })
  await backend.call('observations.correct', {
    ...anObservation({ childIds: [sam], text: 'Later', domains: [] }),
    id,
    version: 1,
    reason: 'Noor was er niet',
  })
  await backend.call('observations.withdraw', { id, version: 2, reason: 'Toch niet' })
  expect(await backend.call('observations.history', { id })).toMatchObject([
    { change: 'withdrawn', text: 'Later', children: [{ name: 'Sam' }], former: { domains: [], subDomains: [], context: null } },
    {
      change: 'corrected',
      text: 'Eerst',
      children: [{ name: 'Noor' }, { name: 'Sam' }],
      former: { domains: ['taal'], subDomains: ['spel'], context: 'kring', wellbeing: 4, observedOn: '2026-11-20' },
    },
  ])
})
