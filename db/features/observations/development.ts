import { AppError } from '../../contract/errors.ts'
import { ageInMonths } from '../../contract/dates.ts'
import { shortName } from '../../contract/names.ts'
import { domains, type Observation, type observationsContract } from '../../contract/observations.ts'
import type { Output, Parsed } from '../../contract/operation.ts'
import type { QueryContext } from '../../backend/handler.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import type { Readable } from '../../schema/kysely.ts'
import { isStanding } from '../../schema/standing.ts'
import { childrenNow } from './children-now.ts'
import { readNumbered } from './queries.ts'

type Contract = typeof observationsContract
type Development = Output<Contract['observations.development']>

const mostPerDomain = 200
const mostPerChild = 1_000

/** One child's observations on a line of time per domain; an observation of two domains stands on both lines. */
export async function readDevelopment(
  context: QueryContext<VoorschoolTables>,
  { childId, from, until }: Parsed<Contract['observations.development']>,
): Promise<Development> {
  const { db, session } = context
  context.subject(childId)
  const child = await db
    .selectFrom('child')
    .select(({ selectFrom }) => [
      'firstName',
      'lastName',
      'bornOn',
      selectFrom('placement')
        .select(({ fn }) => fn.min<string | null>('placement.startsOn').as('placedOn'))
        .whereRef('placement.childId', '=', 'child.id')
        .as('placedOn'),
    ])
    .where('id', '=', childId)
    .executeTakeFirst()
  if (child === undefined) throw new AppError('not-found')
  const found = await db
    .selectFrom('observationChild')
    .innerJoin('observation', 'observation.id', 'observationChild.observationId')
    .select('observation.number')
    .where('observationChild.childId', '=', childId)
    .where(isStanding)
    .$if(from !== undefined, (query) => query.where('observation.observedOn', '>=', from ?? ''))
    .$if(until !== undefined, (query) => query.where('observation.observedOn', '<=', until ?? ''))
    .orderBy('observation.observedOn', 'desc')
    .orderBy('observation.number', 'desc')
    .limit(mostPerChild)
    .execute()
  const newestFirst = await readNumbered(
    db,
    found.map((row) => row.number),
    session.userId,
  )
  const lineOf = (isOnLine: (observation: Observation) => boolean) =>
    newestFirst
      .filter(isOnLine)
      .slice(0, mostPerDomain)
      .reverse()
      .map((observation) => pointOf(observation, child.bornOn))
  const without = lineOf((one) => one.domains.length === 0)
  return {
    childId,
    name: shortName(child.firstName, child.lastName),
    bornOn: child.bornOn,
    placedOn: child.placedOn,
    domains: [
      ...domains.map((domain) => ({ domain, observations: lineOf((one) => one.domains.includes(domain)) })),
      ...(without.length === 0 ? [] : [{ domain: null, observations: without }]),
    ],
  }
}

function pointOf(observation: Observation, bornOn: string): Development['domains'][number]['observations'][number] {
  const { id, text, observedOn, subDomains, level, wellbeing, involvement, context, instrument, moment, isStaffOnly, authorName } =
    observation
  return {
    id,
    text,
    observedOn,
    subDomains,
    level,
    wellbeing,
    involvement,
    context,
    instrument,
    moment,
    isStaffOnly,
    authorName,
    ageMonths: ageInMonths(bornOn, observedOn),
  }
}

/** How much of the group we saw, per domain; and whom not, so that somebody can look. */
export async function readCoverage(
  db: Readable<VoorschoolTables>,
  { groupId, from, until }: Parsed<Contract['observations.coverage']>,
  today: string,
): Promise<Output<Contract['observations.coverage']>> {
  const rows = await childrenNow(db, today).where('placement.groupId', '=', groupId).execute()
  const children = [...new Map(rows.map((row) => [row.childId, row])).values()]
  const seen = await db
    .selectFrom('observationChild')
    .innerJoin('observation', 'observation.id', 'observationChild.observationId')
    .innerJoin('observationDomain', 'observationDomain.observationId', 'observation.id')
    .select(['observationChild.childId', 'observationDomain.domain'])
    .distinct()
    .where(
      'observationChild.childId',
      'in',
      children.map((child) => child.childId),
    )
    .where(isStanding)
    .where('observation.observedOn', '>=', from)
    .where('observation.observedOn', '<=', until)
    .execute()
  const isSeen = new Set(seen.map((one) => `${one.childId} ${one.domain}`))
  return {
    children: children.length,
    domains: domains.map((domain) => {
      const notSeen = children
        .filter(({ childId }) => !isSeen.has(`${childId} ${domain}`))
        .map(({ childId, firstName, lastName }) => ({ childId, name: shortName(firstName, lastName) }))
      return { domain, seen: children.length - notSeen.length, notSeen }
    }),
  }
}
