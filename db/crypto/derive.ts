import { hkdf } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { hashRaw } from '@node-rs/argon2'
import { utf8 } from './bytes.ts'

/** What one guess at a password costs. */
export interface Argon2Cost {
  readonly memoryKib: number
  readonly passes: number
  readonly lanes: number
}

/**
 * The bounds within which stored parameters are believed. Below `minimum` somebody weakened the file; above `maximum`
 * an edited file would only exhaust memory. New slots aim at `targetMs`, within the bounds; 0 takes the minimum.
 */
export interface VaultPolicy {
  readonly minimum: Argon2Cost
  readonly maximum: Argon2Cost
  readonly targetMs: number
}

export const productionPolicy: VaultPolicy = {
  minimum: { memoryKib: 64 * 1024, passes: 3, lanes: 4 },
  maximum: { memoryKib: 256 * 1024, passes: 10, lanes: 8 },
  targetMs: 500,
}

export function isCostAllowed(cost: Argon2Cost, policy: VaultPolicy): boolean {
  return (['memoryKib', 'passes', 'lanes'] as const).every(
    (part) => cost[part] >= policy.minimum[part] && cost[part] <= policy.maximum[part],
  )
}

/** The library's const enums exist in its types only: Algorithm.Argon2id and Version.V0x13 as the numbers that they are. */
const argon2id = { algorithm: 2, version: 1 } as const

/** Argon2id (RFC 9106), 32 bytes, on a thread of its own. Passwords are compared in Unicode form C, as every keyboard makes them differently. */
export async function derivePasswordKey(password: string, salt: Uint8Array, cost: Argon2Cost): Promise<Uint8Array> {
  const key = await hashRaw(utf8(password.normalize('NFC')), {
    ...argon2id,
    memoryCost: cost.memoryKib,
    timeCost: cost.passes,
    parallelism: cost.lanes,
    outputLen: 32,
    salt,
  })
  return Uint8Array.from(key)
}

/** Measures this computer once, at the minimum, and chooses the memory that takes about `targetMs`; passes only when memory is at its maximum. */
export async function calibrate(policy: VaultPolicy, clockMs: () => number = () => performance.now()): Promise<Argon2Cost> {
  const { minimum, maximum, targetMs } = policy
  if (targetMs === 0) return minimum
  const startedMs = clockMs()
  await derivePasswordKey('calibration', new Uint8Array(16), minimum)
  return costFor(Math.max(1, clockMs() - startedMs), minimum, maximum, targetMs)
}

/** The pure part of `calibrate`: cost grows linearly in memory and in passes. */
export function costFor(measuredMs: number, minimum: Argon2Cost, maximum: Argon2Cost, targetMs: number): Argon2Cost {
  const step = 8 * 1024
  const factor = Math.max(1, targetMs / measuredMs)
  const memoryKib = Math.min(maximum.memoryKib, Math.max(minimum.memoryKib, Math.floor((minimum.memoryKib * factor) / step) * step))
  const rest = factor / (memoryKib / minimum.memoryKib)
  const passes = Math.min(maximum.passes, Math.max(minimum.passes, Math.floor(minimum.passes * rest)))
  return { memoryKib, passes, lanes: minimum.lanes }
}

/** HKDF-SHA256 (RFC 5869), 32 bytes. One secret, one label, one key. */
export function deriveKey(secret: Uint8Array, label: string, salt?: Uint8Array): Uint8Array {
  return hkdf(sha256, secret, salt, utf8(label), 32)
}

export function authenticate(key: Uint8Array, message: Uint8Array): Uint8Array {
  return hmac(sha256, key, message)
}

/** XChaCha20-Poly1305. The 24-byte nonce is random per wrapping; `context` is authenticated along. */
export function wrap(key: Uint8Array, nonce: Uint8Array, secret: Uint8Array, context: Uint8Array): Uint8Array {
  return xchacha20poly1305(key, nonce, context).encrypt(secret)
}

/** The secret, or null when key, nonce or context is not the one that it was wrapped with. */
export function unwrap(key: Uint8Array, nonce: Uint8Array, wrapped: Uint8Array, context: Uint8Array): Uint8Array | null {
  try {
    return xchacha20poly1305(key, nonce, context).decrypt(wrapped)
  } catch {
    // The library's only way to say that the tag differs; the caller names it wrong password or wrong code.
    return null
  }
}
