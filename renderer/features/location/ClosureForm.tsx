import { Autocomplete } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Closure, SchoolYear } from '../../../db/contract/location.ts'
import { ContractFormView } from '../../ui/ContractFormView.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { isolated } from '../../ui/isolated.ts'
import { notifySaved } from '../../ui/notify.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'
import { likelyEnd, suggestedNames } from './holiday-names.ts'

interface ClosureFormProps {
  /** Null: a new one. */
  readonly closure: Closure | null
  readonly year: SchoolYear
  /** Without it the form stays for the next one. */
  readonly onDone?: () => void
}

/** A name and two days; a holiday's usual length is filled in as soon as its first day is. */
export function ClosureForm({ closure, year, onDone }: ClosureFormProps) {
  const { t } = useTranslation('location')
  const contractForm = useContractForm({
    operation: closure === null ? 'location.addClosure' : 'location.changeClosure',
    initialValues: { name: closure?.name ?? '', startsOn: closure?.startsOn ?? '', endsOn: closure?.endsOn ?? '' },
    toInput: (values) => ({ ...values, ...(closure === null ? {} : { id: closure.id, version: closure.version }) }),
    draftKey: closure === null ? 'location.addClosure' : `location.changeClosure:${closure.id}`,
    onSaved: (_saved, values) => {
      notifySaved(t('closure.saved', { name: isolated(values.name) }))
      if (onDone !== undefined) {
        onDone()
        return
      }
      form.setValues({ name: '', startsOn: '', endsOn: '' })
      form.resetDirty({ name: '', startsOn: '', endsOn: '' })
      form.getInputNode('name')?.focus()
    },
  })
  const { form } = contractForm
  const start = form.getInputProps('startsOn') as { onChange: (value: string | null) => void }
  return (
    <ContractFormView
      contractForm={contractForm}
      saveLabel={t(closure === null ? 'closure.add' : 'closure.save')}
      {...(onDone === undefined ? {} : { onCancel: onDone })}
    >
      <div className="kw-closure-fields">
        <Autocomplete
          label={t('closure.name')}
          required
          data={suggestedNames(year.closures.map((one) => one.name))}
          autoComplete="off"
          {...form.getInputProps('name')}
        />
        <DateField
          label={t('closure.from')}
          required
          {...form.getInputProps('startsOn')}
          onChange={(date) => {
            start.onChange(date ?? '')
            if (date !== null && form.getValues().endsOn === '') form.setFieldValue('endsOn', likelyEnd(form.getValues().name, date))
          }}
        />
        <DateField
          label={t('closure.until')}
          required
          {...form.getInputProps('endsOn')}
          onChange={(date) => {
            form.setFieldValue('endsOn', date ?? '')
          }}
        />
      </div>
    </ContractFormView>
  )
}
