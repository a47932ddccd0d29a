import type { Page } from '@playwright/test'
import { aChild } from '../../support/builders.ts'
import { expect, expectNoAxeViolations, inspect, shot } from '../../support/electron.ts'
import { openObservationForm, openPage, signIn, testWith } from '../../support/prepared-workspace.ts'

const test = testWith(async (call) => {
  await call('children.register', aChild())
  await call('children.register', aChild({ firstName: 'Sam', lastName: 'Visser' }))
})

const long =
  'Noor was vandaag weer stout bij het opruimen en wilde niet meedoen. Ze pakte de auto van Sam af en rende naar de gang, en dat doet ze altijd als het druk is. Bel moeder op 06-12345678 en vraag of ze ADHD herkent.'

/** How far each line lies from the letters that it belongs to, measured with the browser's own ranges on a copy of the field. */
async function distances(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const field = document.querySelector<HTMLTextAreaElement>('.kw-mirrored textarea')
    if (field === null) return [Number.NaN]
    const style = getComputedStyle(field)
    const box = field.getBoundingClientRect()
    const copy = document.createElement('div')
    for (const name of Array.from(style)) copy.style.setProperty(name, style.getPropertyValue(name))
    Object.assign(copy.style, {
      position: 'fixed',
      overflow: 'hidden',
      whiteSpace: 'pre-wrap',
      overflowWrap: 'break-word',
      visibility: 'hidden',
    })
    Object.assign(copy.style, {
      left: `${String(box.left)}px`,
      top: `${String(box.top)}px`,
      width: `${String(box.width)}px`,
      height: `${String(box.height)}px`,
    })
    // A field that scrolls has a bar in it, and less room for words.
    copy.style.width = `${String(field.clientWidth + 2 * field.clientLeft)}px`
    copy.textContent = `${field.value}\u200b`
    document.body.append(copy)
    copy.scrollTop = field.scrollTop
    const found = [...document.querySelectorAll<HTMLElement>('.kw-hinted')].map((line) => {
      const from = Number(line.dataset['from'])
      const range = document.createRange()
      const node = copy.firstChild
      if (node === null) return Number.NaN
      range.setStart(node, from)
      range.setEnd(node, from + line.textContent.length)
      const [there, here] = [range.getBoundingClientRect(), line.getBoundingClientRect()]
      return Math.max(Math.abs(there.left - here.left), Math.abs(there.top - here.top), Math.abs(there.width - here.width))
    })
    copy.remove()
    return found
  })
}

async function expectAligned(page: Page, count: number): Promise<void> {
  await expect.poll(async () => (await distances(page)).length).toBe(count)
  await expect.poll(async () => Math.max(...(await distances(page)))).toBeLessThan(1)
}

test('a tip is a line under the word, says what is better when it is asked, and never stands in the way', async ({
  opened: { page, electron },
}) => {
  test.setTimeout(240_000)
  const resize = async (width: number, height: number): Promise<void> => {
    await electron.evaluate(
      ({ BrowserWindow }, size) => {
        const [window] = BrowserWindow.getAllWindows()
        window?.setMinimumSize(size.width, size.height)
        window?.setContentSize(size.width, size.height)
      },
      { width, height },
    )
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(width)
  }
  await signIn(page)
  await openObservationForm(page)
  const who = page.getByRole('combobox', { name: 'Wie' })
  await who.fill('noo')
  await page.getByRole('option', { name: /Noor B\./ }).click()
  const what = page.getByRole('textbox', { name: 'Wat' })
  await what.focus()
  await page.keyboard.insertText(long)

  // Five lines, none under the name of Noor herself, and nothing else on the screen than one quiet line.
  await expect(page.locator('.kw-hinted')).toHaveText(['stout', 'Sam', 'altijd', '06-12345678', 'ADHD'])
  await expect(page.getByRole('button', { name: /5 tips voor je tekst/ })).toBeVisible()
  await expect(page.getByText(/Beschrijf wat er gebeurde/)).toBeHidden()
  await expectAligned(page, 5)
  await inspect(page, 'wording-typed')

  // The keyboard alone: from tip to tip, close, and let one stay.
  await what.press('Control+Home')
  await what.press('Alt+ArrowDown')
  await expect(page.getByText(/Beschrijf wat er gebeurde/).first()).toBeVisible()
  await inspect(page, 'wording-tip')
  await what.press('Escape')
  await expect(page.getByRole('list', { name: 'Tips voor je tekst' })).toBeHidden()
  await what.press('Alt+ArrowDown')
  await expect(page.getByRole('button', { name: 'Maak er “een ander kind” van' })).toBeVisible()
  await page.getByRole('button', { name: 'Maak er “een ander kind” van' }).click()
  await expect(what).toHaveValue(long.replace('van Sam', 'van een ander kind'))
  await what.press('Control+z')
  await expect(what).toHaveValue(long)
  await what.press('Control+Home')
  await what.press('Alt+ArrowDown')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: /5 tips voor je tekst/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await inspect(page, 'wording-all')
  await page.getByRole('button', { name: 'Laat staan: stout' }).press('Enter')
  await expect(what).toBeFocused()
  await expect(page.locator('.kw-hinted')).toHaveText(['Sam', 'altijd', '06-12345678', 'ADHD'])

  // Twice as large, and in the colours of the system: the lines stay under their words.
  await resize(683, 384)
  await what.scrollIntoViewIfNeeded()
  await expectAligned(page, 4)
  await shot(page, 'wording-200')
  await page.emulateMedia({ forcedColors: 'active' })
  await shot(page, 'wording-forced-colours')
  await page.emulateMedia({ forcedColors: 'none' })
  await resize(1366, 768)

  // A long text scrolls, and the lines scroll along.
  await what.fill(`${'Bouwde een toren van zes blokken en telde mee.\n'.repeat(30)}Sam is lui.\n`)
  await expect(page.locator('.kw-hinted')).toHaveText(['Sam', 'lui'])
  await what.press('Control+Home')
  await what.press('Alt+ArrowDown')
  await expectAligned(page, 2)
  await expect.poll(() => what.evaluate((element) => element.scrollTop)).toBeGreaterThan(100)
  await shot(page, 'wording-scrolled')

  // It blocks nothing.
  await what.fill('Noor is lui.')
  await expect(page.locator('.kw-hinted')).toHaveText(['lui'])
  await what.press('Control+Enter')
  await expect(page.getByText('Observatie opgeslagen.')).toBeVisible()
  await expect(page.locator('.kw-hinted')).toHaveCount(0)
})

test('in a panel Esc closes the tip before the panel, and who does without the tips switches them off', async ({ opened: { page } }) => {
  test.setTimeout(180_000)
  await signIn(page)
  await openPage(page, 'Ouders')
  await page
    .getByRole('button', { name: /Contact vastleggen/ })
    .first()
    .click()
  const panel = page.getByRole('dialog')
  const note = panel.getByRole('textbox', { name: 'Wat is er besproken' })
  await note.fill('Kind is verwend.')
  await expect(page.locator('.kw-hinted')).toHaveText(['verwend'])
  await note.press('Alt+ArrowDown')
  await expect(panel.getByText(/Beschrijf wat het kind wilde/).first()).toBeVisible()
  await expectNoAxeViolations(page)
  await note.press('Escape')
  await expect(panel.getByText(/Beschrijf wat het kind wilde/).first()).toBeHidden()
  await expect(panel).toBeVisible()
  await note.press('Escape')
  await expect(panel).toBeHidden()

  await openPage(page, 'Instellingen')
  const choice = page.getByRole('switch', { name: 'Tips bij wat je over een kind schrijft' })
  await expect(choice).toBeChecked()
  await choice.scrollIntoViewIfNeeded()
  await inspect(page, 'settings-preferences')
  await choice.press('Space')
  await expect(choice).not.toBeChecked()
  await openPage(page, 'Observaties')
  const what = page.getByRole('textbox', { name: 'Wat' })
  await what.fill('Noor is lui.')
  await page.waitForTimeout(800)
  await expect(page.locator('.kw-hinted')).toHaveCount(0)
})
