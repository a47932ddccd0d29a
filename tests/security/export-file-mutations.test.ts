import { expect, test } from 'vitest'
import { AppError } from '../../db/contract/errors.ts'
import { encryptFor, generateReceiverKey } from '../../db/crypto/age-file.ts'
import { utf8 } from '../../db/crypto/bytes.ts'
import { openEnvelope, sealEnvelope, signEnvelope } from '../../db/crypto/export-envelope.ts'
import { generateSignerKey, signatureContexts } from '../../db/crypto/signature.ts'
import { errorOf, seeded } from '../support/vault.ts'

/**
 * A delivery travels by mail, stick and sync folder, past everybody who would like another figure in it. Whatever happens to
 * the bytes, the projectleider gets either exactly what the location signed or a refusal.
 */

const rounds = 2_000

test(`${String(rounds)} mutated export files: none is accepted`, { timeout: 120_000 }, async () => {
  const receiver = await generateReceiverKey()
  const signer = generateSignerKey()
  const body = (sequence: number) =>
    JSON.stringify({
      sequence,
      cells: Array.from({ length: 60 }, (_, i) => ({ indicator: `i${String(i)}`, level: 'locatie', count: i * sequence })),
    })
  const file = await sealEnvelope(body(1), signer.secret, [receiver.recipient])
  const other = await sealEnvelope(body(2), signer.secret, [receiver.recipient])
  expect((await openEnvelope(receiver.identity, file)).body).toBe(body(1))
  const headerEnd = Buffer.from(file).indexOf('\n--- ') + 48

  const random = seeded(35)
  const mutations: readonly ((bytes: Uint8Array) => Uint8Array)[] = [
    (bytes) => bytes.with(random(bytes.length), random(256)),
    (bytes) => flipped(bytes, random(bytes.length), random(8)),
    (bytes) => flipped(bytes, random(headerEnd), random(8)),
    (bytes) => flipped(bytes, headerEnd + random(bytes.length - headerEnd), random(8)),
    (bytes) => bytes.subarray(0, random(bytes.length)),
    (bytes) => bytes.subarray(1 + random(bytes.length - 1)),
    (bytes) => Buffer.concat([bytes, bytes.subarray(0, 1 + random(50))]),
    (bytes) => spliced(bytes, random(bytes.length), 1 + random(40), new Uint8Array()),
    (bytes) => {
      const at = random(bytes.length - 64)
      return spliced(bytes, at, 0, bytes.subarray(at, at + 1 + random(64)))
    },
    (bytes) => {
      const at = 1 + random(Math.min(bytes.length, other.length) - 2)
      return Buffer.concat([bytes.subarray(0, at), other.subarray(at)])
    },
    (bytes) => Buffer.concat([other.subarray(0, headerEnd), bytes.subarray(headerEnd)]),
    (bytes) => Buffer.concat([bytes.subarray(0, headerEnd), other.subarray(headerEnd)]),
  ]

  const reasons = new Map<unknown, number>()
  let accepted = 0
  let same = 0
  for (let round = 0; round < rounds; round++) {
    const mutate = mutations[round % mutations.length]
    const bent = mutate?.(file) ?? file
    // A random byte may be the one that was there: then nothing was mutated.
    if (Buffer.from(bent).equals(file) || Buffer.from(bent).equals(other)) {
      same++
      continue
    }
    try {
      await openEnvelope(receiver.identity, bent)
      accepted++
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'damaged-file') throw error
      reasons.set(error.details['reason'], (reasons.get(error.details['reason']) ?? 0) + 1)
    }
  }
  expect(accepted).toBe(0)
  expect(same).toBeLessThan(20)
  expect([...reasons.keys()].sort()).toEqual(['broken', 'not-age', 'other-key'])
})

test('a valid age file with a forged inside is refused: anybody can encrypt to the public key', async () => {
  const receiver = await generateReceiverKey()
  const signer = generateSignerKey()
  const thief = generateSignerKey()
  const sealed = async (plaintext: Uint8Array | string) =>
    encryptFor([receiver.recipient], typeof plaintext === 'string' ? utf8(plaintext) : plaintext)
  const inside = JSON.parse(new TextDecoder().decode(signEnvelope('{"count":4}', signer.secret, signatureContexts.export))) as {
    body: string
    signature: string
    signer: string
  }
  const reason = async (plaintext: Uint8Array | string) =>
    (await errorOf(async () => openEnvelope(receiver.identity, await sealed(plaintext)))).details['reason']

  expect(await reason(JSON.stringify({ ...inside, body: '{"count":5}' }))).toBe('bad-signature')
  expect(await reason(JSON.stringify({ ...inside, signer: Buffer.from(thief.publicKey).toString('base64') }))).toBe('bad-signature')
  expect(await reason(signEnvelope('{"count":4}', signer.secret, signatureContexts.jaarplan))).toBe('bad-signature')
  expect(await reason('')).toBe('not-an-export')
  expect(await reason('null')).toBe('not-an-export')
  expect(await reason(Uint8Array.from([0xff, 0xfe, 0x00]))).toBe('not-an-export')
  expect(await reason(JSON.stringify({ ...inside, extra: 1 }))).toBe('too-complex')
  expect(await reason(`${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`)).toBe('too-complex')
  expect(await reason(JSON.stringify({ ...inside, body: { count: 4 } }))).toBe('too-complex')
  expect(await reason(JSON.stringify({ ...inside, body: 'x'.repeat(4_600_000) }))).toBe('not-an-export')
  expect(await reason(JSON.stringify(inside).replace('{', '{"body":"{}",'))).toBe('too-complex')
  // Signed by somebody, but not by the one it should be: it opens, and names that signer for the caller to refuse.
  const stolen = await openEnvelope(receiver.identity, await sealed(signEnvelope('{"count":9}', thief.secret, signatureContexts.export)))
  expect(Buffer.from(stolen.signer).equals(Buffer.from(signer.publicKey))).toBe(false)
})

test('50 MB of zeros are refused by their size, before anything is decrypted', async () => {
  const receiver = await generateReceiverKey()
  expect(await errorOf(() => openEnvelope(receiver.identity, new Uint8Array(50_000_000)))).toEqual({
    code: 'damaged-file',
    details: { reason: 'too-large' },
  })
})

function flipped(bytes: Uint8Array, at: number, bit: number): Uint8Array {
  return bytes.with(at, (bytes[at] ?? 0) ^ (1 << bit))
}

function spliced(bytes: Uint8Array, at: number, remove: number, insert: Uint8Array): Uint8Array {
  return Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + remove)])
}
