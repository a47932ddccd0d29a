import { Button, Group, PasswordInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { Card } from '../../ui/Card.tsx'
import { ContractFormView } from '../../ui/ContractFormView.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { notifySaved } from '../../ui/notify.tsx'
import { RecoveryCode } from '../../ui/RecoveryCode.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'

/** A new herstelblad, with the same rehearsal as at the start. */
export function RecoveryCard() {
  const { t } = useTranslation('users')
  const [isOpen, setIsOpen] = useState(false)
  const [code, setCode] = useState<string | null>(null)
  const close = () => {
    setIsOpen(false)
    setCode(null)
  }
  return (
    <Card title={t('recovery.title')} context={t('recovery.context')}>
      {!isOpen && (
        <Button
          variant="default"
          onClick={() => {
            setIsOpen(true)
          }}
        >
          {t('recovery.open')}
        </Button>
      )}
      {isOpen && code === null && <AskPassword onCode={setCode} onCancel={close} />}
      {isOpen && code !== null && <TypeBack code={code} onDone={close} />}
    </Card>
  )
}

function AskPassword({ onCode, onCancel }: { readonly onCode: (code: string) => void; readonly onCancel: () => void }) {
  const { t } = useTranslation(['users', 'common'])
  const contractForm = useContractForm({
    operation: 'workspaces.newRecoveryCode',
    initialValues: { password: '' },
    onSaved: ({ recoveryCode }) => {
      onCode(recoveryCode)
    },
  })
  return (
    <ContractFormView contractForm={contractForm} saveLabel={t('users:recovery.make')} onCancel={onCancel}>
      <PasswordInput
        label={t('users:recovery.password')}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-label': t('common:password.show'), tabIndex: 0 }}
        {...contractForm.form.getInputProps('password')}
      />
    </ContractFormView>
  )
}

function TypeBack({ code, onDone }: { readonly code: string; readonly onDone: () => void }) {
  const { t } = useTranslation('users')
  const print = useBackendCommand('workspaces.printRecoverySheet')
  const contractForm = useContractForm({
    operation: 'workspaces.confirmRecoveryCode',
    initialValues: { recoveryCode: '' },
    onSaved: () => {
      notifySaved(t('recovery.done'))
      onDone()
    },
  })
  return (
    <ContractFormView contractForm={contractForm} saveLabel={t('recovery.check')} onCancel={onDone}>
      <RecoveryCode code={code} label={t('recovery.code')} />
      <Group>
        <Button variant="default" disabled={print.isRunning} onClick={() => void print.run({ to: 'printer' })}>
          {t('recovery.print')}
        </Button>
        <Button variant="default" disabled={print.isRunning} onClick={() => void print.run({ to: 'pdf' })}>
          {t('recovery.pdf')}
        </Button>
      </Group>
      <ErrorNote error={print.error} />
      <TextInput
        label={t('recovery.typeBack')}
        description={t('recovery.note')}
        autoComplete="off"
        spellCheck={false}
        {...contractForm.form.getInputProps('recoveryCode')}
      />
    </ContractFormView>
  )
}
