import { z } from 'zod'
import { job, query } from './operation.ts'
import { Id, InstantAt, Nothing } from './values.ts'
import { Password } from './workspaces.ts'

/** The instant at which it was made names a backup within its workspace. */
export const Backup = z.strictObject({
  backupId: z.string().regex(/^[0-9TZ.-]{10,40}$/),
  madeAt: InstantAt,
  bytes: z.int(),
  reason: z.enum(['daily', 'by-hand', 'before-migration', 'before-restore']),
})
export type Backup = z.output<typeof Backup>

/** Row counts that a person recognises: children, observations, contacts; deliveries for a projectleider. */
export const BackupCounts = z.record(z.string(), z.int())

export const Herstelproef = z.strictObject({
  provedAt: InstantAt,
  backupMadeAt: InstantAt,
  outcome: z.enum(['good', 'damaged', 'different']),
  counts: BackupCounts,
})
export type Herstelproef = z.output<typeof Herstelproef>

export const backupsContract = {
  'backups.list': query({
    place: 'any',
    role: 'user',
    input: Nothing,
    output: z.strictObject({
      backups: z.array(Backup),
      secondFolder: z.string().nullable(),
      lastProef: Herstelproef.nullable(),
      /** Red after 35 days without a good herstelproef. */
      isProefDue: z.boolean(),
    }),
    reads: ['backups'],
  }),
  'backups.make': job({ place: 'any', role: 'user', input: Nothing, output: Backup, changes: ['backups', 'audit'] }),
  /** Herstelproef: opens the newest backup as a copy, checks it and compares the counts. */
  'backups.prove': job({ place: 'any', role: 'user', input: Nothing, output: Herstelproef, changes: ['backups', 'audit'] }),
  /** A second folder on a stick or network drive, chosen in a dialog. */
  'backups.chooseSecondFolder': job({
    place: 'any',
    role: 'user',
    input: Nothing,
    output: z.strictObject({ secondFolder: z.string().nullable() }),
    changes: ['backups'],
  }),
  'backups.clearSecondFolder': job({ place: 'any', role: 'user', input: Nothing, output: Nothing, changes: ['backups'] }),
  /** What could be restored, also when the record itself no longer opens; asks for the password because nobody need be signed in. */
  'backups.candidates': job({
    place: 'none',
    role: 'anyone',
    input: z.strictObject({ userId: Id, password: Password }),
    output: z.strictObject({ candidates: z.array(Backup.extend({ isUsable: z.boolean(), counts: BackupCounts })) }),
    changes: [],
    audited: false,
  }),
  /** Swaps the record for a backup, keeps the old file beside it, ends at the lock screen; audited in the restored record. */
  'backups.restore': job({
    place: 'none',
    role: 'anyone',
    input: z.strictObject({ userId: Id, password: Password, backupId: Backup.shape.backupId }),
    output: z.strictObject({ counts: BackupCounts, keptFile: z.string() }),
    changes: ['session', 'backups'],
    audited: false,
  }),
} as const
