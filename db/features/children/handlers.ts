import { AppError } from '../../contract/errors.ts'
import type { Child, childrenContract, PlannedDagdeel } from '../../contract/children.ts'
import type { Period } from '../../contract/planning.ts'
import type { CommandContext, Handlers } from '../../backend/handler.ts'
import { asSeen, changeRow, removeRow } from '../../schema/changes.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import { countRecorded, destroyChild } from './destroy.ts'
import { listChildren, listNames, searchChildren } from './list.ts'
import { firstRecordedOn, hasAdvies, placementsOfChild, plannedInGroup, readChild, readGroup } from './queries.ts'
import {
  ageWarnings,
  isPossibleDuplicate,
  requireBornBefore,
  requireHere,
  requireHoursAllowed,
  requireLeftAfterBirth,
  requireNotPlacedThen,
  requireOffered,
  requireOrder,
  requireRegistration,
  requireRoom,
  searchNameOf,
  weeklyHours,
  type ChildWarning,
} from './rules.ts'
import { readTimeline } from './timeline.ts'

type Context = CommandContext<VoorschoolTables>

export const childrenHandlers = {
  'children.list': async ({ db, today }, filter) => listChildren(db, filter, today()),

  'children.search': async ({ db, today }, filter) =>
    (await searchChildren(db, filter, today())).map(({ id, name, bornOn, groupName, status }) => ({ id, name, bornOn, groupName, status })),

  'children.names': ({ db, today }) => listNames(db, today()),

  'children.read': async (context, { id }) => {
    context.subject(id)
    return found(await readChild(context.db, id, context.today()))
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

  'children.place': async (context, { childId, groupId, startsOn, endsOn, dagdelen }) => {
    const { db } = context
    const id = context.newId()
    context.subject(childId)
    const child = await readChildRow(db, childId)
    const distinct = distinctDagdelen(dagdelen)
    await requirePlacement(context, { id: null, childId, groupId, dagdelen: distinct, startsOn, endsOn }, child)
    await db.insertInto('placement').values({ id, childId, groupId, startsOn, endsOn, version: 1 }).execute()
    await db
      .insertInto('placementDagdeel')
      .values(distinct.map((one) => ({ ...one, placementId: id })))
      .execute()
    const location = await db.selectFrom('location').select('hasPilotForTwoYearOlds').executeTakeFirst()
    return { id, version: 1, warnings: ageWarnings(child.bornOn, startsOn, location?.hasPilotForTwoYearOlds === 1) }
  },

  /** Also puts the end later, or back to a day in the past; a longer stay is judged like a new placement. */
  'children.endPlacement': async (context, { placementId: id, version, endsOn }) => {
    const { db } = context
    const row = await db.selectFrom('placement').selectAll().where('id', '=', id).executeTakeFirst()
    const placement = asSeen(row, { id, version })
    context.subject(placement.childId)
    requireOrder({ startsOn: placement.startsOn, endsOn })
    if (placement.endsOn !== null && placement.endsOn < endsOn) {
      const dagdelen = await db.selectFrom('placementDagdeel').select(['weekday', 'dagdeel']).where('placementId', '=', id).execute()
      await requirePlacement(context, { ...placement, endsOn, dagdelen }, await readChildRow(db, placement.childId))
    }
    return changeRow(db, 'placement', { id, version }, { endsOn })
  },

  'children.removePlacement': async ({ db, subject }, { placementId: id, version }) => {
    const row = await db.selectFrom('placement').selectAll().where('id', '=', id).executeTakeFirst()
    subject(asSeen(row, { id, version }).childId)
    await removeRow(db, 'placement', { id, version })
    return { id }
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

async function readChildRow(db: Parameters<typeof readChild>[0], id: string) {
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

interface AskedPlacement extends Period {
  /** Null while it is new. */
  readonly id: string | null
  readonly childId: string
  readonly groupId: string
  readonly dagdelen: readonly PlannedDagdeel[]
}

async function requirePlacement(
  context: Context,
  { id, childId, groupId, dagdelen, ...period }: AskedPlacement,
  child: { readonly bornOn: string; readonly leftOn: string | null },
): Promise<void> {
  const { db } = context
  requireOrder(period)
  const group = found(await readGroup(db, groupId))
  const ofChild = await placementsOfChild(db, childId, id)
  const inGroup = await plannedInGroup(db, groupId, period, id)
  requireHere(period, child)
  requireOffered(dagdelen, group)
  requireNotPlacedThen(dagdelen, period, ofChild.dagdelen)
  requireRoom(dagdelen, period, group.maximum, inGroup)
  if (await hasAdvies(db, childId, context.today())) return
  requireHoursAllowed(weeklyHours(dagdelen, group.dagdelen), period, ofChild.placements, await context.setting('weeklyHoursWithoutAdvies'))
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

function distinctDagdelen(dagdelen: readonly PlannedDagdeel[]): PlannedDagdeel[] {
  return [...new Map(dagdelen.map((one) => [`${String(one.weekday)} ${one.dagdeel}`, one])).values()]
}
