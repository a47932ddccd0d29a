import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, weekdayOf } from '../../db/contract/dates.ts'
import { countOpenDays, isClosedOn, openWeeksBetween, publicHolidays, schoolYearDays } from '../../db/contract/opening.ts'

const day = fc.integer({ min: 0, max: 1000 }).map((days) => addDays('2025-08-01', days))
const closure = fc.tuple(day, fc.integer({ min: 0, max: 60 })).map(([startsOn, days]) => ({ startsOn, endsOn: addDays(startsOn, days) }))
const closures = fc.array(closure, { maxLength: 8 })
const weekday = fc.integer({ min: 1, max: 5 })

function daysFrom(from: string, until: string): string[] {
  const days = []
  for (let one = from; one <= until; one = addDays(one, 1)) days.push(one)
  return days
}

describe('countOpenDays', () => {
  test('is what counting day by day gives, also where closures overlap', () => {
    fc.assert(
      fc.property(weekday, day, day, closures, (which, from, until, closed) => {
        const counted = daysFrom(from, until).filter((one) => weekdayOf(one) === which && !isClosedOn(one, closed))
        expect(countOpenDays(which, from, until, closed)).toBe(counted.length)
      }),
    )
  })

  test('is nothing where the end lies before the beginning', () => {
    expect(countOpenDays(1, '2026-11-23', '2026-09-01', [])).toBe(0)
    expect(countOpenDays(1, '2026-11-24', '2026-11-22', [])).toBe(0)
  })

  test('adds up over neighbouring periods', () => {
    fc.assert(
      fc.property(weekday, day, fc.nat(400), fc.nat(400), closures, (which, from, first, second, closed) => {
        const middle = addDays(from, first)
        const until = addDays(middle, second)
        expect(countOpenDays(which, from, middle, closed) + countOpenDays(which, addDays(middle, 1), until, closed)).toBe(
          countOpenDays(which, from, until, closed),
        )
      }),
    )
  })

  test('knows the weeks in which the clock changes', () => {
    expect([countOpenDays(1, '2026-03-23', '2026-03-30', []), countOpenDays(1, '2026-10-19', '2026-10-26', [])]).toEqual([2, 2])
  })
})

test('a day is closed by a closure, from its first day to its last, and at the weekend', () => {
  const autumn = [{ startsOn: '2026-10-17', endsOn: '2026-10-25' }]
  expect(['2026-10-16', '2026-10-19', '2026-10-23', '2026-10-26', '2026-10-31'].map((one) => isClosedOn(one, autumn))).toEqual([
    false,
    true,
    true,
    false,
    true,
  ])
})

describe('openWeeksBetween', () => {
  test('counts a week as soon as one day of it is open', () => {
    const { startsOn, endsOn } = schoolYearDays(2026)
    expect(openWeeksBetween(startsOn, endsOn, [])).toBe(52)
    expect(openWeeksBetween(startsOn, endsOn, [{ startsOn: '2026-10-19', endsOn: '2026-10-23' }])).toBe(51)
    expect(openWeeksBetween(startsOn, endsOn, [{ startsOn: '2026-10-20', endsOn: '2026-10-23' }])).toBe(52)
    expect(openWeeksBetween('2026-11-21', '2026-11-22', [])).toBe(0)
  })

  test('is what counting day by day gives', () => {
    fc.assert(
      fc.property(day, fc.nat(60), closures, (from, days, closed) => {
        const open = daysFrom(from, addDays(from, days)).filter((one) => !isClosedOn(one, closed))
        const mondays = new Set(open.map((one) => addDays(one, 1 - weekdayOf(one))))
        expect(openWeeksBetween(from, addDays(from, days), closed)).toBe(mondays.size)
      }),
    )
  })

  test('never grows by a closure', () => {
    fc.assert(
      fc.property(day, fc.nat(500), closures, closure, (from, days, closed, one) => {
        const until = addDays(from, days)
        expect(openWeeksBetween(from, until, [...closed, one])).toBeLessThanOrEqual(openWeeksBetween(from, until, closed))
      }),
    )
  })
})

/** Another way to Easter than the code's: the rule of Gauss with his two exceptions. */
function easterByGauss(year: number): string {
  const n = year < 2100 ? 5 : 6 // the constant of the century
  const d = (19 * (year % 19) + 24) % 30
  const e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + n) % 7
  if (d === 29 && e === 6) return `${String(year)}-04-19`
  if (d === 28 && e === 6 && (11 * 24 + 11) % 30 < 19) return `${String(year)}-04-18`
  return addDays(`${String(year)}-03-22`, d + e)
}

describe('publicHolidays', () => {
  test('follow Easter, keep Koningsdag off a Sunday and leave weekends out', () => {
    expect(publicHolidays(2026)).toEqual([
      { name: 'nieuwjaarsdag', on: '2026-01-01' },
      { name: 'tweede_paasdag', on: '2026-04-06' },
      { name: 'koningsdag', on: '2026-04-27' },
      { name: 'hemelvaartsdag', on: '2026-05-14' },
      { name: 'tweede_pinksterdag', on: '2026-05-25' },
      { name: 'eerste_kerstdag', on: '2026-12-25' },
    ])
    // 27 April 2025 was a Sunday: the Saturday before it is no working day.
    expect(publicHolidays(2025).map((one) => one.name)).not.toContain('koningsdag')
    expect(publicHolidays(2027).find((one) => one.name === 'tweede_paasdag')?.on).toBe('2027-03-29')
  })

  test('know Easter as Gauss reckoned it, for two centuries', () => {
    for (let year = 1900; year < 2200; year += 1) {
      const easter = easterByGauss(year)
      expect([year, publicHolidays(year).find((one) => one.name === 'tweede_paasdag')?.on]).toEqual([year, addDays(easter, 1)])
      expect(publicHolidays(year).find((one) => one.name === 'hemelvaartsdag')?.on).toBe(addDays(easter, 39))
    }
  })

  test('are working days of that year, in every year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2100 }), (year) => {
        for (const { on } of publicHolidays(year)) expect([on.slice(0, 4), weekdayOf(on) <= 5]).toEqual([String(year), true])
      }),
    )
  })
})
