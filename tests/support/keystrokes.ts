import type { Page } from '@playwright/test'

/**
 * Keystroke-level model (Card, Moran and Newell, The Psychology of Human-Computer Interaction, 1983):
 *
 *     T = K × keys + M × decisions,   K = 0.28 s (a typist of 40 words a minute), M = 1.35 s (deciding what comes next)
 *
 * Shift is a key of its own: a capital, `:`, `#`, `@`, `!`, `*` and `"` cost two. Each call of `decides` is one M.
 */
export const secondsPerKey = 0.28
export const secondsPerDecision = 1.35

export interface Typist {
  /** Key after key, as a person does it. */
  readonly types: (words: string) => Promise<void>
  readonly presses: (key: string) => Promise<void>
  /** Somebody has to think: who was it, which domain. */
  readonly decides: () => void
  /** What it took since the last time that it was asked. */
  readonly took: () => { readonly keys: number; readonly decisions: number; readonly seconds: number }
}

const withShift = /[\p{Lu}:#@!*"?+&]/u

export function typistAt(page: Page): Typist {
  let keys = 0
  let decisions = 0
  return {
    types: async (words) => {
      for (const letter of words) keys += withShift.test(letter) ? 2 : 1
      await page.keyboard.type(words)
    },
    presses: async (key) => {
      keys += key.split('+').length
      await page.keyboard.press(key)
    },
    decides: () => {
      decisions += 1
    },
    took: () => {
      const result = { keys, decisions, seconds: keys * secondsPerKey + decisions * secondsPerDecision }
      keys = 0
      decisions = 0
      return result
    },
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  const middle = Math.floor(sorted.length / 2)
  const [low = 0, high = 0] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]]
  return (low + high) / 2
}
