import { Button } from '@mantine/core'
import { IconUsersGroup } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import type { groupsContract } from '../../../db/contract/groups.ts'
import type { Output } from '../../../db/contract/operation.ts'
import { useSession } from '../../backend/session.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Card } from '../../ui/Card.tsx'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { AgeText } from '../../ui/DateText.tsx'
import { halfDaysInWords } from '../../ui/dagdelen.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Initials } from '../../ui/Initials.tsx'
import { isolated } from '../../ui/isolated.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { Note } from '../../ui/Note.tsx'
import { notifyError, notifySaved } from '../../ui/notify.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { useIsStanding } from '../../ui/useIsStanding.ts'
import { GroupForm } from './GroupForm.tsx'
import { GroupWeek } from './GroupWeek.tsx'
import { ReduceForm } from './ReduceForm.tsx'
import { Reductions } from './Reductions.tsx'
import { WhatIfCard, type Trial } from './WhatIfCard.tsx'

type GroupWithChildren = Output<(typeof groupsContract)['groups.read']>
type ChildInGroup = GroupWithChildren['children'][number]

/** One group: its week with times and names, and the children in it. */
export function GroupPage() {
  const { groupId = '' } = useParams()
  const group = useBackendQuery('groups.read', { id: groupId }, { holdsPage: true })
  return (
    <Page>
      <Loaded query={group}>{(read) => <OneGroup group={read} />}</Loaded>
    </Page>
  )
}

function OneGroup({ group }: { readonly group: GroupWithChildren }) {
  const { t } = useTranslation('groups')
  const { may } = useSession()
  const [params, setParams] = useSearchParams()
  const [trial, setTrial] = useState<Trial | null>(null)
  const isStanding = useIsStanding()
  const closePanel = () => {
    setParams({}, { replace: true })
  }
  const withAdvies = group.children.filter((child) => child.hasAdvies).length
  return (
    <>
      <PageHead
        title={group.name}
        context={[t(`kinds.${group.kind}`), group.programme, group.room, t('maximum', { count: group.limit })]
          .filter((words) => words !== null)
          .join(' · ')}
        {...(may('locatiemanager')
          ? {
              actions: (
                <>
                  <OpenOrClose group={group} />
                  {group.isActive && (
                    <Button
                      onClick={() => {
                        setParams({ doen: 'wijzigen' })
                      }}
                    >
                      {t('one.change')}
                    </Button>
                  )}
                </>
              ),
            }
          : {})}
      />
      {!group.isActive && <Note tone="attention">{t('one.closedNote')}</Note>}
      {group.reduction !== null && (
        <Note title={t('one.reduced', { limit: group.limit, maximum: group.maximum })}>
          <bdi>{group.reduction.reason}</bdi>
        </Note>
      )}
      <Card
        title={t('one.week')}
        link={{ to: `/groepen/aanwezigheid?groep=${group.id}`, label: t('presence') }}
        {...(group.tags.length === 0
          ? {}
          : {
              badge: (
                <span className="kw-group-tags">
                  {group.tags.map((tag) => (
                    <Badge key={tag}>{tag}</Badge>
                  ))}
                </span>
              ),
            })}
      >
        <GroupWeek group={group} isDetailed />
      </Card>
      <Card
        title={t('one.children')}
        {...(group.children.length === 0
          ? {}
          : { badge: <Badge>{t('one.childrenCount', { count: group.children.length, advies: withAdvies })}</Badge> })}
      >
        <ChildrenTable group={group} />
      </Card>
      {isStanding && group.isActive && group.maximum > 1 && may('locatiemanager') && <WhatIfCard group={group} onDecide={setTrial} />}
      <Reductions reductions={group.reductions} />
      <SidePanel
        isOpen={trial !== null}
        onClose={() => {
          setTrial(null)
        }}
        title={t('reduce.title', { group: isolated(group.name) })}
      >
        {trial !== null && (
          <ReduceForm
            group={group}
            trial={trial}
            onDone={() => {
              setTrial(null)
            }}
          />
        )}
      </SidePanel>
      <SidePanel
        isOpen={params.get('doen') === 'wijzigen' && may('locatiemanager')}
        onClose={closePanel}
        title={t('form.changeTitle', { group: isolated(group.name) })}
        size={780}
      >
        <GroupForm group={group} onDone={closePanel} />
      </SidePanel>
    </>
  )
}

function ChildrenTable({ group }: { readonly group: GroupWithChildren }) {
  const { t } = useTranslation('groups')
  const navigate = useNavigate()
  const columns: readonly Column<ChildInGroup>[] = [
    {
      id: 'name',
      header: t('one.name'),
      sortBy: (child) => child.name,
      cell: (child) => (
        <>
          <Initials name={child.name} size={28} />
          <bdi>{child.name}</bdi>
        </>
      ),
    },
    { id: 'age', header: t('one.age'), sortBy: (child) => child.bornOn, cell: (child) => <AgeText bornOn={child.bornOn} /> },
    {
      id: 'advies',
      header: t('one.advies'),
      sortBy: (child) => Number(!child.hasAdvies),
      cell: (child) =>
        child.hasAdvies ? <Badge tone="strong">{t('one.hasAdvies')}</Badge> : <span className="kw-dimmed">{t('one.none')}</span>,
    },
    { id: 'days', header: t('one.days'), cell: (child) => halfDaysInWords(child.dagdelen) },
  ]
  return (
    <DataTable
      caption={t('one.children')}
      columns={columns}
      rows={group.children}
      rowKey={(child) => child.childId}
      initialSort={{ column: 'name', descending: false }}
      onOpen={(child) => void navigate(`/kinderen/${child.childId}`)}
      empty={
        <EmptyState
          icon={<IconUsersGroup size={32} stroke={1.7} aria-hidden />}
          title={t('one.emptyTitle')}
          action={
            <Link className="kw-link" to="/kinderen">
              {t('one.toChildren')}
            </Link>
          }
        >
          {t('one.emptyText')}
        </EmptyState>
      }
    />
  )
}

/** Closing is refused while children or students are planned, and can be taken back at once. */
function OpenOrClose({ group }: { readonly group: GroupWithChildren }) {
  const { t } = useTranslation('groups')
  const close = useBackendCommand('groups.close')
  const reopen = useBackendCommand('groups.reopen')
  const { id, version } = group
  const name = isolated(group.name)

  const runReopen = async (seen: { id: string; version: number }) => {
    const result = await reopen.run(seen)
    if (result.ok) notifySaved(t('one.reopened', { group: name }))
    else notifyError(result.error)
  }
  const runClose = async () => {
    const result = await close.run({ id, version })
    if (result.ok) notifySaved(t('one.closedDone', { group: name }), { undo: () => void runReopen(result.value) })
    else notifyError(result.error)
  }
  return group.isActive ? (
    <Button variant="default" onClick={() => void runClose()}>
      {t('one.close')}
    </Button>
  ) : (
    <Button onClick={() => void runReopen({ id, version })}>{t('one.reopen')}</Button>
  )
}
