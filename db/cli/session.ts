import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { startBackend, type Backend } from '../backend/start.ts'
import { AppError } from '../contract/errors.ts'
import type { AppContract, OperationName } from '../contract/index.ts'
import type { FromBackend, Input, Output, ToBackend, Transport } from '../contract/operation.ts'
import type { Shell } from '../contract/shell.ts'
import type { VaultPolicy } from '../crypto/derive.ts'

/** What the shell's dialogs would be answered. */
export interface Answers {
  folder: string | null
  savePath: string | null
  openPaths: readonly string[]
}

export interface CliSession {
  readonly backend: Backend
  readonly answers: Answers
  readonly call: <N extends OperationName>(name: N, input: Input<AppContract[N]>) => Promise<Output<AppContract[N]>>
  /** The same for a name and an input that somebody typed. */
  readonly callUntyped: (name: string, input: unknown) => Promise<unknown>
  readonly close: () => Promise<void>
}

export interface CliOptions {
  readonly appVersion: string
  readonly now?: () => string
  readonly policy?: VaultPolicy
}

/** The backend inside this process, spoken to over the contract as any window does. It remembers no workspaces and writes no log. */
export async function startCliSession(options: CliOptions): Promise<CliSession> {
  const answers: Answers = { folder: null, savePath: null, openPaths: [] }
  const backend = await startBackend({ ...options, shell: answering(answers), appFolder: null, log: () => undefined })
  const line = inProcessLine()
  backend.connect(line.served)
  return {
    backend,
    answers,
    call: (name, input) => line.call(name, input) as Promise<never>,
    callUntyped: line.call,
    close: () => backend.stop(),
  }
}

/** Opens a workspace and signs the named person in. */
export async function signIn(
  session: CliSession,
  access: { readonly workspace: string; readonly user: string; readonly password: string },
): Promise<void> {
  session.answers.folder = access.workspace
  await session.call('workspaces.open', { workspaceId: null })
  const { people } = await session.call('workspaces.status', {})
  const wanted = access.user.trim().toLocaleLowerCase('nl')
  const person = people.find((one) => one.name.toLocaleLowerCase('nl') === wanted)
  if (person === undefined) throw new AppError('not-found', { argument: '--user' })
  await session.call('workspaces.unlock', { userId: person.userId, password: access.password })
  const { state } = await session.call('workspaces.status', {})
  if (state === 'rehearsal') throw new AppError('rule-broken', { rule: 'recovery-code-not-rehearsed' })
}

function inProcessLine(): { served: Transport; call: (name: string, input: unknown) => Promise<unknown> } {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let listener: (message: unknown) => void = () => undefined
  let lastId = 0
  const answer = (message: FromBackend): void => {
    if (message.type !== 'ok' && message.type !== 'error') return
    const entry = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.type === 'ok') entry?.resolve(message.value)
    else entry?.reject(new AppError(message.error.code, message.error.details))
  }
  return {
    served: {
      post: (message) => answer(message as FromBackend),
      onMessage: (heard) => {
        listener = heard
      },
      close: () => undefined,
    },
    call: (name, input) =>
      new Promise((resolve, reject) => {
        const id = ++lastId
        waiting.set(id, { resolve, reject })
        listener({ type: 'call', id, name, input } satisfies ToBackend)
      }),
  }
}

/** A folder takes the file under the name that a dialog would suggest. */
function inFolder(path: string, suggestedName: string): string {
  return existsSync(path) && statSync(path).isDirectory() ? join(path, suggestedName) : path
}

/** Without a window nothing can be printed. */
function answering(answers: Answers): Shell {
  const noPrinter = (): Promise<never> => Promise.reject(new AppError('rule-broken', { rule: 'no-printer' }))
  return {
    chooseFolder: () => Promise.resolve(answers.folder),
    chooseSavePath: ({ suggestedName }) => Promise.resolve(answers.savePath === null ? null : inFolder(answers.savePath, suggestedName)),
    chooseOpenPaths: () => Promise.resolve(answers.openPaths),
    printHtml: noPrinter,
    renderPdf: noPrinter,
    showFolder: () => Promise.resolve(),
  }
}
