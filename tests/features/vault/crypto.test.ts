import { argon2id } from '@noble/hashes/argon2.js'
import { generateX25519Identity, identityToRecipient, Encrypter } from 'age-encryption'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { decryptWith, encryptFor, generateReceiverKey, type ReceiverKey } from '../../../db/crypto/age-file.ts'
import { fromHex, toHex, utf8 } from '../../../db/crypto/bytes.ts'
import { canonicalJson } from '../../../db/crypto/canonical-json.ts'
import {
  costFor,
  calibrate,
  deriveKey,
  derivePasswordKey,
  isCostAllowed,
  productionPolicy,
  unwrap,
  wrap,
} from '../../../db/crypto/derive.ts'
import { parseBoundedJson, openEnvelope, sealEnvelope, signEnvelope, verifyEnvelope } from '../../../db/crypto/export-envelope.ts'
import { cardWords, makeKeyCard, readKeyCard } from '../../../db/crypto/key-card.ts'
import { knownAnswers, selfTest, selfTestAge } from '../../../db/crypto/self-test.ts'
import { generateSignerKey, publicKeyOf, sign, signatureContexts, verify } from '../../../db/crypto/signature.ts'
import { words } from '../../../db/crypto/word-list.ts'
import { sameWords, sixWords } from '../../../db/crypto/words.ts'
import { errorOf, flipBit } from '../../support/vault.ts'

let receiver: ReceiverKey
beforeAll(async () => {
  receiver = await generateReceiverKey()
})

describe('the self-test', () => {
  test('finds every published answer on this computer', async () => {
    await selfTest()
    await selfTestAge()
  })

  test('names the answer that differs', async () => {
    for (const answer of knownAnswers) {
      const wrong = { ...answer, expected: answer.expected.replace(/^../, (byte) => (byte === '00' ? '01' : '00')) }
      await expect(selfTest([wrong])).rejects.toThrow(`Self-test failed: ${answer.source}`)
    }
  })
})

describe('derive', () => {
  test('Argon2id agrees with an independent implementation', async () => {
    for (const [memoryKib, passes, lanes] of [
      [64, 1, 1],
      [256, 3, 4],
      [128, 2, 2],
    ] as const) {
      const salt = Uint8Array.from({ length: 16 }, (_, i) => i * 7)
      const mine = await derivePasswordKey('zeven sloten', salt, { memoryKib, passes, lanes })
      expect(toHex(mine)).toBe(toHex(argon2id(utf8('zeven sloten'), salt, { t: passes, m: memoryKib, p: lanes, dkLen: 32 })))
    }
  })

  test('one password typed on different keyboards gives one key', async () => {
    const cost = { memoryKib: 64, passes: 1, lanes: 1 }
    const salt = new Uint8Array(16)
    expect(toHex(await derivePasswordKey('caf\u00e9 om de hoek', salt, cost))).toBe(
      toHex(await derivePasswordKey('cafe\u0301 om de hoek', salt, cost)),
    )
  })

  test('calibration stays within the bounds and grows with the computer', () => {
    const { minimum, maximum, targetMs } = productionPolicy
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), (measuredMs) => {
        const cost = costFor(measuredMs, minimum, maximum, targetMs)
        expect(isCostAllowed(cost, productionPolicy)).toBe(true)
        const factor = (cost.memoryKib * cost.passes) / (minimum.memoryKib * minimum.passes)
        expect(factor).toBeLessThanOrEqual(Math.max(1, targetMs / measuredMs) + 1e-9)
      }),
    )
    expect(costFor(5_000, minimum, maximum, targetMs)).toEqual(minimum)
    expect(costFor(250, minimum, maximum, targetMs)).toEqual({ memoryKib: 128 * 1024, passes: 3, lanes: 4 })
    expect(costFor(1, minimum, maximum, targetMs)).toEqual({ memoryKib: 256 * 1024, passes: 10, lanes: 4 })
  })

  test('production asks at least 64 MiB, three passes and four lanes, and measures', async () => {
    const times = [0, 125]
    const cost = await calibrate(productionPolicy, () => times.shift() ?? 0)
    expect(cost).toEqual({ memoryKib: 256 * 1024, passes: 3, lanes: 4 })
    expect(productionPolicy.minimum).toEqual({ memoryKib: 65_536, passes: 3, lanes: 4 })
    for (const weak of [
      { memoryKib: 65_535, passes: 3, lanes: 4 },
      { memoryKib: 65_536, passes: 2, lanes: 4 },
      { memoryKib: 65_536, passes: 3, lanes: 3 },
      { memoryKib: 256 * 1024 + 1, passes: 3, lanes: 4 },
    ])
      expect(isCostAllowed(weak, productionPolicy)).toBe(false)
  })

  test('unwrap inverts wrap, and nothing else does', () => {
    const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
    fc.assert(
      fc.property(bytes(32), bytes(24), bytes(32), fc.uint8Array(), fc.nat(), (key, nonce, secret, context, at) => {
        const wrapped = wrap(key, nonce, secret, context)
        expect(unwrap(key, nonce, wrapped, context)).toEqual(secret)
        const bent = flipBit(wrapped, at % (wrapped.length * 8))
        expect(unwrap(key, nonce, bent, context)).toBeNull()
        expect(unwrap(key, nonce, wrapped, Uint8Array.from([...context, 0]))).toBeNull()
        expect(unwrap(deriveKey(key, 'other'), nonce, wrapped, context)).toBeNull()
      }),
      { numRuns: 50 },
    )
  })

  test('every label gives another key', () => {
    const secret = fromHex('00'.repeat(32))
    const keys = ['record', 'recovery code', 'a', 'b', ''].map((label) => toHex(deriveKey(secret, label)))
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe('age files', () => {
  test('decryption inverts encryption, for each of the recipients', async () => {
    const escrow = await generateReceiverKey()
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 70_000 }), async (plaintext) => {
        const file = await encryptFor([receiver.recipient, escrow.recipient], plaintext)
        expect(new TextDecoder().decode(file.subarray(0, 22))).toBe('age-encryption.org/v1\n')
        expect(await decryptWith(receiver.identity, file)).toEqual(plaintext)
        expect(await decryptWith(escrow.identity, file)).toEqual(plaintext)
      }),
      { numRuns: 8 },
    )
  })

  test('only hybrid post-quantum recipients are encrypted to', async () => {
    const classic = await identityToRecipient(await generateX25519Identity())
    for (const recipients of [[], [classic], [receiver.recipient, classic], ['geheim'], [receiver.recipient.toUpperCase()]]) {
      expect((await errorOf(() => encryptFor(recipients, utf8('x')))).code).toBe('invalid-input')
    }
    const bent = receiver.recipient.replace(/.$/, (last) => (last === 'q' ? 'p' : 'q'))
    expect(await errorOf(() => encryptFor([bent], utf8('x')))).toEqual({ code: 'invalid-input', details: { recipients: 'broken' } })
  })

  test('a mixed set or a passphrase made by another tool is refused on reading', async () => {
    const classic = await identityToRecipient(await generateX25519Identity())
    const mixed = new Encrypter()
    mixed.addRecipient(receiver.recipient)
    mixed.addRecipient(classic)
    const phrase = new Encrypter()
    phrase.setScryptWorkFactor(2)
    phrase.setPassphrase('open sesam')
    for (const file of [await mixed.encrypt('x'), await phrase.encrypt('x')]) {
      expect(await errorOf(() => decryptWith(receiver.identity, file))).toEqual({ code: 'damaged-file', details: { reason: 'broken' } })
    }
  })

  test('says whether a file is too large, no age file, for somebody else, or broken', async () => {
    const file = await encryptFor([receiver.recipient], utf8('lief dagboek'))
    const other = await generateReceiverKey()
    const reason = async (identity: string, bytes: Uint8Array) => (await errorOf(() => decryptWith(identity, bytes))).details['reason']
    expect(await reason(receiver.identity, new Uint8Array(50_000_000))).toBe('too-large')
    expect(await reason(receiver.identity, new Uint8Array(1_000))).toBe('not-age')
    expect(await reason(receiver.identity, new Uint8Array())).toBe('not-age')
    expect(await reason(other.identity, file)).toBe('other-key')
    expect(await reason(receiver.identity, file.subarray(0, file.length - 1))).toBe('broken')
    expect(await reason(receiver.identity, file.subarray(0, 300))).toBe('broken')
  })
})

describe('signatures', () => {
  test('hold for one key, one context and one message', () => {
    const { secret, publicKey } = generateSignerKey()
    expect(publicKeyOf(secret)).toEqual(publicKey)
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), fc.nat(), (message, at) => {
        const signature = sign(secret, signatureContexts.export, message)
        expect(verify(publicKey, signatureContexts.export, message, signature)).toBe(true)
        expect(verify(publicKey, signatureContexts.keyCard, message, signature)).toBe(false)
        const bent = flipBit(message, at % (message.length * 8))
        expect(verify(publicKey, signatureContexts.export, bent, signature)).toBe(false)
        const forged = flipBit(signature, at % 512)
        expect(verify(publicKey, signatureContexts.export, message, forged)).toBe(false)
      }),
      { numRuns: 20 },
    )
  })

  test('small-order keys and malformed input are no signer', () => {
    const identity = new Uint8Array(32)
    identity[0] = 1
    expect(verify(identity, signatureContexts.export, utf8('x'), new Uint8Array([...identity, ...new Uint8Array(32)]))).toBe(false)
    expect(verify(new Uint8Array(31), signatureContexts.export, utf8('x'), new Uint8Array(64))).toBe(false)
    expect(verify(new Uint8Array(32).fill(255), signatureContexts.export, utf8('x'), new Uint8Array(64))).toBe(false)
  })
})

describe('words', () => {
  test('the list has 2,048 words of four to eight letters, sorted, each with its own first four letters', () => {
    expect(words).toHaveLength(2048)
    expect(words.filter((word) => !/^[a-z]{4,8}$/.test(word))).toEqual([])
    expect([...words].sort()).toEqual(words)
    expect(new Set(words.map((word) => word.slice(0, 4))).size).toBe(2048)
  })

  test('no two words are one letter apart, in spelling or in sound', () => {
    for (const spell of [(word: string) => word, sound]) expect(closePairs(words.map(spell))).toEqual([])
  })

  test('six words hold 66 bits of the hash and are frozen', () => {
    expect(sixWords(utf8('kernwijzer')).join(' ')).toMatchInlineSnapshot(`"pupil herinner publiek kaal bijeen knapzak"`)
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const six = sixWords(bytes)
        expect(six).toHaveLength(6)
        expect(six.every((word) => words.includes(word))).toBe(true)
      }),
    )
    const seen = new Set(Array.from({ length: 4_000 }, (_, i) => sixWords(utf8(String(i)))).flat())
    expect(seen.size).toBe(2048)
  })

  test('are compared as people type them', () => {
    const six = sixWords(utf8('a'))
    expect(sameWords(six, `  ${six.join(' , ').toUpperCase()} `)).toBe(true)
    expect(sameWords(six, six.join('-'))).toBe(true)
    expect(sameWords(six, [...six].reverse())).toBe(false)
    expect(sameWords(six, six.slice(0, 5))).toBe(false)
    expect(sameWords([], [])).toBe(false)
    expect(sameWords('één twee drie vier vijf zes', 'een TWEE drie vier vijf zes')).toBe(true)
  })
})

describe('key cards', () => {
  const signer = generateSignerKey()
  const content = () => ({ name: 'Fatima, KPA', role: 'projectleider' as const, recipient: receiver.recipient, madeOn: '2026-11-23' })

  test('reading inverts making', () => {
    const { card, file } = makeKeyCard(content(), signer.secret)
    expect(readKeyCard(file)).toEqual(card)
    expect(card).toMatchObject(content())
  })

  test('any change of any field is refused', () => {
    const { file } = makeKeyCard(content(), signer.secret)
    for (let at = 0; at < file.length; at += 3) {
      const bent = flipBit(file, at * 8 + (at % 7))
      let read: unknown
      try {
        read = readKeyCard(bent)
      } catch {
        continue
      }
      // Only the white space between the members is not signed.
      expect(read).toEqual(readKeyCard(file))
    }
  })

  test('the words change with either key', async () => {
    const { card } = makeKeyCard(content(), signer.secret)
    const otherSigner = makeKeyCard(content(), generateSignerKey().secret).card
    const otherReceiver = makeKeyCard({ ...content(), recipient: (await generateReceiverKey()).recipient }, signer.secret).card
    const renamed = makeKeyCard({ ...content(), name: 'Iemand anders' }, signer.secret).card
    expect(cardWords(otherSigner)).not.toEqual(cardWords(card))
    expect(cardWords(otherReceiver)).not.toEqual(cardWords(card))
    expect(cardWords(renamed)).toEqual(cardWords(card))
  })

  test('too large, no card, extra members and a classic key are refused', async () => {
    const { card } = makeKeyCard(content(), signer.secret)
    const refuse = async (file: Uint8Array) => (await errorOf(() => readKeyCard(file))).details['reason']
    expect(await refuse(new Uint8Array(20_000))).toBe('too-large')
    expect(await refuse(utf8('{}'))).toBe('not-a-card')
    expect(await refuse(utf8(JSON.stringify({ ...card, extra: 1 })))).toBe('not-a-card')
    expect(await refuse(utf8(JSON.stringify({ ...card, recipient: 'age1classic' })))).toBe('not-a-card')
    expect(await refuse(utf8(JSON.stringify({ ...card, name: 'Iemand anders' })))).toBe('broken')
  })
})

describe('envelopes', () => {
  const signer = generateSignerKey()

  test('opening inverts sealing and proves the signer', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 2_000 }), async (body) => {
        const file = await sealEnvelope(body, signer.secret, [receiver.recipient])
        expect(await openEnvelope(receiver.identity, file)).toEqual({ body, signer: signer.publicKey })
      }),
      { numRuns: 8 },
    )
  })

  test('a signature for another purpose, by another key or over another body is refused', async () => {
    const inside = JSON.parse(new TextDecoder().decode(signEnvelope('{"a":1}', signer.secret, signatureContexts.export))) as Record<
      string,
      string
    >
    const reason = async (change: Record<string, string>) =>
      (await errorOf(() => verifyEnvelope(utf8(JSON.stringify({ ...inside, ...change })), signatureContexts.export))).details['reason']
    expect(await reason({ body: '{"a":2}' })).toBe('bad-signature')
    expect(await reason({ signer: Buffer.from(generateSignerKey().publicKey).toString('base64') })).toBe('bad-signature')
    expect(await reason({ extra: 'x' })).toBe('too-complex')
    expect(await reason({ signature: 'AAAA' })).toBe('not-an-export')
    const asPlan = signEnvelope('{"a":1}', signer.secret, signatureContexts.jaarplan)
    expect((await errorOf(() => verifyEnvelope(asPlan, signatureContexts.export))).details['reason']).toBe('bad-signature')
  })

  test('deep, wide and broken JSON is refused before it costs anything', async () => {
    const reason = async (text: string) => (await errorOf(() => parseBoundedJson(text))).details['reason']
    expect(await reason('['.repeat(4_000_000))).toBe('too-complex')
    expect(await reason(`[${'1,'.repeat(300_000)}1]`)).toBe('too-complex')
    expect(await reason('{"a":')).toBe('not-an-export')
    expect(await reason('')).toBe('not-an-export')
    expect(parseBoundedJson('{"a":"[[[[[[[[[[[[[[[[\\"[[,,,,"}')).toEqual({ a: '[[[[[[[[[[[[[[[[\\"[[,,,,'.replace('\\"', '"') })
  })

  test('parses whatever JSON.stringify writes within the bounds', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        expect(parseBoundedJson(JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
})

test('canonical JSON does not depend on the order of members', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: true })).toBe('{"a":true,"b":[1,{"c":"x","d":null}]}')
  expect(() => canonicalJson({ a: 0.5 })).toThrow(TypeError)
  expect(() => canonicalJson({ a: undefined })).toThrow(TypeError)
})

/** How a word sounds on the phone, roughly: what Dutch spells in two ways is spelled in one. */
function sound(word: string): string {
  return word
    .replaceAll('sch', 'sg')
    .replaceAll('ch', 'g')
    .replace(/ij|ei/g, 'Y')
    .replace(/ou|au/g, 'W')
    .replaceAll('ck', 'k')
    .replaceAll('qu', 'kw')
    .replaceAll('x', 'ks')
    .replaceAll('ph', 'f')
    .replaceAll('th', 't')
    .replace(/c(?=[eiY])/g, 's')
    .replaceAll('c', 'k')
    .replaceAll('z', 's')
    .replaceAll('v', 'f')
    .replaceAll('y', 'i')
    .replace(/d$/, 't')
    .replace(/b$/, 'p')
    .replace(/(.)\1/g, '$1')
}

/** Pairs at edit distance 0 or 1: they share a spelling with one letter less, so only those are compared. */
function closePairs(list: readonly string[]): string[] {
  const byShorter = new Map<string, string[]>()
  const close: string[] = []
  for (const word of list) {
    for (const shorter of new Set([word, ...Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1))])) {
      const others = byShorter.get(shorter) ?? []
      for (const other of others) if (isOneApart(word, other)) close.push(`${other}/${word}`)
      byShorter.set(shorter, [...others, word])
    }
  }
  return close
}

function isOneApart(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  let at = 0
  while (at < short.length && short[at] === long[at]) at++
  return short.length === long.length ? short.slice(at + 1) === long.slice(at + 1) : short.slice(at) === long.slice(at + 1)
}
