import { breakRule } from '../../contract/errors.ts'
import { indicators, type IndicatorId } from '../../contract/indicators.ts'
import type { Goal } from '../../contract/jaarplan.ts'

export type GoalStatus = Goal['status']

/**
 * Where a goal may go next: one step on, one step back, and out of use from anywhere. A goal that lapsed comes back as a
 * concept, because what was true of it has to be looked at again.
 */
export const allowedMoves = {
  concept: ['vastgesteld', 'vervallen'],
  vastgesteld: ['in_uitvoering', 'concept', 'vervallen'],
  in_uitvoering: ['behaald', 'deels_behaald', 'niet_behaald', 'vastgesteld', 'vervallen'],
  behaald: ['in_uitvoering', 'vervallen'],
  deels_behaald: ['in_uitvoering', 'vervallen'],
  niet_behaald: ['in_uitvoering', 'vervallen'],
  vervallen: ['concept'],
} as const satisfies Record<GoalStatus, readonly GoalStatus[]>

/** Breaks `status-move`, with where the goal is and where it would go. */
export function requireMove(from: GoalStatus, to: GoalStatus): void {
  const moves: readonly GoalStatus[] = allowedMoves[from]
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
