import { sql } from 'kysely'
import { addDays } from '../contract/dates.ts'
import { shortName } from '../contract/names.ts'
import type { Output } from '../contract/operation.ts'
import type { parentsContract } from '../contract/parents.ts'
import { childrenPlacedOn } from './as-of.ts'
import type { VoorschoolTables } from './database.ts'
import type { Readable } from './kysely.ts'

type Family = Output<(typeof parentsContract)['parents.unreached']>[number]

export interface UnreachedOptions {
  readonly today: string
  /** The setting `unreachedAfterDays`. */
  readonly afterDays: number
  readonly limit: number
}

/**
 * Families of children placed on `today`, whose first placement started at least `afterDays` ago, without a contact
 * `bereikt` in those days; who was reached longest ago, or never since the first day, comes first. What a family's line
 * shows beside that is looked up for the first `limit` only.
 */
export async function unreachedFamilies(
  db: Readable<VoorschoolTables>,
  { today, afterDays, limit }: UnreachedOptions,
): Promise<{ families: Family[]; total: number }> {
  const boundary = addDays(today, -afterDays)
  const unreached = db
    .selectFrom(childrenPlacedOn(db, today).as('placed'))
    .innerJoin('child', 'child.id', 'placed.childId')
    .select((eb) => [
      'child.id as childId',
      'child.firstName as firstName',
      'child.lastName as lastName',
      'child.searchName as searchName',
      'child.homeLanguage as homeLanguage',
      'placed.firstStartsOn as firstStartsOn',
      eb
        .selectFrom('contact')
        .select(({ fn }) => fn.max<string | null>('contact.contactedOn').as('lastOn'))
        .whereRef('contact.childId', '=', 'placed.childId')
        .where('contact.outcome', '=', 'bereikt')
        .where('contact.withdrawnAt', 'is', null)
        .where('contact.contactedOn', '<=', boundary)
        .as('lastReachedOn'),
      sql<number>`count(*) over ()`.as('total'),
    ])
    .where('placed.firstStartsOn', '<=', boundary)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('contact')
            .select('contact.id')
            .whereRef('contact.childId', '=', 'placed.childId')
            .where('contact.outcome', '=', 'bereikt')
            .where('contact.withdrawnAt', 'is', null)
            .where('contact.contactedOn', '>', boundary)
            .where('contact.contactedOn', '<=', today),
        ),
      ),
    )
    .orderBy(longestFirst)
    .orderBy('searchName')
    .orderBy('childId')
    .limit(limit)

  const rows = await db
    .selectFrom(unreached.as('family'))
    .select((eb) => [
      'family.childId',
      'family.firstName',
      'family.lastName',
      'family.homeLanguage',
      'family.lastReachedOn',
      'family.total',
      eb
        .selectFrom('placement')
        .innerJoin('group', 'group.id', 'placement.groupId')
        .select('group.name')
        .whereRef('placement.childId', '=', 'family.childId')
        .where('placement.startsOn', '<=', today)
        .where((or) => or.or([or('placement.endsOn', 'is', null), or('placement.endsOn', '>=', today)]))
        .orderBy('placement.startsOn')
        .orderBy('placement.id')
        .limit(1)
        .as('groupName'),
      eb
        .selectFrom('contact as attempt')
        .select(({ fn }) => fn.countAll<number>().as('attempts'))
        .whereRef('attempt.childId', '=', 'family.childId')
        .where('attempt.outcome', '!=', 'bereikt')
        .where('attempt.withdrawnAt', 'is', null)
        .where('attempt.contactedOn', '<=', today)
        .where((or) => or.or([or('family.lastReachedOn', 'is', null), or('attempt.contactedOn', '>', or.ref('family.lastReachedOn'))]))
        .as('attemptsSince'),
    ])
    .orderBy(longestFirst)
    .orderBy('family.searchName')
    .orderBy('family.childId')
    .execute()
  const families = rows.map(({ firstName, lastName, attemptsSince, total: _, ...row }) => ({
    ...row,
    childName: shortName(firstName, lastName),
    attemptsSince: attemptsSince ?? 0,
  }))
  return { families, total: rows[0]?.total ?? 0 }
}

/** Never reached counts from the first day of placement. */
const longestFirst = sql`coalesce(last_reached_on, first_starts_on)`
