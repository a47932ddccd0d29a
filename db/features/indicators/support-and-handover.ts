import { isOldEnoughForSchool } from '../../contract/dates.ts'
import type { Cell } from '../../contract/indicators.ts'
import { adviesAsOf, childrenPlacedOn } from '../../schema/as-of.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import type { Readable } from '../../schema/kysely.ts'
import { sumOf, wholeCell, type Boundaries } from './rules.ts'

type Db = Readable<VoorschoolTables>

export async function supportNeeds(db: Db, { peildatum }: Boundaries): Promise<Cell[]> {
  const row = await db
    .selectFrom(childrenPlacedOn(db, peildatum).as('placed'))
    .leftJoin(
      (eb) =>
        eb
          .selectFrom('supportNeed')
          .select('supportNeed.childId as childId')
          .distinct()
          .where('supportNeed.sinceOn', '<=', peildatum)
          .where((or) => or.or([or('supportNeed.endedOn', 'is', null), or('supportNeed.endedOn', '>=', peildatum)]))
          .as('need'),
      (join) => join.onRef('need.childId', '=', 'placed.childId'),
    )
    .select(({ fn }) => [fn.count<number>('need.childId').as('count'), fn.countAll<number>().as('denominator')])
    .executeTakeFirstOrThrow()
  return [wholeCell('supportNeeds', row.count, row.denominator)]
}

/** A child that waits for two things is one child. */
export async function supportWaiting(db: Db, { peildatum }: Boundaries): Promise<Cell[]> {
  const { count } = await db
    .selectFrom('supportArrangement')
    .innerJoin('child', 'child.id', 'supportArrangement.childId')
    .where('supportArrangement.waitingSinceOn', '<=', peildatum)
    .where((eb) => eb.or([eb('supportArrangement.startedOn', 'is', null), eb('supportArrangement.startedOn', '>', peildatum)]))
    .where((eb) => eb.or([eb('supportArrangement.endedOn', 'is', null), eb('supportArrangement.endedOn', '>=', peildatum)]))
    .where((eb) => eb.or([eb('child.leftOn', 'is', null), eb('child.leftOn', '>', peildatum)]))
    .select(({ fn }) => fn.count<number>('supportArrangement.childId').distinct().as('count'))
    .executeTakeFirstOrThrow()
  return [wholeCell('supportWaiting', count)]
}

export async function handoverSent(db: Db, boundaries: Boundaries): Promise<Cell[]> {
  const leavers = await leaversWith(db, boundaries, ['sendAll', 'sendMinimum'])
  return [wholeCell('handoverSent', sumOf(leavers.filter((row) => row.isDone)), sumOf(leavers))]
}

export async function warmHandover(db: Db, boundaries: Boundaries): Promise<Cell[]> {
  const leavers = (await leaversWith(db, boundaries, ['talk'])).filter((row) => row.hasAdvies)
  return [wholeCell('warmHandover', sumOf(leavers.filter((row) => row.isDone)), sumOf(leavers))]
}

/**
 * Who went to the basisschool in the year up to the peildatum, and whether one of these steps was taken by then; grouped by the days
 * that decide, so that ages are counted outside the database.
 */
async function leaversWith(db: Db, { peildatum, yearAgo }: Boundaries, steps: readonly ('sendAll' | 'sendMinimum' | 'talk')[]) {
  const rows = await db
    .selectFrom('child')
    .innerJoin(
      (eb) => eb.selectFrom('placement').select('placement.childId as childId').distinct().as('once'),
      (join) => join.onRef('once.childId', '=', 'child.id'),
    )
    .leftJoin(
      (eb) =>
        eb
          .selectFrom('handover')
          .innerJoin('handoverStep', 'handoverStep.handoverId', 'handover.id')
          .select('handover.childId as childId')
          .distinct()
          .where('handoverStep.step', 'in', steps)
          .where('handoverStep.takenOn', '<=', peildatum)
          .as('done'),
      (join) => join.onRef('done.childId', '=', 'child.id'),
    )
    .leftJoin(adviesAsOf(db, peildatum).where('advies.state', '=', 'advies').as('advies'), 'advies.childId', 'child.id')
    .where('child.leftOn', '>', yearAgo)
    .where('child.leftOn', '<=', peildatum)
    .groupBy(['child.bornOn', 'child.leftOn'])
    .groupBy((eb) => [eb('done.childId', 'is', null), eb('advies.childId', 'is', null)])
    .select((eb) => [
      'child.bornOn',
      'child.leftOn',
      eb('done.childId', 'is', null).as('isOpen'),
      eb('advies.childId', 'is', null).as('isWithoutAdvies'),
      eb.fn.countAll<number>().as('children'),
    ])
    .execute()
  return rows
    .filter((row) => row.leftOn !== null && isOldEnoughForSchool(row.bornOn, row.leftOn))
    .map(({ children, isOpen, isWithoutAdvies }) => ({ children, isDone: !isOpen, hasAdvies: !isWithoutAdvies }))
}
