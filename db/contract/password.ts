import { breakRule } from './errors.ts'

/** What to do about a password; each has a text in the form. */
export const passwordHints = [
  'too-short',
  'too-long',
  'repetition',
  'sequence',
  'name',
  'common',
  'longer',
  'more-variety',
  'good',
] as const
export type PasswordHint = (typeof passwordHints)[number]

/** The reasons for which a password is refused. */
export type PasswordProblem = 'too-short' | 'too-long' | 'repetition' | 'sequence' | 'name' | 'common'

export interface PasswordStrength {
  /** 0 and 1 are refused or nearly so; 4 is a sentence. */
  readonly score: 0 | 1 | 2 | 3 | 4
  readonly hint: PasswordHint
}

export const minimumPasswordLength = 12
export const maximumPasswordLength = 256

/** What people type first, in Dutch and English; a password that is one of these and little more is no secret. */
const commonWords = [
  'wachtwoord',
  'welkom',
  'password',
  'passwort',
  'geheim',
  'voorschool',
  'peuterspeelzaal',
  'kinderopvang',
  'utrecht',
  'kernwijzer',
  'kernpartner',
  'projectleider',
  'locatiemanager',
  'administrator',
  'admin',
  'letmein',
  'iloveyou',
  'zomer',
  'winter',
  'lente',
  'herfst',
  'januari',
  'februari',
  'maart',
  'april',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
]

const sequences = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'azertyuiop',
  '1q2w3e4r5t6y7u8i9o0p',
  '!@#$%^&*()',
]

/**
 * The rule: 12 to 256 characters, any characters, and not trivial: one pattern repeated, a keyboard row, a name from the workspace
 * or a common password with a year behind it. Null when it may be used. `contextWords`: names of the workspace and the person.
 */
export function passwordProblem(password: string, contextWords: readonly string[] = []): PasswordProblem | null {
  const characters = [...password.normalize('NFC')]
  if (characters.length < minimumPasswordLength) return 'too-short'
  if (characters.length > maximumPasswordLength) return 'too-long'
  const plain = simplify(password)
  if (new Set(characters).size < 4 || isRepetition(characters.join('').toLowerCase())) return 'repetition'
  if (restWithout(plain, sequencesIn(plain)) < 5) return 'sequence'
  if (restWithout(plain, namesIn(plain, contextWords)) < 5) return 'name'
  if (
    restWithout(plain, [...commonWords.filter((word) => plain.includes(word)), ...namesIn(plain, contextWords), ...sequencesIn(plain)]) < 5
  )
    return 'common'
  return null
}

/** Throws `rule-broken` { rule: 'password-<problem>' } for a password that may not be used. */
export function requireStrongPassword(password: string, contextWords: readonly string[] = []): void {
  const problem = passwordProblem(password, contextWords)
  if (problem !== null) breakRule(`password-${problem}`, { minimum: minimumPasswordLength, maximum: maximumPasswordLength })
}

/** A guide for the meter: length counts most. Pure and the same in the form and the backend. */
export function passwordStrength(password: string, contextWords: readonly string[] = []): PasswordStrength {
  const problem = passwordProblem(password, contextWords)
  if (problem === 'too-short') return { score: password.length < 8 ? 0 : 1, hint: problem }
  if (problem !== null) return { score: 0, hint: problem }
  const characters = [...password.normalize('NFC')]
  const plain = simplify(password)
  const known = [...commonWords.filter((word) => plain.includes(word)), ...namesIn(plain, contextWords), ...sequencesIn(plain)]
  const surplus = known.reduce((sum, word) => sum + Math.max(0, word.length - 2), 0)
  const kinds = [/\p{Lowercase}/u, /\p{Uppercase}/u, /\p{Number}/u, /[^\p{Letter}\p{Number}]/u].filter((kind) => kind.test(password)).length
  const distinct = new Set(characters).size
  // About two bits per letter of ordinary language, a little more for variety; capped by how many different characters there are.
  const bits = Math.min((characters.length - surplus) * (1.9 + 0.4 * kinds), distinct * 8)
  if (bits < 32) return { score: 1, hint: distinct < 8 ? 'more-variety' : 'longer' }
  if (bits < 42) return { score: 2, hint: distinct < 8 ? 'more-variety' : 'longer' }
  if (bits < 56) return { score: 3, hint: 'good' }
  return { score: 4, hint: 'good' }
}

/** Small letters without accents, and digits that stand for letters read as letters. */
function simplify(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
}

/** One block of up to six characters, over and over: `aaaaaaaaaaaa`, `abcabcabcabc`. */
function isRepetition(text: string): boolean {
  for (let period = 1; period <= Math.min(6, text.length / 2); period++) {
    const block = text.slice(0, period)
    if (block.repeat(Math.ceil(text.length / period)).slice(0, text.length) === text) return true
  }
  return false
}

/** The pieces of four or more characters that follow the alphabet, the digits or the keyboard, forwards or backwards. */
function sequencesIn(text: string): string[] {
  const found: string[] = []
  for (let start = 0; start + 4 <= text.length;) {
    const length = longestRun(text, start)
    if (length >= 4) found.push(text.slice(start, start + length))
    start += Math.max(1, length >= 4 ? length : 1)
  }
  return found
}

function longestRun(text: string, start: number): number {
  let longest = 0
  for (const row of sequences) {
    for (const direction of [row, [...row].reverse().join('')]) {
      let length = 0
      while (start + length < text.length && direction.includes(text.slice(start, start + length + 1))) length++
      longest = Math.max(longest, length)
    }
  }
  return longest
}

function namesIn(plain: string, contextWords: readonly string[]): string[] {
  return [
    'kernwijzer',
    ...contextWords.flatMap((words) => [
      simplify(words),
      simplify(words).replaceAll(' ', ''),
      ...simplify(words).split(/[^\p{Letter}\p{Number}]+/u),
    ]),
  ].filter((word) => word.length >= 3 && plain.includes(word))
}

/** How many characters that are not digits or punctuation at the end stay when the known pieces are cut out. */
function restWithout(plain: string, pieces: readonly string[]): number {
  if (pieces.length === 0) return plain.length
  let rest = plain
  for (const piece of [...pieces].sort((a, b) => b.length - a.length)) rest = rest.replaceAll(piece, '')
  return rest.replace(/[\d\W_]/g, '').length
}
