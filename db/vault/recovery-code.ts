import { AppError } from '../contract/errors.ts'

/** No B, I, L, O, Q, S, Z: they look like 8, 1, 1, 0, 0, 5, 2. Their number, 29, is a prime, which the check characters need. */
const alphabet = '0123456789ACDEFGHJKMNPRTUVWXY'
const base = 29
const groupCount = 9
const dataPerGroup = 3
/** 27 digits in base 29 hold 131 bits. */
const bitLimit = 1n << 128n

/**
 * Writes 128 bits as nine groups of four, of which the fourth character checks the other three and their place:
 * any one wrong character, two swapped neighbours within a group or two swapped groups are found, and in which group.
 */
export function formatRecoveryCode(secret: Uint8Array): string {
  if (secret.length !== 16) throw new TypeError('A recovery code has 16 bytes')
  let value = secret.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  const digits: number[] = []
  for (let i = 0; i < groupCount * dataPerGroup; i++) {
    digits.unshift(Number(value % BigInt(base)))
    value /= BigInt(base)
  }
  return Array.from({ length: groupCount }, (_, group) => {
    const data = digits.slice(group * dataPerGroup, (group + 1) * dataPerGroup)
    return [...data, checkDigit(data, group)].map((digit) => alphabet[digit] ?? '').join('')
  }).join('-')
}

/**
 * Reads what somebody typed from paper: case, spaces, dashes and look-alikes are forgiven. Throws `wrong-recovery-code` with
 * { reason: 'length' } or { reason: 'typo', group } (1–9; 0: every group fits, yet this is no code of ours).
 */
export function parseRecoveryCode(typed: string): Uint8Array {
  const characters = [...typed.normalize('NFKC').toUpperCase()]
    .filter((character) => !/[\s\p{Pd}._:,·]/u.test(character))
    .map(withoutLookAlike)
  const unknown = characters.findIndex((character) => !alphabet.includes(character))
  if (unknown !== -1)
    throw new AppError('wrong-recovery-code', { reason: 'typo', group: Math.min(groupCount, Math.floor(unknown / 4) + 1) })
  if (characters.length !== groupCount * 4)
    throw new AppError('wrong-recovery-code', { reason: 'length', found: characters.length, expected: groupCount * 4 })

  const digits = characters.map((character) => alphabet.indexOf(character))
  let value = 0n
  for (let group = 0; group < groupCount; group++) {
    const data = digits.slice(group * 4, group * 4 + dataPerGroup)
    if (checkDigit(data, group) !== digits[group * 4 + dataPerGroup])
      throw new AppError('wrong-recovery-code', { reason: 'typo', group: group + 1 })
    for (const digit of data) value = value * BigInt(base) + BigInt(digit)
  }
  if (value >= bitLimit) throw new AppError('wrong-recovery-code', { reason: 'typo', group: 0 })
  return Uint8Array.from({ length: 16 }, (_, index) => Number((value >> BigInt(8 * (15 - index))) & 0xffn))
}

/** Distinct factors below a prime: each single change and each swap of neighbours, the check character included, changes the sum. */
function checkDigit(data: readonly number[], group: number): number {
  return data.reduce((sum, digit, place) => sum + digit * (place + 2), group + 1) % base
}

function withoutLookAlike(character: string): string {
  switch (character) {
    case 'O':
    case 'Q':
      return '0'
    case 'I':
    case 'L':
      return '1'
    case 'S':
      return '5'
    case 'Z':
      return '2'
    case 'B':
      return '8'
    default:
      return character
  }
}
