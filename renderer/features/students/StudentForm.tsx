import { NativeSelect, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { studentKinds, type Student, type studentsContract } from '../../../db/contract/students.ts'
import type { Input } from '../../../db/contract/operation.ts'
import { ContractFormView } from '../../ui/ContractFormView.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { todayInUtrecht } from '../../ui/date-words.ts'
import { Note } from '../../ui/Note.tsx'
import { notifySaved } from '../../ui/notify.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'

type StudentInput = Input<(typeof studentsContract)['students.add']>

interface StudentValues {
  name: string
  kind: string
  personRegisterOn: string | null
  registerLinkedOn: string | null
  guidancePlanOn: string | null
  startsOn: string | null
  endsOn: string | null
}

const emptyStudent = (): StudentValues => ({
  name: '',
  kind: 'hu',
  personRegisterOn: null,
  registerLinkedOn: null,
  guidancePlanOn: null,
  startsOn: todayInUtrecht(),
  endsOn: null,
})

const toInput = (values: StudentValues): StudentInput => ({
  ...values,
  kind: values.kind as StudentInput['kind'],
  startsOn: values.startsOn as string,
})

interface DoneProps {
  readonly onDone: () => void
}

export function AddStudent({ onDone }: DoneProps) {
  const { t } = useTranslation('students')
  const contractForm = useContractForm({
    operation: 'students.add',
    initialValues: emptyStudent(),
    toInput,
    draftKey: 'students.add',
    onSaved: () => {
      notifySaved(t('add.saved'))
      onDone()
    },
  })
  return (
    <ContractFormView contractForm={contractForm} saveLabel={t('add.save')} onCancel={onDone}>
      <StudentFields form={contractForm.form} />
    </ContractFormView>
  )
}

export function ChangeStudent({ student, onDone }: DoneProps & { readonly student: Student }) {
  const { t } = useTranslation('students')
  const { id, version, name, kind, personRegisterOn, registerLinkedOn, guidancePlanOn, startsOn, endsOn } = student
  const contractForm = useContractForm({
    operation: 'students.change',
    initialValues: { name, kind, personRegisterOn, registerLinkedOn, guidancePlanOn, startsOn, endsOn },
    toInput: (values) => ({ ...toInput(values), id, version }),
    draftKey: `students.change:${id}`,
    onSaved: () => {
      notifySaved(t('change.saved'))
      onDone()
    },
  })
  return (
    <ContractFormView contractForm={contractForm} saveLabel={t('change.save')} onCancel={onDone}>
      {student.gate !== 'open' && (
        <Note tone="attention" title={t('gate.label')}>
          {t(`gate.todo.${student.gate}`)}
        </Note>
      )}
      <StudentFields form={contractForm.form} />
      <p className="kw-row-line">{t('change.help')}</p>
    </ContractFormView>
  )
}

const longestName = 80

function StudentFields({ form }: { readonly form: UseFormReturnType<StudentValues> }) {
  const { t } = useTranslation('students')
  const today = todayInUtrecht()
  return (
    <>
      <TextInput label={t('fields.name')} required dir="auto" data-autofocus maxLength={longestName} {...form.getInputProps('name')} />
      <NativeSelect
        label={t('fields.kind')}
        required
        data={studentKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        {...form.getInputProps('kind')}
      />
      <DateField
        label={t('fields.personRegisterOn')}
        description={t('fields.personRegisterHelp')}
        max={today}
        {...form.getInputProps('personRegisterOn')}
      />
      <DateField
        label={t('fields.registerLinkedOn')}
        description={t('fields.registerLinkedHelp')}
        max={today}
        {...form.getInputProps('registerLinkedOn')}
      />
      <DateField label={t('fields.guidancePlanOn')} description={t('fields.guidancePlanHelp')} {...form.getInputProps('guidancePlanOn')} />
      <div className="kw-fields">
        <DateField label={t('fields.startsOn')} required {...form.getInputProps('startsOn')} />
        <DateField
          label={t('fields.endsOn')}
          description={t('fields.endsOnHelp')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('endsOn')}
        />
      </div>
    </>
  )
}
