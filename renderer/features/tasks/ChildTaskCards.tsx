import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Badge } from '../../ui/Badge.tsx'
import { Card } from '../../ui/Card.tsx'
import { dateInWords, todayInUtrecht } from '../../ui/date-words.ts'
import { isolated } from '../../ui/isolated.ts'
import { Initials } from '../../ui/Initials.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import type { CardProps } from './card-props.ts'
import { taskPlaces } from './task-places.ts'

/** Somebody waits and could begin. */
export function WaitingFitsCard({ card }: CardProps<'waitingFits'>) {
  const { t } = useTranslation('tasks')
  return (
    <ChildrenCard
      kind="waitingFits"
      count={card.total}
      tone="good"
      rows={card.items.map(({ childId, name, rank, daysWaiting, groupName }) => ({
        childId,
        name,
        line: t('waitingFits.line', { count: daysWaiting, rank, group: isolated(groupName) }),
        action: {
          to: `/kinderen/wachtlijst?kind=${childId}`,
          words: t('waitingFits.offer'),
          label: t('waitingFits.offerLabel', { name: isolated(name) }),
        },
      }))}
    />
  )
}

/** An advies for which nothing is planned. */
export function AdviesCard({ card }: CardProps<'adviesWithoutStep'>) {
  const { t } = useTranslation('tasks')
  return (
    <ChildrenCard
      kind="adviesWithoutStep"
      count={card.total}
      tone="attention"
      rows={card.items.map(({ childId, name, advisedOn, daysWaiting, dueOn }) => ({
        childId,
        name,
        line:
          dueOn === null
            ? t('adviesWithoutStep.line', { count: daysWaiting, date: dateInWords(advisedOn) })
            : t('adviesWithoutStep.late', { date: dateInWords(dueOn) }),
        isLate: dueOn !== null,
        action: {
          to: `/kinderen/${childId}/advies`,
          words: t('adviesWithoutStep.plan'),
          label: t('adviesWithoutStep.planLabel', { name: isolated(name) }),
        },
      }))}
    />
  )
}

/** Too few hours to the fourth birthday, while that can still change. */
export function HoursCard({ card }: CardProps<'hoursBehind'>) {
  const { t } = useTranslation('tasks')
  return (
    <ChildrenCard
      kind="hoursBehind"
      count={card.total}
      rows={card.items.map(({ childId, name, projected, expected, veEndsOn, reason }) => ({
        childId,
        name,
        line: [
          t('hoursBehind.line', { projected, expected, date: dateInWords(veEndsOn) }),
          ...(reason === null ? [] : [t(`hoursBehind.reasons.${reason}`)]),
        ].join(' · '),
        isLate: true,
        action: {
          to: `/kinderen/${childId}/plaatsen`,
          words: t('hoursBehind.place'),
          label: t('hoursBehind.placeLabel', { name: isolated(name) }),
        },
      }))}
    />
  )
}

/** Who goes to the basisschool and for whom nothing was sent. */
export function HandoverCard({ card }: CardProps<'handoverDue'>) {
  const { t } = useTranslation('tasks')
  const today = todayInUtrecht()
  return (
    <ChildrenCard
      kind="handoverDue"
      count={card.total}
      rows={card.items.map(({ childId, name, leavesOn, schoolName, isBegun }) => {
        const isGone = leavesOn < today
        return {
          childId,
          name,
          line: [
            t(isGone ? 'handoverDue.gone' : 'handoverDue.goes', { date: dateInWords(leavesOn) }),
            schoolName === null ? t('handoverDue.noSchool') : isolated(schoolName),
          ].join(' · '),
          isLate: isGone,
          action: {
            to: `/kinderen/${childId}/overdracht`,
            words: t(isBegun ? 'handoverDue.continue' : 'handoverDue.begin'),
            label: t(isBegun ? 'handoverDue.continueLabel' : 'handoverDue.beginLabel', { name: isolated(name) }),
          },
        }
      })}
    />
  )
}

/** What is kept longer than the location agreed upon; the panel names what would disappear, and asks for the name before it does. */
export function RetentionCard({ card }: CardProps<'retentionOver'>) {
  const { t } = useTranslation('tasks')
  return (
    <ChildrenCard
      kind="retentionOver"
      count={card.total}
      rows={card.items.map(({ childId, name, leftOn }) => ({
        childId,
        name,
        line: t('retentionOver.line', { date: dateInWords(leftOn) }),
        action: {
          to: `/kinderen/${childId}?doen=verwijderen`,
          words: t('retentionOver.look'),
          label: t('retentionOver.label', { name: isolated(name) }),
        },
      }))}
    />
  )
}

interface ChildrenCardProps {
  readonly kind: 'waitingFits' | 'adviesWithoutStep' | 'hoursBehind' | 'handoverDue' | 'retentionOver'
  /** Of all children, also those that do not stand here. */
  readonly count: number
  readonly tone?: 'good' | 'attention'
  readonly rows: readonly {
    readonly childId: string
    readonly name: string
    readonly line: string
    readonly isLate?: boolean
    readonly action: { readonly to: string; readonly words: string; readonly label: string }
  }[]
}

/** Children who ask for the same thing, each with the button that does it. */
function ChildrenCard({ kind, count, tone, rows }: ChildrenCardProps) {
  const { t } = useTranslation('tasks')
  return (
    <Card
      title={t(`${kind}.title`)}
      badge={<Badge {...(tone === undefined ? {} : { tone })}>{t(`${kind}.badge`, { count })}</Badge>}
      link={{ to: taskPlaces[kind], label: t(`${kind}.all`) }}
    >
      <Rows label={t(`${kind}.title`)}>
        {rows.map(({ childId, name, line, isLate = false, action }) => (
          <Row
            key={childId}
            lead={<Initials name={name} />}
            title={<bdi>{name}</bdi>}
            to={`/kinderen/${childId}`}
            line={line}
            attention={isLate}
            side={
              <Button component={Link} to={action.to} size="xs" variant="light" aria-label={action.label}>
                {action.words}
              </Button>
            }
          />
        ))}
      </Rows>
    </Card>
  )
}
