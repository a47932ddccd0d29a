import { Radio, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Child } from '../../../db/contract/children.ts'
import type { Placement } from '../../../db/contract/placements.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { ConfirmButton } from '../../ui/ConfirmButton.tsx'
import { ContractFormView } from '../../ui/ContractFormView.tsx'
import { currentPlacements } from '../../ui/current-placements.ts'
import { halfDaysInWords } from '../../ui/dagdelen.ts'
import { DateField } from '../../ui/DateField.tsx'
import { dateInWords, todayInUtrecht } from '../../ui/date-words.ts'
import { isolated } from '../../ui/isolated.ts'
import { notifyError, notifySaved } from '../../ui/notify.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'

/** The last day of a placement. */
export function EndPlacementForm({ child, onDone }: { readonly child: Child; readonly onDone: () => void }) {
  const { t } = useTranslation('placements')
  const placements = currentPlacements(child.placements, todayInUtrecht())
  const initialValues: { placementId: string; endsOn: string | null } = { placementId: placements[0]?.id ?? '', endsOn: todayInUtrecht() }
  const contractForm = useContractForm({
    operation: 'placements.end',
    initialValues,
    toInput: (values) => ({ ...values, version: placements.find((one) => one.id === values.placementId)?.version }),
    onSaved: (_saved, { endsOn }) => {
      notifySaved(t('end.saved', { date: endsOn === null ? '' : dateInWords(endsOn) }))
      onDone()
    },
  })
  const { form } = contractForm
  const chosen = placements.find((one) => one.id === form.values.placementId)
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
      {chosen !== undefined && <RemovePlacement placement={chosen} onDone={onDone} />}
    </ContractFormView>
  )
}

/** For a placement that was a mistake from the start: there is nothing to end. */
function RemovePlacement({ placement, onDone }: { readonly placement: Placement; readonly onDone: () => void }) {
  const { t } = useTranslation('placements')
  const remove = useBackendCommand('placements.remove')
  const run = async () => {
    const result = await remove.run({ placementId: placement.id, version: placement.version })
    if (!result.ok) {
      notifyError(result.error)
      return
    }
    notifySaved(t('end.removed'))
    onDone()
  }
  return (
    <div>
      <ConfirmButton
        confirmation={{
          title: t('end.removeTitle'),
          consequence: t('end.removeText', { group: isolated(placement.groupName), days: halfDaysInWords(placement.dagdelen) }),
          confirm: t('end.remove'),
        }}
        onConfirm={() => void run()}
      >
        {t('end.remove')}
      </ConfirmButton>
    </div>
  )
}
