import { AppError } from '../../contract/errors.ts'
import type { Closure, Location, locationContract } from '../../contract/location.ts'
import { schoolYearDays } from '../../contract/opening.ts'
import type { Handlers } from '../../backend/handler.ts'
import { asSeen, changeRow, removeRow } from '../../schema/changes.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import type { Readable } from '../../schema/kysely.ts'
import { describeSchoolYear, requireClosure } from './rules.ts'

type Db = Readable<VoorschoolTables>

export const locationHandlers = {
  'location.read': async ({ db }) => readLocation(db),

  'location.change': async (context, { version, hasPilotForTwoYearOlds, ...fields }) => {
    const { locationId } = await readLocation(context.db)
    context.subject(locationId)
    return changeRow(
      context.db,
      'location',
      { id: locationId, version },
      { ...fields, hasPilotForTwoYearOlds: hasPilotForTwoYearOlds ? 1 : 0 },
    )
  },

  'location.closures': async ({ db }, period) => readClosures(db, period),

  'location.schoolYear': async ({ db }, { schoolYear }) => {
    const { startsOn, endsOn } = schoolYearDays(schoolYear)
    return describeSchoolYear(schoolYear, await readClosures(db, { from: startsOn, until: endsOn }))
  },

  'location.addClosure': async (context, closure) => {
    const id = context.newId()
    context.subject(id)
    requireClosure(closure, await otherClosures(context.db, null))
    await context.db
      .insertInto('closure')
      .values({ ...closure, id, version: 1 })
      .execute()
    return { id, version: 1 }
  },

  'location.changeClosure': async ({ db, subject }, { id, version, ...closure }) => {
    subject(id)
    asSeen(await db.selectFrom('closure').selectAll().where('id', '=', id).executeTakeFirst(), { id, version })
    requireClosure(closure, await otherClosures(db, id))
    return changeRow(db, 'closure', { id, version }, closure)
  },

  'location.removeClosure': async ({ db, subject }, seen) => {
    subject(seen.id)
    await removeRow(db, 'closure', seen)
    return { id: seen.id }
  },
} satisfies Handlers<typeof locationContract>

/** A voorschool workspace holds exactly one location, made with it. */
async function readLocation(db: Db): Promise<Location> {
  const row = await db.selectFrom('location').selectAll().executeTakeFirst()
  if (row === undefined) throw new AppError('not-found')
  const { id, hasPilotForTwoYearOlds, ...fields } = row
  return { ...fields, locationId: id, hasPilotForTwoYearOlds: hasPilotForTwoYearOlds === 1 }
}

async function readClosures(db: Db, { from, until }: { from?: string | undefined; until?: string | undefined }): Promise<Closure[]> {
  return db
    .selectFrom('closure')
    .selectAll()
    .$if(from !== undefined, (query) => query.where('endsOn', '>=', from ?? ''))
    .$if(until !== undefined, (query) => query.where('startsOn', '<=', until ?? ''))
    .orderBy('startsOn')
    .orderBy('id')
    .execute()
}

async function otherClosures(db: Db, exceptId: string | null): Promise<Closure[]> {
  return (await readClosures(db, {})).filter((one) => one.id !== exceptId)
}
