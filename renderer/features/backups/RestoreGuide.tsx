import { Group, PasswordInput, Select } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppContract } from '../../../db/contract/index.ts'
import type { Output } from '../../../db/contract/operation.ts'
import type { WorkspaceStatus } from '../../../db/contract/workspaces.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { Badge } from '../../ui/Badge.tsx'
import { confirm } from '../../ui/ConfirmButton.tsx'
import { ContractFormView } from '../../ui/ContractFormView.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { instantInWords } from '../../ui/date-words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Entrance } from '../../ui/Entrance.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { notifyDone } from '../../ui/notify.tsx'
import { ProgressNote } from '../../ui/ProgressNote.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'
import { WorkButton } from '../../ui/WorkButton.tsx'
import { useCountsInWords } from './counts-in-words.ts'

type Candidate = Output<AppContract['backups.candidates']>['candidates'][number]
interface Key {
  readonly userId: string
  readonly password: string
}

interface RestoreGuideProps {
  readonly status: WorkspaceStatus
  readonly onBack: () => void
}

/** From the lock screen, for example when the record is damaged: nobody need be signed in. */
export function RestoreGuide({ status, onBack }: RestoreGuideProps) {
  const { t } = useTranslation('backups')
  return (
    <Entrance title={t('restore.title')} intro={t('restore.passwordHelp')} workspace={status.workspace} width={640}>
      <RestoreSteps status={status} onBack={onBack} />
    </Entrance>
  )
}

/** Password, choose a backup, see the consequence, put it back, sign in again. */
export function RestoreSteps({ status, onBack }: RestoreGuideProps) {
  const [key, setKey] = useState<Key | null>(null)
  const [candidates, setCandidates] = useState<readonly Candidate[]>([])
  if (key !== null) return <ChooseBackup candidates={candidates} userKey={key} onBack={onBack} />
  return (
    <AskPassword
      status={status}
      onBack={onBack}
      onFound={(found, used) => {
        setCandidates(found)
        setKey(used)
      }}
    />
  )
}

interface AskPasswordProps extends RestoreGuideProps {
  readonly onFound: (candidates: readonly Candidate[], key: Key) => void
}

function AskPassword({ status, onBack, onFound }: AskPasswordProps) {
  const { t } = useTranslation(['backups', 'common'])
  const userId = status.session?.userId ?? (status.people.length === 1 ? (status.people[0]?.userId ?? '') : '')
  const contractForm = useContractForm({
    operation: 'backups.candidates',
    initialValues: { userId, password: '' },
    onSaved: (value, used) => {
      onFound(value.candidates, used)
    },
  })
  const { form } = contractForm
  return (
    <ContractFormView contractForm={contractForm} saveLabel={t('backups:restore.look')} onCancel={onBack} cancelLabel={t('common:back')}>
      {status.session === null && (
        <Select
          label={t('backups:restore.person')}
          data={status.people.map((one) => ({ value: one.userId, label: one.name }))}
          {...form.getInputProps('userId')}
        />
      )}
      <PasswordInput
        label={t('backups:restore.password')}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-label': t('common:password.show'), tabIndex: 0 }}
        {...form.getInputProps('password')}
      />
    </ContractFormView>
  )
}

interface ChooseBackupProps {
  readonly candidates: readonly Candidate[]
  readonly userKey: Key
  readonly onBack: () => void
}

function ChooseBackup({ candidates, userKey, onBack }: ChooseBackupProps) {
  const { t } = useTranslation('backups')
  const restore = useBackendCommand('backups.restore')
  const countsInWords = useCountsInWords()
  const intro = useRef<HTMLDivElement>(null)
  useEffect(() => intro.current?.focus(), []) // the form that had the focus is gone

  const putBack = async (candidate: Candidate) => {
    const when = instantInWords(candidate.madeAt)
    const isSure = await confirm({
      title: t('restore.question', { when }),
      consequence: t('restore.consequence', { when }),
      confirm: t('restore.choose'),
    })
    if (!isSure) return
    const result = await restore.run({ ...userKey, backupId: candidate.backupId })
    if (!result.ok) return
    // The record locks itself, and with it this page goes: the message must outlive both.
    notifyDone(t('restore.doneTitle'), t('restore.done', { counts: countsInWords(result.value.counts), file: result.value.keptFile }))
    onBack()
  }

  return (
    <div className="kw-form">
      <div ref={intro} tabIndex={-1}>
        {t('restore.intro')}
      </div>
      <DataTable
        caption={t('restore.caption')}
        rows={candidates}
        rowKey={(candidate) => candidate.backupId}
        columns={[
          { id: 'madeAt', header: t('list.madeAt'), cell: (candidate) => instantInWords(candidate.madeAt) },
          { id: 'counts', header: t('restore.contents'), cell: (candidate) => countsInWords(candidate.counts) },
          {
            id: 'usable',
            header: t('restore.choose'),
            isHeaderHidden: true,
            align: 'end',
            cell: (candidate) =>
              candidate.isUsable ? (
                <WorkButton size="xs" variant="light" isRunning={restore.isRunning} onClick={() => void putBack(candidate)}>
                  {t('restore.choose')}
                </WorkButton>
              ) : (
                <Badge tone="attention">{t('restore.unusable')}</Badge>
              ),
          },
        ]}
        empty={<EmptyState title={t('restore.none')} />}
      />
      <ProgressNote label={t('restore.running')} isRunning={restore.isRunning} progress={restore.progress} />
      <ErrorNote error={restore.error} />
      <Group>
        <WorkButton variant="default" onClick={onBack} isRunning={restore.isRunning}>
          {t('restore.cancel')}
        </WorkButton>
      </Group>
    </div>
  )
}
