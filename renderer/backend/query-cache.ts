import { QueryClient } from '@tanstack/react-query'
import type { OperationName } from '../../db/contract/index.ts'

export type BackendQueryKey = readonly [name: OperationName, input: unknown]

export function backendQueryKey(name: OperationName, input: unknown): BackendQueryKey {
  return [name, input]
}

/** Local data goes stale by event and not by clock; the backend is never offline, and what it refuses it refuses again. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: Infinity, retry: false, networkMode: 'always', refetchOnWindowFocus: false, refetchOnReconnect: false },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}

/** Exactly the queries of these names; the visible ones are asked again at once. */
export function dropStaleQueries(queryClient: QueryClient, names: readonly string[]): void {
  void queryClient.invalidateQueries({ predicate: ({ queryKey }) => names.includes(String(queryKey[0])) })
}

const isStatus = ({ queryKey }: { readonly queryKey: readonly unknown[] }) => queryKey[0] === ('workspaces.status' satisfies OperationName)

/** After a lock nothing that was read may stay in memory. */
export function forgetAllButStatus(queryClient: QueryClient): void {
  queryClient.removeQueries({ predicate: (query) => !isStatus(query) })
}

/** After a restart of the backend the same, and who is signed in is asked anew. */
export function forgetEverything(queryClient: QueryClient): void {
  forgetAllButStatus(queryClient)
  void queryClient.invalidateQueries({ predicate: isStatus })
}
