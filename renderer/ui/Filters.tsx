import type { ReactNode } from 'react'
import './filters.css'

/** Search and choices above a list, aligned on the fields and not on their labels. */
export function Filters({ children }: { readonly children: ReactNode }) {
  return <div className="kw-filters">{children}</div>
}

interface FilterLinksProps {
  readonly isOpen: boolean
  readonly onToggle: () => void
  /** For the fields that are folded away: `Meer filters`, `Minder filters`. */
  readonly words: { readonly more: string; readonly less: string; readonly clear: string }
  /** Null while nothing is filtered. */
  readonly onClear: (() => void) | null
}

/** At the end of a bar of filters: more of them, and none of them. */
export function FilterLinks({ isOpen, onToggle, words, onClear }: FilterLinksProps) {
  return (
    <>
      <div data-fit>
        <button type="button" className="kw-link kw-focus kw-filter-more" aria-expanded={isOpen} onClick={onToggle}>
          {isOpen ? words.less : words.more}
        </button>
      </div>
      {onClear !== null && (
        <div data-fit>
          <button type="button" className="kw-link kw-focus kw-filter-more" onClick={onClear}>
            {words.clear}
          </button>
        </div>
      )}
    </>
  )
}
