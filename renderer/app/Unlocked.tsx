import { useEffect, useState } from 'react'
import { RouterProvider } from 'react-router'
import type { WorkspaceStatus } from '../../db/contract/workspaces.ts'
import { useBackend } from '../backend/BackendProvider.tsx'
import { flushDrafts } from '../backend/draft-keeper.ts'
import { useSession } from '../backend/session.ts'
import { useBackendQuery } from '../backend/useBackendQuery.ts'
import { search } from '../ui/search-store.ts'
import { createRouter, readPagesAhead, SetUpPage } from './routes.tsx'

/** A new location first tells who it is; then the frame. */
export function Unlocked({ status }: { readonly status: WorkspaceStatus }) {
  const isManager = status.workspace?.kind === 'voorschool' && status.session?.role === 'locatiemanager'
  const location = useBackendQuery('location.read', {}, { enabled: isManager })
  const [isSettingUp, setIsSettingUp] = useState<boolean | null>(null)
  const needsSetUp = isManager && location.data?.wijkCode === null
  if (isManager && location.isPending) return null
  if (isSettingUp ?? needsSetUp) {
    return (
      <SetUpPage
        onBegin={() => {
          setIsSettingUp(true)
        }}
        onDone={() => {
          setIsSettingUp(false)
        }}
      />
    )
  }
  return <Pages />
}

/** Whoever was here last: the same person comes back to the page where she was, somebody else begins at the beginning. */
let lastUserId: string | undefined

function Pages() {
  const { session, workspace } = useSession()
  useEffect(() => readPagesAhead(workspace.kind), [workspace.kind])
  const [router] = useState(() => {
    if (lastUserId !== session.userId) window.location.hash = ''
    lastUserId = session.userId
    return createRouter()
  })
  const backend = useBackend()
  useEffect(
    () =>
      window.kernwijzer?.onMenu((action) => {
        switch (action) {
          case 'search':
            search.open()
            break
          case 'settings':
            void router.navigate('/instellingen')
            break
          case 'lock':
            void flushDrafts().then(() => backend.call('workspaces.lock', {}))
            break
          case 'help':
            window.dispatchEvent(new KeyboardEvent('keydown', { key: 'F1', code: 'F1' }))
            break
        }
      }),
    [router, backend],
  )
  return <RouterProvider router={router} />
}
