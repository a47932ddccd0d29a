import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCalendarEvent } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Domain } from '../../../db/contract/observations.ts'
import type { Radar } from '../../../db/contract/radar.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Card } from '../../ui/Card.tsx'
import type { ChildChoice } from '../../ui/ChildField.tsx'
import { dateInWords, daysFromToday } from '../../ui/date-words.ts'
import { isolated } from '../../ui/isolated.ts'
import { Row, Rows } from '../../ui/Row.tsx'
import { momentsDue } from './radar-order.ts'

interface MomentsCardProps {
  readonly radar: Radar
  readonly onLog: (child: ChildChoice, domain: Domain | null) => void
}

const atFirst = 3

/** Start, half-yearly and end: what is wanted now and what is late, with its day. */
export function MomentsCard({ radar, onLog }: MomentsCardProps) {
  const { t } = useTranslation('observations')
  const [isWhole, setIsWhole] = useState(false)
  const due = momentsDue(radar.children)
  const shown = isWhole ? due : due.slice(0, atFirst)
  return (
    <Card title={t('radar.moments.title')} {...(due.length === 0 ? {} : { badge: <Badge>{due.length}</Badge> })}>
      {due.length === 0 && <p className="kw-dimmed">{t('radar.moments.none')}</p>}
      <Rows label={t('radar.moments.title')}>
        {shown.map(({ childId, name, moment }) => {
          const isLate = moment.state === 'overdue'
          const words = t(`moments.${moment.moment}`)
          const MomentIcon = isLate ? IconAlertTriangle : IconCalendarEvent
          return (
            <Row
              key={childId}
              lead={<MomentIcon size={20} stroke={1.7} aria-hidden {...(isLate ? { className: 'kw-attention' } : {})} />}
              title={<bdi>{name}</bdi>}
              to={`/kinderen/${childId}/ontwikkeling`}
              attention={isLate}
              line={t(isLate ? 'radar.moments.late' : 'radar.moments.due', {
                moment: words,
                date: dateInWords(moment.dueOn),
                near: daysFromToday(moment.dueOn, radar.today),
              })}
              side={
                <Button
                  size="xs"
                  variant="light"
                  aria-label={t('radar.moments.writeLabel', { name: isolated(name), moment: words })}
                  onClick={() => {
                    onLog({ id: childId, name }, null)
                  }}
                >
                  {t('radar.look.write')}
                </Button>
              }
            />
          )
        })}
      </Rows>
      {due.length > atFirst && (
        <div className="kw-card-footer">
          <button
            type="button"
            className="kw-link kw-focus"
            aria-expanded={isWhole}
            onClick={() => {
              setIsWhole(!isWhole)
            }}
          >
            {isWhole ? t('radar.moments.less') : t('radar.moments.all', { count: due.length })}
          </button>
        </div>
      )}
    </Card>
  )
}
