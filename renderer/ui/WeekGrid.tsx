import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { dagdelen } from '../../db/contract/groups.ts'
import { weekdays, type DagdeelName, type WeekdayNumber } from './dagdelen.ts'
import { weekdayLong, weekdayShort } from './date-words.ts'
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
  const scroller = useRef<HTMLDivElement>(null)
  const [isTooWide, setIsTooWide] = useState(false)
  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    const observer = new ResizeObserver(() => {
      setIsTooWide(element.scrollWidth > element.clientWidth)
    })
    observer.observe(element)
    return () => {
      observer.disconnect()
    }
  }, [])
  return (
    <div
      ref={scroller}
      className="kw-week-scroll"
      // The keyboard scrolls it where the text is large and the week does not fit.
      {...(isTooWide ? { tabIndex: 0, role: 'region', 'aria-label': caption } : {})}
    >
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
