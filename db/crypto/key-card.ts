import { z } from 'zod'
import { AppError } from '../contract/errors.ts'
import { isHybridRecipient } from './age-file.ts'
import { concat, fromBase64, fromUtf8, toBase64, utf8 } from './bytes.ts'
import { canonicalJson } from './canonical-json.ts'
import { publicKeyOf, sign, signatureContexts, verify } from './signature.ts'
import { sixWords } from './words.ts'

const maximumBytes = 16_384
const oneLine = /^[^\p{Cc}\p{Cf}]*$/u

/** The content of a `.kpa-sleutel` file: who receives, with which key, signed by that person's own signer key. */
export const KeyCard = z.strictObject({
  format: z.literal('kernwijzer-sleutel-1'),
  name: z.string().min(1).max(120).regex(oneLine),
  /** `locatie` signs deliveries, `projectleider` receives them, `escrow` receives a copy for safe keeping. */
  role: z.enum(['locatie', 'projectleider', 'escrow']),
  recipient: z.string().refine(isHybridRecipient),
  madeOn: z.iso.date(),
  /** Of a practice workspace: real figures never go to this key, practice figures go only to such a key. */
  practice: z.boolean(),
  signer: z.base64().length(44),
  signature: z.base64().length(88),
})
export type KeyCard = z.output<typeof KeyCard>

/** Makes the bytes of a card file. The signature shows that name, role and both keys belong together, not who made them: that is for the six words. */
export function makeKeyCard(
  card: Pick<KeyCard, 'name' | 'role' | 'recipient' | 'madeOn'> & { readonly practice?: boolean },
  signerSecret: Uint8Array,
): { readonly card: KeyCard; readonly file: Uint8Array } {
  const unsigned = {
    format: 'kernwijzer-sleutel-1' as const,
    ...card,
    practice: card.practice ?? false,
    signer: toBase64(publicKeyOf(signerSecret)),
  }
  const signature = sign(signerSecret, signatureContexts.keyCard, utf8(canonicalJson(unsigned)))
  const signed = KeyCard.parse({ ...unsigned, signature: toBase64(signature) })
  return { card: signed, file: utf8(`${JSON.stringify(signed, null, 2)}\n`) }
}

/** Reads a card file from outside. Throws `damaged-file` with reason `too-large`, `not-a-card` or `broken`. */
export function readKeyCard(file: Uint8Array): KeyCard {
  if (file.length > maximumBytes) throw new AppError('damaged-file', { reason: 'too-large' })
  const parsed = KeyCard.safeParse(parseJson(file))
  if (!parsed.success) throw new AppError('damaged-file', { reason: 'not-a-card' })
  const { signature, ...unsigned } = parsed.data
  if (!verify(fromBase64(unsigned.signer), signatureContexts.keyCard, utf8(canonicalJson(unsigned)), fromBase64(signature))) {
    throw new AppError('damaged-file', { reason: 'broken' })
  }
  return parsed.data
}

/** The six words of a card, over receiver key and signer key together: swapping either one changes them. */
export function cardWords(card: Pick<KeyCard, 'recipient' | 'signer'>): string[] {
  return sixWords(concat(utf8(card.recipient), utf8('\0'), fromBase64(card.signer)))
}

function parseJson(file: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(file)) as unknown
  } catch (error) {
    const refused = new AppError('damaged-file', { reason: 'not-a-card' })
    refused.cause = error
    throw refused
  }
}
