/** A piece of two versions of a text: in both, only in the earlier one, or only in the later one. */
export interface TextChange {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/** Words times words; beyond this a comparison word by word would keep the screen waiting, and the whole middle is shown as changed. */
const mostCells = 4_000_000

/**
 * What was changed from one version to the next, word by word. `same` and `removed` together are the earlier text, `same` and
 * `added` together the later one.
 */
export function textChanges(before: string, after: string): readonly TextChange[] {
  const earlier = wordsOf(before)
  const later = wordsOf(after)
  let start = 0
  while (start < Math.min(earlier.length, later.length) && earlier[start] === later[start]) start++
  let end = 0
  while (end < Math.min(earlier.length, later.length) - start && earlier.at(-1 - end) === later.at(-1 - end)) end++
  return merged([
    ...earlier.slice(0, start).map((text) => ({ kind: 'same' as const, text })),
    ...compared(earlier.slice(start, earlier.length - end), later.slice(start, later.length - end)),
    ...earlier.slice(earlier.length - end).map((text) => ({ kind: 'same' as const, text })),
  ])
}

/** Words with the white space and signs between them apart, so that nothing is lost. */
function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]/gu) ?? []
}

/** The longest common row of words, walked back from the end. */
function compared(earlier: readonly string[], later: readonly string[]): readonly TextChange[] {
  if (earlier.length * later.length > mostCells) {
    return [...earlier.map((text) => ({ kind: 'removed' as const, text })), ...later.map((text) => ({ kind: 'added' as const, text }))]
  }
  const width = later.length + 1
  const lengths = new Uint32Array((earlier.length + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = earlier.length - 1; i >= 0; i--) {
    for (let j = later.length - 1; j >= 0; j--) {
      lengths[i * width + j] = earlier[i] === later[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const changes: TextChange[] = []
  let i = 0
  let j = 0
  while (i < earlier.length || j < later.length) {
    const [one = '', other = ''] = [earlier[i], later[j]]
    if (i < earlier.length && j < later.length && one === other) {
      changes.push({ kind: 'same', text: one })
      i++
      j++
    } else if (i < earlier.length && (j === later.length || at(i + 1, j) >= at(i, j + 1))) {
      changes.push({ kind: 'removed', text: one })
      i++
    } else {
      changes.push({ kind: 'added', text: other })
      j++
    }
  }
  return changes
}

/** Neighbours of one kind become one piece; within a changed part what went stands before what came, so that it reads as a sentence. */
function merged(changes: readonly TextChange[]): readonly TextChange[] {
  const pieces: TextChange[] = []
  let removed = ''
  let added = ''
  const flush = () => {
    if (removed !== '') pieces.push({ kind: 'removed', text: removed })
    if (added !== '') pieces.push({ kind: 'added', text: added })
    removed = ''
    added = ''
  }
  for (const [index, { kind, text }] of changes.entries()) {
    if (kind === 'removed') removed += text
    else if (kind === 'added') added += text
    else if (/^\s+$/u.test(text) && (removed !== '' || added !== '') && changes[index + 1]?.kind !== 'same') {
      // A space between two changed words belongs to the change, or every word would stand apart.
      removed += text
      added += text
    } else {
      flush()
      const last = pieces.at(-1)
      if (last?.kind === 'same') pieces[pieces.length - 1] = { kind: 'same', text: last.text + text }
      else pieces.push({ kind: 'same', text })
    }
  }
  flush()
  return pieces
}
