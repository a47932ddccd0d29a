import { addDays, dayInUtrecht } from '../../../db/contract/dates.ts'
import { aChild } from '../../support/builders.ts'
import { expect, expectNoAxeViolations, inspect } from '../../support/electron.ts'
import { openPage, signIn, testWith } from '../../support/prepared-workspace.ts'

const today = dayInUtrecht(new Date().toISOString())
const test = testWith(async (call) => {
  await call('children.register', aChild({ bornOn: addDays(today, -1000), registeredOn: addDays(today, -7) }))
})

test('a signal becomes an advies and leads to toeleiding, with one next step each time', async ({ opened: { page } }) => {
  await signIn(page)
  await openPage(page, 'Kinderen')
  await page.getByRole('button', { name: 'Noor B.' }).click()
  await page.getByRole('link', { name: 'Vastleggen' }).click()
  const panel = page.getByRole('dialog', { name: 'VE-advies van' })
  await expect(panel.getByText('Nog geen VE-advies')).toBeVisible()
  await panel.getByRole('button', { name: 'Advies vastleggen' }).click()
  await panel.getByRole('radio', { name: 'wij zien een signaal' }).check()
  await expect(panel.getByRole('textbox', { name: 'Dag van het signaal' })).toBeVisible()
  await panel.getByRole('checkbox', { name: 'taal' }).check()
  await panel.getByRole('textbox', { name: 'Uren per week' }).fill('16,3')
  await page.keyboard.press('Control+Enter')
  await expect(panel.getByText('Gebruik stappen van 0,5.')).toBeVisible()
  await expectNoAxeViolations(page)
  await panel.getByRole('textbox', { name: 'Uren per week' }).fill('16')
  await page.keyboard.press('Control+Enter')

  const next = panel.getByRole('region', { name: 'Volgende stap' })
  await expect(next).toContainText('Geef het signaal door aan de JGZ')
  await next.getByRole('button', { name: 'Volgende stap vastleggen' }).click()
  await panel.getByRole('radio', { name: 'in beoordeling' }).check()
  await panel.getByRole('button', { name: 'Stap vastleggen' }).click()
  await expect(next).toContainText('Vraag de JGZ naar de uitkomst')
  await next.getByRole('button', { name: 'Uitkomst vastleggen' }).click()
  await panel.getByRole('radio', { name: 'wel advies' }).check()
  await panel.getByRole('button', { name: 'Stap vastleggen' }).click()
  await expect(next).toContainText('Begin de toeleiding')

  await next.getByRole('button', { name: 'Eerste stap vastleggen' }).click()
  await panel.getByRole('radio', { name: 'Plaats geweigerd' }).check()
  await panel.getByRole('button', { name: 'Stap vastleggen' }).click()
  await expect(panel.getByText('Kies waarom.')).toBeVisible()
  await panel.getByRole('radio', { name: 'Gezin bereikt' }).check()
  await panel.getByRole('textbox', { name: 'Wat is afgesproken' }).fill('Moeder kijkt donderdag mee.')
  await panel.getByRole('button', { name: 'Stap vastleggen' }).click()
  await expect(next).toContainText('Plan een volgende stap')
  await expect(panel.getByRole('list', { name: 'Stappen van de toeleiding' })).toContainText('Moeder kijkt donderdag mee.')
  await inspect(page, 'advies-pad')

  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  const timeline = page.getByRole('list', { name: 'Tijdlijn' })
  await expect(timeline).toContainText('Gezin bereikt')
  await expect(timeline).toContainText('VE-advies in beoordeling')
})

test('voorschooladvies and VVE-indicatie find it, by Ctrl+K and in the list', async ({ opened: { page } }) => {
  await signIn(page)
  await page.keyboard.press('Control+k')
  for (const word of ['voorschooladvies', 'VVE-indicatie', 've-advies']) {
    await page.getByRole('textbox', { name: 'Zoek een kind' }).fill(word)
    await expect(page.getByRole('button', { name: 'Kinderen met een VE-advies' })).toBeVisible()
  }
  await page.keyboard.press('Escape')
  await openPage(page, 'Kinderen')
  await page.getByRole('textbox', { name: 'Zoek op naam' }).fill('voorschooladvies')
  await expect(page.getByText('Zoek je kinderen met een VE-advies?')).toBeVisible()
})
