import { breakRule } from '../../contract/errors.ts'
import type { offerOutcomes, offerStates } from '../../contract/placements.ts'

type Outcome = (typeof offerOutcomes)[number]

/** Nobody has to close an offer whose time is over: it expires by itself. */
export function offerStateOn(
  { outcome, expiresOn }: { readonly outcome: Outcome | null; readonly expiresOn: string },
  day: string,
): (typeof offerStates)[number] {
  return outcome ?? (expiresOn < day ? 'verlopen' : 'open')
}

/**
 * An offer is made today or was made before, and gives the family at least that day. Breaks `future-date`, `before-birth`,
 * `expires-before-offer`, each with { field }.
 */
export function requireOfferDays(
  { offeredOn, expiresOn }: { readonly offeredOn: string; readonly expiresOn: string },
  { bornOn, today }: { readonly bornOn: string; readonly today: string },
): void {
  if (offeredOn > today) breakRule('future-date', { field: 'offeredOn' })
  if (offeredOn < bornOn) breakRule('before-birth', { field: 'offeredOn' })
  if (expiresOn < offeredOn) breakRule('expires-before-offer', { field: 'expiresOn' })
}

/** A family answers one question at a time. Breaks `offer-open`. */
export function requireNoOpenOffer(open: { readonly expiresOn: string } | undefined, today: string): void {
  if (open !== undefined && open.expiresOn >= today) breakRule('offer-open')
}

/** Answered once. Breaks `offer-answered`. */
export function requireUnanswered(outcome: Outcome | null): void {
  if (outcome !== null) breakRule('offer-answered')
}

/** Answered on a day between the offer and today; accepting is possible up to the last day. Breaks `future-date`, `answer-before-offer`, `offer-expired`. */
export function requireAnswerDay(
  answeredOn: string,
  { offeredOn, expiresOn }: { readonly offeredOn: string; readonly expiresOn: string },
  { today, isAccepting }: { readonly today: string; readonly isAccepting: boolean },
): void {
  if (answeredOn > today) breakRule('future-date', { field: 'answeredOn' })
  if (answeredOn < offeredOn) breakRule('answer-before-offer', { field: 'answeredOn' })
  if (isAccepting && answeredOn > expiresOn) breakRule('offer-expired', { expiresOn })
}
