import type { ReactNode } from 'react'
import type { WireError } from '../../db/contract/errors.ts'
import { textOfError } from './error-texts.ts'
import { Note } from './Note.tsx'

interface ErrorNoteProps {
  /** Null shows nothing, so a page can always place it. */
  readonly error: WireError | null
  /** What helps from here, for example a retry button. */
  readonly action?: ReactNode
}

/** What happened and what to do about it. */
export function ErrorNote({ error, action }: ErrorNoteProps) {
  if (error === null) return null
  const { title, advice } = textOfError(error)
  return (
    <Note tone="attention" title={title} announce {...(action === undefined ? {} : { action })}>
      {advice}
    </Note>
  )
}
