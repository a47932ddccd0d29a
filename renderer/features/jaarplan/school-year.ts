import { schoolYearOf } from '../../../db/contract/dates.ts'

/** The first school year that a goal can be of. */
const firstYear = 2020

/** `2026-2027`. */
export function schoolYearInWords(year: number): string {
  return `${String(year)}–${String(year + 1)}`
}

/** Next year, this one and those before, newest first. */
export function yearsToChoose(today: string): readonly number[] {
  const next = schoolYearOf(today) + 1
  return Array.from({ length: Math.min(6, next - firstYear + 1) }, (_, index) => next - index)
}

/** The day whose figures belong to a school year: today, or the last day of a year that is over. */
export function figureDay(schoolYear: number, today: string): string {
  const lastDay = `${String(schoolYear + 1)}-07-31`
  return today < lastDay ? today : lastDay
}
