import { breakRule } from '../../contract/errors.ts'
import { indicators, type IndicatorId } from '../../contract/indicators.ts'
import { goalMoves, type Goal } from '../../contract/jaarplan.ts'

export type GoalStatus = Goal['status']

/** Breaks `status-move`, with where the goal is and where it would go. */
export function requireMove(from: GoalStatus, to: GoalStatus): void {
  const moves: readonly GoalStatus[] = goalMoves[from]
  if (!moves.includes(to)) breakRule('status-move', { from, to })
}

/** A share is a percentage: its baseline and target lie within 0–100. Breaks `share-above-hundred`. */
export function requireReachableShare(goal: {
  readonly indicator: IndicatorId | null
  readonly baseline: number | null
  readonly target: number | null
}): void {
  if (goal.indicator === null || indicators[goal.indicator].measure !== 'share') return
  if ((goal.baseline ?? 0) > 100 || (goal.target ?? 0) > 100) breakRule('share-above-hundred')
}
