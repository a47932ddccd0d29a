import { IconBulb, IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Hint } from '../../db/contract/wording.ts'
import { KeyHint } from './KeyHint.tsx'
import { keysInWords } from './shortcuts.ts'
import { isSameHint } from './wording-places.ts'
import './wording.css'

interface WordingHintListProps {
  readonly text: string
  readonly hints: readonly Hint[]
  /** The one that the caret is in: it shows its better wording. */
  readonly active?: Hint | null
  readonly onLeave: (hint: Hint) => void
  /** Puts the caret there. */
  readonly onGoTo: (hint: Hint) => void
  /** Writes these words in its place; leave it out where nothing can be replaced. */
  readonly onReplace?: (hint: Hint, words: string) => void
  /** For `aria-describedby` of the field. */
  readonly summaryId?: string
  /** The field answers to Alt+↓. */
  readonly hasKeys?: boolean
}

const mostShown = 8
const mostNamed = 3
const longestWords = 40

/** Under the field: one quiet line that says which words have a tip, and what would be better for the one that is looked at. */
export function WordingHintList(props: WordingHintListProps) {
  const { text, hints, active = null, onLeave, onGoTo, onReplace, summaryId, hasKeys = false } = props
  const { t } = useTranslation('wording')
  const [isOpened, setIsOpened] = useState(false)
  const listId = useId()
  const wordsOf = ({ from, to }: Hint) => text.slice(from, to).slice(0, longestWords)
  const shown = isOpened ? hints.slice(0, mostShown) : active === null ? [] : [active]
  const named = hints.slice(0, mostNamed).map((hint) => `“${wordsOf(hint)}”`)
  const hidden = hints.length - shown.length
  return (
    <div className="kw-wording">
      <p className="kw-visually-hidden" role="status">
        {active !== null
          ? `${t('found', { words: wordsOf(active), kind: t(`kinds.${active.kind}`) })} ${t(`better.${active.code}`)}`
          : hints.length > 0 && t('summary', { count: hints.length })}
      </p>
      {hints.length > 0 && (
        <button
          type="button"
          id={summaryId}
          className="kw-link kw-focus kw-wording-summary"
          aria-expanded={isOpened}
          aria-controls={listId}
          onClick={() => {
            setIsOpened(!isOpened)
          }}
        >
          <IconBulb size={16} stroke={1.7} aria-hidden />
          <span>
            {t('summary', { count: hints.length })}: <bdi>{named.join(', ')}</bdi>
            {hints.length > mostNamed && ' …'}
          </span>
          {isOpened ? <IconChevronUp size={16} stroke={1.7} aria-hidden /> : <IconChevronDown size={16} stroke={1.7} aria-hidden />}
          {hasKeys && (
            <>
              <span className="kw-visually-hidden">{t('keys')}</span>
              <span aria-hidden>
                <KeyHint keys={keysInWords('alt+↓')} />
              </span>
            </>
          )}
        </button>
      )}
      <ul className="kw-rows kw-wording-list" id={listId} aria-label={t('list')} hidden={shown.length === 0}>
        {shown.map((hint) => (
          <li
            key={`${String(hint.from)} ${hint.code}`}
            className="kw-wording-hint"
            {...(active !== null && isSameHint(hint, active) ? { 'data-active': true } : {})}
          >
            <div className="kw-wording-head">
              <button
                type="button"
                className="kw-link kw-focus"
                aria-label={t('goTo', { words: wordsOf(hint) })}
                onClick={() => {
                  onGoTo(hint)
                }}
              >
                <bdi>“{wordsOf(hint)}”</bdi>
              </button>
              <span className="kw-dimmed">{t(`kinds.${hint.kind}`)}</span>
              <span className="kw-wording-actions">
                {hint.kind === 'name' && onReplace !== undefined && (
                  <button
                    type="button"
                    className="kw-link kw-focus"
                    onClick={() => {
                      onReplace(hint, t('otherChild'))
                    }}
                  >
                    {t('replace', { words: t('otherChild') })}
                  </button>
                )}
                <button
                  type="button"
                  className="kw-link kw-focus"
                  aria-label={t('leaveOf', { words: wordsOf(hint) })}
                  onClick={() => {
                    onLeave(hint)
                  }}
                >
                  {t('leave')}
                </button>
              </span>
            </div>
            <p>{t(`better.${hint.code}`)}</p>
          </li>
        ))}
        {isOpened && (
          <li className="kw-row-line">
            {hidden > 0 && `${t('more', { count: hidden })} `}
            {t('choice')}
          </li>
        )}
      </ul>
    </div>
  )
}
