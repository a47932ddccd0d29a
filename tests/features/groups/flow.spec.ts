import { rmSync } from 'node:fs'
import { addDays, dayInUtrecht } from '../../../db/contract/dates.ts'
import { aChild, aGroup, aPlacement } from '../../support/builders.ts'
import { expect, expectNoAxeViolations, launchApp, test } from '../../support/electron.ts'
import { openPage, password, prepareWorkspace, signIn } from '../../support/prepared-workspace.ts'

const today = dayInUtrecht(new Date().toISOString())

test('a group is made, changed, closed and taken back by the locatiemanager', async () => {
  const folder = await prepareWorkspace(() => Promise.resolve())
  const { page, close } = await launchApp(folder)
  await signIn(page)
  await openPage(page, 'Groepen')
  await expect(page.getByText('Nog geen groepen')).toBeVisible()
  await expectNoAxeViolations(page)

  await page.getByRole('button', { name: 'Groep toevoegen' }).first().click()
  const adding = page.getByRole('dialog', { name: 'Groep toevoegen' })
  await adding.getByRole('textbox', { name: 'Naam' }).fill('Egels')
  await adding.getByRole('checkbox', { name: 'maandag middag' }).check()
  await adding.getByRole('textbox', { name: 'maandag middag, van' }).fill('13.30')
  await adding.getByRole('textbox', { name: 'maandag middag, tot' }).fill('1200')
  await adding.getByRole('button', { name: 'Groep opslaan' }).click()
  await expect(adding.getByText('De eindtijd moet na de begintijd zijn.')).toBeVisible()
  await expectNoAxeViolations(page)
  await adding.getByRole('textbox', { name: 'maandag middag, tot' }).fill('1630')
  await page.keyboard.press('Control+Enter')
  await expect(adding).toBeHidden()
  await expect(page.getByRole('table', { name: 'Week van Egels' })).toContainText('van 16')

  await page.getByRole('link', { name: 'Groep bekijken' }).click()
  await expect(page.getByText('13:30–16:30')).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Groep wijzigen' }).click()
  const changing = page.getByRole('dialog', { name: 'wijzigen' })
  await changing.getByRole('textbox', { name: 'Hoogstens tegelijk aanwezig' }).fill('12')
  await changing.getByRole('button', { name: 'Groep opslaan' }).click()
  await expect(page.getByText('hoogstens 12 tegelijk')).toBeVisible()

  await page.getByRole('button', { name: 'Groep sluiten' }).click()
  await expect(page.getByText('Deze groep is gesloten.')).toBeVisible()
  await page.getByRole('button', { name: 'Ongedaan maken' }).click()
  await expect(page.getByRole('button', { name: 'Groep sluiten' })).toBeVisible()
  await close()
  rmSync(folder, { recursive: true, force: true })
})

test('a group with children cannot close, and a medewerker only looks', async () => {
  const folder = await prepareWorkspace(async (call) => {
    const group = await call('groups.add', aGroup({ name: 'Kikkers' }))
    const child = await call('children.register', aChild({ bornOn: addDays(today, -1000), registeredOn: addDays(today, -7) }))
    await call('placements.place', aPlacement({ childId: child.id, groupId: group.id, startsOn: addDays(today, -7) }))
    await call('users.add', { name: 'Samira', role: 'medewerker', password })
  })
  const { page, close } = await launchApp(folder)
  await signIn(page)
  await openPage(page, 'Groepen')
  await expect(page.getByRole('table', { name: 'Week van Kikkers' })).toContainText('1 van 16')
  await page.getByRole('link', { name: 'Groep bekijken' }).click()
  await page.getByRole('button', { name: 'Groep sluiten' }).click()
  await expect(page.getByText('In deze groep zijn nog 1 kinderen en 0 studenten gepland.')).toBeVisible()
  await expectNoAxeViolations(page)

  await page.keyboard.press('Control+l')
  await signIn(page, 'Samira')
  await openPage(page, 'Groepen')
  await expect(page.getByRole('button', { name: 'Groep toevoegen' })).toBeHidden()
  await page.getByRole('link', { name: 'Groep bekijken' }).click()
  await expect(page.getByRole('button', { name: 'Noor B.' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Groep wijzigen' })).toBeHidden()
  await page.getByRole('button', { name: 'Noor B.' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Noor B.' })).toBeVisible()
  await close()
  rmSync(folder, { recursive: true, force: true })
})
