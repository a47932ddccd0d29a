import { Button, Group, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Observation } from '../../../db/contract/observations.ts'
import { useSession } from '../../backend/session.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { ContractFormView } from '../../ui/ContractFormView.tsx'
import { instantInWords } from '../../ui/date-words.ts'
import { DateText, InstantText } from '../../ui/DateText.tsx'
import { DomainBadge } from '../../ui/DomainBadge.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Note } from '../../ui/Note.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { notifyError, notifySaved } from '../../ui/notify.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'
import { MarkedText } from './MarkedText.tsx'
import { ObservationFields } from './ObservationFields.tsx'
import { ChildNames, StateBadges } from './ObservationItem.tsx'
import { emptyObservation, toInput, valuesOf } from './observation-values.ts'

interface ObservationDrawerProps {
  /** Null: closed. */
  readonly observationId: string | null
  readonly search: string
  readonly onClose: () => void
}

type Task = 'read' | 'correct' | 'withdraw'

/** One observation, whole: its words, its facts, its earlier texts, and what may be done with it. */
export function ObservationDrawer({ observationId, search, onClose }: ObservationDrawerProps) {
  const { t } = useTranslation('observations')
  return (
    <SidePanel isOpen={observationId !== null} onClose={onClose} title={t('one.title')}>
      {observationId !== null && <OpenObservation key={observationId} id={observationId} search={search} />}
    </SidePanel>
  )
}

function OpenObservation({ id, search }: { readonly id: string; readonly search: string }) {
  const [task, setTask] = useState<Task>('read')
  const query = useBackendQuery('observations.read', { id })
  const stop = () => {
    setTask('read')
  }
  return (
    <Loaded query={query}>
      {(observation) => {
        if (task === 'correct') return <CorrectObservation observation={observation} onDone={stop} />
        if (task === 'withdraw') return <WithdrawObservation observation={observation} onDone={stop} />
        return <ReadObservation observation={observation} search={search} onTask={setTask} />
      }}
    </Loaded>
  )
}

interface ReadObservationProps {
  readonly observation: Observation
  readonly search: string
  readonly onTask: (task: Task) => void
}

function ReadObservation({ observation, search, onTask }: ReadObservationProps) {
  const { t } = useTranslation('observations')
  const { session, may } = useSession()
  const reinstate = useBackendCommand('observations.reinstate')
  const isMine = observation.authorId === session.userId || may('locatiemanager')
  const { id, version, withdrawnAt } = observation

  const putBack = async () => {
    const result = await reinstate.run({ id, version })
    if (result.ok) notifySaved(t('one.reinstated'))
    else notifyError(result.error)
  }

  return (
    <div className="kw-form">
      {withdrawnAt !== null && (
        <Note
          tone="attention"
          {...(isMine
            ? {
                action: (
                  <Button size="xs" loading={reinstate.isRunning} onClick={() => void putBack()}>
                    {t('one.reinstate')}
                  </Button>
                ),
              }
            : {})}
        >
          {t('one.withdrawnOn', { when: instantInWords(withdrawnAt) })}
        </Note>
      )}
      <Title order={2}>
        <ChildNames observation={observation} />
      </Title>
      <MarkedText text={observation.text} search={search} />
      <span className="kw-observation-badges">
        {observation.domains.map((domain) => (
          <DomainBadge key={domain} domain={domain} />
        ))}
        <StateBadges observation={observation} />
      </span>
      <ObservationFacts observation={observation} />
      {withdrawnAt === null && isMine && (
        <Group>
          <Button
            onClick={() => {
              onTask('correct')
            }}
          >
            {t('one.correct')}
          </Button>
          <Button
            variant="default"
            onClick={() => {
              onTask('withdraw')
            }}
          >
            {t('one.withdraw')}
          </Button>
        </Group>
      )}
      {!isMine && <p className="kw-row-line">{t('one.onlyAuthor', { name: observation.authorName })}</p>}
      {observation.children.map(({ childId, name }) => (
        <Link key={childId} className="kw-link" to={`/kinderen/${childId}`}>
          {t('one.toChild', { name })}
        </Link>
      ))}
      {observation.corrections > 0 && <History id={id} />}
    </div>
  )
}

function ObservationFacts({ observation }: { readonly observation: Observation }) {
  const { t } = useTranslation('observations')
  const { observedOn, authorName, loggedAt, level, wellbeing, involvement, instrument, moment } = observation
  return (
    <dl className="kw-facts">
      <dt>{t('one.observedOn')}</dt>
      <dd>
        <DateText date={observedOn} style="long" />
      </dd>
      <dt>{t('one.author')}</dt>
      <dd>
        <bdi>{authorName}</bdi>
      </dd>
      <dt>{t('one.loggedAt')}</dt>
      <dd>
        <InstantText instant={loggedAt} />
      </dd>
      {level !== null && (
        <>
          <dt>{t('fields.level')}</dt>
          <dd>{t(`levels.${level}`)}</dd>
        </>
      )}
      {wellbeing !== null && (
        <>
          <dt>{t('fields.wellbeing')}</dt>
          <dd>{t(`laevers.${wellbeing as 1}`)}</dd>
        </>
      )}
      {involvement !== null && (
        <>
          <dt>{t('fields.involvement')}</dt>
          <dd>{t(`laevers.${involvement as 1}`)}</dd>
        </>
      )}
      {instrument !== null && (
        <>
          <dt>{t('fields.instrument')}</dt>
          <dd>
            <bdi>{instrument}</bdi>
          </dd>
        </>
      )}
      {moment !== null && (
        <>
          <dt>{t('fields.moment')}</dt>
          <dd>{t(`moments.${moment}`)}</dd>
        </>
      )}
    </dl>
  )
}

function History({ id }: { readonly id: string }) {
  const { t } = useTranslation('observations')
  const query = useBackendQuery('observations.history', { id })
  return (
    <section>
      <Title order={3} mb={8}>
        {t('one.history')}
      </Title>
      <Loaded query={query}>
        {(history) =>
          history.map((former) => (
            <div key={former.changedAt} className="kw-past-text">
              <p className="kw-words" dir="auto">
                {former.text}
              </p>
              <div className="kw-row-line">{t('one.historyLine', { who: former.changedBy, when: instantInWords(former.changedAt) })}</div>
              <div className="kw-row-line" dir="auto">
                {t('one.historyReason', { reason: former.reason })}
              </div>
            </div>
          ))
        }
      </Loaded>
    </section>
  )
}

interface TaskProps {
  readonly observation: Observation
  readonly onDone: () => void
}

function CorrectObservation({ observation, onDone }: TaskProps) {
  const { t } = useTranslation('observations')
  const contractForm = useContractForm({
    operation: 'observations.correct',
    initialValues: { ...valuesOf(observation), reason: '' },
    toInput: ({ reason, ...values }) => ({ ...toInput(values), id: observation.id, version: observation.version, reason }),
    draftKey: `observations.correct:${observation.id}`,
    onSaved: () => {
      notifySaved(t('one.corrected'))
      onDone()
    },
  })
  return (
    <>
      <Title order={2}>{t('one.correctTitle')}</Title>
      <p className="kw-dimmed">{t('one.correctHelp')}</p>
      <ContractFormView contractForm={contractForm} saveLabel={t('one.saveCorrection')} onCancel={onDone}>
        <ObservationFields form={contractForm.form} empty={emptyObservation(undefined)} startsOpen />
        <TextInput
          label={t('fields.reason')}
          placeholder={t('fields.reasonPlaceholder')}
          dir="auto"
          required
          {...contractForm.form.getInputProps('reason')}
        />
      </ContractFormView>
    </>
  )
}

function WithdrawObservation({ observation, onDone }: TaskProps) {
  const { t } = useTranslation('observations')
  const { id, version } = observation
  const reinstate = useBackendCommand('observations.reinstate')
  const contractForm = useContractForm({
    operation: 'observations.withdraw',
    initialValues: { reason: '' },
    toInput: ({ reason }) => ({ id, version, reason }),
    onSaved: (saved) => {
      notifySaved(t('one.withdrawn'), {
        undo: () =>
          void reinstate.run(saved).then((result) => {
            if (result.ok) notifySaved(t('one.reinstated'))
            else notifyError(result.error)
          }),
      })
      onDone()
    },
  })
  return (
    <>
      <Title order={2}>{t('one.withdrawTitle')}</Title>
      <p className="kw-dimmed">{t('one.withdrawText')}</p>
      <ContractFormView contractForm={contractForm} saveLabel={t('one.withdraw')} onCancel={onDone}>
        <TextInput
          label={t('one.withdrawReason')}
          placeholder={t('one.withdrawReasonPlaceholder')}
          dir="auto"
          data-autofocus
          required
          {...contractForm.form.getInputProps('reason')}
        />
      </ContractFormView>
    </>
  )
}
