import { IconSchool } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { handoverLists, type HandoverRow } from '../../../db/contract/handover.ts'
import { useBackendPages } from '../../backend/useBackendPages.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { Badge } from '../../ui/Badge.tsx'
import { ChildrenOverview } from '../../ui/ChildrenOverview.tsx'
import type { Column } from '../../ui/DataTable.tsx'
import { dateInWords, todayInUtrecht } from '../../ui/date-words.ts'
import { Initials } from '../../ui/Initials.tsx'
import { useShown } from '../../ui/ShowChoice.tsx'

/** Who goes to school soon, what was begun and what was sent. */
export function HandoverOverviewPage() {
  const { t } = useTranslation('handover')
  const navigate = useNavigate()
  const show = useShown(handoverLists)
  const rows = useBackendPages('handover.list', { show })
  const counts = useBackendQuery('handover.list', { show, page: { limit: 1 } }, { keepPrevious: true }).data?.counts
  const columns = useColumns(show)
  const names = { due: 'Due', running: 'Running', sent: 'Sent' } as const
  return (
    <ChildrenOverview
      title={t('overview.title')}
      context={t('overview.context')}
      choice={{
        label: t('overview.show'),
        value: show,
        choices: handoverLists.map((name) => ({ name, label: t(`overview.${name}`), count: counts?.[name] ?? 0 })),
      }}
      list={rows}
      caption={t('overview.caption')}
      columns={columns}
      rowKey={(row) => row.childId}
      onOpen={(row) => void navigate(`/kinderen/${row.childId}/overdracht`)}
      empty={{
        icon: <IconSchool size={32} stroke={1.7} aria-hidden />,
        title: t(`overview.empty${names[show]}Title`),
        text: t(`overview.empty${names[show]}Text`),
      }}
    />
  )
}

function useColumns(show: (typeof handoverLists)[number]): readonly Column<HandoverRow>[] {
  const { t } = useTranslation('handover')
  const dimmed = (words: string) => <span className="kw-dimmed">{words}</span>
  const today = todayInUtrecht()
  const scope: Column<HandoverRow> = {
    id: 'scope',
    header: t('overview.scope'),
    cell: (row) => (row.scope === null ? null : t(`scopes.${row.scope}`)),
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
      id: 'leavesOn',
      header: t('overview.leavesOn'),
      cell: ({ leavesOn, scope: sent }) =>
        leavesOn < today && sent === null ? (
          <span className="kw-attention">{t('overview.left', { date: dateInWords(leavesOn) })}</span>
        ) : (
          <span className="kw-nowrap">{dateInWords(leavesOn)}</span>
        ),
    },
    {
      id: 'school',
      header: t('overview.school'),
      cell: (row) => (row.schoolName === null ? dimmed(t('overview.noSchool')) : <bdi>{row.schoolName}</bdi>),
    },
    {
      id: 'state',
      header: t('overview.state'),
      cell: ({ state }) =>
        state === null ? (
          dimmed(t('overview.notBegun'))
        ) : (
          <Badge tone={state === 'warm_gesprek' || state === 'ontvangen' ? 'good' : state === 'concept' ? 'quiet' : 'strong'}>
            {t(`states.${state}`)}
          </Badge>
        ),
    },
    ...(show === 'sent' ? [scope] : []),
    {
      id: 'group',
      header: t('overview.group'),
      cell: (row) => (row.groupName === null ? dimmed(t('overview.noGroup')) : <bdi>{row.groupName}</bdi>),
    },
  ]
}
