import { keepPreviousData, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import type { AppContract, OperationName } from '../../db/contract/index.ts'
import type { AppError } from '../../db/contract/errors.ts'
import type { Input, Output } from '../../db/contract/operation.ts'
import { useBackend } from './BackendProvider.tsx'
import { backendQueryKey } from './query-cache.ts'
import { useAnswered } from './useAnswered.ts'

/** The names of the operations that only read. */
export type QueryName = { [N in OperationName]: AppContract[N]['kind'] extends 'query' ? N : never }[OperationName]

export interface BackendQueryOptions {
  /** False: do not ask yet, for example while nothing was typed. */
  readonly enabled?: boolean
  /** Show the last answer while the next one is on its way, for example in a search while typing. */
  readonly keepPrevious?: boolean
  /** What the page is about: the page before it stays until the answer is there. Only for what answers at once. */
  readonly holdsPage?: boolean
}

/** What the page shows of the record. Stays true by itself: a change in any window asks again exactly what it touches. */
export function useBackendQuery<N extends QueryName>(
  name: N,
  input: Input<AppContract[N]>,
  { enabled = true, keepPrevious = false, holdsPage = false }: BackendQueryOptions = {},
): UseQueryResult<Output<AppContract[N]>, AppError> {
  const backend = useBackend()
  const queryKey = backendQueryKey(name, input)
  const queryFn = ({ signal }: { readonly signal: AbortSignal }) => backend.call(name, input, { signal })
  // The question leaves while the page is still being drawn, not after it; what came of it is told by `useQuery`.
  const client = useQueryClient()
  if (enabled && client.getQueryState(queryKey) === undefined) client.query({ queryKey, queryFn }).catch(() => undefined)
  useAnswered(queryKey, enabled && holdsPage)
  return useQuery<Output<AppContract[N]>, AppError>({
    queryKey,
    queryFn,
    enabled,
    retryOnMount: !holdsPage, // the answer came just before the page
    // The generic output hides from the compiler that an answer is never itself a function.
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
  })
}
