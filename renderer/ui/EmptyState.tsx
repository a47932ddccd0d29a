import { Title } from '@mantine/core'
import type { ReactNode } from 'react'

interface EmptyStateProps {
  readonly title: string
  /** What belongs here and why it helps. */
  readonly children?: ReactNode
  /** The button to begin. */
  readonly action?: ReactNode
  readonly icon?: ReactNode
  /** Level of its heading: 2 where no heading of a card stands above it. */
  readonly order?: 2 | 3
}

/** An empty place teaches: what belongs here and how to begin. */
export function EmptyState({ title, children, action, icon, order = 3 }: EmptyStateProps) {
  return (
    <div className="kw-empty">
      {icon}
      <Title order={order}>{title}</Title>
      {children !== undefined && <p>{children}</p>}
      {action}
    </div>
  )
}
