import { Button, Group, PasswordInput, Textarea } from '@mantine/core'
import { IconFileTypePdf, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkspaceStatus } from '../../../db/contract/workspaces.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { ContractFormView } from '../../ui/ContractFormView.tsx'
import { Entrance } from '../../ui/Entrance.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Note } from '../../ui/Note.tsx'
import { RecoveryCode } from '../../ui/RecoveryCode.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'
import { WorkButton } from '../../ui/WorkButton.tsx'
import { Steps } from './Steps.tsx'

interface RecoverySheetProps {
  readonly status: WorkspaceStatus
  /** Null when the app was closed before the rehearsal: then a new code is made. */
  readonly recoveryCode: string | null
  readonly onCode: (recoveryCode: string) => void
}

/** The herstelblad: on paper first, and then the rehearsal that proves it. Only after that the workspace opens. */
export function RecoverySheet({ status, recoveryCode, onCode }: RecoverySheetProps) {
  const [hasSheet, setHasSheet] = useState(false)
  if (recoveryCode === null) return <NewSheet status={status} onCode={onCode} />
  if (!hasSheet) {
    return (
      <PrintSheet
        status={status}
        recoveryCode={recoveryCode}
        onNext={() => {
          setHasSheet(true)
        }}
      />
    )
  }
  return (
    <Rehearsal
      status={status}
      onBack={() => {
        setHasSheet(false)
      }}
    />
  )
}

function NewSheet({ status, onCode }: Pick<RecoverySheetProps, 'status' | 'onCode'>) {
  const { t } = useTranslation(['workspaces', 'common'])
  const contractForm = useContractForm({
    operation: 'workspaces.newRecoveryCode',
    initialValues: { password: '' },
    onSaved: ({ recoveryCode }) => {
      onCode(recoveryCode)
    },
  })
  return (
    <Entrance title={t('workspaces:sheet.title')} intro={t('workspaces:rehearsal.again')} workspace={status.workspace}>
      <ContractFormView contractForm={contractForm} saveLabel={t('workspaces:rehearsal.make')}>
        <PasswordInput
          label={t('workspaces:rehearsal.askPassword')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('common:password.show'), tabIndex: 0 }}
          {...contractForm.form.getInputProps('password')}
        />
      </ContractFormView>
    </Entrance>
  )
}

interface PrintSheetProps {
  readonly status: WorkspaceStatus
  readonly recoveryCode: string
  readonly onNext: () => void
}

function PrintSheet({ status, recoveryCode, onNext }: PrintSheetProps) {
  const { t } = useTranslation('workspaces')
  const print = useBackendCommand('workspaces.printRecoverySheet')
  const [last, setLast] = useState<'printer' | 'pdf' | null>(null)
  const give = async (to: 'printer' | 'pdf') => {
    const result = await print.run({ to })
    if (result.ok) setLast(to)
  }
  return (
    <Entrance title={t('sheet.title')} intro={t('sheet.intro')} workspace={status.workspace} width={560}>
      <Steps kind={status.workspace?.kind ?? 'voorschool'} current="sheet" />
      <RecoveryCode code={recoveryCode} label={t('sheet.code')} />
      <p className="kw-dimmed" style={{ marginTop: 0 }}>
        {t('sheet.where')} {t('sheet.byHand')}
      </p>
      <Group>
        <WorkButton
          variant="default"
          isRunning={print.isRunning}
          leftSection={<IconPrinter size={18} stroke={1.7} aria-hidden />}
          onClick={() => void give('printer')}
        >
          {t('sheet.print')}
        </WorkButton>
        <WorkButton
          variant="default"
          isRunning={print.isRunning}
          leftSection={<IconFileTypePdf size={18} stroke={1.7} aria-hidden />}
          onClick={() => void give('pdf')}
        >
          {t('sheet.pdf')}
        </WorkButton>
      </Group>
      <div role="status" style={{ marginTop: 12 }}>
        {last === 'printer' && t('sheet.printed')}
        {last === 'pdf' && <Note title={t('sheet.savedPdf')}>{t('sheet.pdfWarning')}</Note>}
      </div>
      <ErrorNote error={print.error} />
      <Group mt="lg">
        <Button onClick={onNext}>{t('sheet.next')}</Button>
      </Group>
    </Entrance>
  )
}

function Rehearsal({ status, onBack }: { readonly status: WorkspaceStatus; readonly onBack: () => void }) {
  const { t } = useTranslation(['workspaces', 'common'])
  const contractForm = useContractForm({
    operation: 'workspaces.confirmRecoveryCode',
    initialValues: { recoveryCode: '' },
    onSaved: () => undefined, // the status changes to unlocked, and the app goes on
  })
  return (
    <Entrance title={t('workspaces:rehearsal.title')} intro={t('workspaces:rehearsal.intro')} workspace={status.workspace} width={560}>
      <Steps kind={status.workspace?.kind ?? 'voorschool'} current="rehearsal" />
      <ContractFormView
        contractForm={contractForm}
        saveLabel={t('workspaces:rehearsal.check')}
        onCancel={onBack}
        cancelLabel={t('workspaces:rehearsal.showAgain')}
      >
        <Textarea
          label={t('workspaces:rehearsal.code')}
          autosize
          minRows={2}
          autoComplete="off"
          spellCheck={false}
          styles={{ input: { fontSize: '1.125rem', letterSpacing: '0.08em', textTransform: 'uppercase' } }}
          {...contractForm.form.getInputProps('recoveryCode')}
        />
      </ContractFormView>
    </Entrance>
  )
}
