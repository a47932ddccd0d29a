import { addDays } from '../../db/contract/dates.ts'
import { todayInUtrecht } from './date-words.ts'

const nearWords: Readonly<Record<string, number>> = { eergisteren: -2, gisteren: -1, vandaag: 0, morgen: 1, overmorgen: 2 }

/**
 * Reads what Dutch people type: `20-11-2026`, `20/11/26`, `20 11`, `20112026`, `vandaag`. Null when it is no date.
 * A year of two digits lies between 80 years back and 19 years ahead; without a year it is this year.
 */
export function parseTypedDate(typed: string, today: string = todayInUtrecht()): string | null {
  const clean = typed.trim().toLocaleLowerCase('nl')
  const near = nearWords[clean]
  if (near !== undefined) return addDays(today, near)
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(clean)
  if (iso !== null) return validDate(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const parts = /^(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d{2}))?$/.exec(clean) ?? /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(clean)
  if (parts === null) return null
  return validDate(wholeYear(parts[3], Number(today.slice(0, 4))), Number(parts[2]), Number(parts[1]))
}

function wholeYear(typed: string | undefined, thisYear: number): number {
  if (typed === undefined) return thisYear
  if (typed.length === 4) return Number(typed)
  const inThisCentury = Math.floor(thisYear / 100) * 100 + Number(typed)
  return inThisCentury > thisYear + 19 ? inThisCentury - 100 : inThisCentury
}

function validDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isReal && year >= 1900 ? date.toISOString().slice(0, 10) : null
}
