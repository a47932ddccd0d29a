/** Forms with unsaved text, so that the frame can save them all before a lock. */
const flushers = new Set<() => Promise<void>>()

/** Returns the function that forgets the form again. */
export function keepForFlush(flush: () => Promise<void>): () => void {
  flushers.add(flush)
  return () => flushers.delete(flush)
}

/** Saves every draft now; a draft that cannot be saved does not stop the others. */
export async function flushDrafts(): Promise<void> {
  await Promise.allSettled([...flushers].map((flush) => flush()))
}
