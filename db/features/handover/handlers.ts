import { breakRule } from '../../contract/errors.ts'
import type { handoverContract, HandoverPart } from '../../contract/handover.ts'
import { standAfter } from '../../contract/handover-steps.ts'
import type { CommandContext, Handlers } from '../../backend/handler.ts'
import { asSeen, changeRow, removeRow, type Seen } from '../../schema/changes.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import { recordFieldChanges } from '../../schema/field-changes.ts'
import { readOverview } from './overview.ts'
import { printHandover } from './print.ts'
import { readChildHandover, readParts } from './queries.ts'
import { isEmptyForm, requireStep } from './rules.ts'

type Context = CommandContext<VoorschoolTables>

export const handoverHandlers = {
  'handover.read': async (context, { childId }) => {
    context.subject(childId)
    return readChildHandover(context.db, childId, context.today())
  },

  'handover.list': ({ db, today }, filter) => readOverview(db, filter, today()),

  'handover.begin': async (context, { childId }) => {
    const { db, today } = context
    const id = context.newId()
    context.subject(childId)
    if ((await readChildHandover(db, childId, today())).handover !== null) breakRule('handover-exists')
    await db
      .insertInto('handover')
      .values({
        ...{
          id,
          childId,
          state: 'concept',
          consent: 'none',
          scope: null,
          begunOn: today(),
          stateOn: today(),
          sentTo: null,
          reaction: null,
        },
        version: 1,
      })
      .execute()
    return { id, version: 1 }
  },

  'handover.write': async (context, { parts, ...seen }) => {
    const { db } = context
    const { childId, state } = await readSeen(context, seen)
    if (state !== 'concept') breakRule('handover-not-concept')
    await recordFieldChanges(context, { childId, about: 'handover', aboutId: seen.id }, await readParts(db, seen.id), parts)
    await db.deleteFrom('handoverPart').where('handoverId', '=', seen.id).execute()
    const written = Object.entries(parts).flatMap(([part, text]) =>
      text === null ? [] : { handoverId: seen.id, part: part as HandoverPart, text },
    )
    if (written.length > 0) await db.insertInto('handoverPart').values(written).execute()
    return changeRow(db, 'handover', seen, {})
  },

  'handover.react': async (context, { reaction, ...seen }) => {
    const handover = await readSeen(context, seen)
    if (handover.state === 'concept' || handover.scope !== null) breakRule('handover-no-reaction-now')
    await recordFieldChanges(context, { childId: handover.childId, about: 'handover', aboutId: seen.id }, handover, { reaction })
    return changeRow(context.db, 'handover', seen, { reaction })
  },

  'handover.take': async (context, { step, takenOn, person, ...seen }) => {
    const { db, now, session, today } = context
    const handover = await readSeen(context, seen)
    const { bornOn, schoolName } = await db
      .selectFrom('child')
      .select(['bornOn', 'schoolName'])
      .where('id', '=', handover.childId)
      .executeTakeFirstOrThrow()
    const isEmpty = isEmptyForm(await readParts(db, seen.id))
    const facts = { bornOn, today: today(), lastOn: handover.stateOn, schoolName, isEmpty }
    const stand = requireStep(handover, { step, takenOn, person }, facts)
    const { number } = await lastStep(context, seen.id)
    await db
      .insertInto('handoverStep')
      .values({
        handoverId: seen.id,
        number: number + 1,
        step,
        takenOn,
        person: stand.consent === handover.consent ? null : person,
        recordedAt: now(),
        recordedBy: session.userId,
      })
      .execute()
    const isSent = handover.scope === null && stand.scope !== null
    return changeRow(db, 'handover', seen, { ...stand, stateOn: takenOn, ...(isSent ? { sentTo: schoolName } : {}) })
  },

  'handover.takeBack': async (context, seen) => {
    const { db } = context
    const { childId, begunOn } = await readSeen(context, seen)
    const { number, step, takenOn } = await lastStep(context, seen.id)
    if (step === null) breakRule('handover-no-step')
    await recordFieldChanges(context, { childId, about: 'handover', aboutId: seen.id }, { step: `${step} ${takenOn}` }, { step: null })
    await db.deleteFrom('handoverStep').where('handoverId', '=', seen.id).where('number', '=', number).execute()
    const steps = await db
      .selectFrom('handoverStep')
      .select(['step', 'takenOn'])
      .where('handoverId', '=', seen.id)
      .orderBy('number')
      .execute()
    const stand = standAfter(steps.map((one) => one.step))
    if (stand === null) throw new Error('the steps of a handover do not follow each other')
    return changeRow(db, 'handover', seen, {
      ...stand,
      stateOn: steps.at(-1)?.takenOn ?? begunOn,
      ...(stand.scope === null ? { sentTo: null } : {}),
    })
  },

  'handover.discard': async (context, seen) => {
    const { state } = await readSeen(context, seen)
    if (state !== 'concept') breakRule('handover-not-concept')
    await removeRow(context.db, 'handover', seen)
    return { id: seen.id }
  },

  'handover.print': printHandover,
} satisfies Handlers<typeof handoverContract>

async function readSeen({ db, subject }: Context, seen: Seen): Promise<VoorschoolTables['handover']> {
  const row = asSeen(await db.selectFrom('handover').selectAll().where('id', '=', seen.id).executeTakeFirst(), seen)
  subject(row.childId)
  return row
}

async function lastStep({ db }: Context, handoverId: string): Promise<{ number: number; step: string | null; takenOn: string }> {
  const row = await db
    .selectFrom('handoverStep')
    .select(['number', 'step', 'takenOn'])
    .where('handoverId', '=', handoverId)
    .orderBy('number', 'desc')
    .executeTakeFirst()
  return row ?? { number: 0, step: null, takenOn: '' }
}
