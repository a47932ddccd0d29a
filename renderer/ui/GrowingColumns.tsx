import { Fragment, type ReactNode } from 'react'
import { Columns } from './Page.tsx'
import { useGrowing } from './useGrowing.ts'

interface GrowingColumnsProps<Item> {
  readonly items: readonly Item[]
  readonly itemKey: (item: Item) => string
  readonly children: (item: Item) => ReactNode
  readonly columnWidth?: number
}

const steps = { first: 4, more: 2, ahead: 300 }

/** Many cards beside each other: the first ones at once, the next as somebody comes to them, so that hundreds open as quickly as ten. */
export function GrowingColumns<Item>({ items, itemKey, children, columnWidth }: GrowingColumnsProps<Item>) {
  const { count, end, hasMore } = useGrowing(items.length, steps)
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
