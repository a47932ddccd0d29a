import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import readXlsxFile from 'read-excel-file/node'
import { addDays, lastPeildatum } from '../../../db/contract/dates.ts'
import { indicatorIds, indicators, type Cell } from '../../../db/contract/indicators.ts'
import type { WijkCode } from '../../../db/contract/wijken.ts'
import { aLocation } from '../../support/deliveries.ts'
import { expect, launchApp, shot, test } from '../../support/electron.ts'
import { deliver, expectAccessible, peildatum, prepareOffice, takeIn, type Office } from '../../support/prepared-deliveries.ts'
import { openPage, signIn } from '../../support/prepared-workspace.ts'

/** Of every indicator one cell: a high share in one wijk and a low one in the other, so that chance has something to say. */
function cells(wijkCode: WijkCode, count: number, denominator: number): Cell[] {
  return indicatorIds.map((indicator): Cell => {
    const { splitBy, measure } = indicators[indicator]
    const dims = splitBy === 'residence' ? { wijkCode } : splitBy === 'status' ? { status: 'behaald' } : {}
    return { indicator, level: 'locatie', dims, count, ...(measure === 'share' ? { denominator } : {}) }
  })
}

const before = lastPeildatum(addDays(peildatum, -1))

/** Two locations in Overvecht, that also delivered half a year before, and two in Zuid. */
function prepareCity(): Promise<Office> {
  return prepareOffice(async (session, office) => {
    const locations = ['De Kikkers', 'De Egels', 'Het Kompas', 'Het Torentje'].map((name) => aLocation({ name: `Voorschool ${name}` }))
    const earlier = await Promise.all(
      locations
        .slice(0, 2)
        .map((location) => deliver(office, location, { peildatum: before, sequence: 1, cells: cells('WK034403', 12, 60) })),
    )
    const files = await Promise.all(
      locations.map((location, index) => {
        const wijkCode = index < 2 ? 'WK034403' : 'WK034407'
        return deliver(office, location, {
          location: { locationId: location.locationId, name: location.name, houder: 'Spelenderwijs', wijkCode },
          cells: index < 2 ? cells(wijkCode, 20 + index, 60) : cells(wijkCode, 50 + index, 60),
          ...(index < 2 ? { sequence: 3, previousHash: 'a'.repeat(64) } : {}),
          notes: { strengths: index === 0 ? 'De inloop loopt goed.' : '', opportunities: index === 2 ? 'Ouders eerder bellen.' : '' },
        })
      }),
    )
    await takeIn(session, [...earlier, ...files], locations)
  })
}

test('without deliveries the page says how figures come', async () => {
  const app = await launchApp((await prepareOffice()).folder)
  const { page } = app
  await signIn(page)
  await openPage(page, 'Wijkanalyse')
  await expect(page.getByText('Nog geen cijfers')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Naar Leveringen' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Leveringen' })).toBeVisible()
  await app.close()
})

test('denominators are typed by keyboard, and reach appears on the map, beside it and in the saved table', async () => {
  test.slow() // the whole way, with axe in two colour schemes at every stop
  const office = await prepareCity()
  const app = await launchApp(office.folder)
  const { page } = app
  await signIn(page)
  await openPage(page, 'Wijkanalyse')
  await expect(page.getByText('4 van 4 locaties geleverd')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Overvecht niet te berekenen' })).toBeVisible()
  await expectAccessible(page)

  await openPage(page, 'Noemers')
  await page.getByLabel('Bron voor wat je nu invult').fill('JGZ, telling van oktober')
  const numbers = page.getByRole('textbox', { name: /^Kinderen met VE-advies in / })
  const overvecht = page.getByRole('textbox', { name: 'Kinderen met VE-advies in Overvecht' })
  await overvecht.fill('veel')
  await overvecht.press('Enter')
  await expect(page.getByText('Vul een heel getal van 0 tot en met 20.000 in.')).toBeVisible()
  await overvecht.fill('1.00')
  await overvecht.fill('100')
  await overvecht.press('ArrowDown')
  await expect(page.getByRole('row', { name: /^Overvecht/ })).toContainText('opgeslagen')
  await expect(page.getByRole('textbox', { name: 'Bron van het getal van Overvecht' })).toHaveValue('JGZ, telling van oktober')
  await expect(page.getByRole('textbox', { name: 'Kinderen met VE-advies in Noordoost' })).toBeFocused()
  await expect(numbers).toHaveCount(10)
  const zuid = page.getByRole('textbox', { name: 'Kinderen met VE-advies in Zuid', exact: true })
  await zuid.fill('120')
  await zuid.press('Enter')
  await expect(page.getByText('2 van 10 wijken ingevuld')).toBeVisible()
  await expectAccessible(page)
  await shot(page, 'noemers')

  await openPage(page, 'Wijkanalyse')
  const tile = page.getByRole('button', { name: 'Overvecht 41 % 41 van 100' })
  await tile.click()
  const figure = page.getByRole('region', { name: 'Overvecht' })
  await expect(figure).toContainText('41 van 100')
  await expect(figure).toContainText('2 van 2 locaties')
  await expect(page.getByText('De inloop loopt goed.')).toBeVisible()
  await expect(page.getByText('Ouders eerder bellen.')).toBeHidden()

  await expect(figure.getByRole('table', { name: 'Op eerdere dagen' }).getByRole('row')).toHaveCount(3)

  // Arrow keys walk over the map: from Overvecht down to Binnenstad, down to Zuid.
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('button', { name: /^Zuid \d+ %/ })).toBeFocused()
  await expect(page.getByText('Ouders eerder bellen.')).toBeVisible()
  await page.getByLabel('Cijfer', { exact: true }).selectOption('intakeWithinSixWeeks')
  await expect(page.getByText(/Hoger dan stedelijk \(\d+ %\); dat is waarschijnlijk geen toeval\./)).toBeVisible()
  await expectAccessible(page)
  await shot(page, 'wijkanalyse-zuid')

  // Why there is no figure is said on focus too.
  const none = page.getByRole('row', { name: /^Oost/ }).getByRole('button', { name: 'niet te berekenen' })
  await none.focus()
  await expect(page.getByRole('tooltip')).toContainText('Bij Noemers staat voor deze wijk nog geen getal.')

  const xlsx = path.join(office.folder, 'tabel.xlsx')
  await app.answerSave(xlsx)
  await page.getByRole('button', { name: 'Opslaan als Excel' }).click()
  await expect(page.getByText(/tabel\.xlsx.* is opgeslagen\./)).toBeVisible()
  const rows = JSON.stringify(await readXlsxFile(xlsx))
  expect(rows).toContain('Overvecht')
  expect(rows).toContain('0.41')
  const csv = path.join(office.folder, 'tabel.csv')
  await app.answerSave(csv)
  await page.getByRole('button', { name: 'Opslaan als CSV' }).click()
  await expect.poll(() => existsSync(csv)).toBe(true)
  expect(readFileSync(csv, 'utf8')).toContain(peildatum)
  await app.close()
})
