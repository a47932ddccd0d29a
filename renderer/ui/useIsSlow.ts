import { useEffect, useState } from 'react'

const slowAfterMs = 400

/** True once something runs longer than a moment: before that a sign of work would only flash. */
export function useIsSlow(isRunning: boolean): boolean {
  const [isSlow, setIsSlow] = useState(false)
  useEffect(() => {
    if (!isRunning) return
    const timer = setTimeout(() => {
      setIsSlow(true)
    }, slowAfterMs)
    return () => {
      clearTimeout(timer)
      setIsSlow(false)
    }
  }, [isRunning])
  return isRunning && isSlow
}
