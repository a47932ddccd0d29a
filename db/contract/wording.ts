import type { FoundName } from './other-names.ts'
import { findPrivateDetails } from './private-details.ts'
import type { HintCode, HintKind } from './wording-codes.ts'
import { firstWordsOf, matchPhrase, phrase, placeWords, type Phrase, type PhraseMatch, type PlacedWord } from './wording-phrases.ts'
import * as known from './wording-words.ts'
import type { WordingRule } from './wording-words.ts'

/** Something in a text that could be said better, as `text.slice(from, to)`. */
export interface Hint {
  readonly from: number
  readonly to: number
  readonly kind: HintKind
  readonly code: HintCode
}

export interface HintOptions {
  /** Finds the names of the children of this location: `nameFinder(…)` of other-names.ts. */
  readonly findNames?: ((text: string) => readonly FoundName[]) | undefined
  /** The children that the text is about: their names belong in it. */
  readonly ownChildIds?: readonly string[] | undefined
}

/**
 * Where a text about a child judges, names an illness, tells who or where somebody is, or names another child: in the order of the text,
 * without overlap. Never throws; costs as much as the text is long. Sources: experience.md "Words", security.md 6.
 */
export function findHints(text: string, { findNames, ownChildIds = [] }: HintOptions = {}): Hint[] {
  const details = findPrivateDetails(text).map((detail): Hint => ({ ...detail, code: detail.kind }))
  const names = (findNames?.(text) ?? [])
    .filter(({ childIds }) => !childIds.some((id) => ownChildIds.includes(id)))
    .map(({ from, to }): Hint => ({ from, to, kind: 'name', code: 'name' }))
  return withoutOverlap([...details, ...names, ...findPhrases(text)])
}

interface Compiled {
  readonly rule: WordingRule
  readonly kind: HintKind
  readonly phrase: Phrase
}

const compiledByFirstWord = compile([
  ['diagnosis', known.diagnoses],
  ['suspicion', known.suspicions],
  ['judgement', known.judgements],
  ['judgement', known.generalisations],
])

function compile(rules: readonly (readonly [HintKind, readonly WordingRule[]])[]): ReadonlyMap<string, readonly Compiled[]> {
  const byFirstWord = new Map<string, Compiled[]>()
  for (const [kind, list] of rules) {
    for (const rule of list) {
      for (const written of rule.phrases) {
        const compiled = { rule, kind, phrase: phrase(written) }
        for (const word of firstWordsOf(compiled.phrase)) byFirstWord.set(word, [...(byFirstWord.get(word) ?? []), compiled])
      }
    }
  }
  return byFirstWord
}

function findPhrases(text: string): Hint[] {
  const words = placeWords(text)
  const around = lookAround(words)
  return words.flatMap((word, index) =>
    (compiledByFirstWord.get(word.folded) ?? []).flatMap(({ rule, kind, phrase: wanted }): Hint[] => {
      const match = matchPhrase(wanted, words, index)
      if (match === null || !isWrittenSo(rule, text.slice(match.from, match.to)) || isExcepted(rule, words, match)) return []
      if (isExcused(kind, rule, words, match, around)) return []
      return [{ from: match.from, to: match.to, kind, code: rule.code }]
    }),
  )
}

function isWrittenSo({ letters }: WordingRule, written: string): boolean {
  if (letters === 'capital') return written === written.toUpperCase()
  return letters !== 'small' || !/^\p{Lu}/u.test(written)
}

function isExcepted({ notAfter = [], notBefore = [] }: WordingRule, words: readonly PlacedWord[], { first, last }: PhraseMatch): boolean {
  const sentence = words[first]?.sentence
  const standsAt = (index: number, written: string): boolean =>
    written.split(' ').every((wanted, offset) => {
      const word = words[index + offset]
      if (word?.sentence !== sentence) return false
      return wanted.startsWith('*') ? hasEnd(word, wanted.slice(1)) : word?.folded === wanted
    })
  return notAfter.some((written) => standsAt(first - 1, written)) || notBefore.some((written) => standsAt(last + 1, written))
}

function hasEnd(word: PlacedWord | undefined, end: string): boolean {
  return word !== undefined && word.folded.length > end.length + 1 && word.folded.endsWith(end)
}

/** What is true of a whole sentence, worked out once. */
interface Around {
  readonly tellsStory: ReadonlySet<number>
  readonly namesSource: ReadonlySet<number>
  /** Clauses that repeat what somebody said. */
  readonly isReported: ReadonlySet<number>
}

function lookAround(words: readonly PlacedWord[]): Around {
  const [story, professional, guess, reported] = [new Set<number>(), new Set<number>(), new Set<number>(), new Set<number>()]
  let saidIn = -1
  for (const [index, { folded, sentence, clause }] of words.entries()) {
    const [before, after] = [words[index - 1]?.folded ?? '', words[index + 1]?.folded ?? '']
    const isBook =
      known.bookWords.has(folded) && (after === 'over' || after === 'van' || before === 'uit' || words[index - 2]?.folded === 'in')
    if (known.storyWords.has(folded) || isBook) story.add(sentence)
    if (known.professionals.has(folded)) professional.add(sentence)
    if (known.guesses.has(folded) || (folded === 'volgens' && (after === 'mij' || after === 'ons'))) guess.add(sentence)
    if (known.sayings.has(folded)) saidIn = sentence
    if ((folded === 'dat' || folded === 'of') && saidIn === sentence) reported.add(clause)
  }
  return { tellsStory: story, namesSource: new Set([...professional].filter((one) => !guess.has(one))), isReported: reported }
}

/** Not every such word is a judgement: who quotes, denies, tells a story or names a source describes. */
function isExcused(kind: HintKind, rule: WordingRule, words: readonly PlacedWord[], match: PhraseMatch, around: Around): boolean {
  const word = words[match.first]
  if (word === undefined || word.isQuoted) return true
  if (kind === 'diagnosis') return around.namesSource.has(word.sentence)
  if (kind !== 'judgement') return false
  if (around.tellsStory.has(word.sentence) || around.isReported.has(word.clause)) return true
  if (isGeneralisation(rule)) return isOfGrownUp(words, match)
  return isDenied(words, match) || isOfCharacter(words, match)
}

function isGeneralisation({ code }: WordingRule): boolean {
  return code === 'always' || code === 'never'
}

function isDenied(words: readonly PlacedWord[], match: PhraseMatch): boolean {
  return nearby(words, match, 3, 2).some((at) => known.negations.has(words[at]?.folded ?? ''))
}

/** "De wolf is stout", "een stoute wolf"; not "stout: gooit met de beer". */
function isOfCharacter(words: readonly PlacedWord[], match: PhraseMatch): boolean {
  return nearby(words, match, 4, 1).some((at) => known.characters.has(words[at]?.folded ?? '') && !isAfterPreposition(words, at, 2))
}

/** "Moeder brengt haar altijd", and not "vraagt altijd om moeder". */
function isOfGrownUp(words: readonly PlacedWord[], { first }: PhraseMatch): boolean {
  const clause = words[first]?.clause
  for (let at = first - 1; at >= Math.max(0, first - 6) && words[at]?.clause === clause; at -= 1) {
    if (known.grownUps.has(words[at]?.folded ?? '') && !isAfterPreposition(words, at, 1)) return true
  }
  const next = words[first + 1]
  return next?.clause === clause && known.grownUps.has(next?.folded ?? '') && words[first - 1]?.clause !== clause
}

/** "met mama", "met de beer"; not the last word of what was said before. */
function isAfterPreposition(words: readonly PlacedWord[], at: number, distance: number): boolean {
  const before = words[at - distance]
  return before?.clause === words[at]?.clause && known.prepositions.has(before?.folded ?? '')
}

/** The places of the words of the same clause, so many before and after. */
function nearby(words: readonly PlacedWord[], { first, last }: PhraseMatch, before: number, after: number): number[] {
  const clause = words[first]?.clause
  const places: number[] = []
  for (let at = Math.max(0, first - before); at <= Math.min(words.length - 1, last + after); at += 1) {
    if ((at < first || at > last) && words[at]?.clause === clause) places.push(at)
  }
  return places
}

/** In the order of the text; of two in one place the one that is found first in the list, which is the weightier. */
function withoutOverlap(hints: readonly Hint[]): Hint[] {
  const sorted = hints
    .map((hint, weight) => ({ hint, weight }))
    .sort((one, other) => one.hint.from - other.hint.from || one.weight - other.weight)
  const kept: { hint: Hint; weight: number }[] = []
  for (const one of sorted) {
    const last = kept.at(-1)
    if (last === undefined || last.hint.to <= one.hint.from) kept.push(one)
    else if (one.weight < last.weight) kept[kept.length - 1] = one
  }
  return kept.map(({ hint }) => hint)
}
