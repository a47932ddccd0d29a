import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { indicatorIds, indicators, type IndicatorId } from '../../../db/contract/indicators.ts'
import { tableColumns, WijkTable, type Figure } from '../../../db/contract/wijkanalyse.ts'
import { wijkCodes, type WijkCode } from '../../../db/contract/wijken.ts'
import {
  isSmall,
  mostSacrificed,
  protectCounts,
  protectShares,
  type CountCell,
  type CountLabel,
  type ShareCell,
  type ShareLabel,
} from '../../../db/features/wijkanalyse/disclosure.ts'
import { isOneLocations, wijkTable, type Sum, type Sums } from '../../../db/features/wijkanalyse/rules.ts'
import { wilsonInterval } from '../../../db/features/wijkanalyse/wilson.ts'

const open = (value: number): CountCell => ({ value, kind: 'open' })

describe('protectCounts', () => {
  test('shows zero and k, and hides what lies between', () => {
    const { labels } = protectCounts([0, 1, 4, 5, 80, 90].map(open), { k: 5 })
    expect(labels.slice(0, 4)).toEqual(['count', 'small', 'small', 'count'])
  })

  test('shows everything where nothing is small', () => {
    expect(protectCounts([0, 5, 12, 30].map(open), { k: 5 })).toEqual({ labels: ['count', 'count', 'count', 'count'], total: 'count' })
  })

  test('hides the next smallest along, so that one small count cannot be subtracted out of the total', () => {
    expect(protectCounts([3, 20, 8, 15].map(open), { k: 5 })).toEqual({ labels: ['small', 'count', 'hidden', 'hidden'], total: 'count' })
  })

  test('needs no sacrifice where small counts cover each other', () => {
    expect(protectCounts([2, 3, 20, 30].map(open), { k: 5 })).toEqual({ labels: ['small', 'small', 'count', 'count'], total: 'count' })
  })

  test('does not let two ones be told from their sum', () => {
    const { labels, total } = protectCounts([1, 1, 20, 30].map(open), { k: 5 })
    expect(labels.slice(0, 2)).toEqual(['small', 'small'])
    expect(labels.slice(2).includes('hidden') || total === 'hidden').toBe(true)
  })

  test('hides the total where no cell is left to hide', () => {
    expect(protectCounts([3, 0, 0].map(open), { k: 5 })).toMatchObject({ labels: ['small', 'count', 'count'] })
    expect(protectCounts([3, 7, 0].map(open), { k: 5 })).toEqual({ labels: ['small', 'count', 'count'], total: 'hidden' })
  })

  test('protects a small number of children whose wijk is not known, which no row shows', () => {
    const { labels, total } = protectCounts([open(20), open(30), open(40), { value: 2, kind: 'unpublished' }], { k: 5 })
    expect({ labels, total }).toEqual({ labels: ['hidden', 'count', 'count', 'small'], total: 'count' })
  })

  test('never lets the wijk of one location be subtracted out, however large it is', () => {
    const { labels, total } = protectCounts([{ value: 40, kind: 'withheld' }, open(60), open(70)], { k: 5 })
    expect(labels[0]).toBe('hidden')
    expect(total === 'hidden' || labels.slice(1).includes('hidden')).toBe(true)
  })

  test('is exact: a reader who tries every possible table learns nothing (brute force)', () => {
    const cell = fc.record({
      value: fc.integer({ min: 0, max: 9 }),
      kind: fc.constantFrom('open', 'open', 'open', 'withheld'),
    }) as fc.Arbitrary<CountCell>
    const unpublished = fc.integer({ min: 0, max: 6 }).map((value): CountCell => ({ value, kind: 'unpublished' }))
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: 1, maxLength: 4 }),
        fc.option(unpublished, { nil: undefined }),
        fc.integer({ min: 2, max: 5 }),
        (shown, extra, k) => {
          const cells = extra === undefined ? shown : [...shown, extra]
          expectCountsProtected(cells, protectCounts(cells, { k }), k)
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('keeps every interval at least k wide against linear programming, in 10,000 tables of ten wijken', () => {
    const value = fc.oneof(
      { weight: 2, arbitrary: fc.integer({ min: 0, max: 8 }) },
      { weight: 3, arbitrary: fc.integer({ min: 0, max: 300 }) },
    )
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 11 }), fc.integer({ min: 5, max: 11 }), (values, k) => {
        const { labels, total } = protectCounts(values.map(open), { k })
        values.forEach((one, index) => {
          if (isSmall(one, k)) expect(labels[index]).toBe('small')
        })
        if (total !== 'count') return
        const unknown = values.flatMap((one, index) =>
          labels[index] === 'count' ? [] : [{ value: one, isSmall: labels[index] === 'small' }],
        )
        const rest = unknown.reduce((sum, one) => sum + one.value, 0)
        const bounds = unknown.map((one) => (one.isSmall ? { low: 1, high: k - 1 } : { low: 0, high: Infinity }))
        bounds.forEach((own, index) => {
          const others = bounds.filter((_, other) => other !== index)
          const low = Math.max(own.low, rest - others.reduce((sum, one) => sum + one.high, 0))
          const high = Math.min(own.high, rest - others.reduce((sum, one) => sum + one.low, 0))
          if (unknown[index]?.isSmall === true) expect({ low, high }).toEqual({ low: 1, high: k - 1 })
          else expect(high - low).toBeGreaterThanOrEqual(k)
        })
        expect(labels.filter((label) => label === 'hidden').length).toBeLessThanOrEqual(mostSacrificed)
      }),
      { numRuns: 10_000 },
    )
  })
})

/** Tries every table that fits what is shown and what the labels mean. */
function expectCountsProtected(
  cells: readonly CountCell[],
  { labels, total }: { labels: CountLabel[]; total: CountLabel },
  k: number,
): void {
  const sum = cells.reduce((all, cell) => all + cell.value, 0)
  const shown = cells.reduce((all, cell, index) => all + (labels[index] === 'count' ? cell.value : 0), 0)
  const unknown = cells.flatMap((cell, index) => (labels[index] === 'count' ? [] : [{ cell, label: labels[index] }]))
  expect(total === 'small').toBe(total !== 'hidden' && isSmall(sum, k))
  if (total === 'hidden') return
  const rests = total === 'count' ? [sum - shown] : Array.from({ length: k - 1 }, (_, at) => at + 1 - shown)
  const seen = unknown.map(() => new Set<number>())
  const tryAll = (index: number, rest: number, chosen: readonly number[]): void => {
    const one = unknown[index]
    if (one === undefined) {
      if (rest === 0) chosen.forEach((value, at) => seen[at]?.add(value))
      return
    }
    for (let value = 0; value <= rest; value++) {
      const fits = one.cell.kind === 'open' ? isSmall(value, k) === (one.label === 'small') : true
      if (fits) tryAll(index + 1, rest - value, [...chosen, value])
    }
  }
  for (const rest of rests) tryAll(0, rest, [])
  unknown.forEach(({ cell, label }, index) => {
    const values = [...(seen[index] ?? [])]
    if (label === 'small') for (let value = 1; value < k; value++) expect(values).toContain(value)
    else if (cell.kind !== 'unpublished') expect(Math.max(...values) - Math.min(...values)).toBeGreaterThanOrEqual(k)
  })
}

const share = (count: number, denominator: number, withheld: ShareCell['withheld'] = null): ShareCell => ({
  count,
  denominator,
  withheld,
  leastDenominator: 0,
})
const plainTotal = (cells: readonly ShareCell[]) => ({
  count: cells.reduce((sum, one) => sum + one.count, 0),
  denominator: cells.reduce((sum, one) => sum + one.denominator, 0),
  withheld: null,
  isDenominatorKnown: false,
})

describe('protectShares', () => {
  test('needs the floor under it, and hides small numerators and small remainders', () => {
    const cells = [share(9, 9), share(3, 40), share(38, 40), share(20, 40), share(0, 40), share(40, 40)]
    const { labels } = protectShares(cells, plainTotal(cells), { k: 5, floor: 10 }, 'all')
    expect(labels.slice(0, 3)).toEqual(['below-floor', 'hidden', 'hidden'])
  })

  test('shows a column of large cells whole', () => {
    const cells = [share(20, 40), share(30, 60)]
    expect(protectShares(cells, plainTotal(cells), { k: 5, floor: 10 }, 'all')).toEqual({ labels: ['share', 'share'], total: 'share' })
  })

  test('is exact: a reader who tries every possible table learns nothing (brute force)', () => {
    const cell = fc
      .record({
        count: fc.integer({ min: 0, max: 6 }),
        remainder: fc.integer({ min: 0, max: 6 }),
        withheld: fc.constantFrom(null, null, null, 'all' as const),
      })
      .map(({ count, remainder, withheld }) => share(count, count + remainder, withheld))
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 2, max: 3 }),
        fc.integer({ min: 3, max: 6 }),
        (cells, k, floor) => {
          expectSharesProtected(cells, protectShares(cells, plainTotal(cells), { k, floor }, 'all'), k, floor)
        },
      ),
      { numRuns: 500 },
    )
  })
})

/** Tries every numerator and remainder per hidden cell that fits the totals and the labels. */
function expectSharesProtected(
  cells: readonly ShareCell[],
  { labels, total }: { labels: ShareLabel[]; total: ShareLabel },
  k: number,
  floor: number,
): void {
  cells.forEach((cell, index) => {
    const isTelling = cell.denominator < floor || isSmall(cell.count, k) || isSmall(cell.denominator - cell.count, k)
    if (isTelling || cell.withheld !== null) expect(labels[index]).not.toBe('share')
  })
  if (total !== 'share') return
  const unknown = cells.filter((_, index) => labels[index] !== 'share')
  const restOf = (part: (cell: ShareCell) => number): number => unknown.reduce((sum, cell) => sum + part(cell), 0)
  const seen = unknown.map(() => ({ count: new Set<number>(), remainder: new Set<number>(), denominator: new Set<number>() }))
  const tryAll = (index: number, count: number, remainder: number, chosen: readonly (readonly [number, number])[]): void => {
    const cell = unknown[index]
    if (cell === undefined) {
      if (count !== 0 || remainder !== 0) return
      chosen.forEach(([c, r], at) => {
        seen[at]?.count.add(c)
        seen[at]?.remainder.add(r)
        seen[at]?.denominator.add(c + r)
      })
      return
    }
    for (let c = 0; c <= count; c++) {
      for (let r = 0; r <= remainder; r++) {
        if (cell.withheld === 'all' || c + r < floor === cell.denominator < floor)
          tryAll(index + 1, count - c, remainder - r, [...chosen, [c, r]])
      }
    }
  }
  tryAll(
    0,
    restOf((cell) => cell.count),
    restOf((cell) => cell.denominator - cell.count),
    [],
  )
  for (const sets of seen) {
    for (const values of Object.values(sets)) expect(Math.max(...values) - Math.min(...values)).toBeGreaterThanOrEqual(k)
  }
}

describe('wilsonInterval', () => {
  // Newcombe (1998), Statistics in Medicine 17:857-872, table I, method 3
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is %f to %f', (count, denominator, low, high) => {
    const interval = wilsonInterval(count, denominator)
    expect(interval.low).toBeCloseTo(low, 4)
    expect(interval.high).toBeCloseTo(high, 4)
  })

  test('holds the share, stays between 0 and 1 and mirrors', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(), (denominator, seed) => {
        const count = seed % (denominator + 1)
        const { low, high } = wilsonInterval(count, denominator)
        expect(0 <= low && low <= count / denominator && count / denominator <= high && high <= 1).toBe(true)
        const mirrored = wilsonInterval(denominator - count, denominator)
        expect(low).toBeCloseTo(1 - mirrored.high, 10)
      }),
    )
  })

  test('refuses what is no share', () => {
    expect(() => wilsonInterval(1, 0)).toThrow(RangeError)
    expect(() => wilsonInterval(5, 4)).toThrow(RangeError)
  })
})

const limits = { k: 5, floor: 10 }
const perWijk = <T>(value: (index: number) => T): Map<WijkCode, T> => new Map(wijkCodes.map((wijkCode, index) => [wijkCode, value(index)]))

/** Ten wijken of three locations with 25, 30 and 35 children each, large everywhere. */
function manySums(overrides: Partial<Sums> = {}): Sums {
  const location = indicatorIds.filter((id) => indicators[id].splitBy === 'none')
  const cell = (id: IndicatorId): Sum => ({ count: 40, denominator: indicators[id].measure === 'share' ? 90 : 0 })
  return {
    peildatum: '2026-10-01',
    delivered: perWijk(() => 3),
    expected: perWijk(() => 4),
    byResidence: new Map([
      ['placedWithAdvies', perWijk((index) => 60 + index)],
      ['placedWithoutAdvies', perWijk(() => 30)],
    ]),
    byLocation: new Map(location.map((id) => [id, perWijk(() => cell(id))])),
    placedPerLocation: perWijk(() => [25, 30, 35]),
    adviesCounts: perWijk(() => 100),
    ...overrides,
  }
}

describe('wijkTable', () => {
  test('has ten rows and a city, and fits the contract', () => {
    const table = wijkTable(manySums(), limits)
    expect(WijkTable.parse(table)).toEqual(table)
    expect(table.rows.map((row) => row.wijkCode)).toEqual([...wijkCodes])
    expect(table.columns).toEqual([...tableColumns])
    expect(table.byResidence).toEqual(['reach', 'placedWithAdvies', 'placedWithoutAdvies'])
    expect(table.city).toMatchObject({ wijkCode: null, deliveredLocations: 30, expectedLocations: 40 })
    expect(table.rows[0]?.figures['reach']).toMatchObject({ shown: 'share', share: 0.6, count: 60, denominator: 100 })
    expect(table.city.figures['reach']).toMatchObject({ shown: 'share', count: 645, denominator: 1000 })
    expect(table.city.figures['waiting']).toEqual({ shown: 'count', count: 400 })
  })

  test('says nothing was delivered where nothing was', () => {
    const table = wijkTable(
      manySums({ delivered: new Map(), byResidence: new Map(), byLocation: new Map(), placedPerLocation: new Map() }),
      limits,
    )
    expect(table.rows).toHaveLength(10)
    for (const row of [...table.rows, table.city])
      expect(new Set(Object.values(row.figures).map((figure) => figure.shown))).toEqual(new Set(['nothing-delivered']))
  })

  test('computes no reach without a typed denominator, and none of the city until all ten are there', () => {
    const adviesCounts = perWijk(() => 100)
    adviesCounts.delete('WK034403')
    const table = wijkTable(manySums({ adviesCounts }), limits)
    expect(table.rows[2]?.figures['reach']).toEqual({ shown: 'not-computable', reason: 'no-denominator' })
    expect(table.rows[3]?.figures['reach']).toMatchObject({ shown: 'share' })
    expect(table.city.figures['reach']).toEqual({ shown: 'not-computable', reason: 'no-denominator' })
  })

  test('names a denominator that is lower than what was placed, and does not add it up', () => {
    const table = wijkTable(manySums({ adviesCounts: perWijk((index) => (index === 0 ? 50 : 100)) }), limits)
    expect(table.rows[0]?.figures['reach']).toEqual({ shown: 'not-computable', reason: 'implausible-denominator' })
    expect(table.city.figures['reach']).toEqual({ shown: 'not-computable', reason: 'implausible-denominator' })
  })

  test('hides reach where the children without a place are few', () => {
    const table = wijkTable(manySums({ adviesCounts: perWijk((index) => (index === 0 ? 62 : 100)) }), limits)
    expect(table.rows[0]?.figures['reach']).toEqual({ shown: 'hidden' })
    const alsoHidden = table.rows.slice(1).some((row) => row.figures['reach']?.shown === 'hidden')
    expect(alsoHidden || table.city.figures['reach']?.shown === 'hidden').toBe(true)
  })

  test('shows a sensitive figure for the whole city only, and what nobody delivered as such', () => {
    const table = wijkTable(manySums({ delivered: perWijk((index) => (index === 0 ? 0 : 3)) }), limits)
    expect(table.rows.map((row) => row.figures['supportNeeds']?.shown)).toEqual([
      'nothing-delivered',
      ...Array<string>(9).fill('city-only'),
    ])
    expect(table.city.figures['supportNeeds']).toMatchObject({ shown: 'share', count: 400, denominator: 900 })
    expect(table.city.figures['supportWaiting']).toEqual({ shown: 'count', count: 400 })
  })

  test('shows no sensitive figure of a city that is one location, or that is small', () => {
    const one = manySums({ delivered: new Map([['WK034401', 1]]), placedPerLocation: new Map([['WK034401', [90]]]) })
    expect(wijkTable(one, limits).city.figures['supportNeeds']).toEqual({ shown: 'hidden' })
    const few = manySums()
    const supportWaiting = new Map([['WK034403', { count: 3, denominator: 0 }]] as const)
    const supportNeeds = new Map([['WK034403', { count: 3, denominator: 90 }]] as const)
    const byLocation = new Map(few.byLocation).set('supportWaiting', supportWaiting).set('supportNeeds', supportNeeds)
    const { figures } = wijkTable({ ...few, byLocation }, limits).city
    expect([figures['supportWaiting'], figures['supportNeeds']]).toEqual([{ shown: 'small' }, { shown: 'hidden' }])
  })

  test('shows no sensitive share whose children another column hides, or that leaves few of another share', () => {
    const many = manySums()
    const fewWaiting = new Map([['WK034403', { count: 3, denominator: 0 }]] as const)
    const hidden = wijkTable({ ...many, byLocation: new Map(many.byLocation).set('waiting', fewWaiting) }, limits).city.figures
    expect([hidden['waiting'], hidden['waitingLong']]).toEqual([{ shown: 'small' }, { shown: 'hidden' }])
    const almostAll = perWijk((index) => ({ count: 40, denominator: index === 0 ? 87 : 90 }))
    const rest = wijkTable({ ...many, byLocation: new Map(many.byLocation).set('warmHandover', almostAll) }, limits).city.figures
    expect(rest['handoverSent']).toMatchObject({ shown: 'share', denominator: 900 })
    expect(rest['warmHandover']).toEqual({ shown: 'hidden' })
  })

  test('shows no figure about children of a wijk that is one location, but its places', () => {
    const table = wijkTable(manySums({ delivered: perWijk((index) => (index === 5 ? 1 : 3)) }), limits)
    const figures = table.rows[5]?.figures ?? {}
    for (const id of ['waiting', 'inToeleiding', 'sixteenHours', 'unreachedFamilies']) expect(figures[id]).toEqual({ shown: 'hidden' })
    expect(figures['places']).toEqual({ shown: 'count', count: 40 })
    expect(figures['placedWithAdvies']).toEqual({ shown: 'count', count: 65 })
  })

  test('treats a location with more than 80 % of the children as the whole wijk, and exactly 80 % not', () => {
    const delivered = perWijk(() => 2)
    expect(isOneLocations({ delivered, placedPerLocation: perWijk(() => [80, 20]) }, 'WK034401')).toBe(false)
    expect(isOneLocations({ delivered, placedPerLocation: perWijk(() => [81, 19]) }, 'WK034401')).toBe(true)
    expect(isOneLocations({ delivered, placedPerLocation: perWijk(() => [0, 0]) }, 'WK034401')).toBe(false)
    expect(isOneLocations({ delivered: perWijk(() => 1), placedPerLocation: new Map() }, 'WK034401')).toBe(true)
  })

  test('does not tell through one column what another hides', () => {
    const value = fc.oneof(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 120 }))
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 10, maxLength: 10 }),
        fc.array(value, { minLength: 10, maxLength: 10 }),
        value,
        (placed, missing, unknown) => {
          const withAdvies = new Map<WijkCode | 'onbekend', number>(perWijk((index) => placed[index] ?? 0))
          withAdvies.set('onbekend', unknown)
          const table = wijkTable(
            manySums({
              byResidence: new Map([['placedWithAdvies', withAdvies]]),
              adviesCounts: perWijk((index) => (placed[index] ?? 0) + (missing[index] ?? 0)),
            }),
            limits,
          )
          for (const row of [...table.rows, table.city]) {
            if (row.figures['placedWithAdvies']?.shown !== 'count') {
              expect(row.figures['reach']?.shown).not.toBe('share')
              if (row.wijkCode === null) expect(row.figures['sixteenHours']?.shown).not.toBe('share')
            }
          }
          expectReachProtected(
            table.rows.map((row) => row.figures['reach']),
            table.city.figures['reach'],
            placed,
            missing,
          )
        },
      ),
      { numRuns: 2000 },
    )
  })
})

/** With the city's reach shown, the denominators of all hidden wijken together are known: none may be known by itself. */
function expectReachProtected(
  rows: readonly (Figure | undefined)[],
  city: Figure | undefined,
  placed: readonly number[],
  missing: readonly number[],
): void {
  if (city?.shown !== 'share') return
  const hidden = rows.flatMap((figure, index) => (figure?.shown === 'share' ? [] : [(placed[index] ?? 0) + (missing[index] ?? 0)]))
  expect(hidden.length).not.toBe(1)
}
