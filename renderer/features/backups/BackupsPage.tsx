import { Button, Group } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Backup, Herstelproef } from '../../../db/contract/backups.ts'
import type { AppContract } from '../../../db/contract/index.ts'
import type { Output } from '../../../db/contract/operation.ts'
import { useWorkspaceStatus } from '../../backend/session.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Card } from '../../ui/Card.tsx'
import { ConfirmButton } from '../../ui/ConfirmButton.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { instantInWords } from '../../ui/date-words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { notifySaved } from '../../ui/notify.tsx'
import { Columns, Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { ProgressNote } from '../../ui/ProgressNote.tsx'
import { WorkButton } from '../../ui/WorkButton.tsx'
import { useCountsInWords } from './counts-in-words.ts'
import { RestoreSteps } from './RestoreGuide.tsx'

type Backups = Output<AppContract['backups.list']>

/** Whether there is a way back, proved: backups, the monthly herstelproef, the second folder, and putting one back. */
export function BackupsPage() {
  const { t } = useTranslation('backups')
  const list = useBackendQuery('backups.list', {})
  const make = useBackendCommand('backups.make')
  const status = useWorkspaceStatus()
  const [isRestoring, setIsRestoring] = useState(false)

  if (isRestoring && status !== undefined) {
    return (
      <Page key="restore">
        <PageHead title={t('restore.title')} context={t('restore.passwordHelp')} />
        <Card>
          <RestoreSteps
            status={status}
            onBack={() => {
              setIsRestoring(false)
            }}
          />
        </Card>
      </Page>
    )
  }
  const makeNow = async () => {
    const result = await make.run({})
    if (result.ok) notifySaved(t('made'))
  }
  return (
    <Page key="list">
      <PageHead
        title={t('title')}
        context={t('context')}
        actions={
          <WorkButton onClick={() => void makeNow()} isRunning={make.isRunning}>
            {t('make')}
          </WorkButton>
        }
      />
      <ProgressNote label={t('making')} isRunning={make.isRunning} progress={make.progress} />
      <ErrorNote error={make.error} />
      <Loaded query={list}>
        {(backups) => (
          <>
            <Columns>
              <ProefCard lastProef={backups.lastProef} isDue={backups.isProefDue} />
              <SecondFolderCard secondFolder={backups.secondFolder} />
            </Columns>
            <BackupList
              backups={backups}
              onRestore={() => {
                setIsRestoring(true)
              }}
            />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function ProefCard({ lastProef, isDue }: { readonly lastProef: Herstelproef | null; readonly isDue: boolean }) {
  const { t } = useTranslation('backups')
  const prove = useBackendCommand('backups.prove')
  const countsInWords = useCountsInWords()
  const isGood = lastProef?.outcome === 'good'
  return (
    <Card
      title={t('proef.title')}
      badge={isDue ? <Badge tone="attention">{t('proef.due')}</Badge> : isGood ? <Badge tone="good">{t('proef.good')}</Badge> : undefined}
    >
      {lastProef === null ? (
        <p className="kw-attention" style={{ marginTop: 0 }}>
          {t('proef.none')}
        </p>
      ) : (
        <div style={{ marginBottom: 12 }}>
          <div className={isGood ? undefined : 'kw-attention'}>{t(`proef.outcomes.${lastProef.outcome}`)}</div>
          {isDue && isGood && <div className="kw-attention">{t('proef.dueText')}</div>}
          <div className="kw-row-line">{t('proef.last', { when: instantInWords(lastProef.provedAt) })}</div>
          <div className="kw-row-line">{t('proef.backup', { when: instantInWords(lastProef.backupMadeAt) })}</div>
          <div className="kw-row-line">{countsInWords(lastProef.counts)}</div>
        </div>
      )}
      <p className="kw-dimmed">{t('proef.explain')}</p>
      <div className="kw-form">
        <ProgressNote label={t('proef.running')} isRunning={prove.isRunning} progress={prove.progress} onCancel={prove.cancel} />
        <ErrorNote error={prove.error} />
        <Group>
          <WorkButton variant="light" onClick={() => void prove.run({})} isRunning={prove.isRunning}>
            {t('proef.run')}
          </WorkButton>
        </Group>
      </div>
    </Card>
  )
}

function SecondFolderCard({ secondFolder }: { readonly secondFolder: string | null }) {
  const { t } = useTranslation('backups')
  const choose = useBackendCommand('backups.chooseSecondFolder')
  const clear = useBackendCommand('backups.clearSecondFolder')
  const chooseButton = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    // The button that cleared it is gone, and the focus with it.
    if (secondFolder === null && clear.state === 'done' && document.activeElement === document.body) chooseButton.current?.focus()
  }, [secondFolder, clear.state])
  const chooseFolder = async () => {
    const result = await choose.run({})
    if (result.ok && result.value.secondFolder !== null && result.value.secondFolder !== secondFolder) notifySaved(t('second.chosen'))
  }
  return (
    <Card title={t('second.title')}>
      <p style={{ marginTop: 0, overflowWrap: 'anywhere' }}>{secondFolder ?? t('second.none')}</p>
      <p className="kw-dimmed">{t('second.explain')}</p>
      <div className="kw-form">
        <ErrorNote error={choose.error ?? clear.error} />
        <Group>
          <WorkButton ref={chooseButton} variant="light" onClick={() => void chooseFolder()} isRunning={choose.isRunning}>
            {secondFolder === null ? t('second.choose') : t('second.change')}
          </WorkButton>
          {secondFolder !== null && (
            <ConfirmButton
              confirmation={{
                title: t('second.clearTitle'),
                consequence: t('second.clearConsequence', { folder: secondFolder }),
                confirm: t('second.clear'),
              }}
              onConfirm={() => void clear.run({})}
            >
              {t('second.clear')}
            </ConfirmButton>
          )}
        </Group>
      </div>
    </Card>
  )
}

function BackupList({ backups, onRestore }: { readonly backups: Backups; readonly onRestore: () => void }) {
  const { t } = useTranslation('backups')
  return (
    <Card
      title={t('list.title')}
      context={t('list.kept')}
      badge={
        <Button variant="default" onClick={onRestore}>
          {t('restore.open')}
        </Button>
      }
    >
      <DataTable<Backup>
        caption={t('list.caption')}
        rows={backups.backups}
        rowKey={(backup) => backup.backupId}
        initialSort={{ column: 'madeAt', descending: true }}
        columns={[
          { id: 'madeAt', header: t('list.madeAt'), cell: (backup) => instantInWords(backup.madeAt), sortBy: (backup) => backup.madeAt },
          {
            id: 'reason',
            header: t('list.reason'),
            cell: (backup) => t(`reasons.${backup.reason}`),
            sortBy: (backup) => t(`reasons.${backup.reason}`),
          },
          {
            id: 'bytes',
            header: t('list.size'),
            align: 'end',
            cell: (backup) =>
              t('list.megabytes', { size: (backup.bytes / 1_000_000).toLocaleString('nl-NL', { maximumFractionDigits: 1 }) }),
            sortBy: (backup) => backup.bytes,
          },
        ]}
        empty={<EmptyState title={t('list.emptyTitle')}>{t('list.empty')}</EmptyState>}
      />
    </Card>
  )
}
