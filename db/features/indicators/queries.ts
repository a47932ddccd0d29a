import { sql } from 'kysely'
import type { Cell } from '../../contract/indicators.ts'
import type { WijkCode } from '../../contract/wijken.ts'
import { adviesAsOf, childrenPlacedOn } from '../../schema/as-of.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import type { Readable } from '../../schema/kysely.ts'
import { isStanding } from '../../schema/standing.ts'
import { groupLoad, goalsByStatus, places, studentDagdelen } from './operational.ts'
import { isIntakeInTime, isStartInTime, sixteenHoursInMinutes, splitCells, sumOf, wholeCell, type Boundaries } from './rules.ts'
import { handoverSent, supportNeeds, supportWaiting, warmHandover } from './support-and-handover.ts'

type Db = Readable<VoorschoolTables>

/**
 * One function per definition in `db/contract/indicators.ts`, in its order. Set-based and portable: dates are compared as
 * ISO text with boundaries computed outside, and no function of one database engine is used.
 */
export async function allCells(db: Db, boundaries: Boundaries): Promise<Cell[]> {
  const cells: Cell[] = []
  for (const figure of figures) cells.push(...(await figure(db, boundaries)))
  return cells
}

const figures: readonly ((db: Db, boundaries: Boundaries) => Promise<Cell[]>)[] = [
  placedByAdvies,
  waiting,
  waitingLong,
  inToeleiding,
  sixteenHours,
  groupLoad,
  intakeWithinSixWeeks,
  startedInTime,
  unreachedFamilies,
  fourDomainsObserved,
  supportNeeds,
  supportWaiting,
  handoverSent,
  warmHandover,
  studentDagdelen,
  goalsByStatus,
  places,
]

/** The advies that counts on the peildatum, where it is one that gives right to a place. */
function validAdvies(db: Db, peildatum: string) {
  return adviesAsOf(db, peildatum).where('advies.state', '=', 'advies')
}

/** Said in SQL, because engines differ in where they put null. */
const residence = sql<WijkCode | 'onbekend'>`coalesce(child.wijk_code, 'onbekend')`

/** `placedWithAdvies` and `placedWithoutAdvies`, by wijk of residence. */
async function placedByAdvies(db: Db, { peildatum }: Boundaries): Promise<Cell[]> {
  const rows = await db
    .selectFrom(childrenPlacedOn(db, peildatum).as('placed'))
    .innerJoin('child', 'child.id', 'placed.childId')
    .leftJoin(validAdvies(db, peildatum).as('advies'), 'advies.childId', 'placed.childId')
    .select(({ fn }) => [residence.as('wijkCode'), fn.count<number>('advies.id').as('withAdvies'), fn.countAll<number>().as('all')])
    .groupBy(residence)
    .orderBy(residence)
    .execute()
  const location = await db.selectFrom('location').select('wijkCode').executeTakeFirstOrThrow()
  const ownWijk = { wijkCode: location.wijkCode ?? ('onbekend' as const) }
  const parts = rows.map(({ wijkCode, withAdvies, all }) => ({ dims: { wijkCode }, withAdvies, all }))
  return [
    ...splitCells(
      'placedWithAdvies',
      parts.map(({ dims, withAdvies }) => ({ dims, count: withAdvies })),
      ownWijk,
    ),
    ...splitCells(
      'placedWithoutAdvies',
      parts.map(({ dims, withAdvies, all }) => ({ dims, count: all - withAdvies })),
      ownWijk,
    ),
  ]
}

/** Children with an advies who are neither placed on the peildatum nor gone. */
function notYetPlaced(db: Db, peildatum: string) {
  return db
    .selectFrom(validAdvies(db, peildatum).as('advies'))
    .innerJoin('child', 'child.id', 'advies.childId')
    .where((eb) => eb.or([eb('child.leftOn', 'is', null), eb('child.leftOn', '>', peildatum)]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('placement')
            .select('placement.id')
            .whereRef('placement.childId', '=', 'child.id')
            .where('placement.startsOn', '<=', peildatum)
            .where((eb) => eb.or([eb('placement.endsOn', 'is', null), eb('placement.endsOn', '>=', peildatum)])),
        ),
      ),
    )
    .select(({ fn }) => fn.countAll<number>().as('count'))
}

async function waiting(db: Db, { peildatum }: Boundaries): Promise<Cell[]> {
  const { count } = await notYetPlaced(db, peildatum).where('child.waitlistedOn', '<=', peildatum).executeTakeFirstOrThrow()
  return [wholeCell('waiting', count)]
}

async function waitingLong(db: Db, { peildatum, ninetyDaysAgo }: Boundaries): Promise<Cell[]> {
  const all = await notYetPlaced(db, peildatum).where('child.waitlistedOn', '<=', peildatum).executeTakeFirstOrThrow()
  const long = await notYetPlaced(db, peildatum).where('child.waitlistedOn', '<=', ninetyDaysAgo).executeTakeFirstOrThrow()
  return [wholeCell('waitingLong', long.count, all.count)]
}

async function inToeleiding(db: Db, { peildatum }: Boundaries): Promise<Cell[]> {
  const { count } = await notYetPlaced(db, peildatum).where('advies.toeleidingStartedOn', '<=', peildatum).executeTakeFirstOrThrow()
  return [wholeCell('inToeleiding', count)]
}

/** Offered hours, all of them: the six-hour cap of the law is about 960 hours, not about the offer of a week. */
async function sixteenHours(db: Db, { peildatum }: Boundaries): Promise<Cell[]> {
  const row = await db
    .selectFrom(childrenPlacedOn(db, peildatum).as('placed'))
    .innerJoin(validAdvies(db, peildatum).as('advies'), 'advies.childId', 'placed.childId')
    .leftJoin(
      (eb) =>
        eb
          .selectFrom('placement')
          .innerJoin('placementDagdeel', 'placementDagdeel.placementId', 'placement.id')
          .innerJoin('groupDagdeel', (join) =>
            join
              .onRef('groupDagdeel.groupId', '=', 'placement.groupId')
              .onRef('groupDagdeel.weekday', '=', 'placementDagdeel.weekday')
              .onRef('groupDagdeel.dagdeel', '=', 'placementDagdeel.dagdeel'),
          )
          .select('placement.childId as childId')
          .where('placement.startsOn', '<=', peildatum)
          .where((or) => or.or([or('placement.endsOn', 'is', null), or('placement.endsOn', '>=', peildatum)]))
          .groupBy('placement.childId')
          .having(
            sql<number>`sum(${minutesOf('groupDagdeel.endsAt')} - ${minutesOf('groupDagdeel.startsAt')})`,
            '>=',
            sixteenHoursInMinutes,
          )
          .as('many'),
      (join) => join.onRef('many.childId', '=', 'placed.childId'),
    )
    .select(({ fn }) => [fn.count<number>('many.childId').as('count'), fn.countAll<number>().as('denominator')])
    .executeTakeFirstOrThrow()
  return [wholeCell('sixteenHours', row.count, row.denominator)]
}

/** Minutes since midnight of a column that holds 'HH:MM'. */
function minutesOf(column: string) {
  return sql<number>`(cast(substr(${sql.ref(column)}, 1, 2) as integer) * 60 + cast(substr(${sql.ref(column)}, 4, 2) as integer))`
}

/** Grouped by the two days that decide, so that the 42 days are counted outside the database. */
async function intakeWithinSixWeeks(db: Db, { peildatum, intakeStarted }: Boundaries): Promise<Cell[]> {
  const rows = await db
    .selectFrom(
      db
        .selectFrom('placement')
        .select(({ fn }) => ['placement.childId as childId', fn.min<string>('placement.startsOn').as('firstStartsOn')])
        .groupBy('placement.childId')
        .as('started'),
    )
    .leftJoin(
      (eb) =>
        eb
          .selectFrom('contact')
          .select(({ fn }) => ['contact.childId as childId', fn.min<string>('contact.contactedOn').as('firstIntakeOn')])
          .where('contact.kind', '=', 'intake')
          .where('contact.outcome', '=', 'bereikt')
          .where('contact.withdrawnAt', 'is', null)
          .where('contact.contactedOn', '<=', peildatum)
          .groupBy('contact.childId')
          .as('intake'),
      (join) => join.onRef('intake.childId', '=', 'started.childId'),
    )
    .where('started.firstStartsOn', '>=', intakeStarted.from)
    .where('started.firstStartsOn', '<=', intakeStarted.until)
    .groupBy(['started.firstStartsOn', 'intake.firstIntakeOn'])
    .select(({ fn }) => ['started.firstStartsOn', 'intake.firstIntakeOn', fn.countAll<number>().as('children')])
    .execute()
  const inTime = rows.filter((row) => isIntakeInTime(row.firstStartsOn, row.firstIntakeOn))
  return [wholeCell('intakeWithinSixWeeks', sumOf(inTime), sumOf(rows))]
}

/** Grouped by the two days that decide, so that the months of age are counted outside the database. */
async function startedInTime(db: Db, { intakeStarted }: Boundaries): Promise<Cell[]> {
  const rows = await db
    .selectFrom(
      db
        .selectFrom('placement')
        .select(({ fn }) => ['placement.childId as childId', fn.min<string>('placement.startsOn').as('firstStartsOn')])
        .groupBy('placement.childId')
        .as('started'),
    )
    .innerJoin('child', 'child.id', 'started.childId')
    .where('started.firstStartsOn', '>=', intakeStarted.from)
    .where('started.firstStartsOn', '<=', intakeStarted.until)
    .groupBy(['child.bornOn', 'started.firstStartsOn'])
    .select(({ fn }) => ['child.bornOn', 'started.firstStartsOn', fn.countAll<number>().as('children')])
    .execute()
  return [wholeCell('startedInTime', sumOf(rows.filter((row) => isStartInTime(row.bornOn, row.firstStartsOn))), sumOf(rows))]
}

async function unreachedFamilies(db: Db, { peildatum, ninetyDaysAgo }: Boundaries): Promise<Cell[]> {
  const row = await db
    .selectFrom(childrenPlacedOn(db, peildatum).as('placed'))
    .leftJoin(
      (eb) =>
        eb
          .selectFrom('contact')
          .select('contact.childId as childId')
          .distinct()
          .where('contact.outcome', '=', 'bereikt')
          .where('contact.withdrawnAt', 'is', null)
          .where('contact.contactedOn', '>', ninetyDaysAgo)
          .where('contact.contactedOn', '<=', peildatum)
          .as('reached'),
      (join) => join.onRef('reached.childId', '=', 'placed.childId'),
    )
    .where('placed.firstStartsOn', '<=', ninetyDaysAgo)
    .select(({ fn }) => [fn.count<number>('reached.childId').as('reached'), fn.countAll<number>().as('denominator')])
    .executeTakeFirstOrThrow()
  return [wholeCell('unreachedFamilies', row.denominator - row.reached, row.denominator)]
}

async function fourDomainsObserved(db: Db, { peildatum, sixMonthsAgo }: Boundaries): Promise<Cell[]> {
  const row = await db
    .selectFrom(childrenPlacedOn(db, peildatum).as('placed'))
    .leftJoin(
      (eb) =>
        eb
          .selectFrom('observation')
          .innerJoin('observationChild', 'observationChild.observationId', 'observation.id')
          .innerJoin('observationDomain', 'observationDomain.observationId', 'observation.id')
          .select('observationChild.childId as childId')
          .where(isStanding)
          .where('observation.observedOn', '>', sixMonthsAgo)
          .where('observation.observedOn', '<=', peildatum)
          .groupBy('observationChild.childId')
          .having(({ fn }) => fn.count<number>('observationDomain.domain').distinct(), '=', 4)
          .as('seen'),
      (join) => join.onRef('seen.childId', '=', 'placed.childId'),
    )
    .where('placed.firstStartsOn', '<=', sixMonthsAgo)
    .select(({ fn }) => [fn.count<number>('seen.childId').as('count'), fn.countAll<number>().as('denominator')])
    .executeTakeFirstOrThrow()
  return [wholeCell('fourDomainsObserved', row.count, row.denominator)]
}
