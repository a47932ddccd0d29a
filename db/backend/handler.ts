import type { Transaction } from 'kysely'
import type { ReadonlyKysely } from 'kysely/readonly'
import type { AppContract } from '../contract/index.ts'
import type { Contract, Input, Operation, Output, Parsed, Place } from '../contract/operation.ts'
import type { SettingName, SettingOf } from '../contract/settings.ts'
import type { Shell } from '../contract/shell.ts'
import type { ProjectleiderTables, SharedTables, VoorschoolTables } from '../schema/database.ts'
import type { WorkspaceHost } from './session.ts'
import type { Session } from './sign-in.ts'

export type TablesOf<P extends Place> = P extends 'voorschool'
  ? VoorschoolTables
  : P extends 'projectleider'
    ? ProjectleiderTables
    : SharedTables

type QueryName = { [N in keyof AppContract]: AppContract[N]['kind'] extends 'query' ? N : never }[keyof AppContract]

/** Asks another feature for what its query answers, in the same snapshot and for the same person. */
export type Ask = <N extends QueryName>(name: N, input: Input<AppContract[N]>) => Promise<Output<AppContract[N]>>

interface Common {
  readonly session: Session
  /** The instant, UTC. */
  now(): string
  /** The calendar day in Utrecht. */
  today(): string
  /** Whom or what this is about, for the audit row. */
  subject(id: string): void
  /** Counts for the audit row; never content. */
  figures(counts: Readonly<Record<string, number>>): void
  setting<N extends SettingName>(name: N): Promise<SettingOf<N>>
  readonly ask: Ask
}

export interface QueryContext<T = SharedTables> extends Common {
  readonly db: ReadonlyKysely<T>
}

export interface CommandContext<T = SharedTables> extends Common {
  readonly db: Transaction<T>
  newId(): string
}

/** What every job may do; `place: 'none'` jobs have only this, because nobody needs to be signed in. */
export interface HostContext {
  readonly host: WorkspaceHost
  readonly shell: Shell
  readonly signal: AbortSignal
  now(): string
  today(): string
  newId(): string
  progress(done: number, total: number): void
}

export interface JobContext<T = SharedTables> extends HostContext {
  readonly session: Session
  subject(id: string): void
  figures(counts: Readonly<Record<string, number>>): void
  /** One snapshot for everything that is read inside. */
  read<R>(reader: (context: QueryContext<T>) => Promise<R>): Promise<R>
  /** One transaction; its audit row is the job's own, written by the first `write` that follows `subject`. */
  write<R>(writer: (context: CommandContext<T>) => Promise<R>): Promise<R>
}

type ContextFor<Op extends Operation> = Op['place'] extends 'none'
  ? HostContext
  : Op['kind'] extends 'query'
    ? QueryContext<TablesOf<Op['place']>>
    : Op['kind'] extends 'command'
      ? CommandContext<TablesOf<Op['place']>>
      : JobContext<TablesOf<Op['place']>>

/** One handler per operation; a missing, extra or wrongly typed one is a compile error. */
export type Handlers<C extends Contract> = {
  readonly [N in keyof C]: (context: ContextFor<C[N]>, input: Parsed<C[N]>) => Promise<Output<C[N]>>
}
