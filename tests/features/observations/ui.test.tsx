import { render, screen } from '@testing-library/react'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldForSearch } from '../../../db/contract/names.ts'
import { markFound } from '../../../db/contract/snippets.ts'
import { MarkedText } from '../../../renderer/features/observations/MarkedText.tsx'
import { listInput, noFilter } from '../../../renderer/features/observations/observation-filters.ts'
import { countFolded, emptyObservation, toInput } from '../../../renderer/features/observations/observation-values.ts'

describe('markFound', () => {
  test('marks beginnings of words without accents and case, and keeps the rest as it was', () => {
    expect(markFound('Çağla zei: “caravan” of Karavaan', 'cag CAR')).toEqual([
      { text: 'Çağ', isFound: true },
      { text: 'la zei: “', isFound: false },
      { text: 'car', isFound: true },
      { text: 'avan” of Karavaan', isFound: false },
    ])
  })

  test('takes accents that stand apart along with their letter', () => {
    expect(markFound('cafe\u0301 open', 'cafe')).toEqual([
      { text: 'cafe\u0301', isFound: true },
      { text: ' open', isFound: false },
    ])
  })

  test('marks nothing for an empty search or for a middle of a word', () => {
    expect(markFound('driewoordzin', '  ')).toEqual([{ text: 'driewoordzin', isFound: false }])
    expect(markFound('driewoordzin', 'woord')).toEqual([{ text: 'driewoordzin', isFound: false }])
  })

  test('always gives the text back, whatever is searched', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme', maxLength: 20 }), (text, search) => {
        const pieces = markFound(text, search)
        expect(pieces.map((piece) => piece.text).join('')).toBe(text)
        for (const { text: found } of pieces.filter((piece) => piece.isFound)) expect(foldForSearch(found)).not.toBe('')
      }),
    )
  })

  test('finds every word of a text by that word', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zà-öø-ÿ]{1,8}$/), { minLength: 1, maxLength: 6 }), fc.nat(), (words, pick) => {
        const wanted = words[pick % words.length] ?? ''
        const found = markFound(words.join(' '), wanted).filter((piece) => piece.isFound)
        expect(found.length).toBeGreaterThan(0)
      }),
    )
  })
})

test('MarkedText puts what was found in <mark>', () => {
  render(<MarkedText text="Telde vijf blokken" search="blok" />)
  expect(screen.getByText('blok').tagName).toBe('MARK')
})

describe('toInput', () => {
  const noor = { id: '0198a000-0000-7000-8000-000000000001', name: 'Noor B.' }

  test('says null where nothing was filled in, and orders domains as the law does', () => {
    const values = { ...emptyObservation(noor), text: 'Bouwde een toren', domains: ['motoriek', 'taal'] as const }
    expect(toInput(values)).toEqual({
      childIds: [noor.id],
      text: 'Bouwde een toren',
      observedOn: values.observedOn,
      texts: [],
      domains: ['taal', 'motoriek'],
      subDomains: [],
      level: null,
      wellbeing: null,
      involvement: null,
      context: null,
      instrument: null,
      moment: null,
      isStaffOnly: false,
    })
  })

  test('counts what is folded away', () => {
    const empty = emptyObservation()
    expect(countFolded(empty, empty)).toBe(0)
    expect(countFolded({ ...empty, level: 'zorg', isStaffOnly: true, text: 'x' }, empty)).toBe(2)
  })
})

describe('listInput', () => {
  test('asks for nothing that was not chosen', () => {
    expect(listInput(noFilter, '2026-11-23')).toEqual({ search: '', withdrawn: false })
  })

  test('knows the days of each period', () => {
    const from = (period: (typeof noFilter)['period']) =>
      listInput({ ...noFilter, period, from: '2026-09-01', until: '2026-09-30' }, '2026-11-25')
    expect(from('week')).toMatchObject({ from: '2026-11-23' })
    expect(from('month')).toMatchObject({ from: '2026-10-26' })
    expect(from('schoolYear')).toMatchObject({ from: '2026-08-01' })
    expect(from('own')).toMatchObject({ from: '2026-09-01', until: '2026-09-30' })
  })
})
