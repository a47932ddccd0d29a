import { NativeSelect } from '@mantine/core'
import { IconMoodKid } from '@tabler/icons-react'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import type { Domain } from '../../../db/contract/observations.ts'
import { sightStates, type Radar, type RadarChild } from '../../../db/contract/radar.ts'
import { useSession } from '../../backend/session.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { Card } from '../../ui/Card.tsx'
import type { ChildChoice } from '../../ui/ChildField.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Columns, Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { LogPanel, type LogWish } from './LogPanel.tsx'
import { MomentsCard } from './MomentsCard.tsx'
import { MyGroupsButton } from './MyGroups.tsx'
import { ObservationTabs } from './ObservationTabs.tsx'
import { inOrder, radarOrders, type RadarOrder } from './radar-order.ts'
import { CoverageCard } from './CoverageCard.tsx'
import { LookCard } from './LookCard.tsx'
import { RadarGrid } from './RadarGrid.tsx'
import { SeenMark } from './SeenMark.tsx'
import './radar.css'

/** In the address: the groups that I work in. */
const ownGroups = 'mijn'

/**
 * "Wie zien we niet?": where our attention was and where it was not. The address keeps whose children are shown: `groep` a group or
 * `mijn`, `mentor` those whose mentor I am.
 */
export function RadarPage() {
  const { t } = useTranslation('observations')
  const [address, setAddress] = useSearchParams()
  const [wish, setWish] = useState<LogWish | null>(null)
  const isMine = address.get('mentor') !== null
  const whose = useWhose(address.get('groep'), isMine)
  const groupId = whose ?? null
  const radar = useBackendQuery(
    'observations.radar',
    { ...(groupId === null ? {} : { groupId }), mine: isMine },
    { keepPrevious: true, enabled: whose !== undefined },
  )
  const log = useCallback((child: ChildChoice, domain: Domain | null) => {
    setWish({ child, domain })
  }, [])
  return (
    <Page>
      <PageHead title={t('radar.title')} context={t('radar.context')} />
      <ObservationTabs />
      <Loaded query={radar}>
        {(read) => (
          <>
            <RadarCards radar={read} onLog={log} />
            <Card>
              <RadarTable
                radar={read}
                who={isMine ? 'mentor' : (groupId ?? ownGroups)}
                hasGroups={groupId === null}
                onWho={(who) => {
                  setAddress(who === 'mentor' ? { mentor: '1' } : { groep: who })
                }}
                onLog={log}
              />
            </Card>
            {groupId !== null && read.children.length > 0 && (
              <CoverageCard groupId={groupId} today={read.today} days={read.unseenAfterDays} />
            )}
          </>
        )}
      </Loaded>
      <LogPanel
        wish={wish}
        onClose={() => {
          setWish(null)
        }}
      />
    </Page>
  )
}

/**
 * The group of the address; without one the groups that I work in (null), or while I chose none the first of all, so that the page
 * shows something. Undefined until that is known.
 */
function useWhose(asked: string | null, isMine: boolean): string | null | undefined {
  const { session } = useSession()
  const workers = useBackendQuery('users.groups', {}).data
  const groups = useBackendQuery('groups.names', {}).data
  if (asked !== null && asked !== ownGroups) return asked
  if (isMine) return null
  if (workers === undefined || groups === undefined) return undefined
  const hasOwn = workers.some(({ userId, groupIds }) => userId === session.userId && groupIds.length > 0)
  return hasOwn || asked === ownGroups ? null : (groups[0]?.id ?? null)
}

interface RadarCardsProps {
  readonly radar: Radar
  readonly onLog: (child: ChildChoice, domain: Domain | null) => void
}

function RadarCards({ radar, onLog }: RadarCardsProps) {
  if (radar.children.length === 0) return null
  return (
    <Columns>
      <LookCard radar={radar} onLog={onLog} />
      <MomentsCard radar={radar} onLog={onLog} />
    </Columns>
  )
}

interface RadarTableProps {
  readonly radar: Radar
  /** A group, `mentor`, or `mijn` for my own groups. */
  readonly who: string
  readonly hasGroups: boolean
  readonly onWho: (who: string) => void
  readonly onLog: (child: ChildChoice, domain: Domain | null) => void
}

function RadarTable({ radar, who, hasGroups, onWho, onLog }: RadarTableProps) {
  const { t } = useTranslation('observations')
  const [order, setOrder] = useState<RadarOrder>('longest')
  const groups = useBackendQuery('groups.names', {}).data ?? []
  const rows = useMemo(() => inOrder(radar.children, order), [radar.children, order])
  const logCell = useCallback(
    ({ childId, name }: RadarChild, domain: Domain) => {
      onLog({ id: childId, name }, domain)
    },
    [onLog],
  )
  return (
    <>
      <div className="kw-radar-head">
        <div className="kw-radar-choices">
          <NativeSelect
            label={t('radar.who')}
            value={who}
            data={[
              { value: ownGroups, label: t('radar.ownGroups') },
              { value: 'mentor', label: t('radar.ownChildren') },
              ...groups.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(event) => {
              onWho(event.currentTarget.value)
            }}
          />
          {who === ownGroups && <MyGroupsButton />}
          <Segments
            label={t('radar.order')}
            value={order}
            options={radarOrders.map((name) => ({ name, label: t(`radar.orders.${name}`) }))}
            onChange={setOrder}
          />
        </div>
        {rows.length > 0 && <Legend days={radar.unseenAfterDays} />}
      </div>
      {rows.length === 0 ? (
        <NobodyHere who={who} />
      ) : (
        <>
          <p className="kw-card-context">{t('radar.help')}</p>
          <div className="kw-radar-frame">
            <RadarGrid
              label={t('radar.grid', { count: rows.length })}
              rows={rows}
              today={radar.today}
              hasGroups={hasGroups}
              onLog={logCell}
            />
          </div>
        </>
      )}
    </>
  )
}

function Legend({ days }: { readonly days: number }) {
  const { t } = useTranslation('observations')
  return (
    <ul className="kw-radar-legend" aria-label={t('radar.legend')}>
      {sightStates.map((state) => (
        <li key={state} data-state={state}>
          <SeenMark state={state} />
          {t(`radar.legendOf.${state}`, { days, half: Math.floor(days / 2) })}
        </li>
      ))}
    </ul>
  )
}

function NobodyHere({ who }: { readonly who: string }) {
  const { t } = useTranslation('observations')
  const { may } = useSession()
  return (
    <EmptyState
      icon={<IconMoodKid size={32} stroke={1.5} aria-hidden />}
      title={t(who === 'mentor' ? 'radar.noOwnTitle' : who === ownGroups ? 'radar.noGroupsTitle' : 'radar.emptyTitle')}
      action={
        who === ownGroups ? (
          <MyGroupsButton />
        ) : (
          <Link className="kw-link" to="/kinderen">
            {t('radar.toChildren')}
          </Link>
        )
      }
    >
      {who === 'mentor'
        ? t('radar.noOwnText')
        : who === ownGroups
          ? t('myGroups.help')
          : t(may('locatiemanager') ? 'radar.emptyText' : 'radar.emptyTextOther')}
    </EmptyState>
  )
}
