/** Pure calendar arithmetic on ISO dates (`YYYY-MM-DD`); no clock and no time zone inside. */

interface Parts {
  readonly year: number
  readonly month: number
  readonly day: number
}

function partsOf(date: string): Parts {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) }
}

function fromParts({ year, month, day }: Parts): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function toUtc(date: string): number {
  const { year, month, day } = partsOf(date)
  return Date.UTC(year, month - 1, day)
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

export function addDays(date: string, days: number): string {
  return new Date(toUtc(date) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Clips to the end of the month: 31 August plus six months is 28 or 29 February (domain.md 2.2). */
export function addMonths(date: string, months: number): string {
  const { year, month, day } = partsOf(date)
  const index = year * 12 + (month - 1) + months
  const target = { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 }
  return fromParts({ ...target, day: Math.min(day, daysInMonth(target.year, target.month)) })
}

/** Whole days from `from` to `until`; negative when `until` comes first. */
export function daysBetween(from: string, until: string): number {
  return Math.round((toUtc(until) - toUtc(from)) / 86_400_000)
}

/** Age in completed months on a day; negative before birth. A child born on the 31st has her month full at the month's end. */
export function ageInMonths(bornOn: string, on: string): number {
  const from = partsOf(bornOn)
  const until = partsOf(on)
  const whole = (until.year - from.year) * 12 + (until.month - from.month)
  return addMonths(bornOn, whole) <= on ? whole : whole - 1
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: string): number {
  return new Date(toUtc(date)).getUTCDay() || 7
}

/** The Monday of the week of this day. */
export function mondayOf(date: string): string {
  return addDays(date, 1 - weekdayOf(date))
}

/** School year 1 August – 31 July, named by the year in which it starts. */
export function schoolYearOf(date: string): number {
  const { year, month } = partsOf(date)
  return month >= 8 ? year : year - 1
}

/** The calendar day in the Netherlands of an instant. */
export function dayInUtrecht(instant: string): string {
  return utrechtDay.format(new Date(instant))
}

const utrechtDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', year: 'numeric', month: '2-digit', day: '2-digit' })

/** Day on which VE may begin (2 years 6 months) and end (4 years): Besluit basisvoorwaarden kwaliteit VE art. 2. */
export function veStartsOn(bornOn: string): string {
  return addMonths(bornOn, 30)
}
export function veEndsOn(bornOn: string): string {
  return addMonths(bornOn, 48)
}

/** Who leaves at 3 years and 6 months or older goes to the basisschool; a younger child moves to another place. */
export function isOldEnoughForSchool(bornOn: string, leftOn: string): boolean {
  return leftOn >= addMonths(bornOn, 42)
}

/** The reference dates that the wijk analysis asks for: 1 January (PBM count) and 1 October (domain.md 4.2). */
export function lastPeildatum(today: string): string {
  const { year, month } = partsOf(today)
  return month >= 10 ? `${String(year)}-10-01` : `${String(year)}-01-01`
}
