import type { GroupDagdeel } from '../../contract/groups.ts'
import { countableWeeklyHours, weeklyHours } from '../../contract/half-days.ts'
import type { Placement } from '../../contract/placements.ts'
import type { Period } from '../../contract/planning.ts'
import type { Readable } from '../../backend/handler.ts'
import { adviesAsOf } from '../../schema/as-of.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import type { PlacedDagdeel } from './rules.ts'

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

export async function readGroup(db: Db, id: string): Promise<{ isActive: boolean; maximum: number; dagdelen: GroupDagdeel[] } | undefined> {
  const group = await db.selectFrom('group').select(['isActive', 'maximum']).where('id', '=', id).executeTakeFirst()
  if (group === undefined) return undefined
  const dagdelen = await db
    .selectFrom('groupDagdeel')
    .select(['weekday', 'dagdeel', 'startsAt', 'endsAt'])
    .where('groupId', '=', id)
    .execute()
  return { isActive: group.isActive === 1, maximum: group.maximum, dagdelen }
}

export async function hasAdvies(db: Db, childId: string, today: string): Promise<boolean> {
  const advies = await adviesAsOf(db, today).where('advies.childId', '=', childId).where('advies.state', '=', 'advies').executeTakeFirst()
  return advies !== undefined
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
