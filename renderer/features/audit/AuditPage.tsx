import { Button, Group, Select } from '@mantine/core'
import { useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditEntry } from '../../../db/contract/audit.ts'
import { errorCodes, type ErrorCode } from '../../../db/contract/errors.ts'
import { contract } from '../../../db/contract/index.ts'
import { useSession } from '../../backend/session.ts'
import { useBackendPages, type BackendPages } from '../../backend/useBackendPages.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { Badge } from '../../ui/Badge.tsx'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { instantInWords } from '../../ui/date-words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { textOfError } from '../../ui/error-texts.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Note } from '../../ui/Note.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { operationChoices, sentenceOf } from './sentences.ts'

/** Who did what and when, in sentences; and whether the chain still holds. */
export function AuditPage() {
  const { t } = useTranslation('audit')
  const { workspace } = useSession()
  return (
    <Page>
      <PageHead title={t('title')} context={t('context')} />
      <Chain />
      {workspace.kind === 'voorschool' ? <LocationLog /> : <OwnLog />}
    </Page>
  )
}

function Chain() {
  const { t } = useTranslation('audit')
  const verified = useBackendQuery('audit.verify', {})
  return (
    <Loaded query={verified}>
      {({ rows, brokenAt }) =>
        brokenAt === null ? (
          <Note
            action={
              <Button size="xs" variant="default" onClick={() => void verified.refetch()}>
                {t('chain.check')}
              </Button>
            }
          >
            <span role="status">{t('chain.good', { count: rows })}</span>
          </Note>
        ) : (
          <Note tone="attention" announce>
            {t('chain.broken', { sequence: brokenAt })}
          </Note>
        )
      }
    </Loaded>
  )
}

interface Period {
  readonly from: string | null
  readonly until: string | null
}
const always: Period = { from: null, until: null }

/** Only what was chosen goes along. */
function filled(filters: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(Object.entries(filters).filter((entry): entry is [string, string] => entry[1] !== null))
}

function LocationLog() {
  const { t } = useTranslation('audit')
  const users = useBackendQuery('users.list', {})
  const [period, setPeriod] = useState(always)
  const [userId, setUserId] = useState<string | null>(null)
  const [operation, setOperation] = useState<string | null>(null)
  const pages = useBackendPages('audit.list', filled({ ...period, userId, operation }))
  const choices = useMemo(() => operationChoices(auditedOperations), [])
  return (
    <>
      <Filters
        period={period}
        onPeriod={setPeriod}
        onClear={() => {
          setPeriod(always)
          setUserId(null)
          setOperation(null)
        }}
      >
        <Select
          label={t('filters.person')}
          placeholder={t('filters.everyone')}
          data={(users.data ?? []).map((user) => ({ value: user.id, label: user.name }))}
          value={userId}
          onChange={setUserId}
          allowDeselect
          clearable
          searchable
        />
        <Select
          label={t('filters.operation')}
          placeholder={t('filters.everything')}
          data={choices}
          value={operation}
          onChange={setOperation}
          allowDeselect
          clearable
          searchable
          style={{ flex: '1 1 260px' }}
        />
      </Filters>
      <Log pages={pages} />
    </>
  )
}

/** What a location writes; events of the vault have no operation of their own in the contract's list of commands. */
const auditedOperations = [
  'workspaces.unlock',
  'workspaces.unlockWithRecoveryCode',
  'workspaces.confirmRecoveryCode',
  'backups.restore',
  ...Object.entries(contract)
    .filter(([, operation]) => operation.audited && operation.place !== 'projectleider')
    .map(([name]) => name),
]

function OwnLog() {
  const [period, setPeriod] = useState(always)
  const pages = useBackendPages('audit.listOwn', filled({ ...period }))
  return (
    <>
      <Filters
        period={period}
        onPeriod={setPeriod}
        onClear={() => {
          setPeriod(always)
        }}
      />
      <Log pages={pages} />
    </>
  )
}

interface FiltersProps {
  readonly period: Period
  readonly onPeriod: (period: Period) => void
  readonly onClear: () => void
  readonly children?: ReactNode
}

function Filters({ period, onPeriod, onClear, children }: FiltersProps) {
  const { t } = useTranslation('audit')
  return (
    <Group align="flex-end" gap="sm" role="search" aria-label={t('filters.label')}>
      {children}
      <DateField
        label={t('filters.from')}
        value={period.from}
        onChange={(from) => {
          onPeriod({ ...period, from })
        }}
        w={170}
      />
      <DateField
        label={t('filters.until')}
        value={period.until}
        onChange={(until) => {
          onPeriod({ ...period, until })
        }}
        w={170}
      />
      <Button variant="default" onClick={onClear}>
        {t('filters.clear')}
      </Button>
    </Group>
  )
}

function Log({ pages }: { readonly pages: BackendPages<AuditEntry> }) {
  const { t } = useTranslation('audit')
  const columns = useMemo(
    (): Column<AuditEntry>[] => [
      { id: 'at', header: t('at'), width: 200, cell: (entry) => instantInWords(entry.at) },
      { id: 'what', header: t('what'), cell: (entry) => sentenceOf(entry, t) },
      { id: 'outcome', header: t('outcome'), width: 260, cell: (entry) => <Outcome outcome={entry.outcome} /> },
    ],
    [t],
  )
  if (pages.error !== null) return <ErrorNote error={pages.error} />
  if (pages.rows === undefined) return null
  return (
    <>
      <div className="kw-dimmed" role="status">
        {t('count', { count: pages.total })}
      </div>
      <DataTable
        caption={t('caption')}
        columns={columns}
        rows={pages.rows}
        rowKey={(entry) => String(entry.sequence)}
        total={pages.total}
        onReachEnd={pages.loadMore}
        empty={<EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>}
      />
    </>
  )
}

function Outcome({ outcome }: { readonly outcome: string }) {
  const { t } = useTranslation('audit')
  if (outcome === 'ok') return t('ok')
  const isCode = (errorCodes as readonly string[]).includes(outcome)
  return (
    <>
      <Badge tone="attention">{t('failed')}</Badge> {isCode && textOfError({ code: outcome as ErrorCode, details: {} }).title}
    </>
  )
}
