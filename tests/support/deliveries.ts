import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ExportBody } from '../../db/contract/exports.ts'
import { indicatorIds, indicators, type Cell } from '../../db/contract/indicators.ts'
import { generateReceiverKey } from '../../db/crypto/age-file.ts'
import { definitionHash } from '../../db/crypto/definition-hash.ts'
import { sealEnvelope } from '../../db/crypto/export-envelope.ts'
import { generateSignerKey, type SignerKey } from '../../db/crypto/signature.ts'
import { sixWords } from '../../db/crypto/words.ts'
import type { ProjectleiderTables } from '../../db/schema/database.ts'
import type { TestBackend } from './backend.ts'

/** A location as the projectleider sees it: an id and a signing key. Makes real files, also those that a real location would never make. */
export interface FakeLocation {
  readonly locationId: string
  readonly name: string
  readonly signer: SignerKey
}

let lastLocation = 0

export function aLocation(overrides: Partial<FakeLocation> = {}): FakeLocation {
  const number = String(++lastLocation).padStart(12, '0')
  return {
    locationId: `0190a000-0000-7000-8000-${number}`,
    name: `Voorschool ${String(lastLocation)}`,
    signer: generateSignerKey(),
    ...overrides,
  }
}

/** One plausible cell of every indicator. */
export function someCells(count = 40): Cell[] {
  return indicatorIds.map((indicator): Cell => {
    const { splitBy, measure } = indicators[indicator]
    return {
      indicator,
      level: 'locatie',
      dims: splitBy === 'residence' ? { wijkCode: 'WK034403' } : splitBy === 'status' ? { status: 'behaald' } : {},
      count,
      ...(measure === 'share' ? { denominator: count + 20 } : {}),
    }
  })
}

export type BodyOverrides = { [K in keyof ExportBody]?: unknown } & Readonly<Record<string, unknown>>

/** The text of a good body, with whatever is to be wrong with it. */
export function aBody({ locationId, name }: Pick<FakeLocation, 'locationId' | 'name'>, overrides: BodyOverrides = {}): string {
  return JSON.stringify({
    format: 1,
    definitionHash: definitionHash(),
    location: { locationId, name, houder: 'Spelenderwijs', wijkCode: 'WK034403' },
    peildatum: '2026-10-01',
    sequence: 1,
    previousHash: null,
    madeAt: '2026-10-05T09:00:00.000Z',
    appVersion: '0.1.0',
    cells: someCells(),
    goals: [],
    notes: { strengths: '', opportunities: '' },
    ...overrides,
  })
}

export function hashOf(body: string): string {
  return createHash('sha256').update(body).digest('hex')
}

/** Signs, encrypts to the projectleider and writes the file; answers its path. */
export async function writeDelivery(
  pl: TestBackend<ProjectleiderTables>,
  fileName: string,
  signer: SignerKey,
  body: string,
): Promise<string> {
  const { recipient } = await pl.call('deliveries.ownWords', {})
  return writeBytes(pl, fileName, await sealEnvelope(body, signer.secret, [recipient]))
}

export function writeBytes(pl: TestBackend<ProjectleiderTables>, fileName: string, bytes: Uint8Array): string {
  const path = join(pl.scratch, fileName)
  writeFileSync(path, bytes)
  return path
}

/** A key that is nobody's in this test. */
export async function anotherRecipient(): Promise<string> {
  return (await generateReceiverKey()).recipient
}

/** Imports through the same operation as a user and answers what the list then says of these files, in the order of the paths' names. */
export async function importFiles(pl: TestBackend<ProjectleiderTables>, ...paths: readonly string[]) {
  pl.dialogs.openPaths = paths
  const result = await pl.call('deliveries.import', {})
  const { rows } = await pl.call('deliveries.list', { page: { offset: 0, limit: 500 } })
  return { result, rows: rows.filter((row) => result.deliveryIds.includes(row.id)) }
}

/** Imports a first delivery, compares its words and lets it count. */
export async function introduce(pl: TestBackend<ProjectleiderTables>, location: FakeLocation, body = aBody(location)): Promise<string> {
  const { result } = await importFiles(pl, await writeDelivery(pl, `${location.locationId}.kpa.age`, location.signer, body))
  const [deliveryId = ''] = result.deliveryIds
  await pl.call('deliveries.confirmSender', { deliveryId, words: sixWords(location.signer.publicKey).join(' ') })
  await pl.call('deliveries.accept', { deliveryIds: [deliveryId] })
  return deliveryId
}
