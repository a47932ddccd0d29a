import { sql } from 'kysely'
import type { Readable } from '../backend/handler.ts'
import type { VoorschoolTables } from './database.ts'

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

/** The advies that counts on a day, per child: the latest one given on or before it, of those on one day the last recorded. */
export function adviesAsOf(db: Readable<VoorschoolTables>, day: string) {
  return db
    .selectFrom('advies')
    .select([
      'advies.id as id',
      'advies.childId as childId',
      'advies.state as state',
      'advies.advisedOn as advisedOn',
      'advies.weeklyHours as weeklyHours',
      'advies.toeleidingStartedOn as toeleidingStartedOn',
    ])
    .where('advies.advisedOn', '<=', day)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('advies as later')
            .select('later.id')
            .whereRef('later.childId', '=', 'advies.childId')
            .where('later.advisedOn', '<=', day)
            .where((eb) =>
              eb.or([
                eb('later.advisedOn', '>', eb.ref('advies.advisedOn')),
                eb.and([eb('later.advisedOn', '=', eb.ref('advies.advisedOn')), eb('later.id', '>', eb.ref('advies.id'))]),
              ]),
            ),
        ),
      ),
    )
}
