import { useLayoutEffect, useRef, type RefObject } from 'react'
import type { Hint } from '../../db/contract/wording.ts'
import { isSameHint, piecesOf } from './wording-places.ts'

interface TextMirrorProps {
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly text: string
  readonly hints: readonly Hint[]
  readonly active: Hint | null
}

/** What makes a line break where the field breaks it. */
const copied = [
  'font',
  'letterSpacing',
  'wordSpacing',
  'lineHeight',
  'textIndent',
  'tabSize',
  'paddingTop',
  'paddingRight',
  'paddingBottom',
  'paddingLeft',
  'overflowWrap',
  'wordBreak',
] as const

/**
 * The same text over the field, invisible but for the lines under the words of a hint: a text field itself cannot draw them. It lies exactly
 * on the field's text, also when the field grows, scrolls or is made larger.
 */
export function TextMirror({ field, text, hints, active }: TextMirrorProps) {
  const mirror = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    const [source, target] = [field.current, mirror.current]
    if (source === null || target === null) return
    const scroll = () => {
      target.scrollTop = source.scrollTop
    }
    const fit = () => {
      const style = getComputedStyle(source)
      for (const name of copied) target.style[name] = style[name]
      const [box, around] = [source.getBoundingClientRect(), target.offsetParent?.getBoundingClientRect()]
      target.style.left = `${String(box.left - (around?.left ?? 0) + source.clientLeft)}px`
      target.style.top = `${String(box.top - (around?.top ?? 0) + source.clientTop)}px`
      target.style.width = `${String(source.clientWidth)}px`
      target.style.height = `${String(source.clientHeight)}px`
      scroll()
    }
    fit()
    const observer = new ResizeObserver(fit)
    observer.observe(source)
    source.addEventListener('scroll', scroll, { passive: true })
    return () => {
      observer.disconnect()
      source.removeEventListener('scroll', scroll)
    }
  }, [field])

  useLayoutEffect(() => {
    if (mirror.current !== null && field.current !== null) mirror.current.scrollTop = field.current.scrollTop
  })

  return (
    <div ref={mirror} className="kw-mirror" aria-hidden dir="auto">
      {piecesOf(text, hints).map(({ text: piece, hint }, index) =>
        hint === null ? (
          piece
        ) : (
          <span
            key={index}
            className="kw-hinted"
            data-from={hint.from}
            {...(active !== null && isSameHint(hint, active) ? { 'data-active': true } : {})}
          >
            {piece}
          </span>
        ),
      )}
      {/* A line that was just begun has its height in the field; here it needs something to stand on. */}
      {'\u200b'}
    </div>
  )
}
