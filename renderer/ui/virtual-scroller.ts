import { elementScroll, type Rect, type Virtualizer, type VirtualizerOptions } from '@tanstack/react-virtual'

type Options = VirtualizerOptions<HTMLElement, Element>

/**
 * How a long list looks at the element it scrolls in. The library's own way asks for its size and sets its position before the first frame,
 * and the page is laid out twice; here the size comes with the frame, and what stands at the top is left there.
 */
export const virtualScroller: Required<Pick<Options, 'initialRect' | 'observeElementRect' | 'scrollToFn'>> = {
  // Higher than the list itself, for there is something above it.
  initialRect: { width: 0, height: window.innerHeight },
  observeElementRect: tellSize,
  scrollToFn: (offset, options, list) => {
    if (offset + (options.adjustments ?? 0) !== 0 || list.scrollOffset !== 0) elementScroll(offset, options, list)
  },
}

function tellSize({ scrollElement }: Virtualizer<HTMLElement, Element>, tell: (size: Rect) => void): () => void {
  const observer = new ResizeObserver((entries) => {
    const box = entries.at(-1)?.borderBoxSize[0]
    if (box !== undefined) tell({ width: Math.round(box.inlineSize), height: Math.round(box.blockSize) })
  })
  if (scrollElement !== null) observer.observe(scrollElement, { box: 'border-box' })
  return () => {
    observer.disconnect()
  }
}
