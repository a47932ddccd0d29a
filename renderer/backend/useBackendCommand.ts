import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { AppContract, OperationName } from '../../db/contract/index.ts'
import { AppError, type WireError } from '../../db/contract/errors.ts'
import type { Input, Output } from '../../db/contract/operation.ts'
import { useBackend } from './BackendProvider.tsx'
import type { QueryName } from './useBackendQuery.ts'

/** The names of the operations that change something or take long: commands and jobs. */
export type CommandName = Exclude<OperationName, QueryName>

export type CommandResult<N extends OperationName> =
  { readonly ok: true; readonly value: Output<AppContract[N]> } | { readonly ok: false; readonly error: WireError }

export interface BackendCommand<N extends OperationName> {
  /** Never throws for an expected error: look at `ok`. */
  readonly run: (input: Input<AppContract[N]>) => Promise<CommandResult<N>>
  readonly state: 'idle' | 'running' | 'done' | 'failed'
  readonly isRunning: boolean
  /** How far a job is; null until it reports. */
  readonly progress: { readonly done: number; readonly total: number } | null
  readonly cancel: () => void
  /** Why the last run failed; null after a good one. A run that the user cancelled is no failure. */
  readonly error: WireError | null
  /** Of `invalid-input`: the issue code of each field, by its path. */
  readonly fieldIssues: Readonly<Record<string, string>>
  readonly reset: () => void
}

type State = Pick<BackendCommand<OperationName>, 'state' | 'progress' | 'error'>
const idle: State = { state: 'idle', progress: null, error: null }

/** One command or job: run it, follow it, cancel it, and show in words why it was refused. */
export function useBackendCommand<N extends CommandName>(name: N): BackendCommand<N> {
  const backend = useBackend()
  const [state, setState] = useState<State>(idle)
  const controller = useRef<AbortController | null>(null)
  const isMounted = useRef(true)
  useEffect(() => {
    isMounted.current = true
    return () => {
      isMounted.current = false
    }
  }, [])

  const run = useCallback(
    async (input: Input<AppContract[N]>): Promise<CommandResult<N>> => {
      const current = new AbortController()
      controller.current = current
      const update = (next: State) => {
        if (isMounted.current && controller.current === current) setState(next)
      }
      update({ state: 'running', progress: null, error: null })
      try {
        const value = await backend.call(name, input, {
          signal: current.signal,
          onProgress: (done, total) => {
            update({ state: 'running', progress: { done, total }, error: null })
          },
        })
        update({ state: 'done', progress: null, error: null })
        return { ok: true, value }
      } catch (thrown) {
        if (!(thrown instanceof AppError)) throw thrown
        const error: WireError = { code: thrown.code, details: thrown.details }
        update(error.code === 'cancelled' ? idle : { state: 'failed', progress: null, error })
        return { ok: false, error }
      }
    },
    [backend, name],
  )
  const cancel = useCallback(() => controller.current?.abort(), [])
  const reset = useCallback(() => {
    setState(idle)
  }, [])

  return useMemo(
    () => ({ ...state, isRunning: state.state === 'running', fieldIssues: fieldIssuesOf(state.error), run, cancel, reset }),
    [state, run, cancel, reset],
  )
}

export function fieldIssuesOf(error: WireError | null): Readonly<Record<string, string>> {
  if (error?.code !== 'invalid-input') return {}
  return Object.fromEntries(Object.entries(error.details).map(([path, issue]) => [path, String(issue)]))
}
