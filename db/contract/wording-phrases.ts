import { foldForSearch } from './names.ts'
import { wordsOf, type Word } from './text-words.ts'

/** A word with where it stands: words of one clause are about one thing, words between quotes are somebody else's. */
export interface PlacedWord extends Word {
  readonly clause: number
  readonly sentence: number
  readonly isQuoted: boolean
}

/**
 * How a phrase of `wording-words.ts` is written: words with a space between them, `koppig(e)` for koppig and koppige, `is|was` for one or
 * the other, `~` for any number of words that only say how much, when or who (heel erg, weer, hij), `$` for the end of the clause.
 * What stands in `[square brackets]` is underlined; without them the whole phrase is.
 */
type Step = { readonly words: ReadonlySet<string>; readonly isMarked: boolean } | 'filler' | 'end'
export interface Phrase {
  readonly steps: readonly Step[]
  readonly hasMark: boolean
}

const fillers = new Set(
  (
    'heel erg zo te veel vaak soms weer best nogal echt gewoon ook nog wel eens een beetje wat behoorlijk ontzettend vreselijk enorm ' +
    'super vandaag vanochtend vanmiddag gisteren deze week nu toen altijd steeds helemaal bijna meestal dan maar alleen vrij ' +
    'ongelooflijk verschrikkelijk zeer bijzonder extreem zich hier daar hij ze zij toch al'
  ).split(' '),
)

const conjunctions = new Set(
  'en maar want omdat dus terwijl als toen dat die waardoor zodat of doordat hoewel sinds voordat nadat'.split(' '),
)

/** Reads a phrase; see `Phrase` for how they are written. */
export function phrase(written: string): Phrase {
  let isMarked = false
  const steps = written.split(' ').map((part): Step => {
    if (part.startsWith('[')) isMarked = true
    const step = stepOf(part, isMarked)
    if (part.endsWith(']')) isMarked = false
    return step
  })
  return { steps, hasMark: written.includes('[') }
}

function stepOf(part: string, isMarked: boolean): Step {
  const word = part.replace(/[[\]]/g, '')
  if (word === '~') return 'filler'
  if (word === '$') return 'end'
  return { words: new Set(word.split('|').flatMap(inflections).map(foldForSearch)), isMarked }
}

function inflections(word: string): string[] {
  const match = /^(.*)\((.*)\)$/.exec(word)
  return match === null ? [word] : [match[1] ?? '', `${match[1] ?? ''}${match[2] ?? ''}`]
}

/** The words with which a phrase can begin. */
export function firstWordsOf({ steps }: Phrase): readonly string[] {
  const first = steps[0]
  return first === undefined || typeof first === 'string' ? [] : [...first.words]
}

export interface PhraseMatch {
  /** The words of the whole phrase, for what stands before and after it. */
  readonly first: number
  readonly last: number
  /** What is underlined. */
  readonly from: number
  readonly to: number
}

interface Walked {
  readonly end: number
  readonly mark: { readonly from: number; readonly to: number } | null
}

/** The phrase at this word, inside one clause. */
export function matchPhrase({ steps, hasMark }: Phrase, words: readonly PlacedWord[], index: number): PhraseMatch | null {
  const clause = words[index]?.clause
  const walk = (step: number, at: number): Walked | null => {
    const wanted = steps[step]
    if (wanted === undefined) return { end: at, mark: null }
    const word = words[at]
    const here = word?.clause === clause ? word : undefined
    if (wanted === 'end') return here === undefined ? { end: at, mark: null } : null
    if (wanted === 'filler') return walk(step + 1, at) ?? (here !== undefined && fillers.has(here.folded) ? walk(step, at + 1) : null)
    if (here === undefined || !wanted.words.has(here.folded)) return null
    const after = walk(step + 1, at + 1)
    if (after === null || (hasMark && !wanted.isMarked)) return after
    return { end: after.end, mark: { from: here.from, to: after.mark?.to ?? here.to } }
  }
  const walked = walk(0, index)
  return walked?.mark == null ? null : { first: index, last: walked.end - 1, ...walked.mark }
}

/** The words of a text with their clause and sentence. */
export function placeWords(text: string): PlacedWord[] {
  const quotes = quotesOf(text)
  const placed: PlacedWord[] = []
  let [clause, sentence, end, quote] = [0, 0, 0, 0]
  for (const word of wordsOf(text)) {
    const gap = text.slice(end, word.from)
    if (/[.!?\n\r]/.test(gap)) sentence += 1
    if (/[.!?\n\r,;:()–—]/.test(gap) || / - /.test(gap) || conjunctions.has(word.folded)) clause += 1
    while ((quotes[quote]?.to ?? Infinity) <= word.from) quote += 1
    const inside = quotes[quote]
    placed.push({ ...word, clause, sentence, isQuoted: inside !== undefined && inside.from < word.from })
    end = word.to
  }
  return placed
}

const closing: Readonly<Record<string, string>> = { '“': '”', '„': '”“', '"': '"”', '‘': '’', "'": "'", '«': '»', '»': '«' }
const longestQuote = 400
const mostSignsInside = 12

/** Speech between quotes. An apostrophe ("zo'n", "'s ochtends", "Lars' jas") opens none. */
function quotesOf(text: string): { from: number; to: number }[] {
  const signs = [...text.matchAll(/[“„”"‘’'«»]/g)].map(({ 0: sign, index }) => ({ sign, at: index }))
  const quotes: { from: number; to: number }[] = []
  for (let place = 0; place < signs.length; place += 1) {
    const { sign, at } = signs[place] ?? { sign: '', at: 0 }
    const ends = closing[sign]
    if (ends === undefined || !opensQuote(text, at)) continue
    // A quote holds a few other signs at most: what was left open does not swallow the page.
    for (let end = place + 1; end < Math.min(signs.length, place + 1 + mostSignsInside); end += 1) {
      const close = signs[end] ?? { sign: '', at: 0 }
      if (close.at - at > longestQuote) break
      if (!ends.includes(close.sign) || (isSingle(close.sign) && /[\p{L}\p{N}]/u.test(text.charAt(close.at + 1)))) continue
      quotes.push({ from: at, to: close.at })
      place = end
      break
    }
  }
  return quotes
}

function isSingle(sign: string): boolean {
  return sign === "'" || sign === '’'
}

function opensQuote(text: string, at: number): boolean {
  if (/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return false
  const sign = text.charAt(at)
  return (sign !== "'" && sign !== '‘') || !/^['‘](?:s|t|n|k|m|r)(?![\p{L}\p{N}])/u.test(text.slice(at, at + 3))
}
