import type { z } from 'zod'
import type { WireError } from './errors.ts'
import type { RequiredRole, WorkspaceKind } from './roles.ts'

/**
 * `query`   reads one snapshot; its handler gets a read-only database
 * `command` changes data inside one transaction that the dispatcher opens
 * `job`     long work or work with files: progress, cancel, short transactions of its own
 */
export type Kind = 'query' | 'command' | 'job'

/** Where an operation exists. `none`: before a workspace is open or unlocked; `any`: in both kinds of workspace. */
export type Place = 'none' | 'any' | WorkspaceKind

/** What a page shows; a success of an operation that `changes` a topic makes its cached queries stale in every window. */
export const topics = [
  'session',
  'workspaces',
  'users',
  'audit',
  'backups',
  'drafts',
  'settings',
  'location',
  'groups',
  'children',
  'advies',
  'observations',
  'parents',
  'presence',
  'hours',
  'students',
  'jaarplan',
  'support',
  'handover',
  'exports',
  'deliveries',
  'wijkanalyse',
] as const
export type Topic = (typeof topics)[number]

export interface Operation<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  K extends Kind = Kind,
  P extends Place = Place,
> {
  readonly kind: K
  readonly place: P
  /** Checked in the backend before anything else; the renderer only hides what it would refuse. */
  readonly role: RequiredRole
  readonly input: I
  readonly output: O
  /** The topics that a query reads, or that a command or job makes stale. */
  readonly topics: readonly Topic[]
  /** Leaves a row in the audit. Always on for commands and jobs unless switched off; for queries when a child's file is read. */
  readonly audited: boolean
}

interface Definition<I extends z.ZodType, O extends z.ZodType, P extends Place> {
  readonly place: P
  readonly role: RequiredRole
  readonly input: I
  readonly output: O
  readonly audited?: boolean
}

export function query<I extends z.ZodType, O extends z.ZodType, P extends Place>(
  definition: Definition<I, O, P> & { readonly reads: readonly Topic[] },
): Operation<I, O, 'query', P> {
  const { reads, audited = false, ...rest } = definition
  return { ...rest, audited, topics: reads, kind: 'query' }
}

export function command<I extends z.ZodType, O extends z.ZodType, P extends Place>(
  definition: Definition<I, O, P> & { readonly changes: readonly Topic[] },
): Operation<I, O, 'command', P> {
  const { changes, audited = true, ...rest } = definition
  return { ...rest, audited, topics: changes, kind: 'command' }
}

export function job<I extends z.ZodType, O extends z.ZodType, P extends Place>(
  definition: Definition<I, O, P> & { readonly changes: readonly Topic[] },
): Operation<I, O, 'job', P> {
  const { changes, audited = true, ...rest } = definition
  return { ...rest, audited, topics: changes, kind: 'job' }
}

export type Contract = Readonly<Record<string, Operation>>
export type Input<Op extends Operation> = z.input<Op['input']>
export type Parsed<Op extends Operation> = z.output<Op['input']>
export type Output<Op extends Operation> = z.output<Op['output']>

/** What a window says to the backend. */
export type ToBackend =
  | { readonly type: 'call'; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly type: 'cancel'; readonly id: number }

/** What the backend says to a window. */
export type FromBackend =
  | { readonly type: 'ok'; readonly id: number; readonly value: unknown }
  | { readonly type: 'error'; readonly id: number; readonly error: WireError }
  | { readonly type: 'progress'; readonly id: number; readonly done: number; readonly total: number }
  /** Data changed, here or in another window: these queries would answer something else now. */
  | { readonly type: 'changed'; readonly queries: readonly string[] }

/** One end of a line between a window (or test, or command line) and the backend. */
export interface Transport {
  post(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  close(): void
}
