import { foldForSearch } from './names.ts'

/** How two children are alike: perhaps the very same one, the same name, or only the same birthday. */
export const nameLikenesses = ['same', 'name', 'birthday'] as const
export type NameLikeness = (typeof nameLikenesses)[number]

export interface Named {
  readonly firstName: string
  readonly lastName: string | null
  /** Null while nobody typed it. */
  readonly bornOn: string | null
}

/** Words before a family name that people write, forget and abbreviate: "van der", "v.d.", "el", "Ben". */
const prefixes = new Set([
  ...['van', 'de', 'der', 'den', 'het', 't', 's', 'ten', 'ter', 'te', 'op', 'in', 'aan', 'v', 'vd', 'vande', 'vander', 'vanden', 'd'],
  ...['el', 'al', 'ben', 'bin', 'bint', 'ibn', 'abu', 'ait', 'von', 'da', 'do', 'dos', 'du', 'la', 'le', 'di'],
])

/** The words of a name in lower case, without accents, marks and prefixes; a name of prefixes alone stays as it is. */
export function plainWords(name: string): string[] {
  const words = foldForSearch(name)
    .replace(/['’‘`´.]+/gu, ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  const rest = words.filter((word) => !prefixes.has(word))
  return rest.length === 0 ? words : rest
}

/**
 * What a name sounds like to somebody who writes Dutch, as a key of consonants: "Joesoef", "Youssef" and "Yusuf" share one, so do
 * "Vleur" and "Fleur", "Mohamed" and "Muhammad". Our own rules: vowels only count at the beginning, voiced and voiceless are one,
 * double letters are one, and an h is only heard between vowels. Words in another script stay as they are.
 */
export function soundOf(word: string): string {
  const heard = heardAs(word)
  return heard.slice(0, 1) + heard.slice(1).replace(/[aeiouy]/gu, '')
}

/** One letter for each sound, vowels and all: "sophie" is heard as "sofie". */
function heardAs(word: string): string {
  let heard = word.replace(/(.)\1+/gu, '$1')
  for (const [written, sound] of sounds) heard = heard.replace(written, sound)
  return heard
}

/** In this order: several letters before one, the beginning of a word before its middle. */
const sounds: readonly (readonly [RegExp, string])[] = [
  [/dt\b/gu, 't'],
  [/d\b/gu, 't'],
  [/tch|tj|tsj/gu, 'c'],
  [/^dj|^y(?=[aeiou])|^i(?=[aeou])/gu, 'j'],
  [/(?<=[aeou])y(?=[aeiou])/gu, 'j'],
  [/dj/gu, 'j'],
  [/sch/gu, 'sg'],
  [/sj|sh/gu, 's'],
  [/^ch(?=r)|ck|kh(?=[^aeiou]|$)/gu, 'k'],
  [/ch|gh|kh/gu, 'g'],
  [/th/gu, 't'],
  [/dh/gu, 'd'],
  [/ph|v/gu, 'f'],
  [/qu?/gu, 'k'],
  [/x/gu, 'ks'],
  [/c(?=[eiy])|z/gu, 's'],
  [/c/gu, 'k'],
  [/p?b\b/gu, 'p'],
  [/oe|ou|uu/gu, 'u'],
  [/ij|ei|ey/gu, 'i'],
  [/(?<![aeiou])(?<!^)h|h(?![aeiou])/gu, ''],
]

/** The same sound, one the beginning of the other ("Mo", "Mohamed"), or as many slips of the finger apart as its length forgives. */
export function isSimilarName(one: string, other: string): boolean {
  const a = plainWords(one)
  const b = plainWords(other)
  if (a.length === 0 || b.length === 0) return false
  if (a.join(' ') === b.join(' ') || a.join('') === b.join('')) return true
  // "Anne" and "Anne Sophie": each word of the shorter name has its like in the longer one; of equals each in the other.
  return (a.length > b.length || isFoundIn(a, b)) && (b.length > a.length || isFoundIn(b, a))
}

function isFoundIn(words: readonly string[], others: readonly string[]): boolean {
  return words.every((word) => others.some((other) => isSimilarWord(word, other)))
}

function isSimilarWord(one: string, other: string): boolean {
  if (one === other) return true
  const shortest = Math.min(one.length, other.length)
  if (shortest < 2) return false
  if (one.startsWith(other) || other.startsWith(one)) return true
  const forgiven = shortest >= 7 ? 2 : shortest >= 3 ? 1 : 0
  if (isWithin(forgiven, one, other) || (forgiven > 0 && heardAs(one) === heardAs(other))) return true
  // Two consonants say too little: "Daan" and "Dina" are two children.
  const sound = soundOf(one)
  return [...sound].length >= 3 && sound === soundOf(other)
}

/** The lengths tell quickly that most names are too far apart. */
function isWithin(slips: number, one: string, other: string): boolean {
  return Math.abs(one.length - other.length) <= slips && slipsBetween(one, other) <= slips
}

/** Letters to change, add, take away or swap with the neighbour to get from one word to the other (optimal string alignment). */
export function slipsBetween(one: string, other: string): number {
  const a = [...one]
  const b = [...other]
  let beforeLast: number[] = []
  let last = b.map((_letter, index) => index + 1)
  last.unshift(0)
  for (const [row, letter] of a.entries()) {
    const next = [row + 1]
    for (const [column, its] of b.entries()) {
      const swap = row > 0 && column > 0 && letter === b[column - 1] && a[row - 1] === its ? (beforeLast[column - 1] ?? 0) + 1 : Infinity
      next.push(Math.min((last[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1, (last[column] ?? 0) + (letter === its ? 0 : 1), swap))
    }
    beforeLast = last
    last = next
  }
  return last[b.length] ?? 0
}

/**
 * Whether two children are perhaps one. A close first name on the same birthday is `same`, a close full name is `name`; the same birthday alone is `birthday`, because people mishear names. Symmetric; prefixes and
 * accents do not matter.
 */
export function likenessOf(one: Named, other: Named): NameLikeness | null {
  const isSameDay = one.bornOn !== null && one.bornOn === other.bornOn
  const isFirstAlike = isSimilarName(one.firstName, other.firstName)
  if (isSameDay && isFirstAlike) return 'same'
  if (isFirstAlike && isSameFamily(one, other)) return 'name'
  return isSameDay ? 'birthday' : null
}

/** Without a family name the first name has to be the very same. */
function isSameFamily(one: Named, other: Named): boolean {
  if (one.lastName !== null && other.lastName !== null) return isSimilarName(one.lastName, other.lastName)
  return one.lastName === other.lastName && plainWords(one.firstName).join(' ') === plainWords(other.firstName).join(' ')
}
