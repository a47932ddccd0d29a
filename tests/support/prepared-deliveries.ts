import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { KnownWorkspaces } from '../../db/backend/known-workspaces.ts'
import { startCliSession, type CliSession } from '../../db/cli/session.ts'
import { dayInUtrecht, lastPeildatum } from '../../db/contract/dates.ts'
import { productionPolicy } from '../../db/crypto/derive.ts'
import { sealEnvelope } from '../../db/crypto/export-envelope.ts'
import { sixWords } from '../../db/crypto/words.ts'
import { aBody, type BodyOverrides, type FakeLocation } from './deliveries.ts'
import { expect, expectNoAxeViolations, newFolder } from './electron.ts'
import { managerName, password } from './prepared-workspace.ts'

export const projectleiderName = 'Hanna'
export const peildatum = lastPeildatum(dayInUtrecht(new Date().toISOString()))

/** The office of the KPA: a user-data folder for `launchApp`, its key card, and its words as they are read out by phone. */
export interface Office {
  readonly folder: string
  readonly keyCard: string
  readonly words: string
  readonly recipient: string
}

/** Made through the contract, filled if wanted, then closed; `launchApp(office.folder)` begins at its lock screen. */
export async function prepareOffice(fill: (session: CliSession, office: Office) => Promise<void> = async () => undefined): Promise<Office> {
  const made: Office[] = []
  await makeWorkspace({ kind: 'projectleider', name: 'KPA Utrecht', userName: projectleiderName }, async (session, folder) => {
    const keyCard = path.join(folder, 'kpa-utrecht.kpa-sleutel')
    session.answers.savePath = keyCard
    await session.call('deliveries.saveKeyCard', {})
    const { words, recipient } = await session.call('deliveries.ownWords', {})
    const office = { folder, keyCard, words: words.join(' '), recipient }
    await fill(session, office)
    made.push(office)
  })
  const [office] = made
  if (office === undefined) throw new Error('the office was not made')
  return office
}

/** A voorschool of which nobody filled in where it stands and whose it is. */
export function prepareUnfinishedLocation(): Promise<string> {
  return makeWorkspace({ kind: 'voorschool', name: 'Voorschool met een heel lange naam die over twee regels loopt', userName: managerName })
}

async function makeWorkspace(
  who: { readonly kind: 'voorschool' | 'projectleider'; readonly name: string; readonly userName: string },
  fill: (session: CliSession, folder: string) => Promise<void> = async () => undefined,
): Promise<string> {
  const folder = newFolder()
  const workspace = path.join(folder, who.kind)
  const session = await startCliSession({ appVersion: '0.1.0', policy: { ...productionPolicy, targetMs: 0 } })
  try {
    session.answers.folder = workspace
    const { recoveryCode } = await session.call('workspaces.create', { ...who, practice: false, password })
    await session.call('workspaces.confirmRecoveryCode', { recoveryCode })
    await fill(session, folder)
    const { vaultId = '' } = JSON.parse(readFileSync(path.join(workspace, 'keys.json'), 'utf8')) as Partial<Record<string, string>>
    new KnownWorkspaces(folder).remember({ workspaceId: vaultId, name: who.name, kind: who.kind, practice: false, folder: workspace })
    return folder
  } finally {
    await session.close()
  }
}

/** A file as this location would have made it, in the office's own folder; answers its path. */
export async function deliver(office: Office, location: FakeLocation, overrides: BodyOverrides = {}): Promise<string> {
  const { sequence } = overrides
  const name = location.name.toLowerCase().replace(/\W+/g, '-')
  const file = path.join(office.folder, `${name}${typeof sequence === 'number' ? `-${String(sequence)}` : ''}.kpa.age`)
  const body = aBody(location, { peildatum, madeAt: `${peildatum}T12:00:00.000Z`, ...overrides })
  writeFileSync(file, await sealEnvelope(body, location.signer.secret, [office.recipient]))
  return file
}

/** The same file after a bad USB stick. */
export function damagedCopy(file: string): string {
  const bytes = readFileSync(file)
  const middle = Math.floor(bytes.length / 2)
  bytes[middle] = (bytes[middle] ?? 0) ^ 0x55
  const copy = file.replace(/\.kpa\.age$/, '-kopie.kpa.age')
  writeFileSync(copy, bytes)
  return copy
}

/** What the locatiemanager reads out by phone. */
export function wordsOf(location: FakeLocation): string {
  return sixWords(location.signer.publicKey).join(' ')
}

/** Reads the files in, compares the words of every location and lets all count. */
export async function takeIn(session: CliSession, files: readonly string[], locations: readonly FakeLocation[]): Promise<void> {
  session.answers.openPaths = files
  const { deliveryIds } = await session.call('deliveries.import', {})
  const { rows } = await session.call('deliveries.list', {})
  for (const location of locations) {
    const first = rows.find(({ locationId }) => locationId === location.locationId)
    if (first !== undefined) await session.call('deliveries.confirmSender', { deliveryId: first.id, words: wordsOf(location) })
  }
  await session.call('deliveries.accept', { deliveryIds })
}

/** Axe on what the page shows now, in both colour schemes. */
export async function expectAccessible(page: Page): Promise<void> {
  // A tooltip under the mouse stands outside every landmark.
  await page.mouse.move(0, 0)
  await expect(page.getByRole('tooltip')).toHaveCount(0)
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expectNoAxeViolations(page)
  }
}
