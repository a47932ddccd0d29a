import type { CSSProperties } from 'react'
import './initials.css'

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
