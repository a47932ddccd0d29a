import { Select, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { passwordProblem } from '../../../db/contract/password.ts'
import type { WorkspaceStatus } from '../../../db/contract/workspaces.ts'
import { ContractFormView } from '../../ui/ContractFormView.tsx'
import { Entrance } from '../../ui/Entrance.tsx'
import { NewPasswordField } from '../../ui/NewPasswordField.tsx'
import { Note } from '../../ui/Note.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'

interface ForgottenPasswordProps {
  readonly status: WorkspaceStatus
  readonly onBack: () => void
}

/** The recovery code opens the vault and gives one person a new password. */
export function ForgottenPassword({ status, onBack }: ForgottenPasswordProps) {
  const { t } = useTranslation(['workspaces', 'common'])
  const { people, workspace } = status
  const contractForm = useContractForm({
    operation: 'workspaces.unlockWithRecoveryCode',
    initialValues: { recoveryCode: '', userId: people.length === 1 ? (people[0]?.userId ?? '') : '', newPassword: '' },
    onSaved: () => undefined, // the status changes to unlocked, and the app goes on
  })
  const { form } = contractForm
  const contextWords = [workspace?.name ?? '', people.find((one) => one.userId === form.values.userId)?.name ?? '']
  const submit = async () => {
    const { newPassword } = form.values
    const problem = newPassword === '' ? null : passwordProblem(newPassword, contextWords)
    if (problem === null) await contractForm.submit()
    else form.setFieldError('newPassword', t(`common:password.hints.${problem}`))
  }
  return (
    <Entrance title={t('workspaces:forgotten.title')} intro={t('workspaces:forgotten.intro')} workspace={workspace} width={560}>
      <ContractFormView
        contractForm={{ ...contractForm, submit }}
        saveLabel={t('workspaces:forgotten.save')}
        onCancel={onBack}
        cancelLabel={t('workspaces:forgotten.back')}
      >
        <Textarea
          label={t('workspaces:forgotten.code')}
          autosize
          minRows={2}
          autoComplete="off"
          spellCheck={false}
          styles={{ input: { fontSize: '1.125rem', letterSpacing: '0.08em', textTransform: 'uppercase' } }}
          {...form.getInputProps('recoveryCode')}
        />
        <Select
          label={t('workspaces:forgotten.person')}
          data={people.map((one) => ({ value: one.userId, label: one.name }))}
          {...form.getInputProps('userId')}
        />
        <NewPasswordField
          contextWords={contextWords}
          {...(form.getInputProps('newPassword') as { value: string; onChange: (value: string) => void })}
        />
        <Note>{t('workspaces:forgotten.colleague')}</Note>
      </ContractFormView>
    </Entrance>
  )
}
