import { foldForSearch, isNamePrefix } from '../../contract/names.ts'

export interface NamedCandidate {
  readonly childId: string
  readonly firstName: string
  readonly lastName: string | null
}

export interface NearName {
  readonly childId: string
  /** The word as it was typed. */
  readonly word: string
  readonly typos: 0 | 1 | 2
}

const mostSuggestions = 5
const mostWords = 12

/** How many typos a word of this length may have: one in four letters would make another word of it. */
export function typosAllowed(length: number): 0 | 1 | 2 {
  return length < 4 ? 0 : length < 7 ? 1 : 2
}

/**
 * Letters added, left out, changed, or two neighbours swapped (Damerau, optimal string alignment), as far as `limit`; `limit + 1` stands for
 * anything more.
 */
export function editDistance(a: string, b: string, limit: number): number {
  const from = [...a]
  const to = [...b]
  if (Math.abs(from.length - to.length) > limit) return limit + 1
  let beforeLast: number[] = []
  let last = to.map((_, index) => index + 1)
  last.unshift(0)
  for (let row = 1; row <= from.length; row += 1) {
    const next = [row]
    for (let column = 1; column <= to.length; column += 1) {
      const isSame = from[row - 1] === to[column - 1]
      let cost = Math.min((last[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + (isSame ? 0 : 1))
      const isSwap = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      if (isSwap) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1)
      next.push(cost)
    }
    if (Math.min(...next) > limit) return limit + 1
    beforeLast = last
    last = next
  }
  return Math.min(last[to.length] ?? 0, limit + 1)
}

/**
 * The children whose first or family name a word of the search is, begins (from three letters), or nearly is. Fewest typos first, then
 * in the order of `children`; one suggestion for each child.
 */
export function nearNames(search: string, children: readonly NamedCandidate[]): NearName[] {
  const typed = (search.match(/[\p{L}\p{M}]+/gu) ?? []).slice(0, mostWords)
  const words = typed
    .map((word) => ({ word, folded: foldForSearch(word) }))
    .filter(({ folded }) => folded.length >= 3 && !isNamePrefix(folded))
  if (words.length === 0) return []
  return children
    .flatMap((child) => nearest(child, words) ?? [])
    .toSorted((a, b) => a.typos - b.typos)
    .slice(0, mostSuggestions)
}

function nearest(
  { childId, firstName, lastName }: NamedCandidate,
  words: readonly { readonly word: string; readonly folded: string }[],
): NearName | null {
  const names = foldForSearch(`${firstName} ${lastName ?? ''}`)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((name) => name.length > 1 && !isNamePrefix(name))
  let best: NearName | null = null
  for (const { word, folded } of words) {
    for (const name of names) {
      const typos = name.startsWith(folded) ? 0 : typosBetween(folded, name)
      if (typos !== null && (best === null || typos < best.typos)) best = { childId, word, typos }
    }
  }
  return best
}

function typosBetween(word: string, name: string): 0 | 1 | 2 | null {
  const allowed = typosAllowed(Math.min(word.length, name.length))
  const distance = editDistance(word, name, allowed)
  return distance <= allowed ? (distance as 0 | 1 | 2) : null
}

/** The search without a word, the first time that it stands there. */
export function withoutWord(search: string, word: string): string {
  const at = search.indexOf(word)
  return at === -1 ? search : `${search.slice(0, at)} ${search.slice(at + word.length)}`.replace(/\s+/gu, ' ').trim()
}
