import { IconHourglass } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { hoursShows, type ChildHours } from '../../../db/contract/hours.ts'
import { useBackendPages } from '../../backend/useBackendPages.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { ChildrenTabs } from '../../ui/ChildrenTabs.tsx'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { dateInWords } from '../../ui/date-words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Filters } from '../../ui/Filters.tsx'
import { FilterSelect } from '../../ui/FilterSelect.tsx'
import { asksForHours, hoursSentence } from '../../ui/hours-sentence.ts'
import { Meter } from '../../ui/Meter.tsx'
import { numberInWords } from '../../ui/numbers.ts'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { useAddress } from '../../ui/useAddress.ts'
import { ClosuresNote } from './ClosuresNote.tsx'
import { HoursSummary } from './HoursSummary.tsx'
import { PbmCard } from './PbmCard.tsx'
import './hours.css'

type Show = (typeof hoursShows)[number]
const sorts = ['urgency', 'name', 'birthday'] as const

/** Every child's way to 960 hours, who needs something first; and the number of 1 January. What was chosen stays in the address. */
export function HoursPage() {
  const { t } = useTranslation('hours')
  const navigate = useNavigate()
  const { params, change } = useAddress()
  const show = hoursShows.find((one) => one === params.get('toon')) ?? 'all'
  const sort = sorts.find((one) => one === params.get('volgorde')) ?? 'urgency'
  const groupId = params.get('groep')
  const filter = { show, sort, ...(groupId === null ? {} : { groupId }) }
  const children = useBackendPages('hours.ofLocation', filter)
  const overview = useBackendQuery('hours.ofLocation', { page: { offset: 0, limit: 1 } }, { keepPrevious: true })
  const groups = useBackendQuery('groups.names', {})
  const maximum = overview.data?.maximumWithoutAdvies ?? 0
  const columns = useColumns(maximum)

  return (
    <Page>
      <PageHead title={t('title')} context={t('context')} />
      <ChildrenTabs />
      {overview.data !== undefined && (
        <>
          <HoursSummary
            counts={overview.data.counts}
            show={show}
            onShow={(next: Show) => {
              change({ toon: next === 'all' ? null : next })
            }}
          />
          <ClosuresNote years={overview.data.yearsWithoutClosures} />
        </>
      )}
      <Filters>
        <FilterSelect
          label={t('group')}
          options={[{ value: '', label: t('allGroups') }, ...(groups.data ?? []).map(({ id, name }) => ({ value: id, label: name }))]}
          value={groupId ?? ''}
          onChange={(value) => {
            change({ groep: value === '' ? null : value })
          }}
          width={220}
        />
        <FilterSelect
          label={t('sort.label')}
          options={sorts.map((value) => ({ value, label: t(`sort.${value}`) }))}
          value={sort}
          onChange={(value) => {
            change({ volgorde: value === 'urgency' ? null : value })
          }}
          width={240}
        />
        <span className="kw-row-line kw-hours-count" aria-live="polite">
          {children.rows === undefined ? '' : t('counts', { count: children.total })}
        </span>
      </Filters>
      <ErrorNote error={children.error} />
      {children.rows !== undefined && (
        <DataTable
          caption={t('table.caption')}
          columns={columns}
          rows={children.rows}
          rowKey={(child) => child.childId}
          onOpen={(child) => void navigate(`/kinderen/${child.childId}`)}
          total={children.total}
          onReachEnd={children.loadMore}
          maxHeight="70dvh"
          empty={<NoChildren isFiltered={show !== 'all' || groupId !== null} />}
        />
      )}
      <p className="kw-row-line kw-hours-norm">{t('normExplain')}</p>
      <PbmCard />
    </Page>
  )
}

function NoChildren({ isFiltered }: { readonly isFiltered: boolean }) {
  const { t } = useTranslation('hours')
  return (
    <EmptyState
      icon={<IconHourglass size={32} stroke={1.7} aria-hidden />}
      title={t(isFiltered ? 'empty.nothingTitle' : 'empty.title')}
      {...(isFiltered
        ? {}
        : {
            action: (
              <Link className="kw-link" to="/kinderen">
                {t('empty.toChildren')}
              </Link>
            ),
          })}
    >
      {t(isFiltered ? 'empty.nothingText' : 'empty.text')}
    </EmptyState>
  )
}

function useColumns(maximumWithoutAdvies: number): readonly Column<ChildHours>[] {
  const { t } = useTranslation('hours')
  return [
    {
      id: 'name',
      header: t('table.name'),
      cell: (child) => (
        <span className="kw-hours-name">
          <bdi>{child.name}</bdi>
          <span className="kw-row-line">{t('table.until', { date: dateInWords(child.veEndsOn) })}</span>
        </span>
      ),
    },
    {
      id: 'weekly',
      header: t('table.weekly'),
      align: 'end',
      cell: ({ weekly: { offered, countable } }) => (
        <>
          <span className="kw-nowrap">{t('table.hours', { hours: numberInWords(offered) })}</span>
          {countable < offered && <span className="kw-row-line">{t('table.countable', { hours: numberInWords(countable) })}</span>}
        </>
      ),
    },
    {
      id: 'soFar',
      header: t('table.soFar'),
      align: 'end',
      cell: ({ soFar }) => <span className="kw-nowrap">{t('table.hours', { hours: Math.floor(soFar.countable) })}</span>,
    },
    {
      id: 'projected',
      header: t('table.projected'),
      width: 176,
      cell: (child) => <ProjectedCell child={child} />,
    },
    {
      id: 'verdict',
      header: t('table.verdict'),
      cell: (child) => (
        <span className={asksForHours(child) ? 'kw-hours-sentence kw-attention' : 'kw-hours-sentence'}>
          {hoursSentence(child, maximumWithoutAdvies)}
        </span>
      ),
    },
  ]
}

/** Without an advies there is nothing to reach, so there is no bar either. */
function ProjectedCell({ child: { projected, norm, expected, isLateStart, hasAdvies, verdict } }: { readonly child: ChildHours }) {
  const { t } = useTranslation('hours')
  if (!hasAdvies) return t('table.hours', { hours: projected })
  return (
    <>
      <strong>{projected}</strong> {t('table.ofNorm', { norm })}
      <Meter value={projected} maximum={norm} attention={verdict.state === 'behind'} />
      {isLateStart && (verdict.state === 'late' || verdict.state === 'behind') && (
        <span className="kw-row-line">{t('table.fromStart', { hours: expected })}</span>
      )}
    </>
  )
}
