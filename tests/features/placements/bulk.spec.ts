import { addDays, addMonths, dayInUtrecht } from '../../../db/contract/dates.ts'
import { aChild, aGroup, aPlacement } from '../../support/builders.ts'
import { expect, inspect } from '../../support/electron.ts'
import { openPage, signIn, testWith } from '../../support/prepared-workspace.ts'

const today = dayInUtrecht(new Date().toISOString())
const test = testWith(async (call) => {
  const { id: groupId } = await call('groups.add', aGroup({ name: 'Kikkers' }))
  await call('groups.add', aGroup({ name: 'Otters', maximum: 2 }))
  for (const [firstName, turnsFourOn] of [
    ['Noor', addDays(today, 20)],
    ['Sam', addDays(today, 200)],
    ['Mila', addDays(today, 250)],
  ] as const) {
    const { id: childId } = await call(
      'children.register',
      aChild({ firstName, bornOn: addMonths(turnsFourOn, -48), registeredOn: addDays(today, -100) }),
    )
    await call('placements.place', aPlacement({ childId, groupId, startsOn: addDays(today, -90) }))
  }
})

test('many children at once: seen first, left out where it cannot be, done, and taken back in one go', async ({ opened: { page } }) => {
  await signIn(page)
  await openPage(page, 'Kinderen')
  await page.getByRole('link', { name: 'In één keer' }).click()
  // Who turns four within a month is there to begin with.
  const preview = page.getByRole('list', { name: /^Dit gebeurt er met/u })
  await expect(preview.getByRole('listitem')).toHaveText([/Noor B\..*Vertrekt uit .?Kikkers/u])
  await inspect(page, 'in-een-keer-vier-jaar')

  await page.getByRole('radio', { name: 'Groep verplaatsen' }).press('ArrowRight')
  await page.getByRole('radio', { name: 'Nieuw schooljaar' }).press('ArrowLeft')
  await expect(preview.getByRole('listitem')).toHaveCount(3)
  await expect(page.getByText('Bij 1 kind kan het niet.')).toBeVisible()
  const apply = page.getByRole('button', { name: /^\d kind(eren)? wijzigen$/u })
  await expect(apply).toBeDisabled()
  await inspect(page, 'in-een-keer-vol')

  await page.getByRole('button', { name: 'Deze kinderen overslaan' }).press('Enter')
  await expect(apply).toHaveText('2 kinderen wijzigen')
  await apply.press('Enter')
  const question = page.getByRole('dialog', { name: '2 kinderen wijzigen?' })
  await expect(question).toContainText('Vertrekken: 0. Naar een andere groep: 2.')
  await question.getByRole('button', { name: '2 kinderen wijzigen' }).press('Enter')
  await expect(page.getByText('2 kinderen zijn gewijzigd.')).toBeVisible()
  const earlier = page.getByRole('list', { name: 'Eerder gedaan' })
  await expect(earlier).toContainText('Groep verplaatsen: 2 kinderen')
  await inspect(page, 'in-een-keer-gedaan')

  await earlier.getByRole('button', { name: 'Terugdraaien' }).press('Enter')
  await expect(earlier).toContainText('Teruggedraaid op')
  await expect(preview.getByRole('listitem')).toHaveCount(3)
  await openPage(page, 'Groepen')
  await expect(page.getByRole('region', { name: 'Kikkers' })).toContainText('3 kinderen')
})
