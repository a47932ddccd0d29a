import { sql } from 'kysely'
import type { Cell } from '../../contract/indicators.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import type { Readable } from '../../schema/kysely.ts'
import { splitCells, wholeCell, type Boundaries } from './rules.ts'

type Db = Readable<VoorschoolTables>

/** Active groups with the most children that may be there at once on a day: less than their maximum while a decision makes them smaller. */
function groupsOn(db: Db, day: string) {
  return db
    .selectFrom('group')
    .leftJoin(
      (eb) =>
        eb
          .selectFrom('groupReduction')
          .select(({ fn }) => ['groupReduction.groupId as groupId', fn.min<number>('groupReduction.maximum').as('maximum')])
          .where('groupReduction.withdrawnAt', 'is', null)
          .where('groupReduction.startsOn', '<=', day)
          .where((or) => or.or([or('groupReduction.endsOn', 'is', null), or('groupReduction.endsOn', '>=', day)]))
          .groupBy('groupReduction.groupId')
          .as('reduced'),
      (join) => join.onRef('reduced.groupId', '=', 'group.id'),
    )
    .where('group.isActive', '=', 1)
}

const maximumOn = sql<number>`case when reduced.maximum < "group".maximum then reduced.maximum else "group".maximum end`
const sumOfMaxima = sql<number>`coalesce(sum(${maximumOn}), 0)`.as('count')

export async function groupLoad(db: Db, { week, peildatum }: Boundaries): Promise<Cell[]> {
  const planned = await db
    .selectFrom('placement')
    .innerJoin('placementDagdeel', 'placementDagdeel.placementId', 'placement.id')
    .innerJoin('groupDagdeel', (join) =>
      join
        .onRef('groupDagdeel.groupId', '=', 'placement.groupId')
        .onRef('groupDagdeel.weekday', '=', 'placementDagdeel.weekday')
        .onRef('groupDagdeel.dagdeel', '=', 'placementDagdeel.dagdeel'),
    )
    .innerJoin('group', 'group.id', 'placement.groupId')
    .where('group.isActive', '=', 1)
    .where((eb) =>
      eb.or(
        week.map((day, index) =>
          eb.and([
            eb('placementDagdeel.weekday', '=', index + 1),
            eb('placement.startsOn', '<=', day),
            eb.or([eb('placement.endsOn', 'is', null), eb('placement.endsOn', '>=', day)]),
          ]),
        ),
      ),
    )
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const places = await groupsOn(db, peildatum)
    .innerJoin('groupDagdeel', 'groupDagdeel.groupId', 'group.id')
    .select(sumOfMaxima)
    .executeTakeFirstOrThrow()
  return [wholeCell('groupLoad', planned.count, places.count)]
}

export async function studentDagdelen(db: Db, { peildatum }: Boundaries): Promise<Cell[]> {
  const { count } = await db
    .selectFrom('assignment')
    .where('state', '=', 'actief')
    .where('startsOn', '<=', peildatum)
    .where((eb) => eb.or([eb('endsOn', 'is', null), eb('endsOn', '>=', peildatum)]))
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return [wholeCell('studentDagdelen', count)]
}

export async function goalsByStatus(db: Db, { schoolYear }: Boundaries): Promise<Cell[]> {
  const rows = await db
    .selectFrom('goal')
    .where('schoolYear', '=', schoolYear)
    .where('scope', '=', 'locatie')
    .groupBy('status')
    .orderBy('status')
    .select(({ fn }) => ['status', fn.countAll<number>().as('count')])
    .execute()
  return splitCells(
    'goalsByStatus',
    rows.map(({ status, count }) => ({ dims: { status }, count })),
    { status: 'concept' },
  )
}

export async function places(db: Db, { peildatum }: Boundaries): Promise<Cell[]> {
  const { count } = await groupsOn(db, peildatum)
    .where('group.id', 'in', (eb) => eb.selectFrom('groupDagdeel').select('groupId'))
    .select(sumOfMaxima)
    .executeTakeFirstOrThrow()
  return [wholeCell('places', count)]
}
