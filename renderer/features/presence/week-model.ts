import type { PresenceCell, PresenceSession, PresenceState, PresenceWeek } from '../../../db/contract/presence.ts'
import { presenceStates } from '../../../db/contract/presence.ts'
import { professionalsNeeded } from '../../../db/contract/law.ts'
import { cellKey, shownState, type CellKey, type Edits } from './presence-edits.ts'

/** A place in the grid: which child, which dagdeel. */
export interface Spot {
  readonly row: number
  readonly column: number
}

export interface GridCell {
  readonly key: CellKey
  readonly cell: PresenceCell
  readonly state: PresenceState | null
  readonly isPending: boolean
  readonly isClash: boolean
}

export interface GridRow {
  readonly childId: string
  readonly name: string
  readonly isExtra: boolean
  /** One for each session; null where the child has no place. */
  readonly cells: readonly (GridCell | null)[]
}

export interface Totals {
  readonly present: number
  /** Cells without a state. */
  readonly empty: number
  readonly planned: number
  /** More than the maximum of that day. */
  readonly over: number
  readonly professionals: number
}

/** The week with what the user changed on top of it. */
export function rowsOf(week: PresenceWeek, edits: Edits): GridRow[] {
  return week.children.map(({ childId, name, cells }) => ({
    childId,
    name,
    isExtra: cells.every((cell) => !cell.isPlanned),
    cells: week.sessions.map((session) => {
      const cell = cells.find((one) => one.on === session.on && one.dagdeel === session.dagdeel)
      if (cell === undefined) return null
      const key = cellKey({ childId, on: session.on, dagdeel: session.dagdeel })
      return { key, cell, state: shownState(edits, key, cell), isPending: edits.pending.has(key), isClash: edits.clashes.has(key) }
    }),
  }))
}

export function totalsOf(rows: readonly GridRow[], column: number, maximum: number): Totals {
  const cells = rows.flatMap((row) => row.cells[column] ?? []).filter(({ cell }) => cell.elsewhere === null)
  const present = cells.filter(({ state }) => state === 'aanwezig').length
  return {
    present,
    empty: cells.filter(({ state }) => state === null).length,
    planned: cells.filter(({ cell }) => cell.isPlanned).length,
    over: Math.max(0, present - maximum),
    professionals: professionalsNeeded(present),
  }
}

/** Where the work is: the first empty cell of today, else of the newest dagdeel that can be filled in. */
export function firstSpot(week: PresenceWeek, rows: readonly GridRow[], today: string): Spot | null {
  const open = week.sessions.map((session, column) => ({ session, column })).filter(({ session }) => session.refusal === null)
  const ofToday = open.filter(({ session }) => session.on === today)
  const candidates = [...ofToday, ...open.filter(({ session }) => session.on !== today).reverse()]
  for (const { column } of candidates) {
    const row = rows.findIndex(({ cells }) => cells[column]?.state === null)
    if (row !== -1) return { row, column }
  }
  const column = candidates[0]?.column ?? 0
  const row = rows.findIndex(({ cells }) => cells[column] != null)
  if (row !== -1) return { row, column }
  const any = rows.findIndex(({ cells }) => cells.some((one) => one !== null))
  return any === -1 ? null : { row: any, column: rows[any]?.cells.findIndex((one) => one !== null) ?? 0 }
}

export type Direction = 'up' | 'down' | 'left' | 'right' | 'home' | 'end'

/** The next spot that way with a cell; the same spot when there is none. */
export function moved(rows: readonly GridRow[], from: Spot, direction: Direction): Spot {
  const columns = rows[from.row]?.cells.length ?? 0
  const hasCell = ({ row, column }: Spot): boolean => rows[row]?.cells[column] != null
  switch (direction) {
    case 'home':
      return firstWith(range(0, columns, 1), (column) => ({ row: from.row, column }), hasCell) ?? from
    case 'end':
      return firstWith(range(columns - 1, -1, -1), (column) => ({ row: from.row, column }), hasCell) ?? from
    case 'up':
      return firstWith(range(from.row - 1, -1, -1), (row) => ({ row, column: from.column }), hasCell) ?? from
    case 'down':
      return firstWith(range(from.row + 1, rows.length, 1), (row) => ({ row, column: from.column }), hasCell) ?? from
    case 'left':
    case 'right': {
      // A child who is not there that day is no wall: the nearest child in the next dagdeel takes over.
      const way = direction === 'right' ? range(from.column + 1, columns, 1) : range(from.column - 1, -1, -1)
      for (const column of way) {
        const rowsNear = rows.map((_, row) => row).sort((one, other) => Math.abs(one - from.row) - Math.abs(other - from.row))
        const spot = firstWith(rowsNear, (row) => ({ row, column }), hasCell)
        if (spot !== null) return spot
      }
      return from
    }
  }
}

function firstWith(numbers: readonly number[], toSpot: (number: number) => Spot, test: (spot: Spot) => boolean): Spot | null {
  for (const number of numbers) {
    const spot = toSpot(number)
    if (test(spot)) return spot
  }
  return null
}

function range(from: number, until: number, step: 1 | -1): number[] {
  const numbers: number[] = []
  for (let number = from; step === 1 ? number < until : number > until; number += step) numbers.push(number)
  return numbers
}

/** Why nothing can be filled in here; null when it can. */
export function refusalOf(session: PresenceSession, cell: PresenceCell): PresenceSession['refusal'] | 'elsewhere' {
  return session.refusal ?? (cell.elsewhere === null ? null : 'elsewhere')
}

/** The state of a pressed letter, by the letters in the texts; undefined for another key. */
export function stateOfKey(pressed: string, letterOf: (state: PresenceState) => string): PresenceState | undefined {
  return presenceStates.find((state) => letterOf(state).toLowerCase() === pressed.toLowerCase())
}
