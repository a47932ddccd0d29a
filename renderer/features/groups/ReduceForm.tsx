import { NumberInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Group } from '../../../db/contract/groups.ts'
import { ContractFormView, emptyToNull } from '../../ui/ContractFormView.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { isolated } from '../../ui/isolated.ts'
import { LongTextField } from '../../ui/LongTextField.tsx'
import { Note } from '../../ui/Note.tsx'
import { notifySaved } from '../../ui/notify.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'
import type { Trial } from './WhatIfCard.tsx'

interface ReduceFormProps {
  readonly group: Pick<Group, 'id' | 'name' | 'maximum'>
  readonly trial: Trial
  readonly onDone: () => void
}

/** The decision to make a group smaller, with its days and its reason. */
export function ReduceForm({ group, trial, onDone }: ReduceFormProps) {
  const { t } = useTranslation('groups')
  const contractForm = useContractForm({
    operation: 'groups.reduce',
    initialValues: { maximum: trial.maximum, startsOn: trial.from, endsOn: '', reason: '' },
    toInput: (values) => ({ ...values, endsOn: emptyToNull(values.endsOn), groupId: group.id }),
    draftKey: `groups.reduce:${group.id}`,
    onSaved: () => {
      notifySaved(t('reduce.saved', { group: isolated(group.name) }))
      onDone()
    },
  })
  const { form } = contractForm
  return (
    <ContractFormView contractForm={contractForm} saveLabel={t('reduce.save')} onCancel={onDone}>
      <Note>{t('reduce.note', { maximum: group.maximum })}</Note>
      <NumberInput
        label={t('reduce.maximum')}
        required
        data-autofocus
        min={1}
        max={15}
        clampBehavior="none"
        allowDecimal={false}
        styles={{ wrapper: { maxWidth: 140 } }}
        {...form.getInputProps('maximum')}
      />
      <DateField label={t('reduce.from')} required {...form.getInputProps('startsOn')} />
      <DateField
        label={t('reduce.until')}
        description={t('reduce.untilHelp')}
        {...form.getInputProps('endsOn')}
        onChange={(date) => {
          form.setFieldValue('endsOn', date ?? '')
        }}
      />
      <LongTextField
        label={t('reduce.reason')}
        description={t('reduce.reasonHelp')}
        required
        maximum={300}
        {...form.getInputProps('reason')}
      />
    </ContractFormView>
  )
}
