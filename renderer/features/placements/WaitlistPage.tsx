import { Button, Switch } from '@mantine/core'
import { IconHourglass, IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { WaitingChild } from '../../../db/contract/placements.ts'
import { useBackendPages } from '../../backend/useBackendPages.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { ChildrenTabs } from '../../ui/ChildrenTabs.tsx'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { ageInWords, dateInWords, todayInUtrecht } from '../../ui/date-words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { isolated } from '../../ui/isolated.ts'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { useAddress } from '../../ui/useAddress.ts'
import { EnlistPanel, WaitingPanel } from './WaitingPanel.tsx'
import { fitInWords, wishInWords } from './waiting-words.ts'
import './placements.css'

/** Who waits, in which order, and for whom there is a place. Who is opened stands in the address, so that a card elsewhere can point there. */
export function WaitlistPage() {
  const { t } = useTranslation('placements')
  const { params, change } = useAddress()
  const onlyFitting = params.get('toon') === 'past'
  const waiting = useBackendPages('placements.waitlist', { onlyFitting })
  const priority = usePriority()
  const columns = useColumns()
  const enlist = () => {
    change({ nieuw: '1' })
  }
  const enlistButton = (
    <Button leftSection={<IconPlus size={18} stroke={1.7} aria-hidden />} onClick={enlist}>
      {t('waitlist.enlist')}
    </Button>
  )
  return (
    <Page>
      <PageHead
        title={t('waitlist.title')}
        context={
          <span aria-live="polite">
            {waiting.rows === undefined ? ' ' : [t('waitlist.count', { count: waiting.total }), priority].join(' · ')}
          </span>
        }
        actions={enlistButton}
      />
      <ChildrenTabs />
      <Switch
        label={t('waitlist.onlyFitting')}
        checked={onlyFitting}
        onChange={(event) => {
          change({ toon: event.currentTarget.checked ? 'past' : null })
        }}
      />
      <ErrorNote error={waiting.error} />
      {waiting.rows !== undefined && (
        <DataTable
          caption={t('waitlist.caption')}
          columns={columns}
          rows={waiting.rows}
          rowKey={(child) => child.childId}
          selectedKey={params.get('kind')}
          total={waiting.total}
          onReachEnd={waiting.loadMore}
          onOpen={(child) => {
            change({ kind: child.childId })
          }}
          empty={
            <EmptyState
              icon={<IconHourglass size={32} stroke={1.7} aria-hidden />}
              title={t(onlyFitting ? 'waitlist.nothingFitsTitle' : 'waitlist.emptyTitle')}
              {...(onlyFitting ? {} : { action: enlistButton })}
            >
              {t(onlyFitting ? 'waitlist.nothingFitsText' : 'waitlist.emptyText')}
            </EmptyState>
          }
        />
      )}
      <WaitingPanel
        childId={params.get('kind')}
        onClose={() => {
          change({ kind: null })
        }}
      />
      <EnlistPanel
        isOpen={params.get('nieuw') === '1'}
        onClose={() => {
          change({ nieuw: null })
        }}
      />
    </Page>
  )
}

/** Why the list has this order. */
function usePriority(): string {
  const { t } = useTranslation('placements')
  const settings = useBackendQuery('settings.list', {})
  const priority = (settings.data ?? []).flatMap((one) => (one.name === 'waitlistPriority' ? [one.value] : []))[0]
  return priority === undefined ? '' : t(`waitlist.priorities.${priority}`)
}

function useColumns(): readonly Column<WaitingChild>[] {
  const { t } = useTranslation('placements')
  return [
    {
      id: 'name',
      header: t('waitlist.name'),
      cell: ({ rank, name }) => (
        <>
          <span className="kw-waiting-rank kw-figures">{rank}</span>
          <bdi>{name}</bdi>
        </>
      ),
    },
    { id: 'age', header: t('waitlist.age'), cell: ({ bornOn }) => <span className="kw-nowrap">{ageInWords(bornOn)}</span> },
    {
      id: 'advies',
      header: t('waitlist.advies'),
      cell: ({ advisedWeeklyHours }) =>
        advisedWeeklyHours === null ? (
          <span className="kw-dimmed">{t('waitlist.noAdvies')}</span>
        ) : (
          <Badge tone="strong">{t('waitlist.hours', { hours: advisedWeeklyHours })}</Badge>
        ),
    },
    {
      id: 'waiting',
      header: t('waitlist.waiting'),
      align: 'end',
      cell: ({ daysWaiting, waitlistedOn }) => (
        <span className="kw-nowrap" title={t('waitlist.since', { date: dateInWords(waitlistedOn) })}>
          {t('waitlist.days', { count: daysWaiting })}
        </span>
      ),
    },
    { id: 'wish', header: t('waitlist.wish'), cell: ({ wish }) => <span className="kw-dimmed">{wishInWords(wish)}</span> },
    { id: 'place', header: t('waitlist.place'), cell: (child) => <PlaceCell child={child} /> },
  ]
}

/** Asked already, now, later, or nowhere: in words, the tone only helps. */
function PlaceCell({ child: { fits, offer } }: { readonly child: WaitingChild }) {
  const { t } = useTranslation('placements')
  if (offer !== null) {
    return offer.state === 'open' ? (
      <Badge tone="strong">{t('waitlist.offered', { date: dateInWords(offer.expiresOn) })}</Badge>
    ) : (
      <Badge tone="attention">{t('waitlist.expired', { date: dateInWords(offer.expiresOn) })}</Badge>
    )
  }
  const [first] = fits
  if (first === undefined) return <span className="kw-dimmed">{t('waitlist.noPlace')}</span>
  const isNow = first.fromOn <= todayInUtrecht()
  return isNow ? <Badge tone="good">{t('waitlist.now', { group: isolated(first.groupName) })}</Badge> : <span>{fitInWords(first)}</span>
}
