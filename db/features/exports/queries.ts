import type { Transaction } from 'kysely'
import { AppError } from '../../contract/errors.ts'
import type { Recipient } from '../../contract/exports.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import type { Readable } from '../../schema/kysely.ts'

type Db = Readable<VoorschoolTables>

export function readLocation(db: Db) {
  return db.selectFrom('location').select(['id', 'name', 'houder', 'wijkCode']).executeTakeFirstOrThrow()
}

export function readSignerKey(db: Db) {
  return db.selectFrom('signerKey').select(['secret', 'public']).executeTakeFirstOrThrow()
}

export interface Chain {
  /** The number that the next delivery gets. */
  readonly sequence: number
  readonly previousHash: string | null
}

/** Where the numbered chain of deliveries stands. */
export async function readChain(db: Db): Promise<Chain> {
  const last = await db.selectFrom('sentDelivery').select(['sequence', 'bodyHash']).orderBy('sequence', 'desc').limit(1).executeTakeFirst()
  return { sequence: (last?.sequence ?? 0) + 1, previousHash: last?.bodyHash ?? null }
}

export async function hasSentFor(db: Db, peildatum: string): Promise<boolean> {
  const row = await db.selectFrom('sentDelivery').select('sequence').where('peildatum', '=', peildatum).limit(1).executeTakeFirst()
  return row !== undefined
}

export function listSent(db: Db) {
  return db
    .selectFrom('sentDelivery')
    .innerJoin('user', 'user.id', 'sentDelivery.madeBy')
    .select(['sequence', 'peildatum', 'madeAt', 'fileName', 'cells', 'recipientName', 'user.name as madeByName'])
    .orderBy('sequence', 'desc')
    .execute()
}

function selectRecipients(db: Db) {
  return db.selectFrom('recipient').select(['id', 'name', 'recipient', 'signer', 'isPractice', 'madeOn', 'addedAt', 'verifiedAt'])
}
export type RecipientRow = Awaited<ReturnType<typeof listRecipients>>[number]

export function listRecipients(db: Db) {
  return selectRecipients(db).orderBy('name').orderBy('addedAt').execute()
}

/** Throws `not-found`. */
export async function readRecipient(db: Db, id: string): Promise<RecipientRow> {
  const row = await selectRecipients(db).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new AppError('not-found')
  return row
}

/** What the screen may know of a receiver: not the key itself, which nobody compares by eye. */
export function toRecipient({ id, name, madeOn, addedAt, verifiedAt, isPractice }: RecipientRow): Recipient {
  return { id, name, madeOn, addedAt, isVerified: verifiedAt !== null, isPractice: isPractice === 1 }
}

/** Throws `not-found` when it was removed meanwhile. */
export async function markVerified(db: Transaction<VoorschoolTables>, id: string, verifiedAt: string): Promise<void> {
  const { numUpdatedRows } = await db.updateTable('recipient').set({ verifiedAt }).where('id', '=', id).executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new AppError('not-found')
}

/** Throws `not-found`. */
export async function deleteRecipient(db: Transaction<VoorschoolTables>, id: string): Promise<void> {
  const { numDeletedRows } = await db.deleteFrom('recipient').where('id', '=', id).executeTakeFirstOrThrow()
  if (numDeletedRows !== 1n) throw new AppError('not-found')
}

/** Takes back the last number, of which no file ever appeared. */
export async function forgetUnsent(db: Transaction<VoorschoolTables>, sequence: number, bodyHash: string): Promise<void> {
  await db.deleteFrom('sentDelivery').where('sequence', '=', sequence).where('bodyHash', '=', bodyHash).execute()
}
