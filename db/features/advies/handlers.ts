import { AppError } from '../../contract/errors.ts'
import type { Advies, adviesContract } from '../../contract/advies.ts'
import type { CommandContext, Handlers } from '../../backend/handler.ts'
import { asSeen, changeRow } from '../../schema/changes.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import { requireAdviesDays, type AdviesDays } from './rules.ts'

type Context = CommandContext<VoorschoolTables>

export const adviesHandlers = {
  /** Newest first; the first is the one that counts. */
  'advies.list': async ({ db }, { childId }) => {
    const rows = await db
      .selectFrom('advies')
      .selectAll()
      .where('childId', '=', childId)
      .orderBy('advisedOn', 'desc')
      .orderBy('id', 'desc')
      .execute()
    const reasons = await db
      .selectFrom('adviesReason')
      .innerJoin('advies', 'advies.id', 'adviesReason.adviesId')
      .select(['adviesReason.adviesId', 'adviesReason.reason'])
      .where('advies.childId', '=', childId)
      .orderBy('adviesReason.reason')
      .execute()
    return rows.map((row) => ({ ...row, reasons: reasons.filter((one) => one.adviesId === row.id).map((one) => one.reason) }))
  },

  'advies.record': async (context, { reasons, ...fields }) => {
    const id = context.newId()
    context.subject(fields.childId)
    await requireDays(context, fields.childId, fields)
    await context.db
      .insertInto('advies')
      .values({ ...fields, id, version: 1 })
      .execute()
    await insertReasons(context, id, reasons)
    return { id, version: 1 }
  },

  'advies.change': async (context, { id, version, reasons, ...fields }) => {
    const row = await context.db.selectFrom('advies').select(['id', 'childId', 'version']).where('id', '=', id).executeTakeFirst()
    const { childId } = asSeen(row, { id, version })
    context.subject(childId)
    await requireDays(context, childId, fields)
    const saved = await changeRow(context.db, 'advies', { id, version }, fields)
    await context.db.deleteFrom('adviesReason').where('adviesId', '=', id).execute()
    await insertReasons(context, id, reasons)
    return saved
  },
} satisfies Handlers<typeof adviesContract>

async function requireDays({ db, today }: Context, childId: string, days: AdviesDays): Promise<void> {
  const child = await db.selectFrom('child').select('bornOn').where('id', '=', childId).executeTakeFirst()
  if (child === undefined) throw new AppError('not-found')
  requireAdviesDays(days, { bornOn: child.bornOn, today: today() })
}

async function insertReasons({ db }: Context, adviesId: string, reasons: Advies['reasons']): Promise<void> {
  if (reasons.length === 0) return
  await db
    .insertInto('adviesReason')
    .values([...new Set(reasons)].map((reason) => ({ adviesId, reason })))
    .execute()
}
