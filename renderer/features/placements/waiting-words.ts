import type { Fit, Wish } from '../../../db/contract/placements.ts'
import { halfDaysInWords } from '../../ui/dagdelen.ts'
import { dateInWords, todayInUtrecht } from '../../ui/date-words.ts'
import { isolated } from '../../ui/isolated.ts'
import { texts } from '../../ui/texts.ts'

/** `4 dagdelen, ma di do ochtend, vanaf ma 4 jan 2027`. */
export function wishInWords(wish: Wish | null): string {
  const { t } = texts
  if (wish === null) return t('placements:waitlist.noWish')
  return [
    t('placements:waitlist.dagdelen', { count: wish.dagdeelCount }),
    ...(wish.dagdelen.length === 0 ? [] : [halfDaysInWords(wish.dagdelen)]),
    ...(wish.startsOn === null ? [] : [t('placements:waitlist.from', { date: dateInWords(wish.startsOn) })]),
  ].join(', ')
}

/** `Kikkers, vanaf ma 4 jan 2027`, or now. */
export function fitInWords({ groupName, fromOn }: Fit): string {
  const group = isolated(groupName)
  return fromOn <= todayInUtrecht()
    ? texts.t('placements:waitlist.now', { group })
    : texts.t('placements:waitlist.later', { group, date: dateInWords(fromOn) })
}
