import { addMonths, schoolYearOf } from '../contract/dates.ts'
import type { CliSession } from '../cli/session.ts'
import texts from '../../resources/locales/nl/location.json' with { type: 'json' }

/** School holidays of region Midden, of the summer all but the last week, and days on which the team learns; only those around today are of use. */
const holidays: readonly (readonly [name: string, startsOn: string, endsOn: string])[] = [
  ['Herfstvakantie', '2024-10-26', '2024-11-03'],
  ['Kerstvakantie', '2024-12-21', '2025-01-05'],
  ['Voorjaarsvakantie', '2025-02-22', '2025-03-02'],
  ['Meivakantie', '2025-04-26', '2025-05-04'],
  ['Zomervakantie', '2025-07-19', '2025-08-24'],
  ['Herfstvakantie', '2025-10-18', '2025-10-26'],
  ['Studiedag', '2025-11-05', '2025-11-05'],
  ['Kerstvakantie', '2025-12-20', '2026-01-04'],
  ['Voorjaarsvakantie', '2026-02-14', '2026-02-22'],
  ['Studiedag', '2026-03-18', '2026-03-18'],
  ['Meivakantie', '2026-04-25', '2026-05-03'],
  ['Zomervakantie', '2026-07-18', '2026-08-23'],
  ['Herfstvakantie', '2026-10-17', '2026-10-25'],
  ['Studiedag', '2026-11-04', '2026-11-04'],
  ['Kerstvakantie', '2026-12-19', '2027-01-03'],
  ['Voorjaarsvakantie', '2027-02-20', '2027-02-28'],
  ['Meivakantie', '2027-04-24', '2027-05-02'],
  ['Zomervakantie', '2027-07-17', '2027-08-22'],
]

/** The weeks without children and the public holidays of three school years. Answers whether the location is closed on a day. */
export async function planCalendar({ call }: CliSession, today: string): Promise<(day: string) => boolean> {
  const [from, until] = [addMonths(today, -27), addMonths(today, 12)]
  for (const [name, startsOn, endsOn] of holidays) {
    if (endsOn >= from && startsOn <= until) await call('location.addClosure', { name, startsOn, endsOn })
  }
  for (const schoolYear of [-2, -1, 0].map((years) => schoolYearOf(today) + years)) {
    const { missingHolidays } = await call('location.schoolYear', { schoolYear })
    for (const { name, on } of missingHolidays) await call('location.addClosure', { name: texts.holidays[name], startsOn: on, endsOn: on })
  }
  const closures = await call('location.closures', {})
  return (day) => closures.some(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn)
}
