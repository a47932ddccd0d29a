import { addDays, addMonths, dayInUtrecht } from '../../../db/contract/dates.ts'
import { aChild, aGroup, anAdvies, aPlacement } from '../../support/builders.ts'
import { expect, inspect } from '../../support/electron.ts'
import { openPage, password, signIn, testWith, type Call } from '../../support/prepared-workspace.ts'

const today = dayInUtrecht(new Date().toISOString())
const turned = (months: number) => addMonths(today, -months)
const mornings = [1, 2, 4, 5].map((weekday) => ({ weekday, dagdeel: 'ochtend' as const }))

async function fiveChildren(call: Call): Promise<void> {
  await call('users.add', { name: 'Samira', role: 'medewerker', password })
  const group = await call('groups.add', aGroup({ dagdelen: mornings.map((one) => ({ ...one, startsAt: '08:30', endsAt: '12:30' })) }))
  const since = addDays(today, -400)
  const child = async (
    firstName: string,
    bornOn: string,
    placement: { startsOn?: string; endsOn?: string | null; dagdelen?: typeof mornings } | null,
    advies = true,
  ) => {
    const { id } = await call('children.register', aChild({ firstName, lastName: 'de Vries', bornOn, registeredOn: since }))
    if (advies) await call('advies.record', anAdvies({ childId: id, advisedOn: since }))
    if (placement !== null)
      await call(
        'placements.place',
        aPlacement({ childId: id, groupId: group.id, startsOn: addDays(today, -30), dagdelen: mornings, ...placement }),
      )
  }
  await child('Noor', turned(31), {})
  await child('Sam', turned(32), { endsOn: addDays(today, 60) })
  await child('Mila', turned(40), { startsOn: addDays(today, -20) })
  await child('Adam', turned(33), null)
  await child('Yara', turned(33), { dagdelen: mornings.slice(0, 1) }, false)
  await child('Maximiliaan-Alexander', turned(32), { dagdelen: mornings.slice(0, 2) })
}

const test = testWith(fiveChildren)

test('who will miss hours stands first, with why in one sentence, and a late starter is no failure', async ({ opened: { page } }) => {
  await signIn(page, 'Samira')
  await openPage(page, 'Kinderen')
  await page.getByRole('link', { name: 'Uren' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Uren' })).toBeVisible()
  const rows = page.getByRole('table', { name: 'Uren per kind' }).getByRole('row')
  await expect(rows.nth(1)).toContainText(/Sam.*De plaats stopt op/u)
  await expect(page.getByRole('row', { name: /Maximiliaan/ })).toContainText('Met 8 uur per week')
  await expect(page.getByRole('row', { name: /Mila/ })).toContainText('dus op koers')
  await expect(page.getByRole('row', { name: /Noor/ })).toContainText('Op koers')
  await expect(page.getByRole('button', { name: 'Aantal vastleggen' })).toBeHidden()
  await inspect(page, 'hours')

  await page.getByRole('button', { name: /vraagt actie/ }).press('Enter')
  await expect(rows).toHaveCount(3)
  await page.getByRole('button', { name: /Sam V\./ }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Sam V.' })).toBeVisible()
})

test('the number of 1 January is looked at, written down once, and printed', async ({ opened: { page, printCount, electron } }) => {
  await signIn(page)
  await openPage(page, 'Kinderen')
  await page.getByRole('link', { name: 'Uren' }).click()
  const year = Number(today.slice(0, 4))
  await page.getByRole('combobox', { name: 'Jaar' }).selectOption(String(year + 1))
  await expect(page.getByText(/moet nog komen/)).toBeVisible()
  await page.getByRole('combobox', { name: 'Jaar' }).selectOption(String(year))
  await page.getByText('Wie tellen mee?').click()
  await inspect(page, 'hours-pbm')
  await page.getByRole('button', { name: 'Aantal vastleggen' }).click()
  const question = page.getByRole('dialog', { name: /vastleggen\?/ })
  await expect(question.getByText(/kan daarna niet meer veranderen/)).toBeVisible()
  await question.getByRole('button', { name: 'Aantal vastleggen' }).click()
  await expect(page.getByText(`Het aantal van ${String(year)} is vastgelegd en verandert niet meer.`)).toBeVisible()
  await page.getByRole('button', { name: 'Lijst afdrukken' }).click()
  await expect.poll(printCount).toBe(1)

  await electron.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.setMinimumSize(683, 384)
    window?.setContentSize(683, 384)
  })
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBeLessThan(700)
  await inspect(page, 'hours-200')
})
