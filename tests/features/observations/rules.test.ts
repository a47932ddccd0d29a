import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  mayCorrect,
  requireNotWithdrawn,
  requireObservedOn,
  requireWithdrawn,
  searchExpression,
} from '../../../db/features/observations/rules.ts'
import { brokenBy } from '../../support/rules.ts'

const today = '2026-11-23'
const noor = { bornOn: '2024-03-14', leftOn: null }
const sam = { bornOn: '2023-11-01', leftOn: '2026-11-20' }

describe('requireObservedOn', () => {
  it('accepts today and the last day of who left', () => {
    expect(brokenBy(() => requireObservedOn(today, [noor], today))).toBeNull()
    expect(brokenBy(() => requireObservedOn('2026-11-20', [noor, sam], today))).toBeNull()
    expect(brokenBy(() => requireObservedOn('2024-03-14', [noor], today))).toBeNull()
  })

  it('refuses the future, the time before birth, and after one of them left', () => {
    expect(brokenBy(() => requireObservedOn('2026-11-24', [noor], today))).toEqual({ rule: 'future-date', field: 'observedOn' })
    expect(brokenBy(() => requireObservedOn('2024-03-13', [noor, sam], today))).toEqual({ rule: 'before-birth', field: 'observedOn' })
    expect(brokenBy(() => requireObservedOn('2026-11-21', [noor, sam], today))).toEqual({ rule: 'child-left', field: 'childIds' })
  })
})

describe('who may change an observation', () => {
  it('is its author or a locatiemanager', () => {
    expect(mayCorrect({ authorId: 'samira' }, { userId: 'samira', role: 'medewerker' })).toBe(true)
    expect(mayCorrect({ authorId: 'samira' }, { userId: 'marieke', role: 'locatiemanager' })).toBe(true)
    expect(mayCorrect({ authorId: 'samira' }, { userId: 'joke', role: 'medewerker' })).toBe(false)
  })

  it('has to reinstate what was withdrawn first', () => {
    expect(brokenBy(() => requireNotWithdrawn({ withdrawnAt: null }))).toBeNull()
    expect(brokenBy(() => requireNotWithdrawn({ withdrawnAt: '2026-11-23T10:00:00.000Z' }))).toEqual({ rule: 'observation-withdrawn' })
    expect(brokenBy(() => requireWithdrawn({ withdrawnAt: '2026-11-23T10:00:00.000Z' }))).toBeNull()
    expect(brokenBy(() => requireWithdrawn({ withdrawnAt: null }))).toEqual({ rule: 'observation-not-withdrawn' })
  })
})

describe('searchExpression', () => {
  it.each([
    ['bouw', '"bouw"*'],
    ['toren  BLOK', '"toren"* "BLOK"*'],
    ['a toren', '"a" "toren"*'],
    ['é', '"é"'],
    ['"toren" OR (x*', '"toren"* "OR"* "x"'],
    ["noor's", '"noor"* "s"'],
    ['-toren^2', '"toren"* "2"'],
  ])('%s becomes %s', (typed, expression) => {
    expect(searchExpression(typed)).toBe(expression)
  })

  it.each(['', '   ', '"', '***', '-', '😀🎉', '()', '<>!?'])('%s holds no word, so it finds all', (typed) => {
    expect(searchExpression(typed)).toBeNull()
  })

  it('whatever is typed, only quoted words come out', () => {
    const typed = fc.oneof(
      fc.string({ maxLength: 60, unit: 'grapheme' }),
      fc.string({ maxLength: 60, unit: 'binary' }),
      fc
        .array(
          fc.constantFrom(
            '"',
            "'",
            '*',
            'NEAR',
            'NEAR(',
            'AND',
            'OR',
            'NOT',
            '-',
            '^',
            ':',
            'text:',
            '(',
            ')',
            '{',
            '}',
            '+',
            ' ',
            'a',
            'toren',
            '\u0000',
            '\u202e',
            '﷽',
            '🏳️‍🌈',
          ),
          {
            maxLength: 20,
          },
        )
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(typed, (words) => {
        const expression = searchExpression(words)
        if (expression === null) return
        expect(expression).toMatch(/^"[^"]+"\*?( "[^"]+"\*?)*$/u)
      }),
      { numRuns: 200 },
    )
  })
})
