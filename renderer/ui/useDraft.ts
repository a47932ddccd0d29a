import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { z } from 'zod'
import { useBackend } from '../backend/BackendProvider.tsx'
import { keepForFlush } from '../backend/draft-keeper.ts'
import { KeptDraft } from '../backend/kept-draft.ts'

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
 * Never loses a word: what is typed goes into the encrypted record within 300 ms, before a lock and when the page is left, and comes
 * back after an unlock, a crash or an update. A second window on the same form keeps its text beside this one's.
 */
export function useDraft<V>({ key, values, isChanged, restore }: DraftOptions<V>): Draft {
  const backend = useBackend()
  const [restoredAt, setRestoredAt] = useState<string | null>(null)
  const kept = useMemo(() => (key === null ? null : new KeptDraft(backend, key)), [backend, key])
  const latest = useRef({ values, isChanged, restore })
  const serialized = JSON.stringify(values)

  useEffect(() => {
    latest.current = { values, isChanged, restore }
  })

  useEffect(() => {
    if (kept === null) return
    let isCurrent = true
    void kept
      .open(() => isCurrent && !latest.current.isChanged)
      .then((draft) => {
        if (draft === null || !isCurrent) return
        latest.current.restore(draft.values)
        setRestoredAt(draft.savedAt)
      })
    return () => {
      isCurrent = false
    }
  }, [kept])

  useEffect(() => {
    if (kept !== null && latest.current.isChanged) kept.change(JSON.parse(serialized) as Json)
  }, [kept, serialized])

  useEffect(() => {
    if (kept === null) return
    const forget = keepForFlush(() => kept.flush())
    return () => {
      forget()
      void kept.flush()
    }
  }, [kept])

  const discard = useCallback(async () => {
    setRestoredAt(null)
    await kept?.discard()
  }, [kept])

  return { restoredAt, discard }
}
