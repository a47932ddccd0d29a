import { AppError } from '../../contract/errors.ts'
import type { Observation, observationsContract } from '../../contract/observations.ts'
import type { CommandContext, Handlers } from '../../backend/handler.ts'
import { asSeen, changeRow, type Seen } from '../../schema/changes.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import { renewLastSeen } from './last-seen.ts'
import { countObservations, listObservations, readHistory, readObservation } from './queries.ts'
import { mayCorrect, requireNotWithdrawn, requireObservedOn, requireWithdrawn } from './rules.ts'

type Context = CommandContext<VoorschoolTables>

export const observationsHandlers = {
  'observations.log': async (context, { childIds, domains, isStaffOnly, ...fields }) => {
    const { db, session } = context
    const id = context.newId()
    context.subject(id)
    await requireDay(context, fields.observedOn, childIds)
    await db
      .insertInto('observation')
      .values({
        ...fields,
        id,
        authorId: session.userId,
        loggedAt: context.now(),
        isStaffOnly: isStaffOnly ? 1 : 0,
        withdrawnAt: null,
        version: 1,
      })
      .execute()
    await insertLinks(context, id, childIds, domains)
    await renewLastSeen(db, childIds)
    return { id, version: 1 }
  },

  'observations.list': async ({ db, today }, filter) => listObservations(db, filter, today()),

  'observations.read': async ({ db }, { id }) => {
    const observation = await readObservation(db, id)
    if (observation === undefined) throw new AppError('not-found')
    return observation
  },

  'observations.history': async ({ db }, { id }) => readHistory(db, id),

  'observations.correct': async (context, { id, version, reason, childIds, domains, isStaffOnly, ...fields }) => {
    const { db } = context
    const before = await readOwn(context, { id, version })
    requireNotWithdrawn(before)
    await requireDay(context, fields.observedOn, childIds)
    await keepFormer(context, before, 'corrected', reason)
    const saved = await changeRow(db, 'observation', { id, version }, { ...fields, isStaffOnly: isStaffOnly ? 1 : 0 })
    const formerChildIds = await childIdsOf(context, id)
    await db.deleteFrom('observationChild').where('observationId', '=', id).execute()
    await db.deleteFrom('observationDomain').where('observationId', '=', id).execute()
    await insertLinks(context, id, childIds, domains)
    await renewLastSeen(db, [...new Set([...formerChildIds, ...childIds])])
    return saved
  },

  'observations.withdraw': async (context, { reason, ...seen }) => {
    const before = await readOwn(context, seen)
    requireNotWithdrawn(before)
    await keepFormer(context, before, 'withdrawn', reason)
    const saved = await changeRow(context.db, 'observation', seen, { withdrawnAt: context.now() })
    await renewLastSeen(context.db, await childIdsOf(context, seen.id))
    return saved
  },

  'observations.reinstate': async (context, seen) => {
    requireWithdrawn(await readOwn(context, seen))
    const saved = await changeRow(context.db, 'observation', seen, { withdrawnAt: null })
    await renewLastSeen(context.db, await childIdsOf(context, seen.id))
    return saved
  },

  'observations.count': async ({ db, today }) => countObservations(db, today()),
} satisfies Handlers<typeof observationsContract>

/** The observation as the user saw it, if she is one who may change it. */
async function readOwn(context: Context, seen: Seen) {
  context.subject(seen.id)
  const row = await context.db
    .selectFrom('observation')
    .select(['id', 'authorId', 'text', 'withdrawnAt', 'version'])
    .where('id', '=', seen.id)
    .executeTakeFirst()
  const observation = asSeen(row, seen)
  if (!mayCorrect(observation, context.session)) throw new AppError('not-allowed')
  return observation
}

async function requireDay({ db, today }: Context, observedOn: string, childIds: readonly string[]): Promise<void> {
  const children = await db.selectFrom('child').select(['bornOn', 'leftOn']).where('id', 'in', childIds).execute()
  if (children.length !== childIds.length) throw new AppError('not-found')
  requireObservedOn(observedOn, children, today())
}

async function childIdsOf({ db }: Context, observationId: string): Promise<string[]> {
  const rows = await db.selectFrom('observationChild').select('childId').where('observationId', '=', observationId).execute()
  return rows.map((row) => row.childId)
}

async function insertLinks(
  { db }: Context,
  observationId: string,
  childIds: readonly string[],
  domains: Observation['domains'],
): Promise<void> {
  await db
    .insertInto('observationChild')
    .values(childIds.map((childId) => ({ observationId, childId })))
    .execute()
  if (domains.length === 0) return
  await db
    .insertInto('observationDomain')
    .values(domains.map((domain) => ({ observationId, domain })))
    .execute()
}

/** Nothing that was written disappears without a trace. */
async function keepFormer(
  context: Context,
  { id, text }: { readonly id: string; readonly text: string },
  change: 'corrected' | 'withdrawn',
  reason: string,
): Promise<void> {
  await context.db
    .insertInto('observationRevision')
    .values({ id: context.newId(), observationId: id, change, text, reason, changedAt: context.now(), changedBy: context.session.userId })
    .execute()
}
