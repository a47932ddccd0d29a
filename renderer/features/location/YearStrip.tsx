import { useTranslation } from 'react-i18next'
import { addDays, mondayOf } from '../../../db/contract/dates.ts'
import type { SchoolYear } from '../../../db/contract/location.ts'
import { isClosedOn, schoolYearDays } from '../../../db/contract/opening.ts'
import { dateInWords } from '../../ui/date-words.ts'

const months = ['08', '09', '10', '11', '12', '01', '02', '03', '04', '05', '06', '07'] as const

/** The weeks of a school year beside each other: open, partly closed, closed. The list under it says the same in words. */
export function YearStrip({ year }: { readonly year: SchoolYear }) {
  const { t } = useTranslation('location')
  const { startsOn, endsOn } = schoolYearDays(year.schoolYear)
  const weeks: { monday: string; open: number }[] = []
  for (let monday = mondayOf(startsOn); monday <= endsOn; monday = addDays(monday, 7)) {
    const days = [0, 1, 2, 3, 4].map((day) => addDays(monday, day))
    weeks.push({ monday, open: days.filter((day) => !isClosedOn(day, year.closures)).length })
  }
  return (
    <div className="kw-year" aria-hidden>
      <div className="kw-year-strip">
        {weeks.map(({ monday, open }) => (
          <span
            key={monday}
            data-open={open === 5 ? 'all' : open === 0 ? 'none' : 'some'}
            title={t('year.week', { date: dateInWords(monday), count: open })}
          />
        ))}
      </div>
      <div className="kw-year-months">
        {months.map((month) => (
          <span key={month}>{t(`months.${month}`)}</span>
        ))}
      </div>
    </div>
  )
}
