import { dayInUtrecht, daysBetween, ageInMonths } from '../../db/contract/dates.ts'
import { texts } from './texts.ts'

const dutch = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('nl-NL', { timeZone: 'UTC', ...options })
const shortDate = dutch({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
const longDate = dutch({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
const longMonth = dutch({ month: 'long', year: 'numeric' })
const shortMonth = dutch({ month: 'short' })
const clock = new Intl.DateTimeFormat('nl-NL', { timeZone: 'Europe/Amsterdam', hour: '2-digit', minute: '2-digit' })

const noon = (date: string) => new Date(`${date}T12:00:00Z`)

/** `vr 20 nov 2026`, from an ISO date. */
export function dateInWords(date: string): string {
  return shortDate.format(noon(date)).replaceAll('.', '').replace(',', '')
}

/** `vrijdag 20 november 2026`. */
export function fullDateInWords(date: string): string {
  return longDate.format(noon(date))
}

/** `nov`, and in January with the year: `jan 2027`. */
export function monthInWords(date: string): string {
  const month = shortMonth.format(noon(date)).replaceAll('.', '')
  return date.slice(5, 7) === '01' ? `${month} ${date.slice(0, 4)}` : month
}

/** `november 2026`, from `2026-11`. */
export function fullMonthInWords(month: string): string {
  return longMonth.format(noon(`${month}-01`))
}

/** `vr 20 nov 2026, 12:41`, from an instant, in Dutch time. */
export function instantInWords(instant: string): string {
  return `${dateInWords(dayInUtrecht(instant))}, ${timeInWords(instant)}`
}

/** `12:41`, in Dutch time. */
export function timeInWords(instant: string): string {
  return clock.format(new Date(instant))
}

/** Today as an ISO date, in Dutch time. */
export function todayInUtrecht(): string {
  return dayInUtrecht(new Date().toISOString())
}

/** `vandaag`, `gisteren`, `3 dagen geleden`, `over 2 dagen`; further away the date itself. */
export function daysFromToday(date: string, today: string = todayInUtrecht()): string {
  const days = daysBetween(today, date)
  const { t } = texts
  if (days === 0) return t('common:dates.today')
  if (days === -1) return t('common:dates.yesterday')
  if (days === 1) return t('common:dates.tomorrow')
  if (days < 0 && days >= -14) return t('common:dates.daysAgo', { count: -days })
  if (days > 0 && days <= 14) return t('common:dates.inDays', { count: days })
  return dateInWords(date)
}

/** `3 jaar en 2 maanden`. */
export function ageInWords(bornOn: string, on: string = todayInUtrecht()): string {
  const months = Math.max(0, ageInMonths(bornOn, on))
  const years = Math.floor(months / 12)
  const rest = months % 12
  const { t } = texts
  if (years === 0) return t('common:dates.months', { count: rest })
  if (rest === 0) return t('common:dates.years', { count: years })
  return t('common:dates.yearsAndMonths', { years, months: t('common:dates.months', { count: rest }) })
}

/** `ma`; Monday is 1. */
export function weekdayShort(weekday: number): string {
  return texts.t(`common:weekdaysShort.${String(weekday) as '1'}`)
}

/** `maandag`; Monday is 1. */
export function weekdayLong(weekday: number): string {
  return texts.t(`common:weekdays.${String(weekday) as '1'}`)
}
