import { sql } from 'kysely'
import type { BulkPlan, BulkStep } from '../../contract/bulk.ts'
import { addDays } from '../../contract/dates.ts'
import { AppError, breakRule } from '../../contract/errors.ts'
import { shortName } from '../../contract/names.ts'
import type { placementsContract } from '../../contract/placements.ts'
import type { Handlers } from '../../backend/handler.ts'
import { changeRow, removeRow } from '../../schema/changes.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import { recordFieldChanges } from '../../schema/field-changes.ts'
import type { Readable } from '../../schema/kysely.ts'
import { requireOtherGroups, stepsOf, type PlannedStep } from './bulk-rules.ts'
import { insertPlacement, readChildRow, requirePlacement, type Context } from './place.ts'
import { dagdelenOfPlacement } from './queries.ts'

type Bulk = 'placements.previewBulk' | 'placements.applyBulk' | 'placements.undoBulk' | 'placements.listBulk'

/** How many changes of the past the page shows. */
const shown = 10

export const bulkHandlers = {
  /** Does it and takes it back: what the preview says is what the rules say, with every step on top of the ones before. */
  'placements.previewBulk': async (context, { plan, exceptChildIds }) => {
    requireOtherGroups(plan)
    const except = new Set(exceptChildIds)
    const steps = await stepsNow(context, plan)
    const chosen = steps.filter((step) => !except.has(step.childId))
    const problems = await withoutKeeping(context, () => takeSteps(context, null, chosen))
    const problemOf = new Map(chosen.map((step, index) => [step, problems[index] ?? null]))
    return describe(
      context.db,
      steps,
      steps.map((step) => problemOf.get(step) ?? null),
    )
  },

  'placements.applyBulk': async (context, { plan, childIds }) => {
    requireOtherGroups(plan)
    const chosen = new Set(childIds)
    const steps = (await stepsNow(context, plan)).filter((step) => chosen.has(step.childId))
    if (new Set(steps.map((step) => step.childId)).size !== chosen.size) breakRule('bulk-outdated')
    const id = context.newId()
    context.subject(id)
    context.figures({ children: chosen.size })
    const madeAt = context.now()
    await context.db
      .insertInto('bulkChange')
      .values({ id, kind: plan.kind, children: chosen.size, madeAt, madeBy: context.session.userId, undoneAt: null })
      .execute()
    const outcomes = await takeSteps(context, id, steps)
    const problems = outcomes.filter((problem) => problem !== null).length
    if (problems > 0) breakRule('bulk-problems', { count: problems })
    return { id, children: chosen.size }
  },

  /** All of it or nothing: refused when somebody changed one of them since, or gave a place away meanwhile. */
  'placements.undoBulk': async (context, { id }) => {
    const { db } = context
    context.subject(id)
    const change = await db.selectFrom('bulkChange').select('undoneAt').where('id', '=', id).executeTakeFirst()
    if (change === undefined) throw new AppError('not-found')
    if (change.undoneAt !== null) breakRule('bulk-undone')
    await takeBack(context, id)
    await db.updateTable('bulkChange').set({ undoneAt: context.now() }).where('id', '=', id).execute()
    return { id }
  },

  'placements.listBulk': async ({ db }) =>
    db
      .selectFrom('bulkChange')
      .innerJoin('user', 'user.id', 'bulkChange.madeBy')
      .select(['bulkChange.id', 'kind', 'children', 'madeAt', 'user.name as madeByName', 'undoneAt'])
      .orderBy('madeAt', 'desc')
      .orderBy('bulkChange.id', 'desc')
      .limit(shown)
      .execute(),
} satisfies Pick<Handlers<typeof placementsContract>, Bulk>

async function stepsNow({ db, today }: Context, plan: BulkPlan): Promise<PlannedStep[]> {
  const rows = await db
    .selectFrom('placement')
    .innerJoin('child', 'child.id', 'placement.childId')
    .select(['placement.id', 'placement.childId', 'placement.groupId', 'placement.startsOn', 'placement.endsOn', 'child.bornOn'])
    .where('child.leftOn', 'is', null)
    .where((eb) => eb.or([eb('placement.endsOn', 'is', null), eb('placement.endsOn', '>=', today())]))
    .execute()
  return stepsOf(plan, rows)
}

type Problem = BulkStep['problem']

/**
 * First everybody goes out of the group that she leaves, then everybody goes in: so groups can change places. Answers, per step, the
 * rule that stands in its way; such a step changes nothing.
 */
async function takeSteps(context: Context, bulkId: string | null, steps: readonly PlannedStep[]): Promise<Problem[]> {
  const problems: Problem[] = []
  for (const step of steps) problems.push(await attempt(context, () => goOut(context, bulkId, step)))
  for (const [index, step] of steps.entries()) {
    if (step.action === 'leave' || problems[index] !== null) continue
    problems[index] = await attempt(context, () => goIn(context, bulkId, step))
  }
  return problems
}

async function goOut(context: Context, bulkId: string | null, step: PlannedStep): Promise<void> {
  const { db } = context
  const lastDay = step.action === 'leave' ? step.on : addDays(step.on, -1)
  const placements = await db
    .selectFrom('placement')
    .select(['id', 'startsOn', 'endsOn', 'version'])
    .where('childId', '=', step.childId)
    .$if(step.action === 'move', (query) => query.where('id', '=', step.action === 'move' ? step.placementId : ''))
    .where((eb) => eb.or([eb('endsOn', 'is', null), eb('endsOn', '>', lastDay)]))
    .execute()
  if (placements.some((one) => one.startsOn > lastDay)) breakRule('bulk-later-placement')
  for (const { id, endsOn, version } of placements) {
    const saved = await changeRow(db, 'placement', { id, version }, { endsOn: lastDay })
    if (bulkId !== null)
      await db.insertInto('bulkEnded').values({ bulkId, placementId: id, formerEndsOn: endsOn, version: saved.version }).execute()
  }
  if (step.action === 'leave') await leave(context, bulkId, step)
}

async function leave(context: Context, bulkId: string | null, { childId, on }: PlannedStep): Promise<void> {
  const { version } = await readChildRow(context.db, childId)
  await recordFieldChanges(context, { childId, about: 'child', aboutId: childId }, {}, { leftOn: on })
  const saved = await changeRow(context.db, 'child', { id: childId, version }, { leftOn: on })
  if (bulkId !== null) await context.db.insertInto('bulkLeft').values({ bulkId, childId, version: saved.version }).execute()
}

async function goIn(context: Context, bulkId: string | null, step: Extract<PlannedStep, { action: 'move' }>): Promise<void> {
  const { db } = context
  const dagdelen = await dagdelenOfPlacement(db, step.placementId)
  const { childId, toGroupId: groupId, on: startsOn, endsOn } = step
  const { id } = await insertPlacement(context, childId, { groupId, startsOn, endsOn, dagdelen })
  if (bulkId !== null) await db.insertInto('bulkMade').values({ bulkId, placementId: id }).execute()
}

async function takeBack(context: Context, bulkId: string): Promise<void> {
  const { db } = context
  const made = await db.selectFrom('bulkMade').select('placementId').where('bulkId', '=', bulkId).execute()
  for (const { placementId } of made) await removeRow(db, 'placement', { id: placementId, version: 1 })
  const left = await db.selectFrom('bulkLeft').select(['childId', 'version']).where('bulkId', '=', bulkId).execute()
  for (const { childId, version } of left) {
    const { leftOn } = await readChildRow(db, childId)
    await recordFieldChanges(context, { childId, about: 'child', aboutId: childId }, { leftOn }, { leftOn: null })
    await changeRow(db, 'child', { id: childId, version }, { leftOn: null })
  }
  const ended = await db
    .selectFrom('bulkEnded')
    .innerJoin('placement', 'placement.id', 'bulkEnded.placementId')
    .select(['placement.id', 'placement.childId', 'placement.groupId', 'placement.startsOn', 'bulkEnded.formerEndsOn', 'bulkEnded.version'])
    .where('bulkEnded.bulkId', '=', bulkId)
    .execute()
  for (const { id, childId, groupId, startsOn, formerEndsOn: endsOn, version } of ended) {
    const dagdelen = await dagdelenOfPlacement(db, id)
    await requirePlacement(context, { id, childId, groupId, startsOn, endsOn, dagdelen }, await readChildRow(db, childId))
    await changeRow(db, 'placement', { id, version }, { endsOn })
  }
}

async function describe(db: Readable<VoorschoolTables>, steps: readonly PlannedStep[], problems: readonly Problem[]): Promise<BulkStep[]> {
  if (steps.length === 0) return []
  const childIds = [...new Set(steps.map((step) => step.childId))]
  const children = await db.selectFrom('child').select(['id', 'firstName', 'lastName', 'bornOn']).where('id', 'in', childIds).execute()
  const groups = new Map((await db.selectFrom('group').select(['id', 'name']).execute()).map((group) => [group.id, group.name]))
  const byId = new Map(children.map((child) => [child.id, child]))
  return steps.flatMap((step, index) => {
    const child = byId.get(step.childId)
    if (child === undefined) return []
    return {
      childId: child.id,
      name: shortName(child.firstName, child.lastName),
      bornOn: child.bornOn,
      groupName: groups.get(step.groupId) ?? '',
      action: step.action,
      on: step.on,
      toGroupName: step.action === 'move' ? (groups.get(step.toGroupId) ?? '') : null,
      problem: problems[index] ?? null,
    }
  })
}

/** Runs one step; when a rule forbids it, everything of this step is taken back and the rule is the answer. */
async function attempt({ db }: Context, take: () => Promise<void>): Promise<Problem> {
  await sql`SAVEPOINT step`.execute(db)
  try {
    await take()
    await sql`RELEASE step`.execute(db)
    return null
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'rule-broken') throw error
    await sql`ROLLBACK TO step`.execute(db)
    await sql`RELEASE step`.execute(db)
    const { rule, ...figures } = error.details
    return { rule: String(rule), figures }
  }
}

async function withoutKeeping<R>({ db }: Context, run: () => Promise<R>): Promise<R> {
  await sql`SAVEPOINT preview`.execute(db)
  try {
    return await run()
  } finally {
    await sql`ROLLBACK TO preview`.execute(db)
    await sql`RELEASE preview`.execute(db)
  }
}
