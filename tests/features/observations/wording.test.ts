import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isNationalNumber } from '../../../db/contract/national-number.ts'
import { nameFinder } from '../../../db/contract/other-names.ts'
import { hintCodes, hintKinds } from '../../../db/contract/wording-codes.ts'
import { findHints, type Hint } from '../../../db/contract/wording.ts'
import { agreementTexts, contactNotes, sightings } from '../../../db/demo/sentences.ts'
import texts from '../../../resources/locales/nl/wording.json' with { type: 'json' }
import { aboutId, heldOut, roster, tuning, unmark, type Labelled } from './wording-sentences.ts'

const findNames = nameFinder(roster)
const hintsOf = (text: string): Hint[] => findHints(text, { findNames, ownChildIds: [aboutId] })
const shown = (text: string): string[] => hintsOf(text).map(({ from, to, code }) => `${text.slice(from, to)} = ${code}`)

interface Score {
  readonly precision: number
  readonly recall: number
  readonly missed: string[]
  readonly wrong: string[]
}

function score(sentences: readonly Labelled[]): Score {
  let [found, good, wanted] = [0, 0, 0]
  const [missed, wrong]: [string[], string[]] = [[], []]
  for (const labelled of sentences) {
    const { text, expected } = unmark(labelled)
    const hints = hintsOf(text)
    const isRight = (hint: Hint) => expected.some(({ from, to, kind }) => kind === hint.kind && from < hint.to && hint.from < to)
    found += hints.length
    good += hints.filter(isRight).length
    wanted += expected.length
    for (const hint of hints.filter((one) => !isRight(one))) wrong.push(`${text.slice(hint.from, hint.to)} (${hint.code}): ${text}`)
    for (const { from, to, kind } of expected) {
      if (!hints.some((hint) => hint.kind === kind && from < hint.to && hint.from < to))
        missed.push(`${text.slice(from, to)} (${kind}): ${text}`)
    }
  }
  return { precision: good / found, recall: (wanted - missed.length) / wanted, missed, wrong }
}

function print(name: string, sentences: readonly Labelled[], { precision, recall, missed, wrong }: Score): void {
  const clean = sentences.filter((one) => one.length === 1).length
  const lines = [...missed.map((one) => `  missed ${one}`), ...wrong.map((one) => `  wrong  ${one}`)]
  process.stdout.write(
    `wording hints, ${name}: ${String(sentences.length)} sentences (${String(clean)} clean), precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}\n${lines.join('\n')}\n`,
  )
}

describe('the labelled sentences', () => {
  test.for([
    ['tuning', tuning],
    ['held out', heldOut],
  ] as const)('%s: at most one hint in ten is wrong, at most one in five is missed', ([name, sentences]) => {
    const result = score(sentences)
    print(name, sentences, result)
    expect(sentences.length).toBeGreaterThanOrEqual(60)
    expect(result.precision).toBeGreaterThanOrEqual(0.9)
    expect(result.recall).toBeGreaterThanOrEqual(0.8)
  })
})

test('what the demo city writes needs no hint: every sentence there is as the app asks', () => {
  const all = [...Object.values(sightings).flat(), ...contactNotes, ...agreementTexts].map((one) => one.replaceAll('%', 'Sam'))
  expect(all.flatMap(shown)).toEqual([])
})

describe('the eleven-test', () => {
  const eightDigits = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 7, maxLength: 7 }))
  /** The check digit that makes eight digits a valid number, where there is one. */
  const valid = eightDigits
    .map(([first, rest]) => {
      const digits = [first, ...rest]
      return { digits, check: digits.reduce((sum, digit, index) => sum + digit * (9 - index), 0) % 11 }
    })
    .filter(({ check }) => check < 10)
    .map(({ digits, check }) => [...digits, check].join(''))
  const shapes: readonly (readonly number[])[] = [[9], [3, 3, 3], [4, 2, 3], [4, 5], [2, 2, 2, 3]]
  const shape = fc.constantFrom(...shapes)
  const written = (number: string, pieces: readonly number[], between: string): string => {
    let at = 0
    return pieces.map((length) => number.slice(at, (at += length))).join(between)
  }

  test('finds every valid number, in one piece or with dots, spaces or hyphens, wherever it stands', () => {
    fc.assert(
      fc.property(
        valid,
        shape,
        fc.constantFrom('.', ' ', '-'),
        fc.constantFrom('', 'BSN ', 'zijn nummer is: '),
        (number, pieces, between, before) => {
          const text = `${before}${written(number, pieces, between)}, zei ze.`
          expect(isNationalNumber(number)).toBe(true)
          expect(shown(text)).toEqual([`${written(number, pieces, between)} = bsn`])
        },
      ),
    )
  })

  test('refuses a number of which one digit was changed', () => {
    fc.assert(
      fc.property(valid, fc.nat(8), fc.integer({ min: 1, max: 9 }), (number, at, more) => {
        const changed = number.slice(0, at) + String((Number(number[at]) + more) % 10) + number.slice(at + 1)
        expect(isNationalNumber(changed)).toBe(false)
        expect(hintsOf(`BSN ${changed}.`).filter(({ kind }) => kind === 'bsn')).toEqual([])
      }),
    )
  })

  test('takes no part of a longer number, of a bank account or of a count', () => {
    expect(['1234567820', '0123456782 1', 'NL91ABNA0123456782', '1 2 3 4 5 6 7 8 2', '12345678.2'].flatMap(shown)).toEqual([])
    expect(isNationalNumber('000000000')).toBe(false)
  })
})

describe('phone numbers, mail and addresses', () => {
  test('in the ways that people write them', () => {
    const phones = [
      '06-12345678',
      '06 12 34 56 78',
      '+31612345678',
      '+31 (0)6 1234 5678',
      '0031 6 12345678',
      '030-2860000',
      '(030) 286 00 00',
      '0348 123 456',
      '+31 30 286 0000',
    ]
    expect(phones.map((phone) => shown(`Bel ${phone} even.`))).toEqual(phones.map((phone) => [`${phone} = phone`]))
    expect(shown('Stuur naar moeder@voorbeeld.nl, niet naar @moeder')).toEqual(['moeder@voorbeeld.nl = email'])
    const addresses = [
      'Kanaalstraat 12',
      'Vleutenseweg 340',
      'Oudegracht 158-A',
      'Croeselaan 12 bis',
      'Laan van Nieuw-Guinea 25',
      '3512 AB',
      '3512AB',
      'Zandpad 5',
    ]
    expect(addresses.map((address) => shown(`Woont: ${address}.`))).toEqual(addresses.map((address) => [`${address} = address`]))
  })

  test('a date, a time, a count or a year is none of them', () => {
    const plain = [
      '06-11-2026 10:30',
      '05-11-2024 10.30',
      '2024 en 2025',
      'Glijbaan 3 keer',
      'de glijbaan 2 keer',
      'op het schoolplein 12 kinderen',
      'onderweg 2 auto’s',
      'groep 1, 2 en 3',
      '0 1 2 3 4 5 6 7 8 9',
    ]
    expect(plain.flatMap(shown)).toEqual([])
  })
})

describe('findHints', () => {
  test('leaves out the names of the children whom the text is about', () => {
    const text = 'Sam V. en Noor bouwden een brug, Lina keek.'
    const about = (ids: readonly string[]) => findHints(text, { findNames, ownChildIds: ids }).map(({ from, to }) => text.slice(from, to))
    expect(about([aboutId])).toEqual(['Noor', 'Lina'])
    expect(about([aboutId, 'noor', 'lina'])).toEqual([])
    expect(findHints(text)).toEqual([])
  })

  test('takes the words of a hostile or foreign text as words', () => {
    expect(shown('<img src=x onerror=alert(1)> Sam is lui 🌻')).toEqual(['lui = lazy'])
    expect(shown('قال كلمة جديدة اليوم, en hij is stout')).toEqual(['stout = naughty'])
    expect(shown('Sam is lui\r\nen stout\u00a0vandaag')).toEqual(['lui = lazy', 'stout = naughty'])
  })

  const word = fc.constantFrom(
    'lui',
    'altijd',
    'niet',
    '“',
    '”',
    "'",
    'Noor',
    'is',
    'druk',
    '06-12345678',
    '123456782',
    'a@b.nl',
    '.',
    ',',
    '\n',
    'ADHD',
    '3512 AB',
    '🌻',
    'é',
  )
  const anyText = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(word, { maxLength: 60 }).map((all) => all.join(' ')),
  )

  test('never throws; hints lie in the text, in order, without overlap, and each has a better wording', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let end = 0
        for (const { from, to, kind, code } of hintsOf(text)) {
          expect(from).toBeGreaterThanOrEqual(end)
          expect(to).toBeGreaterThan(from)
          expect(texts.better[code]).toMatch(/\.$/)
          expect(texts.kinds[kind]).toMatch(/\S/)
          end = to
        }
        expect(end).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 500 },
    )
  })

  test('finds in two paragraphs what it finds in each', () => {
    const each = tuning.map((one) => ({ text: unmark(one).text, hints: hintsOf(unmark(one).text) }))
    for (const first of each) {
      for (const second of each) {
        const move = first.text.length + 2
        const shifted = second.hints.map((hint) => ({ ...hint, from: hint.from + move, to: hint.to + move }))
        const text = `${first.text}\n\n${second.text}`
        expect({ text, hints: hintsOf(text) }).toEqual({ text, hints: [...first.hints, ...shifted] })
      }
    }
  })

  test('comes to an end with a hundred thousand characters that are made to be slow', () => {
    const slow = ['a', '1', '1 ', 'a@', '“', "'x ", 'is heel ', 'Noor ', 'a.a.', '06 ', 'lui, ', 'Laan van ']
    for (const piece of slow) {
      const text = piece.repeat(100_000 / piece.length)
      // What is linear takes a tenth of a second; what is not, minutes: the runner's own limit ends it then.
      for (const { from, to } of hintsOf(text)) expect([from < to, to <= text.length]).toEqual([true, true])
    }
  })
})

test('each code and kind has its words, and no words are left of a code that is gone', () => {
  expect(Object.keys(texts.better).sort()).toEqual([...hintCodes].sort())
  expect(Object.keys(texts.kinds).sort()).toEqual([...hintKinds].sort())
  expect(JSON.stringify(texts)).not.toContain('!')
})
