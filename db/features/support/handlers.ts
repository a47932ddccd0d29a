import { AppError, breakRule } from '../../contract/errors.ts'
import type { Involved, supportContract } from '../../contract/support.ts'
import type { CommandContext, Handlers } from '../../backend/handler.ts'
import { asSeen, changeRow, removeRow, type Seen } from '../../schema/changes.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import { recordFieldChanges } from '../../schema/field-changes.ts'
import type { Readable } from '../../schema/kysely.ts'
import { readOverview } from './overview.ts'
import { readSupport, shareByGroup, supportKinds } from './queries.ts'
import { requireArrangement, requireInvolved, requireNeed } from './rules.ts'

type Context = CommandContext<VoorschoolTables>

export const supportHandlers = {
  'support.read': async (context, { childId }) => {
    context.subject(childId)
    await bornOnOf(context, childId)
    return readSupport(context.db, childId, { today: context.today(), specialistByWijk: await context.setting('specialistByWijk') })
  },

  'support.kinds': async ({ db, setting }) => supportKinds(db, await setting('supportKinds')),

  'support.overview': ({ db, today }, filter) => readOverview(db, filter, today()),

  'support.shareByGroup': ({ db, today }, { on }) => shareByGroup(db, on ?? today()),

  'support.recordNeed': async (context, fields) => {
    const id = context.newId()
    context.subject(fields.childId)
    requireNeed(fields, await lifeOf(context, fields.childId))
    await requireKnownKind(context, fields.kind)
    await context.db
      .insertInto('supportNeed')
      .values({ ...fields, id, version: 1 })
      .execute()
    return { id, version: 1 }
  },

  'support.changeNeed': async (context, { id, version, ...fields }) => {
    const need = asSeen(await context.db.selectFrom('supportNeed').selectAll().where('id', '=', id).executeTakeFirst(), { id, version })
    context.subject(need.childId)
    requireNeed(fields, await lifeOf(context, need.childId))
    if (fields.kind !== need.kind) await requireKnownKind(context, fields.kind)
    await recordFieldChanges(context, { childId: need.childId, about: 'need', aboutId: id }, need, fields)
    return changeRow(context.db, 'supportNeed', { id, version }, fields)
  },

  'support.removeNeed': (context, seen) => remove(context, 'supportNeed', seen),

  'support.arrange': async (context, fields) => {
    const id = context.newId()
    context.subject(fields.childId)
    requireArrangement(fields, await lifeOf(context, fields.childId))
    await context.db
      .insertInto('supportArrangement')
      .values({ ...fields, id, version: 1 })
      .execute()
    return { id, version: 1 }
  },

  'support.changeArrangement': async (context, { id, version, ...fields }) => {
    const row = await context.db.selectFrom('supportArrangement').selectAll().where('id', '=', id).executeTakeFirst()
    const arrangement = asSeen(row, { id, version })
    context.subject(arrangement.childId)
    requireArrangement(fields, await lifeOf(context, arrangement.childId))
    await recordFieldChanges(context, { childId: arrangement.childId, about: 'arrangement', aboutId: id }, arrangement, fields)
    return changeRow(context.db, 'supportArrangement', { id, version }, fields)
  },

  'support.removeArrangement': (context, seen) => remove(context, 'supportArrangement', seen),

  'support.involve': async (context, fields) => {
    const id = context.newId()
    context.subject(fields.childId)
    requireInvolved(fields, await lifeOf(context, fields.childId))
    await requireNotInvolvedYet(context, fields.childId, null, fields)
    await context.db
      .insertInto('involvedPartner')
      .values({ ...fields, id, version: 1 })
      .execute()
    return { id, version: 1 }
  },

  'support.changeInvolved': async (context, { id, version, ...fields }) => {
    const row = await context.db.selectFrom('involvedPartner').selectAll().where('id', '=', id).executeTakeFirst()
    const involved = asSeen(row, { id, version })
    context.subject(involved.childId)
    requireInvolved(fields, await lifeOf(context, involved.childId))
    await requireNotInvolvedYet(context, involved.childId, id, fields)
    await recordFieldChanges(context, { childId: involved.childId, about: 'involved', aboutId: id }, involved, fields)
    return changeRow(context.db, 'involvedPartner', { id, version }, fields)
  },

  'support.removeInvolved': (context, seen) => remove(context, 'involvedPartner', seen),
} satisfies Handlers<typeof supportContract>

async function bornOnOf({ db }: { readonly db: Readable<VoorschoolTables> }, childId: string): Promise<string> {
  const child = await db.selectFrom('child').select('bornOn').where('id', '=', childId).executeTakeFirst()
  if (child === undefined) throw new AppError('not-found')
  return child.bornOn
}

async function lifeOf(context: Context, childId: string): Promise<{ bornOn: string; today: string }> {
  return { bornOn: await bornOnOf(context, childId), today: context.today() }
}

async function requireKnownKind({ db, setting }: Context, kind: string): Promise<void> {
  if (!(await supportKinds(db, await setting('supportKinds'))).includes(kind))
    throw new AppError('invalid-input', { kind: 'invalid_value' })
}

/** One partner stands once beside a child, so that there is one answer to whether parents agreed. Breaks `partner-already-involved` { field }. */
async function requireNotInvolvedYet(
  { db }: Context,
  childId: string,
  exceptId: string | null,
  { kind, organisation, endedOn }: Pick<Involved, 'kind' | 'organisation' | 'endedOn'>,
): Promise<void> {
  if (endedOn !== null) return
  const same = await db
    .selectFrom('involvedPartner')
    .select('id')
    .where('childId', '=', childId)
    .where('kind', '=', kind)
    .where('organisation', 'is', organisation)
    .where('endedOn', 'is', null)
    .$if(exceptId !== null, (query) => query.where('id', '!=', exceptId ?? ''))
    .executeTakeFirst()
  if (same !== undefined) breakRule('partner-already-involved', { field: 'kind' })
}

const subjects = { supportNeed: 'need', supportArrangement: 'arrangement', involvedPartner: 'involved' } as const

/** It was a mistake: the row goes, and the history keeps what it was about. */
async function remove(context: Context, table: keyof typeof subjects, seen: Seen): Promise<{ id: string }> {
  const found = await context.db.selectFrom(table).select(['id', 'childId', 'kind', 'version']).where('id', '=', seen.id).executeTakeFirst()
  const { childId, kind } = asSeen(found, seen)
  context.subject(childId)
  await recordFieldChanges(context, { childId, about: subjects[table], aboutId: seen.id }, { kind }, { kind: null })
  await removeRow(context.db, table, seen)
  return { id: seen.id }
}
