import { foldForSearch, isNamePrefix } from './names.ts'

/** A child as far as a text can name her. */
export interface PersonName {
  readonly firstName: string
  readonly lastName: string | null
}

/** Where a text names another child, from `start` up to `end`, with a possessive s. */
interface NameSpan {
  readonly start: number
  readonly end: number
  /** "Sams toren", "Sam's toren", "Thomas' toren". */
  readonly isPossessive: boolean
}

interface Phrase {
  readonly words: readonly string[]
  /** A family name by itself counts only with a capital: "speelde bakker" names nobody. */
  readonly needsCapital: boolean
}

interface Word {
  readonly start: number
  readonly end: number
  readonly folded: string
  readonly hasCapital: boolean
}

/**
 * Takes other children's names out of a text about one child, before a parent sees it: each becomes "een ander kind", several in a row
 * "andere kinderen". Unlike the hints while typing (`other-names.ts`), which stay silent when in doubt, it masks when in doubt: first names
 * however they are written, every part of a name, family names by themselves where they have a capital ("speelde bakker" names
 * nobody), with Dutch prefixes and possessives. A word of the child's own name stays hers, also where another child has it
 * too; "Noor Jansen" is another when she is Noor Bakker. Made once for many texts, because a location may know thousands of names.
 */
export function nameMasker(
  others: readonly PersonName[],
  own: PersonName,
): (text: string) => { readonly text: string; readonly masked: number } {
  const ownWords = new Set([...wordsOf(own.firstName), ...wordsOf(own.lastName ?? '')])
  const phrases = new Map<string, Phrase[]>()
  const seen = new Set<string>()
  for (const phrase of others.flatMap(phrasesOf)) {
    const telling = phrase.words.filter((word) => !isNamePrefix(word))
    if (telling.length > 0 && telling.every((word) => ownWords.has(word))) continue
    const key = `${phrase.words.join(' ')}${phrase.needsCapital ? ' ^' : ''}`
    if (seen.has(key)) continue
    seen.add(key)
    const first = phrase.words[0] ?? ''
    phrases.set(first, [...(phrases.get(first) ?? []), phrase])
  }
  return (text) => maskNames(text, findNames(text, phrases))
}

const masks = { one: 'een ander kind', more: 'andere kinderen' }

/** Answers how many names were masked. */
function maskNames(text: string, spans: readonly NameSpan[]): { readonly text: string; readonly masked: number } {
  let result = ''
  let done = 0
  for (let index = 0; index < spans.length; index += 1) {
    const first = spans[index]
    if (first === undefined) break
    let last = first
    // "Sam, Yusuf en Mila" are other children together.
    for (let next = spans[index + 1]; next !== undefined && isListing(text.slice(last.end, next.start)); next = spans[index + 1]) {
      if (last.isPossessive) break
      last = next
      index += 1
    }
    const words = `${last === first ? masks.one : masks.more}${last.isPossessive ? (last === first ? ' z’n' : ' hun') : ''}`
    const before = text.slice(done, first.start)
    result += before + (beginsSentence(result + before) ? words.charAt(0).toUpperCase() + words.slice(1) : words)
    done = last.end
  }
  return { text: result + text.slice(done), masked: spans.length }
}

function phrasesOf({ firstName, lastName }: PersonName): Phrase[] {
  const first = wordsOf(firstName)
  const last = wordsOf(lastName ?? '')
  const core = last.slice(last.findIndex((word) => !isNamePrefix(word)))
  const called = [first, ...(first.length > 1 ? first.filter((word) => !isNamePrefix(word)).map((word) => [word]) : [])]
  const family = [last, core, ...core.filter((word) => !isNamePrefix(word)).map((word) => [word])]
  return [
    ...called.flatMap((name) => [
      // "Ben" is a child, "ben" is a verb.
      { words: name, needsCapital: name.every(isNamePrefix) },
      ...[last, core].filter((rest) => rest.length > 0).map((rest) => ({ words: [...name, ...rest], needsCapital: false })),
    ]),
    ...family.map((words) => ({ words, needsCapital: true })),
  ].filter(({ words }) => words.length > 1 || !/^[a-z0-9]?$/.test(words[0] ?? ''))
}

function wordsOf(name: string): string[] {
  return [...name.matchAll(wordPattern)].map((match) => fold(match[0])).filter((word) => word !== '')
}

/** With the signs that nobody sees (a soft hyphen, a zero-width space), so that they hide no name. */
const wordPattern = /[\p{L}\p{M}\p{N}\p{Cf}]+/gu

function fold(word: string): string {
  return foldForSearch(word.replace(/\p{Cf}/gu, ''))
}

function findNames(text: string, phrases: ReadonlyMap<string, readonly Phrase[]>): NameSpan[] {
  const words: Word[] = [...text.matchAll(wordPattern)]
    .map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      folded: fold(match[0]),
      hasCapital: /\p{Lu}|\p{Lt}|\p{Lo}/u.test(match[0]),
    }))
    .filter((word) => word.folded !== '')
  const spans: NameSpan[] = []
  for (let at = 0; at < words.length; at += 1) {
    const match = longestAt(text, words, at, phrases)
    if (match === null) continue
    spans.push(match.span)
    at += match.count - 1
  }
  return spans
}

function longestAt(
  text: string,
  words: readonly Word[],
  at: number,
  phrases: ReadonlyMap<string, readonly Phrase[]>,
): { readonly span: NameSpan; readonly count: number } | null {
  const first = words[at]
  if (first === undefined) return null
  let best: { span: NameSpan; count: number } | null = null
  for (const phrase of [...(phrases.get(first.folded) ?? []), ...(phrases.get(withoutS(first.folded)) ?? [])]) {
    const count = phrase.words.length
    if (best !== null && count <= best.count) continue
    const span = matchAt(text, words.slice(at, at + count), phrase)
    if (span !== null) best = { span, count }
  }
  return best
}

function matchAt(text: string, words: readonly Word[], { words: wanted, needsCapital }: Phrase): NameSpan | null {
  const [first] = words
  const last = words.at(-1)
  if (first === undefined || last === undefined || words.length < wanted.length) return null
  if (needsCapital && !words.some((word) => word.hasCapital)) return null
  for (const [index, word] of words.entries()) {
    const name = wanted[index] ?? ''
    const next = words[index + 1]
    if (next !== undefined && !/^[\s'’`´.\-‐‑–]{1,3}$/u.test(text.slice(word.end, next.start))) return null
    if (word.folded === name) continue
    // A bare s only at the end, and not where it makes another word of a short name: "bos" is a wood, "Bos" may be of Bo.
    if (index < wanted.length - 1 || withoutS(word.folded) !== name || (name.length < 4 && !word.hasCapital)) return null
    return { start: first.start, end: last.end, isPossessive: true }
  }
  const rest = text.slice(last.end)
  const possessive = (/[sxz]$/u.test(last.folded) ? /^['’]s?(?![\p{L}\p{M}\p{N}])/u : /^['’`´]s(?![\p{L}\p{M}\p{N}])/u).exec(rest)
  return { start: first.start, end: last.end + (possessive?.[0].length ?? 0), isPossessive: possessive !== null }
}

function withoutS(word: string): string {
  return word.length > 2 && word.endsWith('s') ? word.slice(0, -1) : ''
}

function isListing(between: string): boolean {
  return /^\s*(?:,|&|\+|\/|,?\s*en)\s*$/u.test(between)
}

function beginsSentence(before: string): boolean {
  return /(?:^|[.!?:]\s|\n)[\s"'“‘(]*$/u.test(before)
}
