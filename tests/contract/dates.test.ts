import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  ageInMonths,
  daysBetween,
  dayInUtrecht,
  lastPeildatum,
  mondayOf,
  schoolYearOf,
  veEndsOn,
  veStartsOn,
  weekdayOf,
} from '../../db/contract/dates.ts'
import { foldForSearch, shortName } from '../../db/contract/names.ts'
import { DateOn } from '../../db/contract/values.ts'

const day = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1990-01-01', days))

describe('dates', () => {
  test('addMonths clips to the end of the month', () => {
    expect([addMonths('2024-08-31', 30), addMonths('2024-02-29', 12), addMonths('2026-01-31', 1), addMonths('2026-03-31', -1)]).toEqual([
      '2027-02-28',
      '2025-02-28',
      '2026-02-28',
      '2026-02-28',
    ])
    expect([veStartsOn('2024-08-31'), veEndsOn('2024-02-29')]).toEqual(['2027-02-28', '2028-02-29'])
  })

  test('age goes up by one on each month day and never down', () => {
    expect([
      ageInMonths('2024-02-29', '2025-02-28'),
      ageInMonths('2024-02-29', '2025-02-27'),
      ageInMonths('2023-08-31', '2026-02-28'),
    ]).toEqual([12, 11, 30])
    fc.assert(
      fc.property(day, fc.nat(2000), (bornOn, days) => {
        const age = ageInMonths(bornOn, addDays(bornOn, days))
        const next = ageInMonths(bornOn, addDays(bornOn, days + 1))
        expect(next === age || next === age + 1).toBe(true)
        expect(addMonths(bornOn, age) <= addDays(bornOn, days)).toBe(true)
      }),
    )
  })

  test('days add up, also over the change of the clock', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2)
    fc.assert(
      fc.property(day, fc.integer({ min: -4000, max: 4000 }), (from, days) => {
        expect(daysBetween(from, addDays(from, days))).toBe(days)
      }),
    )
  })

  test('the Monday of a week is a Monday at most six days back', () => {
    expect([weekdayOf('2026-11-23'), weekdayOf('2026-11-22')]).toEqual([1, 7])
    fc.assert(
      fc.property(day, (one) => {
        expect(weekdayOf(mondayOf(one))).toBe(1)
        expect(daysBetween(mondayOf(one), one)).toBe(weekdayOf(one) - 1)
      }),
    )
  })

  test('school years turn on 1 August and peildata on 1 January and 1 October', () => {
    expect([schoolYearOf('2026-07-31'), schoolYearOf('2026-08-01')]).toEqual([2025, 2026])
    expect([lastPeildatum('2026-09-30'), lastPeildatum('2026-10-01'), lastPeildatum('2027-01-01')]).toEqual([
      '2026-01-01',
      '2026-10-01',
      '2027-01-01',
    ])
  })

  test('the day is that of the Netherlands', () => {
    expect([
      dayInUtrecht('2026-06-30T22:30:00.000Z'),
      dayInUtrecht('2026-12-31T22:30:00.000Z'),
      dayInUtrecht('2026-12-31T23:30:00.000Z'),
    ]).toEqual(['2026-07-01', '2026-12-31', '2027-01-01'])
  })

  test('a date that is not in the calendar is refused', () => {
    const dates = ['2024-02-29', '2026-02-29', '2026-13-01', '2026-00-10', '26-01-01', '2026-1-1', '']
    expect(dates.filter((one) => DateOn.safeParse(one).success)).toEqual(['2024-02-29'])
  })
})

describe('names', () => {
  test('shortName takes the initial behind the prefixes', () => {
    const names = [
      ['Noor', 'Bakker'],
      ['Sam', 'de Vries'],
      ['Lina', "van 't Hof"],
      ['Yusuf', 'El Amrani'],
      ['Aya', null],
      ['Bo', 'van'],
    ] as const
    expect(names.map(([first, last]) => shortName(first, last))).toEqual(['Noor B.', 'Sam V.', 'Lina H.', 'Yusuf A.', 'Aya', 'Bo V.'])
  })

  test('foldForSearch forgives accents, case and spaces, and is stable', () => {
    expect(['Çağla', 'IŞIL', 'Zoë  ', 'Ömer Faruk', 'Łucja'].map(foldForSearch)).toEqual(['cagla', 'isil', 'zoe', 'omer faruk', 'lucja'])
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldForSearch(foldForSearch(text))).toBe(foldForSearch(text))
      }),
    )
  })
})
