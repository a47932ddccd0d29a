import { SimpleGrid } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { AdviesLife } from '../../../db/contract/advies.ts'
import { ContractFormView } from '../../ui/ContractFormView.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { todayInUtrecht } from '../../ui/date-words.ts'
import { FieldGroup } from '../../ui/FieldGroup.tsx'
import { notifySaved } from '../../ui/notify.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'
import { AdviesFields, type AdviesValues } from './AdviesFields.tsx'

interface ChangeValues extends AdviesValues {
  days: { stateId: string; sinceOn: string | null }[]
}

/** What was written down wrong, and on which days it was. */
export function ChangeForm({
  advies,
  bornOn,
  onDone,
}: {
  readonly advies: AdviesLife
  readonly bornOn: string
  readonly onDone: () => void
}) {
  const { t } = useTranslation(['advies', 'common'])
  const initialValues: ChangeValues = {
    source: advies.source,
    reasons: advies.reasons,
    weeklyHours: advies.weeklyHours,
    days: advies.states.map(({ id, sinceOn }) => ({ stateId: id, sinceOn })),
  }
  const contractForm = useContractForm({
    operation: 'advies.change',
    initialValues,
    toInput: (values) => ({ ...values, id: advies.id, version: advies.version }),
    draftKey: `advies.change:${advies.childId}`,
    onSaved: () => {
      notifySaved(t('common:saved'))
      onDone()
    },
  })
  const { form } = contractForm
  return (
    <ContractFormView contractForm={contractForm} saveLabel={t('advies:change.save')} onCancel={onDone}>
      <AdviesFields form={form} kept={advies.reasons} />
      <FieldGroup label={t('advies:change.days')} error={form.errors['days']}>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          {advies.states.map(({ id, state }, index) => (
            <DateField
              key={id}
              label={t(`advies:stages.${state}`)}
              required
              min={bornOn}
              max={todayInUtrecht()}
              {...form.getInputProps(`days.${String(index)}.sinceOn`)}
            />
          ))}
        </SimpleGrid>
      </FieldGroup>
    </ContractFormView>
  )
}
