import type { Hint } from '../../db/contract/wording.ts'

/**
 * Where hints of an earlier text stand in the text as it is now: what was typed before them pushes them along, what was typed in them or
 * against their letters takes them away until the text is read again.
 */
export function moveHints(hints: readonly Hint[], before: string, now: string): readonly Hint[] {
  if (before === now || hints.length === 0) return hints
  const shortest = Math.min(before.length, now.length)
  let head = 0
  while (head < shortest && before.charCodeAt(head) === now.charCodeAt(head)) head += 1
  let tail = 0
  while (tail < shortest - head && before.charCodeAt(before.length - 1 - tail) === now.charCodeAt(now.length - 1 - tail)) tail += 1
  const shift = now.length - before.length
  return hints.flatMap((hint) => {
    if (hint.to <= head) return isInWord(now, hint.to) ? [] : [hint]
    if (hint.from < before.length - tail) return []
    const moved = { ...hint, from: hint.from + shift, to: hint.to + shift }
    return isInWord(now, moved.from - 1) ? [] : [moved]
  })
}

export function isSameHint(one: Hint, other: Hint): boolean {
  return one.from === other.from && one.to === other.to && one.code === other.code
}

/** The hint at this place of the caret; at both ends of the word it is still in it. */
export function hintAt(hints: readonly Hint[], place: number): Hint | null {
  return hints.find(({ from, to }) => from <= place && place <= to) ?? null
}

/** The next or previous one from here, round and round. */
export function nextHint(hints: readonly Hint[], place: number, way: 1 | -1): Hint | null {
  const inOrder = way === 1 ? hints : hints.toReversed()
  return inOrder.find(({ from }) => (from - place) * way > 0) ?? inOrder[0] ?? null
}

/** The text in pieces, each with its hint or none; put together they are the text. */
export function piecesOf(text: string, hints: readonly Hint[]): { readonly text: string; readonly hint: Hint | null }[] {
  const pieces: { text: string; hint: Hint | null }[] = []
  let end = 0
  for (const hint of hints) {
    if (hint.from < end || hint.to > text.length) continue
    if (hint.from > end) pieces.push({ text: text.slice(end, hint.from), hint: null })
    pieces.push({ text: text.slice(hint.from, hint.to), hint })
    end = hint.to
  }
  if (end < text.length) pieces.push({ text: text.slice(end), hint: null })
  return pieces
}

function isInWord(text: string, at: number): boolean {
  return /[\p{L}\p{M}\p{N}]/u.test(text.charAt(at))
}
