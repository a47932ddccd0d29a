import { readdirSync } from 'node:fs'
import type { Kysely } from 'kysely'
import { AppError } from '../contract/errors.ts'
import type { Topic } from '../contract/operation.ts'
import { rolesOfKind, type WorkspaceKind } from '../contract/roles.ts'
import type { WorkspaceStatus, WorkspaceSummary } from '../contract/workspaces.ts'
import type { VaultPolicy } from '../crypto/derive.ts'
import { appendAudit } from '../schema/audit-chain.ts'
import type { SharedTables } from '../schema/database.ts'
import type { RecordDatabase } from '../schema/open.ts'
import { readSetting } from '../schema/settings.ts'
import { retryAfterMs } from '../vault/attempts.ts'
import { listBackups, makeBackup, pruneBackups, restoreBackup, type Restored } from '../vault/backups.ts'
import { folderWarning } from '../vault/cloud-folder.ts'
import { createVault, readVault, unlockWithPassword, unlockWithRecoveryCode, type OpenVault } from '../vault/vault.ts'
import type { KnownWorkspaces } from './known-workspaces.ts'
import { makeRecord, replaceRecord, signIn, type OpenWorkspace, type Session } from './sign-in.ts'

export interface HostOptions {
  readonly known: KnownWorkspaces
  readonly appVersion: string
  readonly now: () => string
  readonly newId: () => string
  readonly policy?: VaultPolicy
  readonly onTitle?: (practice: boolean) => void
}

/** What the dispatcher and jobs get while somebody is signed in. */
export interface SignedIn {
  readonly kind: WorkspaceKind
  readonly session: Session
  readonly db: Kysely<SharedTables>
  readonly record: RecordDatabase
  readonly vault: OpenVault
  readonly folder: string
}

export interface NewWorkspace {
  readonly folder: string
  readonly kind: WorkspaceKind
  readonly practice: boolean
  readonly name: string
  readonly userName: string
  readonly password: string
}

/** How long a lock waits for running work before it closes the record under it. */
const patienceMs = 3_000
const dayMs = 24 * 3_600_000

/**
 * Which workspace this process has, and whether it is locked. One at a time: none → locked → (rehearsal →) unlocked → locked.
 * A class because it is a lifetime: open files, a key in memory, a clock that runs.
 */
export class WorkspaceHost {
  readonly #options: HostOptions
  readonly #listeners = new Set<(topics: readonly Topic[]) => void>()
  readonly #running = new Set<Promise<unknown>>()
  #folder: string | null = null
  #open: OpenWorkspace | null = null
  #session: Session | null = null
  /** The code that waits to be typed back; only in memory, only until it is confirmed. */
  #waitingCode: string | null = null
  #isRehearsing = false
  #isClosing = false
  #isStopped = false
  #lastTouchMs = 0
  #autoLockMinutes = 5

  constructor(options: HostOptions) {
    this.#options = options
  }

  /** Tells that the session or the choice of workspace changed by itself (auto-lock, stop). */
  onChanged(listener: (topics: readonly Topic[]) => void): void {
    this.#listeners.add(listener)
  }

  get tools(): { readonly now: () => string; readonly newId: () => string; readonly policy?: VaultPolicy } {
    const { now, newId, policy } = this.#options
    return policy === undefined ? { now, newId } : { now, newId, policy }
  }

  status(): WorkspaceStatus {
    const { known, appVersion, now } = this.#options
    const summaries = known.list().map((one) => ({ ...one, available: isVaultFolder(one.folder) }))
    const nobody: WorkspaceStatus = {
      appVersion,
      state: 'none',
      workspace: null,
      people: [],
      session: null,
      known: summaries,
      retryAfterMs: 0,
    }
    if (this.#folder === null) return nobody
    const face = this.#open?.vault.describe() ?? readVault(this.#folder, this.#options.policy)
    const status: WorkspaceStatus = {
      ...nobody,
      state: 'locked',
      workspace: { ...summaryOf(this.#folder, face), folderWarning: folderWarning(this.#folder), keysFrom: face.keysFrom },
      people: [...face.people],
      retryAfterMs: Math.max(0, ...face.people.map((one) => retryAfterMs(this.#folder ?? '', one.userId, now()))),
    }
    if (this.#session === null) return status
    const { userId, userName: name, role } = this.#session
    return {
      ...status,
      state: this.#isRehearsing ? 'rehearsal' : 'unlocked',
      session: { userId, name, role, autoLockMinutes: this.#autoLockMinutes },
    }
  }

  isSignedIn(): boolean {
    return this.#open !== null && this.#session !== null
  }

  /** Throws `locked` while nobody is signed in, the lock is closing, or the recovery code was not rehearsed yet. */
  requireSignedIn(): SignedIn {
    if (this.#isRehearsing || this.#isClosing) throw new AppError('locked')
    return this.requireOpen()
  }

  /** The same, also before the rehearsal of the recovery code. */
  requireOpen(): SignedIn {
    if (this.#open === null || this.#session === null) throw new AppError('locked')
    const { kind, db, record, vault, folder } = this.#open
    return { kind, session: this.#session, db, record, vault, folder }
  }

  /** Keeps count of running work, so that a lock or stop can wait for it. */
  async whileRunning<T>(name: string, work: () => Promise<T>): Promise<T> {
    if (this.#isStopped) throw new AppError('backend-stopped')
    if (name.startsWith('workspaces.') || name === 'backups.restore') return work()
    const running = work()
    this.#running.add(running)
    try {
      return await running
    } finally {
      this.#running.delete(running)
    }
  }

  touch(): void {
    this.#lastTouchMs = Date.parse(this.#options.now())
  }

  /** Called every few seconds: locks after the set minutes without a touch. A clock that was set back starts the count anew. */
  async lockWhenIdle(): Promise<void> {
    if (this.#open === null) return
    const idleMs = Date.parse(this.#options.now()) - this.#lastTouchMs
    if (idleMs < 0) this.touch()
    else if (idleMs >= this.#autoLockMinutes * 60_000) await this.lock()
  }

  /** Makes vault and record in an empty folder and signs the maker in, for the rehearsal. Answers the recovery code. */
  async create({ folder, kind, practice, name, userName, password }: NewWorkspace): Promise<string> {
    await this.close()
    const userId = this.#options.newId()
    const { vault, recoveryCode } = await createVault(folder, {
      ...this.tools,
      kind,
      practice,
      workspaceName: name,
      userId,
      userName,
      password,
    })
    const open = await makeRecord(
      vault,
      userId,
      { name: userName, role: rolesOfKind[kind][0], workspaceName: name, practice },
      this.#options.now(),
    )
    this.#folder = folder
    await this.#enter(open)
    this.#waitingCode = recoveryCode
    return recoveryCode
  }

  /** Chooses a folder; ends at its lock screen. Throws `unreadable-workspace` or `damaged-keys`. */
  async open(folder: string): Promise<void> {
    readVault(folder, this.#options.policy)
    await this.close()
    this.#folder = folder
    this.#remember()
  }

  /** At the start of the app: the workspace that was open last, at its lock screen, if it is there and sound. */
  openLast(): void {
    const [last] = this.#options.known.list()
    if (last === undefined || !isVaultFolder(last.folder)) return
    try {
      readVault(last.folder, this.#options.policy)
    } catch (error) {
      // The choice of workspaces stays; choosing this one there tells what is wrong with it.
      if (error instanceof AppError) return
      throw error
    }
    this.#folder = last.folder
    this.#remember()
  }

  /** Takes a workspace from this computer's list; the chosen one stays. */
  forget(workspaceId: string): void {
    this.#options.known.forget(workspaceId)
  }

  async close(): Promise<void> {
    await this.lock()
    this.#folder = null
    this.#options.onTitle?.(false)
  }

  async unlock(userId: string, password: string): Promise<void> {
    const folder = this.requireFolder()
    if (this.#open !== null) await this.lock()
    const vault = await unlockWithPassword(folder, userId, password, this.tools)
    await this.#enter(await signIn({ vault, userId, now: this.#options.now(), operation: 'workspaces.unlock' }))
  }

  /** The recovery code opens the vault for somebody who gets a new password. */
  async unlockWithRecoveryCode(code: string, userId: string, newPassword: string): Promise<void> {
    const folder = this.requireFolder()
    if (this.#open !== null) await this.lock()
    const vault = await unlockWithRecoveryCode(folder, code, this.tools)
    try {
      const person = vault.describe().people.find((one) => one.userId === userId)
      if (person === undefined) throw new AppError('not-found')
      await vault.setPassword(userId, person.name, newPassword)
    } catch (error) {
      vault.wipe()
      throw error
    }
    await this.#enter(await signIn({ vault, userId, now: this.#options.now(), operation: 'workspaces.unlockWithRecoveryCode' }))
  }

  /** A vault for a moment, whether or not somebody is signed in: for looking at backups. The caller wipes it. */
  async unlockVault(userId: string, password: string): Promise<OpenVault> {
    return unlockWithPassword(this.requireFolder(), userId, password, this.tools)
  }

  /**
   * Swaps the record for the backup that `choose` finds, for whoever gave the password; ends at the lock screen. The record as it
   * was stays beside it, and the restored one tells in its audit what happened.
   */
  async restore(userId: string, password: string, choose: (folder: string) => string): Promise<Restored> {
    const folder = this.requireFolder()
    const vault = await this.unlockVault(userId, password)
    const key = vault.databaseKey()
    try {
      const backup = choose(folder)
      await this.lock()
      return await replaceRecord(vault, userId, this.#options.now(), () => restoreBackup(folder, backup, key, { now: this.#options.now() }))
    } finally {
      key.fill(0)
      vault.wipe()
    }
  }

  /** A new code beside the confirmed one, after the password was given again. */
  async newRecoveryCode(password: string): Promise<string> {
    const { vault, session } = this.requireOpen()
    if (!(await vault.isPassword(session.userId, password))) throw new AppError('wrong-password', { retryAfterMs: 0 })
    this.#waitingCode = vault.renewRecoveryCode()
    return this.#waitingCode
  }

  async confirmRecoveryCode(code: string): Promise<void> {
    const { vault, record, db, session } = this.requireOpen()
    vault.confirmRecoveryCode(code, record)
    await db.transaction().execute((trx) =>
      appendAudit(trx, {
        at: this.#options.now(),
        userId: session.userId,
        operation: 'workspaces.confirmRecoveryCode',
        subjectId: null,
        outcome: 'ok',
        figures: {},
      }),
    )
    this.#waitingCode = null
    this.#isRehearsing = false
  }

  /** For the herstelblad; throws `not-found` when no code waits. */
  requireWaitingCode(): string {
    this.requireOpen()
    if (this.#waitingCode === null) throw new AppError('not-found')
    return this.#waitingCode
  }

  /** After people, settings or the location changed: who is signed in, as what, and under which name. */
  async renew(): Promise<void> {
    if (this.#open === null || this.#session === null) return
    const { db, vault, kind } = this.#open
    const user = await db.selectFrom('user').select(['name', 'role', 'isActive']).where('id', '=', this.#session.userId).executeTakeFirst()
    // Called from within the work that changed it, so there is nothing to wait for.
    if (user?.isActive !== 1) return this.lock({ patience: 'none' })
    const name = kind === 'voorschool' ? await locationName(db) : this.#session.workspace.name
    if (name !== this.#session.workspace.name) {
      await db.updateTable('workspace').set({ name }).execute()
      vault.rename(name)
      this.#remember()
    }
    this.#session = { ...this.#session, userName: user.name, role: user.role, workspace: { ...this.#session.workspace, name } }
    await this.#readAutoLock(db)
  }

  /** New calls are refused, running ones finish, a backup is made if today has none, the key is forgotten. */
  async lock({ patience = 'some' }: { readonly patience?: 'some' | 'none' } = {}): Promise<void> {
    if (this.#open === null || this.#isClosing) return
    this.#isClosing = true
    try {
      if (patience === 'some') await this.#finishRunning()
      this.#backUpDaily(this.#open)
    } finally {
      const open = this.#open
      this.#open = null
      this.#session = null
      this.#waitingCode = null
      this.#isRehearsing = false
      await open.close()
      this.#isClosing = false
      for (const listener of this.#listeners) listener(['session', 'workspaces'])
    }
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    await this.lock()
  }

  requireFolder(): string {
    if (this.#folder === null) throw new AppError('unreadable-workspace', { reason: 'none-chosen' })
    return this.#folder
  }

  async #enter(open: OpenWorkspace): Promise<void> {
    const face = open.vault.describe()
    const { userId, name: userName, role } = open.user
    this.#open = open
    this.#session = {
      userId,
      userName,
      role,
      workspace: { workspaceId: face.vaultId, name: face.workspaceName, practice: face.practice, folder: open.folder },
    }
    this.#isRehearsing = face.setUp === 'rehearsal'
    this.touch()
    await this.renew()
    this.#remember()
  }

  #remember(): void {
    if (this.#folder === null) return
    const face = readVault(this.#folder, this.#options.policy)
    this.#options.known.remember(summaryOf(this.#folder, face))
    this.#options.onTitle?.(face.practice)
  }

  async #readAutoLock(db: Kysely<SharedTables>): Promise<void> {
    this.#autoLockMinutes = await readSetting(db, 'autoLockMinutes')
  }

  async #finishRunning(): Promise<void> {
    const deadline = new Promise((resolve) => setTimeout(resolve, patienceMs).unref())
    await Promise.race([Promise.allSettled(this.#running), deadline])
  }

  /** At most one a day. A disk that is full or gone must not keep the record open: the herstelproef card tells of missing backups. */
  #backUpDaily({ record, folder }: OpenWorkspace): void {
    if (this.#isRehearsing) return
    const now = this.#options.now()
    const newest = listBackups(folder)[0]
    if (newest !== undefined && Math.abs(Date.parse(now) - Date.parse(newest.madeAt)) < dayMs) return
    const second = record.prepare('SELECT second_backup_folder FROM workspace').pluck().get() as string | null
    try {
      makeBackup(record, folder, { now, reason: 'daily', secondFolder: second })
      pruneBackups(folder, now)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
    }
  }
}

async function locationName(db: Kysely<SharedTables>): Promise<string> {
  const own = db as unknown as Kysely<{ location: { name: string } }>
  const row = await own.selectFrom('location').select('name').executeTakeFirstOrThrow()
  return row.name
}

function summaryOf(
  folder: string,
  face: { readonly vaultId: string; readonly workspaceName: string; readonly kind: WorkspaceKind; readonly practice: boolean },
): WorkspaceSummary {
  return { workspaceId: face.vaultId, name: face.workspaceName, kind: face.kind, practice: face.practice, folder }
}

function isVaultFolder(folder: string): boolean {
  try {
    return readdirSync(folder).some((name) => name === 'keys.json' || name === 'keys.json.previous')
  } catch {
    // Not there now (a stick, a network drive): the list says so and the user can choose another.
    return false
  }
}
