import { rmSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { addDays, dayInUtrecht } from '../../../db/contract/dates.ts'
import { aChild, anObservation } from '../../support/builders.ts'
import { expect, launchApp, test } from '../../support/electron.ts'
import { openPage, prepareWorkspace, signIn } from '../../support/prepared-workspace.ts'

const today = dayInUtrecht(new Date().toISOString())

test('a long list ends where the window ends; Back finds it where it was left, and every page begins at its top', async () => {
  const folder = await prepareWorkspace(async (call) => {
    const ids: string[] = []
    for (let count = 100; count < 340; count += 1) {
      const child = aChild({ firstName: `Kind ${String(count)}`, bornOn: addDays(today, -900), registeredOn: addDays(today, -7) })
      ids.push((await call('children.register', child)).id)
    }
    const [first = '', second = ''] = ids
    for (const childId of [first, second]) {
      for (let count = 0; count < 12; count += 1) await call('observations.log', anObservation({ childIds: [childId] }))
    }
    await call('children.linkSibling', { childId: first, siblingId: second })
  })
  const { page, close } = await launchApp(folder)
  await signIn(page)
  await openPage(page, 'Kinderen')
  const list = page.locator('.kw-table-scroll')
  await page.getByRole('button', { name: /Kind 100/ }).waitFor()
  await expectOneScrollBar(page)
  const scrollDown = () =>
    list.evaluate((element) => {
      element.scrollTop = 3000
      return element.scrollTop
    })
  await expect.poll(scrollDown).toBe(3000) // the rest of the list comes when somebody scrolls
  const child = page.getByRole('button', { name: /Kind 170/ })
  await child.click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Kind 170')
  await page.goBack()
  await expect(child).toBeInViewport()
  expect(await list.evaluate((element) => element.scrollTop)).toBe(3000)

  await openPage(page, 'Groepen')
  await openPage(page, 'Kinderen')
  await expect(page.getByRole('button', { name: /Kind 100/ })).toBeInViewport()

  const scrolled = () => page.locator('main').evaluate((element) => element.scrollTop)
  const sibling = page.getByRole('link', { name: /Kind 101/ })
  const isAbout = (name: string) => expect(page.getByRole('heading', { level: 1 })).toContainText(name)
  await page.getByRole('button', { name: /Kind 100/ }).click()
  await sibling.focus() // scrolls to it
  await expect.poll(scrolled).toBeGreaterThan(0)
  const left = await scrolled()
  for (const visit of ['first', 'read before']) {
    await page.keyboard.press('Enter')
    await isAbout('Kind 101')
    expect(await scrolled(), visit).toBe(0)
    await page.goBack()
    await isAbout('Kind 100')
    await expect.poll(scrolled, visit).toBe(left)
    await sibling.focus()
  }

  await openPage(page, 'Instellingen')
  await page.getByRole('link', { name: 'Logboek' }).click()
  await page.getByText('niets veranderd').waitFor()
  await expectOneScrollBar(page)
  await close()
  rmSync(folder, { recursive: true, force: true })
})

/** The list scrolls and the page does not. */
async function expectOneScrollBar(page: Page): Promise<void> {
  const isScrolling = (selector: string) => page.locator(selector).evaluate((element) => element.scrollHeight > element.clientHeight)
  await expect.poll(() => isScrolling('.kw-table-scroll')).toBe(true)
  await expect.poll(() => isScrolling('main')).toBe(false)
}
