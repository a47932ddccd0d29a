import { useTranslation } from 'react-i18next'
import type { Child } from '../../../db/contract/children.ts'
import { ContractFormView } from '../../ui/ContractFormView.tsx'
import { currentPlacements } from '../../ui/current-placements.ts'
import { DateField } from '../../ui/DateField.tsx'
import { todayInUtrecht } from '../../ui/date-words.ts'
import { isolated } from '../../ui/isolated.ts'
import { notifySaved } from '../../ui/notify.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'

/** The child's last day here; placements end with it. */
export function LeaveForm({ child, onDone }: { readonly child: Child; readonly onDone: () => void }) {
  const { t } = useTranslation('children')
  const count = currentPlacements(child.placements, todayInUtrecht()).length
  const initialValues: { leftOn: string | null } = { leftOn: todayInUtrecht() }
  const contractForm = useContractForm({
    operation: 'children.leave',
    initialValues,
    // Empty would take a departure back: that is another button.
    toInput: ({ leftOn }) => ({ id: child.id, version: child.version, leftOn: leftOn ?? '' }),
    onSaved: () => {
      notifySaved(t('leave.saved', { name: isolated(child.name) }))
      onDone()
    },
  })
  const { form } = contractForm
  return (
    <ContractFormView contractForm={contractForm} saveLabel={t('leave.save')} onCancel={onDone}>
      <DateField
        label={t('leave.leftOn')}
        description={t('leave.consequence', { count })}
        required
        data-autofocus
        min={child.bornOn}
        {...form.getInputProps('leftOn')}
      />
    </ContractFormView>
  )
}
