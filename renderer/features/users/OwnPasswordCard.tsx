import { PasswordInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../backend/session.ts'
import { Card } from '../../ui/Card.tsx'
import { ContractFormView } from '../../ui/ContractFormView.tsx'
import { NewPasswordField } from '../../ui/NewPasswordField.tsx'
import { notifySaved } from '../../ui/notify.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'
import { FormBehindButton } from './FormBehindButton.tsx'

/** Everyone changes her own password; the current one proves that it is she. */
export function OwnPasswordCard() {
  const { t } = useTranslation('users')
  return (
    <Card title={t('own.title')} context={t('own.context')}>
      <FormBehindButton label={t('own.open')}>{(close) => <OwnPasswordForm onDone={close} />}</FormBehindButton>
    </Card>
  )
}

function OwnPasswordForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation(['users', 'common'])
  const { session, workspace } = useSession()
  const contractForm = useContractForm({
    operation: 'users.changeOwnPassword',
    initialValues: { currentPassword: '', newPassword: '' },
    onSaved: () => {
      notifySaved(t('users:own.done'))
      onDone()
    },
  })
  const { form } = contractForm
  return (
    <ContractFormView contractForm={contractForm} saveLabel={t('users:own.save')} onCancel={onDone}>
      <PasswordInput
        label={t('users:own.current')}
        autoComplete="current-password"
        required
        visibilityToggleButtonProps={{ 'aria-label': t('common:password.show'), tabIndex: 0 }}
        {...form.getInputProps('currentPassword')}
      />
      <NewPasswordField
        contextWords={[workspace.name, session.name]}
        {...(form.getInputProps('newPassword') as { value: string; onChange: (value: string) => void })}
      />
    </ContractFormView>
  )
}
