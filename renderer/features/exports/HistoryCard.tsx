import { IconSend } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { AppContract } from '../../../db/contract/index.ts'
import type { Output } from '../../../db/contract/operation.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { Card } from '../../ui/Card.tsx'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { DateText, InstantText } from '../../ui/DateText.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'

type Sent = Output<AppContract['exports.history']>[number]

/** What left before: when, of which day, for whom, by whom. */
export function HistoryCard() {
  const { t } = useTranslation('exports')
  const history = useBackendQuery('exports.history', {})
  const columns: readonly Column<Sent>[] = [
    { id: 'sequence', header: t('history.sequence'), cell: ({ sequence }) => sequence, sortBy: ({ sequence }) => sequence, width: 64 },
    {
      id: 'peildatum',
      header: t('history.peildatum'),
      cell: ({ peildatum }) => <DateText date={peildatum} />,
      sortBy: ({ peildatum }) => peildatum,
    },
    { id: 'madeAt', header: t('history.madeAt'), cell: ({ madeAt }) => <InstantText instant={madeAt} />, sortBy: ({ madeAt }) => madeAt },
    { id: 'recipient', header: t('history.recipient'), cell: ({ recipientName }) => <bdi>{recipientName}</bdi> },
    { id: 'by', header: t('history.by'), cell: ({ madeByName }) => <bdi>{madeByName}</bdi> },
    { id: 'cells', header: t('history.cells'), cell: ({ cells }) => cells, align: 'end' },
    { id: 'file', header: t('history.file'), cell: ({ fileName }) => <bdi className="kw-export-file">{fileName}</bdi> },
  ]
  return (
    <Card title={t('history.title')}>
      <Loaded query={history}>
        {(sent) => (
          <DataTable
            caption={t('history.caption')}
            columns={columns}
            rows={sent}
            rowKey={({ sequence }) => String(sequence)}
            initialSort={{ column: 'sequence', descending: true }}
            empty={
              <EmptyState title={t('history.emptyTitle')} icon={<IconSend size={32} stroke={1.5} aria-hidden />}>
                {t('history.emptyText')}
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </Card>
  )
}
