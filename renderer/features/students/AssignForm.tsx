import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { dagdelen, type Group } from '../../../db/contract/groups.ts'
import { deployments, type Student, type studentsContract } from '../../../db/contract/students.ts'
import type { Input } from '../../../db/contract/operation.ts'
import { ContractFormView } from '../../ui/ContractFormView.tsx'
import { weekdays, type WeekdayNumber } from '../../ui/dagdelen.ts'
import { DateField } from '../../ui/DateField.tsx'
import { Note } from '../../ui/Note.tsx'
import { notifySaved } from '../../ui/notify.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'

type AssignInput = Input<(typeof studentsContract)['students.assign']>

/** What is known already when somebody presses a place in the week. */
export interface AssignStart {
  readonly studentId: string
  readonly groupId: string
  readonly weekday: WeekdayNumber
  readonly dagdeel: 'ochtend' | 'middag'
  readonly startsOn: string
}

interface AssignFormProps {
  readonly start: AssignStart
  readonly students: readonly Student[]
  readonly groups: readonly Group[]
  readonly onDone: () => void
}

/** A weekly dagdeel of a student in a group; it begins as planned. */
export function AssignForm({ start, students, groups, onDone }: AssignFormProps) {
  const { t } = useTranslation(['students', 'common'])
  const contractForm = useContractForm({
    operation: 'students.assign',
    initialValues: {
      studentId: start.studentId,
      groupId: start.groupId,
      weekday: String(start.weekday),
      dagdeel: start.dagdeel,
      deployment: 'boventallig',
      startsOn: start.startsOn,
      endsOn: null as string | null,
    },
    toInput: (values): AssignInput => ({
      ...values,
      weekday: Number(values.weekday),
      dagdeel: values.dagdeel,
      deployment: values.deployment as AssignInput['deployment'],
      startsOn: values.startsOn,
    }),
    onSaved: () => {
      notifySaved(t('students:assign.saved'))
      onDone()
    },
  })
  const { form } = contractForm
  const group = groups.find(({ id }) => id === form.values.groupId)
  const isOpen = group?.dagdelen.some((one) => String(one.weekday) === form.values.weekday && one.dagdeel === form.values.dagdeel) ?? true
  const choose = { value: '', label: t('students:assign.choose') }
  return (
    <ContractFormView contractForm={contractForm} saveLabel={t('students:assign.save')} onCancel={onDone}>
      <NativeSelect
        label={t('students:assign.student')}
        required
        data={[choose, ...students.map(({ id, name }) => ({ value: id, label: name }))]}
        {...(start.studentId === '' ? { 'data-autofocus': true } : {})}
        {...form.getInputProps('studentId')}
      />
      <NativeSelect
        label={t('students:assign.group')}
        required
        data={[choose, ...groups.map(({ id, name }) => ({ value: id, label: name }))]}
        {...(start.studentId === '' ? {} : { 'data-autofocus': true })}
        {...form.getInputProps('groupId')}
      />
      <div className="kw-fields">
        <NativeSelect
          label={t('students:assign.weekday')}
          required
          data={weekdays.map((weekday) => ({ value: String(weekday), label: t(`common:weekdays.${weekday}`) }))}
          {...form.getInputProps('weekday')}
        />
        <NativeSelect
          label={t('students:assign.dagdeel')}
          required
          data={dagdelen.map((dagdeel) => ({ value: dagdeel, label: t(`common:dagdelen.${dagdeel}`) }))}
          {...form.getInputProps('dagdeel')}
        />
      </div>
      {group !== undefined && !isOpen && (
        <Note tone="attention">
          {t('students:assign.groupNotOpen', {
            group: group.name,
            weekday: t(`common:weekdays.${form.values.weekday as '1'}`),
            dagdeel: t(`common:dagdelen.${form.values.dagdeel as 'ochtend'}`),
          })}
        </Note>
      )}
      <NativeSelect
        label={t('students:assign.deployment')}
        description={t('students:assign.deploymentHelp')}
        data={deployments.map((deployment) => ({ value: deployment, label: t(`students:deployments.${deployment}`) }))}
        {...form.getInputProps('deployment')}
      />
      <div className="kw-fields">
        <DateField label={t('students:assign.startsOn')} required {...form.getInputProps('startsOn')} />
        <DateField
          label={t('students:assign.endsOn')}
          description={t('students:assign.endsOnHelp')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('endsOn')}
        />
      </div>
    </ContractFormView>
  )
}
