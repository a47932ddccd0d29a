import type { Span } from '../../db/contract/shorthand-spans.ts'
import type { Shorthand } from '../../db/contract/shorthand.ts'
import type { Hint } from '../../db/contract/wording.ts'
import { piecesOf } from './wording-places.ts'

interface ShorthandMarksProps {
  readonly line: string
  /** Null until the names are there: then the line stands there as it is. */
  readonly shorthand: Shorthand | null
  readonly hints: readonly Hint[]
  readonly active: Hint | null
}

/** The line once more, behind its own letters: the colour of a piece says what it was understood as. */
export function ShorthandMarks({ line, shorthand, hints, active }: ShorthandMarksProps) {
  return (
    <div className="kw-shorthand-marks" aria-hidden dir="auto">
      {shorthand === null ? line : shorthand.spans.map((span) => <Marked key={span.start} span={span} hints={hints} active={active} />)}
      {'\u200b'}
    </div>
  )
}

function Marked({
  span: { start, words, meaning },
  hints,
  active,
}: {
  readonly span: Span
  readonly hints: readonly Hint[]
  readonly active: Hint | null
}) {
  const own = hints.flatMap((hint) =>
    hint.from >= start && hint.to <= start + words.length ? [{ ...hint, from: hint.from - start, to: hint.to - start }] : [],
  )
  return (
    <span data-meaning={meaning.type} {...(meaning.type === 'domain' ? { 'data-domain': meaning.domain } : {})}>
      {own.length === 0
        ? words
        : piecesOf(words, own).map(({ text, hint }, index) =>
            hint === null ? (
              text
            ) : (
              <span
                key={index}
                className="kw-hinted"
                {...(active !== null && hint.from + start === active.from ? { 'data-active': true } : {})}
              >
                {text}
              </span>
            ),
          )}
    </span>
  )
}
