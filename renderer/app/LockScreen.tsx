import { Button, Group, PasswordInput, Select, Stack } from '@mantine/core'
import { Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkspaceStatus } from '../../db/contract/workspaces.ts'
import { useBackendCommand } from '../backend/useBackendCommand.ts'
import { Entrance } from '../ui/Entrance.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { Note } from '../ui/Note.tsx'
import { Initials } from '../ui/Initials.tsx'
import { ForgottenPassword, RestoreGuide } from './entrance-pages.ts'

type Face = 'password' | 'forgotten' | 'restore'

/** The first thing that is painted: who are you, and your password. The ways out stand under it. */
export function LockScreen({ status }: { readonly status: WorkspaceStatus }) {
  const [face, setFace] = useState<Face>('password')
  const back = () => {
    setFace('password')
  }
  if (face === 'password') return <PasswordFace status={status} onFace={setFace} />
  return (
    <Suspense>
      {face === 'forgotten' ? <ForgottenPassword status={status} onBack={back} /> : <RestoreGuide status={status} onBack={back} />}
    </Suspense>
  )
}

function PasswordFace({ status, onFace }: { readonly status: WorkspaceStatus; readonly onFace: (face: Face) => void }) {
  const { t } = useTranslation(['workspaces', 'common'])
  const { people, workspace } = status
  const unlock = useBackendCommand('workspaces.unlock')
  const close = useBackendCommand('workspaces.close')
  const [userId, setUserId] = useState<string | null>(people.length === 1 ? (people[0]?.userId ?? null) : null)
  const [password, setPassword] = useState('')
  const waitSeconds = useWaitSeconds(status.retryAfterMs, unlock.error)
  const field = useRef<HTMLInputElement>(null)
  const person = people.find((one) => one.userId === userId)

  useEffect(() => {
    if (userId !== null) field.current?.focus()
  }, [userId])

  const open = async () => {
    if (userId === null || password === '' || waitSeconds > 0 || unlock.isRunning) return
    const result = await unlock.run({ userId, password })
    if (result.ok) return
    setPassword('')
    field.current?.focus()
  }

  const isDamaged = unlock.error?.code === 'damaged-database' || unlock.error?.code === 'unreadable-workspace'
  return (
    <Entrance
      title={person === undefined ? t('workspaces:lock.who') : t('workspaces:lock.titleFor', { name: person.name })}
      workspace={workspace}
      focusTitle={userId === null}
      foot={t('workspaces:entrance.offline', { version: status.appVersion })}
    >
      <form
        className="kw-form"
        style={{ marginTop: 12 }}
        onSubmit={(event) => {
          event.preventDefault()
          void open()
        }}
      >
        {people.length === 0 && <Note tone="attention">{t('workspaces:lock.nobody')}</Note>}
        {person === undefined ? (
          <PersonChoice people={people} onChoose={setUserId} />
        ) : (
          <>
            {people.length > 1 && (
              <button
                type="button"
                className="kw-link kw-focus"
                style={{ alignSelf: 'flex-start', marginTop: -8 }}
                onClick={() => {
                  setUserId(null)
                  setPassword('')
                  unlock.reset()
                }}
              >
                {t('workspaces:lock.otherPerson')}
              </button>
            )}
            <PasswordInput
              ref={field}
              label={t('workspaces:lock.password')}
              value={password}
              onChange={(event) => {
                setPassword(event.currentTarget.value)
              }}
              autoComplete="current-password"
              visibilityToggleButtonProps={{ 'aria-label': t('common:password.show'), tabIndex: 0 }}
              size="md"
            />
            <ErrorNote
              error={unlock.error}
              {...(isDamaged
                ? {
                    action: (
                      <Button
                        size="xs"
                        onClick={() => {
                          onFace('restore')
                        }}
                      >
                        {t('workspaces:lock.restore')}
                      </Button>
                    ),
                  }
                : {})}
            />
            {waitSeconds > 0 && (
              <div className="kw-row-line" role="timer">
                {t('workspaces:lock.wait', { count: waitSeconds })}
              </div>
            )}
            <Button
              type="submit"
              size="md"
              variant={isDamaged ? 'default' : 'filled'}
              loading={unlock.isRunning}
              disabled={waitSeconds > 0}
              fullWidth
            >
              {t('workspaces:lock.open')}
            </Button>
          </>
        )}
        {workspace?.keysFrom === 'previous' && <Note tone="attention">{t('workspaces:lock.previousKeys')}</Note>}
        {workspace?.folderWarning != null && <Note>{t(`workspaces:lock.${workspace.folderWarning}`)}</Note>}
        <ErrorNote error={close.error} />
        <Group justify="space-between" gap="sm">
          <button
            type="button"
            className="kw-link kw-focus"
            onClick={() => {
              onFace('forgotten')
            }}
          >
            {t('workspaces:lock.forgotten')}
          </button>
          <button type="button" className="kw-link kw-focus" onClick={() => void close.run({})}>
            {t('workspaces:lock.otherWorkspace')}
          </button>
        </Group>
      </form>
    </Entrance>
  )
}

const shownAsButtons = 8

/** On a shared laptop: your own name as a button; with many colleagues a list to type in. */
function PersonChoice({ people, onChoose }: { readonly people: WorkspaceStatus['people']; readonly onChoose: (userId: string) => void }) {
  const { t } = useTranslation('workspaces')
  if (people.length > shownAsButtons) {
    return (
      <Select
        label={t('lock.choosePerson')}
        data={people.map((one) => ({ value: one.userId, label: one.name }))}
        searchable
        onChange={(value) => {
          if (value !== null) onChoose(value)
        }}
        size="md"
      />
    )
  }
  return (
    <Stack gap={6}>
      {people.map((one) => (
        <button
          key={one.userId}
          type="button"
          className="kw-choice kw-focus"
          onClick={() => {
            onChoose(one.userId)
          }}
        >
          <Initials name={one.name} />
          {one.name}
        </button>
      ))}
    </Stack>
  )
}

/** Counts down the growing delay after wrong passwords. */
function useWaitSeconds(retryAfterMs: number, error: { readonly details: Readonly<Record<string, unknown>> } | null): number {
  const fromError = error?.details['retryAfterMs']
  const waitMs = typeof fromError === 'number' ? fromError : retryAfterMs
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const until = Date.now() + waitMs
    const tick = () => {
      const left = Math.max(0, Math.ceil((until - Date.now()) / 1000))
      setSeconds(left)
      if (left === 0) clearInterval(timer)
    }
    const timer = setInterval(tick, 250)
    const first = setTimeout(tick, 0) // the wait shows at once, so that nobody types in vain
    return () => {
      clearTimeout(first)
      clearInterval(timer)
    }
  }, [waitMs, error])
  return seconds
}
