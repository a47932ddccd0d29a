import { Decrypter, Encrypter, generateHybridIdentity, identityToRecipient } from 'age-encryption'
import { AppError } from '../contract/errors.ts'

/** A receiver's key pair: `identity` opens files and stays in the vault, `recipient` goes on the key card. */
export interface ReceiverKey {
  readonly identity: string
  readonly recipient: string
}

/** Bounds on a file from outside, checked before any work is done for it. */
export interface FileLimits {
  readonly maximumBytes: number
}
export const exportFileLimits: FileLimits = { maximumBytes: 5_000_000 }

const firstLine = 'age-encryption.org/v1\n'
const maximumRecipients = 8
/** A header line holds one share of 1,120 bytes in base64; a whole header of eight recipients stays under this. */
const maximumHeaderBytes = 16_384
const recipientPattern = /^age1pq1[02-9ac-hj-np-z]{1900,2000}$/
const identityPattern = /^AGE-SECRET-KEY-PQ-1[02-9AC-HJ-NP-Z]{50,70}$/

/** A fresh hybrid (ML-KEM-768 with X25519) key: what is sent today stays closed to tomorrow's quantum computer. */
export async function generateReceiverKey(): Promise<ReceiverKey> {
  const identity = await generateHybridIdentity()
  return { identity, recipient: await identityToRecipient(identity) }
}

/** True for the spelling of a hybrid post-quantum recipient; whether it is a point of the curve shows at encryption. */
export function isHybridRecipient(recipient: string): boolean {
  return recipientPattern.test(recipient)
}

/**
 * Encrypts to every recipient as a binary age v1 file. Only hybrid recipients (`age1pq1…`): one classic key in the set
 * would open the file for whoever breaks that key, and age itself would allow it. Throws `invalid-input`.
 */
export async function encryptFor(recipients: readonly string[], plaintext: Uint8Array): Promise<Uint8Array> {
  if (recipients.length === 0 || recipients.length > maximumRecipients) throw new AppError('invalid-input', { recipients: 'count' })
  if (!recipients.every(isHybridRecipient)) throw new AppError('invalid-input', { recipients: 'not-hybrid' })
  const encrypter = new Encrypter()
  for (const recipient of new Set(recipients)) {
    try {
      encrypter.addRecipient(recipient)
    } catch (error) {
      throw withCause(new AppError('invalid-input', { recipients: 'broken' }), error)
    }
  }
  return encrypter.encrypt(plaintext)
}

/**
 * Opens a binary age v1 file made by `encryptFor` or any age tool. Throws `damaged-file` with reason
 * `too-large` (nothing was read), `not-age`, `other-key` (sound, but for somebody else) or `broken`.
 */
export async function decryptWith(identity: string, file: Uint8Array, limits: FileLimits = exportFileLimits): Promise<Uint8Array> {
  if (!identityPattern.test(identity)) throw new TypeError('Not a hybrid age identity')
  if (file.length > limits.maximumBytes) throw new AppError('damaged-file', { reason: 'too-large' })
  requireHybridHeader(file)
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  try {
    return await decrypter.decrypt(file)
  } catch (error) {
    const isOtherKey = error instanceof Error && error.message.startsWith('no identity matched')
    throw withCause(new AppError('damaged-file', { reason: isOtherKey ? 'other-key' : 'broken' }), error)
  }
}

/** Every stanza has to be of the hybrid kind, and few: a mixed set or a passphrase is refused on reading as well. */
function requireHybridHeader(file: Uint8Array): void {
  const header = Buffer.from(file.buffer, file.byteOffset, Math.min(file.length, maximumHeaderBytes)).toString('latin1')
  if (!header.startsWith(firstLine)) throw new AppError('damaged-file', { reason: 'not-age' })
  const end = header.indexOf('\n--- ')
  if (end === -1) throw new AppError('damaged-file', { reason: 'broken' })
  const stanzas = header
    .slice(firstLine.length, end)
    .split('\n')
    .filter((line) => line.startsWith('->'))
  if (stanzas.length === 0 || stanzas.length > maximumRecipients || !stanzas.every((line) => line.startsWith('-> mlkem768x25519 '))) {
    throw new AppError('damaged-file', { reason: 'broken' })
  }
}

function withCause(appError: AppError, cause: unknown): AppError {
  appError.cause = cause
  return appError
}
