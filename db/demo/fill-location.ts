import { addMonths, dayInUtrecht } from '../contract/dates.ts'
import type { WijkCode } from '../contract/wijken.ts'
import type { CliSession } from '../cli/session.ts'
import { planChildren, type ChildPlan } from './children.ts'
import type { LocationPlan } from './city.ts'
import { planAdvies } from './plan-advies.ts'
import { planBulk } from './plan-bulk.ts'
import { planCalendar } from './plan-calendar.ts'
import { planContacts } from './plan-contacts.ts'
import { planSiblings } from './plan-family.ts'
import { planGroups } from './plan-groups.ts'
import { planHandover, planUnderway } from './plan-handover.ts'
import { moreGroupsOf, planMoreChildren, planPilotBefore, planPlusGroup } from './plan-more-groups.ts'
import { planOpenOffer } from './plan-offers.ts'
import { planPbm } from './plan-pbm.ts'
import { planPlaces } from './plan-places.ts'
import { planPresence } from './plan-presence.ts'
import { planSchool } from './plan-school.ts'
import { planSettings } from './plan-settings.ts'
import { planObservations, planRound } from './plan-sightings.ts'
import { planConsentTakenBack, planSomebodyWaiting, planSupport, type SupportStage } from './plan-support.ts'
import { planGoals, planStudents } from './plan-team.ts'
import { chanceOf } from './random.ts'
import { happen, type Fill, type Happening, type StagedChild } from './stage.ts'

/**
 * Two years of one location, in the order in which they happened, through the same operations and rules as a user's.
 * Answers how many children with an advies are placed, by wijk of residence: what the demo city's JGZ will be asked for.
 */
export async function planLocation(
  session: CliSession,
  plan: LocationPlan,
  now: string,
  mentorIds: readonly string[],
): Promise<{ happenings: Happening[]; placedWithAdvies: Map<WijkCode, number> }> {
  const chance = chanceOf(plan.seed)
  const today = dayInUtrecht(now)
  const isClosed = await beginLocation(session, plan, today)
  const groupIds = await planGroups(session, plan, today)
  const fill: Fill = { session, plan, chance, today, happenings: [], groupIds, mentorIds }
  const staged = (child: ChildPlan): StagedChild => ({
    plan: child,
    id: '',
    version: 1,
    placement: null,
    growsOn: null,
    elsewhere: null,
    hasHandover: false,
  })
  const children = planChildren(plan, chance, today).map(staged)
  planPilotBefore(plan, today, children)
  for (const [index, child] of children.entries()) planStay(fill, child, index, children)
  planStudents(fill)
  planGoals(fill)
  const more = planMoreChildren(plan, today).map(staged)
  const everybody = [...children, ...more]
  const beside = { ...fill, chance: chanceOf(plan.seed + 955_000) }
  for (const [index, child] of more.entries()) planStay(beside, child, children.length + index, everybody)
  planSiblings(fill, everybody)
  if (plan.isShowcase) planShowcase(fill, everybody, now)
  planPresence(fill, everybody, isClosed, now)
  planPbm(fill, addMonths(today, -24))
  const happenings = fill.happenings.filter((one) => one.at <= now).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  return { happenings, placedWithAdvies: countPlaced(everybody.map((child) => child.plan)) }
}

/** What every location has now and then, the one that is shown has for sure. */
function planShowcase(fill: Fill, children: readonly StagedChild[], now: string): void {
  planOpenOffer(fill, now)
  planPlusGroup(fill, children)
  planBulk(fill)
  const placed = children.filter(({ plan }) => plan.group !== null && plan.group < fill.plan.groupCount)
  planSomebodyWaiting(supportStageOf(fill), placed)
  planConsentTakenBack(supportStageOf(fill), placed)
  planUnderway(
    supportStageOf(fill),
    placed.filter((child) => !child.hasHandover),
  )
  planRound(fill, children)
}

function supportStageOf(fill: Fill): SupportStage {
  const { session, plan, chance, today } = fill
  return { session, seed: plan.seed, chance, today, at: (day, minute, run) => happen(fill, 'medewerker', day, minute, run) }
}

/** Answers whether it is closed on a day. */
async function beginLocation(session: CliSession, plan: LocationPlan, today: string): Promise<(day: string) => boolean> {
  await session.call('location.change', {
    name: plan.name,
    houder: plan.houder,
    wijkCode: plan.wijkCode,
    lrkNumber: null,
    hasPilotForTwoYearOlds: plan.shape.isReduced || moreGroupsOf(plan).some((one) => one.kind === 'pilot_tweejarigen'),
    version: 1,
  })
  await planSettings(session, plan)
  return planCalendar(session, today)
}

function planStay(fill: Fill, child: StagedChild, index: number, everybody: readonly StagedChild[]): void {
  const { session, mentorIds } = fill
  const { group, dagdelen: _dagdelen, startsOn: _startsOn, leavesOn, advies: _advies, isHardToReach: _reach, ...fields } = child.plan
  const mentor = (): string | null => (group === null ? null : (mentorIds[group % Math.max(1, mentorIds.length)] ?? null))
  happen(fill, 'manager', fields.registeredOn, 0, async () => {
    const saved = await session.call('children.register', { ...fields, schoolBrin: null, waitlistedOn: null, mentorId: mentor() })
    child.id = saved.id
  })
  planAdvies(fill, child, index)
  planPlaces(fill, child, index)
  if (group === null) return
  if (leavesOn !== null) {
    happen(fill, 'manager', leavesOn, 600, async () => {
      const { version } = await session.call('children.leave', { id: child.id, version: child.version, leftOn: leavesOn })
      child.version = version
    })
  }
  planObservations(fill, child, everybody)
  planContacts(fill, child)
  planSupport(supportStageOf(fill), child, index)
  if (planSchool(fill, child, index)) child.hasHandover = planHandover(supportStageOf(fill), child, index)
}

function countPlaced(children: readonly ChildPlan[]): Map<WijkCode, number> {
  const counts = new Map<WijkCode, number>()
  for (const { wijkCode, group, leavesOn, advies } of children) {
    if (wijkCode === null || group === null || leavesOn !== null || advies === null) continue
    counts.set(wijkCode, (counts.get(wijkCode) ?? 0) + 1)
  }
  return counts
}
