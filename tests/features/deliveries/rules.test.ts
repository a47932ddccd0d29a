import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { definitionHash } from '../../../db/crypto/definition-hash.ts'
import { shownFileName, slug } from '../../../db/documents/file-name.ts'
import { byLocationAndNumber, isExpected, judgeLink, readBody, refusalOf, type KeptLink } from '../../../db/features/deliveries/rules.ts'
import { aBody, aLocation, someCells, type BodyOverrides } from '../../support/deliveries.ts'

const known = { definitionHash: definitionHash(), today: '2026-11-23' }
const location = aLocation({ name: 'De Zonnewijzer' })
const read = (overrides: BodyOverrides = {}) => readBody(JSON.parse(aBody(location, overrides)), known)

describe('readBody', () => {
  test('takes a good body', () => {
    expect(read()).toMatchObject({ refusal: null, body: { sequence: 1, peildatum: '2026-10-01' } })
  })

  test.each<[string, BodyOverrides]>([
    ['newer-format', { format: 2 }],
    ['newer-format', { format: 2, cells: 'in another form', sums: [] }],
    ['bad-content', { format: 0 }],
    ['bad-content', { format: '2' }],
    ['bad-content', { extra: 1 }],
    ['bad-content', { cells: [] }],
    ['bad-content', { peildatum: '2026-02-29' }],
    ['bad-content', { sequence: 0 }],
    ['bad-content', { cells: [{ indicator: 'shoeSize', level: 'locatie', dims: {}, count: 1 }] }],
    ['bad-content', { cells: [{ indicator: 'places', level: 'locatie', dims: { childId: '1' }, count: 1 }] }],
    ['bad-content', { cells: [{ indicator: 'places', level: 'locatie', dims: {}, count: -1 }] }],
    ['bad-content', { cells: [{ indicator: 'places', level: 'locatie', dims: {}, count: 1.5 }] }],
    ['bad-content', { notes: { strengths: 'x'.repeat(2001), opportunities: '' } }],
    ['other-definitions', { definitionHash: 'a'.repeat(64) }],
    ['implausible', { previousHash: 'a'.repeat(64) }],
    ['implausible', { sequence: 2 }],
    ['implausible', { peildatum: '2026-10-06' }],
    ['implausible', { peildatum: '2027-01-01', madeAt: '2027-01-02T08:00:00.000Z' }],
    ['implausible', { cells: [...someCells(), ...someCells()] }],
    ['implausible', { cells: [{ indicator: 'sixteenHours', level: 'locatie', dims: {}, count: 5, denominator: 4 }] }],
    ['implausible', { cells: [{ indicator: 'sixteenHours', level: 'locatie', dims: {}, count: 5 }] }],
    ['implausible', { cells: [{ indicator: 'places', level: 'locatie', dims: {}, count: 5, denominator: 9 }] }],
    ['implausible', { cells: [{ indicator: 'places', level: 'locatie', dims: { wijkCode: 'WK034401' }, count: 5 }] }],
    ['implausible', { cells: [{ indicator: 'placedWithAdvies', level: 'locatie', dims: {}, count: 5 }] }],
    ['implausible', { cells: [{ indicator: 'goalsByStatus', level: 'locatie', dims: { status: 'verzonnen' }, count: 5 }] }],
    ['implausible', { cells: [{ indicator: 'groupLoad', level: 'locatie', dims: {}, count: 400, denominator: 100 }] }],
  ])('refuses as %s: %j', (refusal, overrides) => {
    expect(read(overrides)).toMatchObject({ refusal, locationName: 'De Zonnewijzer' })
  })

  test('takes a group that is fuller than its places', () => {
    expect(read({ cells: [{ indicator: 'groupLoad', level: 'locatie', dims: {}, count: 110, denominator: 100 }] })).toMatchObject({
      refusal: null,
    })
  })

  test('survives every JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(readBody(json, known).refusal).not.toBeNull()
      }),
    )
  })
})

/** A chain of kept deliveries, one per quarter. */
function chain(length: number, counted = length): KeptLink[] {
  return Array.from({ length }, (_, index) => ({
    sequence: index + 1,
    bodyHash: `hash ${String(index + 1)}`,
    previousHash: index === 0 ? null : `hash ${String(index)}`,
    peildatum: `202${String(index)}-10-01`,
    hasCounted: index < counted,
  }))
}
const link = (sequence: number, overrides: Partial<KeptLink & { madeAt: string }> = {}) => ({
  sequence,
  bodyHash: `hash ${String(sequence)}`,
  previousHash: sequence === 1 ? null : `hash ${String(sequence - 1)}`,
  peildatum: `202${String(sequence - 1)}-10-01`,
  madeAt: `202${String(sequence - 1)}-10-05T09:00:00.000Z`,
  ...overrides,
})

describe('judgeLink', () => {
  test('takes the next of a chain without remark', () => {
    expect(judgeLink(link(4), chain(3))).toEqual({ refusal: null, oddities: [] })
  })
  test('takes the first', () => {
    expect(judgeLink(link(1), [])).toEqual({ refusal: null, oddities: [] })
  })
  test.each([1, 2, 3])('refuses number %i again as repeated', (sequence) => {
    expect(judgeLink(link(sequence), chain(3))).toEqual({ refusal: 'repeated' })
  })
  test('refuses the same number with another content as forked', () => {
    expect(judgeLink(link(3, { bodyHash: 'other' }), chain(3))).toEqual({ refusal: 'forked' })
  })
  test('refuses a predecessor with another content as forked', () => {
    expect(judgeLink(link(4, { previousHash: 'other' }), chain(3))).toEqual({ refusal: 'forked' })
  })
  test('refuses one that the known successor does not follow as forked', () => {
    const [, second, third] = chain(3)
    expect(judgeLink(link(1, { bodyHash: 'other' }), second && third ? [{ ...second, hasCounted: false }] : [])).toEqual({
      refusal: 'forked',
    })
  })
  test('refuses a lower number than one that counts as older than known, also where it fills a gap', () => {
    const [first, , third] = chain(3)
    expect(judgeLink(link(2), first && third ? [first, third] : [])).toEqual({ refusal: 'older-than-known' })
  })
  test('lets a lower number in while the higher one only waits', () => {
    const [first, , third] = chain(3, 1)
    expect(judgeLink(link(2), first && third ? [first, third] : [])).toEqual({ refusal: null, oddities: [] })
  })
  test('names a gap, a late one and a replacement', () => {
    expect(judgeLink(link(6), chain(3))).toEqual({ refusal: null, oddities: ['gap'] })
    expect(judgeLink(link(4, { madeAt: '2023-12-01T09:00:00.000Z' }), chain(3))).toEqual({ refusal: null, oddities: ['late'] })
    expect(judgeLink(link(4, { madeAt: '2023-11-30T09:00:00.000Z' }), chain(3))).toEqual({ refusal: null, oddities: [] })
    expect(judgeLink(link(4, { peildatum: '2022-10-01', madeAt: '2022-10-09T09:00:00.000Z' }), chain(3))).toEqual({
      refusal: null,
      oddities: ['replaces'],
    })
    expect(judgeLink(link(4, { peildatum: '2021-01-01', madeAt: '2021-01-09T09:00:00.000Z' }), chain(3))).toEqual({
      refusal: null,
      oddities: ['late'],
    })
  })
})

test('byLocationAndNumber gives one order, whatever the order of the dialog', () => {
  const one = fc.record({
    locationId: fc.constantFrom('a', 'b'),
    sequence: fc.integer({ min: 1, max: 5 }),
    madeAt: fc.constantFrom('x', 'y'),
  })
  fc.assert(
    fc.property(fc.array(one), fc.nat(), (files, seed) => {
      const shuffled = [...files].sort((a, b) => ((a.sequence * 31 + seed) % 7) - ((b.sequence * 31 + seed) % 7))
      expect(shuffled.sort(byLocationAndNumber)).toEqual([...files].sort(byLocationAndNumber))
    }),
  )
})

test('isExpected forgives capitals and accents, not another wijk', () => {
  const arrived = { locationName: 'de zônnewijzer ', wijkCode: 'WK034403' }
  expect(isExpected({ name: 'De Zonnewijzer', wijkCode: 'WK034403' }, arrived)).toBe(true)
  expect(isExpected({ name: 'De Zonnewijzer', wijkCode: 'WK034402' }, arrived)).toBe(false)
})

test('refusalOf knows every reason that reading and decrypting give', () => {
  expect(
    [
      'too-large',
      'not-age',
      'other-key',
      'broken',
      'not-an-export',
      'too-complex',
      'bad-signature',
      'not-a-file',
      'missing',
      undefined,
    ].map(refusalOf),
  ).toEqual(['too-large', 'not-age', 'other-key', 'broken', 'bad-content', 'bad-content', 'bad-signature', 'not-age', 'broken', 'broken'])
})

describe('file names', () => {
  test.each([
    ['De Zônnewijzer & Co.', 'de-zonnewijzer-co'],
    ['../../etc/passwd', 'etc-passwd'],
    ['CON', 'bestand-con'],
    ['…', 'bestand'],
    ['ş'.repeat(200), 's'.repeat(60)],
  ])('slug of %s', (name, expected) => {
    expect(slug(name)).toBe(expected)
  })
  test('slug is safe on every system', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(slug(name)).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,65}[a-z0-9])?$/)
      }),
    )
  })
  test('shownFileName takes away what could deceive', () => {
    expect(shownFileName('levering\u202Ega.exe\u0000\n.age')).toBe('leveringga.exe.age')
    expect([...shownFileName('x'.repeat(500))]).toHaveLength(120)
    expect(shownFileName('\u200b')).toBe('?')
  })
})
