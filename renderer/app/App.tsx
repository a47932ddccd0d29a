import { Button } from '@mantine/core'
import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireError } from '../../db/contract/errors.ts'
import type { WorkspaceStatus } from '../../db/contract/workspaces.ts'
import { useBackend } from '../backend/BackendProvider.tsx'
import { forgetAllButStatus } from '../backend/query-cache.ts'
import { useBackendQuery } from '../backend/useBackendQuery.ts'
import { Entrance } from '../ui/Entrance.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { Note } from '../ui/Note.tsx'
import { forgetPersonalNotices } from '../ui/notify.tsx'
import { search } from '../ui/search-store.ts'
import { ErrorBoundary } from './ErrorPage.tsx'
import { LockScreen } from './LockScreen.tsx'
import { EntrancePage, loadUnlocked, Unlocked } from './entrance-pages.ts'

const patienceMs = 8_000

/** Which of the four faces the app shows: choose or make a workspace, lock screen, rehearsal, or the frame with its pages. */
export function App() {
  const { t } = useTranslation('frame')
  const backend = useBackend()
  const queryClient = useQueryClient()
  const status = useBackendQuery('workspaces.status', {})
  const state = status.data?.state

  useEffect(
    () =>
      backend.onRestarted(() => {
        notifications.show({ message: t('restarted'), color: 'saffraan', autoClose: 10_000 })
      }),
    [backend, t],
  )

  // What was read while somebody was signed in goes the moment nobody is.
  useEffect(() => {
    if (state === undefined || state === 'unlocked') return
    forgetAllButStatus(queryClient)
    modals.closeAll()
    search.close()
    forgetPersonalNotices()
  }, [state, queryClient])
  useOpenOnlyWorkspace(status.data)
  // The frame is read while a password is typed, and not while the lock screen is on its way to the screen.
  useEffect(() => {
    if (state === undefined) return
    const timer = setTimeout(() => requestIdleCallback(() => void loadUnlocked()), 300)
    return () => {
      clearTimeout(timer)
    }
  }, [state])

  if (status.error !== null && status.error.code !== 'backend-stopped') return <Trouble error={status.error} />
  if (status.data === undefined) return <NoAnswer />
  return (
    <ErrorBoundary resetKey={status.data.state}>
      <Suspense>
        <Face status={status.data} />
      </Suspense>
    </ErrorBoundary>
  )
}

function Face({ status }: { readonly status: WorkspaceStatus }) {
  switch (status.state) {
    case 'none':
    case 'rehearsal':
      return <EntrancePage status={status} />
    case 'locked':
      return <LockScreen status={status} />
    case 'unlocked':
      return <Unlocked status={status} />
  }
}

/** With one workspace on this computer there is nothing to choose: its lock screen comes first. Once, so that "other workspace" works. */
function useOpenOnlyWorkspace(status: WorkspaceStatus | undefined): void {
  const backend = useBackend()
  const isDone = useRef(false)
  useEffect(
    () =>
      backend.onRestarted(() => {
        isDone.current = false
      }),
    [backend],
  )
  useEffect(() => {
    if (status === undefined || isDone.current) return
    isDone.current = true
    const only = status.known.filter((one) => one.available)
    if (status.state !== 'none' || only.length !== 1 || only[0] === undefined) return
    // When it does not open the choice of workspaces stays on the screen and says why when it is tried there.
    backend.call('workspaces.open', { workspaceId: only[0].workspaceId }).catch(() => undefined)
  }, [status, backend])
}

/** The chosen folder cannot be read: keys damaged, made by a newer version, gone. */
function Trouble({ error }: { readonly error: WireError }) {
  const { t } = useTranslation('workspaces')
  const backend = useBackend()
  return (
    <Entrance title={t('trouble.title')}>
      <ErrorNote error={error} />
      <Button mt="md" onClick={() => void backend.call('workspaces.close', {})}>
        {t('trouble.choose')}
      </Button>
    </Entrance>
  )
}

/** The first answer comes within a moment; when it does not, say what to do instead of staying blank. */
function NoAnswer() {
  const { t } = useTranslation('frame')
  const [isLate, setIsLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => {
      setIsLate(true)
    }, patienceMs)
    return () => {
      clearTimeout(timer)
    }
  }, [])
  if (!isLate) return null
  return (
    <Entrance title={t('noBackend.title')}>
      <Note tone="attention" announce>
        {t('noBackend.message')}
      </Note>
    </Entrance>
  )
}
