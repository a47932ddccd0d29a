import { IconHeartHandshake } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { overviewLists, type SupportRow } from '../../../db/contract/support.ts'
import { useBackendPages } from '../../backend/useBackendPages.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { Badge } from '../../ui/Badge.tsx'
import { ChildrenOverview } from '../../ui/ChildrenOverview.tsx'
import type { Column } from '../../ui/DataTable.tsx'
import { dateInWords } from '../../ui/date-words.ts'
import { Initials } from '../../ui/Initials.tsx'
import { useShown } from '../../ui/ShowChoice.tsx'
import { arrangementInWords } from './support-words.ts'
import './support.css'

/** Who waits for a place or help and how long, who has it, and for whom nothing is arranged yet. */
export function SupportOverviewPage() {
  const { t } = useTranslation('support')
  const navigate = useNavigate()
  const show = useShown(overviewLists)
  const rows = useBackendPages('support.overview', { show })
  const counts = useBackendQuery('support.overview', { show, page: { limit: 1 } }, { keepPrevious: true }).data?.counts
  const columns = useColumns(show)
  const names = { waiting: 'Waiting', running: 'Running', without: 'Without' } as const
  return (
    <ChildrenOverview
      title={t('overview.title')}
      context={t('overview.context')}
      choice={{
        label: t('overview.show'),
        value: show,
        choices: overviewLists.map((name) => ({ name, label: t(`overview.${name}`), count: counts?.[name] ?? 0 })),
      }}
      list={rows}
      caption={t('overview.caption')}
      columns={columns}
      rowKey={(row) => `${row.childId} ${row.arrangement?.id ?? ''}`}
      onOpen={(row) => void navigate(`/kinderen/${row.childId}/ondersteuning`)}
      empty={{
        icon: <IconHeartHandshake size={32} stroke={1.7} aria-hidden />,
        title: t(`overview.empty${names[show]}Title`),
        text: t(`overview.empty${names[show]}Text`),
      }}
    />
  )
}

/** Half a year of waiting asks for an eye, and so does a need with which nothing happens for a season. */
const longInWeeks = { waiting: 26, running: Infinity, without: 13 } as const

function useColumns(show: (typeof overviewLists)[number]): readonly Column<SupportRow>[] {
  const { t } = useTranslation('support')
  const what: Column<SupportRow> = {
    id: 'what',
    header: t('overview.what'),
    cell: ({ arrangement }) => (arrangement === null ? null : <bdi>{arrangementInWords(arrangement)}</bdi>),
  }
  return [
    {
      id: 'name',
      header: t('overview.name'),
      cell: (row) => (
        <>
          <Initials name={row.name} size={28} />
          <bdi>{row.name}</bdi>
        </>
      ),
    },
    {
      id: 'weeks',
      header: t('overview.weeks'),
      align: 'end',
      cell: ({ weeks }) => (
        <span {...(weeks >= longInWeeks[show] ? { className: 'kw-attention' } : {})}>{t('arrangement.weeks', { count: weeks })}</span>
      ),
    },
    { id: 'since', header: t('overview.since'), cell: (row) => <span className="kw-nowrap">{dateInWords(row.sinceOn)}</span> },
    ...(show === 'without' ? [] : [what]),
    {
      id: 'needs',
      header: t('overview.needs'),
      cell: ({ needs }) => (
        <span className="kw-needs">
          {needs.map((need) => (
            <Badge key={need}>
              <bdi>{need}</bdi>
            </Badge>
          ))}
        </span>
      ),
    },
    {
      id: 'group',
      header: t('overview.group'),
      cell: (row) => (row.groupName === null ? <span className="kw-dimmed">{t('overview.noGroup')}</span> : <bdi>{row.groupName}</bdi>),
    },
  ]
}
