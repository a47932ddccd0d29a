import { addDays, dayInUtrecht, mondayOf } from '../../../db/contract/dates.ts'
import { aGroup, anAssignment, aStudent } from '../../support/builders.ts'
import { expect, expectNoAxeViolations } from '../../support/electron.ts'
import { openPage, password, signIn, testWith, type Call } from '../../support/prepared-workspace.ts'

const today = dayInUtrecht(new Date().toISOString())
const monday = mondayOf(today)

async function twoStudents(call: Call): Promise<void> {
  await call('users.add', { name: 'Samira', role: 'medewerker', password })
  const group = await call('groups.add', aGroup())
  const since = { personRegisterOn: addDays(monday, -60), startsOn: addDays(monday, -60) }
  const eva = await call('students.add', aStudent({ ...since, registerLinkedOn: addDays(monday, -50) }))
  const bo = await call('students.add', aStudent({ ...since, name: 'Bo van der Meer', kind: 'uu', registerLinkedOn: null }))
  for (const { id } of [eva, bo]) {
    await call('students.assign', anAssignment({ studentId: id, groupId: group.id, startsOn: addDays(monday, -28) }))
  }
}

const test = testWith(twoStudents)

test('the gate lets a linked student begin, and says what to do for one who is not', async ({ opened: { page } }) => {
  await signIn(page)
  await openPage(page, 'Studenten')
  await expect(page.getByText('2 dagdelen in deze week · 0 actief · 2 gepland')).toBeVisible()
  await expectNoAxeViolations(page)

  const week = page.getByRole('table').first()
  await week
    .getByRole('row', { name: /Eva Smit/ })
    .getByRole('button', { name: /gepland/ })
    .click()
  const panel = page.getByRole('dialog')
  await expectNoAxeViolations(page)
  await panel.getByRole('button', { name: 'Op actief zetten' }).click()
  await expect(page.getByText('Eva Smit mag beginnen.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('2 dagdelen in deze week · 1 actief · 1 gepland')).toBeVisible()

  await week
    .getByRole('row', { name: /Bo van der Meer/ })
    .getByRole('button', { name: /gepland/ })
    .click()
  await panel.getByRole('button', { name: 'Op actief zetten' }).click()
  await expect(panel.getByText('Deze student is nog niet gekoppeld in het Personenregister.')).toBeVisible()
  await expect(panel.getByText(/Koppel de student in het Personenregister/)).toBeVisible()
  await panel.getByRole('button', { name: 'Datums invullen' }).click()
  await panel.getByLabel('Gekoppeld aan onze organisatie op').fill('gisteren')
  await panel.getByLabel('Gekoppeld aan onze organisatie op').blur()
  await expectNoAxeViolations(page)
  await panel.getByRole('button', { name: 'Wijziging opslaan' }).click()
  await expect(page.getByText('Wijziging opgeslagen.')).toBeVisible()
  await expect(page.getByText('nog niet gekoppeld')).toBeHidden()
})

test('a dagdeel is planned from the week, refused twice, and ended', async ({ opened: { page } }) => {
  await signIn(page)
  await openPage(page, 'Studenten')
  await page.getByRole('button', { name: 'Plan Eva Smit op dinsdag ochtend' }).click()
  const panel = page.getByRole('dialog')
  await expectNoAxeViolations(page)
  await panel.getByRole('button', { name: 'Dagdeel plannen' }).click()
  await expect(page.getByText(/Dagdeel gepland\./)).toBeVisible()
  await expect(page.getByText('3 dagdelen in deze week · 0 actief · 3 gepland')).toBeVisible()

  await page.getByRole('button', { name: 'Plan Eva Smit op maandag middag' }).click()
  await panel.getByRole('combobox', { name: 'Dagdeel' }).selectOption('ochtend')
  await panel.getByRole('button', { name: 'Dagdeel plannen' }).click()
  await expect(panel.getByText('Deze student is op dit dagdeel al ingedeeld.')).toBeVisible()
  await page.keyboard.press('Escape')

  await page.getByText('per groep').click()
  await page
    .getByRole('row', { name: /Kikkers/ })
    .getByRole('button', { name: /Bo van der Meer/ })
    .click()
  await panel.getByRole('button', { name: 'Beëindigen' }).click()
  await panel.getByRole('button', { name: 'Dagdeel beëindigen' }).click()
  await expect(page.getByText(/Dagdeel beëindigd\./)).toBeVisible()
  await page.getByRole('button', { name: 'Volgende week' }).click()
  await expect(page.getByText('2 dagdelen in deze week · 0 actief · 2 gepland')).toBeVisible()
})

test('a dagdeel that was planned by mistake is taken away after a question', async ({ opened: { page } }) => {
  await signIn(page)
  await openPage(page, 'Studenten')
  await page
    .getByRole('row', { name: /Eva Smit/ })
    .getByRole('button', { name: /gepland/ })
    .click()
  await page.getByRole('dialog', { name: 'Dagdeel van een student' }).getByRole('button', { name: 'Weghalen' }).click()
  await page.getByRole('dialog', { name: 'Dagdeel weghalen?' }).getByRole('button', { name: 'Weghalen' }).click()
  await expect(page.getByText('Dagdeel weggehaald.')).toBeVisible()
  await expect(page.getByText('1 dagdeel in deze week · 0 actief · 1 gepland')).toBeVisible()
})

test('a medewerker sees the week and changes nothing', async ({ opened: { page } }) => {
  await signIn(page, 'Samira')
  await openPage(page, 'Studenten')
  await expect(page.getByRole('button', { name: /gepland/ })).toHaveCount(2)
  await expect(page.getByRole('button', { name: 'Student toevoegen' })).toBeHidden()
  await expect(page.getByRole('button', { name: /^Plan / })).toHaveCount(0)
  await page
    .getByRole('button', { name: /gepland/ })
    .first()
    .click()
  await expect(page.getByRole('dialog').getByText('elke maandag ochtend')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Op actief zetten' })).toBeHidden()
  await expectNoAxeViolations(page)
})
