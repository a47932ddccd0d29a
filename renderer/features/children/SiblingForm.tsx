import { useTranslation } from 'react-i18next'
import type { Child } from '../../../db/contract/children.ts'
import { ChildField, type ChildChoice } from '../../ui/ChildField.tsx'
import { ContractFormView } from '../../ui/ContractFormView.tsx'
import { isolated } from '../../ui/isolated.ts'
import { notifySaved } from '../../ui/notify.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'

interface SiblingValues {
  siblingId: ChildChoice | null
}

/** Another child of the same family: found by name, linked on both pages. */
export function SiblingForm({ child, onDone }: { readonly child: Child; readonly onDone: () => void }) {
  const { t } = useTranslation('children')
  const initialValues: SiblingValues = { siblingId: null }
  const contractForm = useContractForm({
    operation: 'children.linkSibling',
    initialValues,
    toInput: ({ siblingId }) => ({ childId: child.id, siblingId: siblingId?.id ?? '' }),
    onSaved: (_saved, { siblingId }) => {
      notifySaved(t('around.siblingAdded', { name: isolated(siblingId?.name ?? '') }))
      onDone()
    },
  })
  return (
    <ContractFormView contractForm={contractForm} saveLabel={t('around.siblingSave')} onCancel={onDone}>
      <ChildField
        label={t('around.siblings')}
        description={t('around.siblingHelp')}
        required
        data-autofocus
        {...contractForm.form.getInputProps('siblingId')}
      />
    </ContractFormView>
  )
}
