import type { Kysely } from 'kysely'
import { dayInUtrecht } from '../contract/dates.ts'
import { generateReceiverKey } from '../crypto/age-file.ts'
import { generateSignerKey } from '../crypto/signature.ts'
import type { ProjectleiderTables, VoorschoolTables } from './database.ts'

/** Gives a new location the one key with which it signs everything that it will ever deliver. A second call fails on the table's constraint. */
export async function insertSignerKey(db: Kysely<VoorschoolTables>, madeAt: string): Promise<void> {
  const key = generateSignerKey()
  await db
    .insertInto('signerKey')
    .values({ only: 1, secret: Buffer.from(key.secret), public: Buffer.from(key.publicKey), madeAt })
    .execute()
}

/** Gives a new projectleider the key to which locations encrypt, and the one that signs her key card. A second call fails on the table's constraint. */
export async function insertReceiverKey(db: Kysely<ProjectleiderTables>, madeAt: string): Promise<void> {
  const { identity, recipient } = await generateReceiverKey()
  const signer = generateSignerKey()
  await db
    .insertInto('receiverKey')
    .values({
      only: 1,
      identity,
      recipient,
      signerSecret: Buffer.from(signer.secret),
      signerPublic: Buffer.from(signer.publicKey),
      madeOn: dayInUtrecht(madeAt),
    })
    .execute()
}
