import { readdirSync } from 'node:fs'
import { aChild } from '../../support/builders.ts'
import { expect, inspect, launchApp, newFolder, test } from '../../support/electron.ts'
import { openPage, password, prepareWorkspace, signIn } from '../../support/prepared-workspace.ts'

test('a backup is made, proved, copied to a second folder, and put back from inside', async () => {
  test.slow()
  const app = await launchApp(
    await prepareWorkspace(async (call) => {
      await call('children.register', aChild())
    }),
  )
  const { page } = app
  await signIn(page)
  const openBackups = async () => {
    await page.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link', { name: 'Instellingen' }).click()
    await page.getByRole('link', { name: /^Back-ups/ }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Back-ups' })).toBeVisible()
  }
  await openBackups()
  await expect(page.getByText('Er is nog geen herstelproef gedaan.')).toBeVisible()
  await inspect(page, 'backups')

  // The second folder, and a backup that goes there too.
  const second = newFolder()
  await app.answerOpen([second])
  await page.getByRole('button', { name: 'Kies een map' }).press('Enter')
  await expect(page.getByText('Back-ups komen nu ook in deze map.')).toBeVisible()
  await expect(page.getByText(second, { exact: true })).toBeVisible()
  const before = readdirSync(second)
  await page.getByRole('button', { name: 'Maak nu een back-up' }).press('Enter')
  await expect(page.getByText('De back-up is gemaakt.')).toBeVisible()
  await expect(page.getByRole('table').getByText('zelf gemaakt')).toBeVisible()
  expect(readdirSync(second, { recursive: true }).length).toBeGreaterThan(before.length)

  await page.getByRole('button', { name: 'Doe de herstelproef' }).press('Enter')
  await expect(page.getByText('De back-up werkt en is compleet.')).toBeVisible()
  await expect(page.getByText('1 kind', { exact: false }).first()).toBeVisible()
  await expect(page.getByText('gelukt', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Doe de herstelproef' })).toBeFocused()
  await inspect(page, 'backups-proved')

  await page.getByRole('button', { name: 'Niet meer gebruiken' }).press('Enter')
  const question = page.getByRole('dialog')
  await expect(question.getByText(/Nieuwe back-ups komen dan alleen op deze laptop\./)).toBeVisible()
  await inspect(page, 'backups-clear')
  await question.getByRole('button', { name: 'Niet meer gebruiken' }).press('Enter')
  await expect(page.getByText('Er is nog geen tweede map.')).toBeVisible()
  await expect.poll(() => page.evaluate(() => document.activeElement === document.body)).toBe(false)

  // What was written after the backup goes, and the record of now stays beside it.
  await openPage(page, 'Kinderen')
  await expect(page.getByText('Noor B.')).toBeVisible()
  await openBackups()
  await page.getByRole('button', { name: 'Back-up terugzetten' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Back-up terugzetten' })).toBeVisible()
  await expect.poll(() => page.evaluate(() => document.activeElement === document.body)).toBe(false)
  await page.getByLabel('Jouw wachtwoord').fill('niet het goede wachtwoord')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Dit wachtwoord klopt niet.')).toBeVisible()
  await inspect(page, 'backups-restore-password')
  await page.getByLabel('Jouw wachtwoord').fill(password)
  await page.keyboard.press('Enter')
  const choices = page.getByRole('table', { name: 'Back-ups die je kunt terugzetten' })
  await expect(choices.getByText(/1 kind/).first()).toBeVisible()
  await inspect(page, 'backups-restore')
  await choices.getByRole('button', { name: 'Zet terug' }).first().press('Enter')
  await expect(question.getByText(/Het bestand van nu blijft bewaard in dezelfde map\. Daarna log je opnieuw in\./)).toBeVisible()
  await inspect(page, 'backups-restore-question')
  await question.getByRole('button', { name: 'Zet terug' }).press('Enter')
  await expect(page.getByText('De back-up staat terug')).toBeVisible()
  await expect(page.getByLabel('Wachtwoord', { exact: true })).toBeVisible()
  await inspect(page, 'backups-restored')
  await signIn(page)
  await openPage(page, 'Kinderen')
  await expect(page.getByText('Noor B.')).toBeVisible()
  await app.close()
})
