import type { ChildHours } from '../../db/contract/hours.ts'
import { dateInWords } from './date-words.ts'
import { numberInWords } from './numbers.ts'
import { texts } from './texts.ts'

/** Where a child stands to the 960 hours, and why, in one sentence. */
export function hoursSentence(
  { verdict, projected, norm, expected, startsOn, veEndsOn, weekly, soFar }: ChildHours,
  maximumWithoutAdvies: number,
): string {
  const { t } = texts
  const { state, reason, missing, from, until, hours } = verdict
  const dateOf = (day: string | null) => (day === null ? '' : dateInWords(day))
  const perWeek = numberInWords(weekly.offered)
  switch (state) {
    case 'on_course':
      return t('hours:sentences.on_course', { projected })
    case 'late':
      return t('hours:sentences.late', { startsOn: dateOf(startsOn), expected, projected })
    case 'over':
      return t('hours:sentences.over', { veEndsOn: dateOf(veEndsOn), soFar: Math.floor(soFar.countable), norm })
    case 'too_many_hours':
      return t('hours:sentences.too_many_hours', { weekly: perWeek, maximum: numberInWords(maximumWithoutAdvies) })
    case 'reached':
    case 'no_norm':
      return t(`hours:sentences.${state}`, { norm })
    case 'no_place':
      return t('hours:sentences.no_place')
    case 'behind':
      break
  }
  switch (reason) {
    case 'gap':
      return t('hours:sentences.gap', { from: dateOf(from), until: dateOf(until), missing })
    case 'over_six':
      return t('hours:sentences.over_six', { missing })
    case 'closed':
      return t('hours:sentences.closed', { missing, lost: hours ?? 0 })
    case 'too_few_hours':
      return hours === null
        ? t('hours:sentences.too_few_hours_never', { weekly: perWeek, missing })
        : t('hours:sentences.too_few_hours', { weekly: perWeek, missing, needed: numberInWords(hours) })
    case 'ends_early':
    case null:
      return t('hours:sentences.ends_early', { from: dateOf(from), missing })
  }
}

/** Whether somebody must do something about it. */
export function asksForHours({ verdict: { state } }: ChildHours): boolean {
  return state === 'behind' || state === 'too_many_hours'
}
