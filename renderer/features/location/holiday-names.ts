import { addDays, weekdayOf } from '../../../db/contract/dates.ts'
import { texts } from '../../ui/texts.ts'

/** Holidays of Dutch schools in the order of a school year, with how many weeks they usually take. Their dates differ per year and region: those are typed. */
const holidays = [
  { name: 'autumn', weeks: 1 },
  { name: 'christmas', weeks: 2 },
  { name: 'spring', weeks: 1 },
  { name: 'may', weeks: 1 },
  { name: 'summer', weeks: 6 },
  { name: 'study', weeks: 0 },
] as const

/** What was not used yet, in the order of the year; a study day may come more often. */
export function suggestedNames(used: readonly string[]): string[] {
  return holidays
    .map((one) => ({ ...one, words: texts.t(`location:schoolHolidays.${one.name}`) }))
    .filter((one) => one.weeks === 0 || !used.includes(one.words))
    .map((one) => one.words)
}

/** The Sunday after the usual number of weeks, where the first day opens a week; otherwise the day itself. */
export function likelyEnd(name: string, startsOn: string): string {
  const weeks = holidays.find((one) => texts.t(`location:schoolHolidays.${one.name}`) === name.trim())?.weeks ?? 0
  if (weeks === 0 || !/^\d{4}-\d{2}-\d{2}$/u.test(startsOn)) return startsOn
  const toMonday = (8 - weekdayOf(startsOn)) % 7
  return addDays(startsOn, toMonday + weeks * 7 - 1)
}
