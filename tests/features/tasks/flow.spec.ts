import { rmSync } from 'node:fs'
import { addDays, dayInUtrecht } from '../../../db/contract/dates.ts'
import { aChild, aContact, aGroup, aPlacement } from '../../support/builders.ts'
import { expect, expectNoAxeViolations, launchApp, test } from '../../support/electron.ts'
import { password, prepareWorkspace, signIn } from '../../support/prepared-workspace.ts'

const today = dayInUtrecht(new Date().toISOString())

test('two minutes of nap time: an observation by keyboard and an agreement that is done, each taken back', async () => {
  const folder = await prepareWorkspace(async (call) => {
    const group = await call('groups.add', aGroup({ name: 'Kikkers' }))
    const register = async (firstName: string, lastName: string) =>
      (await call('children.register', aChild({ firstName, lastName, bornOn: addDays(today, -1000), registeredOn: addDays(today, -90) })))
        .id
    const noor = await register('Noor', 'Bakker')
    await register('Çağla', 'Öztürk')
    await call('placements.place', aPlacement({ childId: noor, groupId: group.id, startsOn: addDays(today, -80) }))
    const agreement = { text: 'Terugbellen over het voorleesboek', dueOn: addDays(today, -3) }
    await call('parents.log', aContact({ childId: noor, contactedOn: addDays(today, -5), agreement }))
    await call('users.add', { name: 'Samira', role: 'medewerker', password })
  })
  const { page, close } = await launchApp(folder)
  await signIn(page, 'Samira')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Samira')
  await expect(page.getByText(/groep .?Kikkers/)).toBeVisible()
  await expect(page.getByRole('region', { name: 'Afspraken' })).toBeVisible()
  await expectNoAxeViolations(page)

  // Who: without its accents. What, and Enter.
  const who = page.getByRole('combobox', { name: 'Wie zag je?' })
  const what = page.getByRole('textbox', { name: 'Wat zag je?' })
  await who.click()
  await page.keyboard.type('cagl')
  // Enter takes the first one once the answer is there.
  await expect(page.getByRole('option')).toHaveAttribute('data-combobox-selected', 'true')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Bouwde een brug')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.type('en reed eroverheen.')

  // Somebody else needs the laptop: the words are there again.
  await page.keyboard.press('Control+l')
  await signIn(page, 'Samira')
  await expect(what).toHaveValue('Bouwde een brug\nen reed eroverheen.')
  await expect(page.getByText('staat er weer.')).toBeVisible()
  await page.getByRole('checkbox', { name: 'motoriek' }).check()
  await what.press('Enter')
  await expect(page.getByText(/Observatie over .*Çağla Ö\..* opgeslagen\./)).toBeVisible()
  await expect(what).toHaveValue('')
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Ongedaan maken' }).click()
  await expect(page.getByText('De observatie is teruggehaald. Je tekst staat er weer.')).toBeVisible()
  await expect(what).toHaveValue('Bouwde een brug\nen reed eroverheen.')
  await what.press('Enter')
  await expect(what).toHaveValue('')

  // The card of who is not seen fills the line.
  const unseen = page.getByRole('region', { name: 'Wie zien we niet?' })
  await unseen.getByRole('button', { name: /Observatie over .*Noor B\./ }).click()
  await expect(what).toBeFocused()
  await expect(page.getByRole('checkbox', { name: 'taal', exact: true })).toBeChecked()

  const agreements = page.getByRole('region', { name: 'Afspraken' })
  await expect(agreements).toContainText('3 dagen geleden')
  await agreements.getByRole('button', { name: /^Klaar/ }).click()
  await expect(agreements).toBeHidden()
  await page.getByRole('alert').filter({ hasText: 'Afspraak afgerond.' }).getByRole('button', { name: 'Ongedaan maken' }).click()
  await expect(agreements).toBeVisible()
  await close()
  rmSync(folder, { recursive: true, force: true })
})

test('an empty day says so', async () => {
  const folder = await prepareWorkspace(() => Promise.resolve())
  const { page, close } = await launchApp(folder)
  await signIn(page)
  await expect(page.getByText('Niets dat vandaag op je wacht.')).toBeVisible()
  await expectNoAxeViolations(page)
  await close()
  rmSync(folder, { recursive: true, force: true })
})
