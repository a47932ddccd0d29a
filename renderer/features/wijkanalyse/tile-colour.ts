import type { Figure } from '../../../db/contract/wijkanalyse.ts'

/** Five shades; 0 is the lightest. */
export const shades = 5
/** The whole scale of shares is at least this wide: a small difference may not look like a large one. */
const leastSpan = 0.2

export interface Scale {
  readonly measure: 'share' | 'count'
  readonly low: number
  readonly high: number
}

/** Around all figures that carry a number; counts start at nought. Null where none does. */
export function scaleOf(figures: readonly Figure[]): Scale | null {
  const values = figures.map(valueOf).filter((value) => value !== null)
  if (values.length === 0) return null
  const highest = Math.max(...values)
  if (!figures.some(({ shown }) => shown === 'share')) return { measure: 'count', low: 0, high: Math.max(1, highest) }
  // A group can be fuller than its places: then the scale goes beyond the whole.
  const high = Math.max(highest, Math.min(1, Math.min(...values) + leastSpan))
  return { measure: 'share', low: Math.max(0, Math.min(...values, high - leastSpan)), high }
}

/** The shade of a figure; null for what carries no number. */
export function shadeOf(figure: Figure, { low, high }: Scale): number | null {
  const value = valueOf(figure)
  return value === null ? null : Math.min(shades - 1, Math.floor(((value - low) / (high - low)) * shades))
}

function valueOf(figure: Figure): number | null {
  if (figure.shown === 'share') return figure.share
  return figure.shown === 'count' ? figure.count : null
}
