import { infiniteQueryOptions, useInfiniteQuery, usePrefetchInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { AppContract } from '../../db/contract/index.ts'
import type { AppError } from '../../db/contract/errors.ts'
import type { Input, Output } from '../../db/contract/operation.ts'
import { useBackend } from './BackendProvider.tsx'
import { backendQueryKey } from './query-cache.ts'
import { useAnswered } from './useAnswered.ts'
import type { QueryName } from './useBackendQuery.ts'

/** The queries that answer in pages: `{ rows, total }`. */
export type PagedQueryName = {
  [N in QueryName]: Output<AppContract[N]> extends { readonly rows: readonly unknown[]; readonly total: number } ? N : never
}[QueryName]

type RowOf<N extends PagedQueryName> = Output<AppContract[N]> extends { readonly rows: readonly (infer Row)[] } ? Row : never

export interface BackendPages<Row> {
  /** Undefined until the first page is there. */
  readonly rows: readonly Row[] | undefined
  readonly total: number
  readonly error: AppError | null
  readonly isLoadingMore: boolean
  readonly loadMore: () => void
  readonly refetch: () => void
}

export interface BackendPagesOptions {
  /** A small first page is there sooner, for a search that answers at every key. */
  readonly firstPage?: number
  /** As of `useBackendQuery`. */
  readonly holdsPage?: boolean
}

const pageSize = 200

/** A long list that grows while the user scrolls: give `rows`, `total` and `loadMore` to `<DataTable>`. */
export function useBackendPages<N extends PagedQueryName>(
  name: N,
  input: Omit<Input<AppContract[N]>, 'page'>,
  { firstPage = pageSize, holdsPage = false }: BackendPagesOptions = {},
): BackendPages<RowOf<N>> {
  const backend = useBackend()
  const options = infiniteQueryOptions({
    queryKey: [...backendQueryKey(name, input), 'pages'],
    queryFn: async ({ pageParam, signal }) => {
      const answer = await backend.call(
        name,
        { ...input, page: { offset: pageParam, limit: pageParam === 0 ? firstPage : pageSize } } as Input<AppContract[N]>,
        {
          signal,
        },
      )
      return answer as { rows: RowOf<N>[]; total: number }
    },
    initialPageParam: 0,
    retryOnMount: !holdsPage,
    getNextPageParam: (last, pages) => {
      const loaded = pages.reduce((sum, page) => sum + page.rows.length, 0)
      return last.rows.length > 0 && loaded < last.total ? loaded : null
    },
    // Typing in a search box keeps the old rows until the new ones are there.
    placeholderData: (previous) => previous,
  })
  // As in `useBackendQuery`: asked while the page is still being drawn.
  usePrefetchInfiniteQuery(options)
  useAnswered(options.queryKey, holdsPage)
  const query = useInfiniteQuery(options)
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = query
  return useMemo(
    () => ({
      rows: data?.pages.flatMap((page) => page.rows),
      total: data?.pages.at(-1)?.total ?? 0,
      error: error as AppError | null,
      isLoadingMore: isFetchingNextPage,
      loadMore: () => {
        if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
      },
      refetch: () => void refetch(),
    }),
    [data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch],
  )
}
