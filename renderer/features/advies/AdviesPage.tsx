import { Button } from '@mantine/core'
import { IconFileText, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import type { Advies } from '../../../db/contract/advies.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { Badge } from '../../ui/Badge.tsx'
import { dateInWords } from '../../ui/date-words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { isolated } from '../../ui/isolated.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { numberInWords } from '../../ui/numbers.ts'
import { Row, Rows } from '../../ui/Row.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { AdviesForm } from './AdviesForm.tsx'

/** Over the page of a child: what was advised, newest first, and the form to record or correct it. */
export function AdviesPage() {
  const { t } = useTranslation('advies')
  const { childId = '' } = useParams()
  const navigate = useNavigate()
  // The page under it has read the child already: this is the same answer.
  const child = useBackendQuery('children.read', { id: childId })
  const close = () => {
    void navigate(`/kinderen/${childId}`, { replace: true })
  }
  return (
    <SidePanel isOpen onClose={close} title={t('title', { name: isolated(child.data?.name ?? '') })}>
      <Loaded query={child}>{(read) => <AdviesOfChild childId={read.id} bornOn={read.bornOn} onDone={close} />}</Loaded>
    </SidePanel>
  )
}

interface AdviesOfChildProps {
  readonly childId: string
  readonly bornOn: string
  readonly onDone: () => void
}

function AdviesOfChild({ childId, bornOn, onDone }: AdviesOfChildProps) {
  const { t } = useTranslation('advies')
  const advies = useBackendQuery('advies.list', { childId })
  const [editing, setEditing] = useState<Advies | 'new' | null>(null)
  const form = (changed: Advies | null) => (
    <AdviesForm
      key={changed?.id ?? 'new'}
      childId={childId}
      bornOn={bornOn}
      advies={changed}
      onDone={onDone}
      onCancel={() => {
        setEditing(null)
      }}
    />
  )
  return (
    <Loaded query={advies}>
      {(list) => {
        if (editing !== null) return form(editing === 'new' ? null : editing)
        if (list.length === 0) {
          return (
            <EmptyState
              icon={<IconFileText size={32} stroke={1.7} aria-hidden />}
              title={t('emptyTitle')}
              action={
                <Button
                  onClick={() => {
                    setEditing('new')
                  }}
                >
                  {t('form.record')}
                </Button>
              }
            >
              {t('emptyText')}
            </EmptyState>
          )
        }
        return (
          <>
            <Rows label={t('history')}>
              {list.map((one, index) => (
                <AdviesRow
                  key={one.id}
                  advies={one}
                  isCurrent={index === 0}
                  onChange={() => {
                    setEditing(one)
                  }}
                />
              ))}
            </Rows>
            <Button
              mt="md"
              variant="default"
              leftSection={<IconPlus size={18} stroke={1.7} aria-hidden />}
              onClick={() => {
                setEditing('new')
              }}
            >
              {t('new')}
            </Button>
          </>
        )
      }}
    </Loaded>
  )
}

interface AdviesRowProps {
  readonly advies: Advies
  readonly isCurrent: boolean
  readonly onChange: () => void
}

function AdviesRow({ advies, isCurrent, onChange }: AdviesRowProps) {
  const { t } = useTranslation(['advies', 'common'])
  const { state, advisedOn, source, weeklyHours, reasons } = advies
  const line = [
    t('advies:line', { source: t(`advies:sources.${source}`), hours: numberInWords(weeklyHours) }),
    ...reasons.map((reason) => t(`advies:reasons.${reason}`)),
  ].join(' · ')
  return (
    <Row
      title={
        <>
          {dateInWords(advisedOn)}: {t(`advies:states.${state}`)}
        </>
      }
      line={line}
      side={
        <>
          {isCurrent && <Badge tone="strong">{t('advies:counts')}</Badge>}
          <Button size="xs" variant="light" onClick={onChange} aria-label={t('advies:changeTitle', { date: dateInWords(advisedOn) })}>
            {t('common:change')}
          </Button>
        </>
      }
    />
  )
}
