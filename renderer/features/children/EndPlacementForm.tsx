import { Radio, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Child } from '../../../db/contract/children.ts'
import { ContractFormView } from '../../ui/ContractFormView.tsx'
import { halfDaysInWords } from '../../ui/dagdelen.ts'
import { DateField } from '../../ui/DateField.tsx'
import { dateInWords, todayInUtrecht } from '../../ui/date-words.ts'
import { isolated } from '../../ui/isolated.ts'
import { notifySaved } from '../../ui/notify.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'
import { currentPlacements } from './child-actions.ts'

/** The last day of a placement. */
export function EndPlacementForm({ child, onDone }: { readonly child: Child; readonly onDone: () => void }) {
  const { t } = useTranslation('children')
  const placements = currentPlacements(child.placements, todayInUtrecht())
  const initialValues: { placementId: string; endsOn: string | null } = { placementId: placements[0]?.id ?? '', endsOn: todayInUtrecht() }
  const contractForm = useContractForm({
    operation: 'children.endPlacement',
    initialValues,
    toInput: (values) => ({ ...values, version: placements.find((one) => one.id === values.placementId)?.version }),
    onSaved: (_saved, { endsOn }) => {
      notifySaved(t('end.saved', { date: endsOn === null ? '' : dateInWords(endsOn) }))
      onDone()
    },
  })
  const { form } = contractForm
  return (
    <ContractFormView contractForm={contractForm} saveLabel={t('end.save')} onCancel={onDone}>
      {placements.length > 1 && (
        <Radio.Group label={t('end.which')} {...form.getInputProps('placementId')}>
          <Stack gap="xs" mt={6}>
            {placements.map((one) => (
              <Radio
                key={one.id}
                value={one.id}
                label={t('end.option', { group: isolated(one.groupName), days: halfDaysInWords(one.dagdelen) })}
              />
            ))}
          </Stack>
        </Radio.Group>
      )}
      <DateField label={t('end.endsOn')} description={t('end.consequence')} required data-autofocus {...form.getInputProps('endsOn')} />
    </ContractFormView>
  )
}
