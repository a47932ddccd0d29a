import { mayDo, type RequiredRole } from '../../db/contract/roles.ts'
import type { WorkspaceStatus } from '../../db/contract/workspaces.ts'
import { useBackendQuery } from './useBackendQuery.ts'

export type Session = NonNullable<WorkspaceStatus['session']>
export type OpenWorkspace = NonNullable<WorkspaceStatus['workspace']>

/** Where the app stands: no workspace, locked, rehearsal or unlocked. Undefined until the backend answered. */
export function useWorkspaceStatus(): WorkspaceStatus | undefined {
  return useBackendQuery('workspaces.status', {}).data
}

/** Who is signed in and where. Only for what stands inside the frame: there somebody always is. */
export function useSession(): {
  readonly session: Session
  readonly workspace: OpenWorkspace
  readonly may: (required: RequiredRole) => boolean
} {
  const status = useWorkspaceStatus()
  if (status?.session == null || status.workspace === null) throw new Error('useSession is only for pages inside the frame')
  const { session, workspace } = status
  return { session, workspace, may: (required) => mayDo(session.role, required) }
}
