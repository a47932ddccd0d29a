import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editDistance, nearNames, typosAllowed, withoutWord } from '../../../db/features/observations/near-names.ts'

const children = [
  { childId: 'noor', firstName: 'Noor', lastName: 'Bakker' },
  { childId: 'sam', firstName: 'Sam', lastName: 'de Vries' },
  { childId: 'cagla', firstName: 'Çağla', lastName: 'Öztürk' },
  { childId: 'yusuf', firstName: 'Yusuf', lastName: 'El Amrani' },
  { childId: 'maximiliaan', firstName: 'Maximiliaan', lastName: null },
]
const found = (search: string) => nearNames(search, children).map(({ childId, word, typos }) => [childId, word, typos])

describe('nearNames', () => {
  it.each([
    ['noor bouwhoek', [['noor', 'noor', 0]]],
    ['noo', [['noor', 'noo', 0]]],
    ['nor toren', []],
    ['noro toren', [['noor', 'noro', 1]]],
    ['Noorr', [['noor', 'Noorr', 1]]],
    ['cagla', [['cagla', 'cagla', 0]]],
    ['cagle', [['cagla', 'cagle', 1]]],
    ['yussuf', [['yusuf', 'yussuf', 1]]],
    ['maximilaan', [['maximiliaan', 'maximilaan', 1]]],
    ['maksimiliaan', [['maximiliaan', 'maksimiliaan', 2]]],
    ['vreis', [['sam', 'vreis', 1]]],
    ['de van het', []],
    ['sm', []],
    ['', []],
    ['“” 😀 !', []],
  ])('%s', (search, expected) => {
    expect(found(search)).toEqual(expected)
  })

  it('takes the word out of the search once', () => {
    expect(withoutWord('toren noro  bouwhoek', 'noro')).toBe('toren bouwhoek')
    expect(withoutWord('noro', 'noro')).toBe('')
  })

  it('gives at most five, each child once, the nearest first, whatever is typed', () => {
    const name = fc.stringMatching(/^[a-z]{2,9}$/)
    fc.assert(
      fc.property(fc.array(name, { maxLength: 30 }), fc.string({ unit: 'grapheme', maxLength: 40 }), (names, search) => {
        const all = names.map((firstName, index) => ({ childId: String(index), firstName, lastName: null }))
        const near = nearNames(search, all)
        expect(near.length).toBeLessThanOrEqual(5)
        expect(new Set(near.map((one) => one.childId)).size).toBe(near.length)
        expect(near.map((one) => one.typos)).toEqual(near.map((one) => one.typos).toSorted((a, b) => a - b))
      }),
    )
  })

  it('finds a name of four letters or more after any one typo', () => {
    const name = fc.stringMatching(/^[a-z]{5,10}$/)
    fc.assert(
      fc.property(name, fc.nat(), fc.constantFrom('drop', 'swap', 'change'), (firstName, pick, typo) => {
        const at = pick % (firstName.length - 1)
        const typed =
          typo === 'drop'
            ? firstName.slice(0, at) + firstName.slice(at + 1)
            : typo === 'swap'
              ? firstName.slice(0, at) + (firstName[at + 1] ?? '') + (firstName[at] ?? '') + firstName.slice(at + 2)
              : `${firstName.slice(0, at)}é${firstName.slice(at + 1)}`
        fc.pre(!['der', 'den', 'het', 'ten', 'ter', 'van', 'della'].includes(typed))
        expect(nearNames(typed, [{ childId: 'x', firstName, lastName: null }])).toHaveLength(1)
      }),
    )
  })
})

describe('editDistance', () => {
  const word = fc.stringMatching(/^[a-d]{0,8}$/)
  it('is nothing for the same, the same both ways, and at most the longer word', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, a, 2)).toBe(0)
        expect(editDistance(a, b, 9)).toBe(editDistance(b, a, 9))
        expect(editDistance(a, b, 9)).toBeLessThanOrEqual(Math.max(a.length, b.length))
        expect(editDistance(a, b, 9) === 0).toBe(a === b)
      }),
    )
  })

  it('stops counting beyond its limit', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, limit) => {
        expect(editDistance(a, b, limit)).toBe(Math.min(editDistance(a, b, 9), limit + 1))
      }),
    )
  })

  it.each([
    ['noor', 'noro', 1],
    ['noor', 'nor', 1],
    ['sam', 'som', 1],
    ['yusuf', 'joesoef', 5],
  ])('%s to %s is %i', (a, b, distance) => {
    expect(editDistance(a, b, 9)).toBe(distance)
  })

  it('allows no typo in three letters, one in four to six, two in more', () => {
    expect([3, 4, 6, 7].map(typosAllowed)).toEqual([0, 1, 1, 2])
  })
})
