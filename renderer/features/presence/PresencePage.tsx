import { ActionIcon, Button, Menu, Select } from '@mantine/core'
import { IconCalendarWeek, IconChevronLeft, IconChevronRight, IconPrinter, IconUserPlus } from '@tabler/icons-react'
import { useEffect, useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { addDays, mondayOf } from '../../../db/contract/dates.ts'
import type { GroupName } from '../../../db/contract/groups.ts'
import type { PresenceWeek } from '../../../db/contract/presence.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { Card } from '../../ui/Card.tsx'
import { dateInWords, todayInUtrecht } from '../../ui/date-words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { isolated } from '../../ui/isolated.ts'
import { inNextFrame } from '../../ui/later.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { notifyError } from '../../ui/notify.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { useAddress } from '../../ui/useAddress.ts'
import { CellDetail } from './CellDetail.tsx'
import { ExtraChildForm } from './ExtraChildForm.tsx'
import { PresenceGrid } from './PresenceGrid.tsx'
import { PresenceNotes } from './PresenceNotes.tsx'
import { PresenceTools } from './PresenceTools.tsx'
import { useFilling } from './useFilling.ts'
import { usePresenceSaver } from './usePresenceSaver.ts'
import { firstSpot, rowsOf, type Spot } from './week-model.ts'
import './presence.css'

/** Who is there: one group, one week. Group and week stand in the address, so that Back and a link from elsewhere find them. */
export function PresencePage() {
  const { t } = useTranslation('presence')
  const { params } = useAddress()
  const asked = params.get('groep')
  const groups = useBackendQuery('groups.names', {})
  // Most come from a group: its week is asked for together with the names, not after them, and not again once another one is shown.
  const shown = { groupId: asked ?? '', monday: mondayFrom(params.get('week')) }
  const [first] = useState(shown)
  const isFirst = asked !== null && shown.groupId === first.groupId && shown.monday === first.monday
  useBackendQuery('presence.week', first, { enabled: isFirst, holdsPage: true })
  return (
    <Page>
      <Loaded query={groups}>
        {(all) => {
          const group = all.find((one) => one.id === asked) ?? all.find((one) => one.hasDagdelen) ?? all[0]
          if (group !== undefined) return <OneGroup key={group.id} group={group} groups={all} />
          return (
            <>
              <PageHead title={t('title')} />
              <Card>
                <EmptyState
                  icon={<IconCalendarWeek size={32} stroke={1.7} aria-hidden />}
                  title={t('empty.noGroupsTitle')}
                  action={<ToGroups />}
                >
                  {t('empty.noGroupsText')}
                </EmptyState>
              </Card>
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}

function ToGroups() {
  const { t } = useTranslation('presence')
  return (
    <Link className="kw-link" to="/groepen">
      {t('empty.toGroups')}
    </Link>
  )
}

function OneGroup({ group, groups }: { readonly group: GroupName; readonly groups: readonly GroupName[] }) {
  const { t } = useTranslation('presence')
  const { params, change } = useAddress()
  // The address follows the week and not the other way round: it changes a moment later, and two quick steps are two weeks.
  const [monday, setMonday] = useState(() => mondayFrom(params.get('week')))
  const week = useBackendQuery('presence.week', { groupId: group.id, monday }, { keepPrevious: true })
  const inAddress = { groep: group.id, week: monday === mondayOf(todayInUtrecht()) ? null : monday }
  const isInAddress = params.get('groep') === inAddress.groep && params.get('week') === inAddress.week
  useEffect(() => {
    if (!isInAddress) change(inAddress)
  })
  return (
    <>
      <PageHead
        title={t('title')}
        context={t('week', { monday: dateInWords(monday), friday: dateInWords(addDays(monday, 4)) })}
        actions={<PrintMenu groupId={group.id} monday={monday} />}
      />
      <div className="kw-presence-where">
        <Select
          label={t('group')}
          data={groups.map(({ id, name }) => ({ value: id, label: name }))}
          value={group.id}
          searchable={groups.length > 10}
          onChange={(groepId) => {
            if (groepId !== null) change({ groep: groepId })
          }}
          w={240}
        />
        <WeekSteps monday={monday} onGo={setMonday} />
      </div>
      <Loaded query={week}>
        {(read) =>
          read.monday === monday && read.groupId === group.id ? <FillWeek key={`${read.groupId} ${read.monday}`} week={read} /> : null
        }
      </Loaded>
    </>
  )
}

interface WeekStepsProps {
  readonly monday: string
  readonly onGo: (next: (monday: string) => string) => void
}

function WeekSteps({ monday, onGo }: WeekStepsProps) {
  const { t } = useTranslation('presence')
  const thisMonday = mondayOf(todayInUtrecht())
  const step = (days: number) => () => {
    onGo((now) => addDays(now, days))
  }
  return (
    <div className="kw-presence-weeks">
      <ActionIcon variant="default" size={36} aria-label={t('previous')} onClick={step(-7)}>
        <IconChevronLeft size={18} stroke={1.7} aria-hidden />
      </ActionIcon>
      <Button
        variant="default"
        disabled={monday === thisMonday}
        onClick={() => {
          onGo(() => thisMonday)
        }}
      >
        {t('thisWeek')}
      </Button>
      <ActionIcon variant="default" size={36} aria-label={t('next')} onClick={step(7)}>
        <IconChevronRight size={18} stroke={1.7} aria-hidden />
      </ActionIcon>
    </div>
  )
}

function PrintMenu({ groupId, monday }: { readonly groupId: string; readonly monday: string }) {
  const { t } = useTranslation('presence')
  const print = useBackendCommand('presence.printWeek')
  const run = async (kind: 'empty' | 'filled') => {
    const result = await print.run({ groupId, monday, kind })
    if (!result.ok) notifyError(result.error)
  }
  return (
    <Menu>
      <Menu.Target>
        <Button variant="default" leftSection={<IconPrinter size={18} stroke={1.7} aria-hidden />} loading={print.isRunning}>
          {t('print.button')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void run('empty')}>{t('print.empty')}</Menu.Item>
        <Menu.Item onClick={() => void run('filled')}>{t('print.filled')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function FillWeek({ week }: { readonly week: PresenceWeek }) {
  const { t } = useTranslation('presence')
  const headingId = useId()
  const { saver, edits } = usePresenceSaver(week.groupId)
  const rows = useMemo(() => rowsOf(week, edits), [week, edits])
  const [isAddingExtra, setIsAddingExtra] = useState(false)
  const [chosen, setChosen] = useState<Spot | null>(null)
  const [begin] = useState(() => firstSpot(week, rows, todayInUtrecht()))
  // An extra child that is gone takes her row along, and the first one brings a row: then the work begins where it is.
  const hasCell = (spot: Spot | null): spot is Spot => spot !== null && rows[spot.row]?.cells[spot.column] != null
  const active = [chosen, begin].find(hasCell) ?? firstSpot(week, rows, todayInUtrecht())
  const filling = useFilling({ week, rows, saver, active, onActive: setChosen })

  useEffect(() => {
    if (begin === null) return
    return inNextFrame(() => {
      const focused = document.activeElement
      if (focused === null || focused === document.body || focused.tagName === 'H1' || focused.closest('nav') !== null) {
        document.querySelector<HTMLElement>(`[data-spot="${String(begin.row)} ${String(begin.column)}"]`)?.focus({ preventScroll: true })
      }
    })
  }, [begin])

  const session = active === null ? undefined : week.sessions[active.column]
  const row = active === null ? undefined : rows[active.row]
  const cell = active === null ? undefined : row?.cells[active.column]
  const extra = (
    <Button
      variant="default"
      size="xs"
      leftSection={<IconUserPlus size={16} stroke={1.7} aria-hidden />}
      onClick={() => {
        setIsAddingExtra(true)
      }}
    >
      {t('extra.button')}
    </Button>
  )
  if (week.sessions.length === 0) {
    return (
      <Card>
        <EmptyState
          icon={<IconCalendarWeek size={32} stroke={1.7} aria-hidden />}
          title={t('empty.noDagdelenTitle', { group: isolated(week.groupName) })}
          action={<ToGroups />}
        >
          {t('empty.noDagdelenText')}
        </EmptyState>
      </Card>
    )
  }
  return (
    <>
      <PresenceNotes week={week} rows={rows} edits={edits} saver={saver} />
      <section className="kw-card" aria-labelledby={headingId}>
        <div className="kw-presence-head">
          <h2 id={headingId}>
            <bdi>{week.groupName}</bdi>
          </h2>
          <p className="kw-row-line" role="status">
            {filling.message !== '' ? filling.message : edits.pending.size > 0 ? t('saving') : edits.confirmed.size > 0 ? t('saved') : ''}
          </p>
          {extra}
        </div>
        {rows.length === 0 ? (
          <EmptyState icon={<IconCalendarWeek size={32} stroke={1.7} aria-hidden />} title={t('empty.noChildrenTitle')}>
            {t('empty.noChildrenText')}
          </EmptyState>
        ) : (
          <>
            <PresenceTools filling={filling} />
            <PresenceGrid week={week} rows={rows} active={active} onActive={setChosen} onKey={filling.onKey} />
            {row !== undefined && cell != null && session !== undefined && <CellDetail row={row} cell={cell} session={session} />}
            <p className="kw-row-line kw-presence-hint">{t('keys.hint')}</p>
          </>
        )}
      </section>
      <SidePanel
        isOpen={isAddingExtra}
        onClose={() => {
          setIsAddingExtra(false)
        }}
        title={t('extra.title')}
      >
        <ExtraChildForm
          week={week}
          session={session}
          onDone={() => {
            setIsAddingExtra(false)
          }}
        />
      </SidePanel>
    </>
  )
}

/** The Monday that the address asks for; what is no date is this week. */
function mondayFrom(asked: string | null): string {
  const today = todayInUtrecht()
  return mondayOf(asked !== null && /^\d{4}-\d{2}-\d{2}$/.test(asked) && !Number.isNaN(Date.parse(asked)) ? asked : today)
}
