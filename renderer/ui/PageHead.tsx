import { Title } from '@mantine/core'
import type { ReactNode } from 'react'

interface PageHeadProps {
  readonly title: string
  /** One line of context: where, when, how many. */
  readonly context?: ReactNode
  /** An avatar or icon before the title, for the page of one person or thing. */
  readonly lead?: ReactNode
  /** At most one primary button. */
  readonly actions?: ReactNode
}

/** The head of every page: what it is, one line of context, and what can be done here. */
export function PageHead({ title, context, lead, actions }: PageHeadProps) {
  return (
    <header className="kw-page-head">
      <div className="kw-page-head-titles">
        {lead}
        <div>
          <Title order={1}>{title}</Title>
          {context !== undefined && <p>{context}</p>}
        </div>
      </div>
      {actions !== undefined && <div className="kw-page-head-actions">{actions}</div>}
    </header>
  )
}
