import { startTransition, useEffect, useState } from 'react'

/** False while a page is drawn for the first time, true once it stands there: what is out of sight or to the side can wait for that. */
export function useIsStanding(): boolean {
  const [isStanding, setIsStanding] = useState(false)
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      startTransition(() => {
        setIsStanding(true)
      })
    })
    return () => {
      cancelAnimationFrame(frame)
    }
  }, [])
  return isStanding
}
