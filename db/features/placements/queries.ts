import type { GroupDagdeel } from '../../contract/groups.ts'
import { countableWeeklyHours, weeklyHours } from '../../contract/half-days.ts'
import type { Placement, PlannedDagdeel, Wish } from '../../contract/placements.ts'
import type { Capacity, Period } from '../../contract/planning.ts'
import { adviesAsOf } from '../../schema/as-of.ts'
import { readCapacities } from '../../schema/capacity.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import type { Readable } from '../../schema/kysely.ts'
import type { PlacedDagdeel } from './rules.ts'
import { freePeriods, type GroupRoom } from './waitlist-rules.ts'

type Db = Readable<VoorschoolTables>

/** Now and later first, by first day; then the past, newest first. */
export async function readPlacements(db: Db, childId: string, today: string): Promise<Placement[]> {
  const rows = await db
    .selectFrom('placement')
    .innerJoin('group', 'group.id', 'placement.groupId')
    .select(['placement.id', 'placement.groupId', 'group.name as groupName', 'placement.startsOn', 'placement.endsOn', 'placement.version'])
    .where('placement.childId', '=', childId)
    .orderBy('placement.startsOn')
    .orderBy('placement.id')
    .execute()
  const dagdelen = await dagdelenOfChild(db, childId)
  const placements = rows.map((row) => {
    const times = dagdelen.filter((one) => one.placementId === row.id)
    const planned = times.map(({ weekday, dagdeel }) => ({ weekday, dagdeel }))
    const offered = offeredTimes(times)
    return {
      ...row,
      dagdelen: planned,
      weeklyHours: weeklyHours(planned, offered),
      countableWeeklyHours: countableWeeklyHours(planned, offered),
    }
  })
  const isPast = (placement: Placement): boolean => placement.endsOn !== null && placement.endsOn < today
  return [...placements.filter((one) => !isPast(one)), ...placements.filter(isPast).reverse()]
}

/** Other placements of the child in these days, with what each offers in a week. */
export async function placementsOfChild(
  db: Db,
  childId: string,
  exceptId: string | null,
): Promise<{ dagdelen: PlacedDagdeel[]; placements: (Period & { weeklyHours: number })[] }> {
  const dagdelen = (await dagdelenOfChild(db, childId)).filter((one) => one.placementId !== exceptId)
  const placements = [...Map.groupBy(dagdelen, (one) => one.placementId).values()].flatMap((ofOne) => {
    const [first] = ofOne
    return first === undefined
      ? []
      : { startsOn: first.startsOn, endsOn: first.endsOn, weeklyHours: weeklyHours(ofOne, offeredTimes(ofOne)) }
  })
  return { dagdelen, placements }
}

/** Who is planned in the group in these days. */
export async function plannedInGroup(
  db: Db,
  groupId: string,
  { startsOn, endsOn }: Period,
  exceptId: string | null,
): Promise<PlacedDagdeel[]> {
  return db
    .selectFrom('placement')
    .innerJoin('placementDagdeel', 'placementDagdeel.placementId', 'placement.id')
    .select(['placementDagdeel.weekday', 'placementDagdeel.dagdeel', 'placement.startsOn', 'placement.endsOn'])
    .where('placement.groupId', '=', groupId)
    .where((eb) => eb.or([eb('placement.endsOn', 'is', null), eb('placement.endsOn', '>=', startsOn)]))
    .$if(endsOn !== null, (query) => query.where('placement.startsOn', '<=', endsOn ?? ''))
    .$if(exceptId !== null, (query) => query.where('placement.id', '!=', exceptId ?? ''))
    .execute()
}

export async function readGroup(
  db: Db,
  id: string,
): Promise<{ isActive: boolean; capacity: Capacity; dagdelen: GroupDagdeel[] } | undefined> {
  const group = await db.selectFrom('group').select('isActive').where('id', '=', id).executeTakeFirst()
  const capacity = (await readCapacities(db, [id])).get(id)
  if (group === undefined || capacity === undefined) return undefined
  const dagdelen = await db
    .selectFrom('groupDagdeel')
    .select(['weekday', 'dagdeel', 'startsAt', 'endsAt'])
    .where('groupId', '=', id)
    .execute()
  return { isActive: group.isActive === 1, capacity, dagdelen }
}

export async function hasAdvies(db: Db, childId: string, today: string): Promise<boolean> {
  const advies = await adviesAsOf(db, today).where('advies.childId', '=', childId).where('advies.state', '=', 'advies').executeTakeFirst()
  return advies !== undefined
}

export async function dagdelenOfPlacement(db: Db, placementId: string): Promise<PlannedDagdeel[]> {
  return db.selectFrom('placementDagdeel').select(['weekday', 'dagdeel']).where('placementId', '=', placementId).execute()
}

/** What others were offered in the group and may still accept, as if they were placed there. */
export async function openOffersInGroup(db: Db, groupId: string, today: string, exceptChildId: string): Promise<PlacedDagdeel[]> {
  return openOfferDagdelen(db, today).where('offer.groupId', '=', groupId).where('offer.childId', '!=', exceptChildId).execute()
}

export async function openOffersOf(db: Db): Promise<{ childId: string; expiresOn: string }[]> {
  return db.selectFrom('offer').select(['childId', 'expiresOn']).where('outcome', 'is', null).execute()
}

function openOfferDagdelen(db: Db, today: string) {
  return db
    .selectFrom('offer')
    .innerJoin('offerDagdeel', 'offerDagdeel.offerId', 'offer.id')
    .select(['offer.groupId', 'offerDagdeel.weekday', 'offerDagdeel.dagdeel', 'offer.startsOn', 'offer.endsOn'])
    .where('offer.outcome', 'is', null)
    .where('offer.expiresOn', '>=', today)
}

/**
 * Children on the waiting list who are here and have no place now or later, nor had one since they came on the list. The index on
 * `waitlisted_on` keeps everybody else out.
 */
export async function waitingRows(db: Db, today: string) {
  return db
    .selectFrom('child')
    .leftJoin(adviesAsOf(db, today).where('advies.state', '=', 'advies').as('advies'), 'advies.childId', 'child.id')
    .select(({ selectFrom }) => [
      'child.id as childId',
      'child.firstName',
      'child.lastName',
      'child.bornOn',
      'child.version',
      'advies.weeklyHours as advisedWeeklyHours',
      selectFrom('offer')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('offer.childId', '=', 'child.id')
        .$asScalar()
        .$notNull()
        .as('offerCount'),
    ])
    .select((eb) => eb.ref('child.waitlistedOn').$notNull().as('waitlistedOn'))
    .where('child.waitlistedOn', '<=', today)
    .where((eb) => eb.or([eb('child.leftOn', 'is', null), eb('child.leftOn', '>', today)]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('placement')
            .select('placement.id')
            .whereRef('placement.childId', '=', 'child.id')
            .where((eb) =>
              eb.or([
                eb('placement.endsOn', 'is', null),
                eb('placement.endsOn', '>=', today),
                eb('placement.endsOn', '>=', eb.ref('child.waitlistedOn')),
              ]),
            ),
        ),
      ),
    )
    .execute()
}

export async function wishesOf(db: Db): Promise<Map<string, Wish>> {
  const rows = await db.selectFrom('waitlistWish').selectAll().execute()
  const dagdelen = await db.selectFrom('waitlistWishDagdeel').selectAll().orderBy('weekday').orderBy('dagdeel', 'desc').execute()
  const ofChild = Map.groupBy(dagdelen, (one) => one.childId)
  return new Map(
    rows.map(({ childId, ...wish }) => [
      childId,
      { ...wish, dagdelen: (ofChild.get(childId) ?? []).map(({ weekday, dagdeel }) => ({ weekday, dagdeel })) },
    ]),
  )
}

/** When there is room for one more in each half-day of each open group, with what is offered to others. */
export async function readGroupRooms(db: Db, today: string): Promise<GroupRoom[]> {
  const groups = await db.selectFrom('group').select(['id', 'name', 'kind']).where('isActive', '=', 1).execute()
  const capacities = await readCapacities(
    db,
    groups.map((group) => group.id),
  )
  const times = Map.groupBy(
    await db.selectFrom('groupDagdeel').selectAll().orderBy('weekday').orderBy('dagdeel', 'desc').execute(),
    (one) => one.groupId,
  )
  const placed = await db
    .selectFrom('placement')
    .innerJoin('placementDagdeel', 'placementDagdeel.placementId', 'placement.id')
    .select(['placement.groupId', 'placementDagdeel.weekday', 'placementDagdeel.dagdeel', 'placement.startsOn', 'placement.endsOn'])
    .where((eb) => eb.or([eb('placement.endsOn', 'is', null), eb('placement.endsOn', '>=', today)]))
    .execute()
  const taken = Map.groupBy([...placed, ...(await openOfferDagdelen(db, today).execute())], halfDayKey)
  return groups.map(({ id, name, kind }) => ({
    groupId: id,
    groupName: name,
    kind,
    dagdelen: (times.get(id) ?? []).map(({ groupId, ...time }) => {
      const loads = (taken.get(halfDayKey({ groupId, ...time })) ?? []).map((one) => ({ ...one, amount: 1 }))
      return { ...time, free: freePeriods(capacities.get(id) ?? { maximum: 0, reductions: [] }, loads, today) }
    }),
  }))
}

function halfDayKey({ groupId, weekday, dagdeel }: { readonly groupId: string } & PlannedDagdeel): string {
  return `${groupId} ${String(weekday)} ${dagdeel}`
}

/** The half-days of all placements of a child, each with the group's hours where the group still has it. */
async function dagdelenOfChild(db: Db, childId: string) {
  return db
    .selectFrom('placement')
    .innerJoin('placementDagdeel', 'placementDagdeel.placementId', 'placement.id')
    .leftJoin('groupDagdeel', (join) =>
      join
        .onRef('groupDagdeel.groupId', '=', 'placement.groupId')
        .onRef('groupDagdeel.weekday', '=', 'placementDagdeel.weekday')
        .onRef('groupDagdeel.dagdeel', '=', 'placementDagdeel.dagdeel'),
    )
    .select([
      'placementDagdeel.placementId',
      'placement.startsOn',
      'placement.endsOn',
      'placementDagdeel.weekday',
      'placementDagdeel.dagdeel',
      'groupDagdeel.startsAt',
      'groupDagdeel.endsAt',
    ])
    .where('placement.childId', '=', childId)
    .orderBy('placementDagdeel.weekday')
    .orderBy('placementDagdeel.dagdeel', 'desc')
    .execute()
}

function offeredTimes(rows: Awaited<ReturnType<typeof dagdelenOfChild>>): GroupDagdeel[] {
  return rows.flatMap(({ weekday, dagdeel, startsAt, endsAt }) =>
    startsAt === null || endsAt === null ? [] : { weekday, dagdeel, startsAt, endsAt },
  )
}
