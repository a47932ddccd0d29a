import { addMonths } from '../contract/dates.ts'

/** Who left on this day or before is kept longer than agreed: the setting `retentionYears` counts from the day after the last day. */
export function lastKeptUntil(today: string, retentionYears: number): string {
  return addMonths(today, -12 * retentionYears)
}
