import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Hint } from '../../db/contract/wording.ts'
import { findHints } from '../../db/contract/wording.ts'
import { hintAt, moveHints, nextHint, piecesOf } from '../../renderer/ui/wording-places.ts'

const hint = (from: number, to: number): Hint => ({ from, to, kind: 'judgement', code: 'lazy' })

describe('moveHints', () => {
  test('pushes a hint along with what is typed before it, and leaves it alone for what is typed after it', () => {
    expect(moveHints([hint(7, 10)], 'Sam is lui.', 'Ook Sam is lui.')).toEqual([hint(11, 14)])
    expect(moveHints([hint(7, 10)], 'Sam is lui', 'Sam is lui, zei')).toEqual([hint(7, 10)])
  })

  test('takes a hint away when its word is changed or grows', () => {
    expect(moveHints([hint(7, 10)], 'Sam is lui', 'Sam is luid')).toEqual([])
    expect(moveHints([hint(7, 10)], 'Sam is lui', 'Sam is loi')).toEqual([])
    expect(moveHints([hint(7, 10)], 'Sam is lui', 'Sam isxlui')).toEqual([])
    expect(moveHints([hint(7, 10)], 'Sam is lui', '')).toEqual([])
  })

  test('every hint that is left stands on the words that it stood on, whatever is pasted or cut', () => {
    const words = fc.array(fc.constantFrom('Sam', 'is', 'lui', 'stout', 'en', 'luistert', '🌻', '\n', 'altijd'), { maxLength: 20 })
    const edit = fc.tuple(fc.nat(80), fc.nat(10), fc.string({ maxLength: 6 }))
    fc.assert(
      fc.property(words, edit, (all, [at, cut, inserted]) => {
        const before = all.join(' ')
        const now = before.slice(0, at) + inserted + before.slice(at + cut)
        const hints = findHints(before)
        for (const moved of moveHints(hints, before, now)) {
          const written = now.slice(moved.from, moved.to)
          expect(hints.map(({ from, to }) => before.slice(from, to))).toContain(written)
        }
      }),
    )
  })
})

test('piecesOf gives the text back, whatever the hints', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), fc.array(fc.tuple(fc.nat(70), fc.nat(9)), { maxLength: 5 }), (text, places) => {
      const hints = places.map(([from, length]) => hint(from, from + length + 1)).sort((one, other) => one.from - other.from)
      expect(
        piecesOf(text, hints)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text)
    }),
  )
})

test('the caret is in a word at both its ends, and goes round the hints both ways', () => {
  const hints = [hint(2, 5), hint(9, 12)]
  expect([1, 2, 5, 6, 12, 13].map((place) => hintAt(hints, place)?.from ?? null)).toEqual([null, 2, 2, null, 9, null])
  expect([0, 2, 9, 20].map((place) => nextHint(hints, place, 1)?.from)).toEqual([2, 9, 2, 2])
  expect([0, 2, 9, 20].map((place) => nextHint(hints, place, -1)?.from)).toEqual([9, 9, 2, 9])
  expect(nextHint([], 3, 1)).toBe(null)
})
