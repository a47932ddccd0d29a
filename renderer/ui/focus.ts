import { searchStore } from './search-store.ts'

/** Whether a page that has just come may take the focus: nobody is in a field or dialog, and the search is not on its way. */
export function isFocusFree(): boolean {
  const focused = document.activeElement
  if (searchStore.getState().opened) return false
  return focused === null || focused === document.body || focused.closest('nav') !== null
}
