import { addDays, dayInUtrecht } from '../../../db/contract/dates.ts'
import { aChild, aGroup, anAdvies } from '../../support/builders.ts'
import { expect, inspect } from '../../support/electron.ts'
import { openChild, openPage, signIn, testWith } from '../../support/prepared-workspace.ts'

const today = dayInUtrecht(new Date().toISOString())
const test = testWith(async (call) => {
  await call('groups.add', aGroup({ name: 'Kikkers' }))
  const register = async (firstName: string, waitlistedOn: string | null) =>
    (await call('children.register', aChild({ firstName, bornOn: addDays(today, -1000), registeredOn: addDays(today, -60), waitlistedOn })))
      .id
  await register('Sam', addDays(today, -50))
  const noor = await register('Noor', addDays(today, -20))
  await call('advies.record', anAdvies({ childId: noor, advisedOn: addDays(today, -30) }))
  await register('Mila', null)
})

test('who waits stands in order; a place is offered, refused with why, offered again and accepted', async ({ opened: { page } }) => {
  await signIn(page)
  await expect(page.getByRole('region', { name: 'Er is plaats voor wie wacht' })).toContainText('Noor B.')
  await page.getByRole('link', { name: 'Een plaats aanbieden aan het gezin van' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Wachtlijst' })).toBeVisible()
  const panel = page.getByRole('dialog', { name: 'Noor B.' })
  await expect(panel).toContainText('Nummer 1 op de wachtlijst')
  await inspect(page, 'wachtlijst-kind')

  await panel
    .getByRole('button', { name: 'in Kikkers' })
    .or(panel.getByRole('button', { name: /Plaats in .*Kikkers.* aanbieden/u }))
    .first()
    .click()
  await expect(panel.getByText('16 uur per week')).toBeVisible()
  await inspect(page, 'wachtlijst-aanbod')
  await panel.getByRole('button', { name: 'Plaats aanbieden' }).click()
  await expect(panel.getByText('Het gezin kan antwoorden tot en met')).toBeVisible()

  await panel.getByRole('button', { name: 'Gezin zegt nee' }).click()
  await panel.getByRole('button', { name: 'Antwoord vastleggen' }).click()
  await expect(panel.getByText('keuze')).toBeVisible()
  await panel.getByRole('combobox', { name: 'Waarom niet' }).click()
  await page.getByRole('option', { name: 'past niet bij werktijden' }).click()
  await panel.getByRole('button', { name: 'Antwoord vastleggen' }).click()
  await expect(panel.getByRole('list', { name: 'Eerder aangeboden' })).toContainText('past niet bij werktijden')

  await panel.getByRole('button', { name: /Plaats in .*Kikkers.* aanbieden/u }).click()
  await panel.getByRole('button', { name: 'Plaats aanbieden' }).click()
  await panel.getByRole('button', { name: 'Gezin zegt ja' }).click()
  await page.keyboard.press('Control+Enter')
  await expect(panel).toBeHidden()
  await expect(page.getByText('1 kind wacht')).toBeVisible()
  await inspect(page, 'wachtlijst')
})

test('a child comes on the waiting list by keyboard, with the wish of the family; Esc keeps what was typed', async ({
  opened: { page },
}) => {
  await signIn(page)
  await openPage(page, 'Kinderen')
  await page.getByRole('link', { name: 'Wachtlijst' }).click()
  await expect(page.getByText('2 kinderen wachten')).toBeVisible()
  await page.getByRole('button', { name: 'Kind op de wachtlijst zetten' }).click()
  const panel = page.getByRole('dialog', { name: 'Kind op de wachtlijst zetten' })
  await panel.getByRole('combobox', { name: 'Welk kind' }).fill('mila')
  await expect(page.getByRole('option', { name: 'Mila B.' })).toBeVisible()
  await page.keyboard.press('Enter')
  await panel.getByRole('textbox', { name: 'Hoeveel dagdelen per week' }).fill('2')
  await panel.getByRole('checkbox', { name: 'maandag ochtend' }).check()
  await panel.getByRole('button', { name: 'Wens opslaan' }).click()
  await expect(panel.getByText('minder dagdelen gekozen').first()).toBeVisible()
  await panel.getByRole('checkbox', { name: 'dinsdag ochtend' }).check()
  await inspect(page, 'wachtlijst-wens')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('3 kinderen wachten')).toBeVisible()
  await expect(page.getByRole('row', { name: /Mila/u })).toContainText('2 dagdelen')
})

test('placing who waits: one click takes the place that was found', async ({ opened: { page } }) => {
  await signIn(page)
  await openChild(page, 'Noor B.')
  await page.getByRole('link', { name: 'Plaatsen' }).click()
  const panel = page.getByRole('dialog', { name: 'plaatsen' })
  await panel.getByRole('button', { name: /^Kies deze plaats: .*Kikkers/u }).press('Enter')
  await expect(panel.getByRole('combobox', { name: 'Groep' })).toHaveValue('Kikkers')
  await expect(panel.getByText('16 uur per week').last()).toBeVisible()
  await inspect(page, 'plaatsen-gevonden')
  await page.keyboard.press('Control+Enter')
  await expect(panel).toBeHidden()
  await expect(page.getByRole('region', { name: 'Plaatsing' })).toContainText('Kikkers')
})
