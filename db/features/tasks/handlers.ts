import type { Handlers, QueryContext } from '../../backend/handler.ts'
import { lastPeildatum } from '../../contract/dates.ts'
import { mayDo } from '../../contract/roles.ts'
import type { tasksContract, TodayCard } from '../../contract/tasks.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import { lastKeptUntil } from '../../schema/retention.ts'
import { countToReview, firstToReview } from '../../schema/to-review.ts'
import { unreachedFamilies } from '../../schema/unreached.ts'
import {
  countAgreementsDue,
  firstAgreementsDue,
  firstPastRetention,
  firstUnseen,
  firstWithoutStep,
  isExportDue,
  readHerstelproef,
} from './queries.ts'
import { endOfWeek, halfDayAt, isHerstelproefDue, mostCards, mostGroups, mostItems, unseenBoundary } from './rules.ts'

export const tasksHandlers = {
  'tasks.today': async (ctx) => {
    const cards: TodayCard[] = []
    for (const { makeCard, forLocatiemanager } of makers) {
      if (forLocatiemanager && !mayDo(ctx.session.role, 'locatiemanager')) continue
      const card = await makeCard(ctx)
      if (card !== null) cards.push(card)
    }
    return {
      today: ctx.today(),
      cards: cards.slice(0, mostCards),
      more: cards.slice(mostCards).map(({ kind, total }) => ({ kind, total })),
    }
  },

  'tasks.badges': async (ctx) => ({
    agreementsDue: await countAgreementsDue(ctx.db, ctx.today()),
    observationsToReview: (await countToReview(ctx.db, ctx.session.userId)).toReview,
  }),
} satisfies Handlers<typeof tasksContract>

type Context = QueryContext<VoorschoolTables>
type MakeCard = (ctx: Context) => Promise<TodayCard | null>

/** What presses most comes first; a card that has nothing to ask is null. */
const makers: readonly { readonly makeCard: MakeCard; readonly forLocatiemanager: boolean }[] = [
  { makeCard: agreements, forLocatiemanager: false },
  { makeCard: review, forLocatiemanager: false },
  { makeCard: unseen, forLocatiemanager: false },
  { makeCard: groups, forLocatiemanager: false },
  { makeCard: unreached, forLocatiemanager: false },
  { makeCard: waitingFits, forLocatiemanager: true },
  { makeCard: adviesWithoutStep, forLocatiemanager: true },
  { makeCard: hoursBehind, forLocatiemanager: true },
  { makeCard: handoverDue, forLocatiemanager: false },
  { makeCard: studentsNotLinked, forLocatiemanager: true },
  { makeCard: exportDue, forLocatiemanager: true },
  { makeCard: herstelproefDue, forLocatiemanager: false },
  { makeCard: retentionOver, forLocatiemanager: true },
]

async function agreements(ctx: Context): Promise<TodayCard | null> {
  const today = ctx.today()
  const due = await firstAgreementsDue(ctx.db, { today, until: endOfWeek(today), limit: mostItems })
  return due.total === 0 ? null : { kind: 'agreements', ...due }
}

async function review(ctx: Context): Promise<TodayCard | null> {
  const { toReview, sentBack } = await countToReview(ctx.db, ctx.session.userId)
  if (toReview + sentBack === 0) return null
  return { kind: 'review', items: await firstToReview(ctx.db, ctx.session.userId, mostItems), total: toReview + sentBack }
}

async function unseen(ctx: Context): Promise<TodayCard | null> {
  const today = ctx.today()
  const boundary = unseenBoundary(today, await ctx.setting('unseenAfterDays'))
  const children = await firstUnseen(ctx.db, { today, boundary, limit: mostItems })
  return children.total === 0 ? null : { kind: 'unseen', ...children }
}

/** The half-day of now, in every group that has one; those over their number first. */
async function groups(ctx: Context): Promise<TodayCard | null> {
  const today = ctx.today()
  const now = halfDayAt(ctx.now(), today)
  if (now === null) return null
  const all = await ctx.ask('groups.list', { on: today })
  const items = all.flatMap(({ id, name, limit, dagdelen }) =>
    dagdelen
      .filter((one) => one.weekday === now.weekday && one.dagdeel === now.dagdeel)
      .map(({ dagdeel, planned, present, professionalsNeeded, students }) => ({
        id,
        name,
        maximum: limit,
        dagdeel,
        planned: present ?? planned,
        professionalsNeeded,
        students: students.map((student) => student.name),
        isOver: (present ?? planned) > limit,
      })),
  )
  if (items.length === 0) return null
  const byUrgency = items.toSorted((a, b) => Number(b.isOver) - Number(a.isOver))
  return { kind: 'groups', items: byUrgency.slice(0, mostGroups), total: items.length }
}

async function unreached(ctx: Context): Promise<TodayCard | null> {
  const afterDays = await ctx.setting('unreachedAfterDays')
  const { families, total } = await unreachedFamilies(ctx.db, { today: ctx.today(), afterDays, limit: mostItems })
  if (total === 0) return null
  const items = families.map(({ childName: name, groupName: _, ...family }) => ({ name, ...family }))
  return { kind: 'unreached', items, total }
}

async function waitingFits(ctx: Context): Promise<TodayCard | null> {
  const { rows, total } = await ctx.ask('placements.waitlist', { onlyFitting: true, page: { limit: mostItems } })
  if (total === 0) return null
  const items = rows.map(({ childId, name, rank, daysWaiting, fits }) => ({
    childId,
    name,
    rank,
    daysWaiting,
    groupName: fits[0]?.groupName ?? '',
  }))
  return { kind: 'waitingFits', items, total }
}

async function adviesWithoutStep(ctx: Context): Promise<TodayCard | null> {
  const children = await firstWithoutStep(ctx.db, { today: ctx.today(), limit: mostItems })
  return children.total === 0 ? null : { kind: 'adviesWithoutStep', ...children }
}

/** Children who will not be offered the hours that can be expected, while that can still change. */
async function hoursBehind(ctx: Context): Promise<TodayCard | null> {
  const { rows, total } = await ctx.ask('hours.ofLocation', { show: 'behind', page: { offset: 0, limit: mostItems } })
  if (total === 0) return null
  const items = rows.map(({ childId, name, projected, expected, veEndsOn, verdict: { reason } }) => ({
    childId,
    name,
    projected,
    expected,
    veEndsOn,
    reason,
  }))
  return { kind: 'hoursBehind', items, total }
}

async function handoverDue(ctx: Context): Promise<TodayCard | null> {
  const { rows, total } = await ctx.ask('handover.list', { show: 'due', page: { offset: 0, limit: mostItems } })
  if (total === 0) return null
  const items = rows.map(({ childId, name, leavesOn, schoolName, state }) => ({
    childId,
    name,
    leavesOn,
    schoolName,
    isBegun: state !== null,
  }))
  return { kind: 'handoverDue', items, total }
}

async function studentsNotLinked(ctx: Context): Promise<TodayCard | null> {
  const students = (await ctx.ask('students.list', {})).filter((student) => student.gate !== 'open')
  if (students.length === 0) return null
  const items = students
    .toSorted((a, b) => a.startsOn.localeCompare(b.startsOn))
    .slice(0, mostItems)
    .map(({ id: studentId, name, startsOn }) => ({ studentId, name, startsOn }))
  return { kind: 'studentsNotLinked', items, total: students.length }
}

async function exportDue(ctx: Context): Promise<TodayCard | null> {
  const peildatum = lastPeildatum(ctx.today())
  return (await isExportDue(ctx.db, peildatum)) ? { kind: 'exportDue', peildatum, total: 1 } : null
}

async function herstelproefDue(ctx: Context): Promise<TodayCard | null> {
  const { lastGoodAt, madeAt } = await readHerstelproef(ctx.db)
  return isHerstelproefDue({ now: ctx.now(), lastGoodAt, madeAt }) ? { kind: 'herstelproefDue', lastProvedAt: lastGoodAt, total: 1 } : null
}

/** The law asks to keep no longer than needed; what that is, the location agreed upon in its settings. */
async function retentionOver(ctx: Context): Promise<TodayCard | null> {
  const children = await firstPastRetention(ctx.db, {
    leftUntil: lastKeptUntil(ctx.today(), await ctx.setting('retentionYears')),
    limit: mostItems,
  })
  return children.total === 0 ? null : { kind: 'retentionOver', ...children }
}
