import { startTransition, useCallback, useEffect, useMemo, useState } from 'react'
import { nameFinder, type FoundName, type NamedChild } from '../../db/contract/other-names.ts'
import { findHints, type Hint } from '../../db/contract/wording.ts'
import { useBackendQuery } from '../backend/useBackendQuery.ts'
import { isSameHint, moveHints } from './wording-places.ts'

/** A half word is no word: the text is read when the hands rest. */
const pauseMs = 350

interface ReadText {
  readonly text: string
  readonly hints: readonly Hint[]
}
const unread: ReadText = { text: '', hints: [] }

export interface WordingHints {
  /** In the order of the text as it is now, without those that may stay. */
  readonly hints: readonly Hint[]
  /** This one may stay, here and as long as the text is open. */
  readonly leave: (hint: Hint) => void
}

/**
 * Advice on the words of a text about these children, while it is typed: worked out at a pause, moved along with every key. Empty for who
 * has switched it off. Show it with `<HintedTextField>`, or with `<WordingHintList>` under a field of your own.
 */
export function useWordingHints(text: string, ownChildIds: readonly string[]): WordingHints {
  const preferences = useBackendQuery('settings.listPreferences', {}).data
  const isOn = new Map(preferences?.map((one) => [one.name, one.isOn])).get('wordingHints') ?? false
  const isEmpty = text.trim() === ''
  const children = useBackendQuery('children.names', {}, { enabled: isOn && !isEmpty }).data
  const [read, setRead] = useState(unread)
  const [left, setLeft] = useState(unread)
  const own = ownChildIds.join(' ')

  useEffect(() => {
    if (!isOn || isEmpty) return
    const timer = setTimeout(() => {
      const hints = findHints(text, { findNames: children === undefined ? undefined : finderOf(children), ownChildIds: own.split(' ') })
      startTransition(() => {
        setRead({ text, hints })
        setLeft((before) => ({ text, hints: moveHints(before.hints, before.text, text) }))
      })
    }, pauseMs)
    return () => {
      clearTimeout(timer)
    }
  }, [text, isOn, isEmpty, children, own])

  const hints = useMemo(() => {
    if (!isOn || isEmpty) return unread.hints
    const mayStay = moveHints(left.hints, left.text, text)
    return moveHints(read.hints, read.text, text).filter((hint) => !mayStay.some((one) => isSameHint(one, hint)))
  }, [isOn, isEmpty, read, left, text])

  const leave = useCallback(
    (hint: Hint) => {
      setLeft((before) => ({ text, hints: [...moveHints(before.hints, before.text, text), hint] }))
    },
    [text],
  )
  return { hints, leave }
}

const finders = new WeakMap<readonly NamedChild[], (text: string) => readonly FoundName[]>()

/** Made once for a list of children, whatever the number of fields. */
function finderOf(children: readonly NamedChild[]): (text: string) => readonly FoundName[] {
  const finder = finders.get(children) ?? nameFinder(children)
  finders.set(children, finder)
  return finder
}
