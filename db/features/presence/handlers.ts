import type { CommandContext, Handlers } from '../../backend/handler.ts'
import { weekdayOf } from '../../contract/dates.ts'
import { minuteOfDay } from '../../contract/half-days.ts'
import { professionalsNeeded } from '../../contract/law.ts'
import type { Output, Parsed } from '../../contract/operation.ts'
import type { presenceContract } from '../../contract/presence.ts'
import { presenceSheet } from '../../documents/presence-sheet.ts'
import { closedPeriods } from '../../schema/closed-days.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import { cellHistory, countsOnDay, knownChildren, readGroup, recordedBy } from './queries.ts'
import { closedOn, judgeMarks, requireHeld, type Judged } from './rules.ts'
import { readWeek } from './week.ts'

type RecordOperation = (typeof presenceContract)['presence.record']

export const presenceHandlers = {
  'presence.week': (ctx, { groupId, monday }) => readWeek(ctx, groupId, monday),

  'presence.onDay': async ({ db }, { on }) =>
    (await countsOnDay(db, on)).map((one) => ({ ...one, professionalsNeeded: professionalsNeeded(one.present) })),

  'presence.history': async ({ db }, cell) => cellHistory(db, cell),

  'presence.record': async (ctx, input) => record(ctx, input),

  'presence.printWeek': async ({ read, shell, subject }, { groupId, monday, kind }) => {
    subject(groupId)
    const { week, locationName } = await read(async (ctx) => ({
      week: await readWeek(ctx, groupId, monday),
      locationName: (await ctx.ask('location.read', {})).name,
    }))
    await shell.printHtml({ html: presenceSheet({ week, locationName, kind }) })
    return {}
  },
} satisfies Handlers<typeof presenceContract>

async function record(
  ctx: CommandContext<VoorschoolTables>,
  { groupId, on, dagdeel, marks }: Parsed<RecordOperation>,
): Promise<Output<RecordOperation>> {
  const { db } = ctx
  ctx.subject(groupId)
  const group = await readGroup(db, groupId)
  const offered = group.dagdelen.find((one) => one.weekday === weekdayOf(on) && one.dagdeel === dagdeel)
  const closures = await closedPeriods(db, { startsOn: on, endsOn: on })
  requireHeld({ on, dagdeel }, { today: ctx.today(), isOffered: offered !== undefined, closedFor: closedOn(on, closures) })
  const children = await knownChildren(
    db,
    marks.map((one) => one.childId),
    { groupId, on, dagdeel },
  )
  const { toWrite, unchanged, conflicting } = judgeMarks(marks, children, { groupId, on })
  const minutes = offered === undefined ? 0 : minuteOfDay(offered.endsAt) - minuteOfDay(offered.startsAt)
  await write(ctx, toWrite, { groupId, on, dagdeel, minutes })
  ctx.figures({ children: toWrite.length })
  return {
    saved: [
      ...toWrite.map(({ childId, version }) => ({ childId, version: version + 1 })),
      ...unchanged.map(({ childId, version }) => ({ childId, version })),
    ],
    conflicts:
      conflicting.length === 0
        ? []
        : await recordedBy(
            db,
            conflicting.map((one) => one.childId),
            on,
            dagdeel,
          ),
  }
}

/** One statement for the whole dagdeel; what stood there before goes to the history by trigger. */
async function write(
  { db, session, now }: CommandContext<VoorschoolTables>,
  marks: Judged['toWrite'],
  {
    groupId,
    on,
    dagdeel,
    minutes,
  }: { readonly groupId: string; readonly on: string; readonly dagdeel: 'ochtend' | 'middag'; readonly minutes: number },
): Promise<void> {
  if (marks.length === 0) return
  const recordedAt = now()
  await db
    .insertInto('presence')
    .values(
      marks.map(({ childId, state, version, isPlanned }) => ({
        childId,
        heldOn: on,
        dagdeel,
        groupId,
        state,
        isExtra: isPlanned ? (0 as const) : (1 as const),
        minutes,
        authorId: session.userId,
        recordedAt,
        version: version + 1,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['childId', 'heldOn', 'dagdeel']).doUpdateSet((eb) => ({
        groupId: eb.ref('excluded.groupId'),
        state: eb.ref('excluded.state'),
        isExtra: eb.ref('excluded.isExtra'),
        minutes: eb.ref('excluded.minutes'),
        authorId: eb.ref('excluded.authorId'),
        recordedAt: eb.ref('excluded.recordedAt'),
        version: eb.ref('excluded.version'),
      })),
    )
    .execute()
}
