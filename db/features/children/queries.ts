import type { Child } from '../../contract/children.ts'
import { ageInMonths } from '../../contract/dates.ts'
import { shortName } from '../../contract/names.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import type { Readable } from '../../schema/kysely.ts'
import { siblingsOf } from './family.ts'
import { childrenAsOf, statusOn } from './list.ts'

type Db = Readable<VoorschoolTables>

/** What the features of their own know of a child is asked of them: see `readWholeChild`. */
export type OwnPart = Omit<Child, 'placements' | 'advies' | 'statuses' | 'support' | 'handover'>

export async function readChild(db: Db, id: string, today: string): Promise<OwnPart | undefined> {
  const row = await childrenAsOf(db, today)
    .leftJoin('user as mentor', 'mentor.id', 'child.mentorId')
    .selectAll('child')
    .select(['mentor.name as mentorName', statusOn(today).as('status')])
    .where('child.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { searchName: _searchName, ...child } = row
  return {
    ...child,
    languages: await readLanguages(db, id),
    name: shortName(child.firstName, child.lastName),
    ageMonths: ageInMonths(child.bornOn, today),
    lastSeen: await readLastSeen(db, id),
    siblings: await siblingsOf(db, id, today),
  }
}

/** In the order in which they were typed. */
export async function readLanguages(db: Db, childId: string): Promise<string[]> {
  const rows = await db.selectFrom('childLanguage').select('name').where('childId', '=', childId).orderBy('position').execute()
  return rows.map((row) => row.name)
}

/** As many as anybody looks through. */
const mostSchools = 100

/** Destination schools that were filled in before, the most used first. */
export async function usedSchools(db: Db): Promise<{ name: string; brin: string | null; children: number }[]> {
  return db
    .selectFrom('child')
    .select(({ ref, fn }) => [ref('schoolName').$notNull().as('name'), 'schoolBrin as brin', fn.countAll<number>().as('children')])
    .where('schoolName', 'is not', null)
    .groupBy(['schoolName', 'schoolBrin'])
    .orderBy('children', 'desc')
    .orderBy('name')
    .limit(mostSchools)
    .execute()
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
      .selectFrom('adviesState')
      .select(({ fn }) => fn.min<string | null>('sinceOn').as('day'))
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
