import type { Handover } from '../../../db/contract/handover.ts'
import type { HandoverStepName } from '../../../db/contract/handover-steps.ts'

/** The stations of a handover, in the order in which people think of them. */
export const stations = ['concept', 'besproken', 'toestemming', 'verzonden', 'ontvangen', 'warm_gesprek'] as const
export type Station = (typeof stations)[number]

export interface StationStand {
  readonly station: Station
  /** `skipped`: it was passed by and cannot come any more, such as a talk when nothing but the minimum went. */
  readonly stand: 'done' | 'now' | 'later' | 'skipped'
  /** The step that brought it there; null of the concept and of what did not happen. */
  readonly step: Handover['steps'][number] | null
}

const stepsOf: Readonly<Record<Station, readonly HandoverStepName[]>> = {
  concept: [],
  besproken: ['discuss'],
  toestemming: ['agree', 'refuse', 'withdraw'],
  verzonden: ['sendAll', 'sendMinimum'],
  ontvangen: ['confirmReceipt'],
  warm_gesprek: ['talk'],
}

/** Where a handover is: each station with what happened there. The first one that is open and still possible is `now`. */
export function wayOf({ steps, next, scope, consent }: Pick<Handover, 'steps' | 'next' | 'scope' | 'consent'>): StationStand[] {
  let hasNow = false
  return stations.map((station) => {
    const step = steps.findLast((one) => stepsOf[station].includes(one.step)) ?? null
    const isDone = step !== null || (station === 'concept' && steps.length > 0)
    const isPassed = scope !== null && (station === 'besproken' || station === 'toestemming')
    const isImpossible = station === 'warm_gesprek' && scope !== null && (scope === 'minimum' || consent !== 'given')
    if (isDone) return { station, stand: 'done', step }
    if (isPassed || isImpossible) return { station, stand: 'skipped', step }
    const isNow = !hasNow && (station === 'concept' || stepsOf[station].some((one) => next.includes(one)))
    if (isNow) hasNow = true
    return { station, stand: isNow ? 'now' : 'later', step }
  })
}
