import { familyInitial, foldForSearch } from './names.ts'
import { wordsOf, type Word } from './text-words.ts'

/** A child as her name may stand in a text. */
export interface NamedChild {
  readonly id: string
  readonly firstName: string
  readonly lastName: string | null
}

/** A name in a text, as `text.slice(from, to)`. More children can bear it. */
export interface FoundName {
  readonly from: number
  readonly to: number
  readonly childIds: readonly string[]
}

interface Bearer {
  /** The folded words of the first name after its first word. */
  readonly rest: readonly string[]
  /** The folded words of the family name. */
  readonly family: readonly string[]
  readonly initial: string
}

/**
 * First names that are also words: only with a capital they are a name. "Ik ben", "max drie keer", "de roos in de vaas".
 * Names of one or two letters need their capital too.
 */
const alsoWords = new Set(
  (
    'amber angel april bas beer bel belle ben bloem boy dag elf els fee hart hope iris jade jasmijn jet job juli juni kas kok koning lente lief ' +
    'lieve linde lot lux maan maas mark mat max mees mei merel mus nacht piet pip prins puk rein ring rob roman roos ros ruby ster storm teddy ' +
    'tel tijger vlinder vos wil wolf zee zomer zon zus'
  ).split(' '),
)

/**
 * Finds the names of these children in any text: whole words, without accents, also with a possessive ("Sams", "Lina's") and with the family
 * name or its initial behind it, by which two children of one first name are told apart. Make it once for a list of children; it costs as
 * much as the text is long, however many children there are.
 */
export function nameFinder(children: readonly NamedChild[]): (text: string) => FoundName[] {
  const byFirstWord = new Map<string, NamedChild[]>()
  for (const child of children) {
    const first = firstWordOf(child.firstName)
    const bearers = byFirstWord.get(first)
    if (bearers === undefined) byFirstWord.set(first, [child])
    else bearers.push(child)
  }
  return (text) => {
    const words = wordsOf(text)
    const found: FoundName[] = []
    for (let index = 0; index < words.length;) {
      const match = byFirstWord.size === 0 ? null : matchAt(words, index, byFirstWord)
      if (match !== null) found.push(match.name)
      index += match?.words ?? 1
    }
    return found
  }
}

/** The longest name that begins at this word. */
function matchAt(
  words: readonly Word[],
  index: number,
  byFirstWord: ReadonlyMap<string, readonly NamedChild[]>,
): { readonly name: FoundName; readonly words: number } | null {
  const word = words[index]
  if (word === undefined) return null
  const [first, bearers] = bearersOf(word.folded, byFirstWord)
  if (first === undefined || !isWrittenAsName(word, first)) return null
  let longest: { ids: string[]; words: number } = { ids: [], words: 0 }
  for (const child of bearers) {
    const { rest, ...bearer } = bearerOf(child)
    if (!rest.every((folded, at) => withoutPossessive(words[index + 1 + at]?.folded, folded))) continue
    const known = 1 + rest.length
    const length = known + familyWords(words, index + known, bearer)
    if (length > longest.words) longest = { ids: [child.id], words: length }
    else if (length === longest.words) longest.ids.push(child.id)
  }
  const last = words[index + longest.words - 1]
  if (last === undefined || longest.words === 0) return null
  return { name: { from: word.from, to: last.to, childIds: longest.ids }, words: longest.words }
}

function firstWordOf(firstName: string): string {
  return /^[A-Za-z]+$/.test(firstName) ? firstName.toLowerCase() : (wordsOf(firstName)[0]?.folded ?? '')
}

const known = new WeakMap<NamedChild, Bearer>()

/** Worked out when the first name is met in a text, so that a list of thousands is quick to make. */
function bearerOf(child: NamedChild): Bearer {
  const before = known.get(child)
  if (before !== undefined) return before
  const bearer: Bearer = {
    rest: wordsOf(child.firstName)
      .slice(1)
      .map((word) => word.folded),
    family: wordsOf(child.lastName ?? '').map((word) => word.folded),
    initial: foldForSearch(familyInitial(child.lastName) ?? ''),
  }
  known.set(child, bearer)
  return bearer
}

/** A whole name first, then the name without its possessive: "Lars" is a name, "Sams" is Sam's. */
function bearersOf(folded: string, byFirstWord: ReadonlyMap<string, readonly NamedChild[]>): [string | undefined, readonly NamedChild[]] {
  for (const candidate of [folded, folded.replace(/'s?$/u, ''), folded.endsWith('s') ? folded.slice(0, -1) : folded]) {
    const bearers = byFirstWord.get(candidate)
    if (bearers !== undefined) return [candidate, bearers]
  }
  return [undefined, []]
}

function withoutPossessive(written: string | undefined, name: string): boolean {
  return written !== undefined && (written === name || written === `${name}s` || written === `${name}'s`)
}

/** How many of the following words are the family name, or its initial. */
function familyWords(words: readonly Word[], start: number, { family, initial }: Pick<Bearer, 'family' | 'initial'>): number {
  if (family.length === 0) return 0
  if (family.every((folded, at) => withoutPossessive(words[start + at]?.folded, folded))) return family.length
  const next = words[start]
  return next !== undefined && next.hasCapital && next.folded === initial ? 1 : 0
}

function isWrittenAsName(word: Word, name: string): boolean {
  if (word.hasCapital) return true
  const hasNoCase = name.toUpperCase() === name.toLowerCase()
  return hasNoCase || (name.length > 2 && !alsoWords.has(name))
}
