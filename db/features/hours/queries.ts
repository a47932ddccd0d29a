import { sql } from 'kysely'
import { addDays, addMonths } from '../../contract/dates.ts'
import { shortName } from '../../contract/names.ts'
import type { PresenceState } from '../../contract/presence.ts'
import { adviesAsOf, childrenPlacedOn } from '../../schema/as-of.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import type { Readable } from '../../schema/kysely.ts'
import type { OfferedPlacement, OfferedTime } from './offer.ts'
import { pbmDay, type ChildToProject } from './rules.ts'

type Db = Readable<VoorschoolTables>

export interface ChildWithPlacements extends ChildToProject {
  readonly childId: string
  readonly name: string
  /** In which groups the child is, or else will be. */
  readonly groupNames: string[]
  readonly groupIds: string[]
}

interface PlacementRow {
  readonly childId: string
  readonly groupId: string
  readonly groupName: string
  readonly startsOn: string
  readonly endsOn: string | null
  /** `108:3012:30` is Monday, 08:30–12:30; parted by commas. */
  readonly times: string | null
}

/** Everybody who is here and under four, or one child whoever she is; two statements, however many children. */
export async function childrenToProject(db: Db, today: string, childId?: string): Promise<ChildWithPlacements[]> {
  // A month ends sooner or later than another: the exact day is for the rules.
  const bornAfter = addDays(addMonths(today, -48), -4)
  const advies = adviesAsOf(db, today).$if(childId !== undefined, (query) => query.where('advies.childId', '=', childId ?? ''))
  const children = await db
    .selectFrom('child')
    .leftJoin(advies.as('advies'), 'advies.childId', 'child.id')
    .select(['child.id', 'child.firstName', 'child.lastName', 'child.bornOn', 'advies.state', 'advies.weeklyHours'])
    .$if(childId !== undefined, (query) => query.where('child.id', '=', childId ?? ''))
    .$if(childId === undefined, (query) =>
      query.where('child.bornOn', '>', bornAfter).where((eb) => eb.or([eb('child.leftOn', 'is', null), eb('child.leftOn', '>', today)])),
    )
    .orderBy('child.searchName')
    .orderBy('child.id')
    .execute()
  const placements = Map.groupBy(await placementRows(db, childId === undefined ? { bornAfter } : { childId }), (row) => row.childId)
  return children.map(({ id, firstName, lastName, bornOn, state, weeklyHours }) => {
    const ofChild = placements.get(id) ?? []
    const now = ofChild.filter((one) => one.startsOn <= today && (one.endsOn === null || one.endsOn >= today))
    const groups = now.length > 0 ? now : ofChild.filter((one) => one.startsOn > today)
    return {
      childId: id,
      name: shortName(firstName, lastName),
      bornOn,
      advisedWeeklyHours: state === 'advies' ? weeklyHours : null,
      placements: ofChild.map(toOffered),
      groupIds: groups.map((one) => one.groupId),
      groupNames: [...new Set(groups.map((one) => one.groupName))],
    }
  })
}

async function placementRows(db: Db, only: { readonly childId: string } | { readonly bornAfter: string }): Promise<PlacementRow[]> {
  return db
    .selectFrom('placement')
    .innerJoin('group', 'group.id', 'placement.groupId')
    .leftJoin('placementDagdeel', 'placementDagdeel.placementId', 'placement.id')
    .leftJoin('groupDagdeel', (join) =>
      join
        .onRef('groupDagdeel.groupId', '=', 'placement.groupId')
        .onRef('groupDagdeel.weekday', '=', 'placementDagdeel.weekday')
        .onRef('groupDagdeel.dagdeel', '=', 'placementDagdeel.dagdeel'),
    )
    .select([
      'placement.childId',
      'placement.groupId',
      'group.name as groupName',
      'placement.startsOn',
      'placement.endsOn',
      sql<string | null>`group_concat(group_dagdeel.weekday || group_dagdeel.starts_at || group_dagdeel.ends_at)`.as('times'),
    ])
    .$if('childId' in only, (query) => query.where('placement.childId', '=', 'childId' in only ? only.childId : ''))
    .$if('bornAfter' in only, (query) =>
      query.where('placement.childId', 'in', (eb) =>
        eb
          .selectFrom('child')
          .select('child.id')
          .where('child.bornOn', '>', 'bornAfter' in only ? only.bornAfter : ''),
      ),
    )
    .groupBy('placement.id')
    .orderBy('placement.startsOn')
    .orderBy('placement.id')
    .execute()
}

function toOffered({ startsOn, endsOn, times }: PlacementRow): OfferedPlacement {
  return { startsOn, endsOn, times: (times?.split(',') ?? []).map(toTime) }
}

function toTime(packed: string): OfferedTime {
  return { weekday: Number(packed.slice(0, 1)), startsAt: packed.slice(1, 6), endsAt: packed.slice(6, 11) }
}

/** Dagdelen of a child by what was filled in, from one day to another. */
export async function countPresence(db: Db, childId: string, from: string, until: string): Promise<Record<PresenceState, number>> {
  const rows = await db
    .selectFrom('presence')
    .select(({ fn }) => ['state', fn.countAll<number>().as('dagdelen')])
    .where('childId', '=', childId)
    .where('heldOn', '>=', from)
    .where('heldOn', '<=', until)
    .where('state', 'is not', null)
    .groupBy('state')
    .execute()
  const counts: Record<PresenceState, number> = { aanwezig: 0, ziek: 0, vakantie: 0, afgemeld: 0, zonder_bericht: 0 }
  for (const { state, dagdelen } of rows) if (state !== null) counts[state] = dagdelen
  return counts
}

/** Present from one day to another, in minutes, as it was recorded; countable is at most six hours a day. */
export async function attendedBetween(
  db: Db,
  childId: string,
  from: string,
  until: string,
): Promise<{ offered: number; countable: number }> {
  const { offered, countable } = await db
    .selectFrom((eb) =>
      eb
        .selectFrom('presence')
        .select(({ fn }) => [fn.sum<number>('minutes').as('minutes')])
        .where('childId', '=', childId)
        .where('state', '=', 'aanwezig')
        .where('heldOn', '>=', from)
        .where('heldOn', '<=', until)
        .groupBy('heldOn')
        .as('day'),
    )
    .select([
      sql<number>`coalesce(sum(day.minutes), 0)`.as('offered'),
      sql<number>`coalesce(sum(min(day.minutes, 360)), 0)`.as('countable'),
    ])
    .executeTakeFirstOrThrow()
  return { offered, countable }
}

/** Children with an advies who were placed on 1 January and were 2.5 or older and not yet 4 (domain.md 2.2). */
export async function pbmChildren(db: Db, year: number) {
  const { countedOn, bornAfter, bornUntil } = pbmDay(year)
  const rows = await db
    .selectFrom(childrenPlacedOn(db, countedOn).as('placed'))
    .innerJoin('child', 'child.id', 'placed.childId')
    .innerJoin(adviesAsOf(db, countedOn).where('advies.state', '=', 'advies').as('advies'), 'advies.childId', 'child.id')
    .select((eb) => [
      'child.id as childId',
      'child.firstName',
      'child.lastName',
      'child.bornOn',
      eb
        .selectFrom('placement')
        .innerJoin('group', 'group.id', 'placement.groupId')
        .select('group.name')
        .whereRef('placement.childId', '=', 'child.id')
        .where('placement.startsOn', '<=', countedOn)
        .where((or) => or.or([or('placement.endsOn', 'is', null), or('placement.endsOn', '>=', countedOn)]))
        .orderBy('placement.startsOn')
        .orderBy('placement.id')
        .limit(1)
        .as('groupName'),
    ])
    .where('child.bornOn', '>', bornAfter)
    .where('child.bornOn', '<=', bornUntil)
    .orderBy('child.searchName')
    .orderBy('child.id')
    .execute()
  return rows.map(({ firstName, lastName, groupName, ...row }) => ({
    ...row,
    name: shortName(firstName, lastName),
    groupName: groupName ?? '',
  }))
}

export async function pbmSnapshots(db: Db, year?: number) {
  return db
    .selectFrom('pbmSnapshot')
    .innerJoin('user', 'user.id', 'pbmSnapshot.frozenBy')
    .select([
      'pbmSnapshot.id',
      'pbmSnapshot.year',
      'pbmSnapshot.countedOn',
      'pbmSnapshot.children',
      'pbmSnapshot.hours',
      'pbmSnapshot.definition',
      'pbmSnapshot.frozenAt',
      'user.name as frozenBy',
    ])
    .$if(year !== undefined, (query) => query.where('pbmSnapshot.year', '=', year ?? 0))
    .orderBy('pbmSnapshot.year', 'desc')
    .execute()
}
