import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../contract/errors.ts'
import { workspaceKinds } from '../contract/roles.ts'
import { fromBase64, fromUtf8, isSameBytes, toBase64, utf8 } from '../crypto/bytes.ts'
import { canonicalJson } from '../crypto/canonical-json.ts'
import { authenticate, deriveKey, isCostAllowed, type VaultPolicy } from '../crypto/derive.ts'
import { readIfThere, writeFileAtomically } from './atomic-file.ts'

const maximumBytes = 1_000_000
const bytesOf = (length: number) => z.base64().length(Math.ceil(length / 3) * 4)

const Wrapped = { slotId: z.uuid(), salt: bytesOf(16), nonce: bytesOf(24), wrapped: bytesOf(48) }

export const UserSlot = z.strictObject({
  ...Wrapped,
  kind: z.literal('user'),
  userId: z.uuid(),
  userName: z.string().min(1).max(200),
  argon2: z.strictObject({ memoryKib: z.int().min(8), passes: z.int().min(1), lanes: z.int().min(1) }),
})
export type UserSlot = z.output<typeof UserSlot>

export const RecoverySlot = z.strictObject({
  ...Wrapped,
  kind: z.literal('recovery'),
  /** `waiting`: printed, not yet typed back. */
  state: z.enum(['waiting', 'confirmed']),
  madeAt: z.iso.datetime(),
})
export type RecoverySlot = z.output<typeof RecoverySlot>

/** All that is authenticated; what the lock screen shows, no secret in the clear. */
export const Keys = z.strictObject({
  format: z.literal('kernwijzer-keys-1'),
  vaultId: z.uuid(),
  kind: z.enum(workspaceKinds),
  practice: z.boolean(),
  workspaceName: z.string().min(1).max(200),
  createdAt: z.iso.datetime(),
  /** `rehearsal` until the first recovery code was typed back and opened a copy. */
  setUp: z.enum(['rehearsal', 'done']),
  slots: z.array(UserSlot).min(1).max(500),
  /** At most a confirmed one and its successor that waits for its rehearsal. */
  recovery: z.array(RecoverySlot).min(1).max(2),
})
export type Keys = z.output<typeof Keys>

const KeysFile = Keys.extend({ mac: bytesOf(32), checksum: bytesOf(32) })
type KeysFile = z.output<typeof KeysFile>

/** `previous`: keys.json is missing or damaged and the version before it was read instead. Has to be told. */
export interface ReadKeys {
  readonly keys: Keys
  readonly mac: Uint8Array
  readonly source: 'current' | 'previous'
}

export const keysFileName = 'keys.json'
export const previousKeysFileName = 'keys.json.previous'

/**
 * Reads keys.json, or the version before it when keys.json is missing or damaged; `source` says which.
 * Throws `unreadable-workspace` (there is neither) or `damaged-keys` (neither is whole).
 */
export function readKeys(folder: string, policy: VaultPolicy): ReadKeys {
  const current = readIfThere(join(folder, keysFileName))
  if (current !== null && isWhole(current)) return { ...parseKeys(current, policy), source: 'current' }
  const previous = readIfThere(join(folder, previousKeysFileName))
  if (previous !== null && isWhole(previous)) return { ...parseKeys(previous, policy), source: 'previous' }
  if (current === null && previous === null) throw new AppError('unreadable-workspace', { reason: 'no-keys' })
  if (current === null) throw new AppError('damaged-keys', { reason: 'unreadable' })
  return { ...parseKeys(current, policy), source: 'current' }
}

/** Writes a new version and keeps the one before. With `keepPrevious: false` both become the new one: for when a way in was taken away. */
export function writeKeys(folder: string, keys: Keys, vaultKey: Uint8Array, options: { readonly keepPrevious: boolean }): void {
  const bytes = serialiseKeys(Keys.parse(keys), vaultKey)
  const path = join(folder, keysFileName)
  const current = options.keepPrevious ? readIfThere(path) : bytes
  // Never let a damaged file become the version that we would fall back on.
  if (current !== null && isWhole(current)) writeFileAtomically(join(folder, previousKeysFileName), current)
  writeFileAtomically(path, bytes)
}

/** Throws `damaged-keys` when anything was changed by somebody without the vault key: names, slots, parameters, order. */
export function requireAuthentic(read: Pick<ReadKeys, 'keys' | 'mac'>, vaultKey: Uint8Array): void {
  if (!isSameBytes(macOf(read.keys, vaultKey), read.mac)) throw new AppError('damaged-keys', { reason: 'changed' })
}

/** Parses and checks the bytes of a keys file: exact spelling, checksum, schema, bounds of the parameters. Throws `damaged-keys`. */
export function parseKeys(bytes: Uint8Array, policy: VaultPolicy): { readonly keys: Keys; readonly mac: Uint8Array } {
  const file = parseFile(bytes)
  const { mac, checksum: _checksum, ...keys } = file
  if (!keys.slots.every((slot) => isCostAllowed(slot.argon2, policy))) throw new AppError('damaged-keys', { reason: 'parameters' })
  const ids = [...keys.slots, ...keys.recovery].map((slot) => slot.slotId)
  if (new Set(ids).size !== ids.length || new Set(keys.slots.map((slot) => slot.userId)).size !== keys.slots.length) {
    throw new AppError('damaged-keys', { reason: 'repeated' })
  }
  return { keys, mac: fromBase64(mac) }
}

function parseFile(bytes: Uint8Array): KeysFile {
  if (bytes.length > maximumBytes) throw new AppError('damaged-keys', { reason: 'too-large' })
  let json: unknown
  try {
    json = JSON.parse(fromUtf8(bytes))
  } catch (error) {
    const damaged = new AppError('damaged-keys', { reason: 'unreadable' })
    damaged.cause = error
    throw damaged
  }
  const parsed = KeysFile.safeParse(json)
  if (!parsed.success) throw new AppError('damaged-keys', { reason: isNewer(json) ? 'newer' : 'unreadable' })
  // The one spelling: so a change of any byte shows, white space and double members included.
  if (!isSameBytes(spell(parsed.data), bytes)) throw new AppError('damaged-keys', { reason: 'unreadable' })
  const { checksum, ...rest } = parsed.data
  if (checksumOf(rest) !== checksum) throw new AppError('damaged-keys', { reason: 'checksum' })
  return parsed.data
}

function serialiseKeys(keys: Keys, vaultKey: Uint8Array): Uint8Array {
  const authenticated = { ...keys, mac: toBase64(macOf(keys, vaultKey)) }
  return spell({ ...authenticated, checksum: checksumOf(authenticated) })
}

function spell(file: KeysFile): Uint8Array {
  return utf8(`${JSON.stringify(JSON.parse(canonicalJson(file)), null, 2)}\n`)
}

/** Finds accidents, without a key: anybody can make it fit again. */
function checksumOf(file: Omit<KeysFile, 'checksum'>): string {
  return createHash('sha256').update(canonicalJson(file)).digest('base64')
}

/** Finds intent: only the vault key makes it fit. */
function macOf(keys: Keys, vaultKey: Uint8Array): Uint8Array {
  return authenticate(deriveKey(vaultKey, 'kernwijzer keys.json v1'), utf8(canonicalJson(keys)))
}

function isWhole(bytes: Uint8Array): boolean {
  try {
    parseFile(bytes)
    return true
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}

function isNewer(json: unknown): boolean {
  return (
    typeof json === 'object' &&
    json !== null &&
    'format' in json &&
    typeof json.format === 'string' &&
    /^kernwijzer-keys-[2-9]$/.test(json.format)
  )
}
