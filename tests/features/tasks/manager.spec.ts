import { addDays, addMonths, dayInUtrecht, weekdayOf } from '../../../db/contract/dates.ts'
import { aChild, aGroup, anAdvies, aPlacement } from '../../support/builders.ts'
import { expect, inspect } from '../../support/electron.ts'
import { signIn, testWith, type Call } from '../../support/prepared-workspace.ts'
import type { Page } from '@playwright/test'

const today = dayInUtrecht(new Date().toISOString())
const weekdays = [1, 2, 3, 4, 5]
const allWeek = weekdays.flatMap((weekday) => [
  { weekday, dagdeel: 'ochtend' as const, startsAt: '08:30', endsAt: '12:30' },
  { weekday, dagdeel: 'middag' as const, startsAt: '12:30', endsAt: '16:30' },
])
const isWeekend = weekdayOf(today) > 5

/** One of each: a group over its number, somebody who waits and fits, an advies without a step, one who misses hours, one who goes to school. */
async function aBusyLocation(call: Call): Promise<void> {
  const since = addDays(today, -300)
  const kikkers = await call('groups.add', aGroup({ name: 'Kikkers', dagdelen: allWeek }))
  const otters = await call('groups.add', aGroup({ name: 'Otters', maximum: 1, dagdelen: allWeek }))
  const register = async (firstName: string, months: number, more: Parameters<typeof aChild>[0] = {}) =>
    (
      await call(
        'children.register',
        aChild({ firstName, lastName: null, bornOn: addMonths(today, -months), registeredOn: since, ...more }),
      )
    ).id

  const noor = await register('Noor', 40)
  const sam = await register('Sam', 40)
  if (!isWeekend) {
    for (const dagdeel of ['ochtend', 'middag'] as const) {
      await call('presence.record', {
        groupId: otters.id,
        on: today,
        dagdeel,
        marks: [noor, sam].map((childId) => ({ childId, state: 'aanwezig' as const, version: 0, isExtra: true })),
      })
    }
  }

  await register('Wacht', 33, { waitlistedOn: addDays(today, -50) })

  const advised = await register('Advies', 30)
  await call('advies.record', anAdvies({ childId: advised, advisedOn: addDays(today, -20) }))

  const behind = await register('Kort', 32)
  await call('advies.record', anAdvies({ childId: behind, advisedOn: addDays(today, -90) }))
  const mornings = [1, 2, 4, 5].map((weekday) => ({ weekday, dagdeel: 'ochtend' as const }))
  await call(
    'placements.place',
    aPlacement({ childId: behind, groupId: kikkers.id, startsOn: addDays(today, -30), endsOn: addDays(today, 60), dagdelen: mornings }),
  )

  const leftOn = addMonths(today, -30)
  const gone = await register('Weg', 78, { registeredOn: addMonths(today, -50) })
  await call('children.leave', { id: gone, version: 1, leftOn })

  const toSchool = await register('Bijnavier', 47)
  await call('placements.place', aPlacement({ childId: toSchool, groupId: kikkers.id, startsOn: addDays(today, -200) }))
}

const test = testWith(aBusyLocation)

test('Vandaag of a locatiemanager: each thing that asks for a decision has the button that begins it', async ({ opened: { page } }) => {
  await signIn(page)
  const card = (name: string) => page.getByRole('region', { name })
  await inspect(page, 'vandaag-locatiemanager')

  if (!isWeekend) {
    const groups = card('Groepen nu')
    await expect(groups).toContainText('2 van 1')
    await groups
      .getByRole('link', { name: /Otters/u })
      .first()
      .click()
    await expect(page.getByRole('heading', { level: 1, name: 'Otters' })).toBeVisible()
    await backToToday(page)
  }

  await expect(card('Er is plaats voor wie wacht')).toContainText('nummer 1 op de wachtlijst')
  await card('Er is plaats voor wie wacht')
    .getByRole('link', { name: /Een plaats aanbieden aan het gezin van .?Wacht/u })
    .press('Enter')
  await expect(page.getByRole('dialog', { name: 'Wacht' })).toContainText('Nummer 1 op de wachtlijst')
  await backToToday(page)

  await card('VE-advies zonder volgende stap')
    .getByRole('link', { name: /Stap vastleggen voor .?Advies/u })
    .press('Enter')
  await expect(page.getByRole('dialog', { name: 'VE-advies van' })).toContainText('Begin de toeleiding')
  await backToToday(page)

  await expect(card('Halen de 960 uur niet')).toContainText('de plaats stopt eerder')
  await card('Halen de 960 uur niet')
    .getByRole('link', { name: /Uren erbij voor .?Kort/u })
    .press('Enter')
  await expect(page.getByRole('dialog', { name: /Kort.? plaatsen/u })).toContainText('De plaats verandert')
  await backToToday(page)

  await card('Overdracht naar de basisschool')
    .getByRole('link', { name: /Beginnen met de overdracht van .?Bijnavier/u })
    .press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: /Overdracht van .?Bijnavier/u })).toBeVisible()
  await backToToday(page)

  // What does not fit among seven cards stands in one line.
  await page.getByRole('navigation', { name: 'Ook nog' }).getByRole('link', { name: 'Bewaartermijn voorbij (1)' }).press('Enter')
  await expect(page.getByRole('combobox', { name: 'Status' })).toHaveValue('te_vernietigen')
  await expect(page.getByRole('row', { name: /Weg/u })).toBeVisible()
  await expect(page.getByRole('row')).toHaveCount(2)
})

async function backToToday(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link', { name: 'Vandaag' }).click()
  await expect(
    page
      .getByRole('region', { name: 'Wie zien we niet?' })
      .or(page.getByRole('region', { name: 'Groepen nu' }))
      .first(),
  ).toBeVisible()
}
