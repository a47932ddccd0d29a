import { daysBetween } from '../../contract/dates.ts'
import { breakRule } from '../../contract/errors.ts'
import type { Arrangement, Involved, SupportNeed } from '../../contract/support.ts'

interface Life {
  readonly bornOn: string
  readonly today: string
}

/** Nothing about a child was seen before birth, and nothing is recorded that must still happen. Breaks `future-date`, `before-birth`, each { field }. */
function requirePast(days: Readonly<Record<string, string | null>>, { bornOn, today }: Life): void {
  for (const [field, day] of Object.entries(days)) {
    if (day === null) continue
    if (day > today) breakRule('future-date', { field })
    if (day < bornOn) breakRule('before-birth', { field })
  }
}

/** Breaks `future-date`, `before-birth` and `ends-before-start`, each { field }. */
export function requireNeed({ sinceOn, endedOn }: Pick<SupportNeed, 'sinceOn' | 'endedOn'>, life: Life): void {
  requirePast({ sinceOn, endedOn }, life)
  if (endedOn !== null && endedOn < sinceOn) breakRule('ends-before-start', { field: 'endedOn' })
}

type ArrangementDays = Pick<Arrangement, 'waitingSinceOn' | 'startedOn' | 'endedOn'>
type ArrangementFields = ArrangementDays & Pick<Arrangement, 'kind' | 'partner' | 'description'>

/**
 * Waiting, start and end in that order; dagbehandeling says who gives it, "other" says what it is. Breaks `future-date`, `before-birth`,
 * `arrangement-without-day`, `started-before-waiting`, `ended-before-started`, `dagbehandeling-by-whom`, `arrangement-without-words`, each { field }.
 */
export function requireArrangement(fields: ArrangementFields, life: Life): void {
  const { kind, partner, description, waitingSinceOn, startedOn, endedOn } = fields
  requirePast({ waitingSinceOn, startedOn, endedOn }, life)
  const first = waitingSinceOn ?? startedOn
  if (first === null) breakRule('arrangement-without-day', { field: 'waitingSinceOn' })
  if (waitingSinceOn !== null && startedOn !== null && startedOn < waitingSinceOn)
    breakRule('started-before-waiting', { field: 'startedOn' })
  if (endedOn !== null && endedOn < (startedOn ?? first)) breakRule('ended-before-started', { field: 'endedOn' })
  if (kind === 'dagbehandeling' && partner === null) breakRule('dagbehandeling-by-whom', { field: 'partner' })
  if (kind === 'overig' && description === null) breakRule('arrangement-without-words', { field: 'description' })
}

export function arrangementStateOf({ startedOn, endedOn }: ArrangementDays): Arrangement['state'] {
  if (endedOn !== null) return 'ended'
  return startedOn === null ? 'waiting' : 'running'
}

/** Whole weeks from the first day of waiting until the start; without a start until the end, or until today. Null when there was no waiting. */
export function weeksWaiting({ waitingSinceOn, startedOn, endedOn }: ArrangementDays, today: string): number | null {
  if (waitingSinceOn === null) return null
  return wholeWeeks(waitingSinceOn, startedOn ?? endedOn ?? today)
}

export function wholeWeeks(from: string, until: string): number {
  return Math.max(0, Math.floor(daysBetween(from, until) / 7))
}

type Consent = Pick<Involved, 'consentOn' | 'consentBy' | 'withdrawnOn'>

/**
 * Consent says who gave it and when, and can only be withdrawn after it was given (AVG art. 7 and 8; domain.md 7). Breaks `future-date`,
 * `before-birth`, `ends-before-start`, `consent-by-whom`, `consent-since-when`, `consent-not-given`, `withdrawn-before-consent`, each { field }.
 */
export function requireInvolved(fields: Consent & Pick<Involved, 'sinceOn' | 'endedOn'>, life: Life): void {
  const { sinceOn, endedOn, consentOn, consentBy, withdrawnOn } = fields
  requirePast({ sinceOn, consentOn, withdrawnOn, endedOn }, life)
  if (endedOn !== null && endedOn < sinceOn) breakRule('ends-before-start', { field: 'endedOn' })
  if (consentOn !== null && consentBy === null) breakRule('consent-by-whom', { field: 'consentBy' })
  if (consentOn === null && consentBy !== null) breakRule('consent-since-when', { field: 'consentOn' })
  if (withdrawnOn === null) return
  if (consentOn === null) breakRule('consent-not-given', { field: 'withdrawnOn' })
  if (withdrawnOn < consentOn) breakRule('withdrawn-before-consent', { field: 'withdrawnOn' })
}

export function consentOf({ consentOn, withdrawnOn }: Consent): Involved['consent'] {
  if (consentOn === null) return 'none'
  return withdrawnOn === null ? 'given' : 'withdrawn'
}
