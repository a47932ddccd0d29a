import { foldForSearch } from './names.ts'

/** A word of a text, as `text.slice(from, to)`. */
export interface Word {
  readonly from: number
  readonly to: number
  /** Small letters without accents, with a straight apostrophe, to be compared. */
  readonly folded: string
  readonly hasCapital: boolean
}

/** Letters and digits; a hyphen or an apostrophe between them joins: "Anne-Fleur", "zo'n". */
const wordPattern = /[\p{L}\p{M}\p{N}]+(?:[-'’][\p{L}\p{M}\p{N}]+)*/gu

/** The words of a text in order, in any script. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (const { 0: word, index } of text.matchAll(wordPattern)) {
    const folded = isPlain(word) ? word.toLowerCase() : foldForSearch(word).replaceAll('’', "'")
    words.push({ from: index, to: index + word.length, folded, hasCapital: hasCapital(word) })
  }
  return words
}

function isPlain(word: string): boolean {
  return /^[A-Za-z]+$/.test(word)
}

function hasCapital(word: string): boolean {
  const code = word.charCodeAt(0)
  return code < 128 ? code >= 65 && code <= 90 : /^\p{Lu}/u.test(word)
}
