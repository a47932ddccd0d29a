import type { Transaction } from 'kysely'
import { deliveryStates, type Delivery, type KnownLocation } from '../../contract/deliveries.ts'
import { AppError } from '../../contract/errors.ts'
import type { ExportBody } from '../../contract/exports.ts'
import type { ProjectleiderTables } from '../../schema/database.ts'
import type { Readable } from '../../schema/kysely.ts'
import type { KeptLink, Oddity, Refusal } from './rules.ts'

type Db = Readable<ProjectleiderTables>
type Trx = Transaction<ProjectleiderTables>
type State = (typeof deliveryStates)[number]

export function readOwnKey(db: Db) {
  return db.selectFrom('receiverKey').select(['identity', 'recipient', 'signerSecret', 'signerPublic', 'madeOn']).executeTakeFirstOrThrow()
}

const deliveryColumns = [
  'id',
  'fileName',
  'importedAt',
  'state',
  'refusal',
  'oddities',
  'locationId',
  'locationName',
  'houder',
  'wijkCode',
  'peildatum',
  'sequence',
  'madeAt',
  'bodyHash',
  'signer',
] as const

export type DeliveryRow = Awaited<ReturnType<typeof readDelivery>>

/** Throws `not-found`. */
export async function readDelivery(db: Db, id: string) {
  const row = await db.selectFrom('delivery').select(deliveryColumns).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new AppError('not-found')
  return row
}

export function readDeliveries(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('delivery')
    .select(deliveryColumns)
    .where('id', 'in', [...ids])
    .execute()
}

export interface ListFilter {
  readonly state?: State | undefined
  readonly peildatum?: string | undefined
  readonly page: { readonly offset: number; readonly limit: number }
}

/** One page, newest import first, with how many there are per state (of this peildatum, whatever the state asked for). */
export async function listDeliveries(db: Db, { state, peildatum, page }: ListFilter) {
  const perState = await db
    .selectFrom('delivery')
    .select(({ fn }) => ['state', fn.countAll<number>().as('amount')])
    .$if(peildatum !== undefined, (select) => select.where('peildatum', '=', peildatum ?? null))
    .groupBy('state')
    .execute()
  const amounts = new Map(perState.map((row) => [row.state, row.amount]))
  const counts = Object.fromEntries(deliveryStates.map((one) => [one, amounts.get(one) ?? 0])) as Record<State, number>
  const rows = await db
    .selectFrom('delivery')
    .leftJoin(
      ({ selectFrom }) =>
        selectFrom('deliveryCell')
          .select(({ fn }) => ['deliveryId', fn.countAll<number>().as('cells')])
          .groupBy('deliveryId')
          .as('counted'),
      (join) => join.onRef('counted.deliveryId', '=', 'delivery.id'),
    )
    .select([...deliveryColumns, 'counted.cells'])
    .$if(state !== undefined, (select) => select.where('state', '=', state ?? 'ready'))
    .$if(peildatum !== undefined, (select) => select.where('peildatum', '=', peildatum ?? null))
    .orderBy('importedAt', 'desc')
    .orderBy('locationName')
    .orderBy('sequence')
    .orderBy('id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  const total = state === undefined ? Object.values(counts).reduce((sum, one) => sum + one, 0) : counts[state]
  return { rows: rows.map(toDelivery), total, counts }
}

function toDelivery(row: DeliveryRow & { readonly cells: number | null }): Delivery {
  const { id, fileName, importedAt, state, refusal, locationId, locationName, wijkCode, peildatum, sequence, madeAt } = row
  const oddities = JSON.parse(row.oddities) as Oddity[]
  const cells = state === 'refused' ? null : (row.cells ?? 0)
  return { id, fileName, importedAt, state, refusal, oddities, locationId, locationName, wijkCode, peildatum, sequence, madeAt, cells }
}

/** The chain of one location under one signing key, as far as it was kept. */
export async function readKept(db: Db, locationId: string, signer: Uint8Array): Promise<KeptLink[]> {
  const rows = await db
    .selectFrom('delivery')
    .select(['state', 'sequence', 'bodyHash', 'previousHash', 'peildatum'])
    .where('locationId', '=', locationId)
    .where('signer', '=', Buffer.from(signer))
    .where('state', '!=', 'refused')
    .execute()
  return rows.map(({ state, sequence, bodyHash, previousHash, peildatum }) => ({
    // The table's CHECK promises these of every delivery that was not refused.
    sequence: sequence ?? 0,
    bodyHash: bodyHash ?? '',
    previousHash,
    peildatum: peildatum ?? '',
    hasCounted: state === 'accepted' || state === 'replaced',
  }))
}

export interface Arrived {
  readonly id: string
  readonly fileName: string
  readonly importedAt: string
  readonly signer: Uint8Array
  readonly bodyHash: string
  readonly body: ExportBody
  readonly state: 'ready' | 'unknown-sender'
  readonly oddities: readonly Oddity[]
}

/** Keeps a delivery that passed every check, with all its cells and goals; nothing of it counts yet. */
export async function insertDelivery(
  db: Trx,
  { id, fileName, importedAt, signer, bodyHash, body, state, oddities }: Arrived,
): Promise<void> {
  const { location, peildatum, sequence, madeAt, previousHash, notes } = body
  await db
    .insertInto('delivery')
    .values({
      id,
      fileName,
      importedAt,
      state,
      refusal: null,
      oddities: JSON.stringify(oddities),
      locationId: location.locationId,
      locationName: location.name,
      houder: location.houder,
      wijkCode: location.wijkCode,
      peildatum,
      sequence,
      madeAt,
      bodyHash,
      previousHash,
      signer: Buffer.from(signer),
      strengths: notes.strengths,
      opportunities: notes.opportunities,
    })
    .execute()
  const cells = body.cells.map(({ indicator, dims, count, denominator }) => ({
    deliveryId: id,
    indicator,
    wijkCode: dims.wijkCode ?? ('' as const),
    status: dims.status ?? '',
    count,
    denominator: denominator ?? null,
  }))
  // SQLite takes at most 32,766 values in one statement.
  for (let at = 0; at < cells.length; at += 1000)
    await db
      .insertInto('deliveryCell')
      .values(cells.slice(at, at + 1000))
      .execute()
  const goals = body.goals.map((goal) => ({ deliveryId: id, ...goal }))
  if (goals.length > 0) await db.insertInto('deliveryGoal').values(goals).execute()
}

/** Of a refused file only its name, the reason and (when its signature holds) the name that it claims are kept. */
export async function insertRefused(
  db: Trx,
  refused: {
    readonly id: string
    readonly fileName: string
    readonly importedAt: string
    readonly refusal: Refusal
    readonly locationName: string | null
  },
): Promise<void> {
  await db
    .insertInto('delivery')
    .values({ ...refused, ...nothing, state: 'refused', oddities: '[]' })
    .execute()
}

const nothing = {
  locationId: null,
  houder: null,
  wijkCode: null,
  peildatum: null,
  sequence: null,
  madeAt: null,
  bodyHash: null,
  previousHash: null,
  signer: null,
  strengths: '',
  opportunities: '',
} as const

/** Turns a waiting delivery into a refused one: its figures go, its name and reason stay. */
export async function refuseKept(db: Trx, id: string, refusal: Refusal): Promise<void> {
  await db.deleteFrom('deliveryCell').where('deliveryId', '=', id).execute()
  await db.deleteFrom('deliveryGoal').where('deliveryId', '=', id).execute()
  const changed = await db
    .updateTable('delivery')
    .set({ ...nothing, state: 'refused', refusal, oddities: '[]' })
    .where('id', '=', id)
    .where('state', 'in', ['ready', 'unknown-sender'])
    .executeTakeFirstOrThrow()
  if (changed.numUpdatedRows !== 1n) throw new AppError('not-found')
}

/** Lets a ready delivery count; whatever counted for the same location and peildatum was replaced by it. Answers how many that were. */
export async function letCount(db: Trx, row: DeliveryRow): Promise<number> {
  const replaced = await db
    .updateTable('delivery')
    .set({ state: 'replaced' })
    .where('locationId', '=', row.locationId)
    .where('peildatum', '=', row.peildatum)
    .where('state', '=', 'accepted')
    .executeTakeFirstOrThrow()
  const accepted = await db
    .updateTable('delivery')
    .set({ state: 'accepted' })
    .where('id', '=', row.id)
    .where('state', '=', 'ready')
    .executeTakeFirstOrThrow()
  if (accepted.numUpdatedRows !== 1n) throw new AppError('not-found')
  return Number(replaced.numUpdatedRows)
}

export async function deleteDelivery(db: Trx, id: string): Promise<void> {
  const { numDeletedRows } = await db.deleteFrom('delivery').where('id', '=', id).executeTakeFirstOrThrow()
  if (numDeletedRows !== 1n) throw new AppError('not-found')
}

const locationColumns = ['knownLocation.id', 'locationId', 'name', 'houder', 'wijkCode', 'signer', 'verifiedAt', 'version'] as const

export function listKnown(db: Db) {
  return db.selectFrom('knownLocation').select(locationColumns).orderBy('wijkCode').orderBy('name').execute()
}

export function readKnown(db: Db, locationId: string) {
  return db.selectFrom('knownLocation').select(locationColumns).where('locationId', '=', locationId).executeTakeFirst()
}

/** Every location that is expected or known, with the newest peildatum that counts. */
export async function listLocations(db: Db): Promise<KnownLocation[]> {
  const rows = await db
    .selectFrom('knownLocation')
    .leftJoin(
      ({ selectFrom }) =>
        selectFrom('delivery')
          .select(({ fn }) => ['delivery.locationId as deliveredBy', fn.max('delivery.peildatum').as('lastPeildatum')])
          .where('delivery.state', '=', 'accepted')
          .groupBy('delivery.locationId')
          .as('newest'),
      (join) => join.onRef('newest.deliveredBy', '=', 'knownLocation.locationId'),
    )
    .select([
      'knownLocation.id',
      'knownLocation.name',
      'knownLocation.houder',
      'knownLocation.wijkCode',
      'knownLocation.verifiedAt',
      'newest.lastPeildatum',
    ])
    .orderBy('knownLocation.wijkCode')
    .orderBy('knownLocation.name')
    .execute()
  return rows.map(({ verifiedAt, lastPeildatum, ...location }) => ({
    ...location,
    isVerified: verifiedAt !== null,
    lastPeildatum: lastPeildatum ?? null,
  }))
}

/** The location ids of which a delivery counts for this peildatum. */
export async function readDelivered(db: Db, peildatum: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('knownLocation')
    .innerJoin('delivery', 'delivery.locationId', 'knownLocation.locationId')
    .select('knownLocation.id')
    .where('delivery.state', '=', 'accepted')
    .where('delivery.peildatum', '=', peildatum)
    .execute()
  return new Set(rows.map((row) => row.id))
}

export async function listPeildata(db: Db) {
  const { expected } = await db
    .selectFrom('knownLocation')
    .select(({ fn }) => fn.countAll<number>().as('expected'))
    .executeTakeFirstOrThrow()
  const rows = await db
    .selectFrom('delivery')
    .select(({ fn }) => ['peildatum', fn.countAll<number>().as('accepted')])
    .where('state', '=', 'accepted')
    .groupBy('peildatum')
    .orderBy('peildatum', 'desc')
    .execute()
  return rows.map(({ peildatum, accepted }) => ({ peildatum: peildatum ?? '', accepted, expected }))
}

/** Deliveries of one location that wait for their words to be compared. */
export function listWaiting(db: Db, locationId: string) {
  return db
    .selectFrom('delivery')
    .select(['id', 'signer'])
    .where('locationId', '=', locationId)
    .where('state', '=', 'unknown-sender')
    .execute()
}

export async function markReady(db: Trx, ids: readonly string[]): Promise<void> {
  await db
    .updateTable('delivery')
    .set({ state: 'ready' })
    .where('id', 'in', [...ids])
    .where('state', '=', 'unknown-sender')
    .execute()
}
