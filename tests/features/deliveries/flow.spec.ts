import { aLocation } from '../../support/deliveries.ts'
import { expect, launchApp, shot, test } from '../../support/electron.ts'
import { damagedCopy, deliver, expectAccessible, peildatum, prepareOffice, takeIn, wordsOf } from '../../support/prepared-deliveries.ts'
import { openPage, signIn } from '../../support/prepared-workspace.ts'

test('deliveries come in, their words are compared, they count, and the wijk has its figures', async () => {
  test.slow() // the whole way, with axe in two colour schemes at every stop
  const kikkers = aLocation({ name: 'Voorschool De Kikkers' })
  const egels = aLocation({ name: 'Voorschool De Egels' })
  const office = await prepareOffice()
  const files = [await deliver(office, kikkers), await deliver(office, egels)]
  const app = await launchApp(office.folder)
  const { page } = app
  await signIn(page)
  await expect(page.getByRole('heading', { level: 1, name: 'Leveringen' })).toBeVisible()
  await expect(page.getByText('Niets te beoordelen')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Jouw zes woorden' }).getByRole('listitem')).toHaveText(office.words.split(' '))
  await expectAccessible(page)

  await app.answerOpen([...files, damagedCopy(files[0] ?? '')])
  await page.getByRole('button', { name: 'Leveringen inlezen' }).click()
  await expect(page.getByText('2 leveringen van een onbekende afzender. 1 bestand geweigerd.')).toBeVisible()
  const refused = page.getByRole('region', { name: 'Geweigerd' }).getByRole('listitem')
  await expect(refused).toContainText('voorschool-de-kikkers-kopie.kpa.age')
  await expect(refused).toContainText(
    'Het bestand is onderweg beschadigd of veranderd. Vraag de locatie om hetzelfde bestand nog eens te sturen',
  )
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Woorden vergelijken met Voorschool De Kikkers' }).click()
  const panel = page.getByRole('dialog')
  const heard = panel.getByLabel('De zes woorden die je hoort')
  await heard.fill(wordsOf(egels))
  await heard.press('Enter')
  await expect(panel.getByText('De zes woorden zijn niet hetzelfde.')).toBeVisible()
  await expectAccessible(page)
  await heard.fill(wordsOf(kikkers))
  await heard.press('Enter')
  await expect(panel).toBeHidden()
  await page.getByRole('button', { name: 'Woorden vergelijken met Voorschool De Egels' }).click()
  await heard.fill(wordsOf(egels))
  await heard.press('Enter')
  await expect(panel).toBeHidden()

  // One is left out and taken in again: the button says how many will count.
  await page.getByRole('checkbox', { name: 'Voorschool De Egels, levering 1 kiezen' }).uncheck()
  await expect(page.getByRole('button', { name: 'Laat 1 levering meetellen' })).toBeVisible()
  await page.getByRole('checkbox', { name: 'Alles kiezen' }).check()
  await shot(page, 'leveringen-review')
  await page.getByRole('button', { name: 'Laat 2 leveringen meetellen' }).click()
  await expect(page.getByText('2 leveringen tellen nu mee.')).toBeVisible()
  await expect(page.getByText('2 van 2 locaties geleverd')).toBeVisible()
  await page.getByRole('tab', { name: 'Telt mee 2' }).click()
  await expect(page.getByRole('row', { name: /Voorschool De Kikkers Overvecht/ })).toBeVisible()
  await expectAccessible(page)

  await openPage(page, 'Wijkanalyse')
  await page.getByLabel('Cijfer', { exact: true }).selectOption('placedWithAdvies')
  await expect(page.getByRole('button', { name: 'Overvecht 80', exact: true })).toBeVisible()
  await app.close()
})

test('a newer delivery replaces, a repeated one is refused, and who is missing stands in the list', async () => {
  const kikkers = aLocation({ name: 'Voorschool De Kikkers' })
  const office = await prepareOffice(async (session, made) => {
    await session.call('deliveries.expectLocation', { name: 'Voorschool Het Kompas', houder: 'Spelenderwijs', wijkCode: 'WK034407' })
    await takeIn(session, [await deliver(made, kikkers)], [kikkers])
  })
  const again = await deliver(office, kikkers)
  const newer = await deliver(office, { ...kikkers, name: 'Voorschool De Kikkers nieuw' }, { sequence: 3, previousHash: 'a'.repeat(64) })
  const app = await launchApp(office.folder)
  const { page } = app
  await signIn(page)
  await expect(page.getByText('1 van 2 locaties geleverd')).toBeVisible()

  await app.answerOpen([again, newer])
  await page.getByRole('button', { name: 'Leveringen inlezen' }).click()
  await expect(page.getByText('Deze levering is er al.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'vervangt een eerdere' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'er mist een levering ervoor' })).toBeVisible()
  await page
    .getByRole('button', { name: 'voorschool-de-kikkers.kpa.age weghalen' })
    .or(page.getByRole('button', { name: 'Voorschool De Kikkers weghalen' }))
    .click()
  await expect(page.getByText('Deze levering is er al.')).toBeHidden()
  await page.getByRole('button', { name: 'Laat 1 levering meetellen' }).click()
  await expect(page.getByText('1 levering telt nu mee. 1 eerdere levering is vervangen.')).toBeVisible()
  await page.getByRole('tab', { name: 'Vervangen 1' }).click()
  await expect(page.getByRole('row', { name: /Voorschool De Kikkers Overvecht/ })).toBeVisible()

  await page.getByRole('tab', { name: 'Nog niet geleverd 1' }).click()
  await expect(page.getByRole('row', { name: /Voorschool Het Kompas/ })).toBeVisible()
  await page.getByRole('tab', { name: 'Locaties 2' }).click()
  await page.getByRole('button', { name: 'Locatie toevoegen' }).click()
  const panel = page.getByRole('dialog')
  await panel.getByLabel('Naam van de locatie').fill('Voorschool Het Torentje')
  await panel.getByLabel('Houder').fill('Kinderopvang De Stad')
  await panel.getByLabel('Wijk').fill('kanalen')
  await page.getByRole('option', { name: /Zuidwest/ }).click()
  await expectAccessible(page)
  await panel.getByRole('button', { name: 'Locatie toevoegen' }).click()
  await expect(page.getByRole('tab', { name: 'Nog niet geleverd 2' })).toBeVisible()
  await expectAccessible(page)
  expect(peildatum).toMatch(/-(01|10)-01$/)
  await app.close()
})
