import { Radio, Stack, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Handover } from '../../../db/contract/handover.ts'
import { asksForPerson, type HandoverStepName } from '../../../db/contract/handover-steps.ts'
import { ContractFormView, emptyToNull } from '../../ui/ContractFormView.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { todayInUtrecht } from '../../ui/date-words.ts'
import { notifySaved } from '../../ui/notify.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'

interface StepValues {
  step: HandoverStepName | null
  takenOn: string | null
  person: string
}

/** What happened: only steps that may come now, with the day and, where a parent answered, who. */
export function TakeStepForm({ handover, onDone }: { readonly handover: Handover; readonly onDone: () => void }) {
  const { t } = useTranslation('handover')
  const [first] = handover.next
  const initialValues: StepValues = {
    step: handover.next.length === 1 && first !== undefined ? first : null,
    takenOn: todayInUtrecht(),
    person: '',
  }
  const contractForm = useContractForm({
    operation: 'handover.take',
    initialValues,
    toInput: ({ step, takenOn, person }) => ({ id: handover.id, version: handover.version, step, takenOn, person: emptyToNull(person) }),
    onSaved: () => {
      notifySaved(t('take.saved'))
      onDone()
    },
  })
  const { form } = contractForm
  const { step } = form.values
  return (
    <ContractFormView contractForm={contractForm} saveLabel={t('take.save')} onCancel={onDone}>
      <Radio.Group label={t('take.step')} required {...form.getInputProps('step')}>
        <Stack gap="xs" mt={6}>
          {handover.next.map((one, index) => (
            <Radio key={one} value={one} label={t(`steps.${one}.action`)} {...(index === 0 ? { 'data-autofocus': true } : {})} />
          ))}
        </Stack>
      </Radio.Group>
      <DateField
        label={t('take.on')}
        required
        min={handover.steps.at(-1)?.takenOn ?? handover.begunOn}
        max={todayInUtrecht()}
        maw={240}
        {...form.getInputProps('takenOn')}
      />
      {step !== null && asksForPerson(step) && (
        <TextInput
          label={t('take.person')}
          placeholder={t('take.personPlaceholder')}
          required
          maw={320}
          dir="auto"
          autoComplete="off"
          {...form.getInputProps('person')}
        />
      )}
    </ContractFormView>
  )
}
