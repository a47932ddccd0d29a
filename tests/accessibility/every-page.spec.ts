import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { KnownWorkspaces } from '../../db/backend/known-workspaces.ts'
import type { WorkspaceKind } from '../../db/contract/roles.ts'
import { demoPassword } from '../../db/demo/make-location.ts'
import { axeFindings, expect, launchApp, newFolder, shot, test, type RunningApp } from '../support/electron.ts'
import { readPageRoutes, type PageRoute } from '../support/page-routes.ts'

/**
 * Every page of the app on a filled record, as people see it: in both colour schemes and at 200 %. Axe finds nothing, nothing is cut
 * off sideways, and a picture of each stays in tests/results/shots. KERNWIJZER_DEMO names a demo city to look at instead of a small new one.
 */
const ownCity = newFolder()
const city = process.env['KERNWIJZER_DEMO'] ?? path.join(ownCity, 'stad')
const routes = readPageRoutes()

test.beforeAll(() => {
  test.setTimeout(240_000)
  if (!existsSync(city)) execFileSync('node', ['db/demo/index.ts', '--locations', '2', '--folder', city], { stdio: 'pipe' })
})
test.afterAll(() => {
  rmSync(ownCity, { recursive: true, force: true })
})

test('the list of pages is read whole', () => {
  expect(routes).toContainEqual({ path: 'vandaag', kind: 'voorschool' })
  expect(routes).toContainEqual({ path: 'kinderen/:childId/advies', kind: 'voorschool' })
  expect(routes).toContainEqual({ path: 'wijkanalyse', kind: 'projectleider' })
})

for (const kind of ['voorschool', 'projectleider'] as const) {
  test(`every page of a ${kind} passes axe in light and dark, and at 200 %`, async () => {
    test.setTimeout(600_000)
    const app = await openCity(kind)
    try {
      for (const route of routes.filter((one) => one.kind === kind || one.kind === 'any')) {
        await test.step(route.path, async () => {
          const name = `page-${kind}-${route.path.replaceAll(/[/:]+/g, '-')}`
          await goTo(app.page, await addressOf(app.page, route))
          await inBothSchemes(app.page, name)
          await atTwoHundredPercent(app, name)
        })
      }
    } finally {
      await app.close()
      rmSync(app.folder, { recursive: true, force: true })
    }
  })
}

/** The app at the first location of the city or at the projectleider's office, signed in as the first person of it. */
async function openCity(kind: WorkspaceKind): Promise<RunningApp> {
  const known = new KnownWorkspaces(path.join(city, 'app')).list().find((one) => one.kind === kind)
  if (known === undefined) throw new Error(`the city has no ${kind}`)
  const folder = newFolder()
  new KnownWorkspaces(folder).remember({ ...known })
  const app = await launchApp(folder)
  const field = app.page.getByLabel('Wachtwoord', { exact: true })
  const { slots } = JSON.parse(readFileSync(path.join(known.folder, 'keys.json'), 'utf8')) as { slots: { userName: string }[] }
  const person = app.page.getByRole('button', { name: slots[0]?.userName ?? '', exact: true })
  await field.or(person).first().waitFor()
  if (await person.isVisible()) await person.click()
  await field.fill(demoPassword)
  await field.press('Enter')
  await app.page.getByRole('navigation', { name: 'Hoofdmenu' }).waitFor()
  return app
}

/** A page of one child or group is that of the first one in the list above it, opened there as people do. */
async function addressOf(page: Page, { path: pattern }: PageRoute): Promise<string> {
  const [list, rest] = pattern.split(/\/:\w+/)
  if (rest === undefined) return `#/${pattern}`
  await goTo(page, `#/${list ?? ''}`)
  const own = new RegExp(`^#/${list ?? ''}/[0-9a-f-]{36}`)
  // An id has four dashes; another page under the list, such as the hours of all children, has none.
  const links = () => page.locator('main a').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
  const row = page.locator('main tbody tr td').filter({ visible: true })
  await expect.poll(async () => (await row.count()) > 0 || (await links()).some((href) => own.test(href))).toBe(true)
  const href = (await links()).find((one) => own.test(one))
  if (href === undefined) await row.first().click()
  else await goTo(page, href)
  await expect.poll(() => page.evaluate(() => location.hash)).toMatch(own)
  const [address = ''] = own.exec(await page.evaluate(() => location.hash)) ?? []
  return address + rest
}

async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, address)
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
  await page.waitForTimeout(150) // a panel slides in
}

async function inBothSchemes(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect.soft(await axeFindings(page), `${name} in ${colorScheme}`).toEqual([])
    await shot(page, `${name}-${colorScheme}`)
  }
}

/** 200 % on this screen is the same as half of it, which the window itself does not allow. */
async function atTwoHundredPercent({ electron, page }: RunningApp, name: string): Promise<void> {
  const resize = (width: number, height: number) =>
    electron.evaluate(
      ({ BrowserWindow }, size) => {
        const [window] = BrowserWindow.getAllWindows()
        window?.setMinimumSize(size.width, size.height)
        window?.setContentSize(size.width, size.height)
      },
      { width, height },
    )
  await resize(683, 384)
  try {
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBeLessThan(700)
    await shot(page, `${name}-200`)
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect.soft(sideways, `nothing of ${name} is cut off sideways`).toBeLessThanOrEqual(0)
  } finally {
    await resize(1366, 768)
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBeGreaterThan(1000)
  }
}
