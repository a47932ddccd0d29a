import { useState, type UIEvent } from 'react'
import { NavigationType, useLocation, useNavigationType } from 'react-router'

/** How far each thing was scrolled, by its page in the history; asking the window itself would lay the page out before its frame. */
const offsets = new Map<string, number>()

export interface ScrollMemory {
  /** Where it stood when somebody left this page, for who comes back to it; else 0. */
  readonly before: () => number
  /** For its `onScroll`. */
  readonly remember: (event: UIEvent<HTMLElement>) => void
}

/** What somebody scrolled stands there again when she comes back. `what` tells it from other things on the same page. */
export function useScrollMemory(what: string): ScrollMemory {
  const name = `${useLocation().key} ${what}`
  const isBack = useNavigationType() === NavigationType.Pop
  return {
    before: () => (isBack ? (offsets.get(name) ?? 0) : 0),
    remember: ({ currentTarget }) => {
      offsets.set(name, currentTarget.scrollTop)
    },
  }
}

/** As it was when the page was drawn for the first time. */
export function useScrolledBefore({ before }: ScrollMemory): number {
  return useState(before)[0]
}
