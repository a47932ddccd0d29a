import { v7 } from 'uuid'
import { dayInUtrecht } from '../contract/dates.ts'
import type { AppContract } from '../contract/index.ts'
import type { Transport } from '../contract/operation.ts'
import type { LogLine, Shell } from '../contract/shell.ts'
import type { VaultPolicy } from '../crypto/derive.ts'
import { selfTest } from '../crypto/self-test.ts'
import { adviesHandlers } from '../features/advies/handlers.ts'
import { auditHandlers } from '../features/audit/handlers.ts'
import { backupsHandlers } from '../features/backups/handlers.ts'
import { childrenHandlers } from '../features/children/handlers.ts'
import { deliveriesHandlers } from '../features/deliveries/handlers.ts'
import { draftsHandlers } from '../features/drafts/handlers.ts'
import { exportsHandlers } from '../features/exports/handlers.ts'
import { groupsHandlers } from '../features/groups/handlers.ts'
import { handoverHandlers } from '../features/handover/handlers.ts'
import { hoursHandlers } from '../features/hours/handlers.ts'
import { indicatorsHandlers } from '../features/indicators/handlers.ts'
import { jaarplanHandlers } from '../features/jaarplan/handlers.ts'
import { locationHandlers } from '../features/location/handlers.ts'
import { observationsHandlers } from '../features/observations/handlers.ts'
import { parentsHandlers } from '../features/parents/handlers.ts'
import { placementsHandlers } from '../features/placements/handlers.ts'
import { presenceHandlers } from '../features/presence/handlers.ts'
import { settingsHandlers } from '../features/settings/handlers.ts'
import { studentsHandlers } from '../features/students/handlers.ts'
import { supportHandlers } from '../features/support/handlers.ts'
import { tasksHandlers } from '../features/tasks/handlers.ts'
import { usersHandlers } from '../features/users/handlers.ts'
import { wijkanalyseHandlers } from '../features/wijkanalyse/handlers.ts'
import { workspacesHandlers } from '../features/workspaces/handlers.ts'
import type { Handlers } from './handler.ts'
import { KnownWorkspaces } from './known-workspaces.ts'
import { Dispatcher, type AnyHandler } from './serve.ts'
import { WorkspaceHost } from './session.ts'

const handlers: Handlers<AppContract> = {
  ...workspacesHandlers,
  ...usersHandlers,
  ...auditHandlers,
  ...backupsHandlers,
  ...draftsHandlers,
  ...settingsHandlers,
  ...locationHandlers,
  ...groupsHandlers,
  ...childrenHandlers,
  ...placementsHandlers,
  ...adviesHandlers,
  ...presenceHandlers,
  ...hoursHandlers,
  ...supportHandlers,
  ...handoverHandlers,
  ...observationsHandlers,
  ...parentsHandlers,
  ...studentsHandlers,
  ...jaarplanHandlers,
  ...indicatorsHandlers,
  ...exportsHandlers,
  ...deliveriesHandlers,
  ...wijkanalyseHandlers,
  ...tasksHandlers,
}

export interface BackendOptions {
  readonly shell: Shell
  /** Where this computer's list of known workspaces stands; null remembers none. */
  readonly appFolder: string | null
  readonly appVersion: string
  readonly log: (line: LogLine) => void
  /** A practice workspace shows in the window's title. */
  readonly onTitle?: (practice: boolean) => void
  /** For tests and the demo; the system's clock otherwise. */
  readonly now?: () => string
  /** For tests and the demo, where nobody guesses passwords; the production policy otherwise. */
  readonly policy?: VaultPolicy
}

export interface Backend {
  /** Serves one window until `disconnect`. */
  connect(transport: Transport): void
  disconnect(transport: Transport): void
  lock(): Promise<void>
  /** Refuses new calls, finishes running ones, closes the file. */
  stop(): Promise<void>
  /** The host itself, for the demo and tests that stand beside the contract. */
  readonly host: WorkspaceHost
}

const lookEveryMs = 5_000

/** Starts the backend with nothing open. Throws when the crypto of this machine does not give the known answers. */
export async function startBackend(options: BackendOptions): Promise<Backend> {
  await selfTest()
  const now = options.now ?? (() => new Date().toISOString())
  const host = new WorkspaceHost({
    known: new KnownWorkspaces(options.appFolder),
    appVersion: options.appVersion,
    now,
    newId: v7,
    ...(options.policy === undefined ? {} : { policy: options.policy }),
    ...(options.onTitle === undefined ? {} : { onTitle: options.onTitle }),
  })
  host.openLast()
  const dispatcher = new Dispatcher({
    host,
    // The one cast of the dispatcher: a name picks handler, context and input together, which TypeScript cannot follow.
    handlers: handlers as unknown as Record<keyof AppContract, AnyHandler>,
    shell: options.shell,
    now,
    today: () => dayInUtrecht(now()),
    newId: v7,
    log: options.log,
  })
  const idle = setInterval(() => void host.lockWhenIdle(), lookEveryMs)
  return {
    host,
    connect: (transport) => dispatcher.connect(transport),
    disconnect: (transport) => dispatcher.disconnect(transport),
    lock: () => host.lock(),
    async stop() {
      clearInterval(idle)
      await host.stop()
    },
  }
}
