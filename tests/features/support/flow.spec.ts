import { addDays, dayInUtrecht } from '../../../db/contract/dates.ts'
import { aChild, aGroup, anAdvies, anArrangement, aNeed, aPlacement } from '../../support/builders.ts'
import { expect, inspect } from '../../support/electron.ts'
import { openPage, signIn, testWith } from '../../support/prepared-workspace.ts'

const today = dayInUtrecht(new Date().toISOString())
const daysAgo = (days: number): string => addDays(today, -days)

const test = testWith(async (call) => {
  const { id: groupId } = await call('groups.add', aGroup())
  const register = async (firstName: string, lastName: string) => {
    const { id } = await call('children.register', aChild({ firstName, lastName, bornOn: daysAgo(1_100), registeredOn: daysAgo(300) }))
    await call('advies.record', anAdvies({ childId: id, advisedOn: daysAgo(300) }))
    await call('placements.place', aPlacement({ childId: id, groupId, startsOn: daysAgo(250) }))
    return id
  }
  await register('Noor', 'Bakker')
  const sam = await register('Sam', 'de Vries')
  await call('support.recordNeed', aNeed({ childId: sam, sinceOn: daysAgo(220) }))
  await call('support.recordNeed', aNeed({ childId: sam, kind: 'motoriek', sinceOn: daysAgo(100) }))
  await call('support.arrange', anArrangement({ childId: sam, waitingSinceOn: daysAgo(196) }))
  const mila = await register('Mila', 'Jansen')
  await call('support.recordNeed', aNeed({ childId: mila, sinceOn: daysAgo(40) }))
})

test('a need and a place that is waited for are recorded by keyboard and stand on the page', async ({ opened: { page } }) => {
  await signIn(page)
  await openPage(page, 'Kinderen')
  await page.getByRole('button', { name: 'Noor B.' }).click()
  await page.getByRole('button', { name: 'Meer acties' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Extra ondersteuning' }).press('Enter')
  const panel = page.getByRole('dialog')
  await expect(panel.getByText('Geen ondersteuningsvraag.')).toBeVisible()
  await inspect(page, 'ondersteuning-leeg')

  await panel.getByRole('button', { name: 'Vraag toevoegen' }).press('Enter')
  const kind = panel.getByRole('combobox', { name: 'Waar gaat het over' })
  await expect(kind).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expect(panel.getByText('Vul dit in of maak een keuze.')).toBeVisible()
  await kind.fill('spraak')
  await kind.press('ArrowDown')
  await kind.press('Enter')
  await page.keyboard.press('Control+Enter')
  await expect(panel.getByRole('list', { name: 'Ondersteuningsvraag' })).toContainText('taal en spraak')

  await panel.getByRole('button', { name: 'Plek of hulp toevoegen' }).press('Enter')
  await expect(panel.getByRole('combobox', { name: 'Bij wie' })).toHaveValue('Spoor030')
  await expect(panel.getByText('In de wijk van dit kind is dat meestal Spoor030.')).toBeVisible()
  await inspect(page, 'ondersteuning-plek')
  await page.keyboard.press('Control+Enter')
  await expect(panel.getByRole('list', { name: 'Plek of hulp' })).toContainText('dagbehandeling bij Spoor030')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('region', { name: 'Extra ondersteuning' })).toContainText('taal en spraak')
})

test('the overview says who waits the longest, and for whom nothing is arranged', async ({ opened: { page } }) => {
  await signIn(page)
  await openPage(page, 'Kinderen')
  await page.getByRole('link', { name: 'Extra ondersteuning' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Extra ondersteuning' })).toBeVisible()
  const rows = page.getByRole('table').getByRole('row')
  await expect(rows).toHaveCount(2)
  await expect(rows.nth(1)).toContainText('Sam V.')
  await expect(rows.nth(1)).toContainText('28 weken')
  await inspect(page, 'ondersteuning-wacht')
  await page.getByText('Nog niets geregeld (1)').click()
  await expect(rows.nth(1)).toContainText('Mila J.')
  await page.getByText('Loopt (0)').click()
  await expect(page.getByText('Er loopt nu niets')).toBeVisible()
  await inspect(page, 'ondersteuning-overzicht-leeg')

  await page.goBack()
  await page.getByRole('link', { name: 'Extra ondersteuning' }).click()
  await page.getByRole('button', { name: 'Sam V.' }).press('Enter')
  const panel = page.getByRole('dialog')
  await panel.getByRole('button', { name: /dagbehandeling bij Spoor030.? wijzigen$/ }).press('Enter')
  await panel.getByRole('textbox', { name: 'Begonnen op' }).fill(inDutch(daysAgo(200)))
  await panel.getByRole('button', { name: 'Opslaan' }).click()
  await expect(panel.getByText('Het begon vóór het wachten.')).toBeVisible()
  await panel.getByRole('textbox', { name: 'Begonnen op' }).fill(inDutch(daysAgo(7)))
  await panel.getByRole('button', { name: 'Opslaan' }).click()
  await expect(panel.getByText('na 27 weken wachten')).toBeVisible()

  await panel.getByRole('button', { name: 'Partner toevoegen' }).press('Enter')
  const partner = panel.getByRole('combobox', { name: 'Partner' })
  await partner.fill('jgz')
  await partner.press('ArrowDown')
  await partner.press('Enter')
  await panel.getByRole('textbox', { name: 'Toestemming van ouders op' }).fill(inDutch(daysAgo(3)))
  await page.keyboard.press('Control+Enter')
  await expect(panel.getByText('Er staat niet bij wie toestemming gaf.')).toBeVisible()
  await panel.getByRole('textbox', { name: 'Wie gaf toestemming' }).fill('moeder')
  await page.keyboard.press('Control+Enter')
  await expect(panel.getByText('toestemming van moeder op')).toBeVisible()
  await inspect(page, 'ondersteuning')
  await page.keyboard.press('Escape')
  const card = page.getByRole('region', { name: 'Extra ondersteuning' })
  await expect(card).toContainText('dagbehandeling')
  await expect(card).toContainText('JGZ')
  await inspect(page, 'kind-ondersteuning')
  await page.getByRole('radiogroup', { name: 'Wat je ziet in de tijdlijn' }).getByText('Ondersteuning', { exact: true }).click()
  await expect(page.getByRole('list', { name: 'Tijdlijn' })).toContainText('Begonnen met dagbehandeling bij Spoor030')
})

function inDutch(date: string): string {
  return date.split('-').reverse().join('-')
}
