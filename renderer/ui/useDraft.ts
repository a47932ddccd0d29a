import { useCallback, useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { useBackend } from '../backend/BackendProvider.tsx'
import { keepForFlush } from '../backend/draft-keeper.ts'

/** How long somebody pauses before what she typed is kept. */
const pauseMs = 300

type Json = z.core.util.JSONType

interface DraftOptions<V> {
  /** `observations.log`, or with the record that it is about `parents.log:<child id>`. Null keeps no draft. */
  readonly key: string | null
  readonly values: V
  /** False while the form still shows what was there at the start: nothing to keep. */
  readonly isChanged: boolean
  /** Puts a draft back into the form. Only called before the user typed something. */
  readonly restore: (values: Json) => void
}

export interface Draft {
  /** When the text that came back was kept; null when the form began empty. */
  readonly restoredAt: string | null
  /** The text was saved for good, or the user does not want it any more. */
  readonly discard: () => Promise<void>
}

/**
 * Never loses a word: what is typed goes into the encrypted record at every pause, before a lock and when the page is left,
 * and comes back after an unlock, a crash or an update.
 */
export function useDraft<V>({ key, values, isChanged, restore }: DraftOptions<V>): Draft {
  const backend = useBackend()
  const [restoredAt, setRestoredAt] = useState<string | null>(null)
  const [isReady, setIsReady] = useState(false)
  const latest = useRef({ values, isChanged, restore })
  const unsaved = useRef(false)
  const serialized = JSON.stringify(values)

  useEffect(() => {
    latest.current = { values, isChanged, restore }
  })

  const save = useCallback(async () => {
    if (key === null || !unsaved.current) return
    unsaved.current = false
    try {
      await backend.call('drafts.save', { key, values: JSON.parse(JSON.stringify(latest.current.values)) as Json })
    } catch {
      // The line to the backend was cut or the record is locked: keep it for the next pause.
      unsaved.current = true
    }
  }, [backend, key])

  useEffect(() => {
    if (key === null) return
    let isCurrent = true
    backend.call('drafts.read', { key }).then(
      (draft) => {
        if (!isCurrent) return
        if (draft !== null && !latest.current.isChanged) {
          latest.current.restore(draft.values)
          setRestoredAt(draft.savedAt)
        }
        setIsReady(true)
      },
      () => {
        // Without its draft a form still works; new text is kept as usual.
        if (isCurrent) setIsReady(true)
      },
    )
    return () => {
      isCurrent = false
    }
  }, [backend, key])

  useEffect(() => {
    if (key === null || !isReady || !latest.current.isChanged) return
    unsaved.current = true
    const timer = setTimeout(() => void save(), pauseMs)
    return () => {
      clearTimeout(timer)
    }
  }, [key, serialized, isReady, save])

  useEffect(() => {
    if (key === null) return
    const forget = keepForFlush(save)
    return () => {
      forget()
      void save()
    }
  }, [key, save])

  const discard = useCallback(async () => {
    unsaved.current = false
    setRestoredAt(null)
    if (key !== null) await backend.call('drafts.discard', { key })
  }, [backend, key])

  return { restoredAt, discard }
}
