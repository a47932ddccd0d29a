import { Radio, Stack, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../backend/session.ts'
import { ContractFormView } from '../../ui/ContractFormView.tsx'
import { NewPasswordField } from '../../ui/NewPasswordField.tsx'
import { Note } from '../../ui/Note.tsx'
import { notifySaved } from '../../ui/notify.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'

/** A new colleague: name, role and a first password. */
export function UserForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation(['users', 'common'])
  const { workspace } = useSession()
  const contractForm = useContractForm({
    operation: 'users.add',
    initialValues: { name: '', role: 'medewerker', password: '' },
    onSaved: (_saved, { name }) => {
      notifySaved(t('users:added', { name }))
      onDone()
    },
  })
  const { form } = contractForm
  return (
    <ContractFormView contractForm={contractForm} saveLabel={t('users:form.save')} onCancel={onDone}>
      <TextInput
        label={t('users:form.name')}
        description={t('users:form.nameHelp')}
        required
        data-autofocus
        autoComplete="off"
        {...form.getInputProps('name')}
      />
      <Radio.Group label={t('users:form.role')} {...form.getInputProps('role')}>
        <Stack gap="xs" mt={6}>
          {(['medewerker', 'locatiemanager'] as const).map((role) => (
            <Radio key={role} value={role} label={t(`common:roles.${role}`)} description={t(`users:roles.${role}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <NewPasswordField
        label={t('users:form.password')}
        contextWords={[workspace.name, form.values.name]}
        {...(form.getInputProps('password') as { value: string; onChange: (value: string) => void })}
      />
      <Note>{t('users:form.passwordNote')}</Note>
    </ContractFormView>
  )
}
