import type { Child, StatusPeriod } from '../../contract/children.ts'
import { addDays } from '../../contract/dates.ts'
import { isWithin, type Period } from '../../contract/planning.ts'

type Days = Pick<Child, 'registeredOn' | 'waitlistedOn' | 'leftOn'> & { readonly placements: readonly Period[] }

/** The status of a child on a day: `statusOn` of list.ts says the same in SQL, and a test compares them. */
export function statusOnDay({ waitlistedOn, leftOn, placements }: Days, day: string): StatusPeriod['status'] {
  // Somebody who left is still placed on the last day.
  if (placements.some((placement) => isWithin(day, placement))) return 'geplaatst'
  if (leftOn !== null && leftOn <= day) return 'vertrokken'
  return waitlistedOn !== null && waitlistedOn <= day ? 'wachtlijst' : 'aangemeld'
}

/**
 * The statuses of a child one after another, each from its first to its last day; the last one goes on. It begins with the registration, or
 * with what was recorded before it. What was planned stands at the end.
 */
export function statusPeriods(child: Days): StatusPeriod[] {
  const { registeredOn, waitlistedOn, leftOn, placements } = child
  const turns = [registeredOn, waitlistedOn, leftOn, ...placements.flatMap((one) => [one.startsOn, one.endsOn && addDays(one.endsOn, 1)])]
  const days = [...new Set(turns.filter((day) => day !== null))].sort()
  const periods: { status: StatusPeriod['status']; startsOn: string; endsOn: string | null }[] = []
  for (const day of days) {
    const status = statusOnDay(child, day)
    const last = periods.at(-1)
    if (last?.status === status) continue
    if (last !== undefined) last.endsOn = addDays(day, -1)
    periods.push({ status, startsOn: day, endsOn: null })
  }
  return periods
}
