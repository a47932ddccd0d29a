import { addDays, weekdayOf } from '../contract/dates.ts'
import type { PresenceState } from '../contract/presence.ts'
import { mornings } from './children.ts'
import { chanceOf, type Chance } from './random.ts'
import { happen, type Stage, type StagedChild } from './stage.ts'

/** The location that is shown looks back further than the others. */
const weeks = { shown: 6, other: 1 }

/** Who was there on each open morning of the last weeks, now and then corrected by a colleague. */
export function planPresence(stage: Stage, children: readonly StagedChild[], isClosed: (day: string) => boolean, now: string): void {
  const { plan, today, groupIds } = stage
  const chance = chanceOf(plan.seed + 940_000)
  const first = addDays(today, -7 * (plan.isShowcase ? weeks.shown : weeks.other))
  for (let day = first; day < today; day = addDays(day, 1)) {
    if (isClosed(day)) continue
    for (const [group, groupId] of groupIds.entries()) planMorning(stage, chance, { day, groupId, there: plannedOn(children, group, day) })
  }
  const [groupId] = groupIds
  if (!plan.isShowcase || groupId === undefined || isClosed(today) || !mornings.some((one) => one.weekday === weekdayOf(today))) return
  planFullMorning(stage, { groupId, planned: plannedOn(children, 0, today), guests: plannedOn(children, 1, today), now })
}

function plannedOn(children: readonly StagedChild[], group: number, day: string): StagedChild[] {
  const weekday = weekdayOf(day)
  return children.filter(({ plan, growsOn }) => {
    const isHere = plan.group === group && plan.startsOn <= day && (plan.leavesOn === null || plan.leavesOn > day)
    const comes = growsOn !== null && day >= growsOn ? mornings : plan.dagdelen
    return isHere && comes.some((one) => one.weekday === weekday)
  })
}

interface Morning {
  readonly day: string
  readonly groupId: string
  readonly there: readonly StagedChild[]
}

function planMorning(stage: Stage, chance: Chance, { day, groupId, there }: Morning): void {
  if (there.length === 0) return
  const states = there.map(() => stateBy(chance))
  const corrected = chance.percent(12) ? chance.between(0, there.length - 1) : null
  const session = { groupId, on: day, dagdeel: 'ochtend' } as const
  happen(stage, 'medewerker', day, 400, () =>
    stage.session.call('presence.record', {
      ...session,
      marks: there.map(({ id: childId }, index) => ({ childId, state: states[index] ?? 'aanwezig', version: 0 })),
    }),
  )
  if (corrected === null) return
  const state: PresenceState = states[corrected] === 'ziek' ? 'afgemeld' : 'ziek'
  happen(stage, 'medewerker', day, 460, () =>
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

interface FullMorning {
  readonly groupId: string
  readonly planned: readonly StagedChild[]
  readonly guests: readonly StagedChild[]
  readonly now: string
}

/** This morning everybody came, and two of the other group besides: more than the group may hold. */
function planFullMorning({ session, today, happenings }: Stage, { groupId, planned, guests, now }: FullMorning): void {
  const there = [...planned.map((child) => ({ child, isExtra: false })), ...guests.slice(0, 2).map((child) => ({ child, isExtra: true }))]
  happenings.push({
    at: now,
    by: 'medewerker',
    run: () =>
      session.call('presence.record', {
        groupId,
        on: today,
        dagdeel: 'ochtend',
        marks: there.map(({ child: { id: childId }, isExtra }) => ({ childId, isExtra, state: 'aanwezig', version: 0 })),
      }),
  })
}
