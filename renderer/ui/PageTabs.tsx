import { NavLink } from 'react-router'

export interface PageTab {
  readonly to: string
  readonly label: string
  /** How many wait there; nothing is shown for none. */
  readonly count?: number
  /** The count in words, for who hears the page: `3 concepten`. */
  readonly countInWords?: string
}

/** The pages under one item of the menu, as real links: they can be opened, gone back to and found by a screen reader. */
export function PageTabs({ label, tabs }: { readonly label: string; readonly tabs: readonly PageTab[] }) {
  return (
    <nav className="kw-tabs" aria-label={label}>
      <ul>
        {tabs.map(({ to, label: words, count = 0, countInWords }) => (
          <li key={to}>
            <NavLink className="kw-tab kw-focus" to={to} end>
              {words}
              {count > 0 && (
                <span className="kw-tab-count">
                  <span aria-hidden>{count > 99 ? '99+' : count}</span>
                  {countInWords !== undefined && <span className="kw-visually-hidden">{countInWords}</span>}
                </span>
              )}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
