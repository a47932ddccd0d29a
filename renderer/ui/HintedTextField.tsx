import { useMergedRef } from '@mantine/hooks'
import { useId, useRef, useState, type ComponentProps, type KeyboardEvent } from 'react'
import type { Hint } from '../../db/contract/wording.ts'
import { LongTextField } from './LongTextField.tsx'
import { TextMirror } from './TextMirror.tsx'
import { useWordingHints } from './useWordingHints.ts'
import { hintAt, nextHint } from './wording-places.ts'
import { WordingHintList } from './WordingHintList.tsx'

interface HintedTextFieldProps extends ComponentProps<typeof LongTextField> {
  /** The children that the text is about: their names get no hint. */
  readonly ownChildIds: readonly string[]
}

/**
 * A long text about children, with advice on its words: a line under them, and what would be better when the caret is moved into them or with
 * Alt+↓ and Alt+↑. It never stands in the way: typing shows nothing but the line, and saving does not ask.
 */
export function HintedTextField({ ownChildIds, value = '', ref, onKeyDown, onSelect, ...rest }: HintedTextFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  const mergedRef = useMergedRef(field, ref)
  const summaryId = useId()
  const { hints, leave } = useWordingHints(value, ownChildIds)
  const { caret, follow, forget } = useMovedCaret()
  const active = caret === null ? null : hintAt(hints, caret)

  const goTo = (hint: Hint | null) => {
    const element = field.current
    if (hint === null || element === null) return
    element.focus()
    element.setSelectionRange(hint.from, hint.to)
    follow(element)
    scrollTo(element, hint)
  }
  const replace = ({ from, to }: Hint, words: string) => {
    const element = field.current
    if (element === null) return
    element.focus()
    element.setSelectionRange(from, to)
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way to change a text field that Ctrl+Z still takes back
    document.execCommand('insertText', false, words)
  }
  const keyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.altKey && !event.ctrlKey && !event.metaKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp') && hints.length > 0) {
      event.preventDefault()
      goTo(nextHint(hints, event.currentTarget.selectionStart, event.key === 'ArrowDown' ? 1 : -1))
      return
    }
    if (event.key === 'Escape' && active !== null) {
      event.stopPropagation()
      forget()
      return
    }
    onKeyDown?.(event)
  }

  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- hears only that the focus has left the field and its tips
    <div
      onBlur={({ currentTarget, relatedTarget }) => {
        if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) forget()
      }}
    >
      <LongTextField
        value={value}
        ref={mergedRef}
        describedBy={hints.length > 0 ? summaryId : undefined}
        // Esc closes the tip and not the panel around the field: Mantine's panels look for this word on what has the focus.
        data-mantine-stop-propagation={active !== null || undefined}
        inputContainer={(input) => (
          <div className="kw-mirrored">
            {input}
            {hints.length > 0 && <TextMirror field={field} text={value} hints={hints} active={active} />}
          </div>
        )}
        onKeyDown={keyDown}
        onSelect={(event) => {
          follow(event.currentTarget)
          onSelect?.(event)
        }}
        {...rest}
      />
      <WordingHintList
        text={value}
        hints={hints}
        active={active}
        onLeave={(hint) => {
          leave(hint)
          forget()
          field.current?.focus()
        }}
        onGoTo={goTo}
        onReplace={replace}
        summaryId={summaryId}
        hasKeys
      />
    </div>
  )
}

/** Where the caret was moved to with an arrow key or the mouse; null while it only follows what is typed. */
function useMovedCaret() {
  const [caret, setCaret] = useState<number | null>(null)
  const lastText = useRef<string | null>(null)
  const follow = (element: HTMLTextAreaElement): void => {
    const isTyped = lastText.current !== null && lastText.current !== element.value
    lastText.current = element.value
    setCaret(isTyped ? null : element.selectionStart)
  }
  const forget = (): void => {
    setCaret(null)
  }
  return { caret, follow, forget }
}

/** The mirror knows on which line the words stand. */
function scrollTo(element: HTMLTextAreaElement, { from }: Hint): void {
  const mirror = element.closest('.kw-mirrored')?.querySelector('.kw-mirror')
  const words = [...(mirror?.querySelectorAll<HTMLElement>('.kw-hinted') ?? [])]
  const wanted = words.find((one) => one.dataset['from'] === String(from))
  if (wanted === undefined) return
  const [top, bottom] = [wanted.offsetTop, wanted.offsetTop + wanted.offsetHeight]
  if (top < element.scrollTop) element.scrollTop = top - 8
  else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom + 8 - element.clientHeight
}
