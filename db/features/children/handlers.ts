import { AppError } from '../../contract/errors.ts'
import type { Child, childrenContract, childWarnings } from '../../contract/children.ts'
import type { CommandContext, Handlers } from '../../backend/handler.ts'
import { asSeen, changeRow } from '../../schema/changes.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import { recordFieldChanges } from '../../schema/field-changes.ts'
import type { Readable } from '../../schema/kysely.ts'
import { lastKeptUntil } from '../../schema/retention.ts'
import { countRecorded, destroyChild } from './destroy.ts'
import { linkSiblings, unlinkSiblings } from './family.ts'
import { readHistory } from './history.ts'
import { listChildren, listNames, listRoster, searchChildren } from './list.ts'
import { printChild } from './print.ts'
import { firstRecordedOn, readLanguages, usedSchools } from './queries.ts'
import { requireBornBefore, requireLeftAfterBirth, requireRegistration, requireSchool, searchNameOf } from './rules.ts'
import { similarChildren } from './similar.ts'
import { readTimeline } from './timeline.ts'
import { readWholeChild } from './whole-child.ts'

type Context = CommandContext<VoorschoolTables>
type ChildWarning = (typeof childWarnings)[number]

export const childrenHandlers = {
  'children.list': async ({ db, today, setting }, filter) =>
    listChildren(db, { ...filter, keptUntil: lastKeptUntil(today(), await setting('retentionYears')) }, today()),

  'children.search': async ({ db, today }, filter) =>
    (await searchChildren(db, filter, today())).map(({ id, name, bornOn, groupName, status }) => ({ id, name, bornOn, groupName, status })),

  'children.names': ({ db, today }) => listNames(db, today()),

  'children.roster': ({ db, today }) => listRoster(db, today()),

  'children.read': async (context, { id }) => {
    context.subject(id)
    return readWholeChild(context, id)
  },

  'children.similar': ({ db, today }, typed) => similarChildren(db, { ...typed, lastName: typed.lastName || null }, today()),

  'children.schools': ({ db }) => usedSchools(db),

  'children.history': async (context, { id, page }) => {
    context.subject(id)
    await readChildRow(context.db, id)
    return readHistory(context.db, id, page)
  },

  'children.timeline': async ({ db, session, today }, filter) => {
    await readChildRow(db, filter.id)
    return readTimeline(db, filter, session, today())
  },

  'children.register': async (context, { languages, ...fields }) => {
    const id = context.newId()
    context.subject(id)
    requireRegistration(fields, context.today())
    requireSchool(fields)
    await requireMentor(context, fields.mentorId)
    const warnings = await duplicateWarnings(context, id, fields)
    await context.db
      .insertInto('child')
      .values({ ...fields, id, searchName: searchNameOf(fields), leftOn: null, version: 1 })
      .execute()
    await writeLanguages(context, id, languages)
    return { id, version: 1, warnings }
  },

  'children.change': async (context, { id, version, languages, ...fields }) => {
    const { db } = context
    context.subject(id)
    const child = asSeen(await readChildRow(db, id), { id, version })
    requireRegistration(fields, context.today())
    requireSchool(fields)
    requireBornBefore(fields.bornOn, await firstRecordedOn(db, id))
    if (fields.mentorId !== child.mentorId) await requireMentor(context, fields.mentorId)
    const warnings = await duplicateWarnings(context, id, fields)
    const before = { ...child, languages: await readLanguages(db, id) }
    await recordFieldChanges(context, { childId: id, about: 'child', aboutId: id }, before, { ...fields, languages })
    await writeLanguages(context, id, languages)
    const saved = await changeRow(db, 'child', { id, version }, { ...fields, searchName: searchNameOf(fields) })
    return { ...saved, warnings }
  },

  'children.leave': async (context, { id, version, leftOn }) => {
    const { db } = context
    context.subject(id)
    const child = asSeen(await readChildRow(db, id), { id, version })
    if (leftOn !== null) {
      requireLeftAfterBirth(leftOn, child.bornOn)
      context.figures(await endPlacementsOn(context, id, leftOn))
    }
    await recordFieldChanges(context, { childId: id, about: 'child', aboutId: id }, child, { leftOn })
    return changeRow(db, 'child', { id, version }, { leftOn })
  },

  'children.linkSibling': async (context, { childId, siblingId }) => {
    context.subject(childId)
    await linkSiblings(context, childId, siblingId)
    return { childId, siblingId }
  },

  'children.unlinkSibling': async (context, { childId, siblingId }) => {
    context.subject(childId)
    await unlinkSiblings(context, childId, siblingId)
    return { childId, siblingId }
  },

  'children.print': printChild,

  'children.destroyPreview': async ({ db }, { id }) => found(await countRecorded(db, id)),

  'children.destroy': async (context, seen) => {
    const { db } = context
    context.subject(seen.id)
    asSeen(await readChildRow(db, seen.id), seen)
    const { name: _name, ...counts } = found(await countRecorded(db, seen.id))
    context.figures(counts)
    await destroyChild(db, seen)
    return { id: seen.id }
  },
} satisfies Handlers<typeof childrenContract>

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new AppError('not-found')
  return value
}

async function readChildRow(db: Readable<VoorschoolTables>, id: string) {
  return found(await db.selectFrom('child').selectAll().where('id', '=', id).executeTakeFirst())
}

/** A mentor works here now; one who left since stays where she stands. */
async function requireMentor({ db }: Context, mentorId: string | null): Promise<void> {
  if (mentorId === null) return
  const mentor = await db.selectFrom('user').select('id').where('id', '=', mentorId).where('isActive', '=', 1).executeTakeFirst()
  if (mentor === undefined) throw new AppError('invalid-input', { mentorId: 'invalid_value' })
}

/** A closer look than a shared birthday: the form says the rest while it is typed. */
async function duplicateWarnings(
  { db, today }: Context,
  id: string,
  { firstName, lastName, bornOn }: Pick<Child, 'firstName' | 'lastName' | 'bornOn'>,
): Promise<ChildWarning[]> {
  const similar = await similarChildren(db, { firstName, lastName, bornOn, exceptId: id }, today())
  return similar.some((one) => one.likeness !== 'birthday') ? ['possible-duplicate'] : []
}

/** In the order in which they were typed, each once. */
async function writeLanguages({ db }: Context, childId: string, languages: readonly string[]): Promise<void> {
  await db.deleteFrom('childLanguage').where('childId', '=', childId).execute()
  const rows = [...new Set(languages)].map((name, position) => ({ childId, position, name }))
  if (rows.length > 0) await db.insertInto('childLanguage').values(rows).execute()
}

/** What was planned after the last day never takes place, and what was offered needs no answer. */
async function endPlacementsOn(
  { db, session, now, today }: Context,
  childId: string,
  leftOn: string,
): Promise<{ ended: number; removed: number }> {
  const removed = await db.deleteFrom('placement').where('childId', '=', childId).where('startsOn', '>', leftOn).executeTakeFirstOrThrow()
  const ended = await db
    .updateTable('placement')
    .set((eb) => ({ endsOn: leftOn, version: eb('version', '+', 1) }))
    .where('childId', '=', childId)
    .where((eb) => eb.or([eb('endsOn', 'is', null), eb('endsOn', '>', leftOn)]))
    .executeTakeFirstOrThrow()
  await db
    .updateTable('offer')
    .set((eb) => ({
      outcome: 'ingetrokken' as const,
      answeredOn: today(),
      answeredAt: now(),
      answeredBy: session.userId,
      version: eb('version', '+', 1),
    }))
    .where('childId', '=', childId)
    .where('outcome', 'is', null)
    .execute()
  return { ended: Number(ended.numUpdatedRows), removed: Number(removed.numDeletedRows) }
}
