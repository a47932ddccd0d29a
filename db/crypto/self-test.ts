import { createHash } from 'node:crypto'
import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { decryptWith, encryptFor, generateReceiverKey } from './age-file.ts'
import { fromHex, isSameBytes, toHex, utf8 } from './bytes.ts'
import { authenticate, deriveKey, derivePasswordKey, unwrap, wrap } from './derive.ts'
import './signature.ts'

/** One known answer: where it comes from, and what this computer makes of it. */
interface KnownAnswer {
  readonly source: string
  readonly expected: string
  readonly actual: () => Uint8Array | Promise<Uint8Array>
}

const from = (start: number, length: number) => Uint8Array.from({ length }, (_, index) => start + index)
const repeated = (byte: number, length: number) => new Uint8Array(length).fill(byte)

const sunscreen = utf8("Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.")
const sunscreenContext = fromHex('50515253c0c1c2c3c4c5c6c7')
const sunscreenSealed =
  'bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452' +
  '2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff921f9664c97637da9768812f615c68b13b52ec0875924c1c7987947deafd8780acf49'

/** Published vectors, each through the function that the app itself uses where the vector's form allows it. */
export const knownAnswers: readonly KnownAnswer[] = [
  {
    source: 'SHA-256 of node:crypto, FIPS 180-2 appendix B.1',
    expected: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    actual: () => createHash('sha256').update('abc').digest(),
  },
  {
    source: 'SHA-256 of the bundle, FIPS 180-2 appendix B.1',
    expected: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    actual: () => sha256(utf8('abc')),
  },
  {
    source: 'HMAC-SHA-256, RFC 4231 test case 1',
    expected: 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
    actual: () => authenticate(repeated(0x0b, 20), utf8('Hi There')),
  },
  {
    source: 'HKDF-SHA-256, RFC 5869 test case 3 (first 32 bytes)',
    expected: '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d',
    actual: () => deriveKey(repeated(0x0b, 22), ''),
  },
  {
    source: 'Argon2id version 19, test.c of the reference implementation (t 2, m 256 KiB, p 2)',
    expected: '6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037',
    actual: () => derivePasswordKey('password', utf8('somesalt'), { passes: 2, memoryKib: 256, lanes: 2 }),
  },
  {
    source: 'XChaCha20-Poly1305, draft-irtf-cfrg-xchacha-03 appendix A.3.1',
    expected: sunscreenSealed,
    actual: () => wrap(from(0x80, 32), from(0x40, 24), sunscreen, sunscreenContext),
  },
  {
    source: 'XChaCha20-Poly1305 opened, draft-irtf-cfrg-xchacha-03 appendix A.3.1',
    expected: toHex(sunscreen),
    actual: () => unwrap(from(0x80, 32), from(0x40, 24), fromHex(sunscreenSealed), sunscreenContext) ?? new Uint8Array(),
  },
  {
    source: 'Ed25519, RFC 8032 section 7.1 test 2',
    expected:
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    actual: () => ed25519.sign(fromHex('72'), fromHex('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb')),
  },
]

/**
 * Runs at every start of the backend, before any key is touched: Electron and the tests' Node bring different cryptographic
 * libraries. Throws (a bug, never an `AppError`) naming the answer that differs. Takes some tens of milliseconds.
 */
export async function selfTest(answers: readonly KnownAnswer[] = knownAnswers): Promise<void> {
  for (const { source, expected, actual } of answers) {
    if (!isSameBytes(await actual(), fromHex(expected))) throw new Error(`Self-test failed: ${source}`)
  }
  requireVerification()
}

function requireVerification(): void {
  const publicKey = fromHex('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c')
  const signature = fromHex(knownAnswers.at(-1)?.expected ?? '')
  const accepts = (message: string) => ed25519.verify(signature, fromHex(message), publicKey, { zip215: false })
  if (!accepts('72') || accepts('73')) throw new Error('Self-test failed: Ed25519 verification, RFC 8032 section 7.1 test 2')
}

/**
 * age has no short published vector for hybrid keys: a round trip shows that ML-KEM, X25519 and ChaCha20 work together here.
 * Takes a tenth of a second the first time, so it is not part of every start: exports that do not open would be found at once.
 */
export async function selfTestAge(): Promise<void> {
  const { identity, recipient } = await generateReceiverKey()
  const plaintext = utf8('Kernwijzer')
  if (!isSameBytes(await decryptWith(identity, await encryptFor([recipient], plaintext)), plaintext))
    throw new Error('Self-test failed: age')
}
