import type { CSSProperties, ReactNode } from 'react'

/** What a page stands in: at most 1160 px wide, cards 16 px apart. */
export function Page({ children }: { readonly children: ReactNode }) {
  return <div className="kw-page">{children}</div>
}

interface ColumnsProps {
  readonly children: ReactNode
  /** Narrowest column before the cards go under each other, in pixels at the usual size of text; it grows with the text. */
  readonly columnWidth?: number
}

/** Cards beside each other while there is room. */
export function Columns({ children, columnWidth = 420 }: ColumnsProps) {
  return (
    <div className="kw-columns" style={{ '--kw-column-width': `${String(columnWidth / 16)}rem` } as CSSProperties}>
      {children}
    </div>
  )
}
