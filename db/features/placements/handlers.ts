import { AppError } from '../../contract/errors.ts'
import { weeklyHours } from '../../contract/half-days.ts'
import type { placementsContract, PlannedDagdeel } from '../../contract/placements.ts'
import type { Period } from '../../contract/planning.ts'
import type { CommandContext, Handlers, Readable } from '../../backend/handler.ts'
import { asSeen, changeRow, removeRow } from '../../schema/changes.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import { hasAdvies, placementsOfChild, plannedInGroup, readGroup, readPlacements } from './queries.ts'
import { ageWarnings, requireHere, requireHoursAllowed, requireNotPlacedThen, requireOffered, requireOrder, requireRoom } from './rules.ts'

type Context = CommandContext<VoorschoolTables>

export const placementsHandlers = {
  'placements.list': async ({ db, today }, { childId }) => readPlacements(db, childId, today()),

  'placements.place': async (context, { childId, groupId, startsOn, endsOn, dagdelen }) => {
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
  'placements.end': async (context, { placementId: id, version, endsOn }) => {
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

  'placements.remove': async ({ db, subject }, { placementId: id, version }) => {
    const row = await db.selectFrom('placement').selectAll().where('id', '=', id).executeTakeFirst()
    subject(asSeen(row, { id, version }).childId)
    await removeRow(db, 'placement', { id, version })
    return { id }
  },
} satisfies Handlers<typeof placementsContract>

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new AppError('not-found')
  return value
}

async function readChildRow(db: Readable<VoorschoolTables>, id: string) {
  return found(await db.selectFrom('child').select(['bornOn', 'leftOn']).where('id', '=', id).executeTakeFirst())
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

function distinctDagdelen(dagdelen: readonly PlannedDagdeel[]): PlannedDagdeel[] {
  return [...new Map(dagdelen.map((one) => [`${String(one.weekday)} ${one.dagdeel}`, one])).values()]
}
