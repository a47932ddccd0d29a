import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Figure } from '../../../db/contract/wijkanalyse.ts'
import { wijkCodes } from '../../../db/contract/wijken.ts'
import { compareShares } from '../../../renderer/features/wijkanalyse/chance.ts'
import { scaleOf, shadeOf, shades } from '../../../renderer/features/wijkanalyse/tile-colour.ts'
import { neighbourOf, tileOrder, tilePlaces } from '../../../renderer/features/wijkanalyse/tile-map.ts'
import { parseTypedCount } from '../../../renderer/features/wijkanalyse/typed-count.ts'

type Share = Extract<Figure, { shown: 'share' }>

function aShare(share: number, low = share, high = share): Share {
  return { shown: 'share', share, count: Math.round(share * 100), denominator: 100, low, high }
}

describe('a wijk beside the city', () => {
  it.each([
    ['higher', aShare(0.88, 0.8, 0.92), aShare(0.61, 0.55, 0.67)],
    ['lower', aShare(0.4, 0.3, 0.5), aShare(0.61, 0.55, 0.67)],
    ['unclear', aShare(0.5, 0.42, 0.58), aShare(0.61, 0.55, 0.67)],
    ['unclear', aShare(0.5, 0.45, 0.55), aShare(0.61, 0.55, 0.67)],
    ['counted', aShare(0.95), aShare(0.93)],
  ] as const)('is %s', (comparison, wijk, city) => {
    expect(compareShares(wijk, city)).toBe(comparison)
  })
})

describe('the shades of the map', () => {
  it('leave what carries no number without one', () => {
    expect(scaleOf([{ shown: 'hidden' }, { shown: 'small' }])).toBeNull()
    expect(shadeOf({ shown: 'small' }, { measure: 'count', low: 0, high: 10 })).toBeNull()
  })

  it('do not make a large difference of a small one', () => {
    const figures = [aShare(0.8), aShare(0.82)]
    const scale = scaleOf(figures)
    expect(scale).toEqual({ measure: 'share', low: 0.8, high: 1 })
    expect(figures.map((figure) => scale && shadeOf(figure, scale))).toEqual([0, 0])
  })

  it('begin at nought for counts', () => {
    expect(
      scaleOf([
        { shown: 'count', count: 40 },
        { shown: 'count', count: 50 },
      ]),
    ).toEqual({ measure: 'count', low: 0, high: 50 })
  })

  it('are in range and rise with the figure, whatever the figures are', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 2, noNaN: true }), { minLength: 1, maxLength: 10 }), (values) => {
        const figures = [...values].sort((a, b) => a - b).map((value) => aShare(value))
        const scale = scaleOf(figures)
        if (scale === null) throw new Error('shares always make a scale')
        const found = figures.map((figure) => shadeOf(figure, scale) ?? -1)
        expect(found.every((shade) => Number.isInteger(shade) && shade >= 0 && shade < shades)).toBe(true)
        expect(found).toEqual([...found].sort((a, b) => a - b))
      }),
    )
  })
})

describe('the tiles', () => {
  it('hold every wijk once, on a place of its own', () => {
    expect([...tileOrder].sort()).toEqual([...wijkCodes].sort())
    expect(new Set(Object.values(tilePlaces).map(({ row, column }) => `${String(row)}/${String(column)}`)).size).toBe(wijkCodes.length)
  })

  it('are walked with arrow keys there and back, and every tile is reached', () => {
    const back: Record<string, string> = { ArrowUp: 'ArrowDown', ArrowDown: 'ArrowUp', ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' }
    const reached = new Set(tileOrder.slice(0, 1))
    for (const wijk of reached) {
      for (const key of Object.keys(back)) {
        const next = neighbourOf(wijk, key)
        if (next === undefined) continue
        expect(neighbourOf(next, back[key] ?? '')).toBe(wijk)
        reached.add(next)
      }
    }
    expect(reached.size).toBe(wijkCodes.length)
    expect(neighbourOf('WK034401', 'Home')).toBeUndefined()
  })
})

describe('a typed denominator', () => {
  it.each([
    ['', null],
    [' 459 ', 459],
    ['1.204', 1204],
    ['1 204', 1204],
    ['0', 0],
    ['20000', 20_000],
    ['20001', undefined],
    ['1.20', undefined],
    ['-4', undefined],
    ['veel', undefined],
    ['12,5', undefined],
  ])('%j is %j', (typed, count) => {
    expect(parseTypedCount(typed)).toBe(count)
  })
})
