import { useCallback, useEffect, useRef, useState } from 'react'
import type { WireError } from '../../db/contract/errors.ts'
import { useTranslation } from 'react-i18next'
import type { NameIndex } from '../../db/contract/shorthand-names.ts'
import type { Shorthand } from '../../db/contract/shorthand.ts'
import { notifyError, notifySaved } from './notify.tsx'
import { useDraft, type Draft } from './useDraft.ts'
import { useShorthandSave } from './useShorthandSave.ts'

interface Kept {
  /** What stands in the line. */
  readonly line: string
  /** Lines that had to make room: taken back, refused, or begun elsewhere. They wait until somebody takes them up. */
  readonly waiting: readonly string[]
}

export interface ShorthandLineState extends Kept {
  readonly draft: Draft
  readonly error: WireError | null
  readonly isSaving: boolean
  readonly setLine: (line: string) => void
  /** A line for which the one that stands there makes room. */
  readonly begin: (line: string) => void
  /** The newest waiting line, in the place of what stands there. */
  readonly takeUp: () => void
  readonly save: (shorthand: Shorthand, names: NameIndex) => Promise<void>
  /** Takes the last save back; null when there is nothing to take back. */
  readonly undo: (() => void) | null
  readonly startAgain: () => void
}

interface Options {
  readonly draftKey: string
  readonly initialLine: string
  readonly initialWaiting: readonly string[]
  readonly onSaved: (() => void) | undefined
}

/** One line that never loses a word: what is typed, what waits, what was saved last. */
export function useShorthandLine({ draftKey, initialLine, initialWaiting, onSaved }: Options): ShorthandLineState {
  const { t } = useTranslation('shorthand')
  const [kept, setKept] = useState<Kept>({ line: initialLine, waiting: initialWaiting })
  const [error, setError] = useState<WireError | null>(null)
  /** On its way to the record: the draft keeps it until it is there. */
  const [sending, setSending] = useState<string | null>(null)
  const [last, setLast] = useState<{ readonly line: string; readonly takeBack: () => Promise<WireError | null> } | null>(null)
  const send = useShorthandSave()
  const now = useRef(kept)
  const isThere = useRef(true)
  const values: Kept = sending === null ? kept : { ...kept, waiting: [...kept.waiting, sending] }
  const draft = useDraft({
    key: draftKey,
    values,
    isChanged: values.line !== '' || values.waiting.length > 0,
    restore: (before) => {
      change(keptOf(before))
    },
  })
  const { discard } = draft

  const change = useCallback((next: Kept) => {
    now.current = next
    setKept(next)
  }, [])
  useEffect(() => {
    isThere.current = true
    return () => {
      isThere.current = false
    }
  }, [])

  const clearDraft = () => {
    if (now.current.line === '' && now.current.waiting.length === 0) void discard()
  }
  const setLine = (line: string) => {
    setError(null)
    change({ ...now.current, line })
    if (line !== '') setLast(null)
    clearDraft()
  }
  const begin = (line: string) => {
    const { line: before, waiting } = now.current
    setError(null)
    change({ line, waiting: before.trim() === '' ? waiting : [...waiting, before] })
  }
  const takeUp = () => {
    const { line: before, waiting } = now.current
    const line = waiting.at(-1)
    if (line === undefined) return
    const rest = waiting.slice(0, -1)
    change({ line, waiting: before.trim() === '' ? rest : [before, ...rest] })
  }
  /** Into the line, or behind what somebody began meanwhile. */
  const giveBack = (line: string): boolean => {
    const isFree = isThere.current && now.current.line === ''
    change(isFree ? { ...now.current, line } : { ...now.current, waiting: [...now.current.waiting, line] })
    return isFree
  }

  const takeBack = async ({ line, takeBack: run }: NonNullable<typeof last>) => {
    setLast(null)
    const refused = await run()
    if (refused !== null) {
      notifyError(refused)
      return
    }
    if (!isThere.current) notifySaved(t('saved.undoneElsewhere'))
    else notifySaved(t(giveBack(line) ? 'saved.undone' : 'saved.undoneWaiting'))
  }

  /** The line is free for the next words at once; the draft keeps these until they are durable, and they come back when they are refused. */
  const save = async (shorthand: Shorthand, names: NameIndex) => {
    const { line } = shorthand
    setError(null)
    setSending(line)
    change({ ...now.current, line: '' })
    const result = await send(shorthand, names)
    setSending(null)
    if (!result.ok) {
      giveBack(line)
      setError(result.error)
      return
    }
    clearDraft()
    const saved = { line, takeBack: result.takeBack }
    if (now.current.line === '') setLast(saved)
    notifySaved(result.message, { undo: () => void takeBack(saved) })
    onSaved?.()
  }

  return {
    ...kept,
    draft,
    error,
    isSaving: sending !== null,
    setLine,
    begin,
    takeUp,
    save,
    undo: last === null ? null : () => void takeBack(last),
    startAgain: () => {
      change({ ...now.current, line: '' })
      clearDraft()
    },
  }
}

/** A draft of an older version held fields. */
function keptOf(values: unknown): Kept {
  const { line, waiting, text, childIds } = Object(values) as { line?: unknown; waiting?: unknown; text?: unknown; childIds?: unknown }
  if (typeof line === 'string') {
    return { line, waiting: Array.isArray(waiting) ? waiting.filter((one) => typeof one === 'string') : [] }
  }
  const names = Array.isArray(childIds) ? childIds.flatMap((child: unknown) => namesOf(child)) : []
  const words = typeof text === 'string' ? text : ''
  return { line: names.length === 0 ? words : `${names.join(', ')}: ${words}`, waiting: [] }
}

function namesOf(child: unknown): string[] {
  const { name } = Object(child) as { name?: unknown }
  return typeof name === 'string' ? [name] : []
}
