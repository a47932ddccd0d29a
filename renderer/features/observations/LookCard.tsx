import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { daysBetween } from '../../../db/contract/dates.ts'
import type { Domain } from '../../../db/contract/observations.ts'
import type { LookReason, Radar } from '../../../db/contract/radar.ts'
import { Card } from '../../ui/Card.tsx'
import type { ChildChoice } from '../../ui/ChildField.tsx'
import { fullDateInWords } from '../../ui/date-words.ts'
import { isolated } from '../../ui/isolated.ts'
import { Initials } from '../../ui/Initials.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import { texts } from '../../ui/texts.ts'
import { reasonInWords } from './sight.ts'

interface LookCardProps {
  readonly radar: Radar
  readonly onLog: (child: ChildChoice, domain: Domain | null) => void
}

/** The one suggestion of this page: three children to look at next, each with why. */
export function LookCard({ radar, onLog }: LookCardProps) {
  const { t } = useTranslation('observations')
  const { on, children } = radar.proposal
  return (
    <Card title={titleOf(on, radar.today)}>
      {children.length === 0 ? (
        <p className="kw-dimmed">{t('radar.look.none')}</p>
      ) : (
        <Rows label={t('radar.look.label')}>
          {children.map(({ childId, name, reason }) => (
            <Row
              key={childId}
              lead={<Initials name={name} />}
              title={<bdi>{name}</bdi>}
              to={`/kinderen/${childId}/ontwikkeling`}
              line={reasonInWords(reason, radar.today)}
              side={
                <Button
                  size="xs"
                  variant="light"
                  aria-label={t('radar.look.writeLabel', { name: isolated(name) })}
                  onClick={() => {
                    onLog({ id: childId, name }, domainOf(reason))
                  }}
                >
                  {t('radar.look.write')}
                </Button>
              }
            />
          ))}
        </Rows>
      )}
    </Card>
  )
}

function titleOf(on: string | null, today: string): string {
  const { t } = texts
  if (on === null) return t('observations:radar.look.title')
  return daysBetween(today, on) === 1
    ? t('observations:radar.look.tomorrow')
    : t('observations:radar.look.onDay', { day: fullDateInWords(on).split(' ')[0] ?? '' })
}

function domainOf(reason: LookReason): Domain | null {
  return reason.kind === 'moment' ? null : reason.domain
}
