import { addDays, weekdayOf } from './dates.ts'

/** As people write the days of the week; Monday is 1. */
const weekdays: Readonly<Record<string, number>> = {
  ma: 1,
  maandag: 1,
  di: 2,
  dinsdag: 2,
  wo: 3,
  woensdag: 3,
  do: 4,
  donderdag: 4,
  vr: 5,
  vrijdag: 5,
  za: 6,
  zaterdag: 6,
  zo: 7,
  zondag: 7,
}
const past: Readonly<Record<string, number>> = { vandaag: 0, gisteren: -1, eergisteren: -2 }
const coming: Readonly<Record<string, number>> = { vandaag: 0, morgen: 1, overmorgen: 2 }

/**
 * The day on which something was seen: `vandaag`, `gisteren`, `eergisteren`, the last such weekday before today, and `12-11`, `12/11` or
 * `12-11-2026`; without a year the last one. A day with its year may lie in the future: then the line says so. Null: no day.
 */
export function pastDay(word: string, today: string): string | null {
  const clean = word.toLowerCase()
  const near = own(past, clean)
  if (near !== undefined) return addDays(today, near)
  const weekday = own(weekdays, clean)
  if (weekday !== undefined) return addDays(today, -(((weekdayOf(today) - weekday + 6) % 7) + 1))
  return numbered(clean, today, (date) => date <= today, -1)
}

/** The day for an agreement: `vandaag`, `morgen`, `overmorgen`, the next such weekday after today, and `12-12`; without a year the next one. */
export function comingDay(word: string, today: string): string | null {
  const clean = word.toLowerCase()
  const near = own(coming, clean)
  if (near !== undefined) return addDays(today, near)
  const weekday = own(weekdays, clean)
  if (weekday !== undefined) return addDays(today, ((weekday - weekdayOf(today) + 6) % 7) + 1)
  return numbered(clean, today, (date) => date >= today, 1)
}

/** How a day stands in a line: the same for the past and for what comes. */
export function dayInLine(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return `${day}-${month}-${year}`
}

function own(words: Readonly<Record<string, number>>, word: string): number | undefined {
  return Object.hasOwn(words, word) ? words[word] : undefined
}

function numbered(word: string, today: string, isRight: (date: string) => boolean, step: 1 | -1): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(word)
  if (iso !== null) return realDate(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const parts = /^(\d{1,2})[-/](\d{1,2})(?:[-/](\d{4}|\d{2}))?$/.exec(word)
  if (parts === null) return null
  const [day, month] = [Number(parts[1]), Number(parts[2])]
  if (parts[3] !== undefined) return realDate(parts[3].length === 2 ? 2000 + Number(parts[3]) : Number(parts[3]), month, day)
  const thisYear = Number(today.slice(0, 4))
  // 29 February exists in one year of four.
  for (let years = 0; years <= 8; years += 1) {
    const date = realDate(thisYear + step * years, month, day)
    if (date !== null && isRight(date)) return date
  }
  return null
}

function realDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isReal && year >= 2000 && year <= 2199 ? date.toISOString().slice(0, 10) : null
}
