import { IconAlertTriangle, IconUser } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { memo, useEffect, useRef, type FocusEvent, type KeyboardEvent, type MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { PresenceSession, PresenceWeek } from '../../../db/contract/presence.ts'
import { dateInWords, todayInUtrecht, weekdayLong, weekdayShort } from '../../ui/date-words.ts'
import { isolated } from '../../ui/isolated.ts'
import { refusalOf, totalsOf, type GridCell, type GridRow, type Spot, type Totals } from './week-model.ts'

interface PresenceGridProps {
  readonly week: PresenceWeek
  readonly rows: readonly GridRow[]
  readonly active: Spot | null
  readonly onActive: (spot: Spot) => void
  /** True when the key meant something here. */
  readonly onKey: (event: KeyboardEvent) => boolean
}

/** A row per child, a column per dagdeel; one cell has the focus and the arrow keys carry it. */
export function PresenceGrid({ week, rows, active, onActive, onKey }: PresenceGridProps) {
  const { t } = useTranslation(['presence', 'common'])
  const grid = useRef<HTMLTableElement>(null)
  const { sessions } = week
  const caption = t('presence:grid.caption', { group: isolated(week.groupName), monday: dateInWords(week.monday) })

  // The focus follows the active cell while it is in the grid; it is never pulled in from elsewhere.
  useEffect(() => {
    if (active === null || grid.current === null || !grid.current.contains(document.activeElement)) return
    cellAt(grid.current, active)?.focus()
  }, [active])

  const activate = (event: FocusEvent | MouseEvent) => {
    const spot = spotOf(event.target)
    if (spot !== null) onActive(spot)
  }
  return (
    <div className="kw-presence-scroll">
      <table
        ref={grid}
        className="kw-presence"
        style={{ minWidth: `${String(11 + sessions.length * 4.75)}rem`, maxWidth: `${String(13 + sessions.length * 13)}rem` }}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table whose cells are filled in is a grid
        role="grid"
        aria-label={caption}
        onFocus={activate}
        onClick={activate}
        onKeyDown={(event) => {
          if (onKey(event)) event.preventDefault()
        }}
      >
        <thead>
          <tr>
            <td rowSpan={2} className="kw-presence-corner" />
            {daysOf(sessions).map(({ on, weekday, count }) => (
              <th key={on} scope="colgroup" colSpan={count} {...(on === todayInUtrecht() ? { 'data-today': true } : {})}>
                <abbr title={weekdayLong(weekday)}>{weekdayShort(weekday)}</abbr> {dayAndMonth(on)}
              </th>
            ))}
          </tr>
          <tr>
            {sessions.map((session) => (
              <th key={`${session.on} ${session.dagdeel}`} scope="col" className="kw-presence-part" {...timesOf(session)}>
                {t(`common:dagdelen.${session.dagdeel}`)}
                <SessionNote session={session} />
              </th>
            ))}
          </tr>
          <tr className="kw-presence-counts">
            <th scope="row">{t('presence:grid.present')}</th>
            {sessions.map((session, column) => (
              <td key={`${session.on} ${session.dagdeel}`}>
                {session.refusal !== 'closed' && session.refusal !== 'future' && (
                  <Counts totals={totalsOf(rows, column, session.maximum)} session={session} />
                )}
              </td>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <ChildLine
              key={row.childId}
              row={row}
              sessions={sessions}
              index={index}
              activeColumn={active?.row === index ? active.column : null}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Why the dagdeel cannot be filled in; its times are in the tooltip of the column. */
function SessionNote({ session: { refusal, closedFor } }: { readonly session: PresenceSession }) {
  const { t } = useTranslation('presence')
  if (refusal !== 'closed' && refusal !== 'future') return null
  return (
    <span className="kw-row-line" {...(closedFor === null ? {} : { title: closedFor })}>
      {t(refusal === 'closed' ? 'grid.closedShort' : 'grid.future')}
    </span>
  )
}

interface ChildLineProps {
  readonly row: GridRow
  readonly sessions: readonly PresenceSession[]
  readonly index: number
  /** Null while the active cell is in another row. */
  readonly activeColumn: number | null
}

/** The arrow keys draw two rows anew and not the grid. */
const ChildLine = memo(function ChildLine({ row, sessions, index, activeColumn }: ChildLineProps) {
  const { t } = useTranslation(['presence', 'common'])
  return (
    <tr>
      <th scope="row">
        <bdi>{row.name}</bdi>
        {row.isExtra && <span className="kw-row-line">{t('presence:grid.extra')}</span>}
      </th>
      {row.cells.map((cell, column) => {
        const session = sessions[column]
        if (session === undefined) return null
        const key = `${session.on} ${session.dagdeel}`
        if (cell === null) return <td key={key} data-none />
        return (
          <Cell key={key} t={t} row={row} cell={cell} session={session} spot={{ row: index, column }} isActive={activeColumn === column} />
        )
      })}
    </tr>
  )
})

interface CellProps {
  /** Of the row: a week has so many cells that each asking for its own is seen. */
  readonly t: TFunction<['presence', 'common']>
  readonly row: GridRow
  readonly cell: GridCell
  readonly session: PresenceSession
  readonly spot: Spot
  readonly isActive: boolean
}

function Cell({ t, row, cell, session, spot, isActive }: CellProps) {
  const refusal = refusalOf(session, cell.cell)
  const state =
    refusal === 'elsewhere'
      ? t('presence:grid.elsewhere', { group: isolated(cell.cell.elsewhere ?? '') })
      : cell.state === null
        ? t(
            refusal === null
              ? 'presence:grid.empty'
              : refusal === 'closed'
                ? 'presence:grid.closedShort'
                : refusal === 'future'
                  ? 'presence:grid.future'
                  : 'presence:grid.notOffered',
          )
        : t(`presence:states.${cell.state}.label`)
  return (
    <td
      role="gridcell"
      tabIndex={isActive ? 0 : -1}
      data-spot={`${String(spot.row)} ${String(spot.column)}`}
      data-state={refusal === 'elsewhere' ? 'elsewhere' : (cell.state ?? 'empty')}
      {...(refusal === null ? {} : { 'data-refused': true, 'aria-readonly': true })}
      {...(cell.isPending ? { 'data-pending': true } : {})}
      {...(cell.isClash ? { 'data-clash': true } : {})}
      {...(cell.cell.isPlanned ? {} : { 'data-extra': true })}
      aria-label={t('presence:grid.cell', {
        name: isolated(row.name),
        day: weekdayLong(session.weekday),
        dagdeel: t(`common:dagdelen.${session.dagdeel}`),
        state,
      })}
    >
      <span aria-hidden>{cell.state === null ? (refusal === 'elsewhere' ? '↗' : '') : t(`presence:states.${cell.state}.key`)}</span>
    </td>
  )
}

/** How many are there of how many may, who must be there for them, and whether the dagdeel is done. */
function Counts({ totals, session }: { readonly totals: Totals; readonly session: PresenceSession }) {
  const { t } = useTranslation('presence')
  const { present, over, empty, professionals } = totals
  return (
    <>
      <span className="kw-presence-count">
        {over > 0 && <IconAlertTriangle className="kw-attention" size={14} stroke={1.7} aria-hidden />}
        <strong {...(over > 0 ? { className: 'kw-attention' } : {})}>{present}</strong> {t('grid.of', { maximum: session.maximum })}
        {professionals > 0 && (
          <span className="kw-presence-staff" title={t('grid.needed', { count: professionals })}>
            <IconUser size={14} stroke={1.7} aria-hidden />
            <span aria-hidden>{professionals}</span>
            <span className="kw-visually-hidden">{t('grid.needed', { count: professionals })}</span>
          </span>
        )}
      </span>
      <span className="kw-row-line" {...(over > 0 ? { 'data-attention': true } : {})}>
        {over > 0 ? t('grid.over', { count: over }) : empty > 0 ? t('grid.missing', { count: empty }) : t('grid.complete')}
      </span>
    </>
  )
}

/** The days that have a dagdeel, with how many columns each stands over. */
function daysOf(sessions: readonly PresenceSession[]): { readonly on: string; readonly weekday: number; readonly count: number }[] {
  return sessions
    .filter((one, index) => sessions.findIndex((other) => other.on === one.on) === index)
    .map(({ on, weekday }) => ({ on, weekday, count: sessions.filter((one) => one.on === on).length }))
}

function timesOf({ startsAt, endsAt }: PresenceSession): { readonly title?: string } {
  return startsAt === null || endsAt === null ? {} : { title: `${startsAt}–${endsAt}` }
}

/** `23 nov`: the year stands above the grid. */
function dayAndMonth(on: string): string {
  return dateInWords(on).split(' ').slice(1, 3).join(' ')
}

function cellAt(grid: HTMLElement, { row, column }: Spot): HTMLElement | null {
  return grid.querySelector<HTMLElement>(`[data-spot="${String(row)} ${String(column)}"]`)
}

function spotOf(target: EventTarget): Spot | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-spot]') : null
  const [row, column] = (element?.dataset['spot'] ?? '').split(' ').map(Number)
  return element === null || row === undefined || column === undefined ? null : { row, column }
}
