import { SimpleGrid } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { addDays } from '../../../db/contract/dates.ts'
import type { Fit, WaitingChild } from '../../../db/contract/placements.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { ContractFormView } from '../../ui/ContractFormView.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { todayInUtrecht } from '../../ui/date-words.ts'
import { isolated } from '../../ui/isolated.ts'
import { notifyError, notifySaved } from '../../ui/notify.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'
import { PlaceFields, type PlaceValues } from './PlaceFields.tsx'

interface OfferFormProps {
  readonly child: WaitingChild
  /** The place that was found; null begins empty. */
  readonly fit: Fit | null
  readonly onDone: () => void
}

interface OfferValues extends PlaceValues {
  offeredOn: string | null
  expiresOn: string | null
}

/** Two weeks to think it over, unless the location says otherwise. */
const usualDays = 14

/** A place for a family to answer to; can be taken back from the notification. */
export function OfferForm({ child, fit, onDone }: OfferFormProps) {
  const { t } = useTranslation('placements')
  const withdraw = useBackendCommand('placements.withdraw')
  const today = todayInUtrecht()
  const initialValues: OfferValues = {
    groupId: fit?.groupId ?? null,
    startsOn: fit?.fromOn ?? child.couldStartOn,
    endsOn: null,
    dagdelen: fit?.dagdelen ?? [],
    offeredOn: today,
    expiresOn: addDays(today, usualDays),
  }
  const contractForm = useContractForm({
    operation: 'placements.offer',
    initialValues,
    toInput: (values) => ({ ...values, childId: child.childId }),
    onSaved: ({ id, version }) => {
      const undo = () => {
        void withdraw.run({ offerId: id, version }).then((result) => {
          if (result.ok) notifySaved(t('offer.withdrawn'))
          else notifyError(result.error)
        })
      }
      notifySaved(t('offer.made', { name: isolated(child.name) }), { undo })
      onDone()
    },
  })
  const { form, refusal, command } = contractForm
  return (
    <ContractFormView contractForm={contractForm} saveLabel={t('offer.save')} onCancel={onDone}>
      <PlaceFields form={form} refusal={refusal} onRetry={command.reset} advisedWeeklyHours={child.advisedWeeklyHours} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <DateField label={t('offer.offeredOn')} required max={today} {...form.getInputProps('offeredOn')} />
        <DateField
          label={t('offer.expiresOn')}
          description={t('offer.expiresHelp')}
          required
          min={form.values.offeredOn ?? today}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('expiresOn')}
        />
      </SimpleGrid>
    </ContractFormView>
  )
}
