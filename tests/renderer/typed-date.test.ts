import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../db/contract/dates.ts'
import { parseTypedDate } from '../../renderer/ui/typed-date.ts'

const today = '2026-11-20'

test.each([
  ['20-11-2026', '2026-11-20'],
  ['1-2-26', '2026-02-01'],
  ['1/2/2026', '2026-02-01'],
  ['01022026', '2026-02-01'],
  ['2026-02-01', '2026-02-01'],
  ['3 4', '2026-04-03'],
  ['31-12-85', '1985-12-31'],
  ['vandaag', '2026-11-20'],
  ['Gisteren', '2026-11-19'],
])('reads %s', (typed, expected) => {
  expect(parseTypedDate(typed, today)).toBe(expected)
})

test.each(['', '31-2-2026', '29-02-2025', '32-1-2026', '1-13-2026', 'morgenochtend', '20-11-0026'])('%j is no date', (typed) => {
  expect(parseTypedDate(typed, today)).toBeNull()
})

test('reads back every date as it is shown', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60_000 }), (days) => {
      const date = addDays('1900-01-01', days)
      expect(parseTypedDate(date.split('-').reverse().join('-'), today)).toBe(date)
    }),
  )
})
