import { breakRule } from '../../contract/errors.ts'
import { mayDo, type Role } from '../../contract/roles.ts'

interface ObservedChild {
  readonly bornOn: string
  readonly leftOn: string | null
}

/**
 * What was seen has happened, after the birth of each child and before any of them had left.
 * Breaks `future-date`, `before-birth`, `child-left`.
 */
export function requireObservedOn(observedOn: string, children: readonly ObservedChild[], today: string): void {
  if (observedOn > today) breakRule('future-date', { field: 'observedOn' })
  if (children.some((child) => observedOn < child.bornOn)) breakRule('before-birth', { field: 'observedOn' })
  if (children.some((child) => child.leftOn !== null && observedOn > child.leftOn)) breakRule('child-left', { field: 'childIds' })
}

/** Who wrote it, and who leads the location. */
export function mayCorrect(observation: { readonly authorId: string }, who: { readonly userId: string; readonly role: Role }): boolean {
  return observation.authorId === who.userId || mayDo(who.role, 'locatiemanager')
}

/** Breaks `observation-withdrawn`. */
export function requireNotWithdrawn({ withdrawnAt }: { readonly withdrawnAt: string | null }): void {
  if (withdrawnAt !== null) breakRule('observation-withdrawn')
}

/** Breaks `observation-not-withdrawn`. */
export function requireWithdrawn({ withdrawnAt }: { readonly withdrawnAt: string | null }): void {
  if (withdrawnAt === null) breakRule('observation-not-withdrawn')
}

const maximumWords = 12

/**
 * What was typed as an FTS5 expression that can hold no operator: every run of letters and digits becomes a quoted word, found
 * as the beginning of a word, and all have to be there. A single letter has to be a whole word, or nearly every note would
 * match. Null when no word is left (only signs or emoji).
 */
export function searchExpression(typed: string): string | null {
  const words = typed.normalize().match(/[\p{L}\p{N}\p{M}\p{Co}]+/gu) ?? []
  const phrases = words.slice(0, maximumWords).map((word) => (letterCount(word) === 1 ? `"${word}"` : `"${word}"*`))
  return phrases.length === 0 ? null : phrases.join(' ')
}

function letterCount(word: string): number {
  return [...word.normalize('NFD').replace(/\p{M}/gu, '')].length
}
