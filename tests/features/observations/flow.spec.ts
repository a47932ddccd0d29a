import { dayInUtrecht } from '../../../db/contract/dates.ts'
import { aChild, anObservation } from '../../support/builders.ts'
import { expect, expectNoAxeViolations, inspect } from '../../support/electron.ts'
import { managerName, openObservationForm, openPage, password, signIn, testWith, type Call } from '../../support/prepared-workspace.ts'

const today = dayInUtrecht(new Date().toISOString())
const longName = 'Wilhelmina-Alexandrine-Josephina-Charlotte van Oranjezicht'

async function threeChildren(call: Call): Promise<void> {
  await call('users.add', { name: 'Samira', role: 'medewerker', password })
  const noor = await call('children.register', aChild())
  await call('children.register', aChild({ firstName: longName, lastName: null }))
  const arab = await call('children.register', aChild({ firstName: 'محمد', lastName: null }))
  await call(
    'observations.log',
    anObservation({ childIds: [noor.id], text: 'Telde vijf blokken op de bouwhoek.', observedOn: today, domains: ['rekenen'] }),
  )
  await call('observations.log', anObservation({ childIds: [arab.id], text: 'قال كلمة جديدة اليوم 🌻', observedOn: today }))
}

const test = testWith(threeChildren)

test('an observation takes a name, a sentence and Ctrl+Enter, and can be taken back', async ({ opened: { page } }) => {
  await signIn(page)
  await openObservationForm(page)
  await expect(page.getByText('Telde vijf blokken')).toBeVisible()
  await expectNoAxeViolations(page)

  const who = page.getByRole('combobox', { name: 'Wie' })
  await who.fill('noo')
  await page.getByRole('option', { name: /Noor B\./ }).waitFor()
  await expectNoAxeViolations(page)
  await who.press('Enter')
  await who.fill('wilhel')
  await page.getByRole('option', { name: new RegExp(longName) }).waitFor()
  await who.press('Enter')
  const what = page.getByRole('textbox', { name: 'Wat' })
  await what.fill('Bouwden samen een toren.')
  await page.getByRole('checkbox', { name: 'taal' }).check()
  await what.press('Control+Enter')

  await expect(page.getByText('Observatie opgeslagen bij 2 kinderen.')).toBeVisible()
  await expect(what).toHaveValue('')
  await expect(who).toBeFocused()
  const list = page.getByRole('list', { name: 'Observaties, nieuwste eerst' })
  await expect(list.getByText('Bouwden samen een toren.')).toBeVisible()

  await page.getByRole('button', { name: 'Ongedaan maken' }).click()
  await expect(list.getByText('Bouwden samen een toren.')).toBeHidden()
  await expect(what).toHaveValue('Bouwden samen een toren.')
})

test('a lock while typing loses no word', async ({ opened: { page } }) => {
  await signIn(page)
  await openObservationForm(page)
  const who = page.getByRole('combobox', { name: 'Wie' })
  await who.fill('noo')
  await page.getByRole('option', { name: /Noor B\./ }).click()
  const what = page.getByRole('textbox', { name: 'Wat' })
  await what.pressSequentially('Zei voor het eerst: ik ook! 🌻')
  await page.keyboard.press('Control+L')

  await expect(
    page
      .getByLabel('Wachtwoord', { exact: true })
      .or(page.getByRole('button', { name: managerName, exact: true }))
      .first(),
  ).toBeVisible()
  await expect(page.getByText('Zei voor het eerst')).toBeHidden()
  await signIn(page)

  await expect(what).toHaveValue('Zei voor het eerst: ik ook! 🌻')
  await expect(page.getByText('Je tekst van eerder staat er weer.')).toBeVisible()
  await expectNoAxeViolations(page)
  await what.press('Control+Enter')
  await expect(page.getByText('Observatie opgeslagen.')).toBeVisible()
  await expect(page.getByText('Je tekst van eerder staat er weer.')).toBeHidden()
  await openPage(page, 'Ouders')
  await openObservationForm(page)
  await expect(what).toHaveValue('')
})

test('more than ten thousand characters are counted and kept, not cut off', async ({ opened: { page } }) => {
  await signIn(page)
  await openObservationForm(page)
  const what = page.getByRole('textbox', { name: 'Wat' })
  await what.fill('a'.repeat(12_000))
  await expect(page.getByText('12.000 van 10.000 tekens')).toBeVisible()
  await expect(page.getByText('2.000 tekens te lang.')).toBeVisible()
  await what.press('Control+Enter')
  await expect(what).toHaveValue('a'.repeat(12_000))
})

test('a search marks what it found; a correction keeps the former text; a withdrawal comes back', async ({ opened: { page } }) => {
  await signIn(page)
  await openPage(page, 'Observaties')
  await page.getByLabel('Zoek in de tekst').fill('BLOK')
  await expect(page.locator('mark')).toHaveText(['blok'])
  await page.getByRole('button', { name: /Open de observatie .* over Noor B\./ }).click()
  const panel = page.getByRole('dialog')
  await expect(panel.getByText('Telde vijf')).toBeVisible()
  await expectNoAxeViolations(page)

  await panel.getByRole('button', { name: 'Verbeteren' }).click()
  await panel.getByRole('textbox', { name: 'Wat' }).fill('Telde zes blokken op de bouwhoek.')
  await panel.getByLabel('Waarom verbeter je dit?').fill('Verkeerd geteld')
  await expectNoAxeViolations(page)
  await panel.getByRole('button', { name: 'Verbetering opslaan' }).click()
  await expect(panel.getByRole('heading', { name: 'Wat er veranderde' })).toBeVisible()
  await expect(panel.locator('del')).toContainText('vijf')
  await expect(panel.locator('ins')).toContainText('zes')
  await inspect(page, 'observations-history')
  await expect(panel.getByText('Reden: Verkeerd geteld')).toBeVisible()

  await panel.getByRole('button', { name: 'Intrekken' }).click()
  await panel.getByLabel('Waarom trek je dit in?').fill('Dubbel geschreven')
  await panel.getByRole('button', { name: 'Intrekken' }).click()
  await expect(panel.getByText(/Deze observatie is ingetrokken op/)).toBeVisible()
  await panel.getByRole('button', { name: 'Terugzetten' }).click()
  await expect(panel.getByRole('button', { name: 'Verbeteren' })).toBeVisible()
})

test('a medewerker cannot correct or withdraw what a colleague wrote', async ({ opened: { page } }) => {
  await signIn(page, 'Samira')
  await openPage(page, 'Observaties')
  await page.getByRole('button', { name: /Open de observatie .* over Noor B\./ }).click()
  const panel = page.getByRole('dialog')
  await expect(panel.getByText(`Alleen ${managerName} of de locatiemanager kan dit verbeteren.`)).toBeVisible()
  await expect(panel.getByRole('button', { name: 'Verbeteren' })).toBeHidden()
  await expect(panel.getByRole('button', { name: 'Intrekken' })).toBeHidden()
})
