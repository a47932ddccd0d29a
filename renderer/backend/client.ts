import type { AppContract, OperationName } from '../../db/contract/index.ts'
import { AppError } from '../../db/contract/errors.ts'
import type { FromBackend, Input, Output, ToBackend, Transport } from '../../db/contract/operation.ts'

export interface CallOptions {
  /** Jobs report how far they are; `total` 0 means that the end is not known. */
  readonly onProgress?: (done: number, total: number) => void
  /** Aborting cancels the work in the backend; the call then fails with `cancelled`. */
  readonly signal?: AbortSignal | undefined
}

/** The renderer's one line to the data. A call fails with an `AppError` and nothing else. */
export interface BackendClient {
  call<N extends OperationName>(name: N, input: Input<AppContract[N]>, options?: CallOptions): Promise<Output<AppContract[N]>>
  /** Data changed, here or in another window: what the queries of these names answered is stale. Returns the function that stops listening. */
  onChanged(listener: (queries: readonly string[]) => void): () => void
  /** The backend stopped and another one took its place: whoever was signed in no longer is. */
  onRestarted(listener: () => void): () => void
  /** Speaks through this transport from now on. Calls made before the first connection wait for it. */
  connect(transport: Transport): void
}

interface Waiting {
  readonly message: Extract<ToBackend, { type: 'call' }>
  readonly resolve: (value: never) => void
  readonly reject: (error: AppError) => void
  readonly onProgress: ((done: number, total: number) => void) | undefined
}

export function createClient(): BackendClient {
  let nextId = 1
  let transport: Transport | undefined
  const waiting = new Map<number, Waiting>()
  const changedListeners = new Set<(queries: readonly string[]) => void>()
  const restartedListeners = new Set<() => void>()

  function receive(message: FromBackend): void {
    if (message.type === 'changed') {
      for (const listener of [...changedListeners]) listener(message.queries)
      return
    }
    const entry = waiting.get(message.id)
    if (entry === undefined) return
    if (message.type === 'progress') {
      entry.onProgress?.(message.done, message.total)
      return
    }
    waiting.delete(message.id)
    // The backend has parsed the value with the operation's own output schema.
    if (message.type === 'ok') entry.resolve(message.value as never)
    else entry.reject(new AppError(message.error.code, message.error.details))
  }

  return {
    call(name, input, { onProgress, signal } = {}) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted === true) {
          reject(new AppError('cancelled'))
          return
        }
        const id = nextId++
        const message = { type: 'call', id, name, input } as const
        waiting.set(id, { message, resolve: resolve, reject, onProgress })
        signal?.addEventListener('abort', () => {
          if (!waiting.has(id)) return
          if (transport === undefined) {
            waiting.delete(id)
            reject(new AppError('cancelled'))
          } else {
            transport.post({ type: 'cancel', id } satisfies ToBackend)
          }
        })
        transport?.post(message)
      })
    },
    onChanged(listener) {
      changedListeners.add(listener)
      return () => changedListeners.delete(listener)
    },
    onRestarted(listener) {
      restartedListeners.add(listener)
      return () => restartedListeners.delete(listener)
    },
    connect(next) {
      const previous = transport
      transport = next
      if (previous !== undefined) {
        // Nobody will answer what was asked of the backend that stopped.
        const lost = [...waiting.values()]
        waiting.clear()
        previous.close()
        for (const entry of lost) entry.reject(new AppError('backend-stopped'))
      }
      next.onMessage((message) => {
        if (transport === next) receive(message as FromBackend)
      })
      for (const entry of waiting.values()) next.post(entry.message)
      if (previous !== undefined) for (const listener of [...restartedListeners]) listener()
    },
  }
}
