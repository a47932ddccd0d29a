import { Title } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useId, type ReactNode } from 'react'
import { Link } from 'react-router'

interface CardProps {
  readonly title?: string
  /** One quiet line under the title, where the title alone does not say it. */
  readonly context?: ReactNode
  /** At the right of the title: a badge, a choice or a small button. */
  readonly badge?: ReactNode
  /** Where to see all of it. */
  readonly link?: { readonly to: string; readonly label: string }
  readonly children: ReactNode
}

/** One idea. */
export function Card({ title, context, badge, link, children }: CardProps) {
  const headingId = useId()
  return (
    <section className="kw-card" {...(title === undefined ? {} : { 'aria-labelledby': headingId })}>
      {(title !== undefined || badge !== undefined) && (
        <div className="kw-card-head">
          {title !== undefined && (
            <Title order={2} id={headingId}>
              {title}
            </Title>
          )}
          {badge}
        </div>
      )}
      {context !== undefined && <p className="kw-card-context">{context}</p>}
      {children}
      {link !== undefined && (
        <div className="kw-card-footer">
          <Link className="kw-link" to={link.to}>
            {link.label}
            <IconArrowRight size={16} stroke={1.7} aria-hidden />
          </Link>
        </div>
      )}
    </section>
  )
}
