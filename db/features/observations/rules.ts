import { breakRule } from '../../contract/errors.ts'
import type { Observation, observationWarnings } from '../../contract/observations.ts'
import { mayDo, type Role } from '../../contract/roles.ts'

interface ObservedChild {
  readonly bornOn: string
  readonly leftOn: string | null
}

export type Warning = (typeof observationWarnings)[number]

/**
 * What was seen has happened, after the birth of each child and before any of them had left.
 * Breaks `future-date`, `before-birth`, `child-left`.
 */
export function requireObservedOn(observedOn: string, children: readonly ObservedChild[], today: string): void {
  if (observedOn > today) breakRule('future-date', { field: 'observedOn' })
  if (children.some((child) => observedOn < child.bornOn)) breakRule('before-birth', { field: 'observedOn' })
  if (children.some((child) => child.leftOn !== null && observedOn > child.leftOn)) breakRule('child-left', { field: 'childIds' })
}

/** What is kept all the same but deserves another look: a day on which one of them had no place yet. */
export function warningsOf(observedOn: string, children: readonly { readonly placedOn: string | null }[]): Warning[] {
  return children.some(({ placedOn }) => placedOn === null || observedOn < placedOn) ? ['before-placement'] : []
}

interface Note {
  readonly childIds: readonly string[]
  readonly text: string
}

/** The observations that one command makes: the common text for who has no own one, then each own text, in the order of the children. */
export function notesOf(
  childIds: readonly string[],
  text: string,
  texts: readonly { readonly childId: string; readonly text: string }[],
): Note[] {
  const own = new Map(texts.map((one) => [one.childId, one.text]))
  const together = childIds.filter((id) => !own.has(id))
  return [
    ...(together.length === 0 ? [] : [{ childIds: together, text }]),
    ...childIds.flatMap((id) => {
      const ownText = own.get(id)
      return ownText === undefined ? [] : [{ childIds: [id], text: ownText }]
    }),
  ]
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

/** Breaks `observation-not-waiting`. */
export function requireWaiting({ waitsSince }: { readonly waitsSince: string | null }): void {
  if (waitsSince === null) breakRule('observation-not-waiting')
}

/** What waits, and what the same colleague approved. Breaks `observation-not-waiting`. */
export function requireSendable(
  { waitsSince, reviewedBy }: { readonly waitsSince: string | null; readonly reviewedBy: string | null },
  userId: string,
): void {
  if (waitsSince === null && reviewedBy !== userId) breakRule('observation-not-waiting')
}

/** Two pairs of eyes are of two people. Breaks `own-observation`. */
export function requireReviewer({ writerId }: { readonly writerId: string }, { userId }: { readonly userId: string }): void {
  if (writerId === userId) breakRule('own-observation')
}

/** Where an observation stands with the second pair of eyes. */
export function reviewStateOf({
  waitsSince,
  remark,
  reviewedBy,
}: {
  readonly waitsSince: string | null
  readonly remark: string | null
  readonly reviewedBy: string | null
}): Observation['review']['state'] {
  if (waitsSince !== null) return remark === null ? 'waiting' : 'sent_back'
  return reviewedBy === null ? 'none' : 'approved'
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
