import { z } from 'zod'
import { job, query } from './operation.ts'
import { roles, workspaceKinds } from './roles.ts'
import { Id, line, Nothing } from './values.ts'

export const Password = z.string().min(1).max(256)
/** As typed: the vault forgives case, spaces and look-alikes. */
export const RecoveryCodeInput = z.string().min(1).max(200)

export const WorkspaceSummary = z.strictObject({
  workspaceId: Id,
  name: z.string(),
  kind: z.enum(workspaceKinds),
  practice: z.boolean(),
  folder: z.string(),
})
export type WorkspaceSummary = z.output<typeof WorkspaceSummary>

export const WorkspaceStatus = z.strictObject({
  appVersion: z.string(),
  /**
   * `none`: no workspace chosen · `locked`: chosen, ask for a password · `rehearsal`: made or signed in, but the recovery
   * code was not yet typed back · `unlocked`: somebody is signed in.
   */
  state: z.enum(['none', 'locked', 'rehearsal', 'unlocked']),
  workspace: WorkspaceSummary.extend({
    folderWarning: z.enum(['cloud', 'network']).nullable(),
    /** `previous`: keys.json is missing or damaged and the version before it serves; passwords may be older ones. */
    keysFrom: z.enum(['current', 'previous']),
  }).nullable(),
  /** Who has a key to the chosen workspace, for the lock screen. */
  people: z.array(z.strictObject({ userId: Id, name: z.string() })),
  session: z.strictObject({ userId: Id, name: z.string(), role: z.enum(roles), autoLockMinutes: z.int() }).nullable(),
  /** Workspaces that this computer has opened before. */
  known: z.array(WorkspaceSummary.extend({ available: z.boolean() })),
  /** Milliseconds until the next password may be tried. */
  retryAfterMs: z.int(),
})
export type WorkspaceStatus = z.output<typeof WorkspaceStatus>

const Code = z.strictObject({ recoveryCode: z.string() })

export const workspacesContract = {
  'workspaces.status': query({ place: 'none', role: 'anyone', input: Nothing, output: WorkspaceStatus, reads: ['session', 'workspaces'] }),
  /** Asks for a folder, makes the vault and the record, signs the maker in; finished only by `confirmRecoveryCode`. */
  'workspaces.create': job({
    place: 'none',
    role: 'anyone',
    input: z.strictObject({
      kind: z.enum(workspaceKinds),
      practice: z.boolean(),
      name: line(80),
      userName: line(60),
      password: Password,
    }),
    output: Code,
    changes: ['session', 'workspaces'],
    audited: false,
  }),
  /** Opens a known workspace, or asks for its folder; ends at the lock screen. */
  'workspaces.open': job({
    place: 'none',
    role: 'anyone',
    input: z.strictObject({ workspaceId: Id.nullable() }),
    output: Nothing,
    changes: ['session', 'workspaces'],
    audited: false,
  }),
  /** Back to the choice of workspaces; locks first. */
  'workspaces.close': job({
    place: 'none',
    role: 'anyone',
    input: Nothing,
    output: Nothing,
    changes: ['session', 'workspaces'],
    audited: false,
  }),
  /** Takes a workspace from this computer's list; the folder stays as it is. */
  'workspaces.forget': job({
    place: 'none',
    role: 'anyone',
    input: z.strictObject({ workspaceId: Id }),
    output: Nothing,
    changes: ['workspaces'],
    audited: false,
  }),
  'workspaces.unlock': job({
    place: 'none',
    role: 'anyone',
    input: z.strictObject({ userId: Id, password: Password }),
    output: Nothing,
    changes: ['session'],
    audited: false,
  }),
  /** The recovery code opens the vault and gives one person a new password; audited. */
  'workspaces.unlockWithRecoveryCode': job({
    place: 'none',
    role: 'anyone',
    input: z.strictObject({ recoveryCode: RecoveryCodeInput, userId: Id, newPassword: Password }),
    output: Nothing,
    changes: ['session'],
    audited: false,
  }),
  'workspaces.lock': job({ place: 'none', role: 'anyone', input: Nothing, output: Nothing, changes: ['session'], audited: false }),
  /** The user is busy: the auto-lock counts from here. */
  'workspaces.touch': job({ place: 'none', role: 'anyone', input: Nothing, output: Nothing, changes: [], audited: false }),
  /** Makes a new recovery code; the old one works until the new one was typed back. */
  'workspaces.newRecoveryCode': job({
    place: 'none',
    role: 'anyone',
    input: z.strictObject({ password: Password }),
    output: Code,
    changes: ['session'],
    audited: false,
  }),
  /** The rehearsal: the code that was typed back must open a copy of the vault. */
  'workspaces.confirmRecoveryCode': job({
    place: 'none',
    role: 'anyone',
    input: z.strictObject({ recoveryCode: RecoveryCodeInput }),
    output: Nothing,
    changes: ['session'],
    audited: false,
  }),
  /** The herstelblad of the code that waits for its rehearsal, on paper or as a PDF where the user wants it. */
  'workspaces.printRecoverySheet': job({
    place: 'none',
    role: 'anyone',
    input: z.strictObject({ to: z.enum(['printer', 'pdf']) }),
    output: Nothing,
    changes: [],
    audited: false,
  }),
} as const
