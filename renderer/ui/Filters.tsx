import type { ReactNode } from 'react'
import './filters.css'

/** Search and choices above a list, aligned on the fields and not on their labels. */
export function Filters({ children }: { readonly children: ReactNode }) {
  return <div className="kw-filters">{children}</div>
}
