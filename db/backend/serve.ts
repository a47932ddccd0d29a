import type { Kysely, Transaction } from 'kysely'
import { z } from 'zod'
import { AppError, type ErrorDetails, type WireError } from '../contract/errors.ts'
import { contract, type OperationName } from '../contract/index.ts'
import type { FromBackend, Operation, Topic, Transport } from '../contract/operation.ts'
import { mayDo } from '../contract/roles.ts'
import { placeOfBug, type LogLine, type Shell } from '../contract/shell.ts'
import { appendAudit } from '../schema/audit-chain.ts'
import type { SharedTables } from '../schema/database.ts'
import { toAppError } from '../schema/open.ts'
import { readSetting } from '../schema/settings.ts'
import type { Ask, CommandContext, HostContext, JobContext, QueryContext } from './handler.ts'
import type { SignedIn, WorkspaceHost } from './session.ts'
import type { Session } from './sign-in.ts'

export type AnyHandler = (context: unknown, input: unknown) => Promise<unknown>

export interface DispatcherOptions {
  readonly host: WorkspaceHost
  readonly handlers: Readonly<Record<OperationName, AnyHandler>>
  readonly shell: Shell
  readonly now: () => string
  readonly today: () => string
  readonly newId: () => string
  readonly log: (line: LogLine) => void
}

export interface CallOptions {
  readonly signal: AbortSignal
  readonly progress: (done: number, total: number) => void
}

/** How long reading the same file by the same person counts as one look in the audit. */
const oneLookMs = 15 * 60_000

/** Refusals that change nothing and tell nothing: somebody was too late, or closed a dialog. */
const everydayRefusals: ReadonlySet<string> = new Set(['cancelled', 'conflict', 'invalid-input', 'not-found', 'not-unique', 'locked'])

const queryNames = (Object.keys(contract) as OperationName[]).filter((name) => contract[name].kind === 'query')

/** What a call tells about itself for the audit row. */
interface Trace {
  subjectId: string | null
  figures: Readonly<Record<string, number>>
  isWritten: boolean
}

/**
 * The only way to a handler, whatever the transport: role → input → transaction → handler → audit → output → reply.
 * Windows that are connected hear which queries would answer something else now.
 */
export class Dispatcher {
  readonly #options: DispatcherOptions
  readonly #windows = new Set<Transport>()
  readonly #looks = new Map<string, number>()

  constructor(options: DispatcherOptions) {
    this.#options = options
    options.host.onChanged((topics) => {
      this.#looks.clear()
      this.#tell(topics)
    })
  }

  /** Serves one window, test or command line until it closes. */
  connect(transport: Transport): void {
    const running = new Map<number, AbortController>()
    this.#windows.add(transport)
    transport.onMessage((raw) => {
      const message = Call.safeParse(raw)
      if (!message.success) return
      if (message.data.type === 'cancel') {
        running.get(message.data.id)?.abort()
        return
      }
      void this.#answer(transport, message.data, running)
    })
  }

  disconnect(transport: Transport): void {
    this.#windows.delete(transport)
  }

  async #answer(transport: Transport, call: z.output<typeof CallMessage>, running: Map<number, AbortController>): Promise<void> {
    const { id, name, input } = call
    const post = (message: FromBackend): void => transport.post(message)
    const abort = new AbortController()
    running.set(id, abort)
    try {
      const progress = (done: number, total: number): void => post({ type: 'progress', id, done, total })
      post({ type: 'ok', id, value: await this.call(name, input, { signal: abort.signal, progress }) })
    } catch (error) {
      post({ type: 'error', id, error: wireErrorOf(error) })
    } finally {
      running.delete(id)
    }
  }

  /** Runs one operation; throws only `AppError`s. */
  async call(name: string, input: unknown, options: CallOptions): Promise<unknown> {
    const started = performance.now()
    const line = (outcome: string): LogLine => ({
      level: outcome === 'bug' ? 'error' : 'info',
      event: 'call',
      operation: isOperationName(name) ? name : 'unknown',
      kind: isOperationName(name) ? contract[name].kind : 'unknown',
      durationMs: Math.round(performance.now() - started),
      outcome,
    })
    try {
      const value = await this.#options.host.whileRunning(name, () => this.#run(name, input, options))
      this.#options.log(line('ok'))
      return value
    } catch (error) {
      const expected = toAppError(error)
      if (expected instanceof AppError) {
        this.#options.log(line(expected.code))
        throw expected
      }
      const incident = this.#options.newId().slice(-8)
      this.#options.log({ ...line('bug'), incident, stack: placeOfBug(error) })
      throw new AppError('bug', { incident })
    }
  }

  async #run(name: string, rawInput: unknown, options: CallOptions): Promise<unknown> {
    if (!isOperationName(name)) throw new AppError('invalid-input', { operation: 'unknown' })
    const operation: Operation = contract[name]
    if (operation.place === 'none') return this.#runWithoutRecord(name, operation, rawInput, options)

    const signedIn = this.#options.host.requireSignedIn()
    const isAllowed = (operation.place === 'any' || operation.place === signedIn.kind) && mayDo(signedIn.session.role, operation.role)
    if (!isAllowed) {
      await this.#auditRefusal(signedIn, name)
      throw new AppError('not-allowed')
    }
    const input = parseInput(operation, rawInput)
    const value = await this.#runSignedIn(name, operation, input, signedIn, options)
    if (operation.kind !== 'query') {
      // A draft is saved by the app itself, at the warning before the lock too: that is nobody at the keyboard.
      if (!name.startsWith('drafts.')) this.#options.host.touch()
      if (operation.topics.some((topic) => topic === 'session')) await this.#options.host.renew()
      this.#tell(operation.audited ? [...operation.topics, 'audit'] : operation.topics)
    }
    return value
  }

  async #runWithoutRecord(name: OperationName, operation: Operation, rawInput: unknown, options: CallOptions): Promise<unknown> {
    const input = parseInput(operation, rawInput)
    const value = parseOutput(operation, await this.#options.handlers[name](this.#hostContext(options), input))
    if (operation.kind !== 'query') this.#tell(operation.topics)
    return value
  }

  #runSignedIn(name: OperationName, operation: Operation, input: unknown, signedIn: SignedIn, options: CallOptions): Promise<unknown> {
    if (operation.kind === 'query') return this.#runQuery(name, operation, input, signedIn)
    if (operation.kind === 'command') return this.#runCommand(name, operation, input, signedIn)
    return this.#runJob(name, operation, input, signedIn, options)
  }

  async #runQuery(name: OperationName, operation: Operation, input: unknown, { db, session }: SignedIn): Promise<unknown> {
    const trace = newTrace()
    return db.transaction().execute(async (trx) => {
      const value = parseOutput(operation, await this.#options.handlers[name](this.#queryContext(trx, session, trace), input))
      if (operation.audited && this.#isNewLook(session, name, trace)) await this.#audit(trx, session, name, 'ok', trace)
      return value
    })
  }

  async #runCommand(name: OperationName, operation: Operation, input: unknown, { db, session }: SignedIn): Promise<unknown> {
    const trace = newTrace()
    return db.transaction().execute(async (trx) => {
      const value = parseOutput(operation, await this.#options.handlers[name](this.#commandContext(trx, session, trace), input))
      if (operation.audited) await this.#audit(trx, session, name, 'ok', trace)
      return value
    })
  }

  async #runJob(name: OperationName, operation: Operation, input: unknown, signedIn: SignedIn, options: CallOptions): Promise<unknown> {
    const { session } = signedIn
    const trace = newTrace()
    // The record may be closed and opened again by the job itself (a restore), so it is looked up each time.
    const db = (): Kysely<SharedTables> => this.#options.host.requireSignedIn().db
    const writeAudit = async (trx: Transaction<SharedTables>, outcome: string): Promise<void> => {
      if (!operation.audited || trace.isWritten) return
      await this.#audit(trx, session, name, outcome, trace)
      trace.isWritten = true
    }
    const context: JobContext = {
      ...this.#hostContext(options),
      session,
      subject: (id) => void (trace.subjectId = id),
      figures: (counts) => void (trace.figures = counts),
      read: (reader) =>
        db()
          .transaction()
          .execute((trx) => reader(this.#queryContext(trx, session, trace))),
      write: (writer) =>
        db()
          .transaction()
          .execute(async (trx) => {
            const result = await writer(this.#commandContext(trx, session, trace))
            if (trace.subjectId !== null) await writeAudit(trx, 'ok')
            return result
          }),
    }
    try {
      const value = parseOutput(operation, await this.#options.handlers[name](context, input))
      if (this.#options.host.isSignedIn())
        await db()
          .transaction()
          .execute((trx) => writeAudit(trx, 'ok'))
      return value
    } catch (error) {
      const expected = toAppError(error)
      const outcome = expected instanceof AppError ? expected.code : 'bug'
      trace.isWritten = false
      if (!everydayRefusals.has(outcome) && this.#options.host.isSignedIn()) {
        await db()
          .transaction()
          .execute((trx) => writeAudit(trx, outcome))
      }
      throw error
    }
  }

  #hostContext({ signal, progress }: CallOptions): HostContext {
    const { host, shell, now, today, newId } = this.#options
    return { host, shell, now, today, newId, signal, progress }
  }

  #queryContext(trx: Transaction<SharedTables>, session: Session, trace: Trace): QueryContext {
    const { now, today } = this.#options
    return {
      db: trx as unknown as QueryContext['db'],
      session,
      now,
      today,
      subject: (id) => void (trace.subjectId = id),
      figures: (counts) => void (trace.figures = counts),
      setting: (name) => readSetting(trx, name),
      ask: this.#askWithin(trx, session),
    }
  }

  #commandContext(trx: Transaction<SharedTables>, session: Session, trace: Trace): CommandContext {
    return { ...this.#queryContext(trx, session, trace), db: trx, newId: this.#options.newId }
  }

  #askWithin(trx: Transaction<SharedTables>, session: Session): Ask {
    const ask = async (name: OperationName, rawInput: unknown): Promise<unknown> => {
      const operation: Operation = contract[name]
      if (operation.kind !== 'query' || !mayDo(session.role, operation.role)) throw new AppError('not-allowed')
      return parseOutput(
        operation,
        await this.#options.handlers[name](this.#queryContext(trx, session, newTrace()), parseInput(operation, rawInput)),
      )
    }
    return ask as Ask
  }

  #audit(trx: Transaction<SharedTables>, session: Session, operation: string, outcome: string, trace: Trace): Promise<void> {
    const { subjectId, figures } = trace
    return appendAudit(trx, { at: this.#options.now(), userId: session.userId, operation, subjectId, outcome, figures })
  }

  async #auditRefusal({ db, session }: SignedIn, name: string): Promise<void> {
    await db.transaction().execute((trx) => this.#audit(trx, session, name, 'not-allowed', newTrace()))
  }

  #isNewLook(session: Session, name: string, trace: Trace): boolean {
    const key = `${session.userId} ${name} ${trace.subjectId ?? ''}`
    const now = Date.parse(this.#options.now())
    const last = this.#looks.get(key)
    if (last !== undefined && now - last < oneLookMs && now >= last) return false
    this.#looks.set(key, now)
    return true
  }

  #tell(topics: readonly Topic[]): void {
    const queries = queryNames.filter((name) => contract[name].topics.some((topic) => topics.includes(topic)))
    if (queries.length === 0) return
    for (const window of this.#windows) window.post({ type: 'changed', queries } satisfies FromBackend)
  }
}

const CallMessage = z.strictObject({ type: z.literal('call'), id: z.int(), name: z.string().max(80), input: z.unknown() })
const Call = z.discriminatedUnion('type', [CallMessage, z.strictObject({ type: z.literal('cancel'), id: z.int() })])

function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(contract, name)
}

function newTrace(): Trace {
  return { subjectId: null, figures: {}, isWritten: false }
}

function parseInput(operation: Operation, raw: unknown): unknown {
  const result = operation.input.safeParse(raw)
  if (result.success) return result.data
  throw new AppError('invalid-input', detailsOf(result.error))
}

/** Field path → code of what is wrong; never the value. Only the first twenty, so that a hostile input stays small. */
function detailsOf(error: z.ZodError): ErrorDetails {
  const details: Record<string, string> = {}
  for (const issue of error.issues.slice(0, 20)) {
    const rule = issue.code === 'custom' ? (issue.params?.['rule'] as string | undefined) : undefined
    details[issue.path.join('.').slice(0, 80) || 'input'] ??= rule ?? issue.code
  }
  return details
}

/** A row with an extra column cannot leak: what does not fit the contract is a bug of ours. */
function parseOutput(operation: Operation, value: unknown): unknown {
  return operation.output.parse(value)
}

function wireErrorOf(error: unknown): WireError {
  if (error instanceof AppError) return { code: error.code, details: error.details }
  return { code: 'bug', details: {} }
}
