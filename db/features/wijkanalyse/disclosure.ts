/**
 * Disclosure control for one column of wijken and their total (security.md 4, rules 1, 2 and 4; domain.md 9.4). Every figure that
 * is not shown is audited exactly: which values can somebody derive who has the table, adds and subtracts, and knows
 * these rules? Pure: numbers in, labels out.
 *
 * What is promised, for a column whose total is shown:
 * - a count that shows as "<k" keeps every value of 1 to k-1: the table tells nothing beyond its own label;
 * - every other count, numerator, remainder or denominator that is not shown keeps an interval at least k wide.
 */

export interface Limits {
  /** Counts of 1 to k-1 are not shown. */
  readonly k: number
  /** Shares need at least this denominator. */
  readonly floor: number
}

/** More cells than this are not sacrificed for the sake of the total: then the total itself is hidden. */
export const mostSacrificed = 3

export function isSmall(count: number, k: number): boolean {
  return count >= 1 && count < k
}

// Counts

export interface CountCell {
  readonly value: number
  /** `withheld` by another rule whatever its value · `unpublished` has no place in the table, but counts in the total. */
  readonly kind: 'open' | 'withheld' | 'unpublished'
}
export type CountLabel = 'count' | 'small' | 'hidden'

/** Labels for the cells (an `unpublished` one is `small` or `hidden`) and for their total. */
export function protectCounts(cells: readonly CountCell[], { k }: Pick<Limits, 'k'>): { labels: CountLabel[]; total: CountLabel } {
  const sum = cells.reduce((all, cell) => all + cell.value, 0)
  const total: CountLabel = isSmall(sum, k) ? 'small' : 'count'
  const labels = cells.map((cell) => firstLabel(cell, k))
  if (areCountsSafe(cells, labels, total, k)) return { labels, total }
  if (total === 'count') {
    const sacrificed = sacrifice(
      labels,
      'count',
      'hidden',
      (index) => cells[index]?.value ?? 0,
      (index) => (cells[index]?.value ?? 0) >= k,
      (tried) => areCountsSafe(cells, tried, total, k),
    )
    if (sacrificed !== null) return { labels: sacrificed, total }
  }
  return { labels, total: 'hidden' }
}

function firstLabel({ value, kind }: CountCell, k: number): CountLabel {
  if (kind === 'withheld') return 'hidden'
  if (isSmall(value, k)) return 'small'
  return kind === 'unpublished' ? 'hidden' : 'count'
}

/** What a reader knows of a cell that is not shown, before he subtracts. */
type Domain = 'small' | 'zero-or-k' | 'any'

function areCountsSafe(cells: readonly CountCell[], labels: readonly CountLabel[], total: CountLabel, k: number): boolean {
  if (total === 'hidden') return true
  const unknown = cells.flatMap((cell, index) => {
    const label = labels[index] ?? 'hidden'
    return label === 'count' ? [] : [{ cell, label, domain: domainOf(cell, label) }]
  })
  const rest = unknown.reduce((sum, { cell }) => sum + cell.value, 0)
  // A total of "<k" tells an interval; only then can `rest` be any of several numbers.
  const rests = total === 'count' ? [rest] : Array.from({ length: k - 1 }, (_, index) => index + 1)
  return unknown.every(({ cell, label, domain }, index) => {
    const others = unknown.filter((_, other) => other !== index).map((one) => one.domain)
    const isPossible = (value: number): boolean =>
      isInDomain(value, domain, k) && rests.some((one) => isSumPossible(one - value, others, k))
    if (label === 'small') return Array.from({ length: k - 1 }, (_, at) => at + 1).every(isPossible)
    // Nobody published it and it is not small: to derive it tells what could have been shown.
    if (cell.kind === 'unpublished') return true
    return widthOf(isPossible, Math.max(...rests)) >= k
  })
}

function domainOf({ kind }: CountCell, label: CountLabel): Domain {
  if (kind !== 'open') return 'any'
  return label === 'small' ? 'small' : 'zero-or-k'
}

function isInDomain(value: number, domain: Domain, k: number): boolean {
  if (value < 0) return false
  return domain === 'any' || (domain === 'small' ? isSmall(value, k) : !isSmall(value, k))
}

/** Whether values of these domains can add up to `sum`: n small ones span n to n(k-1); the others add nothing or at least k. */
function isSumPossible(sum: number, domains: readonly Domain[], k: number): boolean {
  const smalls = domains.filter((domain) => domain === 'small').length
  if (domains.includes('any')) return sum >= smalls
  const isWithinSmalls = sum >= smalls && sum <= smalls * (k - 1)
  return isWithinSmalls || (domains.includes('zero-or-k') && sum >= smalls + k)
}

/** Distance between the smallest and the largest possible value of 0 to `most`; -1 when none is. */
function widthOf(isPossible: (value: number) => boolean, most: number): number {
  let low = 0
  while (low <= most && !isPossible(low)) low++
  let high = most
  while (high > low && !isPossible(high)) high--
  return low > most ? -1 : high - low
}

// Shares

export interface ShareCell {
  readonly count: number
  readonly denominator: number
  /** `all` by a rule that tells nothing of the cell · `share` because its numerator is hidden in another column · null: judged here. */
  readonly withheld: 'all' | 'share' | null
  /** What another column tells of the denominator at least; 0 when nothing. */
  readonly leastDenominator: number
}
export type ShareLabel = 'share' | 'hidden' | 'below-floor'

export interface ShareTotal {
  readonly count: number
  readonly denominator: number
  readonly withheld: 'share' | null
  /** The total of the denominators stands in another column. */
  readonly isDenominatorKnown: boolean
}

/**
 * Labels for the cells and for their total. With `audited: 'denominator'` the numerators are another column's business, and that
 * total may count what no wijk has; otherwise the total is the plain sum.
 */
export function protectShares(
  cells: readonly ShareCell[],
  total: ShareTotal,
  limits: Limits,
  audited: 'all' | 'denominator',
): { labels: ShareLabel[]; total: ShareLabel } {
  const labels = cells.map((cell) => shareLabel(cell, limits))
  const totalLabel = shareLabel(total, limits)
  const isSafe = (tried: readonly ShareLabel[], totalTried: ShareLabel): boolean =>
    areSharesSafe(cells, tried, total, totalTried, limits, audited)
  if (isSafe(labels, totalLabel)) return { labels, total: totalLabel }
  const denominatorOf = (index: number): number => cells[index]?.denominator ?? 0
  if (totalLabel === 'share') {
    const few = sacrifice(
      labels,
      'share',
      'hidden',
      denominatorOf,
      () => true,
      (tried) => isSafe(tried, 'share'),
    )
    if (few !== null) return { labels: few, total: 'share' }
  }
  const hidden: ShareLabel = totalLabel === 'share' ? 'hidden' : totalLabel
  if (isSafe(labels, hidden)) return { labels, total: hidden }
  // The total of the denominators is known from another column: as many wijken as it takes, in the end all.
  const many = sacrifice(
    labels,
    'share',
    'hidden',
    denominatorOf,
    () => true,
    (tried) => isSafe(tried, hidden),
    cells.length,
  )
  return { labels: many ?? labels.map((label) => (label === 'share' ? 'hidden' : label)), total: hidden }
}

/** What one share shows by itself, before anybody adds and subtracts. */
export function shareLabel(
  { count, denominator, withheld }: Pick<ShareCell, 'count' | 'denominator' | 'withheld'>,
  { k, floor }: Limits,
): ShareLabel {
  if (withheld === 'all') return 'hidden'
  if (denominator < floor) return 'below-floor'
  return withheld === 'share' || isSmall(count, k) || isSmall(denominator - count, k) ? 'hidden' : 'share'
}

interface Interval {
  readonly low: number
  readonly high: number
}

/**
 * Numerators and remainders can be divided over the cells in every way that respects each cell's own bounds on its denominator, so
 * the bounds that linear programming would give are these closed forms.
 */
function areSharesSafe(
  cells: readonly ShareCell[],
  labels: readonly ShareLabel[],
  total: ShareTotal,
  totalLabel: ShareLabel,
  { k, floor }: Limits,
  audited: 'all' | 'denominator',
): boolean {
  const isTotalShown = totalLabel === 'share'
  if (!isTotalShown && !total.isDenominatorKnown) return true
  const unknown = cells.filter((_, index) => labels[index] !== 'share')
  const known = cells.filter((_, index) => labels[index] === 'share')
  const denominator = total.denominator - known.reduce((sum, cell) => sum + cell.denominator, 0)
  const count = total.count - known.reduce((sum, cell) => sum + cell.count, 0)
  const remainder = denominator - count
  const bounds = unknown.map((cell) => ownBounds(cell, floor))
  return bounds.every((own, index) => {
    const others = bounds.filter((_, other) => other !== index)
    const low = Math.max(own.low, denominator - others.reduce((sum, one) => sum + one.high, 0))
    const high = Math.min(own.high, denominator - others.reduce((sum, one) => sum + one.low, 0))
    if (high - low < k) return false
    if (audited === 'denominator') return true
    // Without the total of the numerators each part can be anything up to the whole.
    if (!isTotalShown) return high >= k
    return Math.min(count, high) - Math.max(0, low - remainder) >= k && Math.min(remainder, high) - Math.max(0, low - count) >= k
  })
}

/** What the label alone tells of a denominator. A reader may recognise a withheld cell, of which the label tells nothing. */
function ownBounds({ denominator, withheld, leastDenominator: least }: ShareCell, floor: number): Interval {
  if (withheld === 'all') return { low: least, high: Infinity }
  return denominator < floor ? { low: least, high: floor - 1 } : { low: Math.max(floor, least), high: Infinity }
}

// Both

/** Hides the smallest shown cells, one more at a time, until the column is safe; null when `most` are not enough. */
function sacrifice<L extends string>(
  labels: readonly L[],
  shown: L,
  hidden: L,
  sizeOf: (index: number) => number,
  mayHide: (index: number) => boolean,
  isSafe: (labels: readonly L[]) => boolean,
  most = mostSacrificed,
): L[] | null {
  const candidates = labels
    .flatMap((label, index) => (label === shown && mayHide(index) ? [index] : []))
    .sort((a, b) => sizeOf(a) - sizeOf(b) || a - b)
    .slice(0, most)
  const tried = [...labels]
  for (const index of candidates) {
    tried[index] = hidden
    if (isSafe(tried)) return tried
  }
  return null
}
