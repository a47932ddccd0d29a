import { useTranslation } from 'react-i18next'
import type { Recipient } from '../../../db/contract/exports.ts'
import { ContractFormView } from '../../ui/ContractFormView.tsx'
import { isolated } from '../../ui/isolated.ts'
import { notifySaved } from '../../ui/notify.tsx'
import { SixWordsField } from '../../ui/SixWords.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'

/** The words that the projectleider reads out are typed here; they are not shown, so that nobody can click them away. */
export function VerifyForm({ recipient, onDone }: { readonly recipient: Recipient; readonly onDone: () => void }) {
  const { t } = useTranslation('exports')
  const contractForm = useContractForm({
    operation: 'exports.verifyRecipient',
    initialValues: { words: '' },
    toInput: ({ words }) => ({ id: recipient.id, words }),
    onSaved: () => {
      notifySaved(t('verify.done', { name: isolated(recipient.name) }))
      onDone()
    },
  })
  return (
    <ContractFormView contractForm={contractForm} saveLabel={t('verify.save')} onCancel={onDone}>
      <p className="kw-export-line">{t('verify.why')}</p>
      <ol className="kw-export-steps">
        <li>{t('verify.call')}</li>
        <li>{t('verify.listen')}</li>
      </ol>
      <SixWordsField data-autofocus {...contractForm.form.getInputProps('words')} />
    </ContractFormView>
  )
}
