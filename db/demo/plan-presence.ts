import { addDays, weekdayOf } from '../contract/dates.ts'
import { isSameHalfDay } from '../contract/half-days.ts'
import type { PlannedDagdeel } from '../contract/placements.ts'
import type { PresenceState } from '../contract/presence.ts'
import { mornings } from './children.ts'
import { moreGroupsOf } from './plan-more-groups.ts'
import { chanceOf, type Chance } from './random.ts'
import { happen, type Stage, type StagedChild } from './stage.ts'

/** The location that is shown looks back further than the others. */
const weeks = { shown: 9, other: 1 }

/** One half-day of a group on a day. */
interface Session {
  readonly on: string
  readonly group: number
  readonly dagdeel: PlannedDagdeel['dagdeel']
}

/** Who was there on each open half-day of the last weeks, now and then corrected by a colleague. */
export function planPresence(stage: Stage, children: readonly StagedChild[], isClosed: (day: string) => boolean, now: string): void {
  const { plan, today } = stage
  const offered = [...Array.from({ length: plan.groupCount }, () => mornings), ...moreGroupsOf(plan).map((one) => one.dagdelen)]
  for (const [group, dagdelen] of offered.entries()) {
    const chance = chanceOf(plan.seed + 940_000 + group)
    for (let on = addDays(today, -7 * (plan.isShowcase ? weeks.shown : weeks.other)); on < today; on = addDays(on, 1)) {
      for (const { weekday, dagdeel } of dagdelen) {
        if (weekday === weekdayOf(on) && !isClosed(on)) planSession(stage, chance, { on, group, dagdeel }, children)
      }
    }
  }
  if (!plan.isShowcase || isClosed(today)) return
  const running = { weekday: weekdayOf(today), dagdeel: isAfternoon(now) ? ('middag' as const) : ('ochtend' as const) }
  const group = offered.findIndex((dagdelen) => dagdelen.some((one) => isSameHalfDay(one, running)))
  if (group !== -1) planFullSession(stage, { on: today, group, dagdeel: running.dagdeel }, children, now)
}

/** As long as a morning lasts on Vandaag. */
function isAfternoon(now: string): boolean {
  return new Date(now).toLocaleTimeString('nl-NL', { timeZone: 'Europe/Amsterdam', hour: '2-digit', minute: '2-digit' }) >= '12:30'
}

function plannedIn(children: readonly StagedChild[], { on, group, dagdeel }: Session): StagedChild[] {
  const halfDay = { weekday: weekdayOf(on), dagdeel }
  return children.filter(({ plan, growsOn, elsewhere }) => {
    const hasLeft = plan.leavesOn !== null && plan.leavesOn <= on
    const isElsewhere = elsewhere !== null && elsewhere.startsOn <= on && (elsewhere.until === null || elsewhere.until > on)
    const dagdelen = [
      ...(plan.group === group && plan.startsOn <= on ? (growsOn !== null && on >= growsOn ? mornings : plan.dagdelen) : []),
      ...(isElsewhere && elsewhere.group === group ? elsewhere.dagdelen : []),
    ]
    return !hasLeft && dagdelen.some((one) => isSameHalfDay(one, halfDay))
  })
}

function planSession(stage: Stage, chance: Chance, one: Session, children: readonly StagedChild[]): void {
  const there = plannedIn(children, one)
  if (there.length === 0) return
  const states = there.map(() => stateBy(chance))
  const corrected = chance.percent(12) ? chance.between(0, there.length - 1) : null
  const session = { groupId: stage.groupIds[one.group] ?? '', on: one.on, dagdeel: one.dagdeel }
  const minute = one.dagdeel === 'ochtend' ? 400 : 600
  happen(stage, 'medewerker', one.on, minute, () =>
    stage.session.call('presence.record', {
      ...session,
      marks: there.map(({ id: childId }, index) => ({ childId, state: states[index] ?? 'aanwezig', version: 0 })),
    }),
  )
  if (corrected === null) return
  const state: PresenceState = states[corrected] === 'ziek' ? 'afgemeld' : 'ziek'
  happen(stage, 'medewerker', one.on, minute + 50, () =>
    stage.session.call('presence.record', { ...session, marks: [{ childId: there[corrected]?.id ?? '', state, version: 1 }] }),
  )
}

function stateBy(chance: Chance): PresenceState {
  const hundredth = chance.between(1, 100)
  if (hundredth <= 90) return 'aanwezig'
  if (hundredth <= 94) return 'ziek'
  if (hundredth <= 97) return 'afgemeld'
  return hundredth <= 99 ? 'vakantie' : 'zonder_bericht'
}

/** Now everybody came, and from other groups so many that it is one more than the group may hold. */
function planFullSession(
  { session, plan, groupIds, happenings }: Stage,
  one: Session,
  children: readonly StagedChild[],
  now: string,
): void {
  const planned = plannedIn(children, one)
  const limit = moreGroupsOf(plan)[one.group - plan.groupCount]?.maximum ?? (plan.shape.isReduced ? 12 : 16)
  const isHere = ({ plan: { startsOn, leavesOn, group } }: StagedChild): boolean =>
    group !== null && group < plan.groupCount && startsOn <= one.on && (leavesOn === null || leavesOn > one.on)
  const guests = children.filter((child) => isHere(child) && !planned.includes(child)).slice(0, Math.max(0, limit + 1 - planned.length))
  const there = [...planned.map((child) => ({ child, isExtra: false })), ...guests.map((child) => ({ child, isExtra: true }))]
  happenings.push({
    at: now,
    by: 'medewerker',
    run: () =>
      session.call('presence.record', {
        groupId: groupIds[one.group] ?? '',
        on: one.on,
        dagdeel: one.dagdeel,
        marks: there.map(({ child: { id: childId }, isExtra }) => ({ childId, isExtra, state: 'aanwezig', version: 0 })),
      }),
  })
}
