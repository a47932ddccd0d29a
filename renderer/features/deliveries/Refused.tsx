import { Button } from '@mantine/core'
import { IconFileAlert, IconShieldCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Delivery } from '../../../db/contract/deliveries.ts'
import { useBackendPages } from '../../backend/useBackendPages.ts'
import { instantInWords } from '../../ui/date-words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Feed } from '../../ui/Feed.tsx'
import { isolated } from '../../ui/isolated.ts'
import { Row, Rows } from '../../ui/Row.tsx'
import { DismissButton } from './DismissButton.tsx'

/** Every file that was refused, with its reason, until somebody takes it away. */
export function RefusedPart() {
  const { t } = useTranslation(['deliveries', 'common'])
  const { rows, total, error, loadMore, refetch } = useBackendPages('deliveries.list', { state: 'refused' })
  if (rows === undefined) {
    return (
      <ErrorNote
        error={error}
        action={
          <Button variant="default" size="xs" onClick={refetch}>
            {t('common:tryAgain')}
          </Button>
        }
      />
    )
  }
  if (rows.length === 0) {
    return (
      <EmptyState order={2} title={t('deliveries:lists.refusedEmptyTitle')} icon={<IconShieldCheck size={32} stroke={1.5} aria-hidden />}>
        {t('deliveries:lists.refusedEmptyText')}
      </EmptyState>
    )
  }
  return (
    <Feed label={t('deliveries:lists.refusedCaption')} items={rows} itemKey={({ id }) => id} total={total} onReachEnd={loadMore}>
      {(delivery) => (
        <Rows>
          <RefusedRow delivery={delivery} />
        </Rows>
      )}
    </Feed>
  )
}

/** Which file, why it was refused, and what to do. */
export function RefusedRow({ delivery }: { readonly delivery: Delivery }) {
  const { t } = useTranslation('deliveries')
  const { fileName, refusal, locationName, importedAt } = delivery
  const from = locationName === null ? '' : ` · ${t('fromLocation', { name: isolated(locationName) })}`
  return (
    <Row
      lead={<IconFileAlert size={20} stroke={1.7} aria-hidden className="kw-attention" />}
      title={
        <>
          <bdi>{fileName}</bdi>
          <span className="kw-dimmed kw-refused-when">{`${from} · ${instantInWords(importedAt)}`}</span>
        </>
      }
      line={
        refusal !== null && (
          <>
            <span className="kw-attention">{t(`refusals.${refusal}.title`)}</span> {t(`refusals.${refusal}.advice`)}
          </>
        )
      }
      side={<DismissButton delivery={delivery} />}
    />
  )
}
