import type { Child } from '../../contract/children.ts'
import { ageInMonths } from '../../contract/dates.ts'
import { shortName } from '../../contract/names.ts'
import type { Readable } from '../../backend/handler.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import { childrenAsOf, statusOn } from './list.ts'

type Db = Readable<VoorschoolTables>

/** All but the placements, which are asked of their own feature. */
export async function readChild(db: Db, id: string, today: string): Promise<Omit<Child, 'placements'> | undefined> {
  const row = await childrenAsOf(db, today)
    .leftJoin('user as mentor', 'mentor.id', 'child.mentorId')
    .selectAll('child')
    .select(['mentor.name as mentorName', statusOn(today).as('status'), 'advies.id as adviesId'])
    .where('child.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { searchName: _searchName, adviesId, ...child } = row
  return {
    ...child,
    name: shortName(child.firstName, child.lastName),
    ageMonths: ageInMonths(child.bornOn, today),
    advies: adviesId === null ? null : await readAdvies(db, adviesId),
    lastSeen: await readLastSeen(db, id),
  }
}

async function readAdvies(db: Db, id: string): Promise<Child['advies']> {
  const advies = await db.selectFrom('advies').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const reasons = await db.selectFrom('adviesReason').select('reason').where('adviesId', '=', id).orderBy('reason').execute()
  return { ...advies, reasons: reasons.map((one) => one.reason) }
}

async function readLastSeen(db: Db, childId: string): Promise<Child['lastSeen']> {
  const rows = await db.selectFrom('childDomain').select(['domain', 'lastSeenOn']).where('childId', '=', childId).execute()
  const seen = new Map(rows.map((row) => [row.domain, row.lastSeenOn]))
  return {
    taal: seen.get('taal') ?? null,
    rekenen: seen.get('rekenen') ?? null,
    motoriek: seen.get('motoriek') ?? null,
    sociaal_emotioneel: seen.get('sociaal_emotioneel') ?? null,
  }
}

/** The first day of which anything is recorded about the child. */
export async function firstRecordedOn(db: Db, childId: string): Promise<string | null> {
  const rows = [
    await db
      .selectFrom('placement')
      .select(({ fn }) => fn.min<string | null>('startsOn').as('day'))
      .where('childId', '=', childId)
      .executeTakeFirst(),
    await db
      .selectFrom('advies')
      .select(({ fn }) => fn.min<string | null>('advisedOn').as('day'))
      .where('childId', '=', childId)
      .executeTakeFirst(),
    await db
      .selectFrom('contact')
      .select(({ fn }) => fn.min<string | null>('contactedOn').as('day'))
      .where('childId', '=', childId)
      .where('withdrawnAt', 'is', null)
      .executeTakeFirst(),
    await db
      .selectFrom('observationChild')
      .innerJoin('observation', 'observation.id', 'observationChild.observationId')
      .select(({ fn }) => fn.min<string | null>('observation.observedOn').as('day'))
      .where('observationChild.childId', '=', childId)
      .where('observation.withdrawnAt', 'is', null)
      .executeTakeFirst(),
  ]
  const days = rows.flatMap((row) => row?.day ?? [])
  return days.sort()[0] ?? null
}
