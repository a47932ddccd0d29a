import { indicators, type Cell, type IndicatorId } from '../../../db/contract/indicators.ts'

/** Below this many children a percentage says little, so the figure is told in children. */
export const denominatorFloor = 10

/** One indicator of the whole location: its cells together. */
export interface LiveFigure {
  readonly measure: 'count' | 'share'
  readonly count: number
  /** Only of a share. */
  readonly denominator: number | null
  /** In the unit of a goal: a percentage or a count. Null when there is nothing to count. */
  readonly value: number | null
}

/** The cells of an indicator added up. A count without cells is nought; a share without a denominator has no value. */
export function liveFigure(indicator: IndicatorId, cells: readonly Cell[]): LiveFigure {
  const { measure } = indicators[indicator]
  const own = cells.filter((cell) => cell.indicator === indicator)
  const count = own.reduce((sum, cell) => sum + cell.count, 0)
  if (measure === 'count') return { measure, count, denominator: null, value: count }
  const denominator = own.reduce((sum, cell) => sum + (cell.denominator ?? 0), 0)
  return { measure, count, denominator, value: denominator === 0 ? null : (100 * count) / denominator }
}

/** How a figure stands to a goal: reached, or what is still to go in the goal's unit. */
export type Distance = { readonly isReached: true } | { readonly isReached: false; readonly toGo: number }

/**
 * Which way is better follows from the indicator; where that is neutral, from the goal itself: a target below the baseline
 * wants less. Rounded as it is shown, so that words and figures agree.
 */
export function distanceToTarget(
  indicator: IndicatorId,
  value: number,
  goal: { readonly baseline: number | null; readonly target: number },
): Distance {
  const { direction } = indicators[indicator]
  const wantsLess = direction === 'down' || (direction === 'neutral' && goal.baseline !== null && goal.target < goal.baseline)
  const toGo = wantsLess ? Math.round(value) - goal.target : goal.target - Math.round(value)
  return toGo <= 0 ? { isReached: true } : { isReached: false, toGo: Math.round(toGo * 10) / 10 }
}

/** How far from baseline to target, 0 to 100; null when the goal has no way to go. */
export function progressShare(
  value: number,
  { baseline, target }: { readonly baseline: number | null; readonly target: number | null },
): number | null {
  if (baseline === null || target === null || baseline === target) return null
  return Math.min(100, Math.max(0, (100 * (value - baseline)) / (target - baseline)))
}
