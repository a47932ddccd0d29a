import { useMemo } from 'react'
import { useSearchParams } from 'react-router'

type Parts = Readonly<Record<string, string | null>>

export interface Address {
  readonly params: URLSearchParams
  /** These parts change and the others stay; null or empty takes one away. Back goes to the page that was before this one. */
  readonly change: (parts: Parts) => void
  /** The same, as a step: Back returns to what stood there. */
  readonly step: (parts: Parts) => void
}

/** What a page keeps behind the `?` of its address: what is chosen and what is open, so that it is there again after a lock. */
export function useAddress(): Address {
  const [params, setParams] = useSearchParams()
  return useMemo(() => {
    const go = (parts: Parts, replace: boolean) => {
      setParams((before) => withParts(before, parts), { replace })
    }
    return {
      params,
      change: (parts) => {
        go(parts, true)
      },
      step: (parts) => {
        go(parts, false)
      },
    }
  }, [params, setParams])
}

function withParts(before: URLSearchParams, parts: Parts): URLSearchParams {
  const next = new URLSearchParams(before)
  for (const [name, value] of Object.entries(parts)) {
    if (value === null || value === '') next.delete(name)
    else next.set(name, value)
  }
  return next
}
