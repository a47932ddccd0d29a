import { describe, expect, test } from 'vitest'
import type { Cell } from '../../../db/contract/indicators.ts'
import { distanceToTarget, liveFigure, progressShare } from '../../../renderer/features/jaarplan/live-figure.ts'
import { figureDay, schoolYearInWords, yearsToChoose } from '../../../renderer/features/jaarplan/school-year.ts'

const cell = (over: Partial<Cell>): Cell => ({ indicator: 'placedWithAdvies', level: 'locatie', dims: {}, count: 0, ...over })

describe('liveFigure', () => {
  test('adds the wijken of a count up', () => {
    const cells = [
      cell({ dims: { wijkCode: 'WK034403' }, count: 7 }),
      cell({ dims: { wijkCode: 'onbekend' }, count: 2 }),
      cell({ indicator: 'waiting', count: 5 }),
    ]
    expect(liveFigure('placedWithAdvies', cells)).toEqual({ measure: 'count', count: 9, denominator: null, value: 9 })
  })

  test('gives a share as a percentage with what it is a share of', () => {
    expect(liveFigure('unreachedFamilies', [cell({ indicator: 'unreachedFamilies', count: 3, denominator: 12 })])).toEqual({
      measure: 'share',
      count: 3,
      denominator: 12,
      value: 25,
    })
  })

  test('a count without cells is nought, a share of nobody has no value', () => {
    expect(liveFigure('waiting', []).value).toBe(0)
    expect(liveFigure('sixteenHours', []).value).toBeNull()
  })
})

describe('distanceToTarget', () => {
  test('follows the direction of the indicator', () => {
    expect(distanceToTarget('unreachedFamilies', 25, { baseline: 30, target: 10 })).toEqual({ isReached: false, toGo: 15 })
    expect(distanceToTarget('unreachedFamilies', 10, { baseline: 30, target: 10 })).toEqual({ isReached: true })
    expect(distanceToTarget('intakeWithinSixWeeks', 88.6, { baseline: 60, target: 90 })).toEqual({ isReached: false, toGo: 1 })
  })

  test('follows the goal itself where the indicator is neutral', () => {
    expect(distanceToTarget('groupLoad', 95, { baseline: 100, target: 90 })).toEqual({ isReached: false, toGo: 5 })
    expect(distanceToTarget('groupLoad', 95, { baseline: 80, target: 90 })).toEqual({ isReached: true })
  })
})

test('progress runs from baseline to target in either direction and stays between them', () => {
  expect(progressShare(25, { baseline: 30, target: 10 })).toBe(25)
  expect(progressShare(75, { baseline: 60, target: 90 })).toBe(50)
  expect(progressShare(40, { baseline: 30, target: 10 })).toBe(0)
  expect(progressShare(40, { baseline: null, target: 10 })).toBeNull()
  expect(progressShare(40, { baseline: 10, target: 10 })).toBeNull()
})

test('a school year that is over is counted on its last day', () => {
  expect(figureDay(2026, '2026-11-23')).toBe('2026-11-23')
  expect(figureDay(2025, '2026-11-23')).toBe('2026-07-31')
  expect(yearsToChoose('2026-11-23')[0]).toBe(2027)
  expect(schoolYearInWords(2026)).toBe('2026–2027')
})
