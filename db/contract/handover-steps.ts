/**
 * The way of a handover to the basisschool (domain.md 5.3), as a pure machine: the only place that says which step may
 * follow which. The legal minimum (programme and duration, WPO 167(3)) may go at any moment; the rest only while consent stands.
 */
export const handoverStates = [
  'concept',
  'besproken',
  'toestemming_ja',
  'toestemming_nee',
  'verzonden',
  'ontvangen',
  'warm_gesprek',
] as const
export type HandoverState = (typeof handoverStates)[number]

export const handoverSteps = ['discuss', 'agree', 'refuse', 'withdraw', 'sendAll', 'sendMinimum', 'confirmReceipt', 'talk'] as const
export type HandoverStepName = (typeof handoverSteps)[number]

/** What was sent: programme and duration alone, or the whole form. */
export const handoverScopes = ['minimum', 'alles'] as const
export type HandoverScope = (typeof handoverScopes)[number]

export const handoverConsents = ['none', 'given', 'refused', 'withdrawn'] as const

/** Where a handover stands. */
export interface HandoverStand {
  readonly state: HandoverState
  readonly consent: (typeof handoverConsents)[number]
  /** Null until something was sent. */
  readonly scope: HandoverScope | null
}

export const beginOfHandover: HandoverStand = { state: 'concept', consent: 'none', scope: null }

/** Where a step leads; null when it may not be taken from here. */
export function afterStep(stand: HandoverStand, step: HandoverStepName): HandoverStand | null {
  const { state, consent, scope } = stand
  const isBeforeSending = scope === null
  switch (step) {
    case 'discuss':
      return state === 'concept' ? { ...stand, state: 'besproken' } : null
    case 'agree':
      return state === 'besproken' || state === 'toestemming_nee' ? { ...stand, state: 'toestemming_ja', consent: 'given' } : null
    case 'refuse':
      return state === 'besproken' ? { ...stand, state: 'toestemming_nee', consent: 'refused' } : null
    case 'withdraw':
      // What was sent is sent; from now on nothing more goes.
      if (consent !== 'given') return null
      return isBeforeSending ? { ...stand, state: 'toestemming_nee', consent: 'withdrawn' } : { ...stand, consent: 'withdrawn' }
    case 'sendAll':
      return state === 'toestemming_ja' ? { ...stand, state: 'verzonden', scope: 'alles' } : null
    case 'sendMinimum':
      return isBeforeSending && state !== 'toestemming_ja' ? { ...stand, state: 'verzonden', scope: 'minimum' } : null
    case 'confirmReceipt':
      return state === 'verzonden' ? { ...stand, state: 'ontvangen' } : null
    case 'talk':
      // A talk tells what stands in the form.
      return state === 'ontvangen' && scope === 'alles' && consent === 'given' ? { ...stand, state: 'warm_gesprek' } : null
  }
}

/** The steps that may be taken now. */
export function stepsFrom(stand: HandoverStand): HandoverStepName[] {
  return handoverSteps.filter((step) => afterStep(stand, step) !== null)
}

/** Where the steps taken so far lead; null when one of them could not be taken. */
export function standAfter(steps: readonly HandoverStepName[]): HandoverStand | null {
  let stand = beginOfHandover
  for (const step of steps) {
    const next = afterStep(stand, step)
    if (next === null) return null
    stand = next
  }
  return stand
}

/** The steps at which a parent answered: those say who. */
export function asksForPerson(step: HandoverStepName): boolean {
  return step === 'agree' || step === 'refuse' || step === 'withdraw'
}
