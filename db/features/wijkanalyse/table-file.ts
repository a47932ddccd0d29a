import { indicators, type IndicatorId } from '../../contract/indicators.ts'
import { tableColumns, type Denominator, type Figure, type TableColumn, type WijkRow, type WijkTable } from '../../contract/wijkanalyse.ts'
import { wijken } from '../../contract/wijken.ts'
import { csvOf } from '../../documents/csv.ts'
import { xlsxOf, type SheetValue } from '../../documents/xlsx.ts'
import indicatorTexts from '../../../resources/locales/nl/indicators.json' with { type: 'json' }
import texts from '../../../resources/locales/nl/wijkanalyse.json' with { type: 'json' }
import { dominantShare } from './rules.ts'

const words = texts.table

/** One column of the file: its head, and what of a figure stands in it. */
interface FileColumn {
  readonly head: string
  readonly valueOf: (row: WijkRow) => SheetValue
  readonly width: number
}

/** The shown table as a workbook: the table with its notes, and a sheet that explains the columns. */
export function tableAsXlsx(table: WijkTable, denominators: readonly Denominator[]): Promise<Uint8Array> {
  const columns = fileColumns(table)
  return xlsxOf([
    {
      name: words.sheet,
      rows: [...tableRows(table, columns), ...noteRows(table, denominators)],
      widths: columns.map((column) => column.width),
      headRow: 0,
    },
    { name: words.explanationSheet, rows: explanationRows(table), widths: [28, 24, 110], headRow: 0 },
  ])
}

/** The shown table as CSV: heads in the first line, notes under the table. */
export function tableAsCsv(table: WijkTable, denominators: readonly Denominator[]): Uint8Array {
  const rows = [...tableRows(table, fileColumns(table)), ...noteRows(table, denominators)]
  return csvOf(rows.map((row) => row.map((value) => (typeof value === 'object' && value !== null ? value.value : value))))
}

function tableRows(table: WijkTable, columns: readonly FileColumn[]): SheetValue[][] {
  return [columns.map((column) => column.head), ...[...table.rows, table.city].map((row) => columns.map((column) => column.valueOf(row)))]
}

function fileColumns(table: WijkTable): FileColumn[] {
  return [
    { head: words.wijk, valueOf: (row) => (row.wijkCode === null ? words.city : wijken[row.wijkCode]), width: 22 },
    { head: words.delivered, valueOf: (row) => row.deliveredLocations, width: 12 },
    { head: words.expected, valueOf: (row) => row.expectedLocations, width: 12 },
    ...tableColumns.flatMap((column) => columnsOf(column, table.smallCount)),
  ]
}

function columnsOf(column: TableColumn, smallCount: number): FileColumn[] {
  const { label } = indicatorTexts[column]
  const figureOf = (row: WijkRow): Figure => row.figures[column] ?? { shown: 'nothing-delivered' }
  const main: FileColumn = { head: label, valueOf: (row) => mainValue(figureOf(row), smallCount), width: 18 }
  if (!isShare(column)) return [main]
  const part = (head: string, valueOf: (figure: Extract<Figure, { shown: 'share' }>) => SheetValue): FileColumn => ({
    head: fill(head, { label }),
    valueOf: (row) => {
      const figure = figureOf(row)
      return figure.shown === 'share' ? valueOf(figure) : null
    },
    width: 14,
  })
  const counts = [part(words.numerator, (figure) => figure.count), part(words.denominator, (figure) => figure.denominator)]
  if (!isPersonal(column)) return [main, ...counts]
  return [main, ...counts, part(words.low, (figure) => percentage(figure.low)), part(words.high, (figure) => percentage(figure.high))]
}

function isShare(column: TableColumn): boolean {
  return column === 'reach' || indicators[column].measure === 'share'
}

function isPersonal(column: TableColumn): boolean {
  return column === 'reach' || indicators[column].sensitivity !== 'operational'
}

function mainValue(figure: Figure, smallCount: number): SheetValue {
  switch (figure.shown) {
    case 'count':
      return figure.count
    case 'share':
      return percentage(figure.share)
    case 'small':
      return fill(words.small, { k: smallCount })
    case 'hidden':
      return words.hidden
    case 'city-only':
      return words.cityOnly
    case 'not-computable':
      return words.notComputable
    case 'nothing-delivered':
      return words.nothingDelivered
  }
}

/** To a hundredth of a percent: what is exact stands beside it as two counts. */
function percentage(share: number): SheetValue {
  return { value: Math.round(share * 10_000) / 10_000, format: '0%' }
}

function noteRows(table: WijkTable, denominators: readonly Denominator[]): SheetValue[][] {
  const k = table.smallCount
  const residents = table.byResidence.map((column) => indicatorTexts[column as TableColumn].label).join(', ')
  return [
    [],
    [words.peildatum, table.peildatum],
    [fill(words.smallNote, { k, most: k - 1 })],
    [fill(words.floorNote, { floor: table.denominatorFloor })],
    [words.hiddenNote],
    [words.cityOnlyNote],
    [fill(words.oneLocationNote, { dominance: Math.round(dominantShare * 100) })],
    [fill(words.residenceNote, { columns: residents })],
    [words.unknownWijkNote],
    [words.intervalNote],
    [words.source, words.sourceNote],
    ...denominators.flatMap(({ wijkCode, source }) => (source === null ? [] : [[words.denominatorSource, wijken[wijkCode], source]])),
  ]
}

function explanationRows(table: WijkTable): SheetValue[][] {
  const rowOf = (column: string): SheetValue[] => {
    const { label, explanation } = indicatorTexts[column as IndicatorId | 'reach']
    return [label, table.byResidence.includes(column) ? words.byResidence : words.byLocation, explanation]
  }
  return [[words.column, words.countedBy, words.meaning], ...table.columns.map(rowOf)]
}

function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''))
}
