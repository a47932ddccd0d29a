import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { dagdelen } from '../../db/contract/groups.ts'
import { weekdayLong, weekdays, weekdayShort, type DagdeelName, type WeekdayNumber } from './dagdelen.ts'
import './week-grid.css'

interface WeekGridProps {
  /** What the table holds, for screen readers. */
  readonly caption: string
  /** Null where there is nothing at that half-day. */
  readonly cell: (weekday: WeekdayNumber, dagdeel: DagdeelName) => ReactNode
}

/** The ten half-days of a week: days beside each other, morning above afternoon. */
export function WeekGrid({ caption, cell }: WeekGridProps) {
  const { t } = useTranslation('common')
  return (
    <div className="kw-week-scroll">
      <table className="kw-week">
        <caption className="kw-visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <td />
            {weekdays.map((weekday) => (
              <th key={weekday} scope="col" abbr={weekdayLong(weekday)}>
                {weekdayShort(weekday)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {dagdelen.map((dagdeel) => (
            <tr key={dagdeel}>
              <th scope="row">{t(`dagdelen.${dagdeel}`)}</th>
              {weekdays.map((weekday) => {
                const content = cell(weekday, dagdeel)
                return (
                  <td key={weekday} {...(content === null ? { 'data-empty': true } : {})}>
                    {content ?? <span className="kw-visually-hidden">{t('none')}</span>}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
