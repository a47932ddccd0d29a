import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ChildHandover } from '../../../db/contract/handover.ts'
import { Card } from '../../ui/Card.tsx'
import { dateInWords } from '../../ui/date-words.ts'
import { isolated } from '../../ui/isolated.ts'
import { numberInWords } from '../../ui/numbers.ts'
import { Row, Rows } from '../../ui/Row.tsx'

interface GoesAlongCardProps {
  readonly childId: string
  readonly minimum: ChildHandover['minimum']
  readonly schoolName: string | null
  /** It was sent: the school does not change any more. */
  readonly isSent: boolean
}

/** What goes along in any case, and where to. */
export function GoesAlongCard({ childId, minimum: { periods, months }, schoolName, isSent }: GoesAlongCardProps) {
  const { t } = useTranslation('handover')
  return (
    <Card title={t('minimum.title')} context={t('minimum.help')}>
      {periods.length === 0 ? (
        <p className="kw-dimmed kw-words">{t('minimum.none')}</p>
      ) : (
        <Rows label={t('minimum.title')}>
          {periods.map(({ programme, startsOn, endsOn, weeklyHours }) => {
            const named = programme === null ? t('minimum.unknownProgramme') : isolated(programme)
            const from = dateInWords(startsOn)
            return (
              <Row
                key={startsOn}
                title={
                  endsOn === null
                    ? t('minimum.periodNow', { programme: named, from })
                    : t('minimum.period', { programme: named, from, until: dateInWords(endsOn) })
                }
                line={t('minimum.hours', { hours: numberInWords(weeklyHours) })}
              />
            )
          })}
          <Row title={<strong>{t('minimum.months', { count: months })}</strong>} />
        </Rows>
      )}
      <Rows label={t('school.title')}>
        <Row
          title={t('school.title')}
          line={schoolName === null ? t('school.none') : <bdi>{schoolName}</bdi>}
          attention={schoolName === null}
          {...(isSent
            ? {}
            : {
                side: (
                  <Link className="kw-link" to={`/kinderen/${childId}?doen=wijzigen`}>
                    {t('school.change')}
                  </Link>
                ),
              })}
        />
      </Rows>
    </Card>
  )
}
