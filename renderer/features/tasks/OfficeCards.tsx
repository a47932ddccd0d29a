import { Button } from '@mantine/core'
import { IconSchool, IconSend, IconShieldCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { dayInUtrecht } from '../../../db/contract/dates.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Card } from '../../ui/Card.tsx'
import { dateInWords } from '../../ui/date-words.ts'
import { isolated } from '../../ui/isolated.ts'
import { Row, Rows } from '../../ui/Row.tsx'
import type { CardProps } from './card-props.ts'
import { taskPlaces } from './task-places.ts'

export function StudentsCard({ card }: CardProps<'studentsNotLinked'>) {
  const { t } = useTranslation('tasks')
  return (
    <Card
      title={t('studentsNotLinked.title')}
      badge={<Badge>{t('studentsNotLinked.badge', { count: card.total })}</Badge>}
      link={{ to: taskPlaces.studentsNotLinked, label: t('studentsNotLinked.all') }}
    >
      <Rows label={t('studentsNotLinked.title')}>
        {card.items.map(({ studentId, name, startsOn }) => (
          <Row
            key={studentId}
            lead={<IconSchool size={20} stroke={1.7} aria-hidden />}
            title={<bdi>{name}</bdi>}
            line={t('studentsNotLinked.line', { date: dateInWords(startsOn) })}
            side={
              <Button
                component={Link}
                to={taskPlaces.studentsNotLinked}
                size="xs"
                variant="light"
                aria-label={t('studentsNotLinked.viewLabel', { name: isolated(name) })}
              >
                {t('studentsNotLinked.view')}
              </Button>
            }
          />
        ))}
      </Rows>
    </Card>
  )
}

export function ExportCard({ card }: CardProps<'exportDue'>) {
  const { t } = useTranslation('tasks')
  return (
    <Card title={t('exportDue.title')}>
      <Rows label={t('exportDue.title')}>
        <Row
          lead={<IconSend size={20} stroke={1.7} aria-hidden />}
          title={t('exportDue.row', { date: dateInWords(card.peildatum) })}
          line={t('exportDue.line')}
          side={
            <Button component={Link} to={taskPlaces.exportDue} size="xs" variant="light">
              {t('exportDue.action')}
            </Button>
          }
        />
      </Rows>
    </Card>
  )
}

export function HerstelproefCard({ card }: CardProps<'herstelproefDue'>) {
  const { t } = useTranslation('tasks')
  const { lastProvedAt } = card
  return (
    <Card title={t('herstelproefDue.title')}>
      <Rows label={t('herstelproefDue.title')}>
        <Row
          lead={<IconShieldCheck size={20} stroke={1.7} aria-hidden />}
          title={t('herstelproefDue.row')}
          line={
            lastProvedAt === null
              ? t('herstelproefDue.never')
              : t('herstelproefDue.last', { date: dateInWords(dayInUtrecht(lastProvedAt)) })
          }
          side={
            <Button component={Link} to={taskPlaces.herstelproefDue} size="xs" variant="light">
              {t('herstelproefDue.action')}
            </Button>
          }
        />
      </Rows>
    </Card>
  )
}
