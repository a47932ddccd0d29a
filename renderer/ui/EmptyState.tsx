import { Title } from '@mantine/core'
import type { ReactNode } from 'react'

interface EmptyStateProps {
  readonly title: string
  /** What belongs here and why it helps. */
  readonly children?: ReactNode
  /** The button to begin. */
  readonly action?: ReactNode
  readonly icon?: ReactNode
  /** Level of its heading: 3 under the heading of a card; 2 is right everywhere. */
  readonly order?: 2 | 3
}

/** An empty place teaches: what belongs here and how to begin. */
export function EmptyState({ title, children, action, icon, order = 2 }: EmptyStateProps) {
  return (
    <div className="kw-empty">
      {icon}
      <Title order={order} size="h3">
        {title}
      </Title>
      {children !== undefined && <p>{children}</p>}
      {action}
    </div>
  )
}
