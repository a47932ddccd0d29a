import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldForSearch } from '../../db/contract/names.ts'
import { markFound, snippetOf } from '../../db/contract/snippets.ts'

const textOf = (pieces: readonly { readonly text: string }[]): string => pieces.map((piece) => piece.text).join('')

describe('a snippet', () => {
  it('is the whole of a short text', () => {
    expect(snippetOf('Noor bouwde een toren', 'bouw')).toEqual(markFound('Noor bouwde een toren', 'bouw'))
  })

  it('begins near what was found and ends at a word', () => {
    const text = `${'eerst gebeurde er niets bijzonders '.repeat(20)}toen bouwde Noor een toren ${'en daarna ook niets meer '.repeat(20)}`
    const pieces = snippetOf(text, 'toren')
    expect(pieces.filter((piece) => piece.isFound)).toEqual([{ text: 'toren', isFound: true }])
    expect(textOf(pieces)).toMatch(/^….* bouwde Noor een toren .*…$/u)
    expect(textOf(pieces).length).toBeLessThanOrEqual(242)
  })

  it('is the beginning of a long text in which nothing is looked for', () => {
    const text = 'woord '.repeat(100)
    expect(textOf(snippetOf(text, ''))).toBe(`${'woord '.repeat(40).trim()}…`)
  })

  it('is always part of the text, not longer than asked, and shows a word that is there', () => {
    const word = fc.stringMatching(/^[a-zà-öø-ÿ]{1,12}$/)
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 120 }), fc.nat(), fc.integer({ min: 80, max: 240 }), (words, pick, length) => {
        const text = words.join(' ')
        const wanted = words[pick % words.length] ?? ''
        const pieces = snippetOf(text, wanted, length)
        const shown = textOf(pieces).replace(/^…|…$/gu, '')
        expect(text).toContain(shown)
        expect(shown.length).toBeLessThanOrEqual(length)
        expect(
          pieces.some(
            (piece) => piece.isFound && foldForSearch(piece.text) === foldForSearch(wanted).slice(0, foldForSearch(piece.text).length),
          ),
        ).toBe(true)
      }),
    )
  })

  it('never cuts a letter in two, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.string({ maxLength: 10 }), (text, search) => {
        const shown = textOf(snippetOf(text, search, 60))
        expect(shown.isWellFormed()).toBe(text.isWellFormed())
      }),
    )
  })
})
