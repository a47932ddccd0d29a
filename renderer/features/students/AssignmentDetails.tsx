import { Button, Group, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Assignment, Student } from '../../../db/contract/students.ts'
import { useSession } from '../../backend/session.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { ConfirmButton } from '../../ui/ConfirmButton.tsx'
import { ContractFormView } from '../../ui/ContractFormView.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { dateInWords, todayInUtrecht } from '../../ui/date-words.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { notifyError, notifySaved } from '../../ui/notify.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'
import { GateBadge } from './GateBadge.tsx'
import { StateBadge } from './StateBadge.tsx'

interface AssignmentDetailsProps {
  readonly assignment: Assignment
  readonly student: Student
  /** To the student's dates, when the gate is closed. */
  readonly onChangeStudent: () => void
  readonly onDone: () => void
}

/** One weekly dagdeel: what it is, through the gate, and its end. */
export function AssignmentDetails({ assignment, student, onChangeStudent, onDone }: AssignmentDetailsProps) {
  const { t } = useTranslation(['students', 'common'])
  const { may } = useSession()
  const [isEnding, setIsEnding] = useState(false)
  const mayChange = may('locatiemanager')
  return (
    <div className="kw-form">
      <Title order={2}>
        <bdi>{assignment.studentName}</bdi>
      </Title>
      <AssignmentFacts assignment={assignment} student={student} />
      {mayChange && assignment.state === 'gepland' && <Activate assignment={assignment} onChangeStudent={onChangeStudent} />}
      {mayChange && !isEnding && (
        <Group>
          <Button
            variant="default"
            onClick={() => {
              setIsEnding(true)
            }}
          >
            {t('students:one.end')}
          </Button>
          {assignment.state === 'gepland' && <RemoveAssignment assignment={assignment} onDone={onDone} />}
        </Group>
      )}
      {mayChange && isEnding && (
        <EndAssignment
          assignment={assignment}
          onCancel={() => {
            setIsEnding(false)
          }}
          onDone={onDone}
        />
      )}
    </div>
  )
}

function AssignmentFacts({ assignment, student }: { readonly assignment: Assignment; readonly student: Student }) {
  const { t } = useTranslation(['students', 'common'])
  const { weekday, dagdeel, groupName, deployment, state, startsOn, endsOn } = assignment
  return (
    <dl className="kw-facts">
      <dt>{t('students:one.when')}</dt>
      <dd>{t('students:one.weekly', { weekday: t(`common:weekdays.${weekday as 1}`), dagdeel: t(`common:dagdelen.${dagdeel}`) })}</dd>
      <dt>{t('students:one.group')}</dt>
      <dd>
        <bdi>{groupName}</bdi>
      </dd>
      <dt>{t('students:one.period')}</dt>
      <dd>
        {endsOn === null
          ? t('students:list.from', { from: dateInWords(startsOn) })
          : t('students:list.until', { from: dateInWords(startsOn), until: dateInWords(endsOn) })}
      </dd>
      <dt>{t('students:one.deployment')}</dt>
      <dd>{t(`students:deployments.${deployment}`)}</dd>
      <dt>{t('students:one.state')}</dt>
      <dd>
        <StateBadge state={state} />
      </dd>
      <dt>{t('students:gate.label')}</dt>
      <dd>
        <GateBadge student={student} />
      </dd>
    </dl>
  )
}

/** Only what never began is taken away; what was active ends, so that the past stays true. */
function RemoveAssignment({ assignment, onDone }: Pick<AssignmentDetailsProps, 'assignment' | 'onDone'>) {
  const { t } = useTranslation('students')
  const remove = useBackendCommand('students.removeAssignment')
  const { id, version } = assignment
  const run = async () => {
    const result = await remove.run({ id, version })
    if (!result.ok) {
      notifyError(result.error)
      return
    }
    notifySaved(t('one.removed'))
    onDone()
  }
  return (
    <ConfirmButton
      confirmation={{ title: t('one.removeTitle'), consequence: t('one.removeText'), confirm: t('one.remove') }}
      onConfirm={() => void run()}
    >
      {t('one.remove')}
    </ConfirmButton>
  )
}

/** Through the gate, or why not and what to do. */
function Activate({ assignment, onChangeStudent }: Pick<AssignmentDetailsProps, 'assignment' | 'onChangeStudent'>) {
  const { t } = useTranslation('students')
  const activate = useBackendCommand('students.activate')
  const { id, version, studentName } = assignment
  const run = async () => {
    const result = await activate.run({ id, version })
    if (result.ok) notifySaved(t('one.activated', { name: studentName }))
  }
  return (
    <>
      <div>
        <Button loading={activate.isRunning} onClick={() => void run()}>
          {t('one.activate')}
        </Button>
        <p className="kw-row-line" style={{ margin: '4px 0 0' }}>
          {t('one.activateHelp')}
        </p>
      </div>
      <ErrorNote
        error={activate.error}
        action={
          <Button size="xs" variant="default" onClick={onChangeStudent}>
            {t('one.goToStudent')}
          </Button>
        }
      />
    </>
  )
}

interface EndAssignmentProps {
  readonly assignment: Assignment
  readonly onCancel: () => void
  readonly onDone: () => void
}

function EndAssignment({ assignment, onCancel, onDone }: EndAssignmentProps) {
  const { t } = useTranslation('students')
  const { id, version, startsOn } = assignment
  const today = todayInUtrecht()
  const contractForm = useContractForm({
    operation: 'students.endAssignment',
    initialValues: { endsOn: today > startsOn ? today : startsOn },
    toInput: ({ endsOn }) => ({ id, version, endsOn }),
    onSaved: (_saved, { endsOn }) => {
      notifySaved(t('one.ended', { date: dateInWords(endsOn) }))
      onDone()
    },
  })
  return (
    <section className="kw-form" aria-label={t('one.endTitle')}>
      <ContractFormView contractForm={contractForm} saveLabel={t('one.endSave')} onCancel={onCancel}>
        <DateField label={t('one.endsOn')} required min={startsOn} {...contractForm.form.getInputProps('endsOn')} />
      </ContractFormView>
    </section>
  )
}
