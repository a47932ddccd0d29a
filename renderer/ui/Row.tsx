import type { CSSProperties, ReactNode } from 'react'
import { Link } from 'react-router'
import './initials.css'

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

/** A person as one or two letters in a quiet circle; the name stands beside it, so screen readers skip it. */
export function Initials({ name, size = 34 }: { readonly name: string; readonly size?: number }) {
  return (
    <span className="kw-initials" style={{ '--kw-initials-size': `${String(size / 16)}rem` } as CSSProperties} aria-hidden>
      {initialsOf(name)}
    </span>
  )
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter((word) => /^\p{L}/u.test(word))
  const [first = '', ...rest] = words
  const last = rest.at(-1) ?? ''
  return `${[...first][0] ?? ''}${[...last][0] ?? ''}`.toLocaleUpperCase('nl')
}
