import { Radio, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { nextAdviesStates, type AdviesLife, type AdviesState } from '../../../db/contract/advies.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { ContractFormView } from '../../ui/ContractFormView.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { todayInUtrecht } from '../../ui/date-words.ts'
import { Note } from '../../ui/Note.tsx'
import { notifyError, notifySaved } from '../../ui/notify.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'

interface AdvanceFormProps {
  readonly advies: AdviesLife
  /** What it can become. */
  readonly to: readonly AdviesState[]
  readonly onDone: () => void
}

/** The next state and its first day; can be taken back from the notification. */
export function AdvanceForm({ advies, to, onDone }: AdvanceFormProps) {
  const { t } = useTranslation('advies')
  const takeBack = useBackendCommand('advies.takeBack')
  const [first] = to
  const initialValues: { state: AdviesState | null; sinceOn: string | null } = { state: first ?? null, sinceOn: todayInUtrecht() }
  const contractForm = useContractForm({
    operation: 'advies.advance',
    initialValues,
    toInput: (values) => ({ ...values, id: advies.id, version: advies.version }),
    onSaved: (saved, { state }) => {
      const undo = () => {
        void takeBack.run(saved).then((result) => {
          if (result.ok) notifySaved(t('advance.undone'))
          else notifyError(result.error)
        })
      }
      notifySaved(t('advance.saved', { stage: state === null ? '' : t(`states.${state}`) }), { undo })
      onDone()
    },
  })
  const { form } = contractForm
  const { state } = form.values
  const closes = state !== null && nextAdviesStates[state].length === 0
  return (
    <ContractFormView contractForm={contractForm} saveLabel={t('advance.save')} onCancel={onDone}>
      <Radio.Group label={t('advance.title')} {...form.getInputProps('state')}>
        <Stack gap="xs" mt={6}>
          {to.map((one) => (
            <Radio key={one} value={one} label={t(`states.${one}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <DateField
        label={t('advance.sinceOn')}
        required
        data-autofocus
        min={advies.advisedOn}
        max={todayInUtrecht()}
        maw={240}
        {...form.getInputProps('sinceOn')}
      />
      {closes && <Note>{t('advance.closing')}</Note>}
    </ContractFormView>
  )
}
