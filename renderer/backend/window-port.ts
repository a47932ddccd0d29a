import type { Transport } from '../../db/contract/operation.ts'
import type { BackendClient } from './client.ts'

declare global {
  interface Window {
    /** What the preload script offers; absent when the page is opened outside the app. */
    readonly kernwijzer?: {
      /** Asks for a line to the backend; it arrives as a `message` event with this nonce as its data. */
      connectBackend(nonce: string): void
      onMenu(listener: (command: string) => void): void
    }
  }
}

/**
 * Gets the window's port and gives it to the client. After a restart of the backend the shell sends a new port under the
 * same nonce; where the old port reports that it closed, we ask for a new one ourselves.
 */
export function connectThroughWindow(client: BackendClient): void {
  const bridge = window.kernwijzer
  if (bridge === undefined) return
  const nonce = crypto.randomUUID()
  window.addEventListener('message', (event) => {
    const port = event.ports[0]
    if (event.source !== window || event.data !== nonce || port === undefined) return
    port.addEventListener('close', () => {
      bridge.connectBackend(nonce)
    })
    client.connect(transportOverPort(port))
  })
  bridge.connectBackend(nonce)
}

function transportOverPort(port: MessagePort): Transport {
  return {
    post(message) {
      port.postMessage(message)
    },
    onMessage(listener) {
      port.addEventListener('message', (event) => {
        listener(event.data)
      })
      port.start()
    },
    close() {
      port.close()
    },
  }
}
