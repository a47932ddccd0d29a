import { Button } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import type { AdviesLife, AdviesState } from '../../../db/contract/advies.ts'
import type { Child } from '../../../db/contract/children.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { dateInWords } from '../../ui/date-words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { isolated } from '../../ui/isolated.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { AdvanceForm } from './AdvanceForm.tsx'
import { AdviesLifeView } from './AdviesLifeView.tsx'
import { ChangeForm } from './ChangeForm.tsx'
import { RecordForm } from './RecordForm.tsx'
import { StepForm } from './StepForm.tsx'
import './advies.css'

/** Over the page of a child: how far the advies is, and the one next step. */
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
      <Loaded query={child}>{(read) => <AdviesOfChild child={read} />}</Loaded>
    </SidePanel>
  )
}

/** What the panel shows: the life, or one of its forms. */
type Showing =
  | { readonly form: 'none' }
  | { readonly form: 'record' }
  | { readonly form: 'change' }
  | { readonly form: 'step' }
  | { readonly form: 'advance'; readonly to: readonly AdviesState[] }

function AdviesOfChild({ child }: { readonly child: Child }) {
  const lives = useBackendQuery('advies.list', { childId: child.id })
  const [showing, setShowing] = useState<Showing>({ form: 'none' })
  const done = () => {
    setShowing({ form: 'none' })
  }
  return (
    <Loaded query={lives}>
      {([current, ...earlier]) => {
        if (showing.form === 'record') return <RecordForm child={child} onDone={done} />
        if (current === undefined)
          return (
            <NoAdvies
              onRecord={() => {
                setShowing({ form: 'record' })
              }}
            />
          )
        switch (showing.form) {
          case 'change':
            return <ChangeForm key={current.version} advies={current} bornOn={child.bornOn} onDone={done} />
          case 'step':
            return <StepForm key={current.version} advies={current} onDone={done} />
          case 'advance':
            return <AdvanceForm key={current.version} advies={current} to={showing.to} onDone={done} />
          case 'none':
            return (
              <>
                <AdviesLifeView
                  advies={current}
                  child={child}
                  onAdvance={(to) => {
                    setShowing({ form: 'advance', to })
                  }}
                  onStep={() => {
                    setShowing({ form: 'step' })
                  }}
                  onChange={() => {
                    setShowing({ form: 'change' })
                  }}
                  onRecord={() => {
                    setShowing({ form: 'record' })
                  }}
                />
                <Earlier lives={earlier} />
              </>
            )
        }
      }}
    </Loaded>
  )
}

function NoAdvies({ onRecord }: { readonly onRecord: () => void }) {
  const { t } = useTranslation('advies')
  return (
    <EmptyState
      icon={<IconFileText size={32} stroke={1.7} aria-hidden />}
      title={t('emptyTitle')}
      action={
        <Button data-autofocus onClick={onRecord}>
          {t('record.save')}
        </Button>
      }
    >
      {t('emptyText')} {t('alsoCalled')}
    </EmptyState>
  )
}

/** Adviezen that ended before this one. */
function Earlier({ lives }: { readonly lives: readonly AdviesLife[] }) {
  const { t } = useTranslation('advies')
  if (lives.length === 0) return null
  return (
    <section className="kw-advies-earlier">
      <h3 className="kw-small-title">{t('earlier.title')}</h3>
      <Rows label={t('earlier.title')}>
        {lives.map(({ id, stage, advisedOn, source }) => (
          <Row
            key={id}
            title={t(`stages.${stage}`)}
            line={t('earlier.line', { source: t(`sources.${source}`), date: dateInWords(advisedOn) })}
          />
        ))}
      </Rows>
    </section>
  )
}
