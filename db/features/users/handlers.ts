import type { CommandContext, Handlers, JobContext } from '../../backend/handler.ts'
import { AppError, breakRule } from '../../contract/errors.ts'
import { mayDo } from '../../contract/roles.ts'
import type { usersContract } from '../../contract/users.ts'
import { asSeen, changeRow } from '../../schema/changes.ts'
import type { VoorschoolTables } from '../../schema/database.ts'

type Job = JobContext<VoorschoolTables>
type Command = CommandContext<VoorschoolTables>

/**
 * A person is a row in the record and a slot in keys.json. The record decides who may work here, so it is changed first;
 * a slot without an active row opens nothing.
 */
export const usersHandlers: Handlers<typeof usersContract> = {
  'users.list': async ({ db }) => {
    const rows = await db.selectFrom('user').selectAll().orderBy('isActive', 'desc').orderBy('name').execute()
    return rows.map((row) => ({ ...row, isActive: row.isActive === 1 }))
  },

  'users.groups': async ({ db }) => {
    const rows = await db.selectFrom('userGroup').selectAll().orderBy('userId').orderBy('groupId').execute()
    return [...Map.groupBy(rows, (row) => row.userId)].map(([userId, own]) => ({ userId, groupIds: own.map((row) => row.groupId) }))
  },

  'users.setGroups': async (context, { userId, groupIds }) => {
    const { db, session } = context
    context.subject(userId)
    if (userId !== session.userId && !mayDo(session.role, 'locatiemanager')) throw new AppError('not-allowed')
    const wanted = [...new Set(groupIds)].sort()
    const user = await db.selectFrom('user').select('id').where('id', '=', userId).executeTakeFirst()
    const groups = await db.selectFrom('group').select('id').where('id', 'in', wanted).execute()
    if (user === undefined || groups.length !== wanted.length) throw new AppError('not-found')
    await db.deleteFrom('userGroup').where('userId', '=', userId).execute()
    if (wanted.length > 0)
      await db
        .insertInto('userGroup')
        .values(wanted.map((groupId) => ({ userId, groupId })))
        .execute()
    return { userId, groupIds: wanted }
  },

  'users.add': async (job: Job, { name, role, password }) => {
    const { vault } = job.host.requireSignedIn()
    const id = job.newId()
    job.subject(id)
    await vault.addUser(id, name, password)
    try {
      await job.write(async ({ db }) => {
        const taken = await db.selectFrom('user').select('id').where('name', '=', name).executeTakeFirst()
        if (taken !== undefined) throw new AppError('not-unique', { field: 'name' })
        await db.insertInto('user').values({ id, name, role, isActive: 1, lastSignedInAt: null, version: 1 }).execute()
      })
    } catch (error) {
      vault.removeUser(id)
      throw error
    }
    return { id, version: 1 }
  },

  'users.changeRole': (job: Job, { id, version, role }) => {
    job.subject(id)
    return changing(job, async (command) => {
      await requireAnotherManager(command, id)
      return changeRow(command.db, 'user', { id, version }, { role })
    })
  },

  'users.deactivate': async (job: Job, { id, version }) => {
    job.subject(id)
    const saved = await job.write(async (command) => {
      await requireAnotherManager(command, id)
      return changeRow(command.db, 'user', { id, version }, { isActive: 0 })
    })
    const { vault } = job.host.requireSignedIn()
    if (vault.describe().people.some((one) => one.userId === id)) vault.removeUser(id)
    await job.host.renew()
    return saved
  },

  'users.resetPassword': async (job: Job, { id, version, newPassword }) => {
    job.subject(id)
    const name = await job.read(async ({ db }) => {
      const user = await db.selectFrom('user').select(['id', 'name', 'version']).where('id', '=', id).executeTakeFirst()
      return asSeen(user, { id, version }).name
    })
    await job.host.requireSignedIn().vault.setPassword(id, name, newPassword)
    return job.write(({ db }) => changeRow(db, 'user', { id, version }, { isActive: 1 }))
  },

  'users.changeOwnPassword': async (job, { currentPassword, newPassword }) => {
    const { vault } = job.host.requireSignedIn()
    const { userId, userName } = job.session
    if (!(await vault.isPassword(userId, currentPassword))) throw new AppError('wrong-password', { retryAfterMs: 0 })
    await vault.setPassword(userId, userName, newPassword)
    job.subject(userId)
    return {}
  },
}

async function changing<T>(job: Job, work: (command: Command) => Promise<T>): Promise<T> {
  const result = await job.write(work)
  await job.host.renew()
  return result
}

/** Somebody must always be able to manage the location. */
async function requireAnotherManager({ db }: Command, id: string): Promise<void> {
  const other = await db
    .selectFrom('user')
    .select('id')
    .where('role', '=', 'locatiemanager')
    .where('isActive', '=', 1)
    .where('id', '!=', id)
    .executeTakeFirst()
  if (other === undefined) breakRule('last-locatiemanager')
}
