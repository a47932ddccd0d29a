import { useTranslation } from 'react-i18next'
import type { Child } from '../../../db/contract/children.ts'
import { presenceStates } from '../../../db/contract/presence.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { Card } from '../../ui/Card.tsx'
import { currentPlacements } from '../../ui/current-placements.ts'
import { todayInUtrecht } from '../../ui/date-words.ts'
import { asksForHours, hoursSentence } from '../../ui/hours-sentence.ts'
import { Meter } from '../../ui/Meter.tsx'
import { Row, Rows } from '../../ui/Row.tsx'

/** What is offered until the fourth birthday, what became of it, and how often the child stayed away lately. Never placed, no advies: no card. */
export function ChildHoursCard({ child }: { readonly child: Child }) {
  const { t } = useTranslation(['children', 'presence'])
  const { data: hours } = useBackendQuery('hours.ofChild', { childId: child.id })
  if (hours === undefined || (!hours.hasAdvies && hours.startsOn === null)) return null
  const { projected, norm, hasAdvies, soFar, attended, recent, verdict } = hours
  const [placement] = currentPlacements(child.placements, todayInUtrecht())
  const filledIn = presenceStates.filter((state) => recent.dagdelen[state] > 0)
  const whole = (value: number) => t('children:hours.value', { hours: Math.floor(value) })
  return (
    <Card
      title={t('children:hours.title')}
      {...(placement === undefined
        ? {}
        : { link: { to: `/groepen/aanwezigheid?groep=${placement.groupId}`, label: t('children:hours.presence') } })}
    >
      {hasAdvies && (
        <p className="kw-child-hours">
          {t('children:hours.projected', { projected, norm })}
          <Meter value={projected} maximum={norm} attention={verdict.state === 'behind'} />
        </p>
      )}
      <p className={asksForHours(hours) ? 'kw-child-hours kw-attention' : 'kw-child-hours kw-dimmed'}>
        {hoursSentence(hours, hours.maximumWithoutAdvies)}
      </p>
      <Rows label={t('children:hours.title')}>
        <Row title={t('children:hours.offered')} side={whole(soFar.countable)} />
        {attended.countable > 0 && <Row title={t('children:hours.attended')} side={whole(attended.countable)} />}
        {filledIn.length > 0 && (
          <Row
            title={t('children:hours.recent')}
            line={filledIn.map((state) => `${String(recent.dagdelen[state])} ${t(`presence:states.${state}.label`)}`).join(' · ')}
          />
        )}
      </Rows>
    </Card>
  )
}
