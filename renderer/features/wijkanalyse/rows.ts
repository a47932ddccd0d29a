import type { Figure, TableColumn, WijkRow } from '../../../db/contract/wijkanalyse.ts'

/** The figure of a row; a row or column that is not there was not delivered. */
export function figureOf(row: WijkRow | undefined, indicator: TableColumn): Figure {
  return row?.figures[indicator] ?? { shown: 'nothing-delivered' }
}
