import { useSession } from '../../backend/session.ts'
import { useBackendCommand, type BackendCommand } from '../../backend/useBackendCommand.ts'

/** The operation with which this kind of workspace changes its settings. */
export type ChangeSetting = 'settings.change' | 'settings.changeOwn'

export function useChangeOperation(): ChangeSetting {
  return useSession().workspace.kind === 'voorschool' ? 'settings.change' : 'settings.changeOwn'
}

export function useChangeSetting(): BackendCommand<ChangeSetting> {
  return useBackendCommand(useChangeOperation())
}
