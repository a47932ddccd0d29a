import { fork } from 'node:child_process'
import path from 'node:path'
import { app, MessageChannelMain, utilityProcess, type MessagePortMain, type WebContents } from 'electron'
import { ShellRequest, type FromMain, type LogLine, type ToMain } from '../../db/contract/shell.ts'

export interface BackendOptions {
  readonly appFolder: string
  readonly log: (line: LogLine) => void
  readonly onTitle: (isPractice: boolean) => void
  readonly handleShellRequest: (request: ShellRequest) => Promise<unknown>
  /** It stopped by itself too often to try again. */
  readonly onGivenUp: () => void
}

/** One running process, whichever way it was started. */
interface Child {
  post(message: FromMain): void
  /** Gives the backend its end of a line to a window. */
  connect(port: MessagePortMain): void
  kill(): void
}

interface ChildEvents {
  message(message: ToMain): void
  exit(code: number | null): void
}

const restartsAllowed = 3
const restartWindowMs = 60_000
const stopPatienceMs = 15_000

/** Keeps one backend alive, hands every window its port, and closes the backend in order. */
export class BackendProcess {
  readonly #options: BackendOptions
  readonly #windows = new Map<number, { readonly contents: WebContents; readonly nonce: string }>()
  #child: Child | undefined
  #isReady = false
  #onExit: (() => void) | undefined
  #stopped: Promise<void> | undefined
  #crashes: number[] = []

  constructor(options: BackendOptions) {
    this.#options = options
    this.#start()
  }

  /** Answers at once, or as soon as the backend is ready; and again with a new port after each restart. */
  connect(contents: WebContents, nonce: string): void {
    if (!this.#windows.has(contents.id)) contents.once('destroyed', () => this.#windows.delete(contents.id))
    this.#windows.set(contents.id, { contents, nonce })
    if (this.#isReady) this.#handOut(contents, nonce)
  }

  lock(): void {
    this.#child?.post({ type: 'lock' })
  }

  /** Resolves when the file is closed and the process is gone. */
  stop(): Promise<void> {
    this.#stopped ??= this.#stop()
    return this.#stopped
  }

  async #stop(): Promise<void> {
    const child = this.#child
    if (!child) return
    await new Promise<void>((resolve) => {
      const impatience = setTimeout(() => {
        this.#options.log({ level: 'error', event: 'backend-killed' })
        child.kill()
      }, stopPatienceMs)
      this.#onExit = () => {
        clearTimeout(impatience)
        resolve()
      }
      child.post({ type: 'stop' })
    })
  }

  #start(): void {
    this.#child = startChild({
      message: (message) => {
        this.#receive(message)
      },
      exit: (code) => {
        this.#exited(code)
      },
    })
    this.#child.post({ type: 'start', appFolder: this.#options.appFolder, appVersion: app.getVersion() })
  }

  #receive(message: ToMain): void {
    switch (message.type) {
      case 'ready':
        this.#isReady = true
        this.#options.log({ level: 'info', event: 'backend-ready' })
        for (const { contents, nonce } of this.#windows.values()) this.#handOut(contents, nonce)
        return
      case 'log':
        this.#options.log(message.line)
        return
      case 'title':
        this.#options.onTitle(message.practice)
        return
      case 'shell-request':
        void this.#answer(message.id, message.request)
        return
      case 'window-message': // taken by the relay
      case 'stopped': // the exit follows
        return
    }
  }

  #handOut(contents: WebContents, nonce: string): void {
    const { port1, port2 } = new MessageChannelMain()
    this.#child?.connect(port1)
    contents.postMessage('backend-port', nonce, [port2])
  }

  async #answer(id: number, request: unknown): Promise<void> {
    const child = this.#child
    try {
      const value = await this.#options.handleShellRequest(ShellRequest.parse(request))
      child?.post({ type: 'shell-reply', id, value, failed: false })
    } catch {
      // The error may name a path; the backend needs to know only that it failed.
      this.#options.log({ level: 'error', event: 'shell-request-failed' })
      child?.post({ type: 'shell-reply', id, value: null, failed: true })
    }
  }

  #exited(code: number | null): void {
    this.#child = undefined
    this.#isReady = false
    if (this.#onExit) {
      this.#onExit()
      return
    }
    this.#options.onTitle(false)
    const now = Date.now()
    this.#crashes = [...this.#crashes.filter((at) => now - at < restartWindowMs), now]
    this.#options.log({ level: 'error', event: 'backend-exited', outcome: String(code), count: this.#crashes.length })
    if (this.#crashes.length > restartsAllowed) this.#options.onGivenUp()
    else this.#start()
  }
}

/** The native database module needs Node 22.14, which Electron has since 36. */
function startChild(events: ChildEvents): Child {
  const electronMajor = Number(process.versions.electron.split('.', 1)[0])
  return electronMajor >= 36 ? startUtilityProcess(events) : startUnderNode(events)
}

function startUtilityProcess(events: ChildEvents): Child {
  const entry = path.join(app.getAppPath(), 'out', 'backend', 'index.cjs')
  const child = utilityProcess.fork(entry, [], {
    serviceName: 'Kernwijzer backend',
    stdio: app.isPackaged ? 'ignore' : 'inherit',
    env: environment(),
  })
  child.on('message', (message: ToMain) => {
    events.message(message)
  })
  child.on('exit', (code) => {
    events.exit(code)
  })
  return {
    post(message) {
      child.postMessage(message)
    },
    connect(port) {
      child.postMessage({ type: 'connect-port' } satisfies FromMain, [port])
    },
    kill() {
      child.kill()
    },
  }
}

/** Development only: an old Electron cannot load the database, so the backend runs under a newer Node and main relays. */
function startUnderNode(events: ChildEvents): Child {
  const unpacked = app.getAppPath().replace(/app\.asar$/, 'app.asar.unpacked')
  const node = app.isPackaged
    ? path.join(process.resourcesPath, 'node', 'bin', 'node')
    : path.join(unpacked, 'node_modules', '.bin', 'node')
  const child = fork(path.join(unpacked, 'out', 'backend', 'index.cjs'), [], {
    execPath: node,
    execArgv: [],
    env: environment(),
    serialization: 'advanced',
    stdio: ['ignore', app.isPackaged ? 'ignore' : 'inherit', app.isPackaged ? 'ignore' : 'inherit', 'ipc'],
  })
  const ports = new Map<number, MessagePortMain>()
  let lastWindow = 0
  const post = (message: FromMain): void => {
    if (child.connected) child.send(message)
  }
  child.on('message', (data) => {
    const message = data as ToMain
    if (message.type === 'window-message') ports.get(message.window)?.postMessage(message.message)
    else events.message(message)
  })
  child.on('exit', (code) => {
    for (const port of ports.values()) port.close()
    events.exit(code)
  })
  child.on('error', () => {
    // It never started: the same as an end. Else a message met a process that has just ended, and its exit is on the way; without this
    // listener Electron would show its own error window, and that keeps an app that is closing open for ever.
    if (child.pid === undefined) events.exit(null)
  })
  return {
    post,
    connect(port) {
      const window = ++lastWindow
      ports.set(window, port)
      post({ type: 'connect-relay', window })
      port.on('message', ({ data }) => {
        post({ type: 'window-message', window, message: data })
      })
      port.on('close', () => {
        ports.delete(window)
        post({ type: 'window-closed', window })
      })
      port.start()
    },
    kill() {
      child.kill('SIGKILL')
    },
  }
}

/** The user's environment without what could change how Node behaves. */
function environment(): Record<string, string> {
  const kept = Object.entries(process.env).filter(([name]) => !/^(NODE_|ELECTRON_)/.test(name))
  return Object.fromEntries(kept.map(([name, value]) => [name, value ?? '']))
}
