import writeXlsxFile, { type SheetData } from 'write-excel-file/node'
import type { TableValue } from './csv.ts'

/** A number with the way in which the spreadsheet shows it; `0%` and such. */
export interface FormattedNumber {
  readonly value: number
  readonly format: string
}
export type SheetValue = TableValue | FormattedNumber

export interface Sheet {
  readonly name: string
  readonly rows: readonly (readonly SheetValue[])[]
  /** In characters, one per column. */
  readonly widths: readonly number[]
  /** Which row (from 0) holds the column heads; bold, and everything above and including it stays in view. */
  readonly headRow: number
}

/** A workbook as bytes. Every text is written as a text cell, so that `=…` is shown and never calculated. */
export async function xlsxOf(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const workbook = await writeXlsxFile(
    sheets.map(({ name, rows, widths, headRow }) => ({
      data: rows.map((row, index) => row.map((value) => cellOf(value, index === headRow))) satisfies SheetData,
      sheet: name,
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: headRow + 1,
    })),
  ).toBuffer()
  return Uint8Array.from(workbook)
}

function cellOf(value: SheetValue, isHead: boolean): SheetData[number][number] {
  const style = isHead ? ({ fontWeight: 'bold', wrap: true, alignVertical: 'top' } as const) : {}
  if (value === null || value === '') return null
  if (typeof value === 'string') return { type: String, value: withoutControls(value), ...style }
  if (typeof value === 'number') return { type: Number, value, ...style }
  return { type: Number, value: value.value, format: value.format, ...style }
}

/** XML 1.0 knows no control characters but tab and line breaks; one of them would make the whole file unreadable. */
function withoutControls(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').toWellFormed()
}
