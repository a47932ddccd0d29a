import { readFileSync } from 'node:fs'
import path from 'node:path'
import { startCliSession, signIn as signInByCli } from '../../../db/cli/session.ts'
import { addDays } from '../../../db/contract/dates.ts'
import { aChild, aGroup, anAdvies, aPlacement } from '../../support/builders.ts'
import { expect, launchApp, shot, test } from '../../support/electron.ts'
import {
  expectAccessible,
  peildatum,
  prepareOffice,
  prepareUnfinishedLocation,
  projectleiderName,
} from '../../support/prepared-deliveries.ts'
import { openPage, password, prepareWorkspace, signIn, type Call } from '../../support/prepared-workspace.ts'

const strengths = 'De inloop op woensdag trekt elke week meer ouders.'

async function twoPlacedChildren(call: Call): Promise<void> {
  const group = await call('groups.add', aGroup())
  for (const firstName of ['Noor', 'Sam']) {
    const bornOn = addDays(peildatum, -1000)
    const child = await call('children.register', aChild({ firstName, bornOn }))
    await call('advies.record', anAdvies({ childId: child.id, advisedOn: addDays(peildatum, -60) }))
    await call('placements.place', aPlacement({ childId: child.id, groupId: group.id, startsOn: addDays(peildatum, -30) }))
  }
}

test('a location compares the words, sees every number that leaves, and makes a file that only the projectleider opens', async () => {
  test.slow() // the whole way, with axe in two colour schemes at every stop
  const office = await prepareOffice()
  const folder = await prepareWorkspace(twoPlacedChildren)
  const app = await launchApp(folder)
  const { page } = app
  await signIn(page)
  await openPage(page, 'Export')
  await expect(page.getByText('Dit wordt levering 1.')).toBeVisible()
  const placed = page.locator('[data-indicator="placedWithAdvies"]')
  await expect(placed).toContainText('Geplaatst met advies')
  await expect(placed.locator('dd')).toHaveText(['2'])
  await expect(page.getByText('Nog niets geleverd')).toBeVisible()
  await expectAccessible(page)

  // Without a receiver whose words were compared nothing leaves.
  await page.getByRole('button', { name: 'Levering maken' }).click()
  await expect(page.getByText('Kies eerst een ontvanger met vergeleken woorden.')).toBeVisible()
  await app.answerOpen([office.keyCard])
  await page.getByRole('button', { name: 'Sleutelkaart toevoegen' }).click()
  const panel = page.getByRole('dialog')
  await expect(panel.getByText('Bel de projectleider op een nummer dat je al kende')).toBeVisible()
  const [firstWord = ''] = office.words.split(' ')
  await expect(page.getByText(firstWord, { exact: true })).toHaveCount(0)
  await expectAccessible(page)

  const heard = panel.getByLabel('De zes woorden die je hoort')
  await heard.fill('zon maan ster wolk regen wind')
  await expect(panel.getByText('6 van 6 woorden')).toBeVisible()
  await heard.press('Enter')
  await expect(panel.getByText('De zes woorden zijn niet hetzelfde.')).toBeVisible()
  await panel.getByRole('button', { name: 'Annuleren' }).click()
  await expect(page.getByText('onbekend tot de zes woorden vergeleken zijn')).toBeVisible()
  await page.getByRole('button', { name: 'Woorden vergelijken van KPA Utrecht' }).click()
  await heard.fill(office.words.toUpperCase())
  await heard.press('Enter')
  await expect(panel).toBeHidden()
  await expect(page.getByRole('radio', { name: 'KPA Utrecht' })).toBeChecked()

  // What is typed for the wijk survives a visit to another page.
  await page.getByLabel('Wat gaat goed').fill(strengths)
  await page.waitForTimeout(500)
  await openPage(page, 'Groepen')
  await openPage(page, 'Export')
  await expect(page.getByLabel('Wat gaat goed')).toHaveValue(strengths)
  await expect(page.getByText('Je tekst van eerder staat er weer.')).toBeVisible()

  const file = path.join(folder, 'levering.kpa.age')
  await app.answerSave(file)
  await page.getByRole('button', { name: 'Levering maken' }).click()
  await expect(page.getByText('Levering 1 is gemaakt')).toBeVisible()
  await expect(page.getByText('niemand anders kan het lezen')).toBeVisible()
  await expect(page.getByRole('table').getByText('levering.kpa.age')).toBeVisible()
  await expect(page.getByLabel('Wat gaat goed')).toHaveValue('')
  await expect(page.getByText('Je leverde deze peildatum al eerder.')).toBeVisible()
  await expectAccessible(page)
  await shot(page, 'export-made')
  const words = await page.getByRole('list', { name: 'Jouw zes woorden' }).getByRole('listitem').allTextContents()
  await app.close()

  // The other end: the projectleider hears the words that this page showed.
  expect(readFileSync(file).subarray(0, 21).toString('latin1')).toBe('age-encryption.org/v1')
  const session = await startCliSession({ appVersion: '0.1.0' })
  await signInByCli(session, { workspace: path.join(office.folder, 'projectleider'), user: projectleiderName, password })
  session.answers.openPaths = [file]
  const { deliveryIds } = await session.call('deliveries.import', {})
  await session.call('deliveries.confirmSender', { deliveryId: deliveryIds[0] ?? '', words: words.join(' ') })
  expect(await session.call('deliveries.accept', { deliveryIds })).toEqual({ accepted: 1, replaced: 0 })
  expect(await session.call('wijkanalyse.notes', { peildatum })).toEqual([
    { wijkCode: 'WK034403', locationName: 'Voorschool De Zonnewijzer', strengths, opportunities: '' },
  ])
  await session.close()
})

test('what stands in the way of a delivery is said with the way to mend it', async () => {
  const app = await launchApp(await prepareUnfinishedLocation())
  const { page } = app
  await page.getByLabel('Wachtwoord', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Later doen' }).click()
  await openPage(page, 'Export')
  await expect(page.getByText('De wijk van deze locatie is nog niet ingevuld.')).toBeVisible()
  await expect(page.getByText('De houder van deze locatie is nog niet ingevuld.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Gegevens van de locatie invullen' }).first().click()
  await expect(page.getByLabel('Houder')).toBeVisible()
  await app.close()
})
