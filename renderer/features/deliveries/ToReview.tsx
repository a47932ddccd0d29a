import { Button, Checkbox, Title, Tooltip } from '@mantine/core'
import { IconInbox, IconKey } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Delivery } from '../../../db/contract/deliveries.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { Badge } from '../../ui/Badge.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { notifySaved } from '../../ui/notify.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import { useDeliveryLine } from './delivery-line.ts'
import { DismissButton } from './DismissButton.tsx'
import { RefusedRow } from './Refused.tsx'

const page = { limit: 500 }
const none: readonly Delivery[] = []

interface ToReviewProps {
  /** What the last import brought, so that its refused files stand here too. */
  readonly imported: readonly string[]
  readonly onCompare: (delivery: Delivery) => void
  readonly onAccepted: () => void
}

/** What was read and waits for a decision: let it count, compare its words, or see why it was refused. */
export function ToReview({ imported, onCompare, onAccepted }: ToReviewProps) {
  const { t } = useTranslation('deliveries')
  const readyQuery = useBackendQuery('deliveries.list', { state: 'ready', page })
  const unknownQuery = useBackendQuery('deliveries.list', { state: 'unknown-sender', page })
  const refusedQuery = useBackendQuery('deliveries.list', { state: 'refused', page })
  const error = readyQuery.error ?? unknownQuery.error ?? refusedQuery.error
  if (error !== null) return <ErrorNote error={error} />
  if (readyQuery.data === undefined || unknownQuery.data === undefined || refusedQuery.data === undefined) return null
  const ready = readyQuery.data.rows
  const unknown = unknownQuery.data.rows
  const refused = imported.length === 0 ? none : refusedQuery.data.rows.filter(({ id }) => imported.includes(id))
  if (ready.length + unknown.length + refused.length === 0) {
    return (
      <EmptyState order={2} title={t('todo.emptyTitle')} icon={<IconInbox size={32} stroke={1.5} aria-hidden />}>
        {t('todo.emptyText')}
      </EmptyState>
    )
  }
  return (
    <div className="kw-to-review">
      {ready.length > 0 && <Ready deliveries={ready} onAccepted={onAccepted} />}
      {unknown.length > 0 && (
        <section aria-label={t('todo.unknown')}>
          <Title order={2}>{t('todo.unknown')}</Title>
          <p className="kw-card-context kw-to-review-context">{t('todo.unknownContext')}</p>
          <Rows label={t('todo.unknown')}>
            {unknown.map((delivery) => (
              <UnknownRow key={delivery.id} delivery={delivery} onCompare={onCompare} />
            ))}
          </Rows>
        </section>
      )}
      {refused.length > 0 && (
        <section aria-label={t('todo.refused')}>
          <Title order={2}>{t('todo.refused')}</Title>
          <Rows label={t('todo.refused')}>
            {refused.map((delivery) => (
              <RefusedRow key={delivery.id} delivery={delivery} />
            ))}
          </Rows>
        </section>
      )}
    </div>
  )
}

/** All are chosen at first: what is here was checked and is from a known location; who wants to wait takes one out. */
function Ready({ deliveries, onAccepted }: { readonly deliveries: readonly Delivery[]; readonly onAccepted: () => void }) {
  const { t } = useTranslation('deliveries')
  const accept = useBackendCommand('deliveries.accept')
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set())
  const chosen = deliveries.filter(({ id }) => !leftOut.has(id))
  const letCount = async () => {
    const result = await accept.run({ deliveryIds: chosen.map(({ id }) => id) })
    if (!result.ok) return
    const { accepted, replaced } = result.value
    onAccepted()
    notifySaved(`${t('todo.accepted', { count: accepted })}${replaced > 0 ? ` ${t('todo.acceptedReplaced', { count: replaced })}` : ''}`)
  }
  return (
    <section aria-label={t('todo.ready')}>
      <div className="kw-to-review-head">
        <div>
          <Title order={2}>{t('todo.ready')}</Title>
          <p className="kw-card-context kw-to-review-context">{t('todo.readyContext')}</p>
        </div>
        <Button disabled={chosen.length === 0 || accept.isRunning} onClick={() => void letCount()}>
          {t('todo.accept', { count: chosen.length })}
        </Button>
      </div>
      <ErrorNote error={accept.error} />
      {deliveries.length > 1 && (
        <Checkbox
          className="kw-to-review-all"
          label={t('todo.selectAll')}
          checked={leftOut.size === 0 || chosen.length === deliveries.length}
          indeterminate={chosen.length > 0 && chosen.length < deliveries.length}
          onChange={(event) => {
            setLeftOut(new Set(event.currentTarget.checked ? [] : deliveries.map(({ id }) => id)))
          }}
        />
      )}
      <Rows label={t('todo.ready')}>
        {deliveries.map((delivery) => (
          <ReadyRow
            key={delivery.id}
            delivery={delivery}
            isChosen={!leftOut.has(delivery.id)}
            onChoose={(isChosen) => {
              setLeftOut((before) => {
                const next = new Set(before)
                if (isChosen) next.delete(delivery.id)
                else next.add(delivery.id)
                return next
              })
            }}
          />
        ))}
      </Rows>
    </section>
  )
}

interface ReadyRowProps {
  readonly delivery: Delivery
  readonly isChosen: boolean
  readonly onChoose: (isChosen: boolean) => void
}

function ReadyRow({ delivery, isChosen, onChoose }: ReadyRowProps) {
  const { t } = useTranslation('deliveries')
  const line = useDeliveryLine()
  const name = delivery.locationName ?? delivery.fileName
  return (
    <Row
      lead={
        <Checkbox
          aria-label={t('todo.select', { name, sequence: delivery.sequence ?? 0 })}
          checked={isChosen}
          onChange={(event) => {
            onChoose(event.currentTarget.checked)
          }}
        />
      }
      title={<bdi>{name}</bdi>}
      line={line(delivery)}
      side={
        <>
          <Oddities delivery={delivery} />
          <DismissButton delivery={delivery} />
        </>
      }
    />
  )
}

function UnknownRow({ delivery, onCompare }: { readonly delivery: Delivery; readonly onCompare: (delivery: Delivery) => void }) {
  const { t } = useTranslation('deliveries')
  const line = useDeliveryLine()
  const name = delivery.locationName ?? delivery.fileName
  return (
    <Row
      lead={<IconKey size={20} stroke={1.7} aria-hidden />}
      title={<bdi>{name}</bdi>}
      line={line(delivery)}
      side={
        <>
          <Button
            size="xs"
            variant="light"
            aria-label={t('compare.actionFor', { name })}
            onClick={() => {
              onCompare(delivery)
            }}
          >
            {t('compare.action')}
          </Button>
          <DismissButton delivery={delivery} />
        </>
      }
    />
  )
}

/** What is worth a look; the whole sentence in the tooltip, on focus too. */
function Oddities({ delivery }: { readonly delivery: Delivery }) {
  const { t } = useTranslation('deliveries')
  if (delivery.oddities.length === 0) return <Badge>{t('new')}</Badge>
  return delivery.oddities.map((oddity) => (
    <Tooltip key={oddity} label={t(`oddityHelp.${oddity}`)} multiline w={320}>
      <button type="button" className="kw-oddity kw-focus">
        <Badge tone={oddity === 'replaces' ? 'strong' : 'attention'}>{t(`oddities.${oddity}`)}</Badge>
      </button>
    </Tooltip>
  ))
}
