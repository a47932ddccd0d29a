import type { FoundObservation } from '../../../db/contract/observations.ts'
import { markFound } from '../../../db/contract/snippets.ts'

interface MarkedTextProps {
  readonly text: string
  readonly search: string
}

/** Somebody's words, with what the search found marked. */
export function MarkedText({ text, search }: MarkedTextProps) {
  return <MarkedPieces pieces={markFound(text, search)} />
}

interface MarkedPiecesProps {
  readonly pieces: readonly FoundObservation['snippet'][number][]
  /** In a list only the first lines. */
  readonly isClamped?: boolean
}

/** The same, cut into pieces already. */
export function MarkedPieces({ pieces, isClamped = false }: MarkedPiecesProps) {
  return (
    <p className="kw-words" dir="auto" {...(isClamped ? { 'data-clamped': true } : {})}>
      {pieces.map((piece, index) =>
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
