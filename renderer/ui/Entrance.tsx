import { useEffect, useRef, type CSSProperties, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { AppMark } from './AppMark.tsx'
import { Badge } from './Badge.tsx'

interface EntranceProps {
  readonly title: string
  /** One or two lines under the title. */
  readonly intro?: ReactNode
  /** The workspace that this is about; the guide has none yet. */
  readonly workspace?: { readonly name: string; readonly practice: boolean } | null
  readonly width?: number
  readonly foot?: ReactNode
  /** False while a field takes the focus itself. */
  readonly focusTitle?: boolean
  readonly children: ReactNode
}

/** What stands outside the frame: lock screen, choice of workspace and the first-start guide. One card, one task. */
export function Entrance({ title, intro, workspace, width = 460, foot, focusTitle = true, children }: EntranceProps) {
  const { t } = useTranslation('common')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (focusTitle) heading.current?.focus({ preventScroll: true })
  }, [title, focusTitle])
  return (
    <main className="kw-entrance">
      <div className="kw-entrance-inner" style={{ '--kw-entrance-width': `${String(width)}px` } as CSSProperties}>
        <div className="kw-entrance-brand">
          <AppMark size={40} />
          <div>
            <strong>{t('appName')}</strong>
            {workspace != null && <span>{workspace.name}</span>}
          </div>
          {workspace?.practice === true && <Badge tone="attention">{t('practice')}</Badge>}
        </div>
        <section className="kw-card">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {intro !== undefined && <div className="kw-entrance-intro">{intro}</div>}
          {children}
        </section>
      </div>
      <footer className="kw-entrance-foot">{foot}</footer>
    </main>
  )
}
