import { expect, inspect, launchApp, test, type RunningApp } from '../../support/electron.ts'
import { managerName, password, prepareWorkspace, signIn } from '../../support/prepared-workspace.ts'

const firstPassword = 'kastanje fluit op dinsdag'
const ownPassword = 'sleutelbloem onder het ijs'

test('the locatiemanager adds a colleague, gives her a new password, another role, and blocks her', async () => {
  test.slow()
  const app = await launchApp(
    await prepareWorkspace(async (call) => {
      await call('users.add', { name: 'Samira', role: 'medewerker', password })
    }),
  )
  const { page } = app
  await signIn(page)
  await openUsers(page)
  await inspect(page, 'users')

  const add = page.getByRole('button', { name: 'Gebruiker toevoegen' })
  await add.focus()
  await page.keyboard.press('Enter')
  const panel = page.getByRole('dialog', { name: 'Gebruiker toevoegen' })
  await expect(panel.getByRole('textbox', { name: 'Naam' })).toBeFocused()
  await page.keyboard.type('Fatma')
  await panel.getByRole('textbox', { name: 'Eerste wachtwoord' }).fill('fatma1234567')
  await page.keyboard.press('Control+Enter')
  await expect(panel.getByText('Dit wachtwoord is vooral een naam van hier.')).toBeVisible()
  await inspect(page, 'users-add')
  await panel.getByRole('textbox', { name: 'Eerste wachtwoord' }).fill(firstPassword)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Fatma is toegevoegd. Geef het wachtwoord mondeling door.')).toBeVisible()
  await expect(panel).toBeHidden()
  await expect(add).toBeFocused()

  // A colleague who forgot hers.
  await chooseFor(page, 'Samira', 'Nieuw wachtwoord')
  const reset = page.getByRole('dialog', { name: 'Nieuw wachtwoord voor Samira' })
  await expect(reset.getByRole('textbox', { name: 'Nieuw wachtwoord' })).toBeFocused()
  await page.keyboard.type(firstPassword)
  await inspect(page, 'users-reset')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Samira kan inloggen met het nieuwe wachtwoord.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Meer voor Samira' })).toBeFocused()

  await chooseFor(page, 'Samira', 'Maak locatiemanager')
  const question = page.getByRole('dialog')
  await expect(question.getByText('Samira mag dan alles: gebruikers, plaatsingen, export en het logboek.')).toBeVisible()
  await expect(question.getByRole('button', { name: 'Annuleren' })).toBeFocused()
  await inspect(page, 'users-role')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByText('De rol van Samira is gewijzigd.')).toBeVisible()
  await expect(rowOf(page, 'Samira')).toContainText('locatiemanager')

  await chooseFor(page, 'Fatma', 'Blokkeren')
  await expect(
    question.getByText('Fatma kan niet meer inloggen. Wat Fatma heeft opgeschreven, blijft staan met de naam erbij.'),
  ).toBeVisible()
  await inspect(page, 'users-block')
  await page.keyboard.press('Escape')
  await expect(question).toBeHidden()
  await expect(rowOf(page, 'Fatma')).toContainText('actief')
  await chooseFor(page, 'Fatma', 'Blokkeren')
  await question.getByRole('button', { name: 'Blokkeren' }).click()
  await expect(page.getByText('Fatma is geblokkeerd.')).toBeVisible()
  await expect(rowOf(page, 'Fatma')).toContainText('geblokkeerd')
  await inspect(page, 'users-blocked')

  // Nobody can leave the location without somebody who may do everything.
  await chooseFor(page, 'Samira', 'Maak pedagogisch medewerker')
  await question.getByRole('button', { name: 'Rol wijzigen' }).click()
  await expect(rowOf(page, 'Samira')).toContainText('pedagogisch medewerker')
  await chooseFor(page, managerName, 'Maak pedagogisch medewerker')
  await question.getByRole('button', { name: 'Rol wijzigen' }).click()
  await expect(page.getByText('Dit is de laatste locatiemanager.')).toBeVisible()
  await expect(rowOf(page, managerName)).toContainText('locatiemanager')

  await page.keyboard.press('Control+L')
  await expect(page.getByRole('button', { name: 'Samira', exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Fatma', exact: true })).toBeHidden()
  await inspect(page, 'users-lock')
  await unlock(page, 'Samira', password)
  await expect(page.getByText('Dit wachtwoord klopt niet.')).toBeVisible()
  await page.getByLabel('Wachtwoord', { exact: true }).fill(firstPassword)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation', { name: 'Hoofdmenu' })).toBeVisible()
  await app.close()
})

test('a medewerker changes her own password, and sees nothing that she may not do', async () => {
  test.slow()
  const app = await launchApp(
    await prepareWorkspace(async (call) => {
      await call('users.add', { name: 'Samira', role: 'medewerker', password })
    }),
  )
  const { page } = app
  await signIn(page, 'Samira')
  const menu = page.getByRole('navigation', { name: 'Hoofdmenu' })
  await expect(menu.getByRole('link', { name: 'Export' })).toBeHidden()
  await menu.getByRole('link', { name: 'Instellingen' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Instellingen' })).toBeVisible()
  await expect(page.getByText('De locatiemanager kan deze keuzes wijzigen.')).toBeVisible()
  await expect(page.getByRole('link', { name: /^Logboek/ })).toBeHidden()
  await inspect(page, 'users-medewerker-settings')
  await page.getByRole('link', { name: /^Gebruikers/ }).click()
  await expect(page.getByRole('table').getByText(managerName)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Gebruiker toevoegen' })).toBeHidden()
  await expect(page.getByRole('button', { name: /^Meer voor/ })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Nieuw herstelblad' })).toBeHidden()

  const change = page.getByRole('button', { name: 'Wachtwoord wijzigen' })
  await change.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Huidig wachtwoord' }).fill('niet het goede wachtwoord')
  await page.getByRole('textbox', { name: 'Nieuw wachtwoord' }).fill(ownPassword)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Dit wachtwoord klopt niet.')).toBeVisible()
  await inspect(page, 'users-medewerker')
  await page.getByRole('textbox', { name: 'Huidig wachtwoord' }).fill(password)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Je wachtwoord is gewijzigd.')).toBeVisible()
  await expect.poll(() => page.evaluate(() => document.activeElement === document.body)).toBe(false)

  await page.keyboard.press('Control+L')
  await unlock(page, 'Samira', password)
  await expect(page.getByText('Dit wachtwoord klopt niet.')).toBeVisible()
  await page.getByLabel('Wachtwoord', { exact: true }).fill(ownPassword)
  await page.keyboard.press('Enter')
  await expect(menu).toBeVisible()
  await app.close()
})

type Page = RunningApp['page']

async function openUsers(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link', { name: 'Instellingen' }).click()
  await page.getByRole('link', { name: /^Gebruikers/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Gebruikers' })).toBeVisible()
}

/** The menu of a person's row, by keyboard. */
async function chooseFor(page: Page, name: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `Meer voor ${name}` }).focus()
  await page.keyboard.press('Enter')
  const choice = page.getByRole('menuitem', { name: item, exact: true })
  await choice.waitFor()
  for (let step = 0; step < 4 && !(await choice.evaluate((element) => element === document.activeElement)); step++) {
    await page.keyboard.press('ArrowDown')
  }
  await expect(choice).toBeFocused()
  await page.keyboard.press('Enter')
}

function rowOf(page: Page, name: string) {
  return page.getByRole('row').filter({ hasText: name })
}

async function unlock(page: Page, name: string, typed: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  await page.getByLabel('Wachtwoord', { exact: true }).fill(typed)
  await page.keyboard.press('Enter')
}
