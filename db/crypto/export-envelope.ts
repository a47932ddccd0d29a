import { z } from 'zod'
import { AppError } from '../contract/errors.ts'
import { decryptWith, encryptFor, exportFileLimits, type FileLimits } from './age-file.ts'
import { fromBase64, fromUtf8, toBase64, utf8 } from './bytes.ts'
import { publicKeyOf, sign, signatureContexts, verify, type SignatureContext } from './signature.ts'

/** Bounds on the JSON inside, for the envelope and for the body: a hostile file may cost neither memory nor stack. */
export const jsonLimits = { maximumDepth: 12, maximumValues: 200_000 } as const

const Envelope = z.strictObject({ body: z.string().max(4_500_000), signature: z.base64().length(88), signer: z.base64().length(44) })

/** An opened, verified envelope. `signer` is proven to have signed; whether that key is a known one is the caller's question. */
export interface OpenedEnvelope {
  readonly body: string
  /** 32 bytes, Ed25519. */
  readonly signer: Uint8Array
}

/** Signs `body` and encrypts it to the recipients (security.md section 3). */
export async function sealEnvelope(
  body: string,
  signerSecret: Uint8Array,
  recipients: readonly string[],
  context: SignatureContext = signatureContexts.export,
): Promise<Uint8Array> {
  return encryptFor(recipients, signEnvelope(body, signerSecret, context))
}

/**
 * Decrypts and verifies. Throws `damaged-file` with reason `too-large`, `not-age`, `other-key`, `broken`,
 * `not-an-export` (opens, but is something else), `too-complex` or `bad-signature`. Nothing of the body is returned unless all holds.
 */
export async function openEnvelope(
  identity: string,
  file: Uint8Array,
  context: SignatureContext = signatureContexts.export,
  limits: FileLimits = exportFileLimits,
): Promise<OpenedEnvelope> {
  return verifyEnvelope(await decryptWith(identity, file, limits), context, limits)
}

/** The signed JSON without encryption: what is inside an export, and the whole of a `.kpa-jaarplan` file. */
export function signEnvelope(body: string, signerSecret: Uint8Array, context: SignatureContext): Uint8Array {
  const signature = sign(signerSecret, context, utf8(body))
  return utf8(JSON.stringify({ body, signature: toBase64(signature), signer: toBase64(publicKeyOf(signerSecret)) }))
}

/** The other way of `signEnvelope`, with the same errors as `openEnvelope`. */
export function verifyEnvelope(plaintext: Uint8Array, context: SignatureContext, limits: FileLimits = exportFileLimits): OpenedEnvelope {
  if (plaintext.length > limits.maximumBytes) throw refuse('too-large')
  const envelope = Envelope.safeParse(parseBoundedJson(decode(plaintext), { maximumDepth: 1, maximumValues: 3 }))
  if (!envelope.success) throw refuse('not-an-export')
  const { body, signature, signer } = envelope.data
  // A lone surrogate has no bytes of its own in UTF-8: two bodies would share one signature.
  if (!body.isWellFormed()) throw refuse('not-an-export')
  const publicKey = fromBase64(signer)
  if (!verify(publicKey, context, utf8(body), fromBase64(signature))) throw refuse('bad-signature')
  return { body, signer: publicKey }
}

/**
 * `JSON.parse` behind bounds that are counted on the text, before any object is made. Throws `damaged-file`
 * with reason `too-complex` or `not-an-export`.
 */
export function parseBoundedJson(
  text: string,
  limits: { readonly maximumDepth: number; readonly maximumValues: number } = jsonLimits,
): unknown {
  let depth = 0
  let values = 1
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 0x22: // a string: skip to its end
        for (at++; at < text.length && text.charCodeAt(at) !== 0x22; at++) if (text.charCodeAt(at) === 0x5c) at++
        break
      case 0x5b:
      case 0x7b:
        if (++depth > limits.maximumDepth) throw refuse('too-complex')
        break
      case 0x5d:
      case 0x7d:
        depth--
        break
      case 0x2c:
        if (++values > limits.maximumValues) throw refuse('too-complex')
        break
    }
  }
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    throw refuse('not-an-export', error)
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes)
  } catch (error) {
    throw refuse('not-an-export', error)
  }
}

function refuse(reason: string, cause?: unknown): AppError {
  const error = new AppError('damaged-file', { reason })
  if (cause !== undefined) error.cause = cause
  return error
}
