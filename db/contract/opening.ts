import { addDays, daysBetween, mondayOf, weekdayOf } from './dates.ts'

/** Days on which the location is closed, first and last included. */
export interface ClosedDays {
  readonly startsOn: string
  readonly endsOn: string
}

/** Monday to Friday: the days on which a location can be open at all. */
const workingDays = [1, 2, 3, 4, 5]

/** Whether children cannot come on this day: a closure, or a Saturday or Sunday. */
export function isClosedOn(day: string, closures: readonly ClosedDays[]): boolean {
  return weekdayOf(day) > 5 || closures.some((one) => one.startsOn <= day && day <= one.endsOn)
}

/**
 * How often this day of the week (1 is Monday) comes between two days, both included, without the closures. Additive: over
 * neighbouring periods the counts add up. Needs no loop over days, so that it can be asked for each child of a list.
 */
export function countOpenDays(weekday: number, from: string, until: string, closures: readonly ClosedDays[]): number {
  if (until < from) return 0
  const closed = withoutOverlap(closures)
    .filter((one) => one.startsOn <= until && from <= one.endsOn)
    .map((one) => countWeekday(weekday, later(one.startsOn, from), earlier(one.endsOn, until)))
  return countWeekday(weekday, from, until) - closed.reduce((total, count) => total + count, 0)
}

/** Weeks (Monday to Friday) with at least one open day between two days, both included. */
export function openWeeksBetween(from: string, until: string, closures: readonly ClosedDays[]): number {
  let weeks = 0
  for (let monday = mondayOf(from); monday <= until; monday = addDays(monday, 7)) {
    const isOpen = workingDays.some((weekday) => {
      const day = addDays(monday, weekday - 1)
      return from <= day && day <= until && !isClosedOn(day, closures)
    })
    if (isOpen) weeks++
  }
  return weeks
}

/** The first and last day of a school year, by the year in which it starts: 1 August – 31 July. */
export function schoolYearDays(schoolYear: number): ClosedDays {
  return { startsOn: `${String(schoolYear)}-08-01`, endsOn: `${String(schoolYear + 1)}-07-31` }
}

export const publicHolidayNames = [
  'nieuwjaarsdag',
  'tweede_paasdag',
  'koningsdag',
  'hemelvaartsdag',
  'tweede_pinksterdag',
  'eerste_kerstdag',
  'tweede_kerstdag',
] as const
type PublicHoliday = (typeof publicHolidayNames)[number]

/** The days off that the calendar fixes, on working days only. Algorithm for Easter: Meeus/Jones/Butcher. */
export function publicHolidays(year: number): readonly { readonly name: PublicHoliday; readonly on: string }[] {
  const easter = easterSunday(year)
  const all: readonly { readonly name: PublicHoliday; readonly on: string }[] = [
    { name: 'nieuwjaarsdag', on: `${String(year)}-01-01` },
    { name: 'tweede_paasdag', on: addDays(easter, 1) },
    // On a Sunday it is kept on the Saturday before, which is no working day either.
    { name: 'koningsdag', on: `${String(year)}-04-27` },
    { name: 'hemelvaartsdag', on: addDays(easter, 39) },
    { name: 'tweede_pinksterdag', on: addDays(easter, 50) },
    { name: 'eerste_kerstdag', on: `${String(year)}-12-25` },
    { name: 'tweede_kerstdag', on: `${String(year)}-12-26` },
  ]
  return all.filter((one) => weekdayOf(one.on) <= 5)
}

function easterSunday(year: number): string {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 19 * l) / 433)
  const month = Math.floor((h + l - 7 * m + 90) / 25)
  const day = (h + l - 7 * m + 33 * month + 19) % 32
  return `${String(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function countWeekday(weekday: number, from: string, until: string): number {
  const first = addDays(from, (weekday - weekdayOf(from) + 7) % 7)
  return first > until ? 0 : Math.floor(daysBetween(first, until) / 7) + 1
}

/** The same closed days, each in one period only. */
function withoutOverlap(closures: readonly ClosedDays[]): ClosedDays[] {
  const separate: ClosedDays[] = []
  for (const one of closures.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))) {
    const last = separate.at(-1)
    if (last === undefined || one.startsOn > last.endsOn) separate.push(one)
    else separate[separate.length - 1] = { startsOn: last.startsOn, endsOn: later(last.endsOn, one.endsOn) }
  }
  return separate
}

function later(one: string, other: string): string {
  return one > other ? one : other
}
function earlier(one: string, other: string): string {
  return one < other ? one : other
}
