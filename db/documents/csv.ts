import { stringify } from 'csv-stringify/sync'

/** Text, a number, or nothing. */
export type TableValue = string | number | null

/**
 * A table as CSV for a Dutch spreadsheet: semicolons, decimal commas, CRLF, UTF-8 with its mark. A text that a spreadsheet
 * would take for a formula gets an apostrophe in front (OWASP, CSV injection); numbers stay numbers.
 */
export function csvOf(rows: readonly (readonly TableValue[])[]): Uint8Array {
  const cells = rows.map((row) => row.map((value) => (typeof value === 'number' ? String(value).replace('.', ',') : harmless(value))))
  return new TextEncoder().encode(stringify(cells, { delimiter: ';', record_delimiter: '\r\n', bom: true, quoted_match: /[\r\n]/ }))
}

/** As csv-stringify's `escape_formulas`, which looks at the first character only: a spreadsheet also skips white space and knows full-width signs. */
function harmless(text: string | null): string {
  if (text === null) return ''
  return /^\s*[=+\-@＝＋－＠|]|^[\t\r\n]/u.test(text) ? `'${text}` : text
}
