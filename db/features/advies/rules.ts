import { nextAdviesStates, type AdviesState } from '../../contract/advies.ts'
import { breakRule } from '../../contract/errors.ts'
import type { Period } from '../../contract/planning.ts'

/** What a day of an advies is held against. */
export interface AboutChild {
  readonly bornOn: string
  readonly leftOn: string | null
  readonly waitlistedOn: string | null
  readonly placements: readonly Period[]
  readonly today: string
}

/** It happened: not after today and not before the child was born (domain.md 12, rule 4). Breaks `future-date`, `before-birth` { field }. */
export function requireHappened(field: string, day: string, { bornOn, today }: Pick<AboutChild, 'bornOn' | 'today'>): void {
  if (day > today) breakRule('future-date', { field })
  if (day < bornOn) breakRule('before-birth', { field })
}

/**
 * A signal or advies is about a child that comes or is here: not after she left, and not after her last placement ended, unless
 * she waits for another one since. Withdrawing or expiring can come later. Breaks `advies-after-leaving` { field, leftOn },
 * `advies-after-placement` { field, endsOn }.
 */
export function requireStillHere(field: string, state: AdviesState, day: string, { leftOn, waitlistedOn, placements }: AboutChild): void {
  if (state === 'ingetrokken' || state === 'verlopen') return
  if (leftOn !== null && day > leftOn) breakRule('advies-after-leaving', { field, leftOn })
  const endsOn = lastDayOf(placements)
  if (endsOn !== null && day > endsOn && (waitlistedOn === null || waitlistedOn <= endsOn)) {
    breakRule('advies-after-placement', { field, endsOn })
  }
}

/** Null without placements, or while one goes on without a last day. */
function lastDayOf(placements: readonly Period[]): string | null {
  const ends = placements.map((one) => one.endsOn)
  return ends.includes(null)
    ? null
    : (ends
        .flatMap((end) => end ?? [])
        .sort()
        .at(-1) ?? null)
}

/** Breaks `advies-transition`. */
export function requireTransition(from: AdviesState, to: AdviesState): void {
  const possible: readonly AdviesState[] = nextAdviesStates[from]
  if (!possible.includes(to)) breakRule('advies-transition')
}

/** A life that ended makes room for a new one. Breaks `advies-goes-on`. */
export function requireClosed(state: AdviesState | undefined): void {
  if (state !== undefined && nextAdviesStates[state].length > 0) breakRule('advies-goes-on')
}

/** States follow each other, on one day at the earliest. Breaks `advies-order` { field, since }. */
export function requireOrderedStates(field: string, days: readonly string[]): void {
  for (const [index, day] of days.entries()) {
    const since = days[index - 1]
    if (since !== undefined && day < since) breakRule('advies-order', { field, since })
  }
}

/** Only words of the list, or words that the record already has. Breaks `unknown-reason` { field }. */
export function requireKnownReasons(reasons: readonly string[], list: readonly string[], before: readonly string[]): void {
  if (reasons.some((reason) => !list.includes(reason) && !before.includes(reason))) breakRule('unknown-reason', { field: 'reasons' })
}

/**
 * Toeleiding is on the way from an advies to a place. Breaks `toeleiding-without-advies`, `step-before-advies` { field, since },
 * `next-before-step` { field }.
 */
export function requireStep(
  { steppedOn, nextOn }: { readonly steppedOn: string; readonly nextOn: string | null },
  current: { readonly state: AdviesState; readonly sinceOn: string },
): void {
  if (current.state !== 'advies') breakRule('toeleiding-without-advies')
  if (steppedOn < current.sinceOn) breakRule('step-before-advies', { field: 'steppedOn', since: current.sinceOn })
  if (nextOn !== null && nextOn < steppedOn) breakRule('next-before-step', { field: 'nextOn' })
}

/** The first state carries what was done since. Breaks `advies-has-steps`. */
export function requireNothingDone(stepCount: number): void {
  if (stepCount > 0) breakRule('advies-has-steps')
}
