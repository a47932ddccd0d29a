import type { Transaction } from 'kysely'
import { indicatorIds, indicators, type IndicatorId } from '../../contract/indicators.ts'
import type { Denominator } from '../../contract/wijkanalyse.ts'
import { wijkCodes, type WijkCode } from '../../contract/wijken.ts'
import type { ProjectleiderTables } from '../../schema/database.ts'
import type { Readable } from '../../schema/kysely.ts'
import type { Sum, Sums } from './rules.ts'

type Db = Readable<ProjectleiderTables>

const splitByResidence = indicatorIds.filter((id) => indicators[id].splitBy === 'residence')

/** All that counts for one peildatum, summed by the database in portable SQL: five statements, however many locations. */
export async function readSums(db: Db, peildatum: string): Promise<Sums> {
  return {
    peildatum,
    delivered: await countDelivered(db, peildatum),
    expected: await countExpected(db),
    byResidence: await sumByResidence(db, peildatum),
    byLocation: await sumByLocation(db, peildatum),
    placedPerLocation: await listPlacedPerLocation(db, peildatum),
    adviesCounts: new Map((await listDenominators(db, peildatum)).map((row) => [row.wijkCode, row.adviesCount])),
  }
}

function countingCells(db: Db, peildatum: string) {
  return db
    .selectFrom('deliveryCell')
    .innerJoin('delivery', 'delivery.id', 'deliveryCell.deliveryId')
    .where('delivery.state', '=', 'accepted')
    .where('delivery.peildatum', '=', peildatum)
}

async function sumByResidence(db: Db, peildatum: string): Promise<Sums['byResidence']> {
  const rows = await countingCells(db, peildatum)
    .where('deliveryCell.indicator', 'in', splitByResidence)
    .select(({ fn }) => ['deliveryCell.indicator', 'deliveryCell.wijkCode', fn.sum<number>('deliveryCell.count').as('count')])
    .groupBy(['deliveryCell.indicator', 'deliveryCell.wijkCode'])
    .execute()
  const sums = new Map<IndicatorId, Map<WijkCode | 'onbekend', number>>()
  for (const { indicator, wijkCode, count } of rows) {
    if (wijkCode !== '') entry(sums, indicator).set(wijkCode, count)
  }
  return sums
}

async function sumByLocation(db: Db, peildatum: string): Promise<Sums['byLocation']> {
  const rows = await countingCells(db, peildatum)
    .where('deliveryCell.indicator', 'not in', splitByResidence)
    .where('deliveryCell.indicator', '!=', 'goalsByStatus')
    .select(({ fn }) => [
      'deliveryCell.indicator',
      'delivery.wijkCode',
      fn.sum<number>('deliveryCell.count').as('count'),
      fn.sum<number | null>('deliveryCell.denominator').as('denominator'),
    ])
    .groupBy(['deliveryCell.indicator', 'delivery.wijkCode'])
    .execute()
  const sums = new Map<IndicatorId, Map<WijkCode, Sum>>()
  for (const { indicator, wijkCode, count, denominator } of rows) {
    if (wijkCode !== null) entry(sums, indicator).set(wijkCode, { count, denominator: denominator ?? 0 })
  }
  return sums
}

async function listPlacedPerLocation(db: Db, peildatum: string): Promise<Sums['placedPerLocation']> {
  const rows = await countingCells(db, peildatum)
    .where('deliveryCell.indicator', 'in', ['placedWithAdvies', 'placedWithoutAdvies'])
    .select(({ fn }) => ['delivery.id', 'delivery.wijkCode', fn.sum<number>('deliveryCell.count').as('children')])
    .groupBy(['delivery.id', 'delivery.wijkCode'])
    .execute()
  const lists = new Map<WijkCode, number[]>()
  for (const { wijkCode, children } of rows) {
    if (wijkCode !== null) lists.set(wijkCode, [...(lists.get(wijkCode) ?? []), children])
  }
  return lists
}

async function countDelivered(db: Db, peildatum: string): Promise<Sums['delivered']> {
  const rows = await db
    .selectFrom('delivery')
    .where('state', '=', 'accepted')
    .where('peildatum', '=', peildatum)
    .select(({ fn }) => ['wijkCode', fn.countAll<number>().as('amount')])
    .groupBy('wijkCode')
    .execute()
  return new Map(rows.flatMap(({ wijkCode, amount }) => (wijkCode === null ? [] : [[wijkCode, amount] as const])))
}

async function countExpected(db: Db): Promise<Sums['expected']> {
  const rows = await db
    .selectFrom('knownLocation')
    .select(({ fn }) => ['wijkCode', fn.countAll<number>().as('amount')])
    .groupBy('wijkCode')
    .execute()
  return new Map(rows.map(({ wijkCode, amount }) => [wijkCode, amount]))
}

function entry<K, V>(maps: Map<IndicatorId, Map<K, V>>, indicator: IndicatorId): Map<K, V> {
  const found = maps.get(indicator) ?? new Map<K, V>()
  maps.set(indicator, found)
  return found
}

function listDenominators(db: Db, peildatum: string) {
  return db
    .selectFrom('denominator')
    .select(['wijkCode', 'adviesCount', 'source', 'enteredAt'])
    .where('peildatum', '=', peildatum)
    .execute()
}

/** Ten rows, one per wijk; null where nothing was typed. */
export async function readDenominators(db: Db, peildatum: string): Promise<Denominator[]> {
  const typed = new Map((await listDenominators(db, peildatum)).map((row) => [row.wijkCode, row]))
  return wijkCodes.map((wijkCode) => ({
    wijkCode,
    peildatum,
    ...(typed.get(wijkCode) ?? { adviesCount: null, source: null, enteredAt: null }),
  }))
}

export async function saveDenominator(
  db: Transaction<ProjectleiderTables>,
  row: {
    readonly wijkCode: WijkCode
    readonly peildatum: string
    readonly adviesCount: number
    readonly source: string | null
    readonly enteredAt: string
  },
): Promise<void> {
  const { adviesCount, source, enteredAt } = row
  await db
    .insertInto('denominator')
    .values(row)
    .onConflict((conflict) => conflict.columns(['wijkCode', 'peildatum']).doUpdateSet({ adviesCount, source, enteredAt }))
    .execute()
}

export async function removeDenominator(db: Transaction<ProjectleiderTables>, wijkCode: WijkCode, peildatum: string): Promise<void> {
  await db.deleteFrom('denominator').where('wijkCode', '=', wijkCode).where('peildatum', '=', peildatum).execute()
}

/** What locations wrote with the delivery that counts for this peildatum; those that wrote nothing are left out. */
export async function listNotes(db: Db, peildatum: string) {
  const rows = await db
    .selectFrom('delivery')
    .select(['wijkCode', 'locationName', 'strengths', 'opportunities'])
    .where('state', '=', 'accepted')
    .where('peildatum', '=', peildatum)
    .where((eb) => eb.or([eb('strengths', '!=', ''), eb('opportunities', '!=', '')]))
    .orderBy('wijkCode')
    .orderBy('locationName')
    .execute()
  return rows.flatMap(({ wijkCode, locationName, ...notes }) =>
    wijkCode === null || locationName === null ? [] : [{ wijkCode, locationName, ...notes }],
  )
}
