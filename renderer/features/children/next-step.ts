import type { Child } from '../../../db/contract/children.ts'
import { addDays } from '../../../db/contract/dates.ts'
import type { HandoverState } from '../../../db/contract/handover-steps.ts'
import { domains, type Domain } from '../../../db/contract/observations.ts'
import type { Involved } from '../../../db/contract/support.ts'

/** Within six weeks after the first day parents and mentor have had their intake (domain.md 6.3). */
const intakeWithinDays = 42

type ChildFacts = Pick<Child, 'leftOn' | 'advies' | 'placements' | 'lastSeen' | 'support' | 'handover'>

interface Circumstances {
  readonly today: string
  /** Whether the parents were reached in an intake; undefined while that is not known yet. */
  readonly hadIntake: boolean | undefined
  /** After how many days a domain counts as not seen (a setting). */
  readonly unseenAfterDays: number
}

/** The one thing to do now for a child; its words stand in the texts under the same name. */
export type NextStep =
  | { readonly kind: 'recordAdvies' }
  | { readonly kind: 'passOn'; readonly since: string }
  | { readonly kind: 'askAdvies'; readonly since: string }
  | { readonly kind: 'renewAdvies' }
  | { readonly kind: 'place' }
  | { readonly kind: 'planIntake'; readonly dueOn: string }
  /** Nothing was written yet; `isLate` from the day that the child goes. */
  | { readonly kind: 'beginHandover'; readonly goesOn: string; readonly isLate: boolean }
  | { readonly kind: 'continueHandover'; readonly goesOn: string; readonly state: HandoverState; readonly isLate: boolean }
  /** A need with which nothing happens. */
  | { readonly kind: 'arrange'; readonly need: string }
  | { readonly kind: 'askConsent'; readonly partner: Pick<Involved, 'kind' | 'organisation'> }
  | { readonly kind: 'observe'; readonly domain: Domain; readonly lastSeenOn: string | null }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'left' }

/**
 * What waits longest in the order of a child's way through the voorschool: advies, place, intake, handover, support, being seen.
 * A child who left without a handover still asks for one.
 * Undefined while a part of it is still unknown, so that the page never shows a step that changes a moment later.
 */
export function nextStep(child: ChildFacts, { today, hadIntake, unseenAfterDays }: Circumstances): NextStep | undefined {
  const { leftOn, advies, placements, lastSeen } = child
  if (leftOn !== null && leftOn <= today) return handoverStep(child.handover, today) ?? { kind: 'left' }
  if (advies === null) return { kind: 'recordAdvies' }
  if (advies.state === 'gesignaleerd') return { kind: 'passOn', since: advies.advisedOn }
  if (advies.state === 'in_beoordeling') return { kind: 'askAdvies', since: advies.advisedOn }
  if (advies.state === 'verlopen') return { kind: 'renewAdvies' }

  const isPlaced = placements.some(({ endsOn }) => endsOn === null || endsOn >= today)
  if (!isPlaced) return advies.state === 'advies' ? { kind: 'place' } : { kind: 'nothing' }

  if (hadIntake === undefined) return undefined
  if (!hadIntake) {
    const firstDay = placements.map(({ startsOn }) => startsOn).sort()[0] ?? today
    return { kind: 'planIntake', dueOn: addDays(firstDay, intakeWithinDays) }
  }

  const waiting = handoverStep(child.handover, today) ?? supportStep(child.support)
  if (waiting !== undefined) return waiting

  const domain = longestUnseen(lastSeen)
  const lastSeenOn = lastSeen[domain]
  const isLate = lastSeenOn === null || lastSeenOn < addDays(today, -unseenAfterDays)
  return isLate ? { kind: 'observe', domain, lastSeenOn } : { kind: 'nothing' }
}

/** Of who goes within three months, or went, with something to hand over that was not sent. */
function handoverStep({ handover, isDue, leavesOn: goesOn, minimum }: Child['handover'], today: string): NextStep | undefined {
  if (!isDue || minimum.periods.length === 0) return undefined
  const isLate = goesOn < today
  return handover === null ? { kind: 'beginHandover', goesOn, isLate } : { kind: 'continueHandover', goesOn, state: handover.state, isLate }
}

function supportStep({ needs, arrangements, partners }: Child['support']): NextStep | undefined {
  const need = needs.find((one) => one.endedOn === null)
  if (need !== undefined && arrangements.every((one) => one.state === 'ended')) return { kind: 'arrange', need: need.kind }
  const unasked = partners.find((one) => one.endedOn === null && one.consent === 'none')
  return unasked === undefined ? undefined : { kind: 'askConsent', partner: unasked }
}

/** Never seen comes first, then the longest ago; of equals the first in the order of the law. */
function longestUnseen(lastSeen: Child['lastSeen']): Domain {
  const [first, ...others] = domains
  return others.reduce<Domain>((longest, one) => ((lastSeen[one] ?? '') < (lastSeen[longest] ?? '') ? one : longest), first)
}
