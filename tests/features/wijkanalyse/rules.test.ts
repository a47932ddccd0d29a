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
  shareLabel,
  type CountCell,
  type CountLabel,
  type ShareCell,
  type ShareLabel,
  type ShareTotal,
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
          const { labels, total } = protectCounts(cells, { k })
          expect(areCountsSafeByTrying(cells, labels, total, k)).toBe(true)
          expect({ labels, total }).toEqual(protectCountsByTrying(cells, k))
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

/** Tries every table that fits what is shown and what the labels mean: whether a reader who does so learns nothing. */
function areCountsSafeByTrying(cells: readonly CountCell[], labels: readonly CountLabel[], total: CountLabel, k: number): boolean {
  if (total === 'hidden') return true
  const sum = cells.reduce((all, cell) => all + cell.value, 0)
  const shown = cells.reduce((all, cell, index) => all + (labels[index] === 'count' ? cell.value : 0), 0)
  const unknown = cells.flatMap((cell, index) => (labels[index] === 'count' ? [] : [{ cell, label: labels[index] }]))
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
  return unknown.every(({ cell, label }, index) => {
    const values = seen[index] ?? new Set()
    if (label === 'small') return Array.from({ length: k - 1 }, (_, at) => at + 1).every((value) => values.has(value))
    return cell.kind === 'unpublished' || widthOf(values) >= k
  })
}

/** What security.md asks, by trying: the smallest that may be hidden are hidden one at a time, and else the total. */
function protectCountsByTrying(cells: readonly CountCell[], k: number): { labels: CountLabel[]; total: CountLabel } {
  const total: CountLabel = isSmall(
    cells.reduce((all, cell) => all + cell.value, 0),
    k,
  )
    ? 'small'
    : 'count'
  const labels = cells.map(({ value, kind }): CountLabel => {
    if (kind === 'withheld') return 'hidden'
    if (isSmall(value, k)) return 'small'
    return kind === 'unpublished' ? 'hidden' : 'count'
  })
  const candidates =
    total === 'count' ? smallestFirst(cells.map(({ value }, index) => (labels[index] === 'count' && value >= k ? value : null))) : []
  const found = prefixes(labels, 'hidden', candidates, mostSacrificed).find((tried) => areCountsSafeByTrying(cells, tried, total, k))
  return found === undefined ? { labels, total: 'hidden' } : { labels: found, total }
}

/** Positions of the sizes that are there, the smallest first; of equal ones the first. */
function smallestFirst(sizes: readonly (number | null)[]): number[] {
  return sizes
    .flatMap((size, index) => (size === null ? [] : [{ size, index }]))
    .sort((a, b) => a.size - b.size)
    .map(({ index }) => index)
}

/** The labels, and the same with one, two, … of the candidates hidden. */
function prefixes<L extends string>(labels: readonly L[], hidden: L, candidates: readonly number[], most: number): L[][] {
  return Array.from({ length: Math.min(candidates.length, most) + 1 }, (_, count) =>
    labels.map((label, index) => (candidates.slice(0, count).includes(index) ? hidden : label)),
  )
}

function widthOf(values: ReadonlySet<number>): number {
  return Math.max(...values) - Math.min(...values)
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

  test('shows a share from the floor on, and leaves standing what tells nothing where the total is hidden', () => {
    expect(shareLabel({ count: 5, denominator: 10, withheld: null }, { k: 5, floor: 10 })).toBe('share')
    expect(shareLabel({ count: 5, denominator: 9, withheld: null }, { k: 5, floor: 10 })).toBe('below-floor')
    const cells = [share(1, 9), share(1, 9), share(0, 7)]
    const total = { ...plainTotal(cells), isDenominatorKnown: true }
    expect(protectShares(cells, total, { k: 3, floor: 3 }, 'all')).toEqual({ labels: ['hidden', 'hidden', 'share'], total: 'hidden' })
  })

  test('is exact: a reader who tries every possible table learns nothing, and no more is hidden than that takes (brute force)', () => {
    const cell = fc
      .record({
        count: fc.integer({ min: 0, max: 7 }),
        remainder: fc.integer({ min: 0, max: 7 }),
        withheld: fc.constantFrom(null, null, null, 'all' as const, 'share' as const),
        least: fc.integer({ min: 0, max: 3 }),
      })
      .map(({ count, remainder, withheld, least }) => ({
        ...share(count, count + remainder, withheld),
        leastDenominator: Math.min(least, count + remainder),
      }))
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 2, max: 4 }),
        fc.integer({ min: 3, max: 6 }),
        fc.boolean(),
        fc.constantFrom('all' as const, 'all' as const, 'denominator' as const),
        (cells, k, floor, isDenominatorKnown, audited) => {
          const total = { ...plainTotal(cells), isDenominatorKnown }
          const shares: Shares = { cells, total, k, floor, audited }
          const found = protectShares(cells, total, { k, floor }, audited)
          expect(found).toEqual(protectSharesByTrying(shares))
          cells.forEach(({ count, denominator, withheld }, index) => {
            const isTelling = denominator < floor || isSmall(count, k) || isSmall(denominator - count, k) || withheld !== null
            if (isTelling) expect(found.labels[index]).not.toBe('share')
          })
        },
      ),
      { numRuns: 3000 },
    )
  })
})

interface Shares {
  readonly cells: readonly ShareCell[]
  readonly total: ShareTotal
  readonly k: number
  readonly floor: number
  readonly audited: 'all' | 'denominator'
}

/** The same as `protectCountsByTrying` for shares; where the total of the denominators stands elsewhere, hiding the total is not enough. */
function protectSharesByTrying(shares: Shares): { labels: ShareLabel[]; total: ShareLabel } {
  const { cells, total, k, floor } = shares
  const labels = cells.map((cell) => shareLabel(cell, { k, floor }))
  const totalLabel = shareLabel(total, { k, floor })
  const candidates = smallestFirst(cells.map(({ denominator }, index) => (labels[index] === 'share' ? denominator : null)))
  const hidden: ShareLabel = totalLabel === 'share' ? 'hidden' : totalLabel
  const attempts = [
    ...prefixes(labels, 'hidden', candidates, totalLabel === 'share' ? mostSacrificed : 0).map((tried) => ({
      labels: tried,
      total: totalLabel,
    })),
    ...prefixes(labels, 'hidden', candidates, cells.length).map((tried) => ({ labels: tried, total: hidden })),
  ]
  return (
    attempts.find((tried) => areSharesSafeByTrying(shares, tried)) ?? {
      labels: labels.map((label) => (label === 'share' ? 'hidden' : label)),
      total: hidden,
    }
  )
}

/** Tries every numerator and remainder per hidden cell that fits the totals and the labels. */
function areSharesSafeByTrying(
  { cells, total, k, floor, audited }: Shares,
  { labels, total: totalLabel }: { labels: readonly ShareLabel[]; total: ShareLabel },
): boolean {
  const isTotalShown = totalLabel === 'share'
  if (!isTotalShown && !total.isDenominatorKnown) return true
  const unknown = cells.filter((_, index) => labels[index] !== 'share')
  const sum = (of: (cell: ShareCell) => number) => unknown.reduce((all, cell) => all + of(cell), 0)
  const rest = { count: sum((cell) => cell.count), denominator: sum((cell) => cell.denominator) }
  const fits = (cell: ShareCell, denominator: number): boolean =>
    denominator >= cell.leastDenominator && (cell.withheld === 'all' || denominator < floor === cell.denominator < floor)
  const seen = unknown.map(() => ({ count: new Set<number>(), remainder: new Set<number>(), denominator: new Set<number>() }))
  const tryAll = (index: number, left: { count: number; denominator: number }, chosen: readonly (readonly [number, number])[]): void => {
    const cell = unknown[index]
    if (cell === undefined) {
      // Where the numerators add up to a figure that is not shown, any of them can be.
      if (left.denominator !== 0 || (isTotalShown && left.count !== 0)) return
      chosen.forEach(([count, denominator], at) => {
        seen[at]?.count.add(count)
        seen[at]?.remainder.add(denominator - count)
        seen[at]?.denominator.add(denominator)
      })
      return
    }
    const isLast = index === unknown.length - 1
    for (let denominator = isLast ? left.denominator : 0; denominator <= left.denominator; denominator++) {
      if (!fits(cell, denominator)) continue
      const most = isTotalShown ? Math.min(denominator, left.count) : denominator
      for (let count = isLast && isTotalShown ? left.count : 0; count <= most; count++)
        tryAll(index + 1, { count: left.count - count, denominator: left.denominator - denominator }, [...chosen, [count, denominator]])
    }
  }
  tryAll(0, rest, [])
  return seen.every(({ count, remainder, denominator }) =>
    (audited === 'all' ? [count, remainder, denominator] : [denominator]).every((values) => widthOf(values) >= k),
  )
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
