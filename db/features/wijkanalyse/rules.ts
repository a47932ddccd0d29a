import { indicators, type IndicatorId } from '../../contract/indicators.ts'
import { tableColumns, type Figure, type TableColumn, type WijkRow, type WijkTable } from '../../contract/wijkanalyse.ts'
import { wijkCodes, type WijkCode } from '../../contract/wijken.ts'
import { isSmall, protectCounts, protectShares, shareLabel, type CountLabel, type Limits, type ShareCell } from './disclosure.ts'
import { wilsonInterval } from './wilson.ts'

/** One location with more than this part of the children of a wijk makes the wijk's figure its own (security.md 4, rule 4). */
export const dominantShare = 0.8

export interface Sum {
  readonly count: number
  readonly denominator: number
}

/** Everything that was delivered for one peildatum, summed; wijken without an entry have nothing. */
export interface Sums {
  readonly peildatum: string
  /** Locations that count, and that are expected, by the wijk where they stand. */
  readonly delivered: ReadonlyMap<WijkCode, number>
  readonly expected: ReadonlyMap<WijkCode, number>
  readonly byResidence: ReadonlyMap<IndicatorId, ReadonlyMap<WijkCode | 'onbekend', number>>
  readonly byLocation: ReadonlyMap<IndicatorId, ReadonlyMap<WijkCode, Sum>>
  /** Placed children per location that counts, by the wijk where it stands. */
  readonly placedPerLocation: ReadonlyMap<WijkCode, readonly number[]>
  /** Typed in: children with a VE-advies who live in the wijk. */
  readonly adviesCounts: ReadonlyMap<WijkCode, number>
}

/** A column of the table: the ten wijken in their order, and the city. */
interface Column {
  readonly wijken: readonly Figure[]
  readonly city: Figure
}

const residence = (column: TableColumn): boolean => column === 'reach' || indicators[column].splitBy === 'residence'

/** The wijk table after disclosure control; always ten rows. */
export function wijkTable(sums: Sums, limits: Limits): WijkTable {
  const columns = new Map(tableColumns.map((column) => [column, columnOf(column, sums, limits)]))
  const rowOf = (wijkCode: WijkCode | null, figureOf: (column: Column) => Figure | undefined): WijkRow => ({
    wijkCode,
    deliveredLocations: wijkCode === null ? totalOf(sums.delivered) : (sums.delivered.get(wijkCode) ?? 0),
    expectedLocations: wijkCode === null ? totalOf(sums.expected) : (sums.expected.get(wijkCode) ?? 0),
    figures: Object.fromEntries([...columns].map(([name, column]) => [name, figureOf(column) ?? nothingDelivered])),
  })
  return {
    peildatum: sums.peildatum,
    smallCount: limits.k,
    denominatorFloor: limits.floor,
    columns: [...tableColumns],
    byResidence: tableColumns.filter(residence),
    rows: wijkCodes.map((wijkCode, index) => rowOf(wijkCode, (column) => column.wijken[index])),
    city: rowOf(null, (column) => column.city),
  }
}

function columnOf(column: TableColumn, sums: Sums, limits: Limits): Column {
  if (totalOf(sums.delivered) === 0) return { wijken: wijkCodes.map(() => nothingDelivered), city: nothingDelivered }
  if (column === 'reach') return reachColumn(sums, limits)
  const { sensitivity, measure, splitBy } = indicators[column]
  if (sensitivity === 'sensitive') return cityOnlyColumn(column, sums, limits)
  if (splitBy === 'residence') return residenceColumn(column, sums, limits)
  if (sensitivity === 'operational') return operationalColumn(column, sums)
  return measure === 'share' ? shareColumn(column, sums, limits) : countColumn(column, sums, limits)
}

/** Places and student hours: no persons, no rule; still nothing where nobody delivered. */
function operationalColumn(column: IndicatorId, sums: Sums): Column {
  const figureOf = ({ count, denominator }: Sum): Figure => {
    if (indicators[column].measure === 'count') return { shown: 'count', count }
    if (denominator === 0) return { shown: 'not-computable', reason: 'no-denominator' }
    // All places are counted, nothing is sampled: there is no chance in it.
    const share = count / denominator
    return { shown: 'share', share, count, denominator, low: share, high: share }
  }
  const cells = wijkCodes.map((wijkCode) => sumOf(sums, column, wijkCode))
  return {
    wijken: wijkCodes.map((wijkCode, index) => (isDelivered(sums, wijkCode) ? figureOf(cells[index] ?? empty) : nothingDelivered)),
    city: figureOf(add(cells)),
  }
}

function residenceColumn(column: IndicatorId, sums: Sums, limits: Limits): Column {
  const { labels, total } = protectResidence(column, sums, limits)
  const count = totalOf(sums.byResidence.get(column) ?? new Map())
  return {
    wijken: wijkCodes.map((wijkCode, index) => countFigure(labels[index] ?? 'hidden', placed(sums, column, wijkCode))),
    city: countFigure(total, count),
  }
}

/** The labels of a column by residence; children of whom the wijk is not known count in the city only. */
function protectResidence(column: IndicatorId, sums: Sums, limits: Limits) {
  const open = wijkCodes.map((wijkCode) => ({ value: placed(sums, column, wijkCode), kind: 'open' as const }))
  const unknown = { value: sums.byResidence.get(column)?.get('onbekend') ?? 0, kind: 'unpublished' as const }
  return protectCounts([...open, unknown], limits)
}

function countColumn(column: IndicatorId, sums: Sums, limits: Limits): Column {
  const delivering = wijkCodes.filter((wijkCode) => isDelivered(sums, wijkCode))
  const cells = delivering.map((wijkCode) => ({
    value: sumOf(sums, column, wijkCode).count,
    kind: isOneLocations(sums, wijkCode) ? ('withheld' as const) : ('open' as const),
  }))
  const { labels, total } = protectCounts(cells, limits)
  return {
    wijken: inOrder(delivering, (index) => countFigure(labels[index] ?? 'hidden', cells[index]?.value ?? 0)),
    city: countFigure(
      total,
      cells.reduce((sum, cell) => sum + cell.value, 0),
    ),
  }
}

function shareColumn(column: IndicatorId, sums: Sums, limits: Limits): Column {
  const delivering = wijkCodes.filter((wijkCode) => isDelivered(sums, wijkCode))
  const cells = delivering.map((wijkCode): ShareCell => ({
    ...sumOf(sums, column, wijkCode),
    withheld: isOneLocations(sums, wijkCode) ? 'all' : null,
    leastDenominator: 0,
  }))
  const city = add(cells)
  // The same children stand in another column, by residence: what is hidden there may not come out here, nor the other way.
  const isSameChildren = column === 'sixteenHours'
  const isTotalShown = isSameChildren && protectResidence('placedWithAdvies', sums, limits).total === 'count'
  const withheld = isSameChildren && !isTotalShown ? 'share' : null
  const { labels, total } = protectShares(cells, { ...city, withheld, isDenominatorKnown: isTotalShown }, limits, 'all')
  return {
    wijken: inOrder(delivering, (index) => shareFigure(labels[index] ?? 'hidden', cells[index] ?? empty)),
    city: shareFigure(total, city),
  }
}

/** A sensitive share is taken over children whom these columns count: shown only where they are, or it would tell how many there are. */
const countedElsewhere: Partial<Record<IndicatorId, readonly TableColumn[]>> = {
  waitingLong: ['waiting'],
  supportNeeds: ['placedWithAdvies', 'placedWithoutAdvies'],
}
/** Taken over a part of the children of another share: the rest of them may not be few, because two numbers subtract. */
const takenOverPartOf: Partial<Record<IndicatorId, TableColumn>> = { warmHandover: 'handoverSent' }

/** Sensitive figures are of the whole city only (security.md 4), and not when that city is one location. */
function cityOnlyColumn(column: IndicatorId, sums: Sums, limits: Limits): Column {
  const city = add(wijkCodes.map((wijkCode) => sumOf(sums, column, wijkCode)))
  return {
    wijken: wijkCodes.map((wijkCode) => (isDelivered(sums, wijkCode) ? { shown: 'city-only' } : nothingDelivered)),
    city: cityOnlyFigure(column, city, sums, limits),
  }
}

function cityOnlyFigure(column: IndicatorId, city: Sum, sums: Sums, limits: Limits): Figure {
  if (isOne([...sums.placedPerLocation.values()].flat(), totalOf(sums.delivered))) return { shown: 'hidden' }
  if (indicators[column].measure === 'count') return countFigure(isSmall(city.count, limits.k) ? 'small' : 'count', city.count)
  const isCounted = (countedElsewhere[column] ?? []).every((other) => columnOf(other, sums, limits).city.shown === 'count')
  const whole = takenOverPartOf[column]
  const wholeFigure = whole === undefined ? undefined : columnOf(whole, sums, limits).city
  const isRestSmall = wholeFigure?.shown === 'share' && isSmall(wholeFigure.denominator - city.denominator, limits.k)
  return shareFigure(shareLabel({ ...city, withheld: isCounted && !isRestSmall ? null : 'share' }, limits), city)
}

/**
 * Children placed with advies who live in a wijk ÷ children with a VE-advies who live there, as typed in (domain.md 4.2); never with
 * the voorscholen's own list as denominator.
 */
function reachColumn(sums: Sums, limits: Limits): Column {
  const counts = protectResidence('placedWithAdvies', sums, limits)
  const typed = wijkCodes.filter((wijkCode) => sums.adviesCounts.has(wijkCode))
  const problems = new Map<WijkCode, Figure>()
  const judged = typed.filter((wijkCode) => {
    const isImplausible = reachOf(sums, wijkCode).count > reachOf(sums, wijkCode).denominator
    if (isImplausible) problems.set(wijkCode, { shown: 'not-computable', reason: 'implausible-denominator' })
    return !isImplausible
  })
  const cells = judged.map((wijkCode): ShareCell => {
    const cell = reachOf(sums, wijkCode)
    const isCountShown = counts.labels[wijkCodes.indexOf(wijkCode)] === 'count'
    return { ...cell, withheld: isCountShown ? null : 'share', leastDenominator: isCountShown ? cell.count : 0 }
  })
  const city = { count: totalOf(sums.byResidence.get('placedWithAdvies') ?? new Map()), denominator: totalOf(sums.adviesCounts) }
  const cityProblem = problemOfCity(typed.length, problems.size, city)
  const withheld = cityProblem !== null || counts.total !== 'count' ? 'share' : null
  const { labels, total } = protectShares(cells, { ...city, withheld, isDenominatorKnown: false }, limits, 'denominator')
  return {
    wijken: wijkCodes.map((wijkCode) => {
      const index = judged.indexOf(wijkCode)
      if (index !== -1) return shareFigure(labels[index] ?? 'hidden', cells[index] ?? empty)
      return problems.get(wijkCode) ?? { shown: 'not-computable', reason: 'no-denominator' }
    }),
    city: cityProblem ?? shareFigure(total, city),
  }
}

/** Of the whole city there is a figure only when every wijk has a believable number. */
function problemOfCity(typed: number, implausible: number, { count, denominator }: Sum): Figure | null {
  if (typed < wijkCodes.length) return { shown: 'not-computable', reason: 'no-denominator' }
  return implausible > 0 || count > denominator ? { shown: 'not-computable', reason: 'implausible-denominator' } : null
}

/** Whether the figures of a wijk would in fact be those of one location: only one delivered, or one has more than 80 % of the children. */
export function isOneLocations(sums: Pick<Sums, 'delivered' | 'placedPerLocation'>, wijkCode: WijkCode): boolean {
  return isOne(sums.placedPerLocation.get(wijkCode) ?? [], sums.delivered.get(wijkCode) ?? 0)
}

function isOne(childrenPerLocation: readonly number[], delivered: number): boolean {
  if (delivered < 2) return true
  const all = childrenPerLocation.reduce((sum, one) => sum + one, 0)
  return all > 0 && Math.max(...childrenPerLocation) > dominantShare * all
}

const nothingDelivered: Figure = { shown: 'nothing-delivered' }
const empty: Sum = { count: 0, denominator: 0 }

function countFigure(label: CountLabel, count: number): Figure {
  return label === 'count' ? { shown: 'count', count } : { shown: label }
}

function shareFigure(label: 'share' | 'hidden' | 'below-floor', { count, denominator }: Sum): Figure {
  if (label === 'hidden') return { shown: 'hidden' }
  if (label === 'below-floor') return { shown: 'not-computable', reason: 'below-floor' }
  return { shown: 'share', share: count / denominator, count, denominator, ...wilsonInterval(count, denominator) }
}

/** One figure per wijk: those that delivered in their order, nothing for the others. */
function inOrder(delivering: readonly WijkCode[], figureOf: (index: number) => Figure): Figure[] {
  return wijkCodes.map((wijkCode) => {
    const index = delivering.indexOf(wijkCode)
    return index === -1 ? nothingDelivered : figureOf(index)
  })
}

function isDelivered(sums: Sums, wijkCode: WijkCode): boolean {
  return (sums.delivered.get(wijkCode) ?? 0) > 0
}

function placed(sums: Sums, column: IndicatorId, wijkCode: WijkCode): number {
  return sums.byResidence.get(column)?.get(wijkCode) ?? 0
}

function reachOf(sums: Sums, wijkCode: WijkCode): Sum {
  return { count: placed(sums, 'placedWithAdvies', wijkCode), denominator: sums.adviesCounts.get(wijkCode) ?? 0 }
}

function sumOf(sums: Sums, column: IndicatorId, wijkCode: WijkCode): Sum {
  return sums.byLocation.get(column)?.get(wijkCode) ?? empty
}

function add(cells: readonly Sum[]): Sum {
  return cells.reduce<Sum>(
    (all, { count, denominator }) => ({ count: all.count + count, denominator: all.denominator + denominator }),
    empty,
  )
}

function totalOf(numbers: ReadonlyMap<unknown, number>): number {
  return [...numbers.values()].reduce((sum, one) => sum + one, 0)
}
