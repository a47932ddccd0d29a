import { useState } from 'react'
import type { WorkspaceStatus } from '../../../db/contract/workspaces.ts'
import { ChooseWorkspace } from './ChooseWorkspace.tsx'
import { MakeWorkspace, type NewWorkspaceKind } from './MakeWorkspace.tsx'
import { RecoverySheet } from './RecoverySheet.tsx'

/**
 * Before a workspace is open: choose one or make one. It stays through the rehearsal, because the recovery code is only
 * in this component's memory between the making and the typing back.
 */
export function EntrancePage({ status }: { readonly status: WorkspaceStatus }) {
  const [making, setMaking] = useState<NewWorkspaceKind | null>(null)
  const [recoveryCode, setRecoveryCode] = useState<string | null>(null)

  if (status.state === 'rehearsal') {
    return <RecoverySheet status={status} recoveryCode={recoveryCode} onCode={setRecoveryCode} />
  }
  if (making !== null) {
    return (
      <MakeWorkspace
        kind={making}
        onMade={setRecoveryCode}
        onBack={() => {
          setMaking(null)
        }}
      />
    )
  }
  return <ChooseWorkspace status={status} onMake={setMaking} />
}
