import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { passwordProblem } from '../../../db/contract/password.ts'
import { rolesOfKind, type WorkspaceKind } from '../../../db/contract/roles.ts'
import { ContractFormView } from '../../ui/ContractFormView.tsx'
import { Entrance } from '../../ui/Entrance.tsx'
import { NewPasswordField } from '../../ui/NewPasswordField.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'
import { Steps } from './Steps.tsx'

/** The three things that can be made; a practice workspace is a voorschool to learn with. */
export const newWorkspaceKinds = ['voorschool', 'projectleider', 'practice'] as const
export type NewWorkspaceKind = (typeof newWorkspaceKinds)[number]

const kindOf = { voorschool: 'voorschool', projectleider: 'projectleider', practice: 'voorschool' } as const satisfies Record<
  NewWorkspaceKind,
  WorkspaceKind
>

interface MakeWorkspaceProps {
  readonly kind: NewWorkspaceKind
  readonly onMade: (recoveryCode: string) => void
  readonly onBack: () => void
}

/** Step one of the guide: name, maker and password. The folder is asked by the system's own dialog. */
export function MakeWorkspace({ kind, onMade, onBack }: MakeWorkspaceProps) {
  const { t } = useTranslation(['workspaces', 'common'])
  const [repeated, setRepeated] = useState('')
  const [repeatError, setRepeatError] = useState<string | null>(null)
  const contractForm = useContractForm({
    operation: 'workspaces.create',
    initialValues: { name: '', userName: '', password: '' },
    toInput: (values) => ({ ...values, kind: kindOf[kind], practice: kind === 'practice' }),
    onSaved: ({ recoveryCode }) => {
      onMade(recoveryCode)
    },
  })
  const { form } = contractForm
  const { name, password, userName } = form.values
  const isProjectleider = kind === 'projectleider'

  const submit = async () => {
    const problem = password === '' ? null : passwordProblem(password, [name, userName])
    const differs = password !== repeated
    setRepeatError(differs ? t('common:password.differs') : null)
    if (problem !== null) form.setFieldError('password', t(`common:password.hints.${problem}`))
    if (problem === null && !differs) await contractForm.submit()
  }

  return (
    <Entrance title={t(`workspaces:make.title.${kind}`)} intro={t('workspaces:make.intro')} width={560}>
      <Steps kind={kindOf[kind]} current="account" />
      <ContractFormView
        contractForm={{ ...contractForm, submit }}
        saveLabel={t('workspaces:make.save')}
        onCancel={onBack}
        cancelLabel={t('common:back')}
      >
        <TextInput
          label={t(isProjectleider ? 'workspaces:make.nameProjectleider' : 'workspaces:make.name')}
          description={t(isProjectleider ? 'workspaces:make.nameHelpProjectleider' : 'workspaces:make.nameHelp')}
          required
          data-autofocus
          {...form.getInputProps('name')}
        />
        <TextInput
          label={t('workspaces:make.userName')}
          description={`${t('workspaces:make.userNameHelp')} ${t('workspaces:make.firstRole', { role: t(`common:roles.${rolesOfKind[kindOf[kind]][0]}`) })}`}
          required
          autoComplete="off"
          {...form.getInputProps('userName')}
        />
        <NewPasswordField
          label={t('common:password.label')}
          contextWords={[name, userName]}
          {...(form.getInputProps('password') as { value: string; onChange: (value: string) => void })}
        />
        <TextInput
          type="password"
          label={t('workspaces:make.repeat')}
          required
          autoComplete="new-password"
          value={repeated}
          onChange={(event) => {
            setRepeated(event.currentTarget.value)
            setRepeatError(null)
          }}
          error={repeatError}
        />
      </ContractFormView>
    </Entrance>
  )
}
