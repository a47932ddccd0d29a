import { indicators, type Cell } from './indicators.ts'
import { goalStatuses } from './jaarplan.ts'

/** What about a set of cells cannot be true. */
export type Implausibility = 'twice' | 'wrong-split' | 'wrong-measure' | 'above-denominator'

/** More than this in a place that one person can have is a typing error or a forgery, not a full group. */
const mostPerPlace = 3

/**
 * What a delivery cannot mean, whoever signed it; null when all cells can be true. The location asks before it sends, the
 * projectleider before it counts.
 */
export function findImplausibility(cells: readonly Cell[]): Implausibility | null {
  const seen = new Set<string>()
  for (const cell of cells) {
    const key = cellKey(cell)
    if (seen.has(key)) return 'twice'
    seen.add(key)
    const wrong = wrongIn(cell)
    if (wrong !== null) return wrong
  }
  return null
}

function wrongIn({ indicator, dims, count, denominator }: Cell): Implausibility | null {
  const { splitBy, measure, sensitivity } = indicators[indicator]
  if ((dims.wijkCode !== undefined) !== (splitBy === 'residence') || (dims.status !== undefined) !== (splitBy === 'status'))
    return 'wrong-split'
  if (dims.status !== undefined && !(goalStatuses as readonly string[]).includes(dims.status)) return 'wrong-split'
  if ((denominator !== undefined) !== (measure === 'share')) return 'wrong-measure'
  if (denominator === undefined) return null
  // A group can be fuller than its places; a part of some persons cannot be more than those persons.
  const most = sensitivity === 'operational' ? denominator * mostPerPlace : denominator
  return count > most ? 'above-denominator' : null
}

/** Indicator and split of a cell: each may occur once. */
export function cellKey({ indicator, dims }: Pick<Cell, 'indicator' | 'dims'>): string {
  return `${indicator}/${dims.wijkCode ?? ''}/${dims.status ?? ''}`
}
