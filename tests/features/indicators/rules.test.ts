import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween, isOldEnoughForSchool, weekdayOf } from '../../../db/contract/dates.ts'
import { indicators, type Indicator } from '../../../db/contract/indicators.ts'
import { definitionHash } from '../../../db/crypto/definition-hash.ts'
import { boundariesOf, isIntakeInTime, isStartInTime, splitCells, wholeCell } from '../../../db/features/indicators/rules.ts'
import { day } from '../../support/rules.ts'

describe('boundaries', () => {
  test('of 1 October 2026, a Thursday', () => {
    expect(boundariesOf('2026-10-01')).toEqual({
      peildatum: '2026-10-01',
      week: ['2026-09-28', '2026-09-29', '2026-09-30', '2026-10-01', '2026-10-02'],
      intakeStarted: { from: '2025-10-01', until: '2026-08-20' },
      ninetyDaysAgo: '2026-07-03',
      sixMonthsAgo: '2026-04-01',
      yearAgo: '2025-10-01',
      schoolYear: 2026,
    })
  })

  test('of a leap day and the end of August clip to the end of the month', () => {
    expect(boundariesOf('2028-02-29')).toMatchObject({
      intakeStarted: { from: '2027-02-28' },
      sixMonthsAgo: '2027-08-29',
      schoolYear: 2027,
    })
    expect(boundariesOf('2026-08-31')).toMatchObject({ sixMonthsAgo: '2026-02-28', schoolYear: 2026 })
  })

  test('the week runs from Monday to Friday; a Sunday belongs to the week before', () => {
    fc.assert(
      fc.property(day, (peildatum) => {
        const { week } = boundariesOf(peildatum)
        expect(week.map(weekdayOf)).toEqual([1, 2, 3, 4, 5])
        expect(daysBetween(week[0], peildatum)).toBeGreaterThanOrEqual(0)
        expect(daysBetween(week[0], peildatum)).toBeLessThan(7)
      }),
    )
  })
})

test('an intake is in time up to 42 days after the first day, and as early as you like', () => {
  expect(isIntakeInTime('2026-09-01', null)).toBe(false)
  expect(isIntakeInTime('2026-09-01', addDays('2026-09-01', 42))).toBe(true)
  expect(isIntakeInTime('2026-09-01', addDays('2026-09-01', 43))).toBe(false)
  expect(isIntakeInTime('2026-09-01', '2026-05-01')).toBe(true)
})

test('a start is in time up to the day of 2 years and 9 months, at the end of a month too', () => {
  expect(isStartInTime('2024-01-15', '2026-10-15')).toBe(true)
  expect(isStartInTime('2024-01-15', '2026-10-16')).toBe(false)
  expect(isStartInTime('2024-05-31', '2027-02-28')).toBe(true)
  expect(isStartInTime('2024-05-31', '2027-03-01')).toBe(false)
})

test('who leaves at 3 years and 6 months goes to school; who is a day younger moves', () => {
  expect(isOldEnoughForSchool('2022-08-31', '2026-02-28')).toBe(true)
  expect(isOldEnoughForSchool('2022-08-31', '2026-02-27')).toBe(false)
})

describe('cells', () => {
  test('a share carries its denominator, a count has none', () => {
    expect(wholeCell('places', 32)).toEqual({ indicator: 'places', level: 'locatie', dims: {}, count: 32 })
    expect(wholeCell('groupLoad', 3, 0)).toEqual({ indicator: 'groupLoad', level: 'locatie', dims: {}, count: 3, denominator: 0 })
  })

  test('a split leaves zeros out, but never disappears', () => {
    const part = (status: string, count: number) => ({ dims: { status }, count })
    expect(splitCells('goalsByStatus', [part('concept', 0), part('behaald', 2)], { status: 'concept' })).toEqual([
      { indicator: 'goalsByStatus', level: 'locatie', dims: { status: 'behaald' }, count: 2 },
    ])
    expect(splitCells('goalsByStatus', [part('behaald', 0)], { status: 'concept' })).toEqual([
      { indicator: 'goalsByStatus', level: 'locatie', dims: { status: 'concept' }, count: 0 },
    ])
  })
})

describe('the definition hash', () => {
  const registry: Record<string, Indicator> = indicators

  test('is pinned: when this fails, a meaning changed, so give that indicator a new version', () => {
    expect(definitionHash()).toMatchInlineSnapshot(`"1edca3aac55547ad2bc349244f1a31a56ced2f68de2069f80be3de5ba2de480c"`)
  })

  test('does not depend on the order in which the registry is written', () => {
    expect(definitionHash(Object.fromEntries(Object.entries(registry).reverse()))).toBe(definitionHash())
  })

  test.each<[string, Partial<Indicator>, boolean]>([
    ['version', { version: 2 }, true],
    ['numerator', { numerator: 'something else' }, true],
    ['denominator', { denominator: 'something' }, true],
    ['measure', { measure: 'share' }, true],
    ['split', { splitBy: 'status' }, true],
    ['sensitivity', { sensitivity: 'sensitive' }, false],
    ['direction', { direction: 'down' }, false],
  ])('a change of %s', (_, change, matters) => {
    const changed = definitionHash({ ...registry, waiting: { ...indicators.waiting, splitBy: 'none', direction: 'neutral', ...change } })
    expect(changed !== definitionHash({ ...registry, waiting: { ...indicators.waiting, splitBy: 'none', direction: 'neutral' } })).toBe(
      matters,
    )
  })

  test('an indicator that is added or left out changes it', () => {
    const { waiting: _, ...others } = registry
    expect(definitionHash(others)).not.toBe(definitionHash())
  })
})
