import { sql } from 'kysely'
import { weekdayOf } from '../../contract/dates.ts'
import { shortName } from '../../contract/names.ts'
import { domains, type observationsContract } from '../../contract/observations.ts'
import type { Output } from '../../contract/operation.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import type { Readable } from '../../schema/kysely.ts'
import { isStanding } from '../../schema/standing.ts'
import { childrenNow } from './children-now.ts'

type Db = Readable<VoorschoolTables>
type Round = Output<(typeof observationsContract)['observations.round']>
type LastNote = NonNullable<Round[number]['lastNote']>

/** Who is planned today comes first; within that by name, so that nobody has to search. */
export async function readRound(db: Db, groupId: string, today: string): Promise<Round> {
  const rows = await childrenNow(db, today)
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('placementDagdeel')
          .select('placementDagdeel.placementId')
          .whereRef('placementDagdeel.placementId', '=', 'placement.id')
          .where('placementDagdeel.weekday', '=', weekdayOf(today)),
      ).as('isHereToday'),
    )
    .where('placement.groupId', '=', groupId)
    .execute()
  const children = [...Map.groupBy(rows, (row) => row.childId).values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : { ...first, isHereToday: [first, ...others].some((one) => Boolean(one.isHereToday)) },
  )
  const ids = children.map((child) => child.childId)
  const seen = await db.selectFrom('childDomain').selectAll().where('childId', 'in', ids).execute()
  const notes = await lastNotesOf(db, ids)
  return children
    .map(({ childId, firstName, lastName, isHereToday }) => ({
      childId,
      name: shortName(firstName, lastName),
      isHereToday,
      lastSeen: domains.map((domain) => ({
        domain,
        lastSeenOn: seen.find((one) => one.childId === childId && one.domain === domain)?.lastSeenOn ?? null,
      })),
      lastNote: notes.get(childId) ?? null,
    }))
    .toSorted((a, b) => Number(b.isHereToday) - Number(a.isHereToday))
}

async function lastNotesOf(db: Db, ids: readonly string[]): Promise<Map<string, LastNote>> {
  const ranked = db
    .selectFrom('observationChild')
    .innerJoin('observation', 'observation.id', 'observationChild.observationId')
    .select([
      'observationChild.childId',
      'observation.number',
      sql<number>`row_number() OVER (PARTITION BY observation_child.child_id ORDER BY observation.observed_on DESC, observation.number DESC)`.as(
        'place',
      ),
    ])
    .where('observationChild.childId', 'in', ids)
    .where(isStanding)
  const rows = await db
    .selectFrom(ranked.as('ranked'))
    .innerJoin('observation', 'observation.number', 'ranked.number')
    .innerJoin('user', 'user.id', 'observation.authorId')
    .select([
      'ranked.childId',
      'observation.id',
      'observation.text',
      'observation.observedOn',
      'observation.isStaffOnly',
      'user.name as authorName',
    ])
    .where('ranked.place', '=', 1)
    .execute()
  const ofNotes = await db
    .selectFrom('observationDomain')
    .selectAll()
    .where(
      'observationId',
      'in',
      rows.map((row) => row.id),
    )
    .execute()
  return new Map(
    rows.map(({ childId, isStaffOnly, ...note }) => [
      childId,
      {
        ...note,
        isStaffOnly: isStaffOnly === 1,
        domains: domains.filter((domain) => ofNotes.some((one) => one.observationId === note.id && one.domain === domain)),
      },
    ]),
  )
}
