import { aChild } from '../../support/builders.ts'
import { expect, inspect, launchApp, test } from '../../support/electron.ts'
import { openPage, prepareWorkspace, signIn } from '../../support/prepared-workspace.ts'

test('after a minute without a hand on it the app locks by itself, and what was being typed is still there', async () => {
  test.setTimeout(300_000)
  const app = await launchApp(
    await prepareWorkspace(async (call) => {
      await call('children.register', aChild())
    }),
  )
  const { page } = app
  await signIn(page)
  await openPage(page, 'Instellingen')
  await inspect(page, 'settings')
  const minutes = page.getByRole('textbox', { name: 'Vanzelf vergrendelen (minuten)' })
  await expect(minutes).toHaveValue('5 minuten')

  // A number that the setting does not allow is refused with the numbers that it does, and stays to be mended.
  await minutes.fill('45')
  await minutes.press('Enter')
  await expect(page.getByText('Kies een getal van 1 tot en met 30.')).toBeVisible()
  await inspect(page, 'settings-refused')
  await minutes.fill('1')
  await minutes.press('Enter')
  await expect(page.getByText('Opgeslagen.')).toBeVisible()
  await expect(minutes).toHaveValue('1 minuut')
  await expect(page.getByText('Kies een getal van 1 tot en met 30.')).toBeHidden()
  await expect.poll(() => page.evaluate(() => document.activeElement === document.body)).toBe(false)

  await openPage(page, 'Observaties')
  const what = page.getByRole('textbox', { name: 'Wat' })
  await what.pressSequentially('Stapelt zes blokken en telt mee')
  await expect(page.getByText('Kernwijzer gaat bijna op slot')).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText(/Nog \d+ seconden?\. Je tekst is bewaard\./)).toBeVisible()
  await inspect(page, 'settings-almost-locked')
  await expect(page.getByLabel('Wachtwoord', { exact: true })).toBeVisible({ timeout: 45_000 })
  await expect(page.getByText('Stapelt zes blokken')).toBeHidden()
  await signIn(page)
  await expect(what).toHaveValue('Stapelt zes blokken en telt mee')
  await expect(page.getByText(/Je tekst van .* staat er weer\./)).toBeVisible()
  await app.close()
})
