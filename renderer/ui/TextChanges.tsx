import { useTranslation } from 'react-i18next'
import { textChanges } from './text-changes.ts'
import './text-changes.css'

/** An earlier and a later text as one: what went is struck through, what came is underlined, and both are said aloud. */
export function TextChanges({ before, after }: { readonly before: string; readonly after: string }) {
  const { t } = useTranslation('common')
  return (
    <p className="kw-words" dir="auto">
      {textChanges(before, after).map(({ kind, text }, index) => {
        if (kind === 'same') return text
        const Tag = kind === 'removed' ? 'del' : 'ins'
        return (
          <Tag key={index} className="kw-change">
            <span className="kw-visually-hidden">{t(`changes.${kind}`)} </span>
            {text}
            <span className="kw-visually-hidden"> {t('changes.end')}</span>
          </Tag>
        )
      })}
    </p>
  )
}
