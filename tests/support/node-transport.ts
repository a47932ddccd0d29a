import type { MessagePort } from 'node:worker_threads'
import type { Transport } from '../../db/contract/operation.ts'

/** The contract over a port of Node's own. */
export function nodeTransport(port: MessagePort): Transport {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => void port.on('message', listener),
    close: () => port.close(),
  }
}
