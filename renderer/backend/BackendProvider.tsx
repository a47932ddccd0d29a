import { useQueryClient } from '@tanstack/react-query'
import { createContext, useContext, useEffect, type ReactNode } from 'react'
import type { BackendClient } from './client.ts'
import { dropStaleQueries, forgetEverything } from './query-cache.ts'

const BackendContext = createContext<BackendClient | null>(null)

interface BackendProviderProps {
  readonly client: BackendClient
  readonly children: ReactNode
}

/** Hands the client to the pages and keeps the query cache true to what the backend says. */
export function BackendProvider({ client, children }: BackendProviderProps) {
  const queryClient = useQueryClient()
  useEffect(() => {
    const stopChanged = client.onChanged((names) => {
      dropStaleQueries(queryClient, names)
    })
    const stopRestarted = client.onRestarted(() => {
      forgetEverything(queryClient)
    })
    return () => {
      stopChanged()
      stopRestarted()
    }
  }, [client, queryClient])
  return <BackendContext value={client}>{children}</BackendContext>
}

export function useBackend(): BackendClient {
  const client = useContext(BackendContext)
  if (client === null) throw new Error('useBackend needs a BackendProvider around it')
  return client
}
