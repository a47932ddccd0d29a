import { addDays, dayInUtrecht, schoolYearOf } from '../../../db/contract/dates.ts'
import { aChild, aGroup, aNeed, aPlacement } from '../../support/builders.ts'
import { expect, inspect } from '../../support/electron.ts'
import { openPage, signIn, testWith } from '../../support/prepared-workspace.ts'

const today = dayInUtrecht(new Date().toISOString())

const test = testWith(async (call) => {
  const { id: groupId } = await call('groups.add', aGroup({ name: 'Kikkers', maximum: 16 }))
  for (const [index, firstName] of ['Noor', 'Sam', 'Mila'].entries()) {
    const { id: childId } = await call(
      'children.register',
      aChild({ firstName, bornOn: addDays(today, -1_000), registeredOn: addDays(today, -100) }),
    )
    await call('placements.place', aPlacement({ childId, groupId, startsOn: addDays(today, -90 + index) }))
    if (firstName === 'Sam') await call('support.recordNeed', aNeed({ childId, sinceOn: addDays(today, -30) }))
  }
})

test('what a smaller group would take is tried, decided with a reason, ended and withdrawn', async ({ opened: { page } }) => {
  await signIn(page)
  await openPage(page, 'Groepen')
  await page.getByRole('link', { name: 'Groep bekijken' }).click()
  const trial = page.getByRole('region', { name: 'Wat als de groep kleiner wordt?' })
  await expect(trial).toContainText('3 kinderen in de groep: 1 met een ondersteuningsvraag (33 %)')
  await expect(trial).toContainText('Dit past zonder dat iemand verhuist')

  await trial.getByRole('textbox', { name: 'Hoogstens', exact: true }).fill('2')
  await expect(trial).toContainText('1 van de 3 kinderen heeft dan een andere plek nodig.')
  // Who came last would go first.
  await expect(trial.getByRole('list', { name: /Wie een andere plek nodig heeft/u })).toContainText('Mila B.')
  await inspect(page, 'groep-wat-als')

  await trial.getByRole('button', { name: /Verkleinen vastleggen/u }).click()
  const form = page.getByRole('dialog', { name: /verkleinen/u })
  await form.getByRole('textbox', { name: 'Waarom' }).fill('Veel kinderen met een ondersteuningsvraag.')
  await page.keyboard.press('Control+Enter')
  await expect(form.getByText(/zijn 3 kinderen gepland\./u)).toBeVisible()
  await inspect(page, 'groep-verkleinen-geweigerd')
  await form.getByRole('textbox', { name: 'Hoogstens tegelijk aanwezig' }).fill('12')
  await page.keyboard.press('Control+Enter')
  await expect(form).toBeHidden()
  await expect(page.getByText('Nu hoogstens 12 kinderen tegelijk, in plaats van 16.')).toBeVisible()

  const decisions = page.getByRole('region', { name: 'Besluiten om te verkleinen' })
  await expect(decisions).toContainText('geldt nu')
  await decisions.getByRole('button', { name: 'Laatste dag wijzigen' }).press('Enter')
  await page
    .getByRole('dialog')
    .getByRole('textbox', { name: 'Tot en met' })
    .fill(inDutch(addDays(today, 30)))
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('De laatste dag is opgeslagen.')).toBeVisible()
  await decisions.getByRole('button', { name: 'Intrekken' }).press('Enter')
  await expect(decisions).toContainText('ingetrokken')
  await decisions.getByRole('button', { name: 'Terugzetten' }).press('Enter')
  await expect(decisions).toContainText('geldt nu')
  await inspect(page, 'groep-besluiten')
})

test('a holiday and the public holidays come in the calendar; a day that is closed already is refused', async ({ opened: { page } }) => {
  await signIn(page)
  await openPage(page, 'Instellingen')
  await page.getByRole('main').getByRole('link', { name: 'Locatie' }).click()
  const year = page.getByRole('region', { name: 'Schooljaar' })
  await expect(year).toContainText('52 weken open')
  const summer = `${String(schoolYearOf(today) + 1)}-07-05`
  const add = async (name: string, from: string, until: string) => {
    await year
      .getByRole('textbox', { name: 'Vakantie of vrije dag' })
      .or(year.getByRole('combobox', { name: 'Vakantie of vrije dag' }))
      .first()
      .fill(name)
    await page.keyboard.press('Escape')
    await year.getByRole('textbox', { name: 'Eerste dag' }).fill(inDutch(from))
    await year.getByRole('textbox', { name: 'Laatste dag' }).fill(inDutch(until))
    await page.keyboard.press('Control+Enter')
  }
  await add('Zomerweken', summer, addDays(summer, 13))
  await expect(year.getByRole('list', { name: 'Sluitingen' })).toContainText('Zomerweken')
  await add('Nog een keer', addDays(summer, 3), addDays(summer, 4))
  await expect(year.getByText(/staat er al een sluiting\./u)).toBeVisible()
  await inspect(page, 'kalender-dubbel')

  await year.getByRole('button', { name: 'Feestdagen toevoegen' }).click()
  await expect(page.getByText(/feestdagen toegevoegd/u)).toBeVisible()
  await expect(year.getByRole('list', { name: 'Sluitingen' })).toContainText('Hemelvaartsdag')
  await year.getByRole('button', { name: /Zomerweken.? weghalen/u }).click()
  await expect(page.getByText(/Zomerweken.? is weggehaald/u)).toBeVisible()
  await page.getByRole('button', { name: 'Ongedaan maken' }).click()
  await expect(year.getByRole('list', { name: 'Sluitingen' })).toContainText('Zomerweken')
})

function inDutch(date: string): string {
  return date.split('-').reverse().join('-')
}
