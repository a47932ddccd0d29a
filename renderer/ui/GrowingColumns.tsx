import { Fragment, startTransition, useEffect, useRef, useState, type ReactNode } from 'react'
import { Columns } from './Page.tsx'

interface GrowingColumnsProps<Item> {
  readonly items: readonly Item[]
  readonly itemKey: (item: Item) => string
  readonly children: (item: Item) => ReactNode
  readonly columnWidth?: number
}

const step = 8
/** How far ahead of the eye cards are drawn. */
const ahead = '800px'

/** Many cards beside each other: the first ones at once, the next when somebody scrolls or tabs towards them, so that hundreds open as quickly as ten. */
export function GrowingColumns<Item>({ items, itemKey, children, columnWidth }: GrowingColumnsProps<Item>) {
  const end = useRef<HTMLDivElement>(null)
  const [count, setCount] = useState(step)
  const hasMore = count < items.length

  useEffect(() => {
    const element = end.current
    if (element === null || !hasMore) return
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) startTransition(() => setCount((before) => before + step))
      },
      { root: element.closest('main'), rootMargin: ahead },
    )
    observer.observe(element)
    return () => {
      observer.disconnect()
    }
  }, [count, hasMore])

  return (
    <>
      <Columns {...(columnWidth === undefined ? {} : { columnWidth })}>
        {items.slice(0, count).map((item) => (
          <Fragment key={itemKey(item)}>{children(item)}</Fragment>
        ))}
      </Columns>
      {hasMore && <div ref={end} />}
    </>
  )
}
