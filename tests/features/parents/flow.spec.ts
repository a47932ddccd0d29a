import { addDays, dayInUtrecht } from '../../../db/contract/dates.ts'
import { aChild, aContact, aGroup, aPlacement } from '../../support/builders.ts'
import { expect, expectNoAxeViolations } from '../../support/electron.ts'
import { openPage, password, signIn, testWith, type Call } from '../../support/prepared-workspace.ts'

const today = dayInUtrecht(new Date().toISOString())

async function twoFamilies(call: Call): Promise<void> {
  await call('users.add', { name: 'Samira', role: 'medewerker', password })
  const group = await call('groups.add', aGroup())
  const noor = await call('children.register', aChild())
  const lina = await call('children.register', aChild({ firstName: 'Lina', lastName: 'El Amrani' }))
  for (const { id } of [noor, lina])
    await call('placements.place', aPlacement({ childId: id, groupId: group.id, startsOn: addDays(today, -200) }))
  await call(
    'parents.log',
    aContact({
      childId: noor.id,
      kind: 'zorggesprek',
      contactedOn: addDays(today, -8),
      note: 'Moeder maakt zich zorgen over slapen.',
      agreement: { text: 'Moeder terugbellen', dueOn: addDays(today, -3) },
    }),
  )
}

const test = testWith(twoFamilies)

test('an agreement that is late says so, is done with one button, and comes back', async ({ opened: { page } }) => {
  await signIn(page)
  await openPage(page, 'Ouders')
  const open = page.getByRole('list', { name: 'Open afspraken, de eerste eerst' })
  await expect(open.getByText('3 dagen geleden')).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Klaar: Moeder terugbellen' }).click()
  await expect(page.getByText('Afspraak is klaar.')).toBeVisible()
  await expect(page.getByText('Geen open afspraken')).toBeVisible()
  await page.getByRole('button', { name: 'Ongedaan maken' }).click()
  await expect(open.getByText('Moeder terugbellen')).toBeVisible()
})

test('from a family that is not reached to a contact with an agreement, by keyboard', async ({ opened: { page } }) => {
  await signIn(page)
  await openPage(page, 'Ouders')
  await page.getByRole('tab', { name: 'Niet bereikt' }).click()
  await expect(page.getByText('Gezin van Lina A.')).toBeVisible()
  await expect(page.getByText('Gezin van Noor B.')).toBeHidden()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Contact vastleggen met het gezin van Lina A.' }).press('Enter')

  const panel = page.getByRole('dialog')
  await expect(panel.getByRole('combobox', { name: 'Kind' })).toHaveValue('Lina A.')
  await panel.getByLabel('Soort contact').selectOption({ label: 'telefoon' })
  await panel.getByLabel('Wat is er besproken').fill('Vader komt donderdag kijken.')
  await panel.getByLabel('Er is iets afgesproken').check()
  await panel.getByRole('textbox', { name: 'Afspraak' }).fill('Rondleiding klaarzetten')
  await panel.getByRole('button', { name: 'over een week' }).click()
  await expectNoAxeViolations(page)
  await panel.getByLabel('Wat is er besproken').press('Control+Enter')

  await expect(page.getByText('Contact en afspraak opgeslagen.')).toBeVisible()
  await expect(page.getByText('Alle gezinnen zijn bereikt')).toBeVisible()
  await page.getByRole('tab', { name: 'Afspraken' }).click()
  await expect(page.getByText('Rondleiding klaarzetten')).toBeVisible()
})

test('a form that is left open is there again after a lock', async ({ opened: { page } }) => {
  await signIn(page)
  await openPage(page, 'Ouders')
  await page.getByRole('button', { name: 'Contact vastleggen' }).click()
  const note = page.getByRole('dialog').getByLabel('Wat is er besproken')
  await note.pressSequentially('Vraagt naar de inloop')
  await page.keyboard.press('Control+L')
  await expect(note).toBeHidden()
  await signIn(page)
  await expect(note).toHaveValue('Vraagt naar de inloop')
})

test('the note of a talk about worries is hidden from a colleague, and the form says so', async ({ opened: { page } }) => {
  await signIn(page, 'Samira')
  await openPage(page, 'Ouders')
  await page.getByRole('tab', { name: 'Contacten' }).click()
  await expect(page.getByText(/De tekst van dit gesprek over zorgen is alleen te lezen/)).toBeVisible()
  await expect(page.getByText('Moeder maakt zich zorgen')).toBeHidden()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: /Noor B\. · gesprek over zorgen/ }).click()
  const panel = page.getByRole('dialog')
  await expect(panel.getByText(/kan dit verbeteren/)).toBeVisible()
  await expect(panel.getByRole('button', { name: 'Verbeteren' })).toBeHidden()
  await expectNoAxeViolations(page)
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Contact vastleggen' }).click()
  await page.getByRole('dialog').getByLabel('Soort contact').selectOption({ label: 'gesprek over zorgen' })
  await expect(page.getByText('Deze tekst lezen alleen jij en de locatiemanager.')).toBeVisible()
  await expect(page.getByText(/geen dossier van de meldcode/)).toBeVisible()
})

test('a contact can be corrected, withdrawn and put back', async ({ opened: { page } }) => {
  await signIn(page)
  await openPage(page, 'Ouders')
  await page.getByRole('tab', { name: 'Contacten' }).click()
  await page.getByRole('button', { name: /Noor B\. · gesprek over zorgen/ }).click()
  const panel = page.getByRole('dialog', { name: 'Contact met ouders' })
  await panel.getByRole('button', { name: 'Verbeteren' }).click()
  await panel.getByLabel('Wat is er besproken').fill('Slapen gaat weer beter.')
  await panel.getByRole('button', { name: 'Verbetering opslaan' }).click()
  await expect(panel.getByText('Slapen gaat weer beter.')).toBeVisible()
  await panel.getByRole('button', { name: 'Intrekken' }).click()
  await page.getByRole('dialog', { name: 'Contact intrekken?' }).getByRole('button', { name: 'Intrekken' }).click()
  await expect(panel.getByText(/Dit contact is ingetrokken op/)).toBeVisible()
  await panel.getByRole('button', { name: 'Terugzetten' }).click()
  await expect(panel.getByRole('button', { name: 'Verbeteren' })).toBeVisible()
})
