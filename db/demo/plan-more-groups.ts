import { addDays, addMonths } from '../contract/dates.ts'
import type { GroupDagdeel, groupKinds } from '../contract/groups.ts'
import { settings } from '../contract/settings.ts'
import { planChild, type ChildPlan } from './children.ts'
import type { LocationPlan } from './city.ts'
import { chanceOf } from './random.ts'
import { happen, laterOf, type Stage, type StagedChild } from './stage.ts'

/** A group besides those in which most children are placed: smaller, of another kind, on other half-days. */
export interface MoreGroup {
  readonly kind: (typeof groupKinds)[number]
  readonly name: string
  readonly room: string
  readonly tags: string[]
  readonly maximum: number
  readonly dagdelen: GroupDagdeel[]
}

const pilotPlaces = 3

/** The location that is shown has one of each kind; of the others some are in the pilot, and some have children without an advies only. */
export function moreGroupsOf({ seed, isShowcase, shape }: LocationPlan): MoreGroup[] {
  const chance = chanceOf(seed + 950_000)
  const hasOne = chance.percent(shape.isReduced ? 25 : 35)
  return [
    ...(isShowcase ? [plus] : []),
    ...(isShowcase ? [reguliere(6, [1, 2, 3, 4, 5])] : hasOne && !shape.isReduced ? [reguliere(8, [2, 4])] : []),
    ...(isShowcase || (hasOne && shape.isReduced) ? [pilot] : []),
  ]
}

const plus: MoreGroup = {
  kind: 'plus',
  name: 'Vlinders',
  room: 'lokaal 3',
  tags: ['kleine groep'],
  maximum: 6,
  dagdelen: [1, 3].map((weekday) => ({ weekday, dagdeel: 'ochtend', startsAt: '09:00', endsAt: '12:00' })),
}

const pilot: MoreGroup = {
  kind: 'pilot_tweejarigen',
  name: 'Uiltjes',
  room: 'speelzaal',
  tags: ['bewegend leren'],
  maximum: 2 * pilotPlaces,
  dagdelen: [2, 4].map((weekday) => ({ weekday, dagdeel: 'ochtend', startsAt: '09:00', endsAt: '12:00' })),
}

function reguliere(maximum: number, weekdays: readonly number[]): MoreGroup {
  const dagdelen = weekdays.map((weekday) => ({ weekday, dagdeel: 'middag' as const, startsAt: '13:00', endsAt: '17:00' }))
  return { kind: 'regulier', name: 'Beren', room: 'lokaal 4', tags: [], maximum, dagdelen }
}

/** Who is in those groups today and in no other: afternoons of one child each, and two-year-olds on both mornings of the pilot. */
export function planMoreChildren(plan: LocationPlan, today: string): ChildPlan[] {
  const chance = chanceOf(plan.seed + 951_000)
  return moreGroupsOf(plan).flatMap(({ kind, maximum, dagdelen }, index) => {
    const group = plan.groupCount + index
    const stay = (bornOn: string, startsOn: string, hasAdvies: boolean, wanted: readonly GroupDagdeel[]): ChildPlan => ({
      ...planChild(plan, chance, bornOn, startsOn, hasAdvies),
      group,
      dagdelen: wanted.map(({ weekday, dagdeel }) => ({ weekday, dagdeel })),
      startsOn,
      leavesOn: null,
    })
    if (kind === 'regulier') {
      return dagdelen.flatMap((one) =>
        Array.from({ length: maximum - 1 }, () => {
          const bornOn = addDays(addMonths(today, -34), chance.between(-240, 60))
          return stay(bornOn, laterOf(addMonths(bornOn, 30), addDays(today, -chance.between(30, 250))), false, [one])
        }),
      )
    }
    if (kind !== 'pilot_tweejarigen') return []
    return Array.from({ length: pilotPlaces }, () => {
      const startsOn = addDays(today, -chance.between(20, 80))
      return stay(addDays(addMonths(startsOn, -24), -chance.between(3, 60)), startsOn, true, dagdelen)
    })
  })
}

/** A few children were in the pilot before their own group had a place for them. */
export function planPilotBefore(plan: LocationPlan, today: string, children: readonly StagedChild[]): void {
  const at = moreGroupsOf(plan).findIndex((one) => one.kind === 'pilot_tweejarigen')
  if (at === -1) return
  const begin = ({ plan: { registeredOn, startsOn } }: StagedChild): string => laterOf(addDays(registeredOn, 12), addDays(startsOn, -100))
  const candidates = children.filter((child) => {
    const { group, advies, startsOn } = child.plan
    const isRecent = startsOn > addMonths(today, -15) && startsOn < addDays(today, -20)
    return group !== null && group < plan.groupCount && advies !== null && isRecent && addDays(begin(child), 28) <= startsOn
  })
  const dagdelen = pilot.dagdelen.map(({ weekday, dagdeel }) => ({ weekday, dagdeel }))
  for (const child of chanceOf(plan.seed + 952_000).some(candidates, pilotPlaces)) {
    child.elsewhere = { group: plan.groupCount + at, dagdelen, startsOn: begin(child), until: child.plan.startsOn }
  }
}

/** Four children go to the plus-groep on Wednesdays, beside the mornings in their own group: that is what was arranged for them. */
export function planPlusGroup(stage: Stage, children: readonly StagedChild[]): void {
  const { plan, today, session, groupIds } = stage
  const at = moreGroupsOf(plan).findIndex((one) => one.kind === 'plus')
  const groupId = groupIds[plan.groupCount + at]
  if (at === -1 || groupId === undefined) return
  const startsOn = addDays(today, -56)
  const askedOn = addDays(startsOn, -30)
  const [kind = 'taal en communicatie'] = settings.supportKinds.default
  const dagdelen = [{ weekday: 3, dagdeel: 'ochtend' as const }]
  const here = children.filter(({ plan: child, elsewhere }) => {
    const stays = child.leavesOn === null && addMonths(child.bornOn, 48) > addDays(today, 30)
    return stays && elsewhere === null && child.group !== null && child.group < plan.groupCount && child.startsOn < addDays(askedOn, -20)
  })
  for (const child of here.filter((one) => one.plan.advies !== null).slice(-4)) {
    child.elsewhere = { group: plan.groupCount + at, dagdelen, startsOn, until: null }
    happen(stage, 'manager', addDays(startsOn, -7), 9, async () => {
      const childId = child.id
      const { needs } = await session.call('support.read', { childId })
      if (needs.length === 0)
        await session.call('support.recordNeed', { childId, kind, sinceOn: askedOn, seenBy: 'voorschool', endedOn: null })
      await session.call('placements.place', { childId, groupId, startsOn, endsOn: null, dagdelen })
    })
    happen(stage, 'manager', startsOn, 9, () =>
      session.call('support.arrange', {
        childId: child.id,
        kind: 'plus_groep',
        partner: 'kinderopvang_plus',
        description: null,
        waitingSinceOn: askedOn,
        startedOn: startsOn,
        endedOn: null,
      }),
    )
  }
}
