import { rmSync } from 'node:fs'
import { expect, expectNoAxeViolations, launchApp, test } from '../../support/electron.ts'
import { openPage, password, prepareWorkspace, signIn } from '../../support/prepared-workspace.ts'

test('the locatiemanager finds the wijk by the name that people use; a medewerker reads it', async () => {
  const folder = await prepareWorkspace(async (call) => {
    await call('users.add', { name: 'Samira', role: 'medewerker', password })
  })
  const { page, close } = await launchApp(folder)
  const openLocation = async () => {
    await openPage(page, 'Instellingen')
    await page.getByRole('main').getByRole('link', { name: 'Locatie' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Locatie' })).toBeVisible()
  }
  await signIn(page)
  await openLocation()
  const wijk = page.getByRole('combobox', { name: 'Wijk van de locatie' })
  await expect(wijk).toHaveValue('Overvecht')
  await wijk.fill('Kanaleneiland')
  await expect(page.getByRole('option')).toHaveText(['ZuidwestKanaleneiland ligt hier'])
  await page.getByRole('option').click()
  await page.getByRole('textbox', { name: 'LRK-nummer' }).fill('12')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Dit staat niet op de goede manier geschreven.')).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByRole('textbox', { name: 'LRK-nummer' }).fill('123456789')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Opgeslagen.')).toBeVisible()
  await expect(wijk).toHaveValue('Zuidwest')
  await expectNoAxeViolations(page)

  await page.keyboard.press('Control+l')
  await signIn(page, 'Samira')
  await openLocation()
  await expect(page.getByText('Zuidwest')).toBeVisible()
  await expect(page.getByText('123456789')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Locatie opslaan' })).toBeHidden()
  await expectNoAxeViolations(page)
  await close()
  rmSync(folder, { recursive: true, force: true })
})
