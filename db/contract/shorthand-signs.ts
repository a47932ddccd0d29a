import { comingDay, pastDay } from './shorthand-dates.ts'
import type { Meaning, Token } from './shorthand-spans.ts'
import { contactKindWords, domainWords, meaningOf, outcomeWords, partnerWords, staffOnlyWords, subDomainWords } from './shorthand-words.ts'

/** A sign, directly followed by letters or digits, at the beginning of a word. */
const signPattern = /(?<=^|[\s:,;&+(])[#!@*][\p{L}\p{N}][\p{L}\p{M}\p{N}_/-]*/gu

/** The signs of a line in order, and whether one of them makes it a parent contact: then the same words mean other things. */
export function readSigns(line: string, today: string): { readonly signs: readonly Token[]; readonly isContact: boolean } {
  const found = [...line.matchAll(signPattern)]
  const people = new Set(found.flatMap(([words]) => (words.startsWith('@') ? [words] : [])))
  const isContact = [...people].some((words) => meaningOf(words.slice(1), partnerWords) !== null)
  // The same sign means the same thing everywhere in a line.
  const known = new Map<string, Meaning>()
  const signs = found.map(({ 0: words, index }) => {
    const meaning = known.get(words) ?? signMeaning(words, isContact, today)
    known.set(words, meaning)
    return { start: index, end: index + words.length, meaning }
  })
  return { signs, isContact }
}

function signMeaning(words: string, isContact: boolean, today: string): Meaning {
  const word = words.slice(1)
  switch (words[0]) {
    case '#':
      return tagMeaning(word, isContact, today)
    case '!': {
      const dueOn = comingDay(word, today)
      return dueOn === null ? { type: 'unknownTag' } : { type: 'agreement', dueOn }
    }
    case '@': {
      const partner = meaningOf(word, partnerWords)
      return partner === null ? { type: 'unknownTag' } : { type: 'partner', partner }
    }
    default:
      // A star is also how people stress a word: only the word itself is the sign.
      return meaningOf(word, staffOnlyWords) === true ? { type: 'staffOnly' } : { type: 'text' }
  }
}

function tagMeaning(word: string, isContact: boolean, today: string): Meaning {
  const on = pastDay(word, today)
  if (on !== null) return { type: 'date', on }
  if (isContact) {
    const outcome = meaningOf(word, outcomeWords)
    if (outcome !== null) return { type: 'outcome', outcome, impliedKind: null, staysText: false }
    const kind = meaningOf(word, contactKindWords)
    return kind === null ? { type: 'unknownTag' } : { type: 'contactKind', kind, staysText: false }
  }
  const domain = meaningOf(word, domainWords)
  if (domain !== null) return { type: 'domain', domain }
  const subDomain = meaningOf(word, subDomainWords)
  return subDomain === null ? { type: 'unknownTag' } : { type: 'subDomain', subDomain }
}
