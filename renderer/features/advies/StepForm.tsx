import { Radio, Select, SimpleGrid, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { nonParticipationReasons, toeleidingKinds, type AdviesLife, type NonParticipationReason } from '../../../db/contract/advies.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { ContractFormView, emptyToNull } from '../../ui/ContractFormView.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { todayInUtrecht } from '../../ui/date-words.ts'
import { LongTextField } from '../../ui/LongTextField.tsx'
import { notifyError, notifySaved } from '../../ui/notify.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'

interface StepValues {
  kind: (typeof toeleidingKinds)[number]
  steppedOn: string | null
  reason: NonParticipationReason | null
  note: string
  nextOn: string | null
}

/** What happened on the way to a place, and what happens next. */
export function StepForm({ advies, onDone }: { readonly advies: AdviesLife; readonly onDone: () => void }) {
  const { t } = useTranslation('advies')
  const remove = useBackendCommand('advies.removeStep')
  const today = todayInUtrecht()
  const kinds = toeleidingKinds.filter((kind) => kind !== 'gestart' || advies.steps.length === 0)
  const initialValues: StepValues = { kind: 'bereikt', steppedOn: today, reason: null, note: '', nextOn: null }
  const contractForm = useContractForm({
    operation: 'advies.logStep',
    initialValues,
    toInput: (values) => ({
      ...values,
      id: advies.id,
      version: advies.version,
      reason: values.kind === 'geweigerd' ? values.reason : null,
      note: emptyToNull(values.note),
    }),
    draftKey: `advies.logStep:${advies.childId}`,
    onSaved: ({ id, version, stepId }) => {
      const undo = () => {
        void remove.run({ id, version, stepId }).then((result) => {
          if (!result.ok) notifyError(result.error)
        })
      }
      notifySaved(t('step.saved'), { undo })
      onDone()
    },
  })
  const { form } = contractForm
  return (
    <ContractFormView contractForm={contractForm} saveLabel={t('step.save')} onCancel={onDone}>
      <Radio.Group label={t('step.kind')} {...form.getInputProps('kind')}>
        <Stack gap="xs" mt={6}>
          {kinds.map((kind) => (
            <Radio key={kind} value={kind} label={t(`steps.${kind}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {form.values.kind === 'geweigerd' && (
        <Select
          label={t('step.reason')}
          required
          data={nonParticipationReasons.map((reason) => ({ value: reason, label: t(`nonParticipation.${reason}`) }))}
          {...form.getInputProps('reason')}
        />
      )}
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <DateField
          label={t('step.steppedOn')}
          required
          data-autofocus
          min={advies.advisedOn}
          max={today}
          {...form.getInputProps('steppedOn')}
        />
        <DateField
          label={t('step.nextOn')}
          description={t('step.nextHelp')}
          min={form.values.steppedOn ?? today}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('nextOn')}
        />
      </SimpleGrid>
      <LongTextField label={t('step.note')} description={t('step.noteHelp')} maximum={300} {...form.getInputProps('note')} />
    </ContractFormView>
  )
}
