import { addDays, addMonths, mondayOf, schoolYearOf } from '../../contract/dates.ts'
import type { Cell, IndicatorId } from '../../contract/indicators.ts'

/** Every boundary day that the definitions name, so that SQL only compares ISO dates. */
export interface Boundaries {
  readonly peildatum: string
  /** Monday to Friday of the week of the peildatum. */
  readonly week: readonly [string, string, string, string, string]
  /** An intake is in time up to 42 days after the first day of placement; who started between these days is judged. */
  readonly intakeStarted: { readonly from: string; readonly until: string }
  /** Reached after this day is reached in the 90 days up to the peildatum; placed on it or before is placed for 90 days. */
  readonly ninetyDaysAgo: string
  /** The same for six months. */
  readonly sixMonthsAgo: string
  /** Left after this day is left in the 12 months up to the peildatum. */
  readonly yearAgo: string
  readonly schoolYear: number
}

export const intakeWithinDays = 42
export const sixteenHoursInMinutes = 16 * 60

export function boundariesOf(peildatum: string): Boundaries {
  const monday = mondayOf(peildatum)
  return {
    peildatum,
    week: [monday, addDays(monday, 1), addDays(monday, 2), addDays(monday, 3), addDays(monday, 4)],
    intakeStarted: { from: addMonths(peildatum, -12), until: addDays(peildatum, -intakeWithinDays) },
    ninetyDaysAgo: addDays(peildatum, -90),
    sixMonthsAgo: addMonths(peildatum, -6),
    yearAgo: addMonths(peildatum, -12),
    schoolYear: schoolYearOf(peildatum),
  }
}

/** Whether the first intake that reached the parents came in time: at most 42 days after the first day of placement. */
export function isIntakeInTime(firstStartsOn: string, firstIntakeOn: string | null): boolean {
  return firstIntakeOn !== null && firstIntakeOn <= addDays(firstStartsOn, intakeWithinDays)
}

/** Whether a child began young: VE may begin at 2 years and 6 months, and three months are room enough to begin. */
export function isStartInTime(bornOn: string, firstStartsOn: string): boolean {
  return firstStartsOn <= addMonths(bornOn, 33)
}

export function sumOf(rows: readonly { readonly children: number }[]): number {
  return rows.reduce((sum, row) => sum + row.children, 0)
}

/** One cell without a split. */
export function wholeCell(indicator: IndicatorId, count: number, denominator?: number): Cell {
  return { indicator, level: 'locatie', dims: {}, count, ...(denominator === undefined ? {} : { denominator }) }
}

/**
 * One cell for each value that occurs. When none does, a single zero under `whenNone`: it is true, and an absent figure is
 * never mistaken for a forgotten one.
 */
export function splitCells(
  indicator: IndicatorId,
  parts: readonly { readonly dims: Cell['dims']; readonly count: number }[],
  whenNone: Cell['dims'],
): Cell[] {
  const present = parts.filter((part) => part.count > 0)
  const shown = present.length > 0 ? present : [{ dims: whenNone, count: 0 }]
  return shown.map(({ dims, count }) => ({ indicator, level: 'locatie', dims, count }))
}
