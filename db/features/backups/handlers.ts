import type { Handlers } from '../../backend/handler.ts'
import type { SignedIn } from '../../backend/session.ts'
import type { Backup, backupsContract, Herstelproef } from '../../contract/backups.ts'
import { AppError } from '../../contract/errors.ts'
import { countRows } from '../../schema/open.ts'
import { findBackup, listBackups, makeBackup, openBackup, pruneBackups, type BackupFile } from '../../vault/backups.ts'
import { isProefDue, recognisable } from './rules.ts'

export const backupsHandlers: Handlers<typeof backupsContract> = {
  'backups.list': async ({ db, session, now }) => {
    const workspace = await db.selectFrom('workspace').select(['secondBackupFolder', 'madeAt']).executeTakeFirstOrThrow()
    const last = await db.selectFrom('herstelproef').selectAll().orderBy('provedAt', 'desc').limit(1).executeTakeFirst()
    const good = await db
      .selectFrom('herstelproef')
      .select('provedAt')
      .where('outcome', '=', 'good')
      .orderBy('provedAt', 'desc')
      .limit(1)
      .executeTakeFirst()
    return {
      backups: listBackups(session.workspace.folder).map(toBackup),
      secondFolder: workspace.secondBackupFolder,
      lastProef: last === undefined ? null : { ...last, counts: JSON.parse(last.counts) as Record<string, number> },
      isProefDue: isProefDue(good?.provedAt ?? workspace.madeAt, now()),
    }
  },

  'backups.make': async (job) => {
    const open = job.host.requireSignedIn()
    const second = await job.read(({ db }) => db.selectFrom('workspace').select('secondBackupFolder').executeTakeFirstOrThrow())
    const made = makeBackup(open.record, open.folder, { now: job.now(), reason: 'by-hand', secondFolder: second.secondBackupFolder })
    pruneBackups(open.folder, job.now())
    if (made.secondCopy !== null && made.secondCopy !== 'made') throw new AppError('file-problem', { reason: 'second-folder' })
    return toBackup(made)
  },

  'backups.prove': async (job) => {
    const open = job.host.requireSignedIn()
    const newest = listBackups(open.folder)[0] ?? makeBackup(open.record, open.folder, { now: job.now(), reason: 'by-hand' })
    const proef = prove(open, newest, job.now())
    await job.write(({ db }) =>
      db
        .insertInto('herstelproef')
        .values({ ...proef, counts: JSON.stringify(proef.counts) })
        .execute(),
    )
    return proef
  },

  'backups.chooseSecondFolder': async (job) => {
    const chosen = await job.shell.chooseFolder({ purpose: 'second-backup' })
    if (chosen === null) throw new AppError('cancelled')
    await job.write(({ db }) => db.updateTable('workspace').set({ secondBackupFolder: chosen }).execute())
    return { secondFolder: chosen }
  },

  'backups.clearSecondFolder': async (job) => {
    await job.write(({ db }) => db.updateTable('workspace').set({ secondBackupFolder: null }).execute())
    return {}
  },

  'backups.candidates': async ({ host, progress }, { userId, password }) => {
    const vault = await host.unlockVault(userId, password)
    const key = vault.databaseKey()
    try {
      const files = listBackups(vault.folder)
      return {
        candidates: files.map((file, index) => {
          progress(index, files.length)
          return { ...toBackup(file), ...look(file, key) }
        }),
      }
    } finally {
      key.fill(0)
      vault.wipe()
    }
  },

  'backups.restore': async ({ host }, { userId, password, backupId }) => {
    const restored = await host.restore(userId, password, (folder) => findBackup(folder, backupId).file)
    return { counts: recognisable(restored.counts), keptFile: restored.keptFile ?? '' }
  },
}

/** A damaged backup is an answer here, not an error: that is what the proef is for. */
function prove({ record, vault }: SignedIn, backup: BackupFile, now: string): Herstelproef {
  const key = vault.databaseKey()
  try {
    const { isUsable, counts } = look(backup, key)
    const result = { provedAt: now, backupMadeAt: backup.madeAt, counts }
    if (!isUsable) return { ...result, outcome: 'damaged' }
    const present = recognisable(countRows(record))
    const lost = Object.entries(counts).some(([table, count]) => count > 0 && (present[table] ?? 0) === 0)
    return { ...result, outcome: lost ? 'different' : 'good' }
  } finally {
    key.fill(0)
  }
}

function look(backup: BackupFile, key: Uint8Array): { isUsable: boolean; counts: Record<string, number> } {
  try {
    return { isUsable: true, counts: recognisable(openBackup(backup.file, key).counts) }
  } catch (error) {
    if (error instanceof AppError && error.code === 'damaged-database') return { isUsable: false, counts: {} }
    throw error
  }
}

function toBackup({ backupId, madeAt, bytes, reason }: BackupFile): Backup {
  return { backupId, madeAt, bytes, reason }
}
