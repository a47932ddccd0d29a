import { breakRule } from '../../contract/errors.ts'
import type { groupsContract } from '../../contract/groups.ts'
import { shortName } from '../../contract/names.ts'
import type { Reduction } from '../../contract/planning.ts'
import type { CommandContext, Handlers } from '../../backend/handler.ts'
import { asSeen, changeRow } from '../../schema/changes.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import type { Readable } from '../../schema/kysely.ts'
import { childrenInGroup, plannedFrom, readGroupRow, readReductions } from './queries.ts'
import { requireReduction, requireReductionHolds } from './rules.ts'
import { firstDayThatFits, planByHalfDay, whoWouldMove } from './what-if.ts'

type Context = CommandContext<VoorschoolTables>
type ReductionHandlers = Pick<
  Handlers<typeof groupsContract>,
  'groups.whatIf' | 'groups.reduce' | 'groups.endReduction' | 'groups.withdrawReduction' | 'groups.restoreReduction'
>

/** Making a group smaller: what it would take, the decision, and its end. */
export const reductionHandlers: ReductionHandlers = {
  'groups.whatIf': async ({ db, ask }, { groupId, maximum, from }) => {
    await readGroupRow(db, groupId)
    const window = { startsOn: from, endsOn: null }
    const { children } = await plannedFrom(db, groupId, from)
    const moves = whoWouldMove(maximum, children, window)
    const names = await namesOf(
      db,
      moves.map((one) => one.personId),
    )
    return {
      maximum,
      from,
      childCount: new Set(children.map((one) => one.personId)).size,
      share: await shareOn(from),
      dagdelen: planByHalfDay(children, window).map((one) => ({ ...one, over: Math.max(0, one.planned - maximum) })),
      moves: moves.map(({ personId, placedOn, dagdelen }) => ({
        childId: personId,
        name: names.get(personId) ?? '',
        placedOn,
        dagdelen: [...dagdelen],
      })),
      fitsFrom: firstDayThatFits(maximum, children, window),
    }

    async function shareOn(day: string) {
      const needing = (await ask('support.shareByGroup', { on: day })).find((one) => one.groupId === groupId)
      const placed = await childrenInGroup(db, groupId, day)
      return { children: placed.length, withSupportNeed: needing?.withNeed ?? 0, withAdvies: placed.filter((one) => one.hasAdvies).length }
    }
  },

  'groups.reduce': async (context, { groupId, ...reduction }) => {
    const id = context.newId()
    context.subject(groupId)
    await requireDecision(context, groupId, reduction, null)
    await context.db
      .insertInto('groupReduction')
      .values({ ...reduction, id, groupId, decidedBy: context.session.userId, decidedAt: context.now(), withdrawnAt: null, version: 1 })
      .execute()
    context.figures({ maximum: reduction.maximum })
    return { id, version: 1 }
  },

  'groups.endReduction': async (context, { id, version, endsOn }) => {
    const reduction = await readReduction(context, { id, version })
    context.subject(reduction.groupId)
    await requireDecision(context, reduction.groupId, { ...reduction, endsOn }, id)
    return changeRow(context.db, 'groupReduction', { id, version }, { endsOn })
  },

  'groups.withdrawReduction': async (context, seen) => {
    context.subject((await readReduction(context, seen)).groupId)
    return changeRow(context.db, 'groupReduction', seen, { withdrawnAt: context.now() })
  },

  'groups.restoreReduction': async (context, seen) => {
    const reduction = await readReduction(context, seen)
    context.subject(reduction.groupId)
    await requireDecision(context, reduction.groupId, reduction, seen.id)
    return changeRow(context.db, 'groupReduction', seen, { withdrawnAt: null })
  },
}

async function readReduction({ db }: Context, seen: { readonly id: string; readonly version: number }) {
  return asSeen(await db.selectFrom('groupReduction').selectAll().where('id', '=', seen.id).executeTakeFirst(), seen)
}

async function requireDecision(
  { db, today }: Context,
  groupId: string,
  { maximum, startsOn, endsOn }: Reduction,
  ownId: string | null,
): Promise<void> {
  const group = await readGroupRow(db, groupId)
  if (group.isActive === 0) breakRule('group-closed')
  const standing = (await readReductions(db, [groupId])).get(groupId)?.filter((one) => one.withdrawnAt === null && one.id !== ownId) ?? []
  const { children } = await plannedFrom(db, groupId, today())
  requireReduction({ maximum, startsOn, endsOn }, group.maximum, standing)
  requireReductionHolds({ maximum, startsOn, endsOn }, children, today())
}

async function namesOf(db: Readable<VoorschoolTables>, childIds: readonly string[]): Promise<Map<string, string>> {
  if (childIds.length === 0) return new Map()
  const rows = await db.selectFrom('child').select(['id', 'firstName', 'lastName']).where('id', 'in', childIds).execute()
  return new Map(rows.map((row) => [row.id, shortName(row.firstName, row.lastName)]))
}
