import { Title } from '@mantine/core'
import { useEffect, useRef, type ReactNode } from 'react'
import { isFocusFree } from './focus.ts'
import { inNextFrame } from './later.ts'
import { SearchButton } from './SearchButton.tsx'

interface PageHeadProps {
  readonly title: ReactNode
  /** One line of context: where, when, how many. */
  readonly context?: ReactNode
  /** An avatar or icon before the title, for the page of one person or thing. */
  readonly lead?: ReactNode
  /** At most one primary button. */
  readonly actions?: ReactNode
  /** Outside the frame, for example in the first-start guide, there is nothing to search. */
  readonly withSearch?: boolean
}

/** The head of every page: what it is, one line of context, what can be done here, and search. */
export function PageHead({ title, context, lead, actions, withSearch = true }: PageHeadProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(
    () =>
      // After a choice in the menu the reader starts at the new page, unless the page put the focus in a field itself. The focus asks
      // for the page's layout: in its frame that is the one that is made anyway.
      inNextFrame(() => {
        if (isFocusFree()) heading.current?.focus({ preventScroll: true })
      }),
    [],
  )
  return (
    <header className="kw-page-head">
      <div className="kw-page-head-titles">
        {lead}
        <div>
          <Title order={1} ref={heading} tabIndex={-1}>
            {title}
          </Title>
          {context !== undefined && <p>{context}</p>}
        </div>
      </div>
      <div className="kw-page-head-actions">
        {actions}
        {withSearch && <SearchButton />}
      </div>
    </header>
  )
}
