import { IconInbox } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Delivery } from '../../../db/contract/deliveries.ts'
import { wijken } from '../../../db/contract/wijken.ts'
import { useBackendPages } from '../../backend/useBackendPages.ts'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { InstantText } from '../../ui/DateText.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'

interface DeliveryTableProps {
  readonly state: 'accepted' | 'replaced'
  readonly peildatum: string
}

/** What counts, or counted before, for one day. */
export function DeliveryTable({ state, peildatum }: DeliveryTableProps) {
  const { t } = useTranslation('deliveries')
  const { rows, total, error, loadMore } = useBackendPages('deliveries.list', { state, peildatum })
  const columns: readonly Column<Delivery>[] = [
    {
      id: 'location',
      header: t('lists.location'),
      cell: ({ locationName }) => <bdi className="kw-delivery-name">{locationName}</bdi>,
      sortBy: ({ locationName }) => locationName,
    },
    {
      id: 'wijk',
      header: t('lists.wijk'),
      cell: ({ wijkCode }) => wijkCode && wijken[wijkCode],
      sortBy: ({ wijkCode }) => wijkCode && wijken[wijkCode],
    },
    { id: 'sequence', header: t('lists.sequence'), cell: ({ sequence }) => sequence, align: 'end', sortBy: ({ sequence }) => sequence },
    { id: 'cells', header: t('lists.cells'), cell: ({ cells }) => cells, align: 'end' },
    {
      id: 'madeAt',
      header: t('lists.madeAt'),
      cell: ({ madeAt }) => madeAt && <InstantText instant={madeAt} />,
      sortBy: ({ madeAt }) => madeAt,
    },
    {
      id: 'importedAt',
      header: t('lists.importedAt'),
      cell: ({ importedAt }) => <InstantText instant={importedAt} />,
      sortBy: ({ importedAt }) => importedAt,
    },
  ]
  if (rows === undefined) return <ErrorNote error={error} />
  return (
    <DataTable
      caption={t(`lists.${state}Caption`)}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      total={total}
      onReachEnd={loadMore}
      initialSort={{ column: 'location', descending: false }}
      empty={
        <EmptyState order={2} title={t(`lists.${state}EmptyTitle`)} icon={<IconInbox size={32} stroke={1.5} aria-hidden />}>
          {t(`lists.${state}EmptyText`)}
        </EmptyState>
      }
    />
  )
}
