import { Radio, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { firstAdviesStates } from '../../../db/contract/advies.ts'
import type { Child } from '../../../db/contract/children.ts'
import { ContractFormView } from '../../ui/ContractFormView.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { todayInUtrecht } from '../../ui/date-words.ts'
import { notifySaved } from '../../ui/notify.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'
import { AdviesFields, type AdviesValues } from './AdviesFields.tsx'

interface RecordValues extends AdviesValues {
  state: (typeof firstAdviesStates)[number]
  advisedOn: string | null
  toeleidingStartedOn: string | null
}

const usualWeeklyHours = 16

/** Begins a life: with a signal of our own, or with the paper of the JGZ. */
export function RecordForm({ child, onDone }: { readonly child: Child; readonly onDone: () => void }) {
  const { t } = useTranslation('advies')
  const today = todayInUtrecht()
  const initialValues: RecordValues = {
    state: 'advies',
    advisedOn: today,
    source: 'jgz',
    reasons: [],
    weeklyHours: usualWeeklyHours,
    toeleidingStartedOn: null,
  }
  const contractForm = useContractForm({
    operation: 'advies.record',
    initialValues,
    toInput: (values) => ({
      ...values,
      childId: child.id,
      toeleidingStartedOn: values.state === 'advies' ? values.toeleidingStartedOn : null,
    }),
    draftKey: `advies.record:${child.id}`,
    onSaved: () => {
      notifySaved(t('record.saved'))
      onDone()
    },
  })
  const { form } = contractForm
  const { state } = form.values
  return (
    <ContractFormView contractForm={contractForm} saveLabel={t('record.save')} onCancel={onDone}>
      <Radio.Group label={t('record.title')} description={t('record.help')} {...form.getInputProps('state')}>
        <Stack gap="xs" mt={6}>
          {firstAdviesStates.map((one) => (
            <Radio key={one} value={one} label={t(`record.states.${one}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <DateField
        label={t(`record.days.${state}`)}
        required
        data-autofocus
        min={child.bornOn}
        max={today}
        maw={240}
        {...form.getInputProps('advisedOn')}
      />
      <AdviesFields form={form} kept={form.values.reasons} />
      {state === 'advies' && (
        <DateField
          label={t('record.toeleidingStartedOn')}
          description={t('record.toeleidingHelp')}
          min={child.bornOn}
          max={today}
          styles={{ wrapper: { maxWidth: 240 } }}
          {...form.getInputProps('toeleidingStartedOn')}
        />
      )}
    </ContractFormView>
  )
}
