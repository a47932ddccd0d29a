import { startTransition, useEffect, useRef, useState, type RefObject } from 'react'
import { whenQuiet } from './later.ts'

interface Steps {
  readonly first: number
  readonly more: number
  /** How far ahead of the eye the next ones are drawn, in pixels. */
  readonly ahead: number
}

interface Growing {
  /** So many are drawn. */
  readonly count: number
  /** Stands under the last one, while there is more. */
  readonly end: RefObject<HTMLDivElement | null>
  readonly hasMore: boolean
}

/** Of a long list in the page's scroll first what the window holds, and the next when somebody scrolls or tabs towards it. */
export function useGrowing(total: number, { first, more, ahead }: Steps): Growing {
  const end = useRef<HTMLDivElement>(null)
  const [count, setCount] = useState(first)
  const hasMore = count < total

  useEffect(() => {
    const element = end.current
    if (element === null || !hasMore) return
    let callOff: (() => void) | undefined
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return
        callOff?.()
        callOff = whenQuiet(() => {
          startTransition(() => {
            setCount((before) => before + more)
          })
        })
      },
      { root: element.closest('main'), rootMargin: `${String(ahead)}px` },
    )
    observer.observe(element)
    return () => {
      observer.disconnect()
      callOff?.()
    }
  }, [count, hasMore, more, ahead])

  return { count, end, hasMore }
}
