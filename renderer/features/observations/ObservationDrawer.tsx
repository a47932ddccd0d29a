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
import { ObservationHistory } from './ObservationHistory.tsx'
import { ChildNames, StateBadges } from './ObservationItem.tsx'
import { ReviewActions, SendBack } from './ReviewActions.tsx'
import { ReviewNote } from './ReviewNote.tsx'
import { emptyObservation, toOneInput, valuesOf } from './observation-values.ts'

type Task = 'read' | 'correct' | 'withdraw' | 'sendBack'

interface ObservationDrawerProps {
  /** Null: closed. */
  readonly observationId: string | null
  readonly search: string
  /** Opened to finish a correction that was begun. */
  readonly startsWith?: Extract<Task, 'read' | 'correct'>
  readonly onClose: () => void
}

/** One observation, whole: its words, its facts, its earlier texts, and what may be done with it. */
export function ObservationDrawer({ observationId, search, startsWith = 'read', onClose }: ObservationDrawerProps) {
  const { t } = useTranslation('observations')
  return (
    <SidePanel isOpen={observationId !== null} onClose={onClose} title={t('one.title')}>
      {observationId !== null && <OpenObservation key={observationId} id={observationId} search={search} startsWith={startsWith} />}
    </SidePanel>
  )
}

interface OpenObservationProps {
  readonly id: string
  readonly search: string
  readonly startsWith: Task
}

function OpenObservation({ id, search, startsWith }: OpenObservationProps) {
  const [task, setTask] = useState(startsWith)
  const query = useBackendQuery('observations.read', { id })
  const stop = () => {
    setTask('read')
  }
  return (
    <Loaded query={query}>
      {(observation) => {
        if (task === 'correct') return <CorrectObservation observation={observation} onDone={stop} />
        if (task === 'sendBack') return <SendBack observation={observation} onDone={stop} onCancel={stop} />
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
  const { id, version, withdrawnAt, review } = observation

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
      {withdrawnAt === null && <ReviewNote observation={observation} />}
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
      {withdrawnAt === null && review.mayReview && review.state === 'waiting' && (
        <Group>
          <ReviewActions
            observation={observation}
            onApproved={() => undefined}
            onSendBack={() => {
              onTask('sendBack')
            }}
          />
        </Group>
      )}
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
      <ObservationHistory observation={observation} />
    </div>
  )
}

function ObservationFacts({ observation }: { readonly observation: Observation }) {
  const { t } = useTranslation('observations')
  const { observedOn, authorName, loggedAt, level, wellbeing, involvement, context, subDomains, instrument, moment, review } = observation
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
      {subDomains.length > 0 && (
        <>
          <dt>{t('fields.subDomains')}</dt>
          <dd>{subDomains.map((one) => t(`subDomains.${one}`)).join(', ')}</dd>
        </>
      )}
      {context !== null && (
        <>
          <dt>{t('fields.context')}</dt>
          <dd>{t(`contexts.${context}`)}</dd>
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
      {review.state === 'approved' && review.byName !== null && (
        <>
          <dt>{t('review.readBy')}</dt>
          <dd>
            <bdi>{review.byName}</bdi>
            {review.at !== null && <>, {instantInWords(review.at)}</>}
          </dd>
        </>
      )}
    </dl>
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
    toInput: ({ reason, ...values }) => ({ ...toOneInput(values), id: observation.id, version: observation.version, reason }),
    draftKey: `observations.correct:${observation.id}`,
    onSaved: ({ isWaiting, warnings }) => {
      notifySaved([t('one.corrected'), ...(isWaiting ? [t('log.waits')] : []), ...warnings.map((one) => t(`warnings.${one}`))].join(' '))
      onDone()
    },
  })
  return (
    <>
      <Title order={2}>{t('one.correctTitle')}</Title>
      <p className="kw-dimmed">{t('one.correctHelp')}</p>
      {observation.review.state === 'sent_back' && <ReviewNote observation={observation} />}
      <ContractFormView contractForm={contractForm} saveLabel={t('one.saveCorrection')} onCancel={onDone}>
        <ObservationFields form={contractForm.form} empty={emptyObservation()} startsOpen hasOneText />
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
