import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { useBackend } from '../../backend/BackendProvider.tsx'
import { keepForFlush } from '../../backend/draft-keeper.ts'
import { createPresenceSaver, type PresenceSaver } from './presence-saver.ts'
import type { Edits } from './presence-edits.ts'

/** A saver for one group's week; what waits is sent before a lock and when the page is left. */
export function usePresenceSaver(groupId: string): { readonly saver: PresenceSaver; readonly edits: Edits } {
  const backend = useBackend()
  const saver = useMemo(() => createPresenceSaver(groupId, (input) => backend.call('presence.record', input)), [backend, groupId])
  const edits = useSyncExternalStore(saver.subscribe, saver.edits)
  useEffect(() => {
    const forget = keepForFlush(saver.flush)
    return () => {
      forget()
      void saver.flush()
    }
  }, [saver])
  return { saver, edits }
}
