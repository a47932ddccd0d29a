import { QueryClient } from '@tanstack/react-query'
import { contract, type OperationName } from '../../db/contract/index.ts'
import type { Topic } from '../../db/contract/operation.ts'

/** `[topics that the query reads, name, input]`: the topics stand in front so that a change finds its queries. */
export type BackendQueryKey = readonly [topics: readonly Topic[], name: OperationName, input: unknown]

export function backendQueryKey(name: OperationName, input: unknown): BackendQueryKey {
  return [contract[name].topics, name, input]
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

/** Exactly the queries that read one of these topics; the visible ones are asked again at once. */
export function dropStaleQueries(queryClient: QueryClient, topics: readonly Topic[]): void {
  void queryClient.invalidateQueries({
    predicate: ({ queryKey }) => {
      const reads = queryKey[0]
      return Array.isArray(reads) && reads.some((topic) => topics.includes(topic as Topic))
    },
  })
}

const isStatus = ({ queryKey }: { readonly queryKey: readonly unknown[] }) => queryKey[1] === ('workspaces.status' satisfies OperationName)

/** After a lock nothing that was read may stay in memory. */
export function forgetAllButStatus(queryClient: QueryClient): void {
  queryClient.removeQueries({ predicate: (query) => !isStatus(query) })
}

/** After a restart of the backend the same, and who is signed in is asked anew. */
export function forgetEverything(queryClient: QueryClient): void {
  forgetAllButStatus(queryClient)
  void queryClient.invalidateQueries({ predicate: isStatus })
}
