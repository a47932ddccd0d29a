import { Group, PasswordInput, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { Card } from '../../ui/Card.tsx'
import { ContractFormView } from '../../ui/ContractFormView.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { notifySaved } from '../../ui/notify.tsx'
import { RecoveryCode } from '../../ui/RecoveryCode.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'
import { WorkButton } from '../../ui/WorkButton.tsx'
import { FormBehindButton } from './FormBehindButton.tsx'

/** A new herstelblad, with the same rehearsal as at the start. */
export function RecoveryCard() {
  const { t } = useTranslation('users')
  return (
    <Card title={t('recovery.title')} context={t('recovery.context')}>
      <FormBehindButton label={t('recovery.open')}>{(close) => <NewSheet onDone={close} />}</FormBehindButton>
    </Card>
  )
}

function NewSheet({ onDone }: { readonly onDone: () => void }) {
  const [code, setCode] = useState<string | null>(null)
  if (code === null) return <AskPassword onCode={setCode} onCancel={onDone} />
  return <TypeBack code={code} onDone={onDone} />
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
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.querySelector('button')?.focus(), []) // the form that had the focus is gone
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
      <Group ref={place}>
        <WorkButton variant="default" isRunning={print.isRunning} onClick={() => void print.run({ to: 'printer' })}>
          {t('recovery.print')}
        </WorkButton>
        <WorkButton variant="default" isRunning={print.isRunning} onClick={() => void print.run({ to: 'pdf' })}>
          {t('recovery.pdf')}
        </WorkButton>
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
