import { AppError } from '../../contract/errors.ts'
import type { Child, childrenContract, childWarnings } from '../../contract/children.ts'
import type { CommandContext, Handlers, Readable } from '../../backend/handler.ts'
import { asSeen, changeRow } from '../../schema/changes.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import { countRecorded, destroyChild } from './destroy.ts'
import { listChildren, listNames, searchChildren } from './list.ts'
import { firstRecordedOn, readChild } from './queries.ts'
import { isPossibleDuplicate, requireBornBefore, requireLeftAfterBirth, requireRegistration, searchNameOf } from './rules.ts'
import { readTimeline } from './timeline.ts'

type Context = CommandContext<VoorschoolTables>
type ChildWarning = (typeof childWarnings)[number]

export const childrenHandlers = {
  'children.list': async ({ db, today }, filter) => listChildren(db, filter, today()),

  'children.search': async ({ db, today }, filter) =>
    (await searchChildren(db, filter, today())).map(({ id, name, bornOn, groupName, status }) => ({ id, name, bornOn, groupName, status })),

  'children.names': ({ db, today }) => listNames(db, today()),

  'children.read': async (context, { id }) => {
    context.subject(id)
    const child = found(await readChild(context.db, id, context.today()))
    return { ...child, placements: await context.ask('placements.list', { childId: id }) }
  },

  'children.timeline': async ({ db, session }, filter) => {
    await readChildRow(db, filter.id)
    return readTimeline(db, filter, session)
  },

  'children.register': async (context, fields) => {
    const id = context.newId()
    context.subject(id)
    requireRegistration(fields, context.today())
    await requireMentor(context, fields.mentorId)
    const warnings = await duplicateWarnings(context, id, fields)
    await context.db
      .insertInto('child')
      .values({ ...fields, id, searchName: searchNameOf(fields), leftOn: null, version: 1 })
      .execute()
    return { id, version: 1, warnings }
  },

  'children.change': async (context, { id, version, ...fields }) => {
    const { db } = context
    context.subject(id)
    const child = asSeen(await readChildRow(db, id), { id, version })
    requireRegistration(fields, context.today())
    requireBornBefore(fields.bornOn, await firstRecordedOn(db, id))
    if (fields.mentorId !== child.mentorId) await requireMentor(context, fields.mentorId)
    const warnings = await duplicateWarnings(context, id, fields)
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
    return changeRow(db, 'child', { id, version }, { leftOn })
  },

  'children.destroyPreview': async ({ db }, { id }) => found(await countRecorded(db, id)),

  'children.destroy': async (context, seen) => {
    const { db } = context
    context.subject(seen.id)
    asSeen(await readChildRow(db, seen.id), seen)
    const { observations, contacts, placements, advies } = found(await countRecorded(db, seen.id))
    context.figures({ observations, contacts, placements, advies })
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

async function duplicateWarnings(
  { db }: Context,
  id: string,
  fields: Pick<Child, 'firstName' | 'lastName' | 'bornOn'>,
): Promise<ChildWarning[]> {
  const candidates = await db
    .selectFrom('child')
    .select(['firstName', 'lastName', 'bornOn'])
    .where((eb) => eb.or([eb('bornOn', '=', fields.bornOn), eb('searchName', '=', searchNameOf(fields))]))
    .where('id', '!=', id)
    .execute()
  return candidates.some((one) => isPossibleDuplicate(one, fields)) ? ['possible-duplicate'] : []
}

/** What was planned after the last day never takes place. */
async function endPlacementsOn({ db }: Context, childId: string, leftOn: string): Promise<{ ended: number; removed: number }> {
  const removed = await db.deleteFrom('placement').where('childId', '=', childId).where('startsOn', '>', leftOn).executeTakeFirstOrThrow()
  const ended = await db
    .updateTable('placement')
    .set((eb) => ({ endsOn: leftOn, version: eb('version', '+', 1) }))
    .where('childId', '=', childId)
    .where((eb) => eb.or([eb('endsOn', 'is', null), eb('endsOn', '>', leftOn)]))
    .executeTakeFirstOrThrow()
  return { ended: Number(ended.numUpdatedRows), removed: Number(removed.numDeletedRows) }
}
