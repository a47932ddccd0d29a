import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconAlertTriangle, IconClock, IconEyeCheck, IconListCheck, IconPencilPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { settings } from '../../../db/contract/settings.ts'
import type { TodayCard as CardOf } from '../../../db/contract/tasks.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Card } from '../../ui/Card.tsx'
import { dateInWords, daysFromToday } from '../../ui/date-words.ts'
import { DomainBadge } from '../../ui/DomainBadge.tsx'
import { isolated } from '../../ui/isolated.ts'
import { Meter } from '../../ui/Meter.tsx'
import { notifyError, notifySaved } from '../../ui/notify.tsx'
import { Initials } from '../../ui/Initials.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import type { CardProps } from './card-props.ts'
import { AdviesCard, HandoverCard, HoursCard, RetentionCard, WaitingFitsCard } from './ChildTaskCards.tsx'
import { ExportCard, HerstelproefCard, StudentsCard } from './OfficeCards.tsx'
import { taskPlaces } from './task-places.ts'
import type { ObservationWish } from './TodayLine.tsx'
import './tasks.css'

interface TodayCardProps {
  readonly card: CardOf
  readonly today: string
  readonly onObserve: (wish: ObservationWish) => void
}

const conjunction = new Intl.ListFormat('nl', { type: 'conjunction' })

/** One thing that asks for something, with the one button that answers it. */
export function TodayCard({ card, today, onObserve }: TodayCardProps) {
  switch (card.kind) {
    case 'agreements':
      return <AgreementsCard card={card} today={today} />
    case 'review':
      return <ReviewCard card={card} />
    case 'unseen':
      return <UnseenCard card={card} onObserve={onObserve} />
    case 'groups':
      return <GroupsCard card={card} />
    case 'unreached':
      return <UnreachedCard card={card} />
    case 'waitingFits':
      return <WaitingFitsCard card={card} />
    case 'adviesWithoutStep':
      return <AdviesCard card={card} />
    case 'hoursBehind':
      return <HoursCard card={card} />
    case 'handoverDue':
      return <HandoverCard card={card} />
    case 'retentionOver':
      return <RetentionCard card={card} />
    case 'studentsNotLinked':
      return <StudentsCard card={card} />
    case 'exportDue':
      return <ExportCard card={card} />
    case 'herstelproefDue':
      return <HerstelproefCard card={card} />
  }
}

function AgreementsCard({ card, today }: CardProps<'agreements'> & { readonly today: string }) {
  const { t } = useTranslation('tasks')
  const complete = useBackendCommand('parents.completeAgreement')
  const reopen = useBackendCommand('parents.reopenAgreement')

  const runReopen = async (seen: { id: string; version: number }) => {
    const result = await reopen.run(seen)
    if (result.ok) notifySaved(t('agreements.reopened'))
    else notifyError(result.error)
  }
  const runComplete = async ({ id, version }: { id: string; version: number }) => {
    const result = await complete.run({ id, version })
    if (result.ok) notifySaved(t('agreements.completed'), { undo: () => void runReopen(result.value) })
    else notifyError(result.error)
  }
  return (
    <Card
      title={t('agreements.title')}
      badge={<Badge>{t('agreements.badge', { count: card.total })}</Badge>}
      link={{ to: taskPlaces.agreements, label: t('agreements.all') }}
    >
      <Rows label={t('agreements.title')}>
        {card.items.map((agreement) => {
          const name = isolated(agreement.childName)
          const near = daysFromToday(agreement.dueOn, today)
          const date = dateInWords(agreement.dueOn)
          return (
            <Row
              key={agreement.id}
              lead={
                agreement.isOverdue ? (
                  <IconAlertTriangle className="kw-attention" size={20} stroke={1.7} aria-hidden />
                ) : (
                  <IconClock size={20} stroke={1.7} aria-hidden />
                )
              }
              title={<bdi>{agreement.text}</bdi>}
              to={`/kinderen/${agreement.childId}`}
              attention={agreement.isOverdue}
              line={
                agreement.isOverdue && near !== date
                  ? t('agreements.late', { date, ago: near, name })
                  : t('agreements.line', { when: near, name })
              }
              side={
                <Button
                  size="xs"
                  variant="light"
                  aria-label={t('agreements.doneLabel', { text: isolated(agreement.text) })}
                  onClick={() => void runComplete(agreement)}
                >
                  {t('agreements.done')}
                </Button>
              }
            />
          )
        })}
      </Rows>
    </Card>
  )
}

function ReviewCard({ card }: CardProps<'review'>) {
  const { t } = useTranslation('tasks')
  return (
    <Card
      title={t('review.title')}
      badge={<Badge>{t('review.badge', { count: card.total })}</Badge>}
      link={{ to: taskPlaces.review, label: t('review.all') }}
    >
      <Rows label={t('review.title')}>
        {card.items.map(({ observationId, childNames, authorName, observedOn, isSentBack }) => (
          <Row
            key={observationId}
            lead={<IconEyeCheck size={20} stroke={1.7} aria-hidden />}
            title={conjunction.format(childNames.map(isolated))}
            to={`/observaties?observatie=${observationId}`}
            attention={isSentBack}
            line={isSentBack ? t('review.sentBack') : t('review.line', { author: isolated(authorName), date: dateInWords(observedOn) })}
          />
        ))}
      </Rows>
    </Card>
  )
}

function UnseenCard({ card, onObserve }: CardProps<'unseen'> & Pick<TodayCardProps, 'onObserve'>) {
  const { t } = useTranslation(['tasks', 'common'])
  return (
    <Card
      title={t('tasks:unseen.title')}
      badge={<Badge>{t('tasks:unseen.badge', { count: card.total })}</Badge>}
      link={{ to: taskPlaces.unseen, label: t('tasks:unseen.all') }}
    >
      <Rows label={t('tasks:unseen.title')}>
        {card.items.map(({ childId, name, domain, lastSeenOn }) => {
          const label = t('tasks:unseen.observe', { name: isolated(name), domain: t(`common:domains.${domain}`) })
          return (
            <Row
              key={childId}
              lead={<Initials name={name} />}
              title={<bdi>{name}</bdi>}
              to={`/kinderen/${childId}`}
              line={lastSeenOn === null ? t('tasks:unseen.never') : t('tasks:unseen.lastSeen', { date: dateInWords(lastSeenOn) })}
              side={
                <>
                  <DomainBadge domain={domain} />
                  <Tooltip label={label}>
                    <ActionIcon
                      aria-label={label}
                      variant="light"
                      size={32}
                      onClick={() => {
                        onObserve({ child: { id: childId, name }, domain })
                      }}
                    >
                      <IconPencilPlus size={18} stroke={1.7} aria-hidden />
                    </ActionIcon>
                  </Tooltip>
                </>
              }
            />
          )
        })}
      </Rows>
    </Card>
  )
}

function GroupsCard({ card }: CardProps<'groups'>) {
  const { t } = useTranslation(['tasks', 'common'])
  const dagdeel = card.items[0]?.dagdeel
  return (
    <Card
      title={t('tasks:groupsNow.title')}
      {...(dagdeel === undefined ? {} : { badge: <Badge>{t(`common:dagdelen.${dagdeel}`)}</Badge> })}
      link={{ to: taskPlaces.groups, label: t('tasks:groupsNow.all') }}
    >
      <Rows label={t('tasks:groupsNow.title')}>
        {card.items.map((group) => {
          const students =
            group.students.length === 0
              ? t('tasks:groupsNow.noStudent')
              : t('tasks:groupsNow.students', { count: group.students.length, names: conjunction.format(group.students.map(isolated)) })
          const words = [t('tasks:groupsNow.needed', { count: group.professionalsNeeded }), students]
          return (
            <Row
              key={group.id}
              title={<bdi>{group.name}</bdi>}
              to={`/groepen/${group.id}`}
              attention={group.isOver}
              line={
                <>
                  <span className="kw-group-now">
                    <Meter value={group.planned} maximum={group.maximum} attention={group.isOver} />
                  </span>
                  {(group.isOver ? [t('tasks:groupsNow.over', { count: group.planned - group.maximum }), ...words] : words).join(' · ')}
                </>
              }
              side={
                <>
                  {group.isOver && (
                    <Button
                      component={Link}
                      to={`/groepen/${group.id}`}
                      size="xs"
                      variant="light"
                      aria-label={t('tasks:groupsNow.lookLabel', { name: isolated(group.name) })}
                    >
                      {t('tasks:groupsNow.look')}
                    </Button>
                  )}
                  <span className="kw-group-now-count">
                    {group.isOver && <IconAlertTriangle className="kw-attention" size={18} stroke={1.7} aria-hidden />}{' '}
                    {t('tasks:groupsNow.of', { planned: group.planned, maximum: group.maximum })}
                  </span>
                  <Tooltip label={t('tasks:groupsNow.presence', { group: isolated(group.name) })}>
                    <ActionIcon
                      component={Link}
                      to={`/groepen/aanwezigheid?groep=${group.id}`}
                      variant="light"
                      size={32}
                      aria-label={t('tasks:groupsNow.presence', { group: isolated(group.name) })}
                    >
                      <IconListCheck size={18} stroke={1.7} aria-hidden />
                    </ActionIcon>
                  </Tooltip>
                </>
              }
            />
          )
        })}
      </Rows>
    </Card>
  )
}

function UnreachedCard({ card }: CardProps<'unreached'>) {
  const { t } = useTranslation('tasks')
  const setting = useBackendQuery('settings.list', {})
  const days = setting.data?.find((one) => one.name === 'unreachedAfterDays')?.value ?? settings.unreachedAfterDays.default
  const languages: Readonly<Record<string, string>> = t('unreached.languages', { returnObjects: true })
  return (
    <Card
      title={t('unreached.title')}
      badge={<Badge>{t('unreached.badge', { count: days })}</Badge>}
      link={{ to: taskPlaces.unreached, label: t('unreached.all') }}
    >
      <Rows label={t('unreached.title')}>
        {card.items.map(({ childId, name, lastReachedOn, attemptsSince, homeLanguage }) => (
          <Row
            key={childId}
            title={t('unreached.family', { name: isolated(name) })}
            to={`/kinderen/${childId}`}
            line={[
              lastReachedOn === null ? t('unreached.neverReached') : t('unreached.lastReached', { date: dateInWords(lastReachedOn) }),
              t('unreached.attempts', { count: attemptsSince }),
              languages[homeLanguage] ?? homeLanguage,
            ].join(' · ')}
            side={
              <Button
                component={Link}
                to={`/ouders?kind=${childId}&nieuw=1`}
                size="xs"
                variant="light"
                aria-label={t('unreached.planLabel', { name: isolated(name) })}
              >
                {t('unreached.plan')}
              </Button>
            }
          />
        ))}
      </Rows>
    </Card>
  )
}
