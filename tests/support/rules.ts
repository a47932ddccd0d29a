import fc from 'fast-check'
import { AppError, type ErrorDetails } from '../../db/contract/errors.ts'

/** Any calendar day of the years in which these records live. */
export const day = fc
  .integer({ min: 0, max: 365 * 8 })
  .map((days) => new Date(Date.UTC(2022, 0, 1) + days * 86_400_000).toISOString().slice(0, 10))

/** The details of the rule that `decide` breaks, or null when it breaks none; any other error is passed on. */
export function brokenBy(decide: () => unknown): ErrorDetails | null {
  try {
    decide()
    return null
  } catch (error) {
    if (error instanceof AppError && error.code === 'rule-broken') return error.details
    throw error
  }
}

/** The name of the rule that `decide` breaks, or null. */
export function ruleOf(decide: () => unknown): unknown {
  return brokenBy(decide)?.['rule'] ?? null
}
