import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react'
import { flexRender, getCoreRowModel, getSortedRowModel, useReactTable, type ColumnDef, type SortingState } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useDeferredValue, useEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react'
import { useScrollMemory } from './scroll-memory.ts'
import { useIsStanding } from './useIsStanding.ts'
import { virtualScroller } from './virtual-scroller.ts'

export interface Column<Row> {
  readonly id: string
  readonly header: string
  /** The head is for screen readers only, for example above a column of buttons. */
  readonly isHeaderHidden?: boolean
  readonly cell: (row: Row) => ReactNode
  /** Makes the column sortable here, by this value; empty values come last. */
  readonly sortBy?: (row: Row) => string | number | null
  /** Sortable by the backend: see `sort` of the table. */
  readonly isSortable?: boolean
  readonly align?: 'start' | 'end'
  readonly width?: number | string
}

export interface Sort {
  readonly column: string
  readonly descending: boolean
}

interface DataTableProps<Row> {
  /** What the table holds, for screen readers. */
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** Opens a row: the first cell becomes a button, a click anywhere on the row does the same. */
  readonly onOpen?: (row: Row) => void
  readonly selectedKey?: string | null
  /** What stands there without rows. */
  readonly empty: ReactNode
  /** The backend sorts: the current order and what to do when a head is pressed. Without it the table sorts by `sortBy`. */
  readonly sort?: Sort
  readonly onSort?: (sort: Sort) => void
  readonly initialSort?: Sort
  /** All rows that there are, when not all of them are loaded. */
  readonly total?: number
  /** The last loaded row came into view. */
  readonly onReachEnd?: () => void
  /** Of a long table that has something under it; else it takes what the page has left. */
  readonly maxHeight?: string
}

const rowHeight = 46
const virtualFrom = 200
/** About what the head of a page and the window's edges take of its height, in pixels: a first guess. */
const besideTable = 260
/** As many as the smallest window shows: they are drawn first. */
const rowsInView = 14

/** A real table: sortable heads, rows that open with Enter, arrow keys between rows; only what is in view is drawn from 200 rows. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rowKey, onOpen, selectedKey, empty, sort, onSort, initialSort, total, onReachEnd } = props
  // The rows come in pieces behind the rest of the page, so that no key waits for them.
  const rows = useDeferredValue(props.rows)
  const isBehind = rows !== props.rows
  const scroller = useRef<HTMLDivElement>(null)
  const [ownSorting, setOwnSorting] = useState<SortingState>(() => (initialSort === undefined ? [] : [toState(initialSort)]))
  const isSortedByBackend = sort !== undefined
  const sorting = sort === undefined ? ownSorting : [toState(sort)]

  const definitions = useMemo(() => columns.map((column) => toDefinition(column, isSortedByBackend)), [columns, isSortedByBackend])
  // eslint-disable-next-line react-hooks/incompatible-library -- the table keeps its own state; nothing here is memoised by a compiler
  const table = useReactTable<Row>({
    data: rows as Row[],
    columns: definitions,
    state: { sorting },
    getRowId: rowKey,
    manualSorting: isSortedByBackend,
    enableSortingRemoval: false,
    onSortingChange: (update) => {
      const next = typeof update === 'function' ? update(sorting) : update
      const first = next[0]
      if (sort === undefined) setOwnSorting(next)
      else if (first !== undefined) onSort?.({ column: first.id, descending: first.desc })
    },
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
  })
  const tableRows = table.getRowModel().rows

  const isStanding = useIsStanding()
  const memory = useScrollMemory(caption)
  const isVirtual = (total ?? tableRows.length) >= virtualFrom
  const virtualizer = useVirtualizer<HTMLElement, Element>({
    count: tableRows.length,
    enabled: isVirtual,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    ...virtualScroller,
    initialOffset: memory.before,
    initialRect: { width: 0, height: window.innerHeight - besideTable },
    overscan: isStanding ? 12 : 1,
  })
  const items = virtualizer.getVirtualItems()
  const visible = isVirtual
    ? items.map((item) => item.index)
    : (isStanding ? tableRows : tableRows.slice(0, rowsInView)).map((_, index) => index)
  const spaceBefore = isVirtual ? (items[0]?.start ?? 0) : 0
  const spaceAfter = isVirtual ? virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) : 0

  const lastVisible = visible.at(-1)
  useEffect(() => {
    if (isBehind || lastVisible === undefined || total === undefined) return
    if (lastVisible >= tableRows.length - 1 && total > tableRows.length) onReachEnd?.()
  }, [isBehind, lastVisible, tableRows.length, total, onReachEnd])

  if (props.rows.length === 0) return <div className="kw-table-scroll">{empty}</div>

  return (
    <div
      ref={scroller}
      className="kw-table-scroll"
      onScroll={memory.remember}
      {...(isVirtual ? { 'data-long': true } : {})}
      {...(isVirtual && props.maxHeight !== undefined ? { style: { flex: 'none', maxHeight: props.maxHeight } } : {})}
      {...(onOpen === undefined ? { tabIndex: 0, role: 'region', 'aria-label': caption } : {})}
    >
      <table className="kw-table" aria-rowcount={(total ?? tableRows.length) + 1}>
        <caption className="kw-visually-hidden">{caption}</caption>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} aria-rowindex={1}>
              {group.headers.map((header) => {
                const direction = header.column.getIsSorted()
                const meta = columns.find((column) => column.id === header.id)
                return (
                  <th
                    key={header.id}
                    scope="col"
                    data-align={meta?.align ?? 'start'}
                    style={{ width: meta?.width }}
                    {...(direction === false
                      ? {}
                      : { 'aria-sort': direction === 'asc' ? ('ascending' as const) : ('descending' as const) })}
                  >
                    {header.column.getCanSort() ? (
                      <button
                        type="button"
                        className="kw-sort kw-focus"
                        onClick={header.column.getToggleSortingHandler()}
                        {...(direction === false ? {} : { 'data-sorted': true })}
                      >
                        {meta?.header}
                        <SortIcon direction={direction} />
                      </button>
                    ) : (
                      <span {...(meta?.isHeaderHidden === true ? { className: 'kw-visually-hidden' } : {})}>{meta?.header}</span>
                    )}
                  </th>
                )
              })}
            </tr>
          ))}
        </thead>
        <tbody>
          <Spacer height={spaceBefore} columns={columns.length} />
          {visible.map((index) => {
            const row = tableRows[index]
            if (row === undefined) return null
            return (
              <tr
                key={row.id}
                aria-rowindex={index + 2}
                {...(selectedKey === row.id ? { 'aria-current': true as const } : {})}
                {...(onOpen === undefined
                  ? {}
                  : {
                      'data-opens': true,
                      onClick: (event: MouseEvent) => {
                        if (!isOnControl(event)) onOpen(row.original)
                      },
                    })}
              >
                {row.getVisibleCells().map((cell, cellIndex) => {
                  const content = flexRender(cell.column.columnDef.cell, cell.getContext())
                  const meta = columns[cellIndex]
                  return (
                    <td key={cell.id} data-align={meta?.align ?? 'start'}>
                      {cellIndex === 0 && onOpen !== undefined ? (
                        <button
                          type="button"
                          className="kw-table-open kw-focus"
                          onClick={() => {
                            onOpen(row.original)
                          }}
                          onKeyDown={moveBetweenRows}
                        >
                          {content}
                        </button>
                      ) : (
                        content
                      )}
                    </td>
                  )
                })}
              </tr>
            )
          })}
          <Spacer height={spaceAfter} columns={columns.length} />
        </tbody>
      </table>
    </div>
  )
}

function toState(sort: Sort): SortingState[number] {
  return { id: sort.column, desc: sort.descending }
}

function toDefinition<Row>(column: Column<Row>, isSortedByBackend: boolean): ColumnDef<Row> {
  const { id, cell, sortBy } = column
  return {
    id,
    header: column.header,
    cell: (context) => cell(context.row.original),
    enableSorting: isSortedByBackend ? column.isSortable === true : sortBy !== undefined,
    sortDescFirst: false,
    // A number and not undefined, so that the library sees that the column can be sorted.
    accessorFn: (row) => sortBy?.(row) ?? undefined,
    sortUndefined: 'last',
    sortingFn: (one, other, columnId) => compare(one.getValue(columnId), other.getValue(columnId)),
  }
}

const collator = new Intl.Collator('nl', { numeric: true, sensitivity: 'base' })
function compare(one: unknown, other: unknown): number {
  return typeof one === 'number' && typeof other === 'number' ? one - other : collator.compare(String(one), String(other))
}

function SortIcon({ direction }: { readonly direction: false | 'asc' | 'desc' }) {
  if (direction === 'asc') return <IconArrowUp size={14} stroke={1.7} aria-hidden />
  if (direction === 'desc') return <IconArrowDown size={14} stroke={1.7} aria-hidden />
  return <IconArrowsSort size={14} stroke={1.7} aria-hidden opacity={0.5} />
}

/** Stands for the rows above or below the ones that are drawn. */
function Spacer({ height, columns }: { readonly height: number; readonly columns: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden>
      <td colSpan={columns} style={{ height, padding: 0, border: 0 }} />
    </tr>
  )
}

function isOnControl(event: MouseEvent): boolean {
  return event.target instanceof Element && event.target.closest('button, a, input, select, textarea, label') !== null
}

function moveBetweenRows(event: KeyboardEvent<HTMLButtonElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const row = event.currentTarget.closest('tr')
  const next = event.key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling
  const button = next?.querySelector<HTMLButtonElement>('.kw-table-open')
  if (button == null) return
  event.preventDefault()
  button.focus()
}
