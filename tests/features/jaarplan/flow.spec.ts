import { addDays, dayInUtrecht, schoolYearOf } from '../../../db/contract/dates.ts'
import { aGoal, aGroup, anAssignment, aStudent } from '../../support/builders.ts'
import { expect, expectNoAxeViolations } from '../../support/electron.ts'
import { openPage, password, signIn, testWith, type Call } from '../../support/prepared-workspace.ts'

const today = dayInUtrecht(new Date().toISOString())
const schoolYear = schoolYearOf(today)

async function oneGoalAndOneStudent(call: Call): Promise<void> {
  await call('users.add', { name: 'Samira', role: 'medewerker', password })
  const group = await call('groups.add', aGroup())
  const since = addDays(today, -60)
  const eva = await call('students.add', aStudent({ personRegisterOn: since, registerLinkedOn: since, startsOn: since }))
  const assignment = await call('students.assign', anAssignment({ studentId: eva.id, groupId: group.id, startsOn: addDays(today, -28) }))
  await call('students.activate', assignment)
  await call('jaarplan.addGoal', aGoal({ schoolYear, reviewOn: addDays(today, -2) }))
}

const test = testWith(oneGoalAndOneStudent)

test('a goal stands beside its live figure', async ({ opened: { page } }) => {
  await signIn(page)
  await openPage(page, 'Jaarplan')
  await expect(page.getByText('bespreken was 2 dagen geleden')).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Doel toevoegen' }).click()
  const panel = page.getByRole('dialog')
  await panel.getByRole('combobox', { name: 'Thema' }).fill('Inzet van studenten')
  await panel.getByLabel('Wat willen we bereiken?').fill('Vier vaste dagdelen met een student 🌻')
  await panel.getByLabel('Cijfer dat dit laat zien').selectOption('studentDagdelen')
  await panel.getByRole('button', { name: 'Nu is het 1. Dat overnemen' }).click()
  await panel.getByLabel('Streefwaarde').fill('4')
  await expectNoAxeViolations(page)
  await panel.getByLabel('Streefwaarde').press('Control+Enter')

  const goal = page.getByRole('listitem').filter({ hasText: 'Vier vaste dagdelen' })
  await expect(goal.getByRole('heading', { name: 'Inzet van studenten' })).toBeVisible()
  await expect(goal.getByText('Nog 3 tot het doel.')).toBeVisible()
  await expectNoAxeViolations(page)
})

test('a goal moves step by step, changes, and goes after a question', async ({ opened: { page } }) => {
  await signIn(page)
  await openPage(page, 'Jaarplan')
  const status = page.getByRole('button', { name: /Stand wijzigen/ })
  await status.click()
  await expect(page.getByRole('menuitem')).toHaveText(['Vaststellen', 'Laten vervallen'])
  await page.getByRole('menuitem', { name: 'Vaststellen' }).click()
  await expect(page.getByText('Stand is nu: vastgesteld.')).toBeVisible()
  await status.click()
  await expect(page.getByRole('menuitem')).toHaveText(['In uitvoering nemen', 'Terug naar concept', 'Laten vervallen'])
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: /^Wijzigen: / }).click()
  const panel = page.getByRole('dialog')
  await panel.getByRole('combobox', { name: 'Thema' }).fill('Buiten leren met de buurt')
  await panel.getByRole('button', { name: 'Wijziging opslaan' }).click()
  await expect(page.getByRole('heading', { name: 'Buiten leren met de buurt' })).toBeVisible()

  await page.getByRole('button', { name: /^Weghalen: / }).click()
  const question = page.getByRole('dialog', { name: 'Doel weghalen?' })
  await expect(question.getByText(/verdwijnt uit het jaarplan/)).toBeVisible()
  await question.getByRole('button', { name: 'Weghalen' }).click()
  await expect(page.getByText(`Nog geen doelen voor ${String(schoolYear)}–${String(schoolYear + 1)}`)).toBeVisible()
  await expectNoAxeViolations(page)
})

test('another school year has its own goals, and a medewerker only reads', async ({ opened: { page } }) => {
  await signIn(page, 'Samira')
  await openPage(page, 'Jaarplan')
  await expect(page.getByRole('heading', { name: 'Ouderbetrokkenheid' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Doel toevoegen' })).toBeHidden()
  await expect(page.getByRole('button', { name: /Stand wijzigen/ })).toHaveCount(0)
  await expect(page.getByRole('button', { name: /^Weghalen/ })).toHaveCount(0)
  await page.getByLabel('Schooljaar').selectOption(String(schoolYear + 1))
  await expect(page.getByText(`Nog geen doelen voor ${String(schoolYear + 1)}–${String(schoolYear + 2)}`)).toBeVisible()
})
