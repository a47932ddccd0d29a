import type { CommandContext, Handlers, QueryContext } from '../../backend/handler.ts'
import { AppError } from '../../contract/errors.ts'
import { addDays } from '../../contract/dates.ts'
import { hoursStates, type ChildHours, type hoursContract, type HoursState } from '../../contract/hours.ts'
import type { Parsed } from '../../contract/operation.ts'
import { pbmSheet } from '../../documents/pbm-sheet.ts'
import { closedPeriods } from '../../schema/closed-days.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import texts from '../../../resources/locales/nl/hours.json' with { type: 'json' }
import { openDaysWith, schoolYearsWithout } from './open-days.ts'
import { attendedBetween, childrenToProject, countPresence, pbmChildren, pbmSnapshots, type ChildWithPlacements } from './queries.ts'
import { horizonOf, inHours, isFutureYear, pbmDay, pbmHours, projectHours, requireFreezable, type Circumstances } from './rules.ts'

type Context = QueryContext<VoorschoolTables>
type Show = Parsed<(typeof hoursContract)['hours.ofLocation']>['show']
type Sort = Parsed<(typeof hoursContract)['hours.ofLocation']>['sort']

/** Eight weeks: long enough to see that somebody often stays away, short enough to be about now. */
const recentDays = 56

export const hoursHandlers = {
  'hours.ofChild': async (ctx, { childId }) => {
    const [child] = await childrenToProject(ctx.db, ctx.today(), childId)
    if (child === undefined) throw new AppError('not-found')
    const { circumstances, closures } = await circumstancesOf(ctx)
    const hours = hoursOf(child, circumstances)
    const attended = await attendedBetween(ctx.db, childId, hours.veStartsOn, addDays(hours.veEndsOn, -1))
    const since = addDays(ctx.today(), 1 - recentDays)
    return {
      ...hours,
      attended: inHours(attended),
      recent: { since, dagdelen: await countPresence(ctx.db, childId, since, ctx.today()) },
      yearsWithoutClosures: schoolYearsWithout(closures, ctx.today(), hours.veEndsOn),
      maximumWithoutAdvies: circumstances.maximumWithoutAdvies,
    }
  },

  'hours.ofLocation': async (ctx, { show, groupId, sort, page }) => {
    const today = ctx.today()
    const { circumstances, closures } = await circumstancesOf(ctx)
    const all = (await childrenToProject(ctx.db, today))
      .map((child) => ({ child, hours: hoursOf(child, circumstances) }))
      .filter(({ hours }) => hours.veEndsOn > today && (hours.hasAdvies || hours.startsOn !== null))
    const shown = all
      .filter(({ child, hours }) => isShown(show, hours) && (groupId === undefined || child.groupIds.includes(groupId)))
      .map(({ hours }) => hours)
    return {
      rows: inOrder(shown, sort).slice(page.offset, page.offset + page.limit),
      total: shown.length,
      counts: countStates(all.map(({ hours }) => hours.verdict.state)),
      yearsWithoutClosures: schoolYearsWithout(closures, today, horizonOf(today)),
      maximumWithoutAdvies: circumstances.maximumWithoutAdvies,
    }
  },

  'hours.previewPbm': async (ctx, { year }) => {
    const counted = await pbmChildren(ctx.db, year)
    return {
      year,
      countedOn: pbmDay(year).countedOn,
      children: counted.length,
      hours: pbmHours(counted.length),
      definition: texts.pbm.definition,
      isFuture: isFutureYear(year, ctx.today()),
      isFrozen: (await pbmSnapshots(ctx.db, year)).length > 0,
      counted,
    }
  },

  'hours.listPbm': async ({ db }) => pbmSnapshots(db),

  'hours.freezePbm': async (ctx, input) => freezePbm(ctx, input),

  'hours.printPbm': async ({ read, shell, today }) => {
    const { snapshots, locationName } = await read(async ({ db, ask }) => ({
      snapshots: await pbmSnapshots(db),
      locationName: (await ask('location.read', {})).name,
    }))
    await shell.printHtml({ html: pbmSheet({ snapshots, locationName, printedOn: today() }) })
    return {}
  },
} satisfies Handlers<typeof hoursContract>

async function circumstancesOf(ctx: Context) {
  const today = ctx.today()
  const closures = await closedPeriods(ctx.db, { startsOn: addDays(today, -1_600), endsOn: addDays(today, 1_600) })
  const circumstances: Circumstances = {
    today,
    countOpen: openDaysWith(closures),
    maximumWithoutAdvies: await ctx.setting('weeklyHoursWithoutAdvies'),
  }
  return { circumstances, closures }
}

function hoursOf(child: ChildWithPlacements, circumstances: Circumstances): ChildHours {
  const { childId, name, bornOn, groupNames } = child
  return { childId, name, bornOn, groupNames, ...projectHours(child, circumstances) }
}

function isShown(show: Show, { verdict: { state } }: ChildHours): boolean {
  switch (show) {
    case 'all':
      return true
    case 'asks':
      return state === 'behind' || state === 'too_many_hours'
    case 'on_course':
      return state === 'on_course' || state === 'reached'
    case 'no_norm':
      return state === 'no_norm' || state === 'too_many_hours'
    default:
      return state === show
  }
}

/** The rows come by name; a sort keeps that among equals. */
function inOrder(rows: readonly ChildHours[], sort: Sort): readonly ChildHours[] {
  switch (sort) {
    case 'name':
      return rows
    case 'birthday':
      return rows.toSorted((one, other) => one.veEndsOn.localeCompare(other.veEndsOn))
    case 'urgency':
      return rows.toSorted(
        (one, other) =>
          hoursStates.indexOf(one.verdict.state) - hoursStates.indexOf(other.verdict.state) || other.verdict.missing - one.verdict.missing,
      )
  }
}

function countStates(states: readonly HoursState[]): Record<HoursState, number> {
  const counts = Object.fromEntries(hoursStates.map((state) => [state, 0])) as Record<HoursState, number>
  for (const state of states) counts[state] += 1
  return counts
}

async function freezePbm(
  { db, session, today, now, newId, subject, figures }: CommandContext<VoorschoolTables>,
  { year, childrenSeen }: { readonly year: number; readonly childrenSeen: number },
) {
  const children = (await pbmChildren(db, year)).length
  const isFrozen = (await pbmSnapshots(db, year)).length > 0
  requireFreezable({ year, children, childrenSeen, isFrozen }, today())
  const snapshot = {
    id: newId(),
    year,
    countedOn: pbmDay(year).countedOn,
    children,
    hours: pbmHours(children),
    definition: texts.pbm.definition,
    frozenAt: now(),
  }
  subject(snapshot.id)
  figures({ children })
  await db
    .insertInto('pbmSnapshot')
    .values({ ...snapshot, frozenBy: session.userId })
    .execute()
  return { ...snapshot, frozenBy: session.userName }
}
