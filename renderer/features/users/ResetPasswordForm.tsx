import { useTranslation } from 'react-i18next'
import type { User } from '../../../db/contract/users.ts'
import { useSession } from '../../backend/session.ts'
import { ContractFormView } from '../../ui/ContractFormView.tsx'
import { NewPasswordField } from '../../ui/NewPasswordField.tsx'
import { notifySaved } from '../../ui/notify.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'

/** For a colleague who forgot hers, or who comes back. */
export function ResetPasswordForm({ user, onDone }: { readonly user: User; readonly onDone: () => void }) {
  const { t } = useTranslation('users')
  const { workspace } = useSession()
  const contractForm = useContractForm({
    operation: 'users.resetPassword',
    initialValues: { newPassword: '' },
    toInput: (values) => ({ ...values, id: user.id, version: user.version }),
    onSaved: () => {
      notifySaved(t('reset.done', { name: user.name }))
      onDone()
    },
  })
  return (
    <ContractFormView contractForm={contractForm} saveLabel={t('reset.save')} onCancel={onDone}>
      <div>{t('reset.intro')}</div>
      <NewPasswordField
        data-autofocus
        contextWords={[workspace.name, user.name]}
        {...(contractForm.form.getInputProps('newPassword') as { value: string; onChange: (value: string) => void })}
      />
    </ContractFormView>
  )
}
