import { useLayoutEffect, useMemo, useRef, type RefObject, type UIEvent } from 'react'
import { NavigationType, useLocation, useMatches, useNavigationType } from 'react-router'
import { scrollMemory, type Place } from '../ui/scroll-memory.ts'

interface PageScroll {
  /** For what scrolls in the page. */
  readonly place: Place
  readonly main: RefObject<HTMLElement | null>
  readonly onScroll: (event: UIEvent<HTMLElement>) => void
}

/** A page begins at its top, and Back finds it where it was left. A panel over a page is not another page. */
export function usePageScroll(): PageScroll {
  const main = useRef<HTMLElement>(null)
  const now = useRef(0)
  const { key } = useLocation()
  const isBack = useNavigationType() === NavigationType.Pop
  const place = useMemo(() => ({ key, isBack }), [key, isBack])
  const memory = scrollMemory(place, 'page')
  const page = useMatches().find(({ pathname }) => pathname !== '/')?.pathname
  const { before } = memory

  useLayoutEffect(() => {
    const element = main.current
    const wanted = before()
    if (element === null || now.current === wanted) return
    let reached = 0
    const goThere = () => {
      element.scrollTop = wanted
      reached = element.scrollTop
      now.current = reached
    }
    goThere()
    // What is further down is drawn later, and with it comes the room to scroll; whoever scrolls herself is left alone.
    const observer = new ResizeObserver(() => {
      if (reached < wanted && element.scrollTop === reached) goThere()
      else observer.disconnect()
    })
    if (reached < wanted) for (const part of element.children) observer.observe(part)
    return () => {
      observer.disconnect()
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each page, with what is known then
  }, [page])

  return {
    place,
    main,
    onScroll: (event) => {
      now.current = event.currentTarget.scrollTop
      memory.remember(event)
    },
  }
}
