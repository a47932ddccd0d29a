import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import type { Kysely } from 'kysely'
import { expect } from 'vitest'
import { startBackend, type Backend } from '../../db/backend/start.ts'
import { AppError, type ErrorCode, type ErrorDetails } from '../../db/contract/errors.ts'
import type { AppContract, OperationName } from '../../db/contract/index.ts'
import type { FromBackend, Input, Output, ToBackend } from '../../db/contract/operation.ts'
import type { Role, WorkspaceKind } from '../../db/contract/roles.ts'
import type { LogLine, Shell } from '../../db/contract/shell.ts'
import type { VaultPolicy } from '../../db/crypto/derive.ts'
import type { ProjectleiderTables, VoorschoolTables } from '../../db/schema/database.ts'
import { nodeTransport } from './node-transport.ts'

/** Argon2 as cheap as it goes: nobody guesses the passwords of a test. */
export const testPolicy: VaultPolicy = {
  minimum: { memoryKib: 64, passes: 1, lanes: 1 },
  maximum: { memoryKib: 256 * 1024, passes: 10, lanes: 8 },
  targetMs: 0,
}

/** Monday 23 November 2026, 12:41 in Utrecht. */
export const testNow = '2026-11-23T11:41:00.000Z'
export const password = 'regenboog vissen om vier uur'

/** What the shell's dialogs answer; set before the call that asks. */
export interface Dialogs {
  savePath: string | null
  openPaths: readonly string[]
  folder: string | null
  /** Every page that was printed or made into a PDF. */
  printed: string[]
}

export interface CallExtras {
  readonly onProgress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
}

export type Call = <N extends OperationName>(name: N, input: Input<AppContract[N]>, extras?: CallExtras) => Promise<Output<AppContract[N]>>

export interface TestBackend<T> {
  readonly call: Call
  readonly backend: Backend
  /** The workspace's folder. */
  readonly folder: string
  /** A folder of this test for everything else; removed by `stop`. */
  readonly scratch: string
  readonly clock: { now: string; set(instant: string): void; forward(milliseconds: number): void }
  readonly dialogs: Dialogs
  readonly log: LogLine[]
  /** The names in every `changed` that came in, in order. */
  readonly changed: string[][]
  readonly recoveryCode: string
  readonly ownerId: string
  /** The record itself, for setting up and for looking. Only while signed in. */
  readonly kysely: Kysely<T>
  /** Makes a person of that role if there is none, locks, and signs her in. Answers her id. */
  signInAs(role: Role): Promise<string>
  /** Locks and signs the maker of the workspace in again. */
  signInAsOwner(): Promise<void>
  stop(): Promise<void>
}

type TablesOfKind<K extends WorkspaceKind> = K extends 'voorschool' ? VoorschoolTables : ProjectleiderTables

/** A real workspace in a real folder with real encryption, spoken to over a real message port. */
export async function startTestBackend<K extends WorkspaceKind = 'voorschool'>(
  options: { readonly kind?: K; readonly name?: string; readonly practice?: boolean; readonly isRehearsed?: boolean } = {},
): Promise<TestBackend<TablesOfKind<K>>> {
  const kind: WorkspaceKind = options.kind ?? 'voorschool'
  const scratch = mkdtempSync(join(tmpdir(), 'kernwijzer-test-'))
  const folder = join(scratch, 'workspace')
  const clock = {
    now: testNow,
    set(instant: string) {
      clock.now = instant
    },
    forward(milliseconds: number) {
      clock.now = new Date(Date.parse(clock.now) + milliseconds).toISOString()
    },
  }
  const dialogs: Dialogs = { savePath: null, openPaths: [], folder, printed: [] }
  const log: LogLine[] = []
  const changed: string[][] = []
  const backend = await startBackend({
    shell: testShell(dialogs),
    appFolder: join(scratch, 'app'),
    appVersion: '0.1.0-test',
    log: (line) => log.push(line),
    now: () => clock.now,
    policy: testPolicy,
  })
  const { call, close } = connect(backend, (queries) => changed.push([...queries]))

  const { recoveryCode } = await call('workspaces.create', {
    kind,
    practice: options.practice ?? false,
    name: options.name ?? (kind === 'voorschool' ? 'Voorschool De Zonnewijzer' : 'KPA Utrecht'),
    userName: 'Marieke',
    password,
  })
  if (options.isRehearsed ?? true) await call('workspaces.confirmRecoveryCode', { recoveryCode })
  const ownerId = (await call('workspaces.status', {})).session?.userId ?? ''

  const signIn = async (userId: string): Promise<void> => {
    await call('workspaces.lock', {})
    await call('workspaces.unlock', { userId, password })
  }
  return {
    call,
    backend,
    folder,
    scratch,
    clock,
    dialogs,
    log,
    changed,
    recoveryCode,
    ownerId,
    get kysely() {
      return backend.host.requireOpen().db as unknown as Kysely<TablesOfKind<K>>
    },
    async signInAs(role) {
      const users = await call('users.list', {})
      const found = users.find((user) => user.role === role && user.isActive && user.id !== ownerId)
      const name = role === 'medewerker' ? 'Samira' : 'Joke'
      const id =
        found?.id ?? (await call('users.add', { name, role: role === 'medewerker' ? 'medewerker' : 'locatiemanager', password })).id
      await signIn(id)
      return id
    },
    signInAsOwner: () => signIn(ownerId),
    async stop() {
      await backend.stop()
      close()
      rmSync(scratch, { recursive: true, force: true })
    },
  }
}

/** A client as the renderer has one, over Node's own message ports. */
export function connect(
  backend: Backend,
  onChanged: (queries: readonly string[]) => void = () => undefined,
): { call: Call; close: () => void } {
  const { port1, port2 } = new MessageChannel()
  const served = nodeTransport(port2)
  backend.connect(served)
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void; extras: CallExtras }>()
  let lastId = 0
  port1.on('message', (message: FromBackend) => {
    if (message.type === 'changed') {
      onChanged(message.queries)
      return
    }
    const entry = waiting.get(message.id)
    if (entry === undefined) return
    if (message.type === 'progress') {
      entry.extras.onProgress?.(message.done, message.total)
      return
    }
    waiting.delete(message.id)
    if (message.type === 'ok') entry.resolve(message.value as never)
    else entry.reject(new AppError(message.error.code, message.error.details))
  })
  const call: Call = (name, input, extras = {}) =>
    new Promise((resolve, reject) => {
      const id = ++lastId
      waiting.set(id, { resolve, reject, extras })
      extras.signal?.addEventListener('abort', () => port1.postMessage({ type: 'cancel', id } satisfies ToBackend))
      port1.postMessage({ type: 'call', id, name, input } satisfies ToBackend)
    })
  return {
    call,
    close() {
      backend.disconnect(served)
      port1.close()
    },
  }
}

/** Asserts that a call is refused with this code and, where given, exactly these details. */
export async function expectError(promise: Promise<unknown>, code: ErrorCode, details?: ErrorDetails): Promise<void> {
  const outcome = await promise.then(
    (value) => ({ value }),
    (error: unknown) => error,
  )
  expect(outcome).toBeInstanceOf(AppError)
  const { code: found, details: foundDetails } = outcome as AppError
  expect(details === undefined ? { code: found } : { code: found, details: foundDetails }).toEqual(
    details === undefined ? { code } : { code, details },
  )
}

function testShell(dialogs: Dialogs): Shell {
  return {
    chooseSavePath: () => Promise.resolve(dialogs.savePath),
    chooseOpenPaths: () => Promise.resolve(dialogs.openPaths),
    chooseFolder: () => Promise.resolve(dialogs.folder),
    printHtml: ({ html }) => {
      dialogs.printed.push(html)
      return Promise.resolve()
    },
    renderPdf: ({ html }) => {
      dialogs.printed.push(html)
      return Promise.resolve(new TextEncoder().encode('%PDF-1.7\n'))
    },
    showFolder: () => Promise.resolve(),
  }
}
