import { useCallback, useEffect, useRef, useState } from 'react'
import { useBackend } from '../backend/BackendProvider.tsx'
import { flushDrafts } from '../backend/draft-keeper.ts'

const reportEveryMs = 20_000
const warnBeforeMs = 30_000
const activityEvents = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const

/**
 * Tells the backend that somebody is busy and counts along with its clock, which locks after `minutes` without a word
 * from here. Returns the seconds left during the last half minute, else null.
 */
export function useAutoLock(minutes: number): { readonly secondsLeft: number | null; readonly stay: () => void } {
  const backend = useBackend()
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null)
  const reportedAt = useRef(0)
  const isWarning = useRef(false)

  const touch = useCallback(() => {
    reportedAt.current = Date.now()
    isWarning.current = false
    // When it fails the record is locked already, and the status says so.
    backend.call('workspaces.touch', {}).catch(() => undefined)
  }, [backend])
  const stay = useCallback(() => {
    touch()
    setSecondsLeft(null)
  }, [touch])

  useEffect(() => {
    touch()
    const pointer = { x: NaN, y: NaN }
    const onActivity = (event: Event) => {
      // When the page changes under a mouse that lies still the browser tells of a move too: that is nobody.
      if (event instanceof PointerEvent && event.type === 'pointermove') {
        const { screenX, screenY } = event
        if (screenX === pointer.x && screenY === pointer.y) return
        Object.assign(pointer, { x: screenX, y: screenY })
      }
      if (isWarning.current || Date.now() - reportedAt.current >= reportEveryMs) stay()
    }
    for (const name of activityEvents) window.addEventListener(name, onActivity, { passive: true })
    const timer = setInterval(() => {
      const left = reportedAt.current + minutes * 60_000 - Date.now()
      if (left > warnBeforeMs) return
      if (!isWarning.current) {
        isWarning.current = true
        void flushDrafts()
      }
      setSecondsLeft(Math.max(0, Math.ceil(left / 1000)))
    }, 1_000)
    return () => {
      for (const name of activityEvents) window.removeEventListener(name, onActivity)
      clearInterval(timer)
    }
  }, [minutes, stay, touch])

  return { secondsLeft, stay }
}
