import type { AdviesLife, AdviesStage, AdviesState, ToeleidingStep } from '../../contract/advies.ts'
import type { Period } from '../../contract/planning.ts'

/** What is recorded about one advies and what else is known of the child. */
export interface LifeFacts {
  /** In order; there is always a first one. */
  readonly states: readonly { readonly state: AdviesState; readonly sinceOn: string }[]
  /** In order, those of offers among them. */
  readonly steps: readonly Pick<ToeleidingStep, 'kind' | 'steppedOn' | 'nextOn'>[]
  /** The last day of an offer that nobody answered yet. */
  readonly offerExpiresOn: string | null
  readonly placements: readonly Period[]
  readonly waitlistedOn: string | null
  readonly leftOn: string | null
}

type Life = Pick<AdviesLife, 'state' | 'advisedOn' | 'stage' | 'toeleidingStartedOn' | 'path' | 'next'>

/**
 * Where a child is with an advies, and the one thing to do. Only states and steps are recorded: in toeleiding, geplaatst and
 * beëindigd follow from the steps and from the placements that were there since the advies.
 */
export function lifeOf(facts: LifeFacts, today: string): Life {
  const last = facts.states.at(-1)
  if (last === undefined) throw new TypeError('An advies has a first state')
  const advised = facts.states.find((one) => one.state === 'advies')
  const toeleidingStartedOn = facts.steps[0]?.steppedOn ?? null
  const given = advised === undefined ? null : placedUnder(facts, advised.sinceOn, today)
  const stage = last.state === 'advies' ? stageOf(facts, given, toeleidingStartedOn, today) : last.state

  const path: { stage: AdviesStage; on: string }[] = facts.states.map(({ state, sinceOn }) => ({ stage: state, on: sinceOn }))
  const isClosed = advised !== undefined && last !== advised
  const closing = isClosed ? path.splice(-1) : []
  if (advised !== undefined && toeleidingStartedOn !== null) path.push({ stage: 'in_toeleiding', on: toeleidingStartedOn })
  if (given !== null) path.push({ stage: 'geplaatst', on: given.startsOn })
  if (stage === 'beeindigd') path.push({ stage, on: given?.endsOn ?? facts.leftOn ?? today })

  return {
    state: last.state,
    advisedOn: last.sinceOn,
    stage,
    toeleidingStartedOn,
    path: [...path, ...closing],
    next: nextOf(stage, last.sinceOn, facts, today),
  }
}

/** From the first day of the first placement that there was since the advies to the last day of the last; null without one. */
function placedUnder({ placements, waitlistedOn }: LifeFacts, advisedOn: string, today: string): Period | null {
  const under = placements
    .filter(({ endsOn }) => endsOn === null || endsOn >= advisedOn)
    // Who came on the waiting list again after the last day waits for another place.
    .filter(({ endsOn }) => endsOn === null || endsOn >= today || waitlistedOn === null || endsOn >= waitlistedOn)
  const first = under.map((one) => one.startsOn).sort()[0]
  if (first === undefined) return null
  const ends = under.map((one) => one.endsOn)
  return {
    startsOn: first < advisedOn ? advisedOn : first,
    endsOn: ends.includes(null)
      ? null
      : (ends
          .flatMap((end) => end ?? [])
          .sort()
          .at(-1) ?? null),
  }
}

function stageOf({ leftOn }: LifeFacts, given: Period | null, toeleidingStartedOn: string | null, today: string): AdviesStage {
  const isPlaced = given !== null && (given.endsOn === null || given.endsOn >= today)
  if (isPlaced) return 'geplaatst'
  if (given !== null || (leftOn !== null && leftOn <= today)) return 'beeindigd'
  return toeleidingStartedOn === null ? 'advies' : 'in_toeleiding'
}

function nextOf(stage: AdviesStage, sinceOn: string, { steps, offerExpiresOn }: LifeFacts, today: string): Life['next'] {
  switch (stage) {
    case 'gesignaleerd':
      return { kind: 'passOn', dueOn: sinceOn }
    case 'in_beoordeling':
      return { kind: 'askOutcome', dueOn: sinceOn }
    case 'advies':
      return { kind: 'startToeleiding', dueOn: null }
    case 'in_toeleiding': {
      if (offerExpiresOn !== null && offerExpiresOn >= today) return { kind: 'awaitAnswer', dueOn: offerExpiresOn }
      const nextOn = steps.at(-1)?.nextOn ?? null
      return nextOn === null ? { kind: 'planStep', dueOn: null } : { kind: 'followUp', dueOn: nextOn }
    }
    default:
      return { kind: 'nothing', dueOn: null }
  }
}
