import { AppError } from '../../contract/errors.ts'
import type { GroupDagdeel, groupsContract } from '../../contract/groups.ts'
import type { CommandContext, Handlers } from '../../backend/handler.ts'
import { asSeen, changeRow } from '../../schema/changes.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import { withPresence } from './presence.ts'
import { childrenInGroup, listGroupNames, listGroups, plannedFrom, readDagdelen, readGroupRow, readReductions } from './queries.ts'
import { reductionHandlers } from './reductions.ts'
import { requireDagdelenFree, requireEmpty, requireMaximumHolds, requireSeparateDagdelen } from './rules.ts'

type Context = CommandContext<VoorschoolTables>

export const groupsHandlers = {
  'groups.names': ({ db }) => listGroupNames(db),

  'groups.list': async (context, { on = context.today(), includeClosed }) =>
    withPresence(context, await listGroups(context.db, { on, includeClosed }), on),

  'groups.read': async (context, { id, on = context.today() }) => {
    const { db } = context
    const [group] = await withPresence(context, await listGroups(db, { on, id, includeClosed: true }), on)
    if (group === undefined) throw new AppError('not-found')
    const reductions = (await readReductions(db, [id])).get(id) ?? []
    return { ...group, reductions, children: await childrenInGroup(db, id, on) }
  },

  'groups.add': async (context, { dagdelen, tags, ...fields }) => {
    const id = context.newId()
    context.subject(id)
    requireSeparateDagdelen(dagdelen)
    await context.db
      .insertInto('group')
      .values({ ...fields, id, isActive: 1, version: 1 })
      .execute()
    await insertDagdelen(context, id, dagdelen)
    await insertTags(context, id, tags)
    return { id, version: 1 }
  },

  'groups.change': async (context, { id, version, dagdelen, tags, ...fields }) => {
    const { db } = context
    context.subject(id)
    asSeen(await readGroupRow(db, id), { id, version })
    const planned = await plannedFrom(db, id, context.today())
    requireSeparateDagdelen(dagdelen)
    requireDagdelenFree(await readDagdelen(db, id), dagdelen, planned)
    requireMaximumHolds(fields.maximum, planned.children, context.today())

    const saved = await changeRow(db, 'group', { id, version }, fields)
    await db.deleteFrom('groupDagdeel').where('groupId', '=', id).execute()
    await insertDagdelen(context, id, dagdelen)
    await db.deleteFrom('groupTag').where('groupId', '=', id).execute()
    await insertTags(context, id, tags)
    return saved
  },

  'groups.close': async (context, seen) => {
    const { db } = context
    context.subject(seen.id)
    asSeen(await readGroupRow(db, seen.id), seen)
    requireEmpty(await plannedFrom(db, seen.id, context.today()))
    return changeRow(db, 'group', seen, { isActive: 0 })
  },

  /** Refused as `not-unique` while another group that is open has the name. */
  'groups.reopen': async (context, seen) => {
    context.subject(seen.id)
    return changeRow(context.db, 'group', seen, { isActive: 1 })
  },

  ...reductionHandlers,
} satisfies Handlers<typeof groupsContract>

async function insertDagdelen({ db }: Context, groupId: string, dagdelen: readonly GroupDagdeel[]): Promise<void> {
  if (dagdelen.length === 0) return
  await db
    .insertInto('groupDagdeel')
    .values(dagdelen.map((one) => ({ ...one, groupId })))
    .execute()
}

async function insertTags({ db }: Context, groupId: string, tags: readonly string[]): Promise<void> {
  if (tags.length === 0) return
  await db
    .insertInto('groupTag')
    .values(tags.map((tag) => ({ groupId, tag })))
    .execute()
}
