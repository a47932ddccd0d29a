import { useEffect, useRef } from 'react'

/**
 * What is typed between Ctrl+K and the search being there goes into it too: no key is lost, and none falls into the page below. `begin` when
 * the search opens, `end` when it closes; it ends by itself once the focus is in a dialog. `take` gets all that was typed so far.
 */
export function useEarlyKeys(take: (typed: string) => void): { readonly begin: () => void; readonly end: () => void } {
  const latest = useRef(take)
  const stop = useRef<() => void>(() => undefined)
  useEffect(() => {
    latest.current = take
  })
  useEffect(
    () => () => {
      stop.current()
    },
    [],
  )
  return {
    begin: () => {
      stop.current()
      const before = document.activeElement?.closest('[role=dialog]') ?? null
      let typed = ''
      const listen = (event: KeyboardEvent) => {
        const dialog = document.activeElement?.closest('[role=dialog]') ?? null
        if (dialog !== null && dialog !== before) {
          stop.current()
          return
        }
        if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return
        event.preventDefault()
        event.stopPropagation()
        typed += event.key
        latest.current(typed)
      }
      window.addEventListener('keydown', listen, { capture: true })
      stop.current = () => {
        window.removeEventListener('keydown', listen, { capture: true })
      }
    },
    end: () => {
      stop.current()
    },
  }
}
