import { wijkCodes, type WijkCode } from '../../../db/contract/wijken.ts'

/** Where a wijk lies on the map of tiles: north is up, and neighbours touch where they do in the city. */
export const tilePlaces: Readonly<Record<WijkCode, { readonly row: number; readonly column: number }>> = {
  WK034402: { row: 1, column: 3 },
  WK034403: { row: 1, column: 4 },
  WK034404: { row: 1, column: 5 },
  WK034410: { row: 2, column: 1 },
  WK034409: { row: 2, column: 2 },
  WK034401: { row: 2, column: 3 },
  WK034406: { row: 2, column: 4 },
  WK034405: { row: 2, column: 5 },
  WK034408: { row: 3, column: 3 },
  WK034407: { row: 3, column: 4 },
}

/** From the upper left, as it is read. */
export const tileOrder: readonly WijkCode[] = [...wijkCodes].sort(
  (one, other) => tilePlaces[one].row - tilePlaces[other].row || tilePlaces[one].column - tilePlaces[other].column,
)

const steps: Readonly<Record<string, { readonly row: number; readonly column: number }>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
}

/** The wijk that an arrow key leads to; undefined for another key, or where the map ends. */
export function neighbourOf(from: WijkCode, key: string): WijkCode | undefined {
  const step = steps[key]
  if (step === undefined) return undefined
  const { row, column } = tilePlaces[from]
  return wijkCodes.find((one) => tilePlaces[one].row === row + step.row && tilePlaces[one].column === column + step.column)
}
