import { AppError } from '../../contract/errors.ts'
import type { adviesContract } from '../../contract/advies.ts'
import type { CommandContext, Handlers } from '../../backend/handler.ts'
import { asSeen, changeRow, removeRow, type Seen } from '../../schema/changes.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import { currentState, readAbout, readLives, statesOf } from './queries.ts'
import {
  requireClosed,
  requireHappened,
  requireKnownReasons,
  requireNothingDone,
  requireOrderedStates,
  requireStep,
  requireStillHere,
  requireTransition,
} from './rules.ts'

type Context = CommandContext<VoorschoolTables>

export const adviesHandlers = {
  'advies.list': async ({ db, today }, { childId }) => readLives(db, childId, today()),

  'advies.record': async (context, { reasons, state, advisedOn, toeleidingStartedOn, ...fields }) => {
    const { db } = context
    const id = context.newId()
    context.subject(fields.childId)
    const child = await requireChild(context, fields.childId)
    requireHappened('advisedOn', advisedOn, child)
    if (toeleidingStartedOn !== null) requireHappened('toeleidingStartedOn', toeleidingStartedOn, child)
    requireStillHere('advisedOn', state, advisedOn, child)
    const before = await currentState(db, fields.childId)
    requireClosed(before?.state)
    if (before !== undefined) requireOrderedStates('advisedOn', [before.sinceOn, advisedOn])
    requireKnownReasons(reasons, await context.setting('indicatiegronden'), [])
    await db
      .insertInto('advies')
      .values({ ...fields, id, version: 1 })
      .execute()
    await insertReasons(context, id, reasons)
    await insertState(context, { adviesId: id, childId: fields.childId, state, sinceOn: advisedOn })
    if (toeleidingStartedOn !== null) {
      await insertStep(context, id, { kind: 'gestart', steppedOn: toeleidingStartedOn, reason: null, note: null, nextOn: null })
    }
    return { id, version: 1 }
  },

  'advies.advance': async (context, { id, version, state, sinceOn }) => {
    const { childId, states } = await readSeen(context, { id, version })
    const last = requireOne(states.at(-1))
    const child = await requireChild(context, childId)
    requireTransition(last.state, state)
    requireHappened('sinceOn', sinceOn, child)
    requireStillHere('sinceOn', state, sinceOn, child)
    requireOrderedStates('sinceOn', [last.sinceOn, sinceOn])
    await insertState(context, { adviesId: id, childId, state, sinceOn })
    return changeRow(context.db, 'advies', { id, version }, {})
  },

  'advies.takeBack': async (context, seen) => {
    const { states } = await readSeen(context, seen)
    const last = requireOne(states.at(-1))
    const isGone = states.length === 1
    if (isGone || last.state === 'advies') requireNothingDone(await countSteps(context, seen.id))
    if (isGone) await removeRow(context.db, 'advies', seen)
    else {
      await context.db.deleteFrom('adviesState').where('id', '=', last.id).execute()
      await changeRow(context.db, 'advies', seen, {})
    }
    return { id: seen.id, isGone }
  },

  'advies.change': async (context, { id, version, reasons, days, ...fields }) => {
    const { db } = context
    const { childId, states } = await readSeen(context, { id, version })
    const child = await requireChild(context, childId)
    const corrected = states.map((one) => ({ ...one, sinceOn: days.find((day) => day.stateId === one.id)?.sinceOn ?? one.sinceOn }))
    if (days.some((day) => !states.some((one) => one.id === day.stateId))) throw new AppError('not-found')
    for (const { state, sinceOn } of corrected) {
      requireHappened('days', sinceOn, child)
      requireStillHere('days', state, sinceOn, child)
    }
    // Also those of other records: the order of all of them decides which one counts.
    const all = (await statesOf(db, childId)).map((one) => corrected.find((other) => other.id === one.id) ?? one)
    requireOrderedStates(
      'days',
      all.map((one) => one.sinceOn),
    )
    const before = await db.selectFrom('adviesReason').select('reason').where('adviesId', '=', id).execute()
    requireKnownReasons(
      reasons,
      await context.setting('indicatiegronden'),
      before.map((one) => one.reason),
    )
    const saved = await changeRow(db, 'advies', { id, version }, fields)
    for (const { id: stateId, sinceOn } of corrected)
      await db.updateTable('adviesState').set({ sinceOn }).where('id', '=', stateId).execute()
    await db.deleteFrom('adviesReason').where('adviesId', '=', id).execute()
    await insertReasons(context, id, reasons)
    return saved
  },

  'advies.logStep': async (context, { id, version, ...step }) => {
    const { childId, states } = await readSeen(context, { id, version })
    requireStep(step, requireOne(states.at(-1)))
    requireHappened('steppedOn', step.steppedOn, await requireChild(context, childId))
    const stepId = await insertStep(context, id, step)
    return { ...(await changeRow(context.db, 'advies', { id, version }, {})), stepId }
  },

  'advies.removeStep': async (context, { id, version, stepId }) => {
    await readSeen(context, { id, version })
    const { numDeletedRows } = await context.db
      .deleteFrom('toeleidingStep')
      .where('id', '=', stepId)
      .where('adviesId', '=', id)
      .executeTakeFirstOrThrow()
    if (numDeletedRows === 0n) throw new AppError('not-found')
    return changeRow(context.db, 'advies', { id, version }, {})
  },
} satisfies Handlers<typeof adviesContract>

/** The record as the user saw it, with its states in order; also tells the audit about which child it is. */
async function readSeen(context: Context, seen: Seen) {
  const row = await context.db.selectFrom('advies').select(['id', 'childId', 'version']).where('id', '=', seen.id).executeTakeFirst()
  const { childId } = asSeen(row, seen)
  context.subject(childId)
  const states = (await statesOf(context.db, childId)).filter((one) => one.adviesId === seen.id)
  return { childId, states }
}

async function requireChild({ db, today }: Context, childId: string) {
  const child = await readAbout(db, childId, today())
  if (child === undefined) throw new AppError('not-found')
  return child
}

function requireOne<T>(value: T | undefined): T {
  if (value === undefined) throw new TypeError('An advies has a first state')
  return value
}

async function countSteps({ db }: Context, adviesId: string): Promise<number> {
  const { count } = await db
    .selectFrom('toeleidingStep')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('adviesId', '=', adviesId)
    .executeTakeFirstOrThrow()
  return count
}

type State = Pick<VoorschoolTables['adviesState'], 'adviesId' | 'childId' | 'state' | 'sinceOn'>
async function insertState(context: Context, state: State): Promise<void> {
  const recorded = { recordedAt: context.now(), recordedBy: context.session.userId }
  await context.db
    .insertInto('adviesState')
    .values({ ...state, ...recorded, id: context.newId() })
    .execute()
}

type Step = Pick<VoorschoolTables['toeleidingStep'], 'kind' | 'steppedOn' | 'reason' | 'note' | 'nextOn'>
async function insertStep(context: Context, adviesId: string, step: Step): Promise<string> {
  const id = context.newId()
  const recorded = { recordedAt: context.now(), recordedBy: context.session.userId }
  await context.db
    .insertInto('toeleidingStep')
    .values({ ...step, ...recorded, id, adviesId })
    .execute()
  return id
}

async function insertReasons({ db }: Context, adviesId: string, reasons: readonly string[]): Promise<void> {
  if (reasons.length === 0) return
  await db
    .insertInto('adviesReason')
    .values([...new Set(reasons)].map((reason) => ({ adviesId, reason })))
    .execute()
}
