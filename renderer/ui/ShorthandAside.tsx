import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Shorthand } from '../../db/contract/shorthand.ts'
import { instantInWords } from './date-words.ts'
import type { ShorthandLineState } from './useShorthandLine.ts'

const announceAfterMs = 700

/** For a screen reader, when somebody pauses: what the chips say. */
export function Understood({ shorthand }: { readonly shorthand: Shorthand | null }) {
  const { t } = useTranslation('shorthand')
  const [words, setWords] = useState('')
  const count = shorthand?.childIds.length ?? 0
  const open = shorthand?.problems.filter(({ span }) => span !== null).length ?? 0
  const next = shorthand === null ? '' : open > 0 ? t('status.open', { count: open }) : t(`status.${shorthand.kind}`, { count })
  useEffect(() => {
    const timer = setTimeout(() => {
      setWords(next)
    }, announceAfterMs)
    return () => {
      clearTimeout(timer)
    }
  }, [next])
  return (
    <div className="kw-visually-hidden" role="status">
      {words}
    </div>
  )
}

/** What came back after a lock, and what waits. */
export function ShorthandAside({ state: { draft, line, waiting, takeUp, startAgain } }: { readonly state: ShorthandLineState }) {
  const { t } = useTranslation(['shorthand', 'common'])
  const next = waiting.at(-1)
  return (
    <>
      {draft.restoredAt !== null && line !== '' && (
        <p className="kw-row-line kw-shorthand-aside">
          {t('shorthand:restored', { when: instantInWords(draft.restoredAt) })}{' '}
          <button type="button" className="kw-link kw-focus" onClick={startAgain}>
            {t('common:draft.discard')}
          </button>
        </p>
      )}
      {next !== undefined && (
        <p className="kw-row-line kw-shorthand-aside">
          <span>
            {t('shorthand:waiting')} <bdi>‘{next.length > 60 ? `${next.slice(0, 60)}…` : next}’</bdi>
          </span>{' '}
          <button type="button" className="kw-link kw-focus" onClick={takeUp}>
            {t('shorthand:takeUp')}
          </button>
        </p>
      )}
    </>
  )
}
