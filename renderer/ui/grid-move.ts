/** A cell of a grid that takes the focus, counted from zero. */
export interface GridPlace {
  readonly row: number
  readonly column: number
}

interface GridSize {
  readonly rows: number
  readonly columns: number
}

interface GridKey {
  readonly key: string
  readonly ctrlKey: boolean
}

/** How many rows PageUp and PageDown pass. */
const page = 10

/**
 * Where a key goes from a cell, as the grid pattern of the ARIA Authoring Practices has it: arrows one cell, Home and End the
 * row, with Ctrl the whole grid, PageUp and PageDown ten rows. Never leaves the grid. Null: the key is no move.
 */
export function moveInGrid({ key, ctrlKey }: GridKey, from: GridPlace, { rows, columns }: GridSize): GridPlace | null {
  const to = target(key, ctrlKey, from, { rows, columns })
  if (to === null || rows === 0 || columns === 0) return null
  return { row: clip(to.row, rows), column: clip(to.column, columns) }
}

function target(key: string, ctrlKey: boolean, { row, column }: GridPlace, { rows, columns }: GridSize): GridPlace | null {
  switch (key) {
    case 'ArrowUp':
      return { row: row - 1, column }
    case 'ArrowDown':
      return { row: row + 1, column }
    case 'ArrowLeft':
      return { row, column: column - 1 }
    case 'ArrowRight':
      return { row, column: column + 1 }
    case 'Home':
      return { row: ctrlKey ? 0 : row, column: 0 }
    case 'End':
      return { row: ctrlKey ? rows - 1 : row, column: columns - 1 }
    case 'PageUp':
      return { row: row - page, column }
    case 'PageDown':
      return { row: row + page, column }
    default:
      return null
  }
}

function clip(value: number, count: number): number {
  return Math.min(Math.max(value, 0), count - 1)
}
