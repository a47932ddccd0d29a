import { createHash } from 'node:crypto'
import { closeSync, ftruncateSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { encryptFor } from '../../db/crypto/age-file.ts'
import { sealEnvelope, signEnvelope } from '../../db/crypto/export-envelope.ts'
import { generateSignerKey, signatureContexts } from '../../db/crypto/signature.ts'
import type { ProjectleiderTables } from '../../db/schema/database.ts'
import { startTestBackend, type TestBackend } from '../support/backend.ts'
import {
  aBody,
  aLocation,
  anotherRecipient,
  hashOf,
  importFiles,
  introduce,
  someCells,
  writeBytes,
  writeDelivery,
  type BodyOverrides,
} from '../support/deliveries.ts'

/**
 * Somebody sends the projectleider files that no location made: cut off, changed, for another, signed by another, or well
 * signed and nonsense inside. Each is refused by name, and nothing of it is kept but its file name and the reason.
 */

let backend: TestBackend<ProjectleiderTables>
let recipient: string
const location = aLocation({ name: 'De Zonnewijzer' })
const first = aBody(location)
const next = (overrides: BodyOverrides = {}): string =>
  aBody(location, { sequence: 2, previousHash: hashOf(first), peildatum: '2026-11-01', madeAt: '2026-11-02T09:00:00.000Z', ...overrides })

beforeAll(async () => {
  backend = await startTestBackend({ kind: 'projectleider' })
  recipient = (await backend.call('deliveries.ownWords', {})).recipient
  await introduce(backend, location, first)
})
afterAll(() => backend.stop())

/** Everything that counts or could come to count. */
async function standing(): Promise<unknown> {
  const { kysely } = backend
  return {
    kept: await kysely.selectFrom('delivery').selectAll().where('state', '!=', 'refused').orderBy('id').execute(),
    cells: await kysely.selectFrom('deliveryCell').selectAll().orderBy('deliveryId').orderBy('indicator').execute(),
    goals: await kysely.selectFrom('deliveryGoal').selectAll().execute(),
    known: await kysely.selectFrom('knownLocation').selectAll().execute(),
  }
}

let before: unknown
beforeEach(async () => {
  before = await standing()
})

/** Imports one file, and proves that it was refused for this reason and left nothing. */
async function expectRefused(path: string, refusal: string, locationName: string | null = null): Promise<void> {
  const { result, rows } = await importFiles(backend, path)
  expect(result).toMatchObject({ ready: 0, unknownSender: 0, refused: 1 })
  expect(rows).toMatchObject([
    { state: 'refused', refusal, locationName, locationId: null, wijkCode: null, peildatum: null, sequence: null, cells: null },
  ])
  expect(await standing()).toEqual(before)
}

/** Encrypts any text as the inside of an export. */
async function sealText(text: string | Uint8Array): Promise<Uint8Array> {
  return encryptFor([recipient], typeof text === 'string' ? new TextEncoder().encode(text) : text)
}

describe('the file', () => {
  test('50 MB of zeros is too large, and is not read', async () => {
    const path = join(backend.scratch, 'nullen.kpa.age')
    const file = openSync(path, 'w')
    ftruncateSync(file, 50_000_000)
    closeSync(file)
    await expectRefused(path, 'too-large')
  })

  test.each([
    ['an empty file', new Uint8Array()],
    ['zeros', new Uint8Array(10_000)],
    ['a letter', new TextEncoder().encode('Geachte projectleider, hierbij de cijfers.')],
    ['an armored age file', new TextEncoder().encode('-----BEGIN AGE ENCRYPTED FILE-----\n')],
  ])('%s is no age file', async (_, bytes) => {
    await expectRefused(writeBytes(backend, 'iets.kpa.age', bytes), 'not-age')
  })

  test('cut off at every kind of place is broken', async () => {
    const good = await sealEnvelope(next(), location.signer.secret, [recipient])
    for (const length of [30, 200, 1_500, good.length - 5_000, good.length - 1]) {
      await expectRefused(writeBytes(backend, 'half.kpa.age', good.slice(0, Math.max(length, 25))), 'broken')
    }
  })

  test('something behind the end is broken', async () => {
    const good = await sealEnvelope(next(), location.signer.secret, [recipient])
    await expectRefused(writeBytes(backend, 'langer.kpa.age', Uint8Array.from([...good, 0])), 'broken')
  })

  test('encrypted to somebody else is for another key', async () => {
    const file = await sealEnvelope(next(), location.signer.secret, [await anotherRecipient()])
    await expectRefused(writeBytes(backend, 'ander.kpa.age', file), 'other-key')
  })

  test('a passphrase or a classic key is refused, whatever is inside', async () => {
    const inside = signEnvelope(next(), location.signer.secret, signatureContexts.export)
    const classic = new Encrypter()
    classic.addRecipient(await identityToRecipient(await generateX25519Identity()))
    await expectRefused(writeBytes(backend, 'klassiek.kpa.age', await classic.encrypt(inside)), 'broken')
    const passphrase = new Encrypter()
    passphrase.setScryptWorkFactor(2)
    passphrase.setPassphrase('wachtwoord')
    await expectRefused(writeBytes(backend, 'wachtwoord.kpa.age', await passphrase.encrypt(inside)), 'broken')
  })
})

describe('the signature', () => {
  const envelope = (change: (parts: { body: string; signature: string; signer: string }) => object): Promise<Uint8Array> => {
    const parts = JSON.parse(new TextDecoder().decode(signEnvelope(next(), location.signer.secret, signatureContexts.export))) as never
    return sealText(JSON.stringify(change(parts)))
  }
  const other = generateSignerKey()

  test('does not cover a body that was changed by one figure', async () => {
    const file = await envelope(({ body, ...rest }) => ({ ...rest, body: body.replace('"count":40', '"count":41') }))
    await expectRefused(writeBytes(backend, 'cijfer.kpa.age', file), 'bad-signature')
  })
  test('of another key under the name of the known one is bad', async () => {
    const stolen = JSON.parse(new TextDecoder().decode(signEnvelope(next(), other.secret, signatureContexts.export))) as {
      signature: string
    }
    await expectRefused(
      writeBytes(backend, 'naam.kpa.age', await envelope((parts) => ({ ...parts, signature: stolen.signature }))),
      'bad-signature',
    )
  })
  test('made for a key card does not pass for an export', async () => {
    await expectRefused(
      writeBytes(backend, 'kaart.kpa.age', await sealText(signEnvelope(next(), location.signer.secret, signatureContexts.keyCard))),
      'bad-signature',
    )
  })
  test('of another key for a known location is a changed sender', async () => {
    await expectRefused(await writeDelivery(backend, 'afzender.kpa.age', other, next()), 'changed-sender', 'De Zonnewijzer')
  })
  test('all zeros with a key of small order is bad', async () => {
    const file = await envelope((parts) => ({
      ...parts,
      signer: Buffer.from([1, ...new Uint8Array(31)]).toString('base64'),
      signature: Buffer.alloc(64).toString('base64'),
    }))
    await expectRefused(writeBytes(backend, 'nul.kpa.age', file), 'bad-signature')
  })
})

describe('the content', () => {
  test.each<[string, string | Uint8Array]>([
    ['no JSON', 'hallo'],
    ['no UTF-8', Uint8Array.from([0xff, 0xfe, 0x7b])],
    ['an empty object', '{}'],
    ['a list', '[]'],
    ['an extra field', JSON.stringify({ body: '{}', signature: 'A'.repeat(86) + '==', signer: 'A'.repeat(43) + '=', extra: 1 })],
    ['a deep nest', '['.repeat(100_000)],
  ])('of the envelope: %s is bad content', async (_, text) => {
    await expectRefused(writeBytes(backend, 'envelop.kpa.age', await sealText(text)), 'bad-content')
  })

  test.each<[string, string, string, string | null]>([
    ['bad-content', 'no JSON', 'hallo', null],
    ['bad-content', 'an extra field', next({ children: [{ name: 'Noor' }] }), 'De Zonnewijzer'],
    ['bad-content', 'a child in a cell', next({ cells: [{ ...someCells()[0], name: 'Noor' }] }), 'De Zonnewijzer'],
    [
      'bad-content',
      'a nest that would cost the stack',
      next().replace('"goals":[]', `"goals":${'['.repeat(5000)}${']'.repeat(5000)}`),
      null,
    ],
    ['bad-content', 'too many cells', next({ cells: Array.from({ length: 2001 }, () => someCells()[11]) }), 'De Zonnewijzer'],
    ['bad-content', 'more values than any location has', next({ goals: Array.from({ length: 210_000 }, () => 0) }), null],
    ['bad-content', 'a number beyond all measure', next().replace('"sequence":2', '"sequence":1e400'), 'De Zonnewijzer'],
    ['bad-content', 'a prototype', next().replace('{"format"', '{"__proto__":{"polluted":1},"format"'), 'De Zonnewijzer'],
    ['newer-format', 'a newer format with fields that nobody knows', next({ format: 2, sums: {} }), 'De Zonnewijzer'],
    ['other-definitions', 'other definitions', next({ definitionHash: createHash('sha256').update('x').digest('hex') }), 'De Zonnewijzer'],
    [
      'implausible',
      'more children than there are',
      next({ cells: [{ indicator: 'sixteenHours', level: 'locatie', dims: {}, count: 9, denominator: 8 }] }),
      'De Zonnewijzer',
    ],
    ['implausible', 'a figure twice', next({ cells: [...someCells(), someCells()[0]] }), 'De Zonnewijzer'],
    ['implausible', 'a day that is still to come', next({ peildatum: '2030-01-01', madeAt: '2030-01-02T09:00:00.000Z' }), 'De Zonnewijzer'],
  ])('well signed but %s: %s', async (refusal, _, body, name) => {
    await expectRefused(await writeDelivery(backend, 'inhoud.kpa.age', location.signer, body), refusal, name)
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })

  test('nothing that a refused file says stands in the record', async () => {
    const body = next({ notes: { strengths: 'ONTHULLEND', opportunities: 'ONTHULLEND' }, definitionHash: 'b'.repeat(64) })
    await expectRefused(await writeDelivery(backend, 'tekst.kpa.age', location.signer, body), 'other-definitions', 'De Zonnewijzer')
    const refused = await backend.kysely.selectFrom('delivery').selectAll().where('state', '=', 'refused').execute()
    expect(refused.length).toBeGreaterThan(0)
    expect(JSON.stringify(refused)).not.toContain('ONTHULLEND')
  })

  test('a file name that deceives is shown as what it is', async () => {
    const path = writeBytes(backend, 'cijfers\u202Ega.apk.exe', new Uint8Array(10))
    const { rows } = await importFiles(backend, path)
    expect(rows[0]?.fileName).toBe('cijfersga.apk.exe')
  })
})

test('of 2,000 files with a changed byte, bit, length or order none is accepted', async () => {
  const good = await sealEnvelope(next(), location.signer.secret, [recipient])
  const at = fc.nat({ max: good.length - 1 })
  const mutated = fc.oneof(
    fc
      .record({ at, mask: fc.integer({ min: 1, max: 255 }) })
      .map((one) => good.map((byte, index) => (index === one.at ? byte ^ one.mask : byte))),
    at.map((end) => good.slice(0, end)),
    fc
      .record({ at, extra: fc.uint8Array({ minLength: 1, maxLength: 40 }) })
      .map((one) => Uint8Array.from([...good.slice(0, one.at), ...one.extra, ...good.slice(one.at)])),
    fc
      .record({ at, length: fc.integer({ min: 1, max: 64 }) })
      .map((one) => Uint8Array.from([...good.slice(0, one.at), ...good.slice(one.at + one.length)])),
    fc.record({ at, length: fc.integer({ min: 2, max: 64 }) }).map((one) => {
      const copy = good.slice()
      copy.subarray(one.at, one.at + one.length).reverse()
      return copy
    }),
  )
  const samples = fc.sample(mutated, 2_000).filter((bytes) => !Buffer.from(bytes).equals(good))
  expect(samples.length).toBeGreaterThan(1_950)
  for (let start = 0; start < samples.length; start += 500) {
    const paths = samples.slice(start, start + 500).map((bytes, index) => writeBytes(backend, `anders-${String(index)}.age`, bytes))
    const { result } = await importFiles(backend, ...paths)
    expect(result).toMatchObject({ ready: 0, unknownSender: 0, refused: paths.length })
  }
  expect(await standing()).toEqual(before)
  // The file itself was good all along.
  expect((await importFiles(backend, writeBytes(backend, 'goed.age', good))).result).toMatchObject({ ready: 1, refused: 0 })
}, 120_000)
