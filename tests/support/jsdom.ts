import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'
import '../../renderer/ui/zod-setup.ts'

// What Mantine asks of a browser and jsdom does not have.
const noMedia = { matches: false, onchange: null, addEventListener() {}, removeEventListener() {}, dispatchEvent: () => false }
window.matchMedia = (query) => ({ ...noMedia, media: query }) as unknown as MediaQueryList
window.ResizeObserver = class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
window.IntersectionObserver = class extends window.ResizeObserver {} as unknown as typeof IntersectionObserver
window.requestIdleCallback = (work) => window.setTimeout(work, 0, { didTimeout: false, timeRemaining: () => 50 })
window.cancelIdleCallback = (handle) => {
  window.clearTimeout(handle)
}
Element.prototype.scrollIntoView = () => {}
Object.defineProperty(document, 'fonts', { value: { addEventListener() {}, removeEventListener() {} } })

afterEach(cleanup)
