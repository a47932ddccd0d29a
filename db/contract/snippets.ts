import { foldForSearch } from './names.ts'

/** A piece of a text, and whether the search found it. */
export interface TextPiece {
  readonly text: string
  readonly isFound: boolean
}

/**
 * Cuts a text into what a search found and the rest, by the search's own rule: beginnings of words, without accents and
 * case. All pieces together are the text again.
 */
export function markFound(text: string, search: string): readonly TextPiece[] {
  const wanted = foldForSearch(search)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  if (wanted.length === 0) return [{ text, isFound: false }]
  const pieces: TextPiece[] = []
  let done = 0
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const length = foundLength(match[0], wanted)
    if (length === 0) continue
    if (match.index > done) pieces.push({ text: text.slice(done, match.index), isFound: false })
    done = match.index + length
    pieces.push({ text: text.slice(match.index, done), isFound: true })
  }
  if (done < text.length) pieces.push({ text: text.slice(done), isFound: false })
  return pieces
}

/** How much of the word a search asks for: the longest of what fits, counted in the word as it is written. */
function foundLength(word: string, wanted: readonly string[]): number {
  const fits = wanted.filter((one) => foldForSearch(word).startsWith(one))
  if (fits.length === 0) return 0
  const longest = Math.max(...fits.map((one) => one.length))
  let length = 0
  for (const letter of word) {
    if (foldForSearch(word.slice(0, length)).length >= longest && !/^\p{M}$/u.test(letter)) break
    length += letter.length
  }
  return length
}

const cut = '…'
/** How much of the text before the first word that was found comes along. */
const leadLength = 60

/**
 * The part of a text around the first word that a search found, or its beginning, with all that was found in it marked. Cut between
 * words, with an ellipsis where something is left out; a text that is not longer than `length` comes whole.
 */
export function snippetOf(text: string, search: string, length = 240): readonly TextPiece[] {
  if (text.length <= length) return markFound(text, search)
  const pieces = markFound(text, search)
  const found = pieces.findIndex((piece) => piece.isFound)
  const foundAt = pieces.slice(0, Math.max(0, found)).reduce((sum, piece) => sum + piece.text.length, 0)
  const start = foundAt <= leadLength ? 0 : wordStart(text, foundAt - leadLength, foundAt)
  const end = start + length >= text.length ? text.length : wordEnd(text, start, start + length)
  const part = markFound(text.slice(start, end).trim(), search)
  return [...(start > 0 ? [{ text: cut, isFound: false }] : []), ...part, ...(end < text.length ? [{ text: cut, isFound: false }] : [])]
}

/** The first beginning of a word at or after `from`; `limit` when there is none before it. */
function wordStart(text: string, from: number, limit: number): number {
  const space = text.slice(from, limit).search(/\s/u)
  return space === -1 ? limit : from + space + 1
}

/** The last end of a word at or before `until`; in the middle of a word that is longer than all, but never of a letter. */
function wordEnd(text: string, from: number, until: number): number {
  const space = text.slice(from, until).search(/\s\S*$/u)
  if (space > 0) return from + space
  const code = text.charCodeAt(until - 1)
  return code >= 0xd800 && code <= 0xdbff ? until - 1 : until
}
