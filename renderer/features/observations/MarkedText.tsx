import { markFound } from '../../../db/contract/snippets.ts'

interface MarkedTextProps {
  readonly text: string
  readonly search: string
  /** In a list only the first lines. */
  readonly isClamped?: boolean
}

/** Somebody's words, with what the search found marked. */
export function MarkedText({ text, search, isClamped = false }: MarkedTextProps) {
  return (
    <p className="kw-words" dir="auto" {...(isClamped ? { 'data-clamped': true } : {})}>
      {markFound(text, search).map((piece, index) =>
        piece.isFound ? (
          <mark key={index} className="kw-mark">
            {piece.text}
          </mark>
        ) : (
          piece.text
        ),
      )}
    </p>
  )
}
