import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameFinder, type NamedChild } from '../../db/contract/other-names.ts'

const child = (id: string, firstName: string, lastName: string | null = null): NamedChild => ({ id, firstName, lastName })
const group = [
  child('noor', 'Noor', 'Bakker'),
  child('sam-v', 'Sam', 'Visser'),
  child('sam-b', 'Sam', 'van der Berg'),
  child('lars', 'Lars'),
  child('lina', 'Lina', 'El Amrani'),
  child('cagla', 'Çağla'),
  child('anne-fleur', 'Anne-Fleur'),
  child('jan-willem', 'Jan Willem', 'de Wit'),
  child('ben', 'Ben'),
  child('bo', 'Bo'),
  child('mo', 'محمد'),
]
const find = nameFinder(group)
const found = (text: string) => find(text).map(({ from, to, childIds }) => `${text.slice(from, to)} = ${childIds.join('/')}`)

test('nameFinder finds whole words only', () => {
  expect(found('Noor speelt samen met Lina in de noordhoek')).toEqual(['Noor = noor', 'Lina = lina'])
  expect(found('Anne en Fleur')).toEqual([])
  expect(found('Anne-Fleur deelt')).toEqual(['Anne-Fleur = anne-fleur'])
  expect(found('Jan Willem en Jan')).toEqual(['Jan Willem = jan-willem'])
  expect(found('')).toEqual([])
})

test('nameFinder forgives accents, case and possessives, and knows that Lars has no possessive', () => {
  expect(found('cagla, LINA en noor')).toEqual(['cagla = cagla', 'LINA = lina', 'noor = noor'])
  expect(found("Noors jas, Lina’s beker, Lina's tas en Lars")).toEqual(['Noors = noor', 'Lina’s = lina', "Lina's = lina", 'Lars = lars'])
  expect(found('C\u0327ag\u0306la lacht')).toEqual(['C\u0327ag\u0306la = cagla'])
})

test('nameFinder tells children of one first name apart by their family name or its initial', () => {
  expect(found('Sam helpt')).toEqual(['Sam = sam-v/sam-b'])
  expect(found('Sam V. helpt Sam B.')).toEqual(['Sam V = sam-v', 'Sam B = sam-b'])
  expect(found('Sam van der Berg en Jan Willem de Wits jas')).toEqual(['Sam van der Berg = sam-b', 'Jan Willem de Wits = jan-willem'])
})

test('nameFinder takes a name that is also a word only with its capital', () => {
  expect(found('ik ben blij, ik geef bo een bal')).toEqual([])
  expect(found('Ben geeft Bo een bal')).toEqual(['Ben = ben', 'Bo = bo'])
})

test('nameFinder finds a name in a script without capitals', () => {
  expect(found('speelt met محمد buiten')).toEqual(['محمد = mo'])
})

test('every name of the list is found wherever it stands between other words, and what is found lies in the text', () => {
  const filler = fc.stringMatching(/^[0-9,.!? \n-]{1,20}$/)
  fc.assert(
    fc.property(fc.constantFrom(...group), filler, filler, (one, before, after) => {
      const text = `${before} ${one.firstName} ${after}`
      const [hit] = find(text)
      expect(hit?.childIds).toContain(one.id)
      expect(text.slice(hit?.from, hit?.to)).toBe(one.firstName)
    }),
  )
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      let end = 0
      for (const { from, to } of find(text)) {
        expect(from).toBeGreaterThanOrEqual(end)
        expect(to).toBeGreaterThan(from)
        end = to
      }
      expect(end).toBeLessThanOrEqual(text.length)
    }),
  )
})
