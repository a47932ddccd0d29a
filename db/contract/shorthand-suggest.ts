import type { Domain, SubDomain } from './observations.ts'
import { comingDay, pastDay } from './shorthand-dates.ts'
import { readHead } from './shorthand-head.ts'
import { findName, nameInLine, nameKey, suggestNames, type NameIndex } from './shorthand-names.ts'
import { readSigns } from './shorthand-signs.ts'
import type { Shorthand } from './shorthand.ts'
import {
  contactKindWords,
  domainWords,
  outcomeWords,
  partnerWords,
  subDomainWords,
  type ContactKind,
  type ContactOutcome,
  type Partner,
} from './shorthand-words.ts'

/** What could stand where somebody is typing. */
export type Suggested =
  | { readonly type: 'child'; readonly childId: string }
  | { readonly type: 'domain'; readonly domain: Domain }
  | { readonly type: 'subDomain'; readonly subDomain: SubDomain }
  | { readonly type: 'date'; readonly on: string }
  | { readonly type: 'agreement'; readonly dueOn: string }
  | { readonly type: 'partner'; readonly partner: Partner }
  | { readonly type: 'staffOnly' }
  | { readonly type: 'contactKind'; readonly kind: ContactKind }
  | { readonly type: 'outcome'; readonly outcome: ContactOutcome }

export interface Suggestion {
  readonly insert: string
  readonly what: Suggested
}

export interface Suggestions {
  /** What a suggestion takes the place of. */
  readonly start: number
  readonly end: number
  readonly options: readonly Suggestion[]
}

const mostNames = 8
const comingWords = ['morgen', 'overmorgen', 'ma', 'di', 'wo', 'do', 'vr'] as const
const pastWords = ['gisteren', 'eergisteren', 'ma', 'di', 'wo', 'do', 'vr'] as const

/** What fits at the place of the caret; no options when what stands there is complete. */
export function suggestAt({ line, kind }: Pick<Shorthand, 'line' | 'kind'>, caret: number, names: NameIndex): Suggestions {
  const before = line.slice(0, caret)
  // In the middle of a word nothing is suggested: what follows would be glued to it.
  if (/^[\p{L}\p{N}]/u.test(line.slice(caret))) return nothing(caret)
  const sign = /(?<=^|[\s:,;&+(])([#!@*])([\p{L}\p{M}\p{N}_/-]*)$/u.exec(before)
  if (sign !== null) {
    const typed = sign[2] ?? ''
    const options = signOptions(sign[1] ?? '', typed, kind === 'contact', names)
    // One possibility of which two letters stand there is understood already: nothing is left to help with.
    const isDone = options.length === 1 && nameKey(typed).length >= 2
    return { start: sign.index, end: caret, options: isDone ? [] : options }
  }
  return nameOptions(before, caret, names) ?? dayInText(before, caret, names.today) ?? nothing(caret)
}

function nothing(caret: number): Suggestions {
  return { start: caret, end: caret, options: [] }
}

function signOptions(sign: string, typed: string, isContact: boolean, names: NameIndex): readonly Suggestion[] {
  const key = nameKey(typed)
  const fits = ({ insert }: Suggestion) => nameKey(insert).startsWith(key)
  switch (sign) {
    case '#':
      return isContact ? contactOptions(typed) : [...domainOptions(typed), ...(typed === '' ? [] : dayOptions(names.today).filter(fits))]
    case '!':
      return comingWords
        .map((word) => ({ insert: `!${word}`, what: { type: 'agreement', dueOn: comingDay(word, names.today) ?? names.today } as const }))
        .filter(fits)
    case '@':
      return firstOfEach(partnerWords, typed).map(([word, partner]) => ({ insert: `@${word}`, what: { type: 'partner', partner } }))
    default:
      return [{ insert: '*intern', what: { type: 'staffOnly' } } as const].filter(fits)
  }
}

function domainOptions(typed: string): readonly Suggestion[] {
  return [
    ...firstOfEach(domainWords, typed).map(([word, domain]) => ({ insert: `#${word}`, what: { type: 'domain', domain } }) as const),
    ...firstOfEach(subDomainWords, typed).map(
      ([word, subDomain]) => ({ insert: `#${word}`, what: { type: 'subDomain', subDomain } }) as const,
    ),
  ]
}

function contactOptions(typed: string): readonly Suggestion[] {
  return [
    ...firstOfEach(contactKindWords, typed).map(([word, kind]) => ({ insert: `#${word}`, what: { type: 'contactKind', kind } as const })),
    ...firstOfEach(outcomeWords, typed).map(([word, outcome]) => ({ insert: `#${word}`, what: { type: 'outcome', outcome } as const })),
  ]
}

function dayOptions(today: string): readonly Suggestion[] {
  return pastWords.map((word) => ({ insert: `#${word}`, what: { type: 'date', on: pastDay(word, today) ?? today } }))
}

/** The first fitting word of each meaning. */
function firstOfEach<T>(vocabulary: readonly (readonly [string, T])[], typed: string): readonly (readonly [string, T])[] {
  const key = nameKey(typed)
  const seen = new Set<T>()
  return vocabulary.filter(([word, meaning]) => {
    if (!nameKey(word).startsWith(key) || seen.has(meaning)) return false
    seen.add(meaning)
    return true
  })
}

/** Null: no name stands here. */
function nameOptions(before: string, caret: number, names: NameIndex): Suggestions | null {
  const { signs } = readSigns(before, names.today)
  if (before.includes('\n') || readHead(before, signs, names).hasColon) return null
  const start = lastNameStart(before)
  const earlier = signs.reduceRight(
    (text, sign) => (sign.end <= start ? `${text.slice(0, sign.start)},${text.slice(sign.end)}` : text),
    before.slice(0, start),
  )
  if (!earlier.split(/[,;&+]|\s(?:en|met)\s/iu).every((part) => isNobodyOrSomebody(part, names))) return null
  const typed = before.slice(start)
  const options = suggestNames(names, typed, mostNames).map(
    (child) => ({ insert: nameInLine(names, child), what: { type: 'child', childId: child.id } }) as const,
  )
  const isDone = options.length === 1 && nameKey(options[0]?.insert ?? '') === nameKey(typed)
  return { start, end: caret, options: isDone || (nameKey(typed) === '' && before.trim() !== '') ? [] : options }
}

/** Everything before has to be names, or the line has begun to tell something. */
function isNobodyOrSomebody(part: string, names: NameIndex): boolean {
  const words = part.replace(/^\s*van\s/iu, '')
  return nameKey(words) === '' || findName(names, words, { forgiving: true }) !== null || pastDay(words.trim(), names.today) !== null
}

/** After the last comma, "en", or member of the family. */
function lastNameStart(before: string): number {
  const match = /^(?:.*(?:[,;&+]|\s(?:en|met)\s|[@#*]\p{L}+\s(?:van\s)?))?\s*/isu.exec(before)
  return match?.[0].length ?? 0
}

/** "gisteren" in a sentence is a word; whoever meant the day takes the suggestion. */
function dayInText(before: string, caret: number, today: string): Suggestions | null {
  const word = /(?<=^|\s)(gisteren|eergisteren)$/iu.exec(before)
  const on = word === null ? null : pastDay(word[1] ?? '', today)
  if (word === null || on === null) return null
  return { start: word.index, end: caret, options: [{ insert: `#${(word[1] ?? '').toLowerCase()}`, what: { type: 'date', on } }] }
}
