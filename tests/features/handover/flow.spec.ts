import { addDays, addMonths, dayInUtrecht } from '../../../db/contract/dates.ts'
import { aChild, aGroup, anAdvies, aPlacement } from '../../support/builders.ts'
import { expect, inspect } from '../../support/electron.ts'
import { takeHandoverStep } from '../../support/handover-step.ts'
import { openPage, signIn, testWith } from '../../support/prepared-workspace.ts'

const today = dayInUtrecht(new Date().toISOString())
const nearlyFour = addDays(addMonths(today, -48), 40)

const test = testWith(async (call) => {
  const { id: groupId } = await call('groups.add', aGroup({ programme: 'Uk & Puk' }))
  for (const [firstName, bornOn] of [
    ['Noor', nearlyFour],
    ['Sam', addMonths(today, -36)],
  ] as const) {
    const { id } = await call('children.register', aChild({ firstName, bornOn, registeredOn: addDays(today, -400) }))
    await call('advies.record', anAdvies({ childId: id, advisedOn: addDays(today, -400) }))
    await call('placements.place', aPlacement({ childId: id, groupId, startsOn: addDays(today, -390) }))
    await call('parents.log', {
      childId: id,
      kind: 'intake',
      contactedOn: addDays(today, -380),
      outcome: 'bereikt',
      interpreter: 'geen',
      durationMinutes: 30,
      note: null,
      agreement: null,
    })
  }
})

test('a handover is written, discussed, agreed to and sent; nothing leaves before its time', async ({ opened }) => {
  test.slow()
  const { page } = opened
  await signIn(page)
  await openPage(page, 'Kinderen')
  await page.getByRole('link', { name: 'Overdracht' }).click()
  const rows = page.getByRole('table').getByRole('row')
  await expect(rows).toHaveCount(2)
  await expect(rows.nth(1)).toContainText('nog niet begonnen')
  await inspect(page, 'overdracht-lijst')
  await page.getByRole('button', { name: 'Noor B.' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Overdracht van')
  await inspect(page, 'overdracht-leeg')
  await expect(page.getByText('Uk & Puk')).toBeVisible()
  await page.getByRole('button', { name: 'Afdrukken: Alleen programma en duur' }).click()
  await expect(page.getByText('Naar de printer gestuurd.')).toBeVisible()

  await page.getByRole('button', { name: 'Overdracht beginnen' }).press('Enter')
  const way = page.getByRole('list', { name: 'Waar de overdracht is' })
  await expect(way).toContainText('Schrijven')
  const take = (step: string, person?: string) => takeHandoverStep(page, step, person)
  const empty = await take('Besproken met ouders')
  await expect(empty.getByText('Er staat nog niets in de overdracht.')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('textbox', { name: 'taal' }).fill('Vertelt graag over haar konijn.')
  await page.getByRole('textbox', { name: 'wat helpt dit kind' }).fill('Een vaste plek bij binnenkomst.')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Tekst opgeslagen.')).toBeVisible()
  await inspect(page, 'overdracht-schrijven')

  await expect(await take('Besproken met ouders')).toBeHidden()
  await expect(page.getByText('De tekst is besproken met ouders')).toBeVisible()
  await page.getByRole('textbox', { name: 'Reactie van ouders' }).fill('Thuis zingt ze ook.')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Reactie opgeslagen.')).toBeVisible()
  const unnamed = await take('Ouders geven toestemming')
  await expect(unnamed.getByText('Er staat niet bij wie van de ouders dit zei.')).toBeVisible()
  await inspect(page, 'overdracht-stap')
  await unnamed.getByRole('textbox', { name: 'Wie van de ouders' }).fill('moeder')
  await page.keyboard.press('Control+Enter')
  await expect(way).toContainText('moeder')

  const noSchool = await take('Verstuurd met het hele formulier')
  await expect(noSchool.getByText('De basisschool is nog niet bekend.')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'School invullen' }).click()
  const panel = page.getByRole('dialog', { name: 'Gegevens van' })
  await panel
    .getByRole('combobox', { name: 'Basisschool' })
    .or(panel.getByRole('textbox', { name: 'Basisschool' }))
    .fill('De Regenboogbrug')
  await panel.getByRole('button', { name: 'Gegevens opslaan' }).click()
  await expect(panel).toBeHidden()
  const going = page.getByRole('region', { name: 'Naar de basisschool' })
  await expect(going).toContainText('De Regenboogbrug')
  await inspect(page, 'kind-naar-school')
  await going.getByRole('link', { name: 'Overdracht openen' }).click()

  await page.getByRole('button', { name: 'Afdrukken: Hele formulier' }).click()
  await expect(page.getByText('Naar de printer gestuurd.')).toBeVisible()
  await expect(await take('Verstuurd met het hele formulier')).toBeHidden()
  await expect(await take('School heeft het ontvangen')).toBeHidden()
  await expect(await take('Warm gesprek gevoerd')).toBeHidden()
  await expect(way.getByRole('listitem').filter({ hasText: 'Warm gesprek gevoerd' })).toBeVisible()
  await inspect(page, 'overdracht-klaar')

  await page.getByRole('button', { name: 'Laatste stap terugnemen' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Laatste stap terugnemen' }).click()
  await expect(page.getByText('De stap is teruggenomen.')).toBeVisible()
  expect(await opened.printCount()).toBe(2)
})

test('the page of a child who is nearly four says that a handover is next', async ({ opened: { page } }) => {
  await signIn(page)
  await openPage(page, 'Kinderen')
  await page.getByRole('button', { name: 'Noor B.' }).click()
  const nextStep = page.getByRole('region', { name: 'Volgende stap' })
  await expect(nextStep).toContainText('Overdracht schrijven')
  await nextStep.getByRole('link').press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Overdracht van')
})
