import { rmSync } from 'node:fs'
import { addDays, dayInUtrecht } from '../../../db/contract/dates.ts'
import { aChild } from '../../support/builders.ts'
import { expect, expectNoAxeViolations, launchApp, test } from '../../support/electron.ts'
import { openPage, prepareWorkspace, signIn } from '../../support/prepared-workspace.ts'

const today = dayInUtrecht(new Date().toISOString())

test('an advies is asked for, then given and corrected; the page of the child says the next step each time', async () => {
  const folder = await prepareWorkspace(async (call) => {
    await call('children.register', aChild({ bornOn: addDays(today, -1000), registeredOn: addDays(today, -7) }))
  })
  const { page, close } = await launchApp(folder)
  await signIn(page)
  await openPage(page, 'Kinderen')
  await page.getByRole('button', { name: 'Noor B.' }).click()
  const nextStep = page.getByRole('region', { name: 'Volgende stap' })
  await expect(nextStep).toContainText('VE-advies vastleggen')

  await nextStep.getByRole('link').click()
  const panel = page.getByRole('dialog', { name: 'VE-advies van' })
  await expect(panel.getByText('Nog geen VE-advies')).toBeVisible()
  await panel.getByRole('button', { name: 'Advies vastleggen' }).click()
  await panel.getByRole('radio', { name: 'in beoordeling' }).check()
  await expect(panel.getByRole('textbox', { name: 'Datum van het signaal' })).toBeVisible()
  await expectNoAxeViolations(page)
  await page.keyboard.press('Control+Enter')
  await expect(panel).toBeHidden()
  await expect(nextStep).toContainText('Vraag de JGZ naar de uitkomst')

  await nextStep.getByRole('link').click()
  await expect(panel.getByText('telt nu')).toBeVisible()
  await expectNoAxeViolations(page)
  await panel.getByRole('button', { name: /^Advies van .* wijzigen$/ }).click()
  await panel.getByRole('radio', { name: 'wel advies' }).check()
  await panel.getByRole('checkbox', { name: 'taal' }).check()
  await panel.getByRole('textbox', { name: 'Uren per week' }).fill('16,3')
  await panel.getByRole('button', { name: 'Advies opslaan' }).click()
  await expect(panel.getByText('Gebruik stappen van 0,5.')).toBeVisible()
  await panel.getByRole('textbox', { name: 'Uren per week' }).fill('12,5')
  await panel.getByRole('button', { name: 'Advies opslaan' }).click()

  await expect(page.getByRole('region', { name: 'VE-advies' })).toContainText('JGZ')
  await expect(page.getByRole('region', { name: 'Uren per week' })).toContainText('0 van 12,5')
  await expect(nextStep).toContainText('Plaats zoeken')
  await close()
  rmSync(folder, { recursive: true, force: true })
})
