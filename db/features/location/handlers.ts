import { AppError } from '../../contract/errors.ts'
import type { Location, locationContract } from '../../contract/location.ts'
import type { Handlers, Readable } from '../../backend/handler.ts'
import { changeRow } from '../../schema/changes.ts'
import type { VoorschoolTables } from '../../schema/database.ts'

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
} satisfies Handlers<typeof locationContract>

/** A voorschool workspace holds exactly one location, made with it. */
async function readLocation(db: Readable<VoorschoolTables>): Promise<Location> {
  const row = await db.selectFrom('location').selectAll().executeTakeFirst()
  if (row === undefined) throw new AppError('not-found')
  const { id, hasPilotForTwoYearOlds, ...fields } = row
  return { ...fields, locationId: id, hasPilotForTwoYearOlds: hasPilotForTwoYearOlds === 1 }
}
