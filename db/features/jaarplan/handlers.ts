import type { CommandContext, Handlers } from '../../backend/handler.ts'
import type { jaarplanContract } from '../../contract/jaarplan.ts'
import { asSeen, changeRow, removeRow, type Seen } from '../../schema/changes.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import { requireMove, requireReachableShare } from './rules.ts'

/** More goals than anybody can work on; an export holds at most 200. */
const mostGoals = 500

export const jaarplanHandlers = {
  'jaarplan.list': (ctx, { schoolYear }) =>
    ctx.db
      .selectFrom('goal')
      .selectAll()
      .where('schoolYear', '=', schoolYear)
      .where('scope', '=', 'locatie')
      .orderBy('id')
      .limit(mostGoals)
      .execute(),

  'jaarplan.addGoal': async (ctx, goal) => {
    requireReachableShare(goal)
    const id = ctx.newId()
    ctx.subject(id)
    await ctx.db
      .insertInto('goal')
      .values({ id, scope: 'locatie', status: 'concept', ...goal, version: 1 })
      .execute()
    return { id, version: 1 }
  },

  'jaarplan.changeGoal': async (ctx, { id, version, ...goal }) => {
    await requireGoal(ctx, { id, version })
    requireReachableShare(goal)
    return changeRow(ctx.db, 'goal', { id, version }, goal)
  },

  'jaarplan.setStatus': async (ctx, { status, ...seen }) => {
    const goal = await requireGoal(ctx, seen)
    requireMove(goal.status, status)
    return changeRow(ctx.db, 'goal', seen, { status })
  },

  'jaarplan.removeGoal': async (ctx, seen) => {
    await requireGoal(ctx, seen)
    await removeRow(ctx.db, 'goal', seen)
    return { id: seen.id }
  },
} satisfies Handlers<typeof jaarplanContract>

/** One of this location's own goals, as the user saw it. */
async function requireGoal(ctx: CommandContext<VoorschoolTables>, seen: Seen) {
  ctx.subject(seen.id)
  return asSeen(
    await ctx.db.selectFrom('goal').selectAll().where('id', '=', seen.id).where('scope', '=', 'locatie').executeTakeFirst(),
    seen,
  )
}
