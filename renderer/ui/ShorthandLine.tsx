import { ActionIcon, Button } from '@mantine/core'
import { IconForms, IconHelp } from '@tabler/icons-react'
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { nameInLine, type NameIndex } from '../../db/contract/shorthand-names.ts'
import { replaceSpan } from '../../db/contract/shorthand-edit.ts'
import { isText } from '../../db/contract/shorthand-spans.ts'
import { suggestAt } from '../../db/contract/shorthand-suggest.ts'
import { parseShorthand, type Problem } from '../../db/contract/shorthand.ts'
import { ErrorNote } from './ErrorNote.tsx'
import { isFocusFree } from './focus.ts'
import { KeyHint } from './KeyHint.tsx'
import { Note } from './Note.tsx'
import { questionOf, suggestionChoices, type Choice, type Question } from './shorthand-choices.ts'
import { ShorthandAside, Understood } from './ShorthandAside.tsx'
import { ShorthandChips } from './ShorthandChips.tsx'
import { ShorthandHelp } from './ShorthandHelp.tsx'
import { ShorthandMarks } from './ShorthandMarks.tsx'
import { optionId, ShorthandOptions } from './ShorthandOptions.tsx'
import { useShortcut } from './shortcuts.ts'
import type { Extend } from './useExtend.ts'
import { useOptionList } from './useOptionList.ts'
import { useShorthandLine } from './useShorthandLine.ts'
import { useShorthandNames } from './useShorthandNames.ts'
import { useWordingHints } from './useWordingHints.ts'
import { hintAt } from './wording-places.ts'
import { WordingHintList } from './WordingHintList.tsx'
import './shorthand-line.css'

export interface ShorthandLineProps {
  /** A card of its own on a page, or plain inside another surface, where its list stands in the flow. */
  readonly look?: 'card' | 'plain'
  readonly draftKey: string
  readonly initialLine?: string
  /** What was kept under this key, when the first line takes its place. */
  readonly initialWaiting?: readonly string[]
  readonly takesFocus?: boolean
  /** A line that something else on the page begins, with the place where typing goes on; every object is a new one. */
  readonly wish?: { readonly childId: string; readonly sign: string } | null
  readonly onSaved?: () => void
  /** Takes what was understood to the form. */
  readonly onExtend?: Extend
  /** What else can be done from here. */
  readonly action?: ReactNode
  /** Told what stands in the line, at every change. */
  readonly onLine?: (line: string) => void
}

const noIds: readonly string[] = []

/**
 * Who and what in one line of text: what was understood is shown before Enter, a name that could be two children is asked. The
 * focus stays in the line; the list under it is worked with the arrow keys.
 */
export function ShorthandLine({
  look = 'card',
  draftKey,
  initialLine = '',
  initialWaiting = noIds,
  takesFocus = false,
  wish = null,
  onSaved,
  onExtend,
  action,
  onLine,
}: ShorthandLineProps) {
  const { t } = useTranslation(['shorthand', 'common'])
  const names = useShorthandNames()
  const state = useShorthandLine({ draftKey, initialLine, initialWaiting, onSaved })
  const { line, setLine } = state
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const nextCaret = useRef<number | null>(takesFocus ? initialLine.length : null)
  const [caret, setCaret] = useState(initialLine.length)
  const [hasFocus, setHasFocus] = useState(false)
  const [missing, setMissing] = useState<Problem['code'] | null>(null)
  const [isHelpOpen, setIsHelpOpen] = useState(false)
  const wantsSave = useRef(false)

  const shorthand = useMemo(() => (names === null ? null : parseShorthand(line, names)), [line, names])
  const suggested = useMemo(
    () => (names === null || shorthand === null || !hasFocus ? [] : suggestionChoices(line, suggestAt(shorthand, caret, names))),
    [line, caret, names, shorthand, hasFocus],
  )
  const wording = useWordingHints(line, shorthand?.childIds ?? noIds)
  // Advice is about the text; what the line understood as a name or a sign is no wording.
  const hints = wording.hints.filter(({ from, to }) =>
    shorthand?.spans.some((span) => isText(span) && span.start >= shorthand.bodyStart && span.start <= from && to <= span.end),
  )
  const activeHint = hasFocus ? hintAt(hints, caret) : null
  const list = useOptionList(suggested, line === '', hasFocus)
  const { choices, current, isOpen, question } = list

  const write = (next: string, at: number) => {
    nextCaret.current = at
    setLine(next)
    setCaret(at)
    list.close()
    field.current?.focus()
  }
  const take = (choice: Choice) => {
    setMissing(null)
    write(choice.line, choice.caret)
  }
  const ask = (asked: Question) => {
    list.ask(asked)
    field.current?.focus()
  }

  const submit = () => {
    if (state.isSaving) return
    if (names === null || shorthand === null) {
      wantsSave.current = true
      return
    }
    const [problem] = shorthand.problems
    if (problem === undefined) {
      list.close()
      setMissing(null)
      void state.save(shorthand, names)
      setCaret(0)
      field.current?.focus()
      return
    }
    const asked = questionOf(problem, shorthand, names)
    setMissing(asked === null ? problem.code : null)
    if (asked === null) field.current?.focus()
    else ask(asked)
  }

  useLayoutEffect(() => {
    if (nextCaret.current === null || field.current === null) return
    field.current.setSelectionRange(nextCaret.current, nextCaret.current)
    nextCaret.current = null
  }, [line])
  useEffect(() => {
    if (takesFocus && (look === 'plain' || isFocusFree())) field.current?.focus()
  }, [takesFocus, look])
  useEffect(() => {
    onLine?.(line)
  }, [line, onLine])
  useEffect(() => {
    if (names === null || !wantsSave.current) return
    wantsSave.current = false
    submit()
  })
  const focus = () => {
    field.current?.scrollIntoView({ block: 'nearest' })
    field.current?.focus()
  }
  useWish(wish, names, (next, at) => {
    state.begin(next)
    nextCaret.current = at
    setCaret(at)
    list.close({ forGood: true })
    focus()
  })
  useShortcut({ keys: 'alt+N', label: t('shorthand:shortcut') }, look === 'card' ? focus : null)

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      if (list.chosen === null) submit()
      else take(list.chosen)
    } else if (event.key === 'Tab' && !event.shiftKey && list.offered !== null) {
      event.preventDefault()
      take(list.offered)
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && isOpen) {
      event.preventDefault()
      list.move(event.key === 'ArrowDown' ? 1 : -1)
    } else if (event.key === 'ArrowDown' && line === '' && suggested.length > 0) {
      event.preventDefault()
      list.openAtFirst()
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault()
      event.stopPropagation()
      list.close({ forGood: true })
    } else if (
      event.key.toLowerCase() === 'z' &&
      (event.ctrlKey || event.metaKey) &&
      !event.shiftKey &&
      line === '' &&
      state.undo !== null
    ) {
      event.preventDefault()
      state.undo()
    }
  }

  const title = question === null ? t('shorthand:list.title') : titleOf(question)
  function titleOf({ about, words }: Question): string {
    return t(`shorthand:questions.${about}`, { name: words })
  }
  const isEmpty = line.trim() === ''
  const described = missing !== null ? `${id}-missing` : isEmpty ? `${id}-hint` : undefined

  return (
    <form
      className={look === 'card' ? 'kw-card kw-shorthand' : 'kw-shorthand'}
      data-look={look}
      aria-label={t('shorthand:title')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <label htmlFor={id} className="kw-shorthand-label">
        {t('shorthand:label')}
      </label>
      <div className="kw-shorthand-line">
        <ShorthandMarks line={line} shorthand={shorthand} hints={hints} active={activeHint} />
        <textarea
          ref={field}
          id={id}
          rows={1}
          dir="auto"
          value={line}
          placeholder={t('shorthand:placeholder')}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-keyshortcuts="Alt+N"
          aria-invalid={missing !== null}
          {...(described === undefined ? {} : { 'aria-describedby': described })}
          {...(isOpen ? { 'aria-controls': `${id}-list`, 'data-mantine-stop-propagation': true } : {})}
          {...(isOpen && current >= 0 ? { 'aria-activedescendant': optionId(`${id}-list`, current) } : {})}
          onChange={(event) => {
            setLine(event.currentTarget.value)
            setCaret(event.currentTarget.selectionStart)
            setMissing(null)
            list.close()
          }}
          onSelect={(event) => {
            setCaret(event.currentTarget.selectionStart)
          }}
          onFocus={() => {
            setHasFocus(true)
          }}
          onBlur={() => {
            setHasFocus(false)
            list.dropQuestion()
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <Understood shorthand={isEmpty ? null : shorthand} />
      <div className="kw-shorthand-foot">
        {shorthand !== null && names !== null && !isEmpty ? (
          <ShorthandChips
            shorthand={shorthand}
            names={names}
            onChange={(next) => {
              write(next, next.length)
            }}
            onAsk={ask}
          />
        ) : (
          <p className="kw-shorthand-hint" id={`${id}-hint`}>
            {t(state.undo === null ? 'shorthand:hint' : 'shorthand:undoHint')}
          </p>
        )}
        <div className="kw-shorthand-actions">
          {action}
          {onExtend !== undefined && (
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<IconForms size={18} stroke={1.7} aria-hidden />}
              onClick={() => {
                if (names !== null && shorthand !== null) onExtend(shorthand, names, state.startAgain)
              }}
            >
              {t('shorthand:extend')}
            </Button>
          )}
          <ActionIcon
            aria-label={t('shorthand:help.open')}
            aria-expanded={isHelpOpen}
            aria-controls={`${id}-help`}
            size={32}
            onClick={() => {
              setIsHelpOpen(!isHelpOpen)
            }}
          >
            <IconHelp size={20} stroke={1.7} aria-hidden />
          </ActionIcon>
          <Button type="submit" loading={state.isSaving} rightSection={<KeyHint keys="Enter" />} aria-keyshortcuts="Enter">
            {t('shorthand:save')}
          </Button>
        </div>
      </div>
      {missing !== null && (
        <div id={`${id}-missing`}>
          <Note tone="attention" announce>
            {t(`shorthand:problems.${missing}`)}
          </Note>
        </div>
      )}
      <ErrorNote error={state.error} />
      <WordingHintList
        text={line}
        hints={hints}
        active={activeHint}
        onLeave={wording.leave}
        onGoTo={({ from, to }) => {
          field.current?.focus()
          field.current?.setSelectionRange(from, to)
        }}
        onReplace={({ from, to }, words) => {
          write(replaceSpan(line, { start: from, end: to }, words), from + words.length)
        }}
      />
      <ShorthandAside state={state} />
      <section id={`${id}-help`} className="kw-shorthand-help" aria-label={t('shorthand:help.title')} hidden={!isHelpOpen}>
        <p className="kw-row-line">{t('shorthand:help.intro')}</p>
        <ShorthandHelp />
      </section>
      {isOpen && names !== null && (
        <ShorthandOptions
          id={`${id}-list`}
          title={title}
          isQuestion={question !== null}
          choices={choices}
          active={current}
          names={names}
          onTake={take}
        />
      )}
      <div className="kw-visually-hidden" role="status">
        {isOpen && (question === null ? t('shorthand:list.count', { count: choices.length }) : title)}
      </div>
    </form>
  )
}

/** Begins the line of a wish once its child is known; each wish once. */
function useWish(wish: ShorthandLineProps['wish'], names: NameIndex | null, begin: (line: string, caret: number) => void): void {
  const done = useRef<ShorthandLineProps['wish']>(null)
  useEffect(() => {
    const child = wish === null || wish === undefined ? undefined : names?.byId.get(wish.childId)
    if (wish === null || wish === undefined || names === null || child === undefined || done.current === wish) return
    done.current = wish
    const who = `${nameInLine(names, child)}: `
    begin(`${who} ${wish.sign}`, who.length)
  })
}
