import { createContext, use, useState, type UIEvent } from 'react'

/** How far each thing was scrolled, by its page in the history; asking the window itself would lay the page out before its frame. */
const offsets = new Map<string, number>()

/** A page in the history: its key there, and whether somebody came back to it. */
export interface Place {
  readonly key: string
  readonly isBack: boolean
}

/** Null where there is no history: before somebody signed in. */
export const PlaceContext = createContext<Place | null>(null)

interface ScrollMemory {
  /** Where it stood when somebody left this page, for who comes back to it; else 0. */
  readonly before: () => number
  /** For its `onScroll`. */
  readonly remember: (event: UIEvent<HTMLElement>) => void
}

/** What somebody scrolled stands there again when she comes back. `what` tells it from other things on the same page. */
export function scrollMemory(place: Place | null, what: string): ScrollMemory {
  const name = place === null ? null : `${place.key} ${what}`
  return {
    before: () => (name !== null && place?.isBack === true ? (offsets.get(name) ?? 0) : 0),
    remember: ({ currentTarget }) => {
      if (name !== null) offsets.set(name, currentTarget.scrollTop)
    },
  }
}

/** For a part of a page, as it was when the page was drawn for the first time. */
export function useScrollMemory(what: string): { readonly before: number; readonly remember: ScrollMemory['remember'] } {
  const { before, remember } = scrollMemory(use(PlaceContext), what)
  const [first] = useState(before)
  return { before: first, remember }
}
