import { useState } from 'react'
import type { Choice, Question } from './shorthand-choices.ts'

export interface OptionList {
  readonly choices: readonly Choice[]
  /** What was asked; its answers stand in the list instead of suggestions. */
  readonly question: Question | null
  readonly isOpen: boolean
  /** The option that is marked; -1 when none is. */
  readonly current: number
  /** What Tab takes: a suggestion, or the answer that was walked to. */
  readonly offered: Choice | null
  /** What Enter takes: only what somebody walked to. */
  readonly chosen: Choice | null
  readonly ask: (question: Question) => void
  /** For good: until something is typed again. */
  readonly close: (how?: { readonly forGood: boolean }) => void
  readonly dropQuestion: () => void
  readonly move: (step: 1 | -1) => void
  /** Suggestions for an empty line, with the first of them marked. */
  readonly openAtFirst: () => void
}

/** The list under the line: suggestions while somebody types, or the answers to a question. */
export function useOptionList(suggested: readonly Choice[], isEmpty: boolean, hasFocus: boolean): OptionList {
  const [question, setQuestion] = useState<Question | null>(null)
  const [active, setActive] = useState(0)
  const [isChosen, setIsChosen] = useState(false)
  const [isDismissed, setIsDismissed] = useState(false)

  const choices = question?.choices ?? (isDismissed || (isEmpty && !isChosen) ? [] : suggested)
  const isOpen = choices.length > 0 && hasFocus
  const current = Math.min(active, choices.length - 1)
  const marked = isOpen ? (choices[current] ?? null) : null
  const isSuggestion = question === null

  return {
    choices,
    question,
    isOpen,
    current,
    offered: isChosen || isSuggestion ? marked : null,
    chosen: isChosen ? marked : null,
    ask: (asked) => {
      setQuestion(asked)
      setActive(-1)
      setIsChosen(false)
    },
    close: ({ forGood } = { forGood: false }) => {
      setQuestion(null)
      setActive(0)
      setIsChosen(false)
      setIsDismissed(forGood)
    },
    dropQuestion: () => {
      setQuestion(null)
    },
    move: (step) => {
      const from = isChosen || isSuggestion ? current : step === 1 ? -1 : 0
      // The first press on a list of suggestions chooses the one that Tab would take.
      const isFirst = !isChosen && isSuggestion && step === 1
      setActive(isFirst ? Math.max(current, 0) : (from + step + choices.length) % choices.length)
      setIsChosen(true)
    },
    openAtFirst: () => {
      setIsDismissed(false)
      setActive(0)
      setIsChosen(true)
    },
  }
}
