import { rmSync } from 'node:fs'
import { addDays, dayInUtrecht } from '../../../db/contract/dates.ts'
import { aChild, aContact, aGroup, anAdvies, anObservation, aPlacement } from '../../support/builders.ts'
import { expect, expectNoAxeViolations, inspect, launchApp, test as base, type RunningApp } from '../../support/electron.ts'
import { type Call, openChild, openPage, password, prepareWorkspace, signIn } from '../../support/prepared-workspace.ts'

const today = dayInUtrecht(new Date().toISOString())
const lastWeek = addDays(today, -7)
const inTwoMonths = addDays(today, 60)
const mornings = [1, 2, 4].map((weekday) => ({ weekday, dagdeel: 'ochtend' as const }))
const longName = 'Wilhelmina-Alexandra-Catharina-Amalia-Beatrix-Juliana-Margar'

/** One group with one place, taken by Sam until two months from now; Noor has an advies and waits. */
async function fill(call: Call): Promise<void> {
  const dagdelen = mornings.map((one) => ({ ...one, startsAt: '08:30', endsAt: '12:30' }))
  const group = await call('groups.add', aGroup({ name: 'Kikkers', maximum: 1, dagdelen }))
  const register = async (firstName: string, lastName: string, bornOn: string) =>
    (await call('children.register', aChild({ firstName, lastName, bornOn, registeredOn: lastWeek }))).id
  const noor = await register('Noor', 'Bakker', addDays(today, -1100))
  const sam = await register('Sam', 'de Vries', addDays(today, -1000))
  await register('Çağla', 'Öztürk', addDays(today, -950))
  await register('نور', 'العربي', addDays(today, -980))
  await register(longName, 'van Oranje', addDays(today, -990))
  await call('advies.record', anAdvies({ childId: noor, advisedOn: lastWeek }))
  await call('advies.record', anAdvies({ childId: sam, advisedOn: lastWeek }))
  await call(
    'placements.place',
    aPlacement({ childId: sam, groupId: group.id, startsOn: lastWeek, endsOn: inTwoMonths, dagdelen: mornings }),
  )
  await call(
    'observations.log',
    anObservation({ childIds: [noor, sam], observedOn: today, text: 'Bouwde een hoge toren. Telde de blokken.' }),
  )
  await call('parents.log', aContact({ childId: noor, contactedOn: today, kind: 'intake' }))
  await call('users.add', { name: 'Samira', role: 'medewerker', password })
}

const test = base.extend<{ app: RunningApp }>({
  app: async ({ playwright: _playwright }, use) => {
    const folder = await prepareWorkspace(fill)
    const app = await launchApp(folder)
    await use(app)
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  },
})

test('a child is registered by keyboard; an interrupted form comes back and a possible duplicate is told while typing', async ({
  app: { page },
}) => {
  await signIn(page)
  await page.keyboard.press('Alt+2')
  await expect(page.getByText('5 kinderen')).toBeVisible()
  await expectNoAxeViolations(page)

  await page.keyboard.press('Alt+n')
  const panel = page.getByRole('dialog', { name: 'Kind aanmelden' })
  await expect(panel.getByRole('textbox', { name: 'Voornaam' })).toBeFocused()
  await page.keyboard.type('Noor')
  await page.keyboard.press('Control+Enter')
  await expect(panel.getByText('Vul dit in')).toBeVisible()
  await expectNoAxeViolations(page)
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()

  await page.keyboard.press('Alt+n')
  await expect(panel.getByText('Je tekst van eerder staat er weer.')).toBeVisible()
  await expect(panel.getByRole('textbox', { name: 'Voornaam' })).toHaveValue('Noor')
  const [year, month, day] = addDays(today, -1100).split('-')
  await panel.getByRole('textbox', { name: 'Geboortedatum' }).fill(`${String(day)}-${String(month)}-${String(year)}`)
  await expect(panel.getByText('Staat dit kind er al?')).toBeVisible()
  await expect(panel.getByRole('link', { name: /Naar .?Noor B\./ })).toBeVisible()
  await inspect(page, 'kind-aanmelden')
  const wijk = panel.getByRole('combobox', { name: 'Wijk waar het kind woont' })
  await wijk.fill('lombok')
  await expect(page.getByRole('listbox').getByRole('option')).toHaveText(['WestLombok ligt hier'])
  await wijk.press('ArrowDown')
  await wijk.press('Enter')
  await page.keyboard.press('Control+Enter')

  await expect(page.getByRole('heading', { level: 1, name: 'Noor' })).toBeVisible()
  await expect(page.getByText('is aangemeld.')).toBeVisible()
})

test('the list finds a name without its accents, filters, sorts, and shows names of every script', async ({ app: { page } }) => {
  await signIn(page)
  await openPage(page, 'Kinderen')
  const rows = page.getByRole('table').getByRole('row')
  await expect(rows).toHaveCount(6)
  await expect(page.getByRole('button', { name: `${longName} O.` })).toBeVisible()

  await page.getByRole('textbox', { name: 'Zoek op naam' }).fill('cagla')
  await expect(rows).toHaveCount(2)
  await expect(rows.nth(1)).toContainText('Çağla Ö.')
  await page.getByRole('textbox', { name: 'Zoek op naam' }).fill('zzz')
  await expect(page.getByText('Geen kinderen gevonden')).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Filters wissen' }).last().click()

  await page.getByRole('combobox', { name: 'Status' }).selectOption('geplaatst')
  await expect(rows).toHaveCount(2)
  await expect(rows.nth(1)).toContainText('Sam V.')
  await page.getByRole('button', { name: 'Filters wissen' }).click()

  await page.getByRole('button', { name: 'Leeftijd' }).click()
  await expect(page.getByRole('columnheader', { name: 'Leeftijd' })).toHaveAttribute('aria-sort', 'ascending')
  await page.getByRole('button', { name: 'نور ا.' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'نور ا.' })).toBeVisible()
  await expectNoAxeViolations(page)
})

test('a full group says from which day there is room, and the child gets that place', async ({ app: { page } }) => {
  await signIn(page)
  await openChild(page, 'Noor B.')
  await expect(page.getByText('Plaats zoeken')).toBeVisible()
  await page.getByRole('link', { name: 'Plaatsen' }).click()
  const panel = page.getByRole('dialog', { name: 'plaatsen' })
  await panel.getByRole('combobox', { name: 'Groep' }).click()
  await page.getByRole('option', { name: 'Kikkers' }).click()
  for (const day of ['maandag', 'dinsdag', 'donderdag']) await panel.getByRole('checkbox', { name: `${day} ochtend, vol` }).check()
  await expect(panel.getByText('12 uur per week')).toBeVisible()
  await expectNoAxeViolations(page)
  await panel.getByRole('button', { name: 'Plaats geven' }).click()

  await expect(panel.getByText('Op maandag ochtend is de groep vol')).toBeVisible()
  await panel.getByRole('button', { name: 'Begin op' }).click()
  await expect(panel.getByRole('checkbox', { name: 'maandag ochtend, 1 plaats' })).toBeChecked()
  await panel.getByRole('button', { name: 'Plaats geven' }).click()
  await expect(panel).toBeHidden()
  await expect(page.getByRole('region', { name: 'Plaatsing' })).toContainText('ma di do ochtend')
  await expect(page.getByRole('region', { name: 'Plaatsing' })).toContainText('vanaf')
  await expect(page.getByText('Geplaatst in')).toBeVisible()
  await expectNoAxeViolations(page)
})

test('a placement ends, a child leaves and comes back, and everything of a child can be deleted', async ({ app: { page } }) => {
  await signIn(page)
  await openChild(page, 'Sam V.')
  const choose = async (item: string) => {
    await page.getByRole('button', { name: 'Meer acties' }).click()
    await page.getByRole('menuitem', { name: item }).click()
  }
  await choose('Plaatsing beëindigen')
  await page.getByRole('button', { name: 'Plaatsing beëindigen' }).click()
  await expect(page.getByRole('region', { name: 'Plaatsing' })).toContainText('tot en met')

  await choose('Kind vertrekt')
  await expect(page.getByText('De plaatsing eindigt op die dag.')).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Vertrek vastleggen' }).click()
  await expect(page.getByText('Vertrokken op')).toBeVisible()
  await page.getByRole('button', { name: 'Vertrek terugdraaien' }).click()
  await expect(page.getByText('Vertrokken op')).toBeHidden()

  await choose('Alles van dit kind verwijderen')
  const panel = page.getByRole('dialog', { name: 'verwijderen' })
  await expect(panel.getByText('1 observatie', { exact: true })).toBeVisible()
  await expect(panel.getByText('1 plaatsing', { exact: true })).toBeVisible()
  await expectNoAxeViolations(page)
  await panel.getByRole('textbox').fill('Noor B.')
  await panel.getByRole('button', { name: 'Voorgoed verwijderen' }).click()
  await expect(panel.getByText('Dit is niet dezelfde naam.')).toBeVisible()
  await panel.getByRole('textbox').fill('sam v.')
  await panel.getByRole('button', { name: 'Voorgoed verwijderen' }).click()
  await expect(page.getByText('4 kinderen')).toBeVisible()

  // What Noor and Sam did together stays hers.
  await page.getByRole('button', { name: 'Noor B.' }).click()
  await expect(page.getByText('Bouwde een hoge toren')).toBeVisible()
})

test('a medewerker reads and changes, and is not shown what only a locatiemanager may do', async ({ app: { page } }) => {
  await signIn(page, 'Samira')
  await openChild(page, 'Noor B.')
  const timeline = page.getByRole('list', { name: 'Tijdlijn' })
  await expect(timeline.getByRole('listitem')).toHaveCount(4)
  await page.getByText('Ouders', { exact: true }).last().click()
  await expect(timeline.getByRole('listitem')).toHaveCount(1)
  await expect(page.getByRole('link', { name: 'Plaatsen' })).toBeHidden()

  await page.getByRole('button', { name: 'Meer acties' }).click()
  await expect(page.getByRole('menuitem')).toHaveText([
    'Gegevens wijzigen',
    'VE-advies',
    'Extra ondersteuning',
    'Overdracht',
    'Afdruk voor ouders',
    'Dossier afdrukken',
    'Dossier bewaren als PDF',
  ])
  await page.getByRole('menuitem', { name: 'Gegevens wijzigen' }).click()
  const panel = page.getByRole('dialog', { name: 'Gegevens van' })
  await panel.getByRole('combobox', { name: 'Taal thuis' }).click()
  await page.getByRole('option', { name: 'meertalig' }).click()
  await panel.getByRole('button', { name: 'Gegevens opslaan' }).click()
  await expect(page.getByText('thuis meertalig')).toBeVisible()
  await page.getByRole('link', { name: 'Observatie over motoriek' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Observaties' })).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'motoriek' })).toBeChecked()
})

test('a possible duplicate is found by its sound, and leads to the child that is there', async ({ app: { page } }) => {
  await signIn(page)
  await openPage(page, 'Kinderen')
  await page.keyboard.press('Alt+n')
  const panel = page.getByRole('dialog', { name: 'Kind aanmelden' })
  await panel.getByRole('textbox', { name: 'Voornaam' }).fill('Tjagla')
  await panel.getByRole('textbox', { name: 'Achternaam' }).fill('van Ostuurk')
  await expect(panel.getByText('Staat dit kind er al?')).toBeHidden()
  await panel.getByRole('textbox', { name: 'Voornaam' }).fill('Cagla')
  await panel.getByRole('textbox', { name: 'Achternaam' }).fill('van der Ozturk')
  const hit = panel.getByRole('listitem').filter({ hasText: 'Çağla Ö.' })
  await expect(hit).toContainText('bijna dezelfde naam')
  await hit.getByRole('link', { name: /Naar .?Çağla Ö\./ }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Çağla Ö.' })).toBeVisible()
})

test('the page tells family, languages, school and who changed what; it prints for the meeting', async ({ app }) => {
  test.slow()
  const { page } = app
  await signIn(page)
  await openChild(page, 'Noor B.')
  const around = page.getByRole('region', { name: 'Om het kind' })

  await around.getByRole('button', { name: 'Broer of zus toevoegen' }).click()
  const family = page.getByRole('dialog', { name: 'Broer of zus van' })
  await family.getByRole('combobox', { name: 'Broers en zussen' }).fill('sam')
  await page.getByRole('option', { name: 'Sam V.' }).click()
  await page.keyboard.press('Control+Enter')
  await expect(around.getByRole('link', { name: 'Sam V.' })).toBeVisible()
  await around.getByRole('button', { name: /Sam V\..? is geen broer of zus/ }).click()
  await expect(around.getByRole('link', { name: 'Sam V.' })).toBeHidden()
  await page.getByRole('button', { name: 'Ongedaan maken' }).click()
  await expect(around.getByRole('link', { name: 'Sam V.' })).toBeVisible()

  const choose = async (item: string) => {
    await page.getByRole('button', { name: 'Meer acties' }).click()
    await page.getByRole('menuitem', { name: item }).click()
  }
  await choose('Gegevens wijzigen')
  const panel = page.getByRole('dialog', { name: 'Gegevens van' })
  const languages = panel.getByRole('combobox', { name: 'Welke talen' }).or(panel.getByRole('textbox', { name: 'Welke talen' }))
  await languages.fill('Turks')
  await languages.press('Enter')
  await languages.fill('Nederlands')
  await languages.press('Enter')
  await panel
    .getByRole('combobox', { name: 'Basisschool' })
    .or(panel.getByRole('textbox', { name: 'Basisschool' }))
    .fill('De Regenboogbrug')
  await panel.getByRole('textbox', { name: 'BRIN-nummer' }).fill('18ab')
  await inspect(page, 'kind-wijzigen')
  await panel.getByRole('button', { name: 'Gegevens opslaan' }).click()
  await expect(panel).toBeHidden()
  await expect(page.getByText(/thuis .?Turks en Nederlands/)).toBeVisible()
  await expect(around).toContainText('De Regenboogbrug')
  await inspect(page, 'kind')

  await choose('Wie wijzigde wat')
  const history = page.getByRole('dialog', { name: 'Wie wijzigde wat' })
  await expect(history.getByText('Gegevens: basisschool')).toBeVisible()
  await inspect(page, 'kind-geschiedenis')
  await page.keyboard.press('Escape')
  await choose('Dossier afdrukken')
  await expect(page.getByText('Naar de printer gestuurd.')).toBeVisible()
  expect(await app.printCount()).toBe(1)
})
