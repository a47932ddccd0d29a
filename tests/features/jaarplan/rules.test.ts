import { describe, expect, test } from 'vitest'
import { indicatorIds, indicators } from '../../../db/contract/indicators.ts'
import { goalMoves, goalStatuses } from '../../../db/contract/jaarplan.ts'
import { requireMove, requireReachableShare } from '../../../db/features/jaarplan/rules.ts'
import { brokenBy, ruleOf } from '../../support/rules.ts'

describe('the way of a goal', () => {
  test('is exactly this table', () => {
    const moves = goalStatuses.map((from) => [from, goalStatuses.filter((to) => ruleOf(() => requireMove(from, to)) === null)])
    expect(Object.fromEntries(moves)).toEqual({
      concept: ['vastgesteld', 'vervallen'],
      vastgesteld: ['concept', 'in_uitvoering', 'vervallen'],
      in_uitvoering: ['vastgesteld', 'behaald', 'deels_behaald', 'niet_behaald', 'vervallen'],
      behaald: ['in_uitvoering', 'vervallen'],
      deels_behaald: ['in_uitvoering', 'vervallen'],
      niet_behaald: ['in_uitvoering', 'vervallen'],
      vervallen: ['concept'],
    })
  })

  test('every other step is refused by name', () => {
    expect(brokenBy(() => requireMove('concept', 'behaald'))).toEqual({ rule: 'status-move', from: 'concept', to: 'behaald' })
  })

  test('from each status every other one can be reached in the end', () => {
    for (const start of goalStatuses) {
      const reached = new Set<string>([start])
      for (const status of reached) for (const next of goalMoves[status as keyof typeof goalMoves]) reached.add(next)
      expect([...reached].sort()).toEqual([...goalStatuses].sort())
    }
  })
})

describe('the figures of a goal', () => {
  test.each(indicatorIds)('%s: above a hundred is refused for a share only', (indicator) => {
    const rule = indicators[indicator].measure === 'share' ? 'share-above-hundred' : null
    expect(ruleOf(() => requireReachableShare({ indicator, baseline: 100.5, target: null }))).toBe(rule)
    expect(ruleOf(() => requireReachableShare({ indicator, baseline: null, target: 101 }))).toBe(rule)
    expect(ruleOf(() => requireReachableShare({ indicator, baseline: 0, target: 100 }))).toBeNull()
    expect(ruleOf(() => requireReachableShare({ indicator, baseline: null, target: null }))).toBeNull()
  })

  test('a goal without an indicator has no bound', () => {
    expect(ruleOf(() => requireReachableShare({ indicator: null, baseline: 500, target: 600 }))).toBeNull()
  })
})
