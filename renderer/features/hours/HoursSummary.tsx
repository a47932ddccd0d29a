import { IconAlertTriangle, IconCheck, IconClock, IconHomeQuestion, IconUser, type Icon } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { hoursShows, HoursState } from '../../../db/contract/hours.ts'

type Show = (typeof hoursShows)[number]

interface HoursSummaryProps {
  readonly counts: Readonly<Record<HoursState, number>>
  readonly show: Show
  readonly onShow: (show: Show) => void
}

const parts: readonly { readonly show: Show; readonly icon: Icon; readonly states: readonly HoursState[] }[] = [
  { show: 'asks', icon: IconAlertTriangle, states: ['behind', 'too_many_hours'] },
  { show: 'no_place', icon: IconHomeQuestion, states: ['no_place'] },
  { show: 'late', icon: IconClock, states: ['late'] },
  { show: 'on_course', icon: IconCheck, states: ['on_course', 'reached'] },
  { show: 'no_norm', icon: IconUser, states: ['no_norm', 'too_many_hours'] },
]

/** How many children stand where; pressing a number shows them, pressing it again shows all. */
export function HoursSummary({ counts, show, onShow }: HoursSummaryProps) {
  const { t } = useTranslation('hours')
  return (
    <div className="kw-hours-summary" role="group" aria-label={t('show.label')}>
      {parts.map(({ show: part, icon: PartIcon, states }) => {
        const count = states.reduce((sum, state) => sum + counts[state], 0)
        return (
          <button
            key={part}
            type="button"
            className="kw-card kw-hours-part kw-focus"
            aria-pressed={show === part}
            {...(part === 'asks' && count > 0 ? { 'data-attention': true } : {})}
            onClick={() => {
              onShow(show === part ? 'all' : part)
            }}
          >
            <PartIcon size={20} stroke={1.7} aria-hidden />
            <strong>{count}</strong>
            <span>{t(`show.${part}`)}</span>
          </button>
        )
      })}
    </div>
  )
}
