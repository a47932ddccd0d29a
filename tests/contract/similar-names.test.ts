import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSimilarName, likenessOf, plainWords, slipsBetween, soundOf, type Named } from '../../db/contract/similar-names.ts'

describe('isSimilarName', () => {
  it.each([
    ['Çağla', 'cagla'],
    ['Mo', 'Mohamed'],
    ['Yusuf', 'Yusef'],
    ['Sofie', 'Sofiie'],
    ['Sanne', 'Snane'],
    ['Joesoef', 'Yusuf'],
    ['Youssef', 'Yusuf'],
    ['Mohammed', 'Muhamad'],
    ['Thijs', 'Tijs'],
    ['Jasmijn', 'Yasmijn'],
    ['Sophie', 'Sofie'],
    ['Lucas', 'Lukas'],
    ['Christiaan', 'Kristiaan'],
    ['Jayden', 'Jaiden'],
    ['Zakaria', 'Zacharia'],
    ['Aïcha', 'Aisha'],
    ['van den Berg', 'Berg'],
    ['v.d. Berg', 'Van de Berg'],
    ['El Amrani', 'Amrani'],
    ["'t Hart", 'Hart'],
    ['Anne Sophie', 'Anne'],
    ['Anne-Sophie', 'annesophie'],
    ['نور', 'نور'],
  ])('%s and %s are close', (one, other) => {
    expect(isSimilarName(one, other)).toBe(true)
    expect(isSimilarName(other, one)).toBe(true)
  })

  it.each([
    ['Noor', 'Sam'],
    ['Bo', 'Jo'],
    ['Yusuf', 'Yassin'],
    ['Daan', 'Dina'],
    ['Eva', 'Emma'],
    ['Anne Sophie', 'Anne Marie'],
    ['', 'Sam'],
  ])('%s and %s are two names', (one, other) => {
    expect(isSimilarName(one, other)).toBe(false)
    expect(isSimilarName(other, one)).toBe(false)
  })

  it('a name of prefixes alone keeps its words', () => {
    expect(plainWords('Van Der')).toEqual(['van', 'der'])
    expect(plainWords('van der Meer')).toEqual(['meer'])
  })
})

const letters = fc.constantFrom('a', 'e', 'i', 'o', 'u', 'y', 'b', 'c', 'd', 'f', 'h', 'j', 'k', 'm', 'n', 's', 't', 'v', 'z')
const word = fc.string({ unit: letters, minLength: 1, maxLength: 8 })
const accents: Readonly<Record<string, string>> = { a: 'á', e: 'ë', i: 'ï', o: 'ö', u: 'û', c: 'ç', n: 'ñ', s: 'ş' }
const accented = (name: string): string => [...name].map((letter) => accents[letter] ?? letter).join('')
const day = fc.option(fc.constantFrom('2024-02-29', '2024-03-01'))
const named: fc.Arbitrary<Named> = fc.record({ firstName: word, lastName: fc.option(word), bornOn: day })

describe('a law of likeness', () => {
  it('is symmetric', () => {
    fc.assert(
      fc.property(named, named, (one, other) => {
        expect(likenessOf(one, other)).toBe(likenessOf(other, one))
      }),
    )
  })

  it('everybody is alike to herself, and the same where the birthday is known', () => {
    fc.assert(
      fc.property(named, (one) => {
        expect(likenessOf(one, one)).toBe(one.bornOn === null ? 'name' : 'same')
      }),
    )
  })

  it('does not care for accents and capitals', () => {
    fc.assert(
      fc.property(named, named, (one, other) => {
        const dressed = { ...one, firstName: accented(one.firstName).toUpperCase(), lastName: one.lastName && accented(one.lastName) }
        expect(likenessOf(dressed, other)).toBe(likenessOf(one, other))
      }),
    )
  })

  it('does not care for prefixes', () => {
    const prefix = fc.constantFrom('van ', 'van der ', 'De ', 'el-', 'El ', "'t ", 'ben ', 'v.d. ')
    const family = word.filter((name) => plainWords(`x ${name}`).length === 2)
    fc.assert(
      fc.property(word, family, word, family, prefix, day, (first, last, otherFirst, otherLast, before, bornOn) => {
        const one = { firstName: first, lastName: last, bornOn }
        const other = { firstName: otherFirst, lastName: otherLast, bornOn: '2024-02-29' }
        expect(likenessOf({ ...one, lastName: before + last }, other)).toBe(likenessOf(one, other))
      }),
    )
  })

  it('one slip of the finger in a name of three letters or more is forgiven', () => {
    fc.assert(
      fc.property(fc.string({ unit: letters, minLength: 4, maxLength: 9 }), fc.nat(8), letters, (name, at, letter) => {
        fc.pre(plainWords(`x ${name}`).length === 2)
        const slip = name.slice(0, at) + letter + name.slice(at + 1)
        fc.pre(plainWords(`x ${slip}`).length === 2)
        expect(isSimilarName(name, slip)).toBe(true)
      }),
    )
  })
})

describe('slipsBetween', () => {
  it('counts letters that change, come, go or swap', () => {
    expect(slipsBetween('sanne', 'snane')).toBe(1)
    expect(slipsBetween('sofie', 'sophie')).toBe(2)
    expect(slipsBetween('', 'sam')).toBe(3)
    expect(slipsBetween('sam', '')).toBe(3)
    expect(slipsBetween('sam', 'sam')).toBe(0)
  })

  it('is a distance: zero only to itself, the same both ways, at most the longer word', () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        const slips = slipsBetween(one, other)
        expect(slips === 0).toBe(one === other)
        expect(slipsBetween(other, one)).toBe(slips)
        expect(slips).toBeLessThanOrEqual(Math.max(one.length, other.length))
        expect(slips).toBeGreaterThanOrEqual(Math.abs(one.length - other.length))
      }),
    )
  })
})

it('soundOf gives one key to names that sound alike, and tells a first vowel apart', () => {
  expect(['joesoef', 'youssef', 'yusuf'].map(soundOf)).toEqual(['jsf', 'jsf', 'jsf'])
  expect(['vleur', 'fleur'].map(soundOf)).toEqual(['flr', 'flr'])
  expect(soundOf('emma')).not.toBe(soundOf('ima'))
})
