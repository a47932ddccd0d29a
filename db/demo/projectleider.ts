import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { wijken, wijkCodes, type WijkCode } from '../contract/wijken.ts'
import type { Figure, WijkTable } from '../contract/wijkanalyse.ts'
import { startCliSession, type CliSession } from '../cli/session.ts'
import { cityShape, type LocationPlan } from './city.ts'
import { demoPassword, demoPolicy, type MadeLocation } from './make-location.ts'

export interface Refused {
  readonly fileName: string
  readonly refusal: string
}

/** The workspace of the KPA, with its key card for the locations. */
export async function makeProjectleider(
  folder: string,
  keyCard: string,
  appVersion: string,
): Promise<{ session: CliSession; words: string; recipient: string }> {
  const session = await startCliSession({ appVersion, policy: demoPolicy })
  session.answers.folder = folder
  const { recoveryCode } = await session.call('workspaces.create', {
    kind: 'projectleider',
    practice: false,
    name: 'KPA Utrecht',
    userName: 'Hanna',
    password: demoPassword,
  })
  await session.call('workspaces.confirmRecoveryCode', { recoveryCode })
  session.answers.savePath = keyCard
  await session.call('deliveries.saveKeyCard', {})
  const { words, recipient } = await session.call('deliveries.ownWords', {})
  return { session, words: words.join(' '), recipient }
}

/** The projectleider's main job: read what came in, compare words with each new location by phone, accept, type in the denominators. */
export async function takeIn(
  session: CliSession,
  city: {
    readonly plans: readonly LocationPlan[]
    readonly made: readonly MadeLocation[]
    readonly deliveriesFolder: string
    readonly peildatum: string
  },
): Promise<void> {
  const { call } = session
  for (const { name, houder, wijkCode } of city.plans) await call('deliveries.expectLocation', { name, houder, wijkCode })
  await importFolder(session, city.deliveriesFolder)

  const words = new Map(city.made.map((one) => [one.locationId, one.words.join(' ')]))
  for (const { id, locationId } of await deliveriesIn('unknown-sender')) {
    const heard = words.get(locationId ?? '')
    if (heard !== undefined && (await stillWaits(id))) await confirm(id, heard)
  }
  const ready = await deliveriesIn('ready')
  await call('deliveries.accept', { deliveryIds: ready.map((one) => one.id) })
  await typeDenominators()

  async function deliveriesIn(state: 'unknown-sender' | 'ready') {
    const { rows } = await call('deliveries.list', { state, page: { offset: 0, limit: 500 } })
    return rows
  }
  async function stillWaits(id: string): Promise<boolean> {
    return (await deliveriesIn('unknown-sender')).some((one) => one.id === id)
  }
  async function confirm(deliveryId: string, heard: string): Promise<void> {
    await call('deliveries.confirmSender', { deliveryId, words: heard })
  }
  /** As JGZ would tell them; of Binnenstad the number has not come in yet. */
  async function typeDenominators(): Promise<void> {
    for (const wijkCode of wijkCodes) {
      if (wijkCode === 'WK034406') continue
      const placed = sum(city.made.flatMap((one) => one.placedWithAdvies.filter(([code]) => code === wijkCode).map(([, count]) => count)))
      const adviesCount = Math.round((placed * 100) / cityShape[wijkCode].reach)
      await call('wijkanalyse.setDenominator', { wijkCode, peildatum: city.peildatum, adviesCount, source: 'JGZ gemeente Utrecht (demo)' })
    }
  }
}

/** Reads every delivery in the folder; what was read before is left out by its name, as a person would. */
export async function importFolder({ call, answers }: CliSession, folder: string, before: ReadonlySet<string> = new Set()): Promise<void> {
  answers.openPaths = readdirSync(folder)
    .filter((name) => !before.has(name))
    .sort()
    .map((name) => join(folder, name))
  await call('deliveries.import', {})
}

export async function listRefused({ call }: CliSession): Promise<Refused[]> {
  const { rows } = await call('deliveries.list', { state: 'refused', page: { offset: 0, limit: 500 } })
  return rows.map(({ fileName, refusal }) => ({ fileName, refusal: refusal ?? '' }))
}

const shownColumns = ['reach', 'placedWithAdvies', 'placedWithoutAdvies', 'waiting', 'sixteenHours', 'groupLoad'] as const
const heads = ['bereik', 'met advies', 'zonder', 'wachtend', '16 uur', 'bezetting'] as const

/** The wijk table for the terminal: what the app shows, in short. */
export function wijkTableText(table: WijkTable): string {
  const lines = [...table.rows, table.city].map((row) => [
    row.wijkCode === null ? 'Utrecht' : wijken[row.wijkCode satisfies WijkCode],
    `${String(row.deliveredLocations)} van ${String(row.expectedLocations)}`,
    ...shownColumns.map((column) => inWords(row.figures[column], table.smallCount)),
  ])
  const all = [['wijk', 'locaties', ...heads], ...lines]
  const widths = all[0]?.map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0))) ?? []
  return all
    .map((line) => line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '))
    .join('\n')
}

function inWords(figure: Figure | undefined, smallCount: number): string {
  switch (figure?.shown) {
    case 'count':
      return String(figure.count)
    case 'share':
      return `${String(Math.round(figure.share * 100))} %`
    case 'small':
      return `<${String(smallCount)}`
    case 'hidden':
      return 'niet getoond'
    case 'city-only':
      return 'alleen Utrecht'
    case 'not-computable':
      return 'niet te berekenen'
    case 'nothing-delivered':
    case undefined:
      return '–'
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
