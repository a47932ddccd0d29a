import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameMasker, type PersonName } from '../../db/contract/masked-names.ts'
import { foldForSearch, isNamePrefix } from '../../db/contract/names.ts'

const noor: PersonName = { firstName: 'Noor', lastName: 'Bakker' }
const others: readonly PersonName[] = [
  { firstName: 'Sam', lastName: 'de Vries' },
  { firstName: 'Yusuf', lastName: 'El Amrani' },
  { firstName: 'Çağla', lastName: 'Öztürk' },
  { firstName: 'Noor', lastName: 'Jansen' },
  { firstName: 'Anne Fleur', lastName: 'van der Berg' },
  { firstName: 'Jan-Willem', lastName: null },
  { firstName: 'Thomas', lastName: "'t Hart" },
  { firstName: 'Bo', lastName: 'Groot' },
  { firstName: 'Ben', lastName: null },
  { firstName: 'Mila', lastName: 'Bakker' },
]
const mask = nameMasker(others, noor)

describe('masking', () => {
  it.each([
    ['Noor speelt met Sam.', 'Noor speelt met een ander kind.'],
    ['Sam pakt de hand van Noor.', 'Een ander kind pakt de hand van Noor.'],
    ['Mooi! Sam lacht.', 'Mooi! Een ander kind lacht.'],
    ['noor en SAM lopen', 'noor en een ander kind lopen'],
    ['samen met sam', 'samen met een ander kind'],
    ['Noor, Sam, Yusuf en Mila bouwen', 'Noor, andere kinderen bouwen'],
    ['bouwt Sams toren na', 'bouwt een ander kind z’n toren na'],
    ["bouwt Sam's toren na", 'bouwt een ander kind z’n toren na'],
    ["bouwt Thomas' toren na", 'bouwt een ander kind z’n toren na'],
    ['speelt met Cagla', 'speelt met een ander kind'],
    ['speelt met Çağla Öztürk en Sam de Vries', 'speelt met andere kinderen'],
    ['de moeder van Van der Berg', 'de moeder van een ander kind'],
    ['Anne-Fleur lacht, Fleur huilt', 'Een ander kind lacht, een ander kind huilt'],
    ['jan willem rent', 'Een ander kind rent'],
    ['Noor Jansen huilt, Noor troost', 'Een ander kind huilt, Noor troost'],
    ['Noor Bakker zingt', 'Noor Bakker zingt'],
    ['Mila Bakker zingt', 'Een ander kind zingt'],
    ['loopt in het bos, met Bo', 'loopt in het bos, met een ander kind'],
    ['ik ben er, zegt Ben', 'ik ben er, zegt een ander kind'],
    ['een groot huis van Groot', 'een groot huis van een ander kind'],
    ['in het Noors gebouwd', 'in het Noors gebouwd'],
    ['Sa\u00adm lacht', 'Een ander kind lacht'],
    ['<img src=x onerror=alert(1)> Sam', '<img src=x onerror=alert(1)> een ander kind'],
    ['', ''],
  ])('%s becomes %s', (text, masked) => {
    expect(mask(text).text).toBe(masked)
  })

  it('counts the names that it masked, one by one', () => {
    expect(mask('Sam, Yusuf en Mila, en nog eens Sam').masked).toBe(4)
    expect(mask('Noor zingt').masked).toBe(0)
  })

  it('leaves a text without other names as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        expect(nameMasker([], noor)(text)).toEqual({ text, masked: 0 })
      }),
    )
  })
})

const givenNames = [
  'Sam',
  'Yusuf',
  'Çağla',
  'Noor',
  'Anne Fleur',
  'Jan-Willem',
  'Thomas',
  'Lars',
  'Zoë',
  'Bo',
  'Óscar',
  'Nguyễn',
  'Мила',
  'נועה',
  'D’Angelo',
  'Lotte',
]
const familyNames = [
  'de Vries',
  'Jansen',
  'van der Berg',
  'El Amrani',
  'Öztürk',
  'Bakker',
  "'t Hart",
  'Jansen-de Boer',
  'Yılmaz',
  'Smit',
  null,
]
const person = fc.record({ firstName: fc.constantFrom(...givenNames), lastName: fc.constantFrom(...familyNames) })
const filler = fc.constantFrom('speelt met', 'en', 'kijkt naar', 'bouwt', 'zegt: “kom”', '\n', 'de toren van', '🙂', '—', 'samen,', 'de')

/** How a name can stand in a text. */
function written(name: PersonName): fc.Arbitrary<string> {
  const whole = name.lastName === null ? name.firstName : `${name.firstName} ${name.lastName}`
  const family = name.lastName === null ? name.firstName : name.lastName.charAt(0).toUpperCase() + name.lastName.slice(1)
  return fc
    .tuple(
      fc.constantFrom(name.firstName, whole, family),
      fc.constantFrom('', '', 's', "'s", '’s', '.', ','),
      fc.constantFrom('as it is', 'upper', 'folded with a capital'),
    )
    .map(([form, end, style]) => {
      const plain = style === 'upper' ? form.toUpperCase() : style === 'as it is' ? form : form.normalize('NFD').replace(/\p{M}/gu, '')
      return plain + end
    })
}

const scene = fc.tuple(person, fc.array(person, { minLength: 1, maxLength: 6 })).chain(([own, all]) => {
  const rest = all.filter((one) => one.firstName !== own.firstName || one.lastName !== own.lastName)
  const part = rest.length === 0 ? filler : fc.oneof(filler, filler, fc.constantFrom(...rest).chain(written), written(own))
  return fc.record({ own: fc.constant(own), rest: fc.constant(rest), parts: fc.array(part, { minLength: 1, maxLength: 14 }) })
})

function wordsOf(text: string): string[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((match) => foldForSearch(match[0])).filter((word) => word !== '')
}

describe('for any children and any text', () => {
  it('no name of another child is left, but what is also a name of the child itself', () => {
    fc.assert(
      fc.property(scene, ({ own, rest, parts }) => {
        const left = new Set(wordsOf(nameMasker(rest, own)(parts.join(' ')).text))
        const ownWords = new Set(wordsOf(`${own.firstName} ${own.lastName ?? ''}`))
        const telling = rest
          .flatMap(({ firstName, lastName }) => wordsOf(`${firstName} ${lastName ?? ''}`))
          .filter((word) => word.length > 1 && !isNamePrefix(word) && !ownWords.has(word))
        expect(telling.filter((word) => left.has(word) || left.has(`${word}s`))).toEqual([])
      }),
      { numRuns: 1_000 },
    )
  })

  it('what is masked once stays as it is', () => {
    fc.assert(
      fc.property(scene, ({ own, rest, parts }) => {
        const once = nameMasker(rest, own)(parts.join(' ')).text
        expect(nameMasker(rest, own)(once)).toEqual({ text: once, masked: 0 })
      }),
    )
  })

  it('the child’s own first name stands as often as before, unless another of that name was meant', () => {
    fc.assert(
      fc.property(scene, ({ own, rest, parts }) => {
        const strangers = rest.filter((one) => foldForSearch(one.firstName) !== foldForSearch(own.firstName))
        const text = parts.join(' ')
        const ownWords = wordsOf(own.firstName)
        const sharesWord = strangers.some(({ firstName, lastName }) =>
          wordsOf(`${firstName} ${lastName ?? ''}`).some((word) => ownWords.includes(word)),
        )
        fc.pre(!sharesWord)
        const times = (where: string): number => wordsOf(where).filter((word) => word === ownWords[0]).length
        expect(times(nameMasker(strangers, own)(text).text)).toBe(times(text))
      }),
    )
  })
})

it('masks every other name in a location of 5,000 children', () => {
  const many = Array.from({ length: 5_000 }, (_, index) => ({ firstName: `Kind${String(index)}`, lastName: `van Achter${String(index)}` }))
  const maskMany = nameMasker(many, noor)
  for (let index = 0; index < 200; index += 1) {
    const { text } = maskMany(`Noor speelt met Kind${String(index)} en kijkt naar de bouwhoek. `.repeat(4))
    expect(text).toContain('Noor speelt met')
    expect(text).not.toContain('Kind')
  }
})
