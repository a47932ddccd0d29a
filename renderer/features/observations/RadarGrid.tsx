import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useCallback, useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { domains, type Domain } from '../../../db/contract/observations.ts'
import type { RadarChild } from '../../../db/contract/radar.ts'
import { fullDateInWords } from '../../ui/date-words.ts'
import { DomainBadge, domainIcons } from '../../ui/DomainBadge.tsx'
import { moveInGrid, type GridPlace } from '../../ui/grid-move.ts'
import { isolated } from '../../ui/isolated.ts'
import { sinceInWords } from './sight.ts'
import { SeenMark } from './SeenMark.tsx'
import './radar.css'

interface RadarGridProps {
  readonly label: string
  readonly rows: readonly RadarChild[]
  readonly today: string
  /** The group stands under the name, where children of more than one group are shown. */
  readonly hasGroups: boolean
  readonly onLog: (child: RadarChild, domain: Domain) => void
}

/** The name and the four domains. */
const columnCount = domains.length + 1
const rowHeight = 47
const virtualFrom = 60

/**
 * Child by domain: when each was last seen. One stop of Tab; inside it the arrow keys go from cell to cell, Enter writes an
 * observation of that child and domain. It looks like a table and is one; only what is near the view is drawn in a long one.
 */
export function RadarGrid({ label, rows, today, hasGroups, onLog }: RadarGridProps) {
  const { t } = useTranslation(['observations', 'common'])
  const table = useRef<HTMLTableElement>(null)
  const [active, setActive] = useState<GridPlace>({ row: 0, column: 1 })
  const wantsFocus = useRef(false)
  const row = Math.min(active.row, Math.max(0, rows.length - 1))
  const { column } = active

  const [top, setTop] = useState(0)
  const isVirtual = rows.length >= virtualFrom
  // eslint-disable-next-line react-hooks/incompatible-library -- the list keeps its own state; nothing here is memoised by a compiler
  const virtualizer = useVirtualizer({
    count: rows.length,
    enabled: isVirtual,
    getScrollElement: () => table.current?.closest('main') ?? null,
    getItemKey: (index) => rows[index]?.childId ?? index,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin: top,
    scrollPaddingStart: 48,
  })
  useLayoutEffect(() => {
    const body = table.current?.tBodies[0]
    const scroller = body?.closest('main')
    if (body == null || scroller == null) return
    const measure = () => {
      setTop(Math.round(body.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop))
    }
    measure()
    const observer = new ResizeObserver(measure)
    for (const one of [scroller, ...scroller.querySelectorAll('.kw-page > *')]) observer.observe(one)
    return () => {
      observer.disconnect()
    }
  }, [isVirtual])

  const move = (event: KeyboardEvent) => {
    const to = moveInGrid(event, { row, column }, { rows: rows.length, columns: columnCount })
    if (to === null) return
    event.preventDefault()
    wantsFocus.current = true
    setActive(to)
    if (isVirtual) virtualizer.scrollToIndex(to.row)
  }
  const activate = useCallback((index: number, cell: number) => {
    setActive({ row: index, column: cell })
  }, [])

  const drawn = virtualizer.getVirtualItems()
  const indexes = isVirtual ? drawn.map((one) => one.index) : rows.map((_, index) => index)
  const isDrawn = indexes.includes(row)
  // Scrolled away with the mouse: then Tab enters at the first row that is drawn.
  const stopRow = isDrawn ? row : indexes[0]

  // The cell that was moved to may only be drawn after the scroll: it takes the focus as soon as it is there.
  useEffect(() => {
    if (!wantsFocus.current || !isDrawn) return
    const cell = table.current?.querySelector<HTMLElement>('[data-active]')
    if (cell == null) return
    wantsFocus.current = false
    cell.focus({ preventScroll: isVirtual })
  })

  const before = isVirtual ? (drawn[0]?.start ?? top) - top : 0
  const after = isVirtual ? Math.max(0, virtualizer.getTotalSize() - ((drawn.at(-1)?.end ?? top) - top)) : 0
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table whose cells are walked with the arrow keys is a grid
    <table ref={table} role="grid" className="kw-radar" aria-label={label} aria-rowcount={rows.length + 1} onKeyDown={move}>
      {/* eslint-disable-next-line jsx-a11y/no-redundant-roles -- at large text the table is drawn as blocks, which would lose it */}
      <thead role="rowgroup">
        <tr role="row" aria-rowindex={1}>
          <th scope="col" role="columnheader">
            {t('observations:radar.child')}
          </th>
          {domains.map((domain) => (
            <th key={domain} scope="col" role="columnheader">
              <DomainBadge domain={domain} />
            </th>
          ))}
        </tr>
      </thead>
      {/* eslint-disable-next-line jsx-a11y/no-redundant-roles -- at large text the table is drawn as blocks, which would lose it */}
      <tbody role="rowgroup">
        <Spacer height={before} />
        {indexes.map((index) => {
          const child = rows[index]
          if (child === undefined) return null
          return (
            <RadarRow
              key={child.childId}
              child={child}
              index={index}
              activeColumn={index === stopRow ? column : null}
              today={today}
              hasGroup={hasGroups}
              measure={isVirtual ? virtualizer.measureElement : undefined}
              onActivate={activate}
              onLog={onLog}
            />
          )
        })}
        <Spacer height={after} />
      </tbody>
    </table>
  )
}

interface RadarRowProps {
  readonly child: RadarChild
  readonly index: number
  readonly activeColumn: number | null
  readonly today: string
  readonly hasGroup: boolean
  readonly measure: ((row: HTMLTableRowElement | null) => void) | undefined
  readonly onActivate: (row: number, column: number) => void
  readonly onLog: (child: RadarChild, domain: Domain) => void
}

/** Drawn again only when the focus comes or goes, or when somebody was seen. */
const RadarRow = memo(function RadarRow({ child, index, activeColumn, today, hasGroup, measure, onActivate, onLog }: RadarRowProps) {
  const { t } = useTranslation(['observations', 'common'])
  const stop = (column: number) => (activeColumn === column ? { tabIndex: 0, 'data-active': true } : { tabIndex: -1 })
  const name = isolated(child.name)
  return (
    <tr role="row" aria-rowindex={index + 2} data-index={index} ref={measure}>
      <th scope="row" role="rowheader">
        <Link
          className="kw-radar-name kw-focus"
          to={`/kinderen/${child.childId}/ontwikkeling`}
          onFocus={() => {
            onActivate(index, 0)
          }}
          {...stop(0)}
        >
          <bdi>{child.name}</bdi>
          {hasGroup && <span className="kw-row-line">{child.groupName}</span>}
          <span className="kw-visually-hidden">{t('observations:radar.open')}</span>
        </Link>
      </th>
      {child.sights.map(({ domain, lastSeenOn, state }, position) => {
        const since = sinceInWords(lastSeenOn, today)
        const DomainIcon = domainIcons[domain]
        return (
          <td key={domain} role="gridcell">
            <button
              type="button"
              className="kw-radar-cell kw-focus"
              data-state={state}
              aria-label={t('observations:radar.cell', {
                name,
                domain: t(`common:domains.${domain}`),
                since,
                state: t(`observations:sights.${state}`),
              })}
              {...(lastSeenOn === null ? {} : { title: fullDateInWords(lastSeenOn) })}
              onClick={() => {
                onLog(child, domain)
              }}
              onFocus={() => {
                onActivate(index, position + 1)
              }}
              {...stop(position + 1)}
            >
              <span className="kw-radar-domain" data-domain={domain} aria-hidden>
                <DomainIcon size={16} stroke={1.7} />
              </span>
              <SeenMark state={state} />
              {since}
            </button>
          </td>
        )
      })}
    </tr>
  )
})

/** Stands for the rows above or below the ones that are drawn. */
function Spacer({ height }: { readonly height: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden>
      <td colSpan={columnCount} style={{ height, padding: 0, border: 0 }} />
    </tr>
  )
}
