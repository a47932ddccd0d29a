import type { ReactNode } from 'react'
import { Link } from 'react-router'

/** The list around rows, for screen readers that count. */
export function Rows({ children, label }: { readonly children: ReactNode; readonly label?: string }) {
  return (
    <ul className="kw-rows" {...(label === undefined ? {} : { 'aria-label': label })}>
      {children}
    </ul>
  )
}

interface RowProps {
  /** An icon or `<Initials>`. */
  readonly lead?: ReactNode
  readonly title: ReactNode
  /** Makes the title a link. */
  readonly to?: string
  /** One quiet second line. */
  readonly line?: ReactNode
  /** The second line asks for an eye: brown-orange, and the words or the lead icon say why. */
  readonly attention?: boolean
  /** The one action, or a badge. */
  readonly side?: ReactNode
}

/** 46 px: who or what, one quiet line, one action at the right. */
export function Row({ lead, title, to, line, attention = false, side }: RowProps) {
  return (
    <li className="kw-row">
      {lead !== undefined && <div className="kw-row-lead">{lead}</div>}
      <div className="kw-row-text">
        {to === undefined ? (
          <span className="kw-row-title">{title}</span>
        ) : (
          <Link className="kw-row-title" to={to}>
            {title}
          </Link>
        )}
        {line !== undefined && (
          <span className="kw-row-line" {...(attention ? { 'data-attention': true } : {})}>
            {line}
          </span>
        )}
      </div>
      {side !== undefined && <div className="kw-row-side">{side}</div>}
    </li>
  )
}
