import { startTransition, useEffect, useState } from 'react'
import { whenQuiet } from './later.ts'

/** False while a page is drawn for the first time, true once it stands there: what is out of sight or to the side can wait for that. */
export function useIsStanding(): boolean {
  const [isStanding, setIsStanding] = useState(false)
  useEffect(
    () =>
      whenQuiet(() => {
        startTransition(() => {
          setIsStanding(true)
        })
      }),
    [],
  )
  return isStanding
}
