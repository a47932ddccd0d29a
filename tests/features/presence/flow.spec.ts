import { addDays, dayInUtrecht, mondayOf, weekdayOf } from '../../../db/contract/dates.ts'
import { aChild, anAdvies, aPlacement } from '../../support/builders.ts'
import { expect, inspect } from '../../support/electron.ts'
import { openPage, password, signIn, testWith, type Call } from '../../support/prepared-workspace.ts'
import type { Page } from '@playwright/test'

const today = dayInUtrecht(new Date().toISOString())
/** A week that is over, so that every dagdeel of it can be filled in, whatever day the test runs on. */
const monday = addDays(mondayOf(today), -7)
const names = ['Noor', 'Sam', 'Mila', 'Adam', 'Yara', 'Finn', 'Levi', 'Zoë', 'Emma', 'Bilal', 'Lina', 'Daan', 'Sofia', 'Omar', 'Tess']
const longName = 'Maximiliaan-Alexander'
const dagdelen = [1, 2, 4, 5].map((weekday) => ({ weekday, dagdeel: 'ochtend' as const }))

async function sixteenChildren(call: Call): Promise<void> {
  await call('users.add', { name: 'Samira', role: 'medewerker', password })
  const group = await call('groups.add', {
    name: 'Kikkers',
    kind: 've',
    room: null,
    maximum: 16,
    dagdelen: dagdelen.map((one) => ({ ...one, startsAt: '08:30', endsAt: '12:30' })),
  })
  const since = addDays(monday, -70)
  for (const firstName of [...names, longName]) {
    const { id } = await call(
      'children.register',
      aChild({ firstName, lastName: null, bornOn: addDays(today, -1_050), registeredOn: since }),
    )
    await call('advies.record', anAdvies({ childId: id, advisedOn: since }))
    await call('placements.place', aPlacement({ childId: id, groupId: group.id, startsOn: since, dagdelen }))
  }
  await call('children.register', aChild({ firstName: 'Gast', lastName: null, bornOn: addDays(today, -1_050), registeredOn: since }))
  await call('groups.add', {
    name: 'Otters',
    kind: 've',
    room: null,
    maximum: 1,
    dagdelen: [{ weekday: 1, dagdeel: 'ochtend', startsAt: '08:30', endsAt: '12:30' }],
  })
}

const test = testWith(sixteenChildren)

async function openLastWeek(page: Page): Promise<void> {
  await signIn(page, 'Samira')
  await openPage(page, 'Groepen')
  await page.getByRole('link', { name: 'Aanwezigheid' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Aanwezigheid' })).toBeVisible()
  await page.getByRole('button', { name: 'Vorige week' }).click()
  await expect(gridOf(page)).toContainText('Noor')
}

/** The grid of last week; that of another week has another name. */
function gridOf(page: Page) {
  return page.getByRole('grid', { name: new RegExp(`week van ma ${String(Number(monday.slice(8)))} `) })
}

test('a week of sixteen children is filled in with the keyboard alone, in less than a minute', async ({ opened: { page } }) => {
  await openLastWeek(page)
  let keystrokes = 0
  const press = async (key: string): Promise<void> => {
    keystrokes += 1
    await page.keyboard.press(key)
  }
  const cell = (name: string, day: string) => page.getByRole('gridcell', { name: new RegExp(`${name}.*${day}`, 'u') })
  const began = Date.now()
  // From the button of the week to the grid.
  while (!(await page.evaluate(() => document.activeElement?.getAttribute('role') === 'gridcell'))) {
    await press('Tab')
    if (keystrokes > 20) throw new Error('the grid is not within reach of the Tab key')
  }
  await press('Home')
  // Monday: everybody is there, but Mila is ill and Sam is on holiday.
  await press('i')
  await expect(page.getByText('16 kinderen aanwezig gezet.')).toBeVisible()
  await press('ArrowDown')
  await press('z')
  await press('v')
  for (let day = 0; day < 3; day++) {
    await press('ArrowRight')
    await press('i')
  }
  const seconds = (Date.now() - began) / 1_000
  await expect(page.getByText('Alles is opgeslagen.').or(page.getByText('kinderen aanwezig gezet'))).toBeVisible()
  await expect(page.locator('td[data-pending]')).toHaveCount(0)
  test.info().annotations.push({ type: 'keystrokes', description: `${String(keystrokes)} for 64 cells in ${seconds.toFixed(1)} s` })
  process.stdout.write(`      a week of 16 children: ${String(keystrokes)} keystrokes, ${seconds.toFixed(1)} s\n`)
  expect(keystrokes).toBeLessThan(30)
  expect(seconds).toBeLessThan(60)
  await expect(page.locator('td[data-state="aanwezig"]')).toHaveCount(62)
  await inspect(page, 'presence-week')

  // Taken back, and filled in one by one: a letter goes on to the next child.
  await press('Control+z')
  await expect(page.getByText('Terug zoals het was: 16 vakjes.')).toBeVisible()
  await page.keyboard.press('a')
  await expect(page.locator('td[data-state="aanwezig"]')).toHaveCount(47)
  await expect(page.locator('td[data-pending]')).toHaveCount(0)

  // It stays: another page and back, and the history of a correction.
  await openPage(page, 'Kinderen')
  await page.goBack()
  await expect(page.locator('td[data-state="aanwezig"]')).toHaveCount(47)
  await expect(page.locator('td[data-state="ziek"]')).toHaveCount(1)
  await page.locator('td[data-state="ziek"]').focus()
  await page.keyboard.press('f')
  await expect(page.locator('td[data-pending]')).toHaveCount(0)
  await page.locator('td[data-state="afgemeld"]').focus()
  await expect(page.getByText(/eerder: ziek \(/)).toBeVisible()
  await expect(cell(longName, 'maandag')).toHaveAccessibleName(/maandag ochtend/)
})

test('what cannot be filled in says why, an extra child counts, and more than the maximum is warned for', async ({
  opened: { page, printCount },
}) => {
  await openLastWeek(page)
  // The week after this one has not come yet.
  await page.getByRole('button', { name: 'Deze week' }).click()
  await page.getByRole('button', { name: 'Volgende week' }).click()
  await expect(page.getByRole('columnheader').filter({ hasText: 'komt nog' })).toHaveCount(4)
  await page.locator('[data-spot]').first().focus()
  await page.keyboard.press('a')
  await expect(page.getByText('Dit dagdeel moet nog komen.')).toBeVisible()

  await page.getByRole('button', { name: 'Deze week' }).click()
  await page.getByRole('button', { name: 'Vorige week' }).click()
  await page.getByRole('combobox', { name: 'Groep' }).click()
  await page.getByRole('option', { name: 'Otters' }).click()
  await expect(page.getByText('In deze week zijn geen kinderen gepland')).toBeVisible()
  await inspect(page, 'presence-empty')
  for (const name of ['Gast', 'Noor']) {
    await page.getByRole('button', { name: 'Extra kind' }).click()
    const panel = page.getByRole('dialog', { name: 'Extra kind erbij' })
    await panel.getByRole('combobox', { name: 'Kind' }).fill(name)
    await panel.getByRole('option', { name }).click()
    await panel.getByRole('button', { name: 'Kind aanwezig zetten' }).click()
    await expect(panel).toBeHidden()
  }
  await expect(page.getByText(/er 1 kind meer dan het maximum van 1/)).toBeVisible()
  await inspect(page, 'presence-over')

  await page.getByRole('combobox', { name: 'Groep' }).click()
  await page.getByRole('option', { name: 'Kikkers' }).click()
  const noor = page.getByRole('gridcell', { name: /Noor.*maandag.*in .*Otters/u })
  await noor.focus()
  await page.keyboard.press('a')
  await expect(page.getByText(/Dit kind was toen in/)).toBeVisible()

  await page.getByRole('button', { name: 'Afdrukken' }).click()
  await page.getByRole('menuitem', { name: /Lege lijst/ }).click()
  await expect.poll(printCount).toBe(1)
  expect(weekdayOf(monday)).toBe(1)
})

test('the grid works at twice the size of text', async ({ opened: { page, electron } }) => {
  await openLastWeek(page)
  await electron.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.setMinimumSize(683, 384)
    window?.setContentSize(683, 384)
  })
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBeLessThan(700)
  await page.locator('[data-spot]').first().focus()
  await page.keyboard.press('i')
  await expect(page.getByText('16 kinderen aanwezig gezet.')).toBeVisible()
  await expect(page.locator('td[data-pending]')).toHaveCount(0)
  await inspect(page, 'presence-200')
})
