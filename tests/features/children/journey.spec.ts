import type { Locator, Page } from '@playwright/test'
import { addDays, addMonths, dayInUtrecht, mondayOf } from '../../../db/contract/dates.ts'
import { aGroup } from '../../support/builders.ts'
import { expect, inspect, shot } from '../../support/electron.ts'
import { takeHandoverStep } from '../../support/handover-step.ts'
import { managerName, openChild, openPage, signIn, testWith } from '../../support/prepared-workspace.ts'

const today = dayInUtrecht(new Date().toISOString())
const monday = addDays(mondayOf(today), -7)
const daysAgo = (days: number) => inDutch(addDays(today, -days))
/** Nearly four, so that the way to the basisschool belongs to it. */
const bornOn = addDays(addMonths(today, -48), 60)

const test = testWith(async (call) => {
  const dagdelen = [1, 2, 4, 5].map((weekday) => ({ weekday, dagdeel: 'ochtend' as const, startsAt: '08:30', endsAt: '12:30' }))
  await call('groups.add', aGroup({ name: 'Kikkers', programme: 'Uk & Puk', dagdelen }))
})

test('a child from signal to basisschool: advies, waiting list, offer, place, presence, support, handover', async ({
  opened: { page },
}) => {
  test.setTimeout(240_000)
  await signIn(page)
  await test.step('registered', async () => {
    await openPage(page, 'Kinderen')
    await page.getByRole('button', { name: 'Kind aanmelden' }).first().click()
    const form = page.getByRole('dialog', { name: 'Kind aanmelden' })
    await form.getByRole('textbox', { name: 'Voornaam' }).fill('Noor')
    await form.getByRole('textbox', { name: 'Achternaam' }).fill('Bakker')
    await form.getByRole('textbox', { name: 'Geboortedatum' }).fill(inDutch(bornOn))
    await form.getByRole('textbox', { name: 'Aangemeld op' }).fill(daysAgo(80))
    await form.getByRole('combobox', { name: /wijk/iu }).fill('overvecht')
    await page.getByRole('listbox').getByRole('option', { name: 'Overvecht' }).click()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Noor B.' })).toBeVisible()
  })

  await test.step('signal, in beoordeling, advies', async () => {
    const panel = await fromNextStep(page, 'VE-advies van')
    await panel.getByRole('button', { name: 'Advies vastleggen' }).click()
    await panel.getByRole('radio', { name: 'wij zien een signaal' }).check()
    await panel.getByRole('textbox', { name: 'Dag van het signaal' }).fill(daysAgo(70))
    await panel.getByRole('checkbox', { name: 'taal' }).check()
    await panel.getByRole('textbox', { name: 'Uren per week' }).fill('16')
    await page.keyboard.press('Control+Enter')
    for (const [button, state, days] of [
      ['Volgende stap vastleggen', 'in beoordeling', 60],
      ['Uitkomst vastleggen', 'wel advies', 50],
    ] as const) {
      await panel.getByRole('button', { name: button }).click()
      await panel.getByRole('radio', { name: state }).check()
      await panel.getByRole('textbox', { name: 'Sinds wanneer' }).fill(daysAgo(days))
      await panel.getByRole('button', { name: 'Stap vastleggen' }).click()
    }
    await panel.getByRole('button', { name: 'Eerste stap vastleggen' }).click()
    await panel.getByRole('radio', { name: 'Gezin bereikt' }).check()
    await panel.getByRole('textbox', { name: 'Wanneer' }).fill(daysAgo(45))
    await panel.getByRole('button', { name: 'Stap vastleggen' }).click()
    await expect(panel.getByRole('list', { name: 'Stappen van de toeleiding' })).toContainText('Gezin bereikt')
    await panel.getByRole('button', { name: 'Meer voor dit advies' }).click()
    await page.getByRole('menuitem', { name: 'Naar de wachtlijst' }).click()
  })

  await test.step('waiting list with a wish', async () => {
    const panel = page.getByRole('dialog')
    await panel.getByRole('button', { name: 'Kind op de wachtlijst zetten' }).click()
    await panel.getByRole('textbox', { name: 'Wacht sinds' }).fill(daysAgo(40))
    await panel.getByRole('textbox', { name: 'Hoeveel dagdelen per week' }).fill('4')
    await page.keyboard.press('Control+Enter')
    await expect(panel).toContainText('Nummer 1 op de wachtlijst')
  })

  await test.step('offer, accepted: a place of 16 hours', async () => {
    const panel = page.getByRole('dialog')
    await panel
      .getByRole('button', { name: /Plaats in .*Kikkers.* aanbieden/u })
      .first()
      .click()
    await panel.getByRole('textbox', { name: 'Eerste dag' }).fill(inDutch(monday))
    await panel.getByRole('textbox', { name: 'Aangeboden op' }).fill(daysAgo(20))
    await expect(panel.getByText('16 uur per week')).toBeVisible()
    await panel.getByRole('button', { name: 'Plaats aanbieden' }).click()
    await panel.getByRole('button', { name: 'Gezin zegt ja' }).click()
    await page.keyboard.press('Control+Enter')
    await expect(panel).toBeHidden()
  })

  await test.step('a week of presence, by keyboard', async () => {
    await openPage(page, 'Groepen')
    await page.getByRole('link', { name: 'Aanwezigheid' }).first().click()
    await page.getByRole('button', { name: 'Vorige week' }).click()
    await page.locator('[data-spot]').first().focus()
    for (const key of ['a', 'ArrowRight', 'a', 'ArrowRight', 'z', 'ArrowRight', 'a']) await page.keyboard.press(key)
    await expect(page.locator('td[data-state="aanwezig"]')).toHaveCount(3)
    await expect(page.locator('td[data-state="ziek"]')).toHaveCount(1)
    await expect(page.locator('td[data-pending]')).toHaveCount(0)
  })

  await test.step('a support need, and the waiting list of dagbehandeling in this wijk', async () => {
    await openChild(page, 'Noor B.')
    await page.getByRole('button', { name: 'Meer acties' }).click()
    await page.getByRole('menuitem', { name: 'Extra ondersteuning' }).click()
    const panel = page.getByRole('dialog')
    await panel.getByRole('button', { name: 'Vraag toevoegen' }).click()
    await panel.getByRole('combobox', { name: 'Waar gaat het over' }).fill('communicatie')
    await page.getByRole('option', { name: 'taal en communicatie' }).click()
    await page.keyboard.press('Control+Enter')
    await expect(panel.getByRole('list', { name: 'Ondersteuningsvraag' })).toContainText('taal en communicatie')
    await panel.getByRole('button', { name: 'Plek of hulp toevoegen' }).click()
    await page.keyboard.press('Control+Enter')
    await expect(panel.getByRole('list', { name: 'Plek of hulp' })).toContainText('dagbehandeling bij Spoor030')
    await page.keyboard.press('Escape')
  })

  await test.step('handover with consent, sent', async () => {
    const going = page.getByRole('region', { name: 'Naar de basisschool' })
    await going.getByRole('link', { name: 'Overdracht beginnen' }).click()
    await page.getByRole('button', { name: 'Overdracht beginnen' }).click()
    await page.getByRole('textbox', { name: 'taal' }).fill('Vertelt graag over haar konijn.')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Tekst opgeslagen.')).toBeVisible()
    await expect(await takeHandoverStep(page, 'Besproken met ouders')).toBeHidden()
    await expect(await takeHandoverStep(page, 'Ouders geven toestemming', 'moeder')).toBeHidden()
    await page.getByRole('link', { name: 'School invullen' }).click()
    const form = page.getByRole('dialog', { name: 'Gegevens van' })
    await form
      .getByRole('combobox', { name: 'Basisschool' })
      .or(form.getByRole('textbox', { name: 'Basisschool' }))
      .fill('De Regenboogbrug')
    await form.getByRole('button', { name: 'Gegevens opslaan' }).click()
    await going.getByRole('link', { name: 'Overdracht openen' }).click()
    await expect(await takeHandoverStep(page, 'Verstuurd met het hele formulier')).toBeHidden()
    await page.getByRole('link', { name: /Naar .?Noor B\./u }).click()
  })

  await test.step('each step stands in the timeline', async () => {
    const timeline = page.getByRole('list', { name: 'Tijdlijn' })
    // The older ones are drawn as somebody comes to them; with the keyboard that is End.
    await page.getByRole('heading', { level: 1 }).focus()
    await page.keyboard.press('End')
    for (const words of [
      'Aangemeld',
      'Signaal voor een VE-advies',
      'VE-advies in beoordeling',
      /VE-advies.*taal/su,
      'Gezin bereikt',
      'Op de wachtlijst gezet',
      /Plaats aangeboden in .?Kikkers/u,
      /Aanbod in .?Kikkers.? aangenomen/u,
      /Geplaatst in .?Kikkers/u,
      /Aanwezig in \w+ \d{4}: 3 van 4 dagdelen/u,
      /Ondersteuningsvraag: .?taal en communicatie/u,
      /Op de wachtlijst voor .?dagbehandeling/u,
      'Overdracht begonnen',
      /verstuurd/iu,
    ]) {
      await expect(timeline.getByRole('listitem').filter({ hasText: words }).first(), String(words)).toBeVisible()
    }
    const hours = page.getByRole('region', { name: 'Uren en aanwezigheid' })
    await expect(hours).toContainText(/van 960 uur tot 4 jaar.*3 aanwezig · 1 ziek/su)
    await inspect(page, 'kind-van-signaal-tot-basisschool')
    await hours.scrollIntoViewIfNeeded()
    await shot(page, 'kind-uren')
  })

  await test.step('and in the log', async () => {
    await page.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link', { name: 'Instellingen' }).click()
    await page.getByRole('link', { name: /^Logboek/u }).click()
    const log = page.getByRole('table')
    for (const words of [
      'meldde Noor B. aan',
      'begon een VE-advies voor Noor B.',
      'legde de volgende stap van het VE-advies van Noor B. vast',
      'legde een stap van de toeleiding van Noor B. vast',
      'zette Noor B. op de wachtlijst',
      'deed een aanbod voor een plaats aan het gezin van Noor B.',
      'legde vast dat het gezin van Noor B. een aanbod aannam',
      'vulde de aanwezigheid van Kikkers in',
      'schreef een ondersteuningsvraag op voor Noor B.',
      'schreef een plek of hulp op voor Noor B.',
      'begon de overdracht van Noor B.',
      'zette een stap in de overdracht van Noor B.',
    ]) {
      await expect(log.getByText(`${managerName} ${words}`).first(), words).toBeVisible()
    }
  })
})

/** The card says what is next; its link opens the panel where that is done. */
async function fromNextStep(page: Page, title: string): Promise<Locator> {
  await page.getByRole('region', { name: 'Volgende stap' }).getByRole('link').click()
  return page.getByRole('dialog', { name: title })
}

function inDutch(date: string): string {
  return date.split('-').reverse().join('-')
}
