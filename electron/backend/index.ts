import type { MessagePortMain, ParentPort } from 'electron'
import { placeOfBug, type FromMain, type Shell, type ShellRequest, type ToMain } from '../../db/contract/shell.ts'
import type { Transport } from '../../db/contract/operation.ts'
import { startBackend } from '../../db/backend/start.ts'

type Backend = Awaited<ReturnType<typeof startBackend>>

/** Under Electron's utility process this is its port; under a plain Node it is absent and Node's own channel serves. */
const parentPort = (process as { parentPort?: ParentPort }).parentPort
const waitingForShell = new Map<number, { resolve(value: never): void; reject(error: Error): void }>()
const relayed = new Map<number, { receive(message: unknown): void }>()
let lastRequest = 0
let backend: Backend | undefined
let queue = Promise.resolve()

function post(message: ToMain): void {
  if (parentPort) parentPort.postMessage(message)
  else process.send?.(message)
}

/** Replies of the shell are taken at once, because a running operation waits for them; everything else in order. */
function receive(message: FromMain, port?: MessagePortMain): void {
  if (message.type === 'shell-reply') {
    settleShellRequest(message)
    return
  }
  queue = queue.then(() => handle(message, port)).catch(crash)
}

async function handle(message: Exclude<FromMain, { type: 'shell-reply' }>, port?: MessagePortMain): Promise<void> {
  switch (message.type) {
    case 'start':
      backend = await startBackend({
        shell,
        appFolder: message.appFolder,
        appVersion: message.appVersion,
        log: (line) => {
          post({ type: 'log', line })
        },
        onTitle: (practice) => {
          post({ type: 'title', practice })
        },
      })
      post({ type: 'ready' })
      return
    case 'connect-port':
      if (port) backend?.connect(overPort(port))
      return
    case 'connect-relay':
      backend?.connect(overRelay(message.window))
      return
    case 'window-message':
      relayed.get(message.window)?.receive(message.message)
      return
    case 'window-closed':
      relayed.delete(message.window)
      return
    case 'lock':
      await backend?.lock()
      return
    case 'stop':
      await backend?.stop()
      post({ type: 'stopped' })
      process.exit(0)
  }
}

const shell: Shell = {
  chooseSavePath: (request) => askShell({ method: 'chooseSavePath', request }),
  chooseOpenPaths: (request) => askShell({ method: 'chooseOpenPaths', request }),
  chooseFolder: (request) => askShell({ method: 'chooseFolder', request }),
  printHtml: (request) => askShell({ method: 'printHtml', request }),
  renderPdf: (request) => askShell({ method: 'renderPdf', request }),
  showFolder: (request) => askShell({ method: 'showFolder', request }),
}

function askShell<T>(request: ShellRequest): Promise<T> {
  const id = ++lastRequest
  return new Promise<T>((resolve, reject) => {
    waitingForShell.set(id, { resolve, reject })
    post({ type: 'shell-request', id, request })
  })
}

function settleShellRequest({ id, value, failed }: Extract<FromMain, { type: 'shell-reply' }>): void {
  const waiting = waitingForShell.get(id)
  waitingForShell.delete(id)
  if (failed) waiting?.reject(new Error('the shell could not do what was asked'))
  else waiting?.resolve(value as never) // the shell answers what the method promises
}

function overPort(port: MessagePortMain): Transport {
  return {
    post(message) {
      port.postMessage(message)
    },
    onMessage(listener) {
      port.on('message', ({ data }) => {
        listener(data)
      })
      port.start()
    },
    close() {
      port.close()
    },
  }
}

function overRelay(window: number): Transport {
  return {
    post(message) {
      post({ type: 'window-message', window, message })
    },
    onMessage(listener) {
      relayed.set(window, { receive: listener })
    },
    close() {
      relayed.delete(window)
    },
  }
}

/** Main starts a new backend when this one ends. */
function crash(error: unknown): void {
  post({ type: 'log', line: { level: 'error', event: 'backend-crashed', stack: placeOfBug(error) } })
  setTimeout(() => process.exit(1), 100) // time for the line to leave
}

process.on('uncaughtException', crash)
process.on('unhandledRejection', crash)
if (parentPort) {
  parentPort.on('message', ({ data, ports }) => {
    receive(data as FromMain, ports[0])
  })
} else {
  process.on('message', (message) => {
    receive(message as FromMain)
  })
  process.on('disconnect', () => {
    receive({ type: 'stop' }) // the app is gone: close the file in order
  })
}
