import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'

interface NoteProps {
  /** `attention` asks for an eye; `quiet` explains. */
  readonly tone?: 'quiet' | 'attention'
  readonly title?: string
  readonly children?: ReactNode
  readonly action?: ReactNode
  /** Announced by screen readers at the moment it appears. */
  readonly announce?: boolean
}

/** A few lines that belong to what stands around them. Never a red banner. */
export function Note({ tone = 'quiet', title, children, action, announce = false }: NoteProps) {
  const NoteIcon = tone === 'attention' ? IconAlertTriangle : IconInfoCircle
  return (
    <div className="kw-note" {...(tone === 'quiet' ? { 'data-quiet': true } : {})} {...(announce ? { role: 'alert' } : {})}>
      <NoteIcon className="kw-note-icon" size={20} stroke={1.7} aria-hidden />
      <div className="kw-note-body">
        <div className="kw-note-text">
          {title !== undefined && <strong>{title}</strong>}
          {children !== undefined && <div>{children}</div>}
        </div>
        {action}
      </div>
    </div>
  )
}
