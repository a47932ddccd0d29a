import { hashKey, useQueryClient, type QueryKey } from '@tanstack/react-query'
import { use } from 'react'

const ends = new WeakMap<Promise<unknown>, Promise<void>>()
const atOnce = Promise.resolve()
/** Whoever pressed something sees within a tenth of a second that it was heard, in milliseconds. */
const patience = 80

/**
 * Keeps the page that stands there until what was asked is answered: the next one is drawn once, and not first without it. A refusal is an
 * answer too, and the page tells it. While the backend is busy with something else the page comes without.
 */
export function useAnswered(queryKey: QueryKey, isHeld: boolean): void {
  const cache = useQueryClient().getQueryCache()
  if (!isHeld) return
  const query = cache.get(hashKey(queryKey))
  // Who asks again after a refusal sees that page, and goes on seeing it.
  const isFirst = query?.state.status === 'pending' && query.state.errorUpdateCount === 0
  const answer = isFirst ? query.promise : undefined
  use(answer === undefined ? atOnce : endOf(answer))
}

/** When it is over or takes too long, whatever came of it: that stands in the cache. One promise for each answer, for React knows them by identity. */
function endOf(answer: Promise<unknown>): Promise<void> {
  const known = ends.get(answer)
  if (known !== undefined) return known
  const end = new Promise<void>((resolve) => {
    const settle = () => {
      resolve()
    }
    setTimeout(settle, patience)
    answer.then(settle, settle)
  })
  ends.set(answer, end)
  return end
}
