import type { ReactNode } from 'react'

interface BadgeProps {
  /** `strong` petrol, `good` green, `attention` brown-orange (with words or an icon that say why); default quiet grey. */
  readonly tone?: 'quiet' | 'strong' | 'good' | 'attention'
  readonly icon?: ReactNode
  readonly children: ReactNode
}

/** A few words in a pill. Lower case as written; colour never alone. */
export function Badge({ tone = 'quiet', icon, children }: BadgeProps) {
  return (
    <span className="kw-badge" data-tone={tone}>
      {icon}
      {children}
    </span>
  )
}
