import type { TimelineEntry, timelineKinds } from '../../../db/contract/children.ts'
import { useBackendPages, type BackendPages, type BackendPagesOptions } from '../../backend/useBackendPages.ts'

/** What was recorded about the child, newest first; of a long history what the page shows first comes first. */
export function useTimeline(
  childId: string,
  kinds: readonly (typeof timelineKinds)[number][],
  options: BackendPagesOptions = {},
): BackendPages<TimelineEntry> {
  return useBackendPages('children.timeline', { id: childId, kinds: [...kinds] }, { firstPage: 20, ...options })
}
