import { useVirtualizer } from '@tanstack/react-virtual'
import { useDeferredValue, useEffect, useRef, useState, type ReactNode } from 'react'
import { useIsStanding } from './useIsStanding.ts'
import { virtualScroller } from './virtual-scroller.ts'

interface FeedProps<Item> {
  /** What the list holds, for screen readers. */
  readonly label: string
  readonly items: readonly Item[]
  readonly itemKey: (item: Item) => string
  readonly children: (item: Item) => ReactNode
  /** All that there are, when not all of them are loaded. */
  readonly total: number
  /** The last loaded item came near. */
  readonly onReachEnd: () => void
}

const virtualFrom = 60
/** As many as a window shows under the head of the page: they are drawn first. */
const itemsInView = 8
const none: readonly never[] = []

/** Pieces of different height under each other, in the page's own scroll; only what is near the view is drawn in a long list. */
export function Feed<Item>({ label, items: allItems, itemKey, children, total, onReachEnd }: FeedProps<Item>) {
  // The pieces come behind the rest of the page, so that no key waits for them.
  const items = useDeferredValue(allItems, none)
  const isBehind = items !== allItems
  const list = useRef<HTMLOListElement>(null)
  const [listTop, setListTop] = useState(0)
  const isStanding = useIsStanding()
  const isVirtual = total >= virtualFrom
  // eslint-disable-next-line react-hooks/incompatible-library -- the list keeps its own state; nothing here is memoised by a compiler
  const virtualizer = useVirtualizer<HTMLElement, Element>({
    count: items.length,
    enabled: isVirtual,
    getScrollElement: () => list.current?.closest('main') ?? null,
    getItemKey: (index) => keyAt(items, itemKey, index),
    estimateSize: () => 104,
    ...virtualScroller,
    overscan: isStanding ? 8 : 1,
    scrollMargin: listTop,
  })

  // What stands above the list can grow, for instance an opened part of a form.
  useEffect(() => {
    const element = list.current
    const scroller = element?.closest('main')
    if (element == null || scroller == null) return
    const measure = () => {
      setListTop(Math.round(element.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop))
    }
    const observer = new ResizeObserver(measure) // measures the first time too, with the frame
    for (const one of [scroller, ...scroller.querySelectorAll('.kw-page > *')]) observer.observe(one)
    return () => {
      observer.disconnect()
    }
  }, [isVirtual])

  const drawn = virtualizer.getVirtualItems()
  const indexes = isVirtual ? drawn.map((one) => one.index) : (isStanding ? items : items.slice(0, itemsInView)).map((_, index) => index)
  const last = indexes.at(-1)
  useEffect(() => {
    if (!isBehind && last !== undefined && last >= items.length - 1 && total > items.length) onReachEnd()
  }, [isBehind, last, items.length, total, onReachEnd])

  const before = isVirtual ? (drawn[0]?.start ?? listTop) - listTop : 0
  const after = isVirtual ? Math.max(0, virtualizer.getTotalSize() - ((drawn.at(-1)?.end ?? listTop) - listTop)) : 0
  return (
    <ol ref={list} className="kw-feed" aria-label={label} style={{ paddingTop: before, paddingBottom: after }}>
      {indexes.map((index) => {
        const item = items[index]
        if (item === undefined) return null
        return (
          <li
            key={itemKey(item)}
            className="kw-feed-item"
            data-index={index}
            ref={isVirtual && isStanding ? virtualizer.measureElement : undefined}
            aria-setsize={total}
            aria-posinset={index + 1}
          >
            {children(item)}
          </li>
        )
      })}
    </ol>
  )
}

function keyAt<Item>(items: readonly Item[], itemKey: (item: Item) => string, index: number): string | number {
  const item = items[index]
  return item === undefined ? index : itemKey(item)
}
