import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import readXlsxFile from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { indicatorIds, indicators, type Cell } from '../../../db/contract/indicators.ts'
import { tableColumns, type Figure, type WijkRow, type WijkTable } from '../../../db/contract/wijkanalyse.ts'
import { wijkCodes, wijken, type WijkCode } from '../../../db/contract/wijken.ts'
import type { ProjectleiderTables } from '../../../db/schema/database.ts'
import indicatorTexts from '../../../resources/locales/nl/indicators.json' with { type: 'json' }
import { expectError, startTestBackend, type TestBackend } from '../../support/backend.ts'
import { aBody, aLocation, importFiles, introduce, writeDelivery } from '../../support/deliveries.ts'

const peildatum = '2026-10-01'
let backend: TestBackend<ProjectleiderTables>

/** A small city: three wijken with locations of different sizes, children who live elsewhere or nowhere known. */
const city: readonly {
  readonly wijkCode: WijkCode
  readonly cells: Partial<Record<(typeof indicatorIds)[number], number>>
  readonly residence: Partial<Record<WijkCode | 'onbekend', number>>
}[] = [
  {
    wijkCode: 'WK034403',
    cells: { waiting: 12, sixteenHours: 30, unreachedFamilies: 10, places: 48 },
    residence: { WK034403: 30, WK034402: 6 },
  },
  {
    wijkCode: 'WK034403',
    cells: { waiting: 9, sixteenHours: 25, unreachedFamilies: 10, places: 32 },
    residence: { WK034403: 28, WK034408: 2 },
  },
  {
    wijkCode: 'WK034408',
    cells: { waiting: 2, sixteenHours: 20, unreachedFamilies: 10, places: 32 },
    residence: { WK034408: 30, onbekend: 7 },
  },
  { wijkCode: 'WK034408', cells: { waiting: 1, sixteenHours: 20, unreachedFamilies: 12, places: 16 }, residence: { WK034408: 24 } },
  { wijkCode: 'WK034406', cells: { waiting: 15, sixteenHours: 15, unreachedFamilies: 9, places: 16 }, residence: { WK034406: 22 } },
]

function cellsOf({ cells, residence }: (typeof city)[number]): Cell[] {
  return indicatorIds.flatMap((indicator): Cell[] => {
    const { splitBy, measure } = indicators[indicator]
    const one = (dims: Cell['dims'], count: number): Cell => ({
      indicator,
      level: 'locatie',
      dims,
      count,
      ...(measure === 'share' ? { denominator: 40 } : {}),
    })
    if (indicator === 'placedWithAdvies')
      return Object.entries(residence).map(([wijkCode, count]) => one({ wijkCode: wijkCode as WijkCode }, count))
    if (splitBy === 'residence') return [one({ wijkCode: 'WK034403' }, 8)]
    if (splitBy === 'status') return [one({ status: 'behaald' }, 1)]
    return [one({}, cells[indicator] ?? 20)]
  })
}

beforeAll(async () => {
  backend = await startTestBackend({ kind: 'projectleider' })
  for (const part of city) {
    const location = aLocation()
    await introduce(
      backend,
      location,
      aBody(location, {
        cells: cellsOf(part),
        location: { locationId: location.locationId, name: location.name, houder: 'Ludens', wijkCode: part.wijkCode },
      }),
    )
  }
})
afterAll(() => backend.stop())

const table = (): Promise<WijkTable> => backend.call('wijkanalyse.table', { peildatum })
const rowOf = (shown: WijkTable, wijkCode: WijkCode): WijkRow => shown.rows[wijkCodes.indexOf(wijkCode)] as WijkRow
const setDenominator = (wijkCode: WijkCode, adviesCount: number | null, source: string | null = 'JGZ, opgave oktober 2026') =>
  backend.call('wijkanalyse.setDenominator', { wijkCode, peildatum, adviesCount, source })

describe('wijkanalyse.table', () => {
  test('adds up what counts, by residence and by location, and always has ten rows', async () => {
    const shown = await table()
    expect(shown.rows.map((row) => row.wijkCode)).toEqual([...wijkCodes])
    const overvecht = rowOf(shown, 'WK034403')
    expect(overvecht).toMatchObject({ deliveredLocations: 2, expectedLocations: 2 })
    expect(overvecht.figures['placedWithAdvies']).toEqual({ shown: 'count', count: 58 })
    expect(overvecht.figures['places']).toEqual({ shown: 'count', count: 80 })
    expect(rowOf(shown, 'WK034408').figures['placedWithAdvies']).toEqual({ shown: 'count', count: 56 })
    expect(rowOf(shown, 'WK034402').figures['placedWithAdvies']).toEqual({ shown: 'count', count: 6 })
    expect(shown.city.figures['placedWithAdvies']).toEqual({ shown: 'count', count: 149 })
    expect(shown.city.figures['places']).toEqual({ shown: 'count', count: 144 })
    expect(rowOf(shown, 'WK034408').figures['sixteenHours']).toMatchObject({ shown: 'share', count: 40, denominator: 80, share: 0.5 })
    expect(shown.city.figures['sixteenHours']).toMatchObject({ shown: 'share', count: 110, denominator: 200 })
    // Binnenstad is one location: with Overvecht shown as well, it could be subtracted out of the city.
    expect(rowOf(shown, 'WK034406').figures['sixteenHours']).toEqual({ shown: 'hidden' })
    expect(overvecht.figures['sixteenHours']).toEqual({ shown: 'hidden' })
  })

  test('says where nothing was delivered, hides the wijk of one location and small counts', async () => {
    const shown = await table()
    expect(rowOf(shown, 'WK034401').figures['waiting']).toEqual({ shown: 'nothing-delivered' })
    expect(rowOf(shown, 'WK034401').figures['placedWithAdvies']).toEqual({ shown: 'count', count: 0 })
    expect(rowOf(shown, 'WK034406').figures['waiting']).toEqual({ shown: 'hidden' })
    expect(rowOf(shown, 'WK034406').figures['places']).toEqual({ shown: 'count', count: 16 })
    expect(rowOf(shown, 'WK034408').figures['waiting']).toEqual({ shown: 'small' })
  })

  test('has no reach without denominators, and reach of the city with all ten', async () => {
    for (const row of [...(await table()).rows, (await table()).city]) {
      expect(row.figures['reach']).toEqual({ shown: 'not-computable', reason: 'no-denominator' })
    }
    for (const wijkCode of wijkCodes) await setDenominator(wijkCode, 80)
    const shown = await table()
    expect(rowOf(shown, 'WK034403').figures['reach']).toMatchObject({ shown: 'share', count: 58, denominator: 80, share: 0.725 })
    expect(shown.city.figures['reach']).toMatchObject({ shown: 'share', count: 149, denominator: 800 })

    await setDenominator('WK034403', 57)
    expect(rowOf(await table(), 'WK034403').figures['reach']).toEqual({ shown: 'not-computable', reason: 'implausible-denominator' })
    await setDenominator('WK034403', null)
    const denominators = await backend.call('wijkanalyse.denominators', { peildatum })
    expect(denominators).toHaveLength(10)
    expect(denominators[2]).toEqual({ wijkCode: 'WK034403', peildatum, adviesCount: null, source: null, enteredAt: null })
    expect(denominators[3]).toEqual({
      wijkCode: 'WK034404',
      peildatum,
      adviesCount: 80,
      source: 'JGZ, opgave oktober 2026',
      enteredAt: backend.clock.now,
    })
    expect((await table()).city.figures['reach']).toEqual({ shown: 'not-computable', reason: 'no-denominator' })
    await setDenominator('WK034403', 80)
  })

  test('follows the settings', async () => {
    await backend.call('settings.changeOwn', { name: 'smallCount', value: 7 })
    const shown = await table()
    expect(shown.smallCount).toBe(7)
    expect(rowOf(shown, 'WK034402').figures['placedWithAdvies']).toEqual({ shown: 'small' })
    await backend.call('settings.changeOwn', { name: 'smallCount', value: 5 })
  })

  test('knows only its own peildatum', async () => {
    const shown = await backend.call('wijkanalyse.table', { peildatum: '2026-01-01' })
    expect(shown.city.figures['places']).toEqual({ shown: 'nothing-delivered' })
  })

  test('does not count what only waits', async () => {
    const location = aLocation()
    await importFiles(backend, await writeDelivery(backend, 'wacht.age', location.signer, aBody(location)))
    expect((await table()).city.deliveredLocations).toBe(5)
  })
})

/** What must stand in the main column of a figure. */
function expected(figure: Figure | undefined): string | number | null {
  switch (figure?.shown) {
    case 'count':
      return figure.count
    case 'share':
      return Math.round(figure.share * 10_000) / 10_000
    case 'small':
      return '<5'
    case 'city-only':
      return 'alleen Utrecht'
    case 'hidden':
      return 'niet getoond'
    case 'not-computable':
      return 'niet te berekenen'
    default:
      return 'geen levering'
  }
}

describe('wijkanalyse.saveTable', () => {
  test('saves exactly the shown table as XLSX, with its notes', async () => {
    const shown = await table()
    const path = join(backend.scratch, 'tabel.xlsx')
    backend.dialogs.savePath = path
    expect(await backend.call('wijkanalyse.saveTable', { peildatum, format: 'xlsx' })).toEqual({ fileName: 'tabel.xlsx' })
    const [sheet, explanation] = await readXlsxFile(path)
    const rows = sheet?.data ?? []
    const heads = (rows[0] ?? []).map(String)
    expect(rows.slice(1, 12).map((row) => row[0])).toEqual([...wijkCodes.map((code) => wijken[code]), 'Utrecht'])
    for (const column of tableColumns) {
      const at = heads.indexOf(indicatorTexts[column].label)
      expect(at).toBeGreaterThan(0)
      expect(rows.slice(1, 12).map((row) => row[at])).toEqual([...shown.rows, shown.city].map((row) => expected(row.figures[column])))
      const counts = heads.indexOf(`${indicatorTexts[column].label}: aantal`)
      if (counts === -1) continue
      expect(rows.slice(1, 12).map((row) => row[counts])).toEqual(
        [...shown.rows, shown.city].map(({ figures }) => (figures[column]?.shown === 'share' ? figures[column].count : null)),
      )
    }
    const notes = rows
      .slice(12)
      .flat()
      .filter((value) => value !== null)
      .join('\n')
    for (const words of [
      peildatum,
      '“<5”',
      '10 of meer kinderen',
      'waar het kind woont',
      'waar de voorschool staat',
      '80 %',
      'JGZ, opgave oktober 2026',
    ])
      expect(notes).toContain(words)
    expect(explanation?.data).toHaveLength(tableColumns.length + 1)
    expect(
      (await backend.kysely.selectFrom('auditEntry').select('outcome').where('operation', '=', 'wijkanalyse.saveTable').execute()).at(-1),
    ).toEqual({ outcome: 'ok' })
  })

  test('saves the same as CSV', async () => {
    const path = join(backend.scratch, 'tabel.csv')
    backend.dialogs.savePath = path
    await backend.call('wijkanalyse.saveTable', { peildatum, format: 'csv' })
    const text = readFileSync(path, 'utf8')
    expect(text.startsWith('\uFEFFWijk;Locaties die leverden;')).toBe(true)
    const lines = text.split('\r\n')
    expect(lines[3]).toMatch(/^Overvecht;2;2;0,725;58;80;/)
    expect(lines.slice(1, 12).map((line) => line.split(';')[0])).toEqual([...wijkCodes.map((code) => wijken[code]), 'Utrecht'])
  })

  test('writes nothing when the dialog is closed', async () => {
    backend.dialogs.savePath = null
    await expectError(backend.call('wijkanalyse.saveTable', { peildatum, format: 'csv' }), 'cancelled')
  })
})
