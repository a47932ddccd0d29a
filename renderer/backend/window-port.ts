import type { Transport } from '../../db/contract/operation.ts'
import type { Bridge } from '../../db/contract/shell.ts'
import type { BackendClient } from './client.ts'

declare global {
  interface Window {
    /** What the preload script offers; absent when the page is opened outside the app. */
    readonly kernwijzer?: Bridge
  }
}

/**
 * Gets the window's port and gives it to the client; a new port under the same nonce means that the backend was restarted.
 * False outside the app, where there is no backend to speak to.
 */
export function connectThroughWindow(client: BackendClient): boolean {
  const bridge = window.kernwijzer
  if (bridge === undefined) return false
  const nonce = crypto.randomUUID()
  window.addEventListener('message', (event) => {
    const port = event.ports[0]
    if (event.source !== window || event.data !== nonce || port === undefined) return
    client.connect(transportOverPort(port))
  })
  bridge.connectBackend(nonce)
  return true
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
