import { addDays, dayInUtrecht, weekdayOf } from '../../../db/contract/dates.ts'
import { aChild, aContact, aGroup, aPlacement } from '../../support/builders.ts'
import { expect, expectNoAxeViolations, inspect, shot } from '../../support/electron.ts'
import { median, typistAt } from '../../support/keystrokes.ts'
import { openPage, password, signIn, testWith, type Call } from '../../support/prepared-workspace.ts'

const today = dayInUtrecht(new Date().toISOString())

/** A group of children, two of them called Mila, one who left, and a family to call back. */
async function aGroupOfChildren(call: Call): Promise<void> {
  const group = await call('groups.add', aGroup({ name: 'Kikkers' }))
  const register = async (firstName: string, lastName: string | null) => {
    const { id } = await call(
      'children.register',
      aChild({ firstName, lastName, bornOn: addDays(today, -1000), registeredOn: addDays(today, -90) }),
    )
    return id
  }
  const noor = await register('Noor', 'Bakker')
  await call('placements.place', aPlacement({ childId: noor, groupId: group.id, startsOn: addDays(today, -80) }))
  for (const [firstName, lastName] of [
    ['Sam', 'de Vries'],
    ['Lina', null],
    ['Çağla', 'Öztürk'],
    ['Mila', 'Jansen'],
    ['Mila', 'Smit'],
    ['Wilhelmina-Alexandrine', 'van Oranjezicht tot Zeist'],
  ] as const) {
    await register(firstName, lastName)
  }
  const gone = await register('Bo', 'Bos')
  await call('children.leave', { id: gone, version: 1, leftOn: addDays(today, -30) })
  const agreement = { text: 'Terugbellen over het voorleesboek', dueOn: addDays(today, -3) }
  await call('parents.log', aContact({ childId: noor, contactedOn: addDays(today, -5), agreement }))
  await call('users.add', { name: 'Samira', role: 'medewerker', password })
}

const test = testWith(aGroupOfChildren)
const anySaved = /^Observatie over .* opgeslagen\.$/

test('two minutes of nap time: an observation by keyboard and an agreement that is done, each taken back', async ({ opened: { page } }) => {
  await signIn(page, 'Samira')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Samira')
  await expect(page.getByText(/groep .?Kikkers/)).toBeVisible()
  const line = page.getByRole('textbox', { name: 'Wat zag je?' })
  const understood = page.getByRole('list', { name: 'Wat Kernwijzer begreep' })
  await expect(line).toBeFocused()
  await inspect(page, 'regel-leeg')

  // Who, without her accents and only the beginning; Tab takes the suggestion. What, and a domain.
  await page.keyboard.type('cag')
  const options = page.getByRole('listbox', { name: 'Aanvullen' })
  await expect(options.getByRole('option')).toHaveText(/Çağla Ö\./)
  await inspect(page, 'regel-suggesties')
  await page.keyboard.press('Tab')
  await expect(line).toHaveValue('Çağla')
  await page.keyboard.type(': bouwde een brug')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.type('en reed eroverheen #mo')
  await expect(understood).toContainText('Çağla Ö.')
  await expect(understood).toContainText('motoriek')
  await expect(understood).toContainText('vandaag')

  // Somebody else needs the laptop: the words are there again.
  await page.keyboard.press('Control+l')
  await signIn(page, 'Samira')
  await expect(line).toHaveValue('Çağla: bouwde een brug\nen reed eroverheen #mo')
  await expect(page.getByText(/Je tekst van .* staat er weer\./)).toBeVisible()
  await line.press('Enter')
  await expect(page.getByText(/Observatie over .*Çağla Ö\..* opgeslagen\./)).toBeVisible()
  await expect(line).toHaveValue('')
  await expectNoAxeViolations(page)

  // Ctrl+Z takes it back, and the words are there again.
  await page.keyboard.press('Control+z')
  await expect(page.getByText('Teruggehaald. Je tekst staat er weer.')).toBeVisible()
  await expect(line).toHaveValue('Çağla: bouwde een brug\nen reed eroverheen #mo')
  await line.press('Enter')
  await expect(line).toHaveValue('')

  // So does the button; a line that was begun meanwhile stays, and the other one waits.
  await page.keyboard.type('sam: at')
  await page.getByRole('button', { name: 'Ongedaan maken' }).last().click()
  await expect(page.getByText('Teruggehaald. Je tekst wacht onder de regel.')).toBeVisible()
  await expect(line).toHaveValue('sam: at')
  await page.getByRole('button', { name: 'Ga daarmee verder' }).click()
  await expect(line).toHaveValue(/^Çağla: bouwde/)
  await line.press('Enter')
  await expect(line).toHaveValue('')

  // The card of who is not seen begins the line; what waits keeps waiting.
  const unseen = page.getByRole('region', { name: 'Wie zien we niet?' })
  await unseen.getByRole('button', { name: /Observatie over .*Noor B\./ }).click()
  await expect(line).toBeFocused()
  await page.keyboard.type('zong mee')
  await expect(line).toHaveValue('Noor: zong mee #taal')
  await line.press('Enter')
  await expect(line).toHaveValue('')
  await expect(page.getByText('sam: at')).toBeVisible()

  const agreements = page.getByRole('region', { name: 'Afspraken' })
  await expect(agreements).toContainText('3 dagen geleden')
  await agreements.getByRole('button', { name: /^Klaar/ }).click()
  await expect(agreements).toBeHidden()
  await page.getByRole('alert').filter({ hasText: 'Afspraak afgerond.' }).getByRole('button', { name: 'Ongedaan maken' }).click()
  await expect(agreements).toBeVisible()
})

test('one observation takes at most 15 seconds by keyboard alone, a parent contact at most 30', async ({ opened: { page } }) => {
  await signIn(page, 'Samira')
  const line = page.getByRole('textbox', { name: 'Wat zag je?' })
  await expect(line).toBeFocused()
  const typist = typistAt(page)
  const lines: { readonly what: string; readonly keys: number; readonly seconds: number }[] = []
  const log = async (what: string, who: string, text: string, { domain, saved }: { readonly domain?: string; readonly saved: RegExp }) => {
    typist.decides() // who
    await typist.types(`${who} ${text}`)
    if (domain !== undefined) {
      typist.decides() // which domain
      await typist.types(` ${domain}`)
    }
    await typist.presses('Enter')
    await expect(page.getByText(saved).last()).toBeVisible()
    await expect(line).toHaveValue('')
    await page.keyboard.press('Escape')
    lines.push({ what, ...typist.took() })
  }

  const eightWords = 'telde zelf tot tien met de rode blokken'
  await log('one child', 'noor', eightWords, { saved: /Observatie over .?Noor B\..? opgeslagen\./ })
  await log('one child', 'sam', 'wilde voor het eerst zelf zijn jas aandoen', { saved: /Observatie over .?Sam V\..? opgeslagen\./ })
  await log('one child', 'lina', 'vroeg aan sam of hij mee wilde spelen', { saved: /Observatie over .?Lina.? opgeslagen\./ })
  await log('one child with a domain', 'noor', eightWords, { domain: '#r', saved: anySaved })
  await log('three children', 'no sa li:', 'telden zelf tot tien met de rode blokken', {
    saved: /Observatie over .?Noor B\..?, .?Sam V\..? en .?Lina.? opgeslagen\./,
  })

  typist.decides() // about whom, with whom
  await typist.types('@moeder noor: 10 min gesprek over slapen')
  typist.decides() // until when
  await typist.types(' !vr')
  await typist.presses('Enter')
  await expect(page.getByText(/Oudercontact over .?Noor B\..? opgeslagen, met een afspraak voor vr/)).toBeVisible()
  const contact = typist.took()

  const middle = median(lines.map(({ seconds }) => seconds))
  const table = [...lines, { what: 'parent contact with an agreement', ...contact }]
    .map(({ what, keys, seconds }) => `  ${what.padEnd(34)} ${String(keys).padStart(3)} keys ${seconds.toFixed(1).padStart(6)} s`)
    .join('\n')
  process.stdout.write(`keystroke-level model, K = 0.28 s, M = 1.35 s\n${table}\n  median observation ${middle.toFixed(1)} s\n`)
  expect(middle).toBeLessThanOrEqual(15)
  expect(contact.seconds).toBeLessThanOrEqual(30)

  // And they are really there.
  await openPage(page, 'Observaties')
  const list = page.getByRole('list', { name: 'Observaties, nieuwste eerst' })
  await expect(list.getByText('telden zelf tot tien met de rode blokken')).toBeVisible()
  await expect(
    list
      .getByRole('button', { name: /over .*Noor B\..*Sam V\./ })
      .or(list.getByRole('button', { name: /over .*Lina/ }))
      .first(),
  ).toBeVisible()
  await openPage(page, 'Ouders')
  const friday = addDays(today, ((5 - weekdayOf(today) + 6) % 7) + 1)
  expect(weekdayOf(friday)).toBe(5)
  await expect(page.getByText('gesprek over slapen').first()).toBeVisible()
})

test('a name that two children have is asked, an unknown one is marked, and nothing is guessed', async ({ opened: { page } }) => {
  await signIn(page, 'Samira')
  const line = page.getByRole('textbox', { name: 'Wat zag je?' })
  const understood = page.getByRole('list', { name: 'Wat Kernwijzer begreep' })
  await expect(line).toBeFocused()

  await page.keyboard.type('mila, pietje, nooor: deden een dans #soc')
  await expect(understood).toContainText(/Welke .?mila.?\?/)
  await expect(understood).toContainText(/pietje.? ken ik niet/)
  await expect(understood).toContainText(/Noor B\. uit ‘.?nooor.?’/)
  await shot(page, 'regel-twijfel')

  // Enter asks; without a choice nothing is saved.
  await page.keyboard.press('Enter')
  const asked = page.getByRole('listbox', { name: 'Welke mila bedoel je?' })
  await expect(asked.getByRole('option')).toHaveCount(3)
  await inspect(page, 'regel-vraag')
  await page.keyboard.press('Enter')
  await expect(asked).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(asked.getByRole('option', { name: /Mila Smit/ })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(line).toHaveValue('Mila S., pietje, nooor: deden een dans #soc')

  // Esc closes the question and loses nothing.
  await page.keyboard.press('Enter')
  await expect(page.getByRole('listbox', { name: /Wie bedoel je met .pietje./ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('listbox')).toBeHidden()
  await expect(line).toHaveValue('Mila S., pietje, nooor: deden een dans #soc')
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(line).toHaveValue('Mila S., "pietje", nooor: deden een dans #soc')

  // A chip is taken away with the keyboard.
  await page.getByRole('button', { name: 'Noor B. weghalen' }).focus()
  await page.keyboard.press('Enter')
  await expect(line).toHaveValue('Mila S., "pietje": deden een dans #soc')
  await expect(line).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Observatie over .?Mila S\..? opgeslagen\./)).toBeVisible()

  // Who left, and a line about nobody.
  await page.keyboard.type('bo: zwaaide')
  await expect(understood).toContainText(/Bo B\..? vertrok op/)
  await line.fill('')
  await page.keyboard.type('bouwde een toren')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Zet er een naam voor, met een dubbele punt: noor: bouwde een toren.')).toBeVisible()
  await inspect(page, 'regel-fout')
  await expect(line).toHaveValue('bouwde een toren')

  // An agreement asks with whom it was.
  await line.fill('')
  await page.keyboard.type('noor: slaapt slecht !morgen')
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(line).toHaveValue('@ouder noor: slaapt slecht !morgen')
  await expect(understood).toContainText('ouder')
  await expect(understood).toContainText('bij brengen of halen')
  await shot(page, 'regel-contact')
  // The kind is changed with a chip.
  await understood.getByRole('button', { name: 'bij brengen of halen' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('listbox', { name: 'Wat voor contact was het?' })).toBeVisible()
  await page.getByRole('option', { name: 'telefoon' }).click()
  await expect(line).toHaveValue('@ouder noor: slaapt slecht !morgen #telefoon')
})

test('the grammar is shown, in both schemes and at 200 %; everything fits', async ({ opened: { page } }) => {
  await signIn(page, 'Samira')
  const line = page.getByRole('textbox', { name: 'Wat zag je?' })
  await expect(line).toBeFocused()
  const help = page.getByRole('region', { name: 'Zo schrijf je in één regel' })
  await page.getByRole('button', { name: 'Hoe schrijf ik in deze regel?' }).focus()
  await page.keyboard.press('Enter')
  await expect(help).toContainText('@moeder noor: 10 min gesprek over slapen')
  await inspect(page, 'regel-uitleg')
  await page.keyboard.press('Enter')
  await expect(help).toBeHidden()
  await page.keyboard.press('F1')
  await expect(page.getByRole('dialog')).toContainText('@moeder noor: 10 min gesprek over slapen')
  await inspect(page, 'regel-sneltoetsen')
  await page.keyboard.press('Escape')

  await line.focus()
  await page.keyboard.type(
    `wilhel, noor, sam, lina, cagla: ${'bouwden samen een hele lange trein van stoelen en reden naar zee '.repeat(3)}#taal #mot *intern`,
  )
  await inspect(page, 'regel-lang')
  await page.setViewportSize({ width: 683, height: 384 })
  await inspect(page, 'regel-smal')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('mi')
  await expect(page.getByRole('option')).toHaveCount(2)
  await inspect(page, 'regel-smal-suggesties')
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(overflow).toBeLessThanOrEqual(0)
})

test('Ctrl+K takes the same line, from whatever page is open, and keeps it', async ({ opened: { page } }) => {
  await signIn(page, 'Samira')
  await openPage(page, 'Kinderen')
  await page.keyboard.press('Control+k')
  const search = page
    .getByRole('textbox', { name: 'Zoek een kind, een pagina of een actie' })
    .or(page.getByPlaceholder('Zoek een kind, een pagina of een actie'))
  await search.first().waitFor()
  await page.keyboard.type('noor: zong voor de hele groep #t')
  const dialog = page.getByRole('dialog')
  const line = dialog.getByRole('textbox', { name: 'Wat zag je?' })
  await expect(line).toHaveValue('noor: zong voor de hele groep #t')
  await expect(dialog.getByRole('list', { name: 'Wat Kernwijzer begreep' })).toContainText('Noor B.')
  await inspect(page, 'regel-zoeken')

  // Esc closes the list first, then the search; the words stay.
  await page.keyboard.type('a')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await page.keyboard.press('Control+k')
  await page.getByText('Ga verder met je regel').click()
  await expect(line).toHaveValue(/^noor: zong voor de hele groep #ta?$/)
  await line.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByText(/Observatie over .?Noor B\..? opgeslagen\./)).toBeVisible()
})

test('keys that come while Ctrl+K opens go into the search, and not into what stands below', async ({ opened: { page } }) => {
  await signIn(page, 'Samira')
  const line = page.getByRole('textbox', { name: 'Wat zag je?' })
  await expect(line).toBeFocused()
  // Faster than any hand: the next key is pressed before the one before it is answered.
  const keyboard = await page.context().newCDPSession(page)
  const press = (key: string) => keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text: key })
  await Promise.all([
    keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', key: 'k', code: 'KeyK', windowsVirtualKeyCode: 75, modifiers: 2 }),
    ...['n', 'o', 'o', 'r', ' ', 'b'].map(press),
  ])
  const search = page.getByPlaceholder('Zoek een kind, een pagina of een actie')
  await expect(search).toBeFocused()
  await page.keyboard.type('.')
  await expect(search).toHaveValue('noor b.')
  await page.keyboard.press('Escape')
  await expect(line).toHaveValue('')
})

test('who prefers fields takes the line along to the form', async ({ opened: { page } }) => {
  await signIn(page, 'Samira')
  const line = page.getByRole('textbox', { name: 'Wat zag je?' })
  await expect(line).toBeFocused()
  await page.keyboard.type('noor, sam gisteren: bouwden een toren #mot *intern')
  await page.getByRole('button', { name: 'Uitgebreid' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Observaties' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Wat', exact: true })).toHaveValue('bouwden een toren')
  await expect(page.getByRole('checkbox', { name: 'motoriek' })).toBeChecked()
  await expect(page.getByText('Sam V.').first()).toBeVisible()
  await page.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link', { name: 'Vandaag' }).click()
  await expect(line).toHaveValue('')
})

const empty = testWith(() => Promise.resolve())

empty('an empty day says so', async ({ opened: { page } }) => {
  await signIn(page)
  await expect(page.getByText('Niets dat vandaag op je wacht.')).toBeVisible()
  await expectNoAxeViolations(page)
})
