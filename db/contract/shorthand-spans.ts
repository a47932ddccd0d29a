import type { Domain, SubDomain } from './observations.ts'
import type { ContactKind, ContactOutcome, Partner } from './shorthand-words.ts'

/** What a piece of a line was understood as. */
export type Meaning =
  /** Remains as the text of the observation or contact. */
  | { readonly type: 'text' }
  /** Commas, colon and spaces between names. */
  | { readonly type: 'between' }
  /** `forgiven`: written with a mistake, or only its beginning. */
  | { readonly type: 'child'; readonly childId: string; readonly fit: 'exact' | 'forgiven'; readonly hasNamesake: boolean }
  /** More than one child is called so: somebody has to choose. */
  | { readonly type: 'ambiguous'; readonly childIds: readonly string[] }
  /** Stands where a name stands, and nobody is called so. Stays text. */
  | { readonly type: 'unknown' }
  /** Begins with a sign of the grammar and means nothing in it. Stays text. */
  | { readonly type: 'unknownTag' }
  | { readonly type: 'domain'; readonly domain: Domain }
  | { readonly type: 'subDomain'; readonly subDomain: SubDomain }
  | { readonly type: 'date'; readonly on: string }
  | { readonly type: 'agreement'; readonly dueOn: string }
  | { readonly type: 'partner'; readonly partner: Partner }
  | { readonly type: 'staffOnly' }
  | { readonly type: 'contactKind'; readonly kind: ContactKind; readonly staysText: boolean }
  | { readonly type: 'outcome'; readonly outcome: ContactOutcome; readonly impliedKind: ContactKind | null; readonly staysText: boolean }
  | { readonly type: 'duration'; readonly minutes: number; readonly staysText: boolean }

/** A piece of the line from `start` up to `end`; all spans in a row are the line again. */
export interface Span {
  readonly start: number
  readonly end: number
  readonly words: string
  readonly meaning: Meaning
}

/** A piece that was understood, before the pieces between are filled in. */
export type Token = Omit<Span, 'words'>

export function isText({ meaning }: Pick<Span, 'meaning'>): boolean {
  switch (meaning.type) {
    case 'text':
    case 'unknown':
    case 'unknownTag':
      return true
    case 'contactKind':
    case 'outcome':
    case 'duration':
      return meaning.staysText
    default:
      return false
  }
}

/** Every character in exactly one span: between the tokens lies what separates names (before `bodyStart`) or text. */
export function fillSpans(line: string, tokens: readonly Token[], bodyStart: number): readonly Span[] {
  const spans: Span[] = []
  const fill = (start: number, end: number) => {
    const middle = Math.min(Math.max(bodyStart, start), end)
    if (middle > start) spans.push({ start, end: middle, words: line.slice(start, middle), meaning: { type: 'between' } })
    if (end > middle) spans.push({ start: middle, end, words: line.slice(middle, end), meaning: { type: 'text' } })
  }
  let done = 0
  for (const token of tokens) {
    fill(done, token.start)
    spans.push({ ...token, words: line.slice(token.start, token.end) })
    done = token.end
  }
  fill(done, line.length)
  return spans
}

/** The places of a stretch of the line that no token takes. */
export function gapsBetween(
  tokens: readonly Token[],
  start: number,
  end: number,
): readonly { readonly start: number; readonly end: number }[] {
  const gaps: { start: number; end: number }[] = []
  let done = start
  for (const token of tokens) {
    if (token.end <= start || token.start >= end) continue
    if (token.start > done) gaps.push({ start: done, end: token.start })
    done = token.end
  }
  if (end > done) gaps.push({ start: done, end })
  return gaps
}

/** Text spans as they read together: where something was taken out, one space is enough. */
export function joinText(spans: readonly Span[]): string {
  let text = ''
  let isAfterGap = false
  for (const span of spans) {
    if (!isText(span)) {
      isAfterGap = true
      continue
    }
    let words = span.words
    if (isAfterGap) {
      if (text === '' || /\s$/u.test(text)) words = words.replace(/^[^\S\n]+/u, '')
      if (/^[.,;:!?](?:\s|$)/u.test(words)) text = text.trimEnd()
    }
    text += words
    isAfterGap = false
  }
  return text.trim()
}
