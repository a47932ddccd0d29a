import { rmSync } from 'node:fs'
import path from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { expect, type Page } from '@playwright/test'
import { startBackend } from '../../db/backend/start.ts'
import { AppError } from '../../db/contract/errors.ts'
import type { AppContract, OperationName } from '../../db/contract/index.ts'
import type { FromBackend, Input, Output, ToBackend } from '../../db/contract/operation.ts'
import type { Shell } from '../../db/contract/shell.ts'
import { productionPolicy } from '../../db/crypto/derive.ts'
import { conclude, launchApp, newFolder, test, type RunningApp } from './electron.ts'
import { nodeTransport } from './node-transport.ts'

export const managerName = 'Marieke'
export const password = 'regenboog vissen om vier uur'

/** The cheapest derivation that the app accepts: it would make it longer to fill the half second on this machine. */
const quickPolicy = { ...productionPolicy, targetMs: 0 }

export type Call = <N extends OperationName>(name: N, input: Input<AppContract[N]>) => Promise<Output<AppContract[N]>>

/**
 * A voorschool as people left it yesterday: made and filled through the contract, then closed. Answers the user-data
 * folder for `launchApp`, which begins at the lock screen.
 */
export async function prepareWorkspace(fill: (call: Call) => Promise<void>): Promise<string> {
  const folder = newFolder()
  const workspaceFolder = path.join(folder, 'voorschool')
  const backend = await startBackend({
    shell: shellWith(workspaceFolder),
    appFolder: folder,
    appVersion: '0.1.0',
    policy: quickPolicy,
    log: () => undefined,
  })
  const { port1, port2 } = new MessageChannel()
  const served = nodeTransport(port2)
  backend.connect(served)
  const call = callOver(port1)
  try {
    const { recoveryCode } = await call('workspaces.create', {
      kind: 'voorschool',
      practice: false,
      name: 'Voorschool De Zonnewijzer',
      userName: managerName,
      password,
    })
    await call('workspaces.confirmRecoveryCode', { recoveryCode })
    const { version } = await call('location.read', {})
    await call('location.change', {
      version,
      name: 'Voorschool De Zonnewijzer',
      houder: 'Kinderopvang De Stad',
      wijkCode: 'WK034403',
      lrkNumber: null,
      hasPilotForTwoYearOlds: false,
    })
    await fill(call)
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  } finally {
    await backend.stop()
    port1.close()
  }
  return folder
}

/** `test` with the app `opened` at the lock screen of a workspace that was filled so; a failed test leaves a picture. */
export function testWith(fill: (call: Call) => Promise<void>) {
  return test.extend<{ opened: RunningApp }>({
    opened: async ({ playwright: _playwright }, use, info) => {
      const folder = await prepareWorkspace(fill)
      try {
        const opened = await launchApp(folder)
        try {
          await use(opened)
          await conclude(opened, info)
        } finally {
          await opened.close()
        }
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
  })
}

/** At the lock screen, as people do it; where more people have a key, the name is chosen first. */
export async function signIn(page: Page, name: string = managerName): Promise<void> {
  const field = page.getByLabel('Wachtwoord', { exact: true })
  const person = page.getByRole('button', { name, exact: true })
  await field.or(person).first().waitFor()
  if (await person.isVisible()) await person.click()
  await field.fill(password)
  await field.press('Enter')
  await page.getByRole('navigation', { name: 'Hoofdmenu' }).waitFor()
}

/** From the menu to a page; what stood there before is gone when this is done. */
export async function openPage(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

/** From the list of children to the page of one. */
export async function openChild(page: Page, name: string): Promise<void> {
  await openPage(page, 'Kinderen')
  await page.getByRole('button', { name, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

/** The form for an observation, for who prefers fields to the line. */
export async function openObservationForm(page: Page): Promise<void> {
  await openPage(page, 'Observaties')
  await page.getByRole('button', { name: 'Uitgebreid' }).click()
  await page.getByRole('button', { name: 'Observatie opslaan' }).waitFor()
}

function callOver(port: MessageChannel['port1']): Call {
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>()
  let lastId = 0
  port.on('message', (message: FromBackend) => {
    if (message.type !== 'ok' && message.type !== 'error') return
    const entry = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.type === 'ok') entry?.resolve(message.value as never)
    else entry?.reject(new AppError(message.error.code, message.error.details))
  })
  return (name, input) =>
    new Promise((resolve, reject) => {
      const id = ++lastId
      waiting.set(id, { resolve, reject })
      port.postMessage({ type: 'call', id, name, input } satisfies ToBackend)
    })
}

function shellWith(folder: string): Shell {
  const refused = () => Promise.reject(new Error('setting a workspace up asks for one folder and nothing else'))
  return {
    chooseFolder: () => Promise.resolve(folder),
    chooseSavePath: refused,
    chooseOpenPaths: refused,
    printHtml: refused,
    renderPdf: refused,
    showFolder: refused,
  }
}
