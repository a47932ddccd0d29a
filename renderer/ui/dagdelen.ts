import { dagdelen } from '../../db/contract/groups.ts'
import { weekdayShort } from './date-words.ts'
import { texts } from './texts.ts'

export type DagdeelName = (typeof dagdelen)[number]

/** One half-day of the week; Monday is 1. */
export interface HalfDay {
  readonly weekday: number
  readonly dagdeel: DagdeelName
}

/** The week's working days, Monday to Friday. */
export const weekdays = [1, 2, 3, 4, 5] as const
export type WeekdayNumber = (typeof weekdays)[number]

export function isSameHalfDay(one: HalfDay, other: HalfDay): boolean {
  return one.weekday === other.weekday && one.dagdeel === other.dagdeel
}

/** `ma di wo`; where only half of the day is meant `ma di, do ochtend`. */
export function halfDaysInWords(halfDays: readonly HalfDay[]): string {
  const partsOn = (weekday: number) => halfDays.filter((one) => one.weekday === weekday).map((one) => one.dagdeel)
  const daysWith = (wanted: readonly DagdeelName[]) =>
    weekdays
      .filter((weekday) => {
        const parts = partsOn(weekday)
        return parts.length === wanted.length && wanted.every((one) => parts.includes(one))
      })
      .map(weekdayShort)
      .join(' ')
  const halves = dagdelen.map((part) => ({ part, days: daysWith([part]) })).filter(({ days }) => days !== '')
  return [daysWith(dagdelen), ...halves.map(({ part, days }) => `${days} ${texts.t(`common:dagdelen.${part}`)}`)]
    .filter((words) => words !== '')
    .join(', ')
}
