import { useTranslation } from 'react-i18next'
import type { Delivery } from '../../../db/contract/deliveries.ts'
import { ContractFormView } from '../../ui/ContractFormView.tsx'
import { isolated } from '../../ui/isolated.ts'
import { notifySaved } from '../../ui/notify.tsx'
import { SixWordsField } from '../../ui/SixWords.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'

/** The words that the location reads out are typed here; only what was heard counts. */
export function CompareForm({ delivery, onDone }: { readonly delivery: Delivery; readonly onDone: () => void }) {
  const { t } = useTranslation('deliveries')
  const name = isolated(delivery.locationName ?? delivery.fileName)
  const contractForm = useContractForm({
    operation: 'deliveries.confirmSender',
    initialValues: { words: '' },
    toInput: ({ words }) => ({ deliveryId: delivery.id, words }),
    onSaved: ({ ready }) => {
      notifySaved(t('compare.done', { count: ready, name }))
      onDone()
    },
  })
  return (
    <ContractFormView contractForm={contractForm} saveLabel={t('compare.save')} onCancel={onDone}>
      <p className="kw-delivery-text">{t('compare.why', { name })}</p>
      <ol className="kw-delivery-steps">
        <li>{t('compare.call')}</li>
        <li>{t('compare.listen')}</li>
      </ol>
      <SixWordsField data-autofocus {...contractForm.form.getInputProps('words')} />
    </ContractFormView>
  )
}
