import { addMonths, daysBetween, isOldEnoughForSchool, veEndsOn } from '../../contract/dates.ts'
import { breakRule } from '../../contract/errors.ts'
import type { LegalMinimum, PartTexts } from '../../contract/handover.ts'
import { afterStep, asksForPerson, type HandoverStand, type HandoverStepName } from '../../contract/handover-steps.ts'
import type { Period } from '../../contract/planning.ts'

/** How long before a child goes the handover asks for an eye (regional practice is 3 years and 6 or 9 months; domain.md 5.3). */
export const monthsBeforeLeaving = 3

export interface AskedStep {
  readonly step: HandoverStepName
  readonly takenOn: string
  readonly person: string | null
}

interface Circumstances {
  readonly bornOn: string
  readonly today: string
  /** The day of the last step, or on which the form was begun. */
  readonly lastOn: string
  readonly schoolName: string | null
  readonly isEmpty: boolean
}

/**
 * Takes a step, if it may be taken from here and on that day; answers where it leads. Breaks `handover-step-not-now` { step, state },
 * `handover-needs-consent`, `future-date`, `before-birth`, `handover-step-too-early` { field, lastOn }, `handover-needs-person`,
 * `handover-needs-school`, `handover-empty`.
 */
export function requireStep(stand: HandoverStand, { step, takenOn, person }: AskedStep, circumstances: Circumstances): HandoverStand {
  const { bornOn, today, lastOn, schoolName, isEmpty } = circumstances
  const next = afterStep(stand, step)
  if (next === null) {
    if ((step === 'sendAll' || step === 'talk') && stand.consent !== 'given') breakRule('handover-needs-consent')
    breakRule('handover-step-not-now', { step, state: stand.state })
  }
  if (takenOn > today) breakRule('future-date', { field: 'takenOn' })
  if (takenOn < bornOn) breakRule('before-birth', { field: 'takenOn' })
  if (takenOn < lastOn) breakRule('handover-step-too-early', { field: 'takenOn', lastOn })
  if (asksForPerson(step) && person === null) breakRule('handover-needs-person', { field: 'person' })
  if ((step === 'sendAll' || step === 'sendMinimum') && schoolName === null) breakRule('handover-needs-school')
  if ((step === 'discuss' || step === 'sendAll') && isEmpty) breakRule('handover-empty')
  return next
}

export function isEmptyForm(parts: PartTexts): boolean {
  return Object.values(parts).every((part) => part === null)
}

/** The day a child goes: the last day here when it is known, else the fourth birthday (domain.md 2.1). */
export function leavesOn({ bornOn, leftOn }: { readonly bornOn: string; readonly leftOn: string | null }): string {
  return leftOn ?? veEndsOn(bornOn)
}

/** Goes to school within three months, or went already, and nothing was sent. Who leaves young moves to another place, not to a school. */
export function isDue(
  child: { readonly bornOn: string; readonly leftOn: string | null },
  scope: HandoverStand['scope'],
  today: string,
): boolean {
  const movesAway = child.leftOn !== null && !isOldEnoughForSchool(child.bornOn, child.leftOn)
  return scope === null && !movesAway && leavesOn(child) <= addMonths(today, monthsBeforeLeaving)
}

interface Stay extends Period {
  readonly programme: string | null
  readonly weeklyHours: number
}

const daysInMonth = 365.25 / 12

/**
 * Which programme and for how long (WPO 167(3)): stays that follow each other with the same programme are one period, days that
 * stand in two of them count once, and what is still to come does not count.
 */
export function legalMinimum(stays: readonly Stay[], today: string): LegalMinimum {
  const begun = stays.filter((stay) => stay.startsOn <= today).sort((one, other) => (one.startsOn < other.startsOn ? -1 : 1))
  const periods: LegalMinimum['periods'] = []
  let days = 0
  let countedUntil = ''
  for (const { programme, startsOn, endsOn, weeklyHours } of begun) {
    const until = endsOn === null || endsOn > today ? today : endsOn
    const from = startsOn > countedUntil ? startsOn : countedUntil
    if (until >= from) {
      // The day on which a period begins counts, and the last one too, unless it was counted before.
      days += daysBetween(from, until) + (from === startsOn && startsOn !== countedUntil ? 1 : 0)
      countedUntil = until
    }
    const last = periods.at(-1)
    const continues =
      last !== undefined && last.programme === programme && (last.endsOn === null || daysBetween(last.endsOn, startsOn) <= 1)
    if (continues) {
      if (last.endsOn !== null && (endsOn === null || endsOn > last.endsOn)) last.endsOn = endsOn
      last.weeklyHours = weeklyHours
    } else periods.push({ programme, startsOn, endsOn, weeklyHours })
  }
  return { periods, months: Math.floor(days / daysInMonth) }
}
