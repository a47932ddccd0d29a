import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, statSync } from 'node:fs'
import { AppError } from '../contract/errors.ts'
import { requireStrongPassword } from '../contract/password.ts'
import type { WorkspaceKind } from '../contract/roles.ts'
import { fromBase64, isSameBytes, toBase64, utf8 } from '../crypto/bytes.ts'
import { canonicalJson } from '../crypto/canonical-json.ts'
import { calibrate, deriveKey, derivePasswordKey, productionPolicy, unwrap, wrap, type VaultPolicy } from '../crypto/derive.ts'
import { toAppError, type RecordDatabase } from '../schema/open.ts'
import { forgetDelay, recordFailure, retryAfterMs } from './attempts.ts'
import { isNotFound } from './atomic-file.ts'
import {
  keysFileName,
  readKeys,
  requireAuthentic,
  writeKeys,
  type Keys,
  type ReadKeys,
  type RecoverySlot,
  type UserSlot,
} from './keys-file.ts'
import { formatRecoveryCode, parseRecoveryCode } from './recovery-code.ts'
import { rehearseOnCopy } from './rehearsal.ts'
import { finishInterruptedRestore } from './restore.ts'

export const recordFileName = 'record.db'

/** Clock and id generator, as everywhere; the policy is the production one except in tests. */
export interface VaultTools {
  /** An instant, `YYYY-MM-DDTHH:MM:SS.sssZ`. */
  readonly now: () => string
  /** A UUID. */
  readonly newId: () => string
  readonly policy?: VaultPolicy
}

export interface NewVault extends VaultTools {
  readonly kind: WorkspaceKind
  readonly practice: boolean
  readonly workspaceName: string
  readonly userId: string
  readonly userName: string
  readonly password: string
}

/** What may be shown before anybody has unlocked. Not yet authenticated: only a key can tell. */
export interface VaultFace {
  readonly vaultId: string
  readonly kind: WorkspaceKind
  readonly practice: boolean
  readonly workspaceName: string
  readonly setUp: 'rehearsal' | 'done'
  readonly people: readonly { readonly userId: string; readonly name: string }[]
  /** `previous`: keys.json was missing or damaged and the version before it is in use. Tell the user. */
  readonly keysFrom: 'current' | 'previous'
}

/** An unlocked vault. Holds the vault key in memory until `wipe`; after that every method throws `locked`. */
export interface OpenVault {
  readonly vaultId: string
  readonly folder: string
  /** As on the lock screen, now authenticated and up to date. */
  describe(): VaultFace
  /** The 32 bytes that open record.db and its backups. Zero them after use. */
  databaseKey(): Uint8Array
  /** 32 bytes for one named purpose. */
  deriveKey(label: string): Uint8Array
  /** Throws `not-unique` when this person has a key, `rule-broken` for a weak password. */
  addUser(userId: string, userName: string, password: string): Promise<void>
  /** Throws `rule-broken` { rule: 'last-user' } for the last one. A copy of an older keys.json keeps working with the old password. */
  removeUser(userId: string): void
  /** Gives a person a new password (and name) without touching the data; makes the slot when there is none. */
  setPassword(userId: string, userName: string, password: string): Promise<void>
  /** True when this is that person's password; no delay and no trace, the caller is signed in already. */
  isPassword(userId: string, password: string): Promise<boolean>
  /** Makes a second code that waits for its rehearsal; the confirmed one keeps working. */
  renewRecoveryCode(): string
  /**
   * The rehearsal: the code, typed back, opens a copy of keys.json and, when `db` is given, a copy of the record.
   * Then it is the only code. Throws `wrong-recovery-code`.
   */
  confirmRecoveryCode(code: string, db?: RecordDatabase): void
  rename(workspaceName: string): void
  renameUser(userId: string, userName: string): void
  /** Overwrites the key in memory. */
  wipe(): void
}

/** Makes the vault of a new workspace in an empty or new folder. Set-up is done once the recovery code was confirmed. */
export async function createVault(
  folder: string,
  options: NewVault,
): Promise<{ readonly vault: OpenVault; readonly recoveryCode: string }> {
  const { kind, practice, workspaceName, userId, userName, password, ...tools } = options
  requireStrongPassword(password, [workspaceName, userName])
  makeEmptyFolder(folder)
  const vaultKey = freshBytes(32)
  const vaultId = tools.newId()
  const { slot: recovery, code } = recoverySlot(vaultKey, vaultId, tools)
  const keys: Keys = {
    format: 'kernwijzer-keys-1',
    vaultId,
    kind,
    practice,
    workspaceName,
    createdAt: tools.now(),
    setUp: 'rehearsal',
    slots: [await userSlot(vaultKey, vaultId, userId, userName, password, tools)],
    recovery: [recovery],
  }
  writeKeys(folder, keys, vaultKey, { keepPrevious: false })
  return { vault: openVault(folder, vaultKey, vaultId, 'current', tools), recoveryCode: code }
}

/** What the lock screen may show. Throws `unreadable-workspace`, `damaged-keys` or `file-problem`. */
export function readVault(folder: string, policy: VaultPolicy = productionPolicy): VaultFace {
  requireFolder(folder)
  return describe(readKeys(folder, policy))
}

/**
 * Throws `wrong-password` { retryAfterMs } (also when it is too early to try), `not-found` (nobody of that id has a key),
 * `damaged-keys` (somebody changed the file), `unreadable-workspace`, `file-problem`. Failures are kept for the audit
 * (attempts.ts); a restore that a crash interrupted is finished first.
 */
export async function unlockWithPassword(folder: string, userId: string, password: string, tools: VaultTools): Promise<OpenVault> {
  return oneAtATime(folder, async () => {
    const read = readForUnlock(folder, tools)
    const slot = read.keys.slots.find((candidate) => candidate.userId === userId)
    if (slot === undefined) throw new AppError('not-found')
    const waitMs = retryAfterMs(folder, userId, tools.now())
    if (waitMs > 0) throw new AppError('wrong-password', { retryAfterMs: waitMs })
    const vaultKey = await openUserSlot(slot, read.keys.vaultId, password)
    if (vaultKey === null) throw new AppError('wrong-password', { retryAfterMs: recordFailure(folder, userId, tools.now()) })
    requireAuthentic(read, vaultKey)
    forgetDelay(folder, userId, tools.now())
    return openVault(folder, vaultKey, read.keys.vaultId, read.source, tools)
  })
}

/** Throws `wrong-recovery-code`: { reason: 'length' | 'typo', group } before any work, { reason: 'other' } for a sound code of another vault. */
export async function unlockWithRecoveryCode(folder: string, code: string, tools: VaultTools): Promise<OpenVault> {
  return oneAtATime(folder, () => {
    const read = readForUnlock(folder, tools)
    const secret = parseRecoveryCode(code)
    const vaultKey = openAnyRecoverySlot(read.keys, secret)
    if (vaultKey === null) {
      // 128 bits need no delay; the attempt is still worth a line in the audit.
      recordFailure(folder, 'recovery', tools.now())
      throw new AppError('wrong-recovery-code', { reason: 'other' })
    }
    requireAuthentic(read, vaultKey)
    forgetDelay(folder, 'recovery', tools.now())
    return openVault(folder, vaultKey, read.keys.vaultId, read.source, tools)
  })
}

function openVault(folder: string, vaultKey: Uint8Array, vaultId: string, openedFrom: ReadKeys['source'], tools: VaultTools): OpenVault {
  const policy = tools.policy ?? productionPolicy
  let isOpen = true

  const key = (): Uint8Array => {
    if (!isOpen) throw new AppError('locked')
    return vaultKey
  }
  /** From the disk every time: what somebody changed since the unlock is noticed and never signed. */
  const load = (): ReadKeys => {
    const read = readKeys(folder, policy)
    if (read.keys.vaultId !== vaultId) throw new AppError('damaged-keys', { reason: 'changed' })
    requireAuthentic(read, key())
    return read
  }
  const save = (keys: Keys, keepPrevious = true): void => {
    writeKeys(folder, keys, key(), { keepPrevious })
  }

  const setPassword = async (userId: string, userName: string, password: string): Promise<void> => {
    const { keys } = load()
    requireStrongPassword(password, [keys.workspaceName, userName])
    const slot = await userSlot(key(), vaultId, userId, userName, password, tools)
    const latest = load().keys
    // The old password must not live on in the previous version.
    save({ ...latest, slots: [...latest.slots.filter((other) => other.userId !== userId), slot] }, false)
  }

  return {
    vaultId,
    folder,
    describe: () => {
      const read = load()
      return { ...describe(read), keysFrom: openedFrom === 'previous' ? 'previous' : read.source }
    },
    databaseKey: () => deriveKey(key(), 'record'),
    deriveKey: (label) => {
      if (label === 'record' || label === '') throw new TypeError('This label is taken')
      return deriveKey(key(), `purpose ${label}`)
    },
    setPassword,
    async addUser(userId, userName, password) {
      if (load().keys.slots.some((slot) => slot.userId === userId)) throw new AppError('not-unique', { field: 'userId' })
      await setPassword(userId, userName, password)
    },
    removeUser(userId) {
      const { keys } = load()
      const slots = keys.slots.filter((slot) => slot.userId !== userId)
      if (slots.length === keys.slots.length) throw new AppError('not-found')
      if (slots.length === 0) throw new AppError('rule-broken', { rule: 'last-user' })
      save({ ...keys, slots }, false)
    },
    async isPassword(userId, password) {
      const slot = load().keys.slots.find((candidate) => candidate.userId === userId)
      if (slot === undefined) return false
      const opened = await openUserSlot(slot, vaultId, password)
      const isRight = opened !== null && isSameBytes(opened, key())
      opened?.fill(0)
      return isRight
    },
    renewRecoveryCode() {
      const { keys } = load()
      const { slot, code } = recoverySlot(key(), vaultId, tools)
      save({ ...keys, recovery: [...keys.recovery.filter((other) => other.state === 'confirmed'), slot] })
      return code
    },
    confirmRecoveryCode(code, db) {
      const { keys } = load()
      const secret = parseRecoveryCode(code)
      const waiting = keys.recovery.find((slot) => slot.state === 'waiting') ?? keys.recovery[0]
      if (waiting === undefined) throw new AppError('not-found')
      rehearseOnCopy(folder, db ?? null, (copy) => {
        const slot = readKeys(copy, policy).keys.recovery.find((other) => other.slotId === waiting.slotId)
        const opened = slot === undefined ? null : openRecoverySlot(slot, vaultId, secret)
        if (opened === null || !isSameBytes(opened, key())) throw new AppError('wrong-recovery-code', { reason: 'other' })
        const databaseKey = deriveKey(opened, 'record')
        opened.fill(0)
        return databaseKey
      })
      save({ ...keys, setUp: 'done', recovery: [{ ...waiting, state: 'confirmed' }] }, false)
    },
    rename(workspaceName) {
      save({ ...load().keys, workspaceName })
    },
    renameUser(userId, userName) {
      const { keys } = load()
      if (!keys.slots.some((slot) => slot.userId === userId)) throw new AppError('not-found')
      save({ ...keys, slots: keys.slots.map((slot) => (slot.userId === userId ? { ...slot, userName } : slot)) })
    },
    wipe() {
      isOpen = false
      vaultKey.fill(0)
    },
  }
}

function describe({ keys, source }: Pick<ReadKeys, 'keys' | 'source'>): VaultFace {
  const { vaultId, kind, practice, workspaceName, setUp } = keys
  return {
    vaultId,
    kind,
    practice,
    workspaceName,
    setUp,
    people: keys.slots.map(({ userId, userName }) => ({ userId, name: userName })),
    keysFrom: source,
  }
}

async function userSlot(
  vaultKey: Uint8Array,
  vaultId: string,
  userId: string,
  userName: string,
  password: string,
  tools: VaultTools,
): Promise<UserSlot> {
  const argon2 = await calibrate(tools.policy ?? productionPolicy)
  const salt = freshBytes(16)
  const nonce = freshBytes(24)
  const place = { slotId: tools.newId(), kind: 'user' as const, userId, argon2, salt: toBase64(salt), nonce: toBase64(nonce) }
  const key = await derivePasswordKey(password, salt, argon2)
  const wrapped = wrap(key, nonce, vaultKey, slotContext(vaultId, place))
  key.fill(0)
  return { ...place, userName, wrapped: toBase64(wrapped) }
}

async function openUserSlot(slot: UserSlot, vaultId: string, password: string): Promise<Uint8Array | null> {
  const { userName: _userName, wrapped, ...place } = slot
  const key = await derivePasswordKey(password, fromBase64(slot.salt), slot.argon2)
  const vaultKey = unwrap(key, fromBase64(slot.nonce), fromBase64(wrapped), slotContext(vaultId, place))
  key.fill(0)
  return vaultKey
}

/** A random 128-bit code needs no slow derivation: there is nothing to guess. */
function recoverySlot(vaultKey: Uint8Array, vaultId: string, tools: VaultTools): { readonly slot: RecoverySlot; readonly code: string } {
  const secret = freshBytes(16)
  const salt = freshBytes(16)
  const nonce = freshBytes(24)
  const place = { slotId: tools.newId(), kind: 'recovery' as const, salt: toBase64(salt), nonce: toBase64(nonce) }
  const key = deriveKey(secret, 'recovery code', salt)
  const wrapped = wrap(key, nonce, vaultKey, slotContext(vaultId, place))
  key.fill(0)
  const code = formatRecoveryCode(secret)
  secret.fill(0)
  return { slot: { ...place, wrapped: toBase64(wrapped), state: 'waiting', madeAt: tools.now() }, code }
}

function openRecoverySlot(slot: RecoverySlot, vaultId: string, secret: Uint8Array): Uint8Array | null {
  const { state: _state, madeAt: _madeAt, wrapped, ...place } = slot
  const key = deriveKey(secret, 'recovery code', fromBase64(slot.salt))
  const vaultKey = unwrap(key, fromBase64(slot.nonce), fromBase64(wrapped), slotContext(vaultId, place))
  key.fill(0)
  return vaultKey
}

function openAnyRecoverySlot(keys: Keys, secret: Uint8Array): Uint8Array | null {
  for (const slot of keys.recovery) {
    const vaultKey = openRecoverySlot(slot, keys.vaultId, secret)
    if (vaultKey !== null) return vaultKey
  }
  return null
}

/** Authenticated along with each wrapped key: a slot that was moved, swapped or weakened does not open. */
function slotContext(vaultId: string, place: Readonly<Record<string, unknown>>): Uint8Array {
  return utf8(`kernwijzer-slot-v1\0${canonicalJson({ ...place, vaultId })}`)
}

function readForUnlock(folder: string, tools: VaultTools): ReadKeys {
  requireFolder(folder)
  finishInterruptedRestore(folder)
  return readKeys(folder, tools.policy ?? productionPolicy)
}

function requireFolder(folder: string): void {
  try {
    if (!statSync(folder).isDirectory()) throw new AppError('unreadable-workspace', { reason: 'no-folder' })
  } catch (error) {
    if (isNotFound(error)) throw new AppError('unreadable-workspace', { reason: 'no-folder' })
    throw toAppError(error)
  }
}

function makeEmptyFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const found = readdirSync(folder)
    // The lock may be taken before the vault is made.
    const isTaken = found.some((name) => name === keysFileName || name.startsWith('keys.json') || name.startsWith(recordFileName))
    if (isTaken) throw new AppError('file-problem', { reason: 'exists' })
  } catch (error) {
    throw toAppError(error)
  }
}

function freshBytes(length: number): Uint8Array {
  return Uint8Array.from(randomBytes(length))
}

/** Attempts on one folder queue up, so that many at once cannot slip past the delay. */
const queues = new Map<string, Promise<unknown>>()
async function oneAtATime<T>(folder: string, work: () => T | Promise<T>): Promise<T> {
  const before = queues.get(folder) ?? Promise.resolve()
  const mine = before.then(work, work)
  queues.set(folder, mine)
  try {
    return await mine
  } finally {
    if (queues.get(folder) === mine) queues.delete(folder)
  }
}
