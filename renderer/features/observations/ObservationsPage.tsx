import { Button } from '@mantine/core'
import { IconEye, IconSearch } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { domains } from '../../../db/contract/observations.ts'
import { useBackendPages } from '../../backend/useBackendPages.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { useChildChoice } from '../../ui/ChildField.tsx'
import { todayInUtrecht } from '../../ui/date-words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Feed } from '../../ui/Feed.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { ShorthandLine } from '../../ui/ShorthandLine.tsx'
import { useExtend } from '../../ui/useExtend.ts'
import { useAddress } from '../../ui/useAddress.ts'
import { LogObservation } from './LogObservation.tsx'
import { isNarrowed, listInput, noFilter, type ObservationFilter } from './observation-filters.ts'
import { NameSuggestions } from './NameSuggestions.tsx'
import { ObservationDrawer } from './ObservationDrawer.tsx'
import { ObservationFilters } from './ObservationFilters.tsx'
import { ObservationItem } from './ObservationItem.tsx'
import { ObservationTabs } from './ObservationTabs.tsx'
import { SavedSearches } from './SavedSearches.tsx'
import './observations.css'

/** What is read at once after each key in the search; the rest follows. */
const firstPage = 20

/**
 * Write what was seen, and read what was seen before. The address keeps what is open, so that it is there again after a
 * lock: `kind` the child, `nieuw` the form instead of the line, `domein` what to look at, `concept` a piece that was put away, `observatie` the
 * open one and `doen=verbeteren` its form.
 */
export function ObservationsPage() {
  const { t } = useTranslation('observations')
  const { params, step } = useAddress()
  const count = useBackendQuery('observations.count', {}).data
  const childId = params.get('kind')
  const child = useChildChoice(childId)
  const parkedId = params.get('concept')
  const isNew = params.get('nieuw') !== null
  const isFor = isNew && childId !== null
  const isForm = isNew || parkedId !== null
  const extend = useExtend()

  return (
    <Page>
      <PageHead title={t('title')} context={count === undefined || count.total === 0 ? t('contextNone') : t('context', count)} />
      <ObservationTabs />
      {!isForm && <ShorthandLine draftKey="observations.quick" onExtend={extend} />}
      {isForm && (!isFor || child !== undefined) && (
        <LogObservation
          key={`form ${parkedId ?? (isFor ? `${childId} ${params.get('domein') ?? ''}` : '')}`}
          parkedId={parkedId ?? undefined}
          child={isFor ? child : undefined}
          domain={isFor ? domains.find((one) => one === params.get('domein')) : undefined}
          takesFocus
          onLogged={() => {
            // Who prefers the form keeps it; one that was opened for a child has done its work.
            if (isFor || parkedId !== null) step({ nieuw: null, concept: null })
          }}
        />
      )}
      {(childId === null || child !== undefined) && (
        <ObservationList
          key={childId ?? 'any'}
          initialFilter={{ ...noFilter, child: child ?? null }}
          openId={params.get('observatie')}
          startsWith={params.get('doen') === 'verbeteren' ? 'correct' : 'read'}
          onOpen={(id) => {
            step({ observatie: id, doen: null })
          }}
        />
      )}
    </Page>
  )
}

interface ObservationListProps {
  readonly initialFilter: ObservationFilter
  readonly openId: string | null
  readonly startsWith: 'read' | 'correct'
  readonly onOpen: (id: string | null) => void
}

function ObservationList({ initialFilter, openId, startsWith, onOpen }: ObservationListProps) {
  const { t } = useTranslation(['observations', 'common'])
  const [filter, setFilter] = useState(initialFilter)
  const list = useBackendPages('observations.list', listInput(filter, todayInUtrecht()), { firstPage })
  const section = useRef<HTMLElement>(null)
  const isUnused = list.rows?.length === 0 && !isNarrowed(filter) && !filter.withdrawn
  return (
    <section ref={section} className="kw-card" aria-label={t('observations:list.label')}>
      {!isUnused && (
        <>
          <ObservationFilters
            filter={filter}
            onChange={setFilter}
            onDown={() => {
              section.current?.querySelector<HTMLElement>('.kw-observation-open')?.focus()
            }}
          />
          <NameSuggestions
            search={filter.search}
            onPick={(picked, rest) => {
              setFilter({ ...filter, child: picked, search: rest })
            }}
          />
          <SavedSearches filter={filter} onPick={setFilter} />
        </>
      )}
      <p className="kw-visually-hidden" role="status">
        {list.rows !== undefined && t('observations:list.found', { count: list.total })}
      </p>
      <ErrorNote
        error={list.error}
        action={
          <Button variant="default" size="xs" onClick={list.refetch}>
            {t('common:tryAgain')}
          </Button>
        }
      />
      {list.rows !== undefined && list.rows.length > 0 && (
        <Feed label={t('observations:list.label')} items={list.rows} itemKey={({ id }) => id} total={list.total} onReachEnd={list.loadMore}>
          {(observation) => (
            <ObservationItem
              observation={observation}
              onOpen={() => {
                onOpen(observation.id)
              }}
            />
          )}
        </Feed>
      )}
      {list.rows?.length === 0 && <Nothing filter={filter} />}
      <ObservationDrawer
        observationId={openId}
        search={filter.search}
        startsWith={startsWith}
        onClose={() => {
          onOpen(null)
        }}
      />
    </section>
  )
}

function Nothing({ filter }: { readonly filter: ObservationFilter }) {
  const { t } = useTranslation('observations')
  if (isNarrowed(filter)) {
    return (
      <EmptyState order={2} title={t('emptyFiltered.title')} icon={<IconSearch size={32} stroke={1.5} aria-hidden />}>
        {t('emptyFiltered.text')}
      </EmptyState>
    )
  }
  if (filter.withdrawn)
    return (
      <EmptyState order={2} title={t('emptyWithdrawn.title')}>
        {t('emptyWithdrawn.text')}
      </EmptyState>
    )
  return (
    <EmptyState order={2} title={t('empty.title')} icon={<IconEye size={32} stroke={1.5} aria-hidden />}>
      {t('empty.text')}
    </EmptyState>
  )
}
