import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface FigureProps {
  /** As it must be read: `68 %`, `312`, `<5`. Null: may not be shown. */
  readonly value: string | null
  /** The number it is a share of, beside it: always with a percentage. */
  readonly n?: string
  /** The interval and the sentence about chance, or another line under it. */
  readonly children?: ReactNode
  readonly size?: 'small' | 'large'
}

/** A number large, its n beside it, what it means under it. */
export function Figure({ value, n, children, size = 'large' }: FigureProps) {
  const { t } = useTranslation('common')
  return (
    <div>
      <div className="kw-figure">
        {value === null ? (
          <span className="kw-figure-value kw-hatched" data-size="small">
            {t('notShown')}
          </span>
        ) : (
          <span className="kw-figure-value" data-size={size}>
            {value}
          </span>
        )}
        {n !== undefined && <span className="kw-dimmed">{n}</span>}
      </div>
      {children !== undefined && <div className="kw-row-line">{children}</div>}
    </div>
  )
}
