import { join } from 'node:path'
import type { Kysely, Transaction } from 'kysely'
import { AppError } from '../contract/errors.ts'
import type { Role, WorkspaceKind } from '../contract/roles.ts'
import { appendAudit } from '../schema/audit-chain.ts'
import type { ProjectleiderTables, SharedTables, VoorschoolTables } from '../schema/database.ts'
import { queriesOver } from '../schema/kysely.ts'
import { migrate } from '../schema/migrate.ts'
import { migrationsOf } from '../schema/migrations/index.ts'
import type { JournalDamage } from '../schema/journal.ts'
import { openRecord, type OpenOptions, type RecordDatabase } from '../schema/open.ts'
import { insertReceiverKey, insertSignerKey } from '../schema/own-keys.ts'
import { failedAttempts, forgetFailures } from '../vault/attempts.ts'
import { makeBackup } from '../vault/backups.ts'
import { recordFileName, type OpenVault } from '../vault/vault.ts'
import { acquireWorkspaceLock, type WorkspaceLock } from '../vault/workspace-lock.ts'

/** Who is signed in, and in which workspace. */
export interface Session {
  readonly userId: string
  readonly userName: string
  readonly role: Role
  readonly workspace: { readonly workspaceId: string; readonly name: string; readonly practice: boolean; readonly folder: string }
}

/** The record of an unlocked vault, open for one person. Closing gives everything back. */
export interface OpenWorkspace {
  readonly folder: string
  readonly kind: WorkspaceKind
  readonly vault: OpenVault
  readonly record: RecordDatabase
  readonly db: Kysely<SharedTables>
  readonly user: { readonly userId: string; readonly name: string; readonly role: Role }
  /** Closes the record, forgets the key, lets others in. */
  close(): Promise<void>
}

export interface SignInOptions {
  readonly vault: OpenVault
  readonly userId: string
  readonly now: string
  /** `workspaces.unlock` or `workspaces.unlockWithRecoveryCode`, for the audit. */
  readonly operation: string
}

interface FirstUser {
  readonly name: string
  readonly role: Role
  readonly workspaceName: string
  readonly practice: boolean
}

/**
 * Opens the record behind an unlocked vault: one writer, newest schema (with a backup before), a person who still works here,
 * and the failed attempts since last time in the audit. Whatever goes wrong, the vault is wiped and nothing stays open.
 */
export async function signIn({ vault, userId, now, operation }: SignInOptions): Promise<OpenWorkspace> {
  const { folder } = vault
  const { kind } = vault.describe()
  return opening(vault, now, async (lock) => {
    let isLastChangeLost = false
    const onJournalDamage = ({ lost }: JournalDamage): void => {
      // The last transaction may be one that a power cut interrupted before anybody was told that it was saved: the record opens
      // and the audit tells. More than that was saved and is gone, which a restore may undo.
      if (lost === 'more') throw new AppError('damaged-database', { reason: 'journal' })
      isLastChangeLost = true
    }
    const record = openWithVaultKey(vault, { onJournalDamage })
    try {
      await migrate(record, migrationsOf[kind], { backup: () => makeBackup(record, folder, { now, reason: 'before-migration' }) })
      const db = queriesOver<SharedTables>(record)
      await requireWorkspace(db, vault.vaultId, kind)
      const failures = failedAttempts(folder, now)
      const user = await db.transaction().execute(async (trx) => {
        for (const failure of failures) await auditFailure(trx, failure)
        if (isLastChangeLost) {
          await appendAudit(trx, {
            at: now,
            userId: null,
            operation,
            subjectId: null,
            outcome: 'damaged-database',
            figures: { lostChanges: 1 },
          })
        }
        const found = await requireActiveUser(trx, userId)
        await trx.updateTable('user').set({ lastSignedInAt: now }).where('id', '=', userId).execute()
        await appendAudit(trx, { at: now, userId, operation, subjectId: null, outcome: 'ok', figures: {} })
        return found
      })
      forgetFailures(folder, failures, now)
      return openWorkspace({ folder, kind, vault, record, db, user }, lock)
    } catch (error) {
      record.close()
      throw error
    }
  })
}

/** Makes the record of a new vault: its own row, its maker as first user, and its keys for sending or receiving. */
export async function makeRecord(vault: OpenVault, userId: string, first: FirstUser, now: string): Promise<OpenWorkspace> {
  const { folder } = vault
  const { kind } = vault.describe()
  return opening(vault, now, async (lock) => {
    const record = openWithVaultKey(vault, { create: true })
    try {
      await migrate(record, migrationsOf[kind], { backup: () => undefined })
      const db = queriesOver<SharedTables>(record)
      const user = { userId, name: first.name, role: first.role }
      await db.transaction().execute(async (trx) => {
        await trx
          .insertInto('workspace')
          .values({
            id: vault.vaultId,
            kind,
            name: first.workspaceName,
            isPractice: first.practice ? 1 : 0,
            madeAt: now,
            secondBackupFolder: null,
          })
          .execute()
        await trx
          .insertInto('user')
          .values({ id: userId, name: first.name, role: first.role, isActive: 1, lastSignedInAt: now, version: 1 })
          .execute()
        if (kind === 'voorschool') await makeVoorschool(trx, vault.vaultId, first.workspaceName, now)
        else await insertReceiverKey(trx as unknown as Transaction<ProjectleiderTables>, now)
        await appendAudit(trx, { at: now, userId, operation: 'workspaces.create', subjectId: null, outcome: 'ok', figures: {} })
      })
      return openWorkspace({ folder, kind, vault, record, db, user }, lock)
    } catch (error) {
      record.close()
      throw error
    }
  })
}

/**
 * Lets `replace` put another file in the place of the closed record, then opens that once: newest schema, and a row in its audit.
 * The person may be unknown in a record that is older than she is.
 */
export async function replaceRecord<T>(vault: OpenVault, userId: string, now: string, replace: () => T): Promise<T> {
  const { folder } = vault
  const { kind } = vault.describe()
  const lock = acquireWorkspaceLock(folder, { now })
  try {
    const result = replace()
    const record = openWithVaultKey(vault, {})
    try {
      await migrate(record, migrationsOf[kind], { backup: () => makeBackup(record, folder, { now, reason: 'before-migration' }) })
      const db = queriesOver<SharedTables>(record)
      await requireWorkspace(db, vault.vaultId, kind)
      await db
        .transaction()
        .execute((trx) => appendAudit(trx, { at: now, userId, operation: 'backups.restore', subjectId: null, outcome: 'ok', figures: {} }))
    } finally {
      record.close()
    }
    return result
  } finally {
    lock.release()
  }
}

async function makeVoorschool(trx: Transaction<VoorschoolTables>, id: string, name: string, now: string): Promise<void> {
  await trx
    .insertInto('location')
    .values({ id, name, houder: '', wijkCode: null, lrkNumber: null, hasPilotForTwoYearOlds: 0, version: 1 })
    .execute()
  await insertSignerKey(trx, now)
}

async function opening(vault: OpenVault, now: string, work: (lock: WorkspaceLock) => Promise<OpenWorkspace>): Promise<OpenWorkspace> {
  let lock: WorkspaceLock | undefined
  try {
    lock = acquireWorkspaceLock(vault.folder, { now })
    return await work(lock)
  } catch (error) {
    lock?.release()
    vault.wipe()
    throw error
  }
}

function openWorkspace(open: Omit<OpenWorkspace, 'close'>, lock: WorkspaceLock): OpenWorkspace {
  return {
    ...open,
    async close() {
      await open.db.destroy()
      open.vault.wipe()
      lock.release()
    },
  }
}

function openWithVaultKey(vault: OpenVault, options: OpenOptions): RecordDatabase {
  const key = vault.databaseKey()
  try {
    return openRecord(join(vault.folder, recordFileName), key, options)
  } finally {
    key.fill(0)
  }
}

/** The record must be the one that the keys were made for: a folder put together from two others is refused. */
async function requireWorkspace(db: Kysely<SharedTables>, id: string, kind: WorkspaceKind): Promise<void> {
  const row = await db.selectFrom('workspace').select(['id', 'kind']).executeTakeFirst()
  if (row?.id !== id || row.kind !== kind) throw new AppError('damaged-keys', { reason: 'changed' })
}

async function requireActiveUser(trx: Transaction<SharedTables>, userId: string): Promise<OpenWorkspace['user']> {
  const user = await trx.selectFrom('user').select(['id', 'name', 'role', 'isActive']).where('id', '=', userId).executeTakeFirst()
  if (user?.isActive !== 1) throw new AppError('not-allowed')
  return { userId: user.id, name: user.name, role: user.role }
}

function auditFailure(trx: Transaction<SharedTables>, failure: { readonly who: string; readonly at: string }): Promise<void> {
  const isPerson = failure.who !== 'recovery' && failure.who !== 'unknown'
  return appendAudit(trx, {
    at: failure.at,
    userId: isPerson ? failure.who : null,
    operation: failure.who === 'recovery' ? 'workspaces.unlockWithRecoveryCode' : 'workspaces.unlock',
    subjectId: null,
    outcome: failure.who === 'recovery' ? 'wrong-recovery-code' : 'wrong-password',
    figures: {},
  })
}
