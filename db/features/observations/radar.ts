import { sql } from 'kysely'
import { addDays, weekdayOf } from '../../contract/dates.ts'
import { shortName } from '../../contract/names.ts'
import type { Domain, ObservationMoment, observationsContract } from '../../contract/observations.ts'
import type { Parsed } from '../../contract/operation.ts'
import type { Radar, RadarChild } from '../../contract/radar.ts'
import type { QueryContext } from '../../backend/handler.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import type { Readable } from '../../schema/kysely.ts'
import { isStanding } from '../../schema/standing.ts'
import { nextMoment, proposeLooks, sightsOf } from './attention.ts'
import { childrenNow } from './children-now.ts'

type Db = Readable<VoorschoolTables>
type Filter = Parsed<(typeof observationsContract)['observations.radar']>

const mostChildren = 500

export async function readRadar(context: QueryContext<VoorschoolTables>, filter: Filter): Promise<Radar> {
  const { db, session } = context
  const today = context.today()
  const unseenAfterDays = await context.setting('unseenAfterDays')
  const weeks = {
    start: await context.setting('startMomentWeeks'),
    between: await context.setting('halfYearlyWeeks'),
    end: await context.setting('endMomentWeeks'),
  }
  const rows = await childrenInScope(db, filter, today, session.userId)
  const ids = rows.map((row) => row.childId)
  const lastSeen = await lastSeenOf(db, ids)
  const seenAtAll = await lastSeenAtAll(db, ids)
  const moments = await momentsOf(db, ids)
  const children = rows.map(({ firstName, lastName, mentorId, bornOn, ...row }): RadarChild => ({
    ...row,
    name: shortName(firstName, lastName),
    isMine: mentorId === session.userId,
    lastSeenOn: seenAtAll.get(row.childId) ?? null,
    sights: sightsOf(lastSeen.get(row.childId) ?? {}, { placedOn: row.placedOn, today, unseenAfterDays }),
    moment: nextMoment({ placedOn: row.placedOn, bornOn, done: moments.get(row.childId) ?? {} }, today, weeks),
  }))
  const next = await nextPlanned(db, ids, today)
  const there = children.filter((child) => next?.childIds.has(child.childId))
  return {
    today,
    unseenAfterDays,
    children,
    proposal: { on: next?.on ?? null, children: proposeLooks(there, unseenAfterDays, today) },
  }
}

async function childrenInScope(db: Db, { groupId, mine }: Filter, today: string, userId: string) {
  const rows = await childrenNow(db, today)
    .select('child.mentorId')
    .$if(groupId !== undefined, (query) => query.where('placement.groupId', '=', groupId ?? ''))
    .$if(mine, (query) => query.where('child.mentorId', '=', userId))
    .$if(groupId === undefined && !mine, (query) =>
      query.where('placement.groupId', 'in', (eb) =>
        eb.selectFrom('userGroup').select('userGroup.groupId').where('userGroup.userId', '=', userId),
      ),
    )
    .limit(mostChildren)
    .execute()
  // A child with two placements at once stands there once.
  return [...new Map(rows.map((row) => [row.childId, row])).values()]
}

async function lastSeenOf(db: Db, ids: readonly string[]): Promise<Map<string, Partial<Record<Domain, string>>>> {
  const rows = await db.selectFrom('childDomain').selectAll().where('childId', 'in', ids).execute()
  const seen = new Map<string, Partial<Record<Domain, string>>>()
  for (const { childId, domain, lastSeenOn } of rows) seen.set(childId, { ...seen.get(childId), [domain]: lastSeenOn })
  return seen
}

/** With the observations that have no domain. */
async function lastSeenAtAll(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('observationChild')
    .innerJoin('observation', 'observation.id', 'observationChild.observationId')
    .select(['observationChild.childId', sql<string>`max(observation.observed_on)`.as('lastSeenOn')])
    .where('observationChild.childId', 'in', ids)
    .where(isStanding)
    .groupBy('observationChild.childId')
    .execute()
  return new Map(rows.map((row) => [row.childId, row.lastSeenOn]))
}

async function momentsOf(db: Db, ids: readonly string[]): Promise<Map<string, Partial<Record<ObservationMoment, string>>>> {
  const rows = await db
    .selectFrom('observationChild')
    .innerJoin('observation', 'observation.id', 'observationChild.observationId')
    .select(['observationChild.childId', 'observation.moment', sql<string>`max(observation.observed_on)`.as('lastOn')])
    .where('observationChild.childId', 'in', ids)
    .where('observation.moment', 'is not', null)
    .where(isStanding)
    .groupBy(['observationChild.childId', 'observation.moment'])
    .execute()
  const moments = new Map<string, Partial<Record<ObservationMoment, string>>>()
  for (const { childId, moment, lastOn } of rows) if (moment !== null) moments.set(childId, { ...moments.get(childId), [moment]: lastOn })
  return moments
}

/** The first of the coming seven days on which some of these children are planned, and who they are. */
async function nextPlanned(db: Db, ids: readonly string[], today: string): Promise<{ on: string; childIds: Set<string> } | null> {
  const planned = await db
    .selectFrom('placement')
    .innerJoin('placementDagdeel', 'placementDagdeel.placementId', 'placement.id')
    .select(['placement.childId', 'placement.startsOn', 'placement.endsOn', 'placementDagdeel.weekday'])
    .where('placement.childId', 'in', ids)
    .where((eb) => eb.or([eb('placement.endsOn', 'is', null), eb('placement.endsOn', '>', today)]))
    .execute()
  for (let ahead = 1; ahead <= 7; ahead += 1) {
    const on = addDays(today, ahead)
    const there = planned.filter((one) => one.weekday === weekdayOf(on) && one.startsOn <= on && (one.endsOn === null || one.endsOn >= on))
    if (there.length > 0) return { on, childIds: new Set(there.map((one) => one.childId)) }
  }
  return null
}
