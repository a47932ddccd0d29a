import { sql } from 'kysely'
import { daysBetween } from '../../contract/dates.ts'
import { shortName } from '../../contract/names.ts'
import type { Domain } from '../../contract/observations.ts'
import type { TodayCard } from '../../contract/tasks.ts'
import { adviesAsOf, childrenPlacedOn } from '../../schema/as-of.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import type { Readable } from '../../schema/kysely.ts'
import { longestUnseen } from './rules.ts'

type Db = Readable<VoorschoolTables>
type Items<K extends TodayCard['kind']> =
  Extract<TodayCard, { kind: K }> extends { items: infer I; total: number } ? { items: I; total: number } : never

/** Every row carries the number of all rows that match, so that a list and its total are one statement. */
const totalOfAll = sql<number>`count(*) over ()`.as('total')

function totalOf(rows: readonly { readonly total: number }[]): number {
  return rows[0]?.total ?? 0
}

/** Open agreements that are due on `until` or before, of contacts that count; the first due first. */
function agreementsDue(db: Db, until: string) {
  return db
    .selectFrom('agreement')
    .innerJoin('contact', 'contact.id', 'agreement.contactId')
    .where('agreement.doneOn', 'is', null)
    .where('agreement.dueOn', '<=', until)
    .where('contact.withdrawnAt', 'is', null)
}

export async function countAgreementsDue(db: Db, until: string): Promise<number> {
  const { count } = await agreementsDue(db, until)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

export async function firstAgreementsDue(
  db: Db,
  { today, until, limit }: { readonly today: string; readonly until: string; readonly limit: number },
): Promise<Items<'agreements'>> {
  const rows = await agreementsDue(db, until)
    .innerJoin('child', 'child.id', 'contact.childId')
    .selectAll('agreement')
    .select(['contact.childId', 'child.firstName', 'child.lastName', totalOfAll])
    .orderBy('agreement.dueOn')
    .orderBy('agreement.id')
    .limit(limit)
    .execute()
  const items = rows.map(({ firstName, lastName, total: _, ...agreement }) => ({
    ...agreement,
    childName: shortName(firstName, lastName),
    isOverdue: agreement.dueOn < today,
  }))
  return { items, total: totalOf(rows) }
}

/**
 * Placed children with a domain in which they were last seen before `boundary`, or never while placed before it; the
 * longest first, each with its longest unseen domain.
 */
export async function firstUnseen(
  db: Db,
  { today, boundary, limit }: { readonly today: string; readonly boundary: string; readonly limit: number },
): Promise<Items<'unseen'>> {
  const rows = await db
    .selectFrom(childrenPlacedOn(db, today).as('placed'))
    .innerJoin('child', 'child.id', 'placed.childId')
    .leftJoin(
      (eb) =>
        eb
          .selectFrom('childDomain')
          .select(({ fn }) => [
            'childDomain.childId as childId',
            fn.countAll<number>().as('domains'),
            fn.min<string>('childDomain.lastSeenOn').as('oldestOn'),
          ])
          .groupBy('childDomain.childId')
          .as('seen'),
      (join) => join.onRef('seen.childId', '=', 'child.id'),
    )
    .select(['child.id as childId', 'child.firstName', 'child.lastName', 'placed.firstStartsOn', totalOfAll])
    .where((eb) =>
      eb.or([
        eb('seen.oldestOn', '<', boundary),
        eb.and([eb('placed.firstStartsOn', '<', boundary), eb.or([eb('seen.domains', 'is', null), eb('seen.domains', '<', 4)])]),
      ]),
    )
    .orderBy((eb) =>
      eb
        .case()
        .when(eb('seen.domains', 'is', null))
        .then(eb.ref('placed.firstStartsOn'))
        .when(eb.and([eb('seen.domains', '<', 4), eb('placed.firstStartsOn', '<=', eb.ref('seen.oldestOn'))]))
        .then(eb.ref('placed.firstStartsOn'))
        .else(eb.ref('seen.oldestOn'))
        .end(),
    )
    .orderBy('child.searchName')
    .orderBy('child.id')
    .limit(limit)
    .execute()
  const lastSeen = await lastSeenOf(
    db,
    rows.map((row) => row.childId),
  )
  const items = rows.map(({ childId, firstName, lastName, firstStartsOn }) => ({
    childId,
    name: shortName(firstName, lastName),
    ...longestUnseen(firstStartsOn, Object.fromEntries(lastSeen.get(childId) ?? [])),
  }))
  return { items, total: totalOf(rows) }
}

async function lastSeenOf(db: Db, childIds: readonly string[]): Promise<Map<string, [Domain, string][]>> {
  const seen = new Map<string, [Domain, string][]>()
  if (childIds.length === 0) return seen
  const rows = await db.selectFrom('childDomain').selectAll().where('childId', 'in', childIds).execute()
  for (const { childId, domain, lastSeenOn } of rows) seen.set(childId, [...(seen.get(childId) ?? []), [domain, lastSeenOn]])
  return seen
}

/**
 * Children with an advies who are here, had no place since, were offered none that is still open, and for whom no next step of the
 * toeleiding is planned from today on; who waits longest comes first. Says the same as `next` of `advies.list`; a test compares them.
 */
export async function firstWithoutStep(
  db: Db,
  { today, limit }: { readonly today: string; readonly limit: number },
): Promise<Items<'adviesWithoutStep'>> {
  const rows = await db
    .selectFrom(adviesAsOf(db, today).where('advies.state', '=', 'advies').as('advies'))
    .innerJoin('child', 'child.id', 'advies.childId')
    .leftJoin('toeleidingStep as step', (join) =>
      join.on(
        'step.id',
        '=',
        sql<string>`(SELECT s.id FROM toeleiding_step s WHERE s.advies_id = advies.id ORDER BY s.stepped_on DESC, s.id DESC LIMIT 1)`,
      ),
    )
    .select(['child.id as childId', 'child.firstName', 'child.lastName', 'advies.advisedOn', 'step.nextOn as dueOn', totalOfAll])
    .where((eb) => eb.or([eb('child.leftOn', 'is', null), eb('child.leftOn', '>', today)]))
    .where((eb) => eb.or([eb('step.nextOn', 'is', null), eb('step.nextOn', '<', today)]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('placement')
            .select('placement.id')
            .whereRef('placement.childId', '=', 'child.id')
            .where((eb) =>
              eb.or([
                eb('placement.endsOn', 'is', null),
                eb('placement.endsOn', '>=', today),
                eb.and([
                  eb('placement.endsOn', '>=', eb.ref('advies.advisedOn')),
                  eb.or([eb('child.waitlistedOn', 'is', null), eb('placement.endsOn', '>=', eb.ref('child.waitlistedOn'))]),
                ]),
              ]),
            ),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('offer')
            .select('offer.id')
            .whereRef('offer.childId', '=', 'child.id')
            .where('offer.outcome', 'is', null)
            .where('offer.expiresOn', '>=', today),
        ),
      ),
    )
    .orderBy('advies.advisedOn')
    .orderBy('child.searchName')
    .orderBy('child.id')
    .limit(limit)
    .execute()
  const items = rows.map(({ childId, firstName, lastName, advisedOn, dueOn }) => ({
    childId,
    name: shortName(firstName, lastName),
    advisedOn,
    daysWaiting: daysBetween(advisedOn, today),
    dueOn,
  }))
  return { items, total: totalOf(rows) }
}

/** Whether nothing was sent for this peildatum by a location that had a child by then. */
export async function isExportDue(db: Db, peildatum: string): Promise<boolean> {
  const sent = await db.selectFrom('sentDelivery').select('sequence').where('peildatum', '=', peildatum).limit(1).executeTakeFirst()
  if (sent !== undefined) return false
  const child = await db.selectFrom('child').select('id').where('registeredOn', '<=', peildatum).limit(1).executeTakeFirst()
  return child !== undefined
}

export async function readHerstelproef(db: Db): Promise<{ lastGoodAt: string | null; madeAt: string }> {
  const { madeAt } = await db.selectFrom('workspace').select('madeAt').executeTakeFirstOrThrow()
  const { lastGoodAt } = await db
    .selectFrom('herstelproef')
    .where('outcome', '=', 'good')
    .select(({ fn }) => fn.max<string | null>('provedAt').as('lastGoodAt'))
    .executeTakeFirstOrThrow()
  return { lastGoodAt, madeAt }
}

export async function firstPastRetention(
  db: Db,
  { leftUntil, limit }: { readonly leftUntil: string; readonly limit: number },
): Promise<Items<'retentionOver'>> {
  const rows = await db
    .selectFrom('child')
    .select(['id as childId', 'firstName', 'lastName', 'leftOn', totalOfAll])
    .where('leftOn', '<=', leftUntil)
    .orderBy('leftOn')
    .orderBy('id')
    .limit(limit)
    .execute()
  const items = rows.map(({ childId, firstName, lastName, leftOn }) => ({
    childId,
    name: shortName(firstName, lastName),
    leftOn: leftOn ?? leftUntil,
  }))
  return { items, total: totalOf(rows) }
}
