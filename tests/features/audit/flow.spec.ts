import { aChild } from '../../support/builders.ts'
import { expect, inspect, launchApp, shot, test } from '../../support/electron.ts'
import { managerName, password, prepareWorkspace, signIn } from '../../support/prepared-workspace.ts'

test('the log tells in sentences who did what, filters by person, and proves that nothing was changed', async () => {
  test.slow()
  const app = await launchApp(
    await prepareWorkspace(async (call) => {
      await call('users.add', { name: 'Samira', role: 'medewerker', password })
      await call('children.register', aChild())
    }),
  )
  const { page } = app
  await signIn(page, 'Samira')
  await page.keyboard.press('Control+L')
  // A failed attempt stands in the log too.
  await page.getByRole('button', { name: managerName, exact: true }).click()
  await page.getByLabel('Wachtwoord', { exact: true }).fill('niet het goede wachtwoord')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Dit wachtwoord klopt niet.')).toBeVisible()
  await page.getByLabel('Wachtwoord', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link', { name: 'Instellingen' }).click()
  await page.getByRole('link', { name: /^Logboek/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Logboek' })).toBeVisible()

  await expect(page.getByText(/^Gecontroleerd: \d+ regels, niets veranderd\.$/)).toBeVisible()
  const log = page.getByRole('table')
  await expect(log.getByText(`${managerName} maakte deze omgeving`)).toBeVisible()
  await expect(log.getByText(`${managerName} voegde gebruiker Samira toe`)).toBeVisible()
  await expect(log.getByText(`${managerName} meldde Noor B. aan`)).toBeVisible()
  await expect(log.getByText('Samira logde in')).toBeVisible()
  await expect(
    log
      .getByRole('row')
      .filter({ hasText: `${managerName} logde in` })
      .filter({ hasText: 'Dit wachtwoord klopt niet.' }),
  ).toHaveCount(1)
  await inspect(page, 'audit')

  const person = page.getByRole('combobox', { name: 'Persoon' })
  await person.focus()
  await page.keyboard.type('Sam')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(log.getByText('Samira logde in')).toBeVisible()
  await expect(log.getByText(`${managerName} meldde Noor B. aan`)).toBeHidden()
  await inspect(page, 'audit-person')
  const what = page.getByRole('combobox', { name: 'Wat', exact: true })
  await what.focus()
  await page.keyboard.type('observatie')
  await shot(page, 'audit-operation')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Geen regels gevonden')).toBeVisible()
  await inspect(page, 'audit-empty')
  await page.getByRole('button', { name: 'Filters wissen' }).press('Enter')
  await expect(log.getByText(`${managerName} maakte deze omgeving`)).toBeVisible()
  await page.getByRole('button', { name: 'Controleer opnieuw' }).press('Enter')
  await expect(page.getByText(/^Gecontroleerd: \d+ regels, niets veranderd\.$/)).toBeVisible()
  await app.close()
})
