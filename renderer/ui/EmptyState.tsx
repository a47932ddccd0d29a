import { Title } from '@mantine/core'
import type { ReactNode } from 'react'

interface EmptyStateProps {
  readonly title: string
  /** What belongs here and why it helps. */
  readonly children?: ReactNode
  /** The button to begin. */
  readonly action?: ReactNode
  readonly icon?: ReactNode
}

/** An empty place teaches: what belongs here and how to begin. */
export function EmptyState({ title, children, action, icon }: EmptyStateProps) {
  return (
    <div className="kw-empty">
      {icon}
      <Title order={3}>{title}</Title>
      {children !== undefined && <p>{children}</p>}
      {action}
    </div>
  )
}
