import { sql } from 'kysely'
import type { VoorschoolTables } from './database.ts'
import type { Readable } from './kysely.ts'

/**
 * Children with a placement on a day, with the first day of their very first placement. Portable SQL: an aggregate over
 * one pass of `placement`, so that features can join it instead of asking per child.
 */
export function childrenPlacedOn(db: Readable<VoorschoolTables>, day: string) {
  return db
    .selectFrom('placement')
    .select(({ fn }) => ['placement.childId as childId', fn.min<string>('placement.startsOn').as('firstStartsOn')])
    .groupBy('placement.childId')
    .having(
      (eb) =>
        eb.fn.sum<number>(
          eb
            .case()
            .when(
              eb.and([eb('placement.startsOn', '<=', day), eb.or([eb('placement.endsOn', 'is', null), eb('placement.endsOn', '>=', day)])]),
            )
            .then(sql.lit(1))
            .else(sql.lit(0))
            .end(),
        ),
      '>',
      0,
    )
}

/**
 * The advies that counts on a day, per child: the latest state that began on or before it, of those of one day the last
 * recorded. `advisedOn` is the first day of that state; `toeleidingStartedOn` the first step of toeleiding, or the first place
 * that was offered since.
 */
export function adviesAsOf(db: Readable<VoorschoolTables>, day: string) {
  return db
    .selectFrom('adviesState as advies')
    .innerJoin('advies as record', 'record.id', 'advies.adviesId')
    .select([
      'advies.adviesId as id',
      'advies.childId as childId',
      'advies.state as state',
      'advies.sinceOn as advisedOn',
      'record.weeklyHours as weeklyHours',
      toeleidingStartedOn.as('toeleidingStartedOn'),
    ])
    .where('advies.sinceOn', '<=', day)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('adviesState as later')
            .select('later.id')
            .whereRef('later.childId', '=', 'advies.childId')
            .where('later.sinceOn', '<=', day)
            .where((eb) =>
              eb.or([
                eb('later.sinceOn', '>', eb.ref('advies.sinceOn')),
                eb.and([eb('later.sinceOn', '=', eb.ref('advies.sinceOn')), eb('later.id', '>', eb.ref('advies.id'))]),
              ]),
            ),
        ),
      ),
    )
}

/** Of a row of `advies_state AS advies`. What the location withdrew was no offer. */
const toeleidingStartedOn = sql<string | null>`(SELECT min(step.day) FROM (
  SELECT toeleiding_step.stepped_on AS day FROM toeleiding_step WHERE toeleiding_step.advies_id = advies.advies_id
  UNION ALL
  SELECT offer.offered_on AS day FROM offer
    WHERE offer.child_id = advies.child_id AND offer.offered_on >= advies.since_on AND coalesce(offer.outcome, '') <> 'ingetrokken'
) AS step)`
