import type { z } from 'zod'
import { AppError } from '../../contract/errors.ts'
import type { FormerFields, observationsContract } from '../../contract/observations.ts'
import type { Output, Parsed } from '../../contract/operation.ts'
import type { CommandContext } from '../../backend/handler.ts'
import { asSeen, changeRow, type Seen } from '../../schema/changes.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import { noteSeen, renewLastSeen } from './last-seen.ts'
import { readFormer } from './queries.ts'
import { mayCorrect, notesOf, requireNotWithdrawn, requireObservedOn, requireWithdrawn, warningsOf, type Warning } from './rules.ts'

type Contract = typeof observationsContract
type Context = CommandContext<VoorschoolTables>
type Fields = Omit<Parsed<Contract['observations.correct']>, 'id' | 'version' | 'reason' | 'childIds' | 'text'>

/** One text for all of them, and one for each child that has her own: all made, or none. */
export async function logObservations(
  context: Context,
  { childIds, text, texts, ...fields }: Parsed<Contract['observations.log']>,
): Promise<Output<Contract['observations.log']>> {
  const { db, session } = context
  const warnings = await judgeDay(context, fields.observedOn, childIds)
  const waitsSince = await waitsFrom(context)
  const notes = notesOf(childIds, text, texts).map((note) => ({ ...note, id: context.newId() }))
  const [first] = notes
  if (first === undefined) throw new AppError('invalid-input', { childIds: 'too_small' })
  context.subject(first.id)
  if (notes.length > 1) context.figures({ observations: notes.length })
  await db
    .insertInto('observation')
    .values(
      notes.map((note) => ({
        ...columnsOf(fields),
        id: note.id,
        text: note.text,
        authorId: session.userId,
        loggedAt: context.now(),
        withdrawnAt: null,
        waitsSince,
        version: 1,
      })),
    )
    .execute()
  await insertLinks(context, notes, fields)
  if (waitsSince === null) await noteSeen(db, childIds, fields.domains, fields.observedOn)
  const observations = notes.map(({ id }) => ({ id, version: 1 }))
  return { id: first.id, version: 1, observations, isWaiting: waitsSince !== null, warnings }
}

/** As `withdrawObservation`, of all or of none. */
export async function takeBack(
  context: Context,
  { observations, reason }: Parsed<Contract['observations.takeBack']>,
): Promise<Output<Contract['observations.takeBack']>> {
  const saved: Seen[] = []
  for (const seen of observations) saved.push(await withdrawObservation(context, { ...seen, reason }))
  context.figures({ observations: saved.length })
  return { observations: saved }
}

export async function correctObservation(
  context: Context,
  { id, version, reason, childIds, text, ...fields }: Parsed<Contract['observations.correct']>,
): Promise<Output<Contract['observations.correct']>> {
  const { db } = context
  const before = await readOwn(context, { id, version })
  requireNotWithdrawn(before)
  const warnings = await judgeDay(context, fields.observedOn, childIds)
  const waitsSince = await waitsFrom(context)
  const formerChildIds = await keepFormer(context, before, 'corrected', reason)
  const saved = await changeRow(
    db,
    'observation',
    { id, version },
    { ...columnsOf(fields), text, waitsSince, remark: null, reviewedBy: null, reviewedAt: null },
  )
  await db.deleteFrom('observationChild').where('observationId', '=', id).execute()
  await db.deleteFrom('observationDomain').where('observationId', '=', id).execute()
  await db.deleteFrom('observationSubDomain').where('observationId', '=', id).execute()
  await insertLinks(context, [{ id, childIds }], fields)
  await renewLastSeen(db, [...new Set([...formerChildIds, ...childIds])])
  return { ...saved, isWaiting: waitsSince !== null, warnings }
}

export async function withdrawObservation(context: Context, { reason, ...seen }: Parsed<Contract['observations.withdraw']>): Promise<Seen> {
  const before = await readOwn(context, seen)
  requireNotWithdrawn(before)
  const childIds = await keepFormer(context, before, 'withdrawn', reason)
  const saved = await changeRow(context.db, 'observation', seen, { withdrawnAt: context.now() })
  await renewLastSeen(context.db, childIds)
  return saved
}

export async function reinstateObservation(context: Context, seen: Seen): Promise<Seen> {
  requireWithdrawn(await readOwn(context, seen))
  const saved = await changeRow(context.db, 'observation', seen, { withdrawnAt: null })
  await renewLastSeen(context.db, await childIdsOf(context, seen.id))
  return saved
}

export async function childIdsOf({ db }: Pick<Context, 'db'>, observationId: string): Promise<string[]> {
  const rows = await db.selectFrom('observationChild').select('childId').where('observationId', '=', observationId).execute()
  return rows.map((row) => row.childId)
}

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

/** Since when a text that is written now waits for a colleague; null when nobody has to look first. */
async function waitsFrom(context: Context): Promise<string | null> {
  return (await context.setting('secondPairOfEyes')) ? context.now() : null
}

async function judgeDay({ db, today }: Context, observedOn: string, childIds: readonly string[]): Promise<Warning[]> {
  const children = await db
    .selectFrom('child')
    .select(({ selectFrom }) => [
      'bornOn',
      'leftOn',
      selectFrom('placement')
        .select(({ fn }) => fn.min<string | null>('placement.startsOn').as('placedOn'))
        .whereRef('placement.childId', '=', 'child.id')
        .as('placedOn'),
    ])
    .where('id', 'in', childIds)
    .execute()
  if (children.length !== childIds.length) throw new AppError('not-found')
  requireObservedOn(observedOn, children, today())
  return warningsOf(observedOn, children)
}

function columnsOf({ domains: _domains, subDomains: _subDomains, isStaffOnly, ...columns }: Fields) {
  return { ...columns, isStaffOnly: isStaffOnly ? (1 as const) : (0 as const) }
}

async function insertLinks(
  { db }: Context,
  notes: readonly { readonly id: string; readonly childIds: readonly string[] }[],
  { domains, subDomains }: Pick<Fields, 'domains' | 'subDomains'>,
): Promise<void> {
  await db
    .insertInto('observationChild')
    .values(notes.flatMap(({ id: observationId, childIds }) => childIds.map((childId) => ({ observationId, childId }))))
    .execute()
  if (domains.length > 0)
    await db
      .insertInto('observationDomain')
      .values(notes.flatMap(({ id: observationId }) => domains.map((domain) => ({ observationId, domain }))))
      .execute()
  if (subDomains.length > 0)
    await db
      .insertInto('observationSubDomain')
      .values(notes.flatMap(({ id: observationId }) => subDomains.map((subDomain) => ({ observationId, subDomain }))))
      .execute()
}

/** Nothing that was written disappears without a trace. Answers the children that it was about. */
async function keepFormer(
  context: Context,
  { id, text }: { readonly id: string; readonly text: string },
  change: 'corrected' | 'withdrawn',
  reason: string,
): Promise<string[]> {
  const { db, session } = context
  const revisionId = context.newId()
  const former: z.output<typeof FormerFields> = await readFormer(db, id)
  const childIds = await childIdsOf(context, id)
  await db
    .insertInto('observationRevision')
    .values({
      id: revisionId,
      observationId: id,
      change,
      text,
      reason,
      changedAt: context.now(),
      changedBy: session.userId,
      former: JSON.stringify(former),
    })
    .execute()
  await db
    .insertInto('observationRevisionChild')
    .values(childIds.map((childId) => ({ revisionId, childId })))
    .execute()
  return childIds
}
