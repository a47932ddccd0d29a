import { AppError } from '../../contract/errors.ts'
import { weeklyHours } from '../../contract/half-days.ts'
import type { PlannedDagdeel } from '../../contract/placements.ts'
import type { Period } from '../../contract/planning.ts'
import type { CommandContext } from '../../backend/handler.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import type { Readable } from '../../schema/kysely.ts'
import { hasAdvies, openOffersInGroup, placementsOfChild, plannedInGroup, readGroup } from './queries.ts'
import {
  ageWarnings,
  requireHere,
  requireHoursAllowed,
  requireNotPlacedThen,
  requireOffered,
  requireOrder,
  requireRoom,
  type PlacementWarning,
} from './rules.ts'

export type Context = CommandContext<VoorschoolTables>

/** A place in a group that is asked for, given or offered. */
export interface AskedPlace extends Period {
  readonly groupId: string
  readonly dagdelen: readonly PlannedDagdeel[]
}

interface Asked extends AskedPlace {
  /** Null while it is new. */
  readonly id: string | null
  readonly childId: string
}

interface ChildRow {
  readonly bornOn: string
  readonly leftOn: string | null
}

/** Gives the place, when all rules hold. */
export async function insertPlacement(
  context: Context,
  childId: string,
  place: AskedPlace,
): Promise<{ id: string; version: number; warnings: PlacementWarning[] }> {
  const { db } = context
  const id = context.newId()
  const child = await readChildRow(db, childId)
  const dagdelen = distinctDagdelen(place.dagdelen)
  await requirePlacement(context, { ...place, id: null, childId, dagdelen }, child)
  const { groupId, startsOn, endsOn } = place
  await db.insertInto('placement').values({ id, childId, groupId, startsOn, endsOn, version: 1 }).execute()
  await db
    .insertInto('placementDagdeel')
    .values(dagdelen.map((one) => ({ ...one, placementId: id })))
    .execute()
  return { id, version: 1, warnings: ageWarnings(child.bornOn, startsOn, await hasPilot(db)) }
}

/** `withOffers` also keeps the places that were offered to other families and not answered yet. */
export async function requirePlacement(
  context: Context,
  { id, childId, groupId, dagdelen, startsOn, endsOn }: Asked,
  child: ChildRow,
  { withOffers }: { readonly withOffers: boolean } = { withOffers: false },
): Promise<void> {
  const { db } = context
  const period = { startsOn, endsOn }
  requireOrder(period)
  const group = found(await readGroup(db, groupId))
  const ofChild = await placementsOfChild(db, childId, id)
  const planned = await plannedInGroup(db, groupId, period, id)
  const offered = withOffers ? await openOffersInGroup(db, groupId, context.today(), childId) : []
  requireHere(period, child)
  requireOffered(dagdelen, group)
  requireNotPlacedThen(dagdelen, period, ofChild.dagdelen)
  requireRoom(dagdelen, period, group.capacity, [...planned, ...offered])
  if (await hasAdvies(db, childId, context.today())) return
  requireHoursAllowed(weeklyHours(dagdelen, group.dagdelen), period, ofChild.placements, await context.setting('weeklyHoursWithoutAdvies'))
}

export async function readChildRow(
  db: Readable<VoorschoolTables>,
  id: string,
): Promise<ChildRow & { version: number; waitlistedOn: string | null }> {
  return found(await db.selectFrom('child').select(['bornOn', 'leftOn', 'waitlistedOn', 'version']).where('id', '=', id).executeTakeFirst())
}

export async function hasPilot(db: Readable<VoorschoolTables>): Promise<boolean> {
  const location = await db.selectFrom('location').select('hasPilotForTwoYearOlds').executeTakeFirst()
  return location?.hasPilotForTwoYearOlds === 1
}

export function distinctDagdelen(dagdelen: readonly PlannedDagdeel[]): PlannedDagdeel[] {
  return [...new Map(dagdelen.map((one) => [`${String(one.weekday)} ${one.dagdeel}`, one])).values()]
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new AppError('not-found')
  return value
}
