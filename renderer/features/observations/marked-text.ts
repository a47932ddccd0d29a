import { foldForSearch } from '../../../db/contract/names.ts'

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
