import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import { v7 } from 'uuid'
import { openRecord } from '../../../db/schema/open.ts'
import { readVault, unlockWithPassword } from '../../../db/vault/vault.ts'
import { aChild } from '../../support/builders.ts'
import { expect, inspect, launchApp, newFolder, test, type RunningApp } from '../../support/electron.ts'
import { managerName, openPage, password, prepareWorkspace, signIn } from '../../support/prepared-workspace.ts'

type Page = RunningApp['page']

test('from the first start to Vandaag by keyboard, with a herstelblad that is printed and typed back', async ({ app }) => {
  test.slow()
  const { page } = app
  const { keyboard } = page
  await expect(page.getByRole('heading', { name: 'Welkom bij Kernwijzer' })).toBeFocused()
  await inspect(page, 'workspaces-start')
  await tabTo(page, 'button', /Een voorschool/)
  await keyboard.press('Enter')

  // A weak password is refused with its reason, and nothing is asked yet.
  await expect(page.getByText('Stap 1 van 5: naam en wachtwoord')).toBeVisible()
  await tabTo(page, 'textbox', 'Naam van de locatie')
  await keyboard.type('Voorschool De Zonnewijzer')
  await tabTo(page, 'textbox', 'Jouw naam')
  await keyboard.type(managerName)
  for (const [weak, reason] of [
    ['kort', 'Nog te kort: gebruik minstens 12 tekens.'],
    ['Zonnewijzer2026', 'Dit is vooral een naam van hier. Voeg andere woorden toe.'],
    ['Wachtwoord2026!', 'Dit gebruiken veel mensen. Neem andere woorden.'],
  ] as const) {
    await page.getByRole('textbox', { name: 'Wachtwoord', exact: true }).fill(weak)
    await page.getByRole('textbox', { name: 'Wachtwoord nog een keer' }).fill(weak)
    await keyboard.press('Enter')
    await expect(page.getByText(reason, { exact: true })).toBeVisible()
  }
  await inspect(page, 'workspaces-weak-password')
  await page.getByRole('textbox', { name: 'Wachtwoord', exact: true }).fill(password)
  await keyboard.press('Enter')
  await expect(page.getByText('De twee wachtwoorden zijn niet gelijk.')).toBeVisible()
  await tabTo(page, 'textbox', 'Wachtwoord nog een keer')
  await keyboard.press('Control+A')
  await keyboard.type(password)
  const folder = newFolder()
  await app.answerOpen([folder])
  await keyboard.press('Enter')

  const code = await readRecoveryCode(page)
  await expect(page.getByRole('heading', { name: 'Print het herstelblad' })).toBeFocused()
  await inspect(page, 'workspaces-sheet')
  await tabTo(page, 'button', 'Herstelblad afdrukken')
  await keyboard.press('Enter')
  await expect(page.getByText('Afgedrukt. Ligt het blad voor je?')).toBeVisible()
  expect(await app.printCount()).toBe(1)
  const pdf = path.join(folder, '..', `${path.basename(folder)}.pdf`)
  await app.answerSave(pdf)
  await tabTo(page, 'button', 'Opslaan als PDF')
  await keyboard.press('Enter')
  await expect(page.getByText('De PDF is bewaard.')).toBeVisible()
  expect(readFileSync(pdf).subarray(0, 5).toString('latin1')).toBe('%PDF-')
  await tabTo(page, 'button', 'Ik heb het blad')
  await keyboard.press('Enter')

  await tabTo(page, 'textbox', 'Herstelcode van het blad')
  await keyboard.type(withTypo(code))
  await keyboard.press('Control+Enter')
  await expect(page.getByText('Er staat een typefout in groep 3.')).toBeVisible()
  await inspect(page, 'workspaces-rehearsal')
  await page.getByRole('textbox', { name: 'Herstelcode van het blad' }).focus()
  await keyboard.press('Control+A')
  await keyboard.type(code.toLowerCase().replaceAll('-', ' '))
  await keyboard.press('Control+Enter')

  await expect(page.getByRole('heading', { name: 'Over de locatie' })).toBeFocused()
  await inspect(page, 'workspaces-location')
  await expect(page.getByRole('textbox', { name: 'Naam van de locatie' })).toHaveValue('Voorschool De Zonnewijzer')
  await tabTo(page, 'textbox', 'Houder')
  await keyboard.type('Kinderopvang De Stad')
  await tabTo(page, 'combobox', 'Wijk')
  await keyboard.type('Overv')
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: 'De eerste groep' })).toBeFocused()
  await inspect(page, 'workspaces-group')
  await tabTo(page, 'textbox', 'Naam van de groep')
  await keyboard.type('Kikkers')
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: greeting })).toBeVisible()
  await expect(page.getByText('Klaar. Voeg nu het eerste kind toe, of kijk rond.')).toBeVisible()
  await inspect(page, 'workspaces-first-vandaag')
  expect(await windowTitle(app)).toBe('Kernwijzer')
})

test('wrong passwords wait longer and longer, and the right one then works; a recovery code makes a new password', async () => {
  test.slow()
  let recoveryCode = ''
  const folder = await prepareWorkspace(async (call) => {
    ;({ recoveryCode } = await call('workspaces.newRecoveryCode', { password }))
    await call('workspaces.confirmRecoveryCode', { recoveryCode })
  })
  const app = await launchApp(folder)
  const { page } = app
  const field = page.getByLabel('Wachtwoord', { exact: true })
  const open = page.getByRole('button', { name: 'Openen' })
  await expect(field).toBeFocused()
  await inspect(page, 'workspaces-lock')
  const timer = page.getByRole('timer')
  for (let attempt = 1; attempt <= 4; attempt++) {
    await page.keyboard.type('niet het goede wachtwoord')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Dit wachtwoord klopt niet.')).toBeVisible()
    await expect(field).toHaveValue('')
    await expect(field).toBeFocused()
    if (attempt < 3) continue
    await expect(timer).toBeVisible()
    if (attempt === 3) await expect(timer).toBeHidden()
  }
  await expect(timer).toHaveText('Wacht nog 2 seconden voor je het opnieuw probeert.')
  await expect(open).toBeDisabled()
  await expect(timer).toHaveText('Wacht nog 1 seconde voor je het opnieuw probeert.')
  await page.keyboard.type(password)
  await expect(timer).toBeHidden()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation', { name: 'Hoofdmenu' })).toBeVisible()

  await page.keyboard.press('Control+L')
  await expect(field).toBeFocused()
  await tabTo(page, 'button', 'Wachtwoord vergeten?')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Nieuw wachtwoord met de herstelcode' })).toBeFocused()
  await tabTo(page, 'textbox', 'Herstelcode')
  await page.keyboard.type(withTypo(recoveryCode))
  await page.getByRole('textbox', { name: 'Nieuw wachtwoord' }).fill('kort')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Nog te kort: gebruik minstens 12 tekens.', { exact: true })).toBeVisible()
  await page.getByRole('textbox', { name: 'Nieuw wachtwoord' }).fill(newPassword)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Er staat een typefout in groep 3.')).toBeVisible()
  await inspect(page, 'workspaces-forgotten')
  await page.getByRole('textbox', { name: 'Herstelcode' }).fill(recoveryCode)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('navigation', { name: 'Hoofdmenu' })).toBeVisible()

  await page.keyboard.press('Control+L')
  await field.fill(password)
  await field.press('Enter')
  await expect(page.getByText('Dit wachtwoord klopt niet.')).toBeVisible()
  await field.fill(newPassword)
  await field.press('Enter')
  await expect(page.getByRole('navigation', { name: 'Hoofdmenu' })).toBeVisible()
  await app.close()
})

test('a practice workspace looks and is called different; a wijkoverzicht begins at its deliveries', async ({ app }) => {
  test.slow()
  const { page } = app
  await makeWorkspace(app, /Een oefenomgeving/, 'Naam van de locatie')
  await page.getByRole('button', { name: 'Later doen' }).click()
  const menu = page.getByRole('navigation', { name: 'Hoofdmenu' })
  await expect(menu.getByText('oefenen', { exact: true })).toBeVisible()
  expect(await windowTitle(app)).toBe('Kernwijzer (oefenen)')
  await inspect(page, 'workspaces-practice')
  await page.keyboard.press('Control+L')
  await expect(page.getByText('oefenen', { exact: true })).toBeVisible()
  await inspect(page, 'workspaces-practice-lock')

  await page.getByRole('button', { name: 'Andere omgeving' }).click()
  await expect(page.getByRole('heading', { name: 'Kies een omgeving' })).toBeFocused()
  expect(await windowTitle(app)).toBe('Kernwijzer')
  await inspect(page, 'workspaces-choose')
  await page.getByRole('button', { name: 'Nieuwe omgeving maken' }).click()
  await makeWorkspace(app, /Een wijkoverzicht/, 'Naam van het overzicht')
  await expect(page.getByRole('heading', { level: 1, name: 'Leveringen' })).toBeVisible()
  await expect(menu.getByText('oefenen', { exact: true })).toBeHidden()
  await inspect(page, 'workspaces-projectleider')
})

test('a damaged record leads to a backup and back to work', async () => {
  test.slow()
  const folder = await prepareWorkspace(async (call) => {
    await call('children.register', aChild())
    await call('backups.make', {})
  })
  damage(path.join(folder, 'voorschool', 'record.db'))
  const app = await launchApp(folder)
  const { page } = app
  const field = page.getByLabel('Wachtwoord', { exact: true })
  await field.fill(password)
  await field.press('Enter')
  await expect(page.getByText('Het bestand met de gegevens is beschadigd.')).toBeVisible()
  await inspect(page, 'workspaces-damaged')
  await tabTo(page, 'button', 'Back-up terugzetten')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Back-up terugzetten' })).toBeFocused()
  await page.getByLabel('Jouw wachtwoord').fill(password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('table').getByText('1 kind')).toBeVisible()
  await inspect(page, 'workspaces-restore')
  await page.getByRole('button', { name: 'Zet terug' }).first().click()
  const question = page.getByRole('dialog')
  await expect(question.getByText(/Alles wat na .* is opgeschreven, staat niet in deze back-up\./)).toBeVisible()
  await inspect(page, 'workspaces-restore-question')
  await question.getByRole('button', { name: 'Zet terug' }).click()
  await expect(page.getByText('De back-up staat terug')).toBeVisible()
  await signIn(page)
  await openPage(page, 'Kinderen')
  await expect(page.getByText('Noor B.')).toBeVisible()
  await app.close()
})

test('a record of a newer version says so and stays as it is', async () => {
  const folder = await prepareWorkspace(() => Promise.resolve())
  const workspace = path.join(folder, 'voorschool')
  const [person] = readVault(workspace).people
  const vault = await unlockWithPassword(workspace, person?.userId ?? '', password, { now: () => new Date().toISOString(), newId: v7 })
  const record = openRecord(path.join(workspace, 'record.db'), vault.databaseKey())
  record.pragma('user_version=9990')
  record.close()
  vault.wipe()
  const app = await launchApp(folder)
  const { page } = app
  const field = page.getByLabel('Wachtwoord', { exact: true })
  await field.fill(password)
  await field.press('Enter')
  await expect(page.getByText('Deze omgeving is gemaakt met een nieuwere versie van Kernwijzer.')).toBeVisible()
  await expect(page.getByText('Werk Kernwijzer op deze computer bij. Er is niets veranderd.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Back-up terugzetten' })).toBeHidden()
  await inspect(page, 'workspaces-newer')
  await app.close()
})

test('a workspace that is open elsewhere says where and since when, and opens once it is closed there', async () => {
  test.slow()
  const first = await launchApp(await prepareWorkspace(() => Promise.resolve()))
  await signIn(first.page)
  const second = await launchApp()
  const { page } = second
  await second.answerOpen([path.join(first.folder, 'voorschool')])
  await page.getByRole('button', { name: 'Ik heb al een omgeving' }).click()
  const field = page.getByLabel('Wachtwoord', { exact: true })
  await field.fill(password)
  await field.press('Enter')
  await expect(page.getByText('Deze omgeving is al ergens anders open.')).toBeVisible()
  await expect(page.getByText(/Open op .+ sinds (ma|di|wo|do|vr|za|zo) \d+ \w+ \d{4}, \d\d:\d\d\. Sluit Kernwijzer daar/)).toBeVisible()
  await inspect(page, 'workspaces-in-use')
  await first.close()
  await signIn(page)
  await second.close()
})

test('the whole app by keyboard: the menu, the search, the shortcuts, and never a lost focus', async () => {
  test.slow()
  const app = await launchApp(await prepareWorkspace(() => Promise.resolve()))
  const { page } = app
  const { keyboard } = page
  await signIn(page)
  await expect(page.getByRole('heading', { level: 1, name: greeting })).toBeVisible()
  await keyboard.press('Control+K')
  const search = page.getByRole('textbox', { name: 'Zoek een kind, een pagina of een actie' })
  await expect(search).toBeFocused()
  await inspect(page, 'keyboard-search')
  await keyboard.press('Escape')
  await expect(search).toBeHidden()
  await expectFocus(page)

  // In a line of text ? is a letter.
  await page.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link', { name: 'Vandaag' }).focus()
  await keyboard.press('Shift+Slash')
  const help = page.getByRole('dialog', { name: 'Sneltoetsen' })
  await expect(help).toBeVisible()
  await expect(help.getByRole('listitem').filter({ hasText: 'Zoeken en opdrachten' })).toContainText('Ctrl K')
  await inspect(page, 'keyboard-shortcuts')
  await keyboard.press('Escape')
  await expect(help).toBeHidden()
  await expectFocus(page)

  // The help from the search: two dialogs after each other.
  await keyboard.press('Control+K')
  await expect(search).toBeFocused()
  await keyboard.type('sneltoetsen')
  await keyboard.press('Enter')
  await expect(help).toBeVisible()
  await keyboard.press('Escape')
  await expect(help).toBeHidden()
  await expectFocus(page)

  // The search leads to a page, and reading begins there.
  await keyboard.press('Control+K')
  await expect(search).toBeFocused()
  await keyboard.type('groep')
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Groepen' })).toBeVisible()
  await expect(search).toBeHidden()
  await expectFocus(page)

  const skip = page.getByRole('link', { name: 'Naar de inhoud' })
  const menu = page.getByRole('navigation', { name: 'Hoofdmenu' })
  for (const name of ['Vandaag', 'Kinderen', 'Groepen', 'Observaties', 'Ouders', 'Studenten', 'Jaarplan', 'Export', 'Instellingen']) {
    await skip.focus()
    await tabTo(page, 'link', name)
    await expect(menu.getByRole('link', { name })).toHaveCSS('outline-style', 'solid')
    await keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: name === 'Vandaag' ? greeting : name })).toBeVisible()
    await expect(menu.getByRole('link', { name })).toHaveAttribute('aria-current', 'page')
    await expectFocus(page)
  }
  await keyboard.press('Alt+1')
  await expect(page.getByRole('heading', { level: 1, name: greeting })).toBeVisible()
  await expectFocus(page)
  await skip.focus()
  await keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
  await keyboard.press('Control+L')
  await expect(page.getByLabel('Wachtwoord', { exact: true })).toBeFocused()
  await app.close()
})

/** The heading of Vandaag, whatever the hour. */
const greeting = /^Goede\w+, .*Marieke/
const newPassword = 'paraplu citroen danst noordwaarts'

async function makeWorkspace(app: RunningApp, kind: RegExp, nameLabel: string): Promise<void> {
  const { page } = app
  await page.getByRole('button', { name: kind }).click()
  await page.getByRole('textbox', { name: nameLabel }).fill('De Oefening')
  await page.getByRole('textbox', { name: 'Jouw naam' }).fill(managerName)
  await page.getByRole('textbox', { name: 'Wachtwoord', exact: true }).fill(password)
  await page.getByRole('textbox', { name: 'Wachtwoord nog een keer' }).fill(password)
  await app.answerOpen([newFolder()])
  await page.getByRole('button', { name: 'Kies map en maak' }).click()
  const code = await readRecoveryCode(page)
  await page.getByRole('button', { name: 'Ik heb het blad' }).click()
  await page.getByRole('textbox', { name: 'Herstelcode van het blad' }).fill(code)
  await page.getByRole('button', { name: 'Controleer de code' }).click()
}

async function readRecoveryCode(page: Page): Promise<string> {
  return (await page.getByTestId('recovery-code').getAttribute('aria-label')) ?? ''
}

/** Another character of the alphabet in the third group. */
function withTypo(code: string): string {
  const place = 2 * 5
  return `${code.slice(0, place)}${code[place] === '7' ? '8' : '7'}${code.slice(place + 1)}`
}

/** As a person without a mouse does: Tab until it has the focus. */
async function tabTo(page: Page, role: 'button' | 'link' | 'textbox' | 'combobox', name: string | RegExp): Promise<void> {
  const target = page.getByRole(role, typeof name === 'string' ? { name, exact: true } : { name }).first()
  await target.waitFor()
  for (let step = 0; step < 40; step++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}

/** Somewhere, and visible: a focus on the body is a keyboard user who has to begin again. */
async function expectFocus(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(() => (document.activeElement === document.body ? 'lost' : (document.activeElement?.checkVisibility() ?? false))),
    )
    .toBe(true)
}

async function windowTitle({ electron }: RunningApp): Promise<string | undefined> {
  return electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())
}

/** What a bad disk does: the first page is no longer what was written. */
function damage(file: string): void {
  const handle = openSync(file, 'r+')
  writeSync(handle, Buffer.alloc(64, 0x55), 0, 64, 1024)
  closeSync(handle)
}
