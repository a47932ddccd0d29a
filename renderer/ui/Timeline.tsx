import type { ReactNode } from 'react'

export interface TimelineEvent {
  readonly id: string
  readonly icon: ReactNode
  readonly title: ReactNode
  /** Badges beside the title. */
  readonly badges?: ReactNode
  readonly text?: ReactNode
  /** When, who, with whom: one quiet line. */
  readonly when: ReactNode
  readonly action?: ReactNode
}

/** What happened, newest first. */
export function Timeline({ events, label }: { readonly events: readonly TimelineEvent[]; readonly label: string }) {
  return (
    <ol className="kw-timeline" aria-label={label}>
      {events.map((event) => (
        <li key={event.id} className="kw-timeline-item">
          <span className="kw-timeline-icon" aria-hidden>
            {event.icon}
          </span>
          <div className="kw-timeline-head">
            <span>{event.title}</span>
            {event.badges}
            {event.action !== undefined && <span style={{ marginInlineStart: 'auto' }}>{event.action}</span>}
          </div>
          {event.text !== undefined && <div style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{event.text}</div>}
          <div className="kw-timeline-when">{event.when}</div>
        </li>
      ))}
    </ol>
  )
}
