import type { Child } from '../../../db/contract/children.ts'
import { addDays } from '../../../db/contract/dates.ts'
import { domains, type Domain } from '../../../db/contract/observations.ts'

/** Within six weeks after the first day parents and mentor have had their intake (domain.md 6.3). */
const intakeWithinDays = 42

type ChildFacts = Pick<Child, 'leftOn' | 'advies' | 'placements' | 'lastSeen'>

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
  | { readonly kind: 'observe'; readonly domain: Domain; readonly lastSeenOn: string | null }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'left' }

/**
 * What waits longest in the order of a child's way through the voorschool: advies, place, intake, being seen.
 * Undefined while a part of it is still unknown, so that the page never shows a step that changes a moment later.
 */
export function nextStep(child: ChildFacts, { today, hadIntake, unseenAfterDays }: Circumstances): NextStep | undefined {
  const { leftOn, advies, placements, lastSeen } = child
  if (leftOn !== null && leftOn <= today) return { kind: 'left' }
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

  const domain = longestUnseen(lastSeen)
  const lastSeenOn = lastSeen[domain]
  const isLate = lastSeenOn === null || lastSeenOn < addDays(today, -unseenAfterDays)
  return isLate ? { kind: 'observe', domain, lastSeenOn } : { kind: 'nothing' }
}

/** Never seen comes first, then the longest ago; of equals the first in the order of the law. */
function longestUnseen(lastSeen: Child['lastSeen']): Domain {
  const [first, ...others] = domains
  return others.reduce<Domain>((longest, one) => ((lastSeen[one] ?? '') < (lastSeen[longest] ?? '') ? one : longest), first)
}
