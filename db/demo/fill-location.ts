import { addDays, addMonths, dayInUtrecht, schoolYearOf } from '../contract/dates.ts'
import { domains, type Domain } from '../contract/observations.ts'
import type { WijkCode } from '../contract/wijken.ts'
import type { CliSession } from '../cli/session.ts'
import { mornings, planChildren, type ChildPlan } from './children.ts'
import type { LocationPlan } from './city.ts'
import { studentNames } from './names.ts'
import { planAdvies } from './plan-advies.ts'
import { planCalendar } from './plan-calendar.ts'
import { planSiblings } from './plan-family.ts'
import { planGroups } from './plan-groups.ts'
import { observingOf } from './plan-observing.ts'
import { planPbm } from './plan-pbm.ts'
import { planOpenOffer, planPlaces } from './plan-places.ts'
import { planPresence } from './plan-presence.ts'
import { planHandover, planSomebodyWaiting, planSupport } from './plan-support.ts'
import { chanceOf, type Chance } from './random.ts'
import { agreementTexts, contactNotes, goals, sightings } from './sentences.ts'
import { happen, instantOf, laterOf, workday, type Happening, type Stage, type StagedChild } from './stage.ts'

interface Fill extends Stage {
  readonly chance: Chance
  /** Who is mentor in which group; known once the colleagues are there. */
  readonly mentorIds: readonly string[]
}

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
  const children = planChildren(plan, chance, today).map((child): StagedChild => ({
    plan: child,
    id: '',
    version: 1,
    placement: null,
    growsOn: null,
  }))
  for (const [index, child] of children.entries()) planStay(fill, child, index, children)
  planSiblings(fill, children)
  planPresence(fill, children, isClosed, now)
  planPbm(fill, addMonths(today, -24))
  if (plan.isShowcase) {
    planOpenOffer(fill, now)
    const placed = children.filter((child) => child.plan.group !== null)
    planSomebodyWaiting({ session, today, at: (day, minute, run) => happen(fill, 'medewerker', day, minute, run) }, placed)
  }
  planStudents(fill)
  planGoals(fill)
  const happenings = fill.happenings.filter((one) => one.at <= now).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  return { happenings, placedWithAdvies: countPlaced(children.map((child) => child.plan)) }
}

/** Answers whether it is closed on a day. */
async function beginLocation(session: CliSession, plan: LocationPlan, today: string): Promise<(day: string) => boolean> {
  await session.call('location.change', {
    name: plan.name,
    houder: plan.houder,
    wijkCode: plan.wijkCode,
    lrkNumber: null,
    hasPilotForTwoYearOlds: plan.shape.isReduced,
    version: 1,
  })
  return planCalendar(session, today)
}

function planStay(fill: Fill, child: StagedChild, index: number, everybody: readonly StagedChild[]): void {
  const { session, plan, mentorIds } = fill
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
  planContacts(fill, child, plan.isShowcase)
  const at = (day: string, minute: number, run: () => Promise<unknown>): void => {
    happen(fill, 'medewerker', day, minute, run)
  }
  planSupport({ ...fill, at }, child)
  planHandover({ ...fill, at }, child)
}

function planObservations({ session, plan, chance, today, happenings }: Fill, child: StagedChild, everybody: readonly StagedChild[]): void {
  const { startsOn, leavesOn, group } = child.plan
  const last = leavesOn === null ? today : addDays(leavesOn, -1)
  // Its own source of chance, so that the rest of the city stays as it is.
  const moreSeen = observingOf(chanceOf(plan.seed + 700_000 + happenings.length), child.plan)
  const overlooked = chance.percent(18) ? chance.pick(domains) : null
  for (let day = addDays(startsOn, chance.between(2, 20)); day <= last; day = addDays(day, chance.between(20, 65))) {
    const observedOn = workday(day)
    if (observedOn > last) break
    const seen = chance.some(
      domains.filter((one) => one !== overlooked),
      chance.percent(45) ? 2 : 1,
    )
    const domain = seen[0] ?? 'taal'
    const friend = chance.percent(25) ? friendOf(child, everybody, observedOn, group, chance) : undefined
    const more = moreSeen(observedOn)
    happenings.push({
      at: instantOf(observedOn, chance.between(200, 320)),
      by: 'medewerker',
      run: () =>
        session.call('observations.log', {
          ...more,
          childIds: [child.id, ...(friend === undefined ? [] : [friend.id])],
          text: textOf(chance, domain, friend),
          observedOn,
          domains: seen,
          level: chance.percent(30) ? chance.pick(['volgens_verwachting', 'volgens_verwachting', 'loopt_voor', 'aandacht']) : null,
          wellbeing: chance.percent(20) ? chance.between(3, 5) : null,
          involvement: chance.percent(20) ? chance.between(2, 5) : null,
          isStaffOnly: chance.percent(4),
        }),
    })
  }
}

function friendOf(
  child: StagedChild,
  everybody: readonly StagedChild[],
  day: string,
  group: number | null,
  chance: Chance,
): StagedChild | undefined {
  const there = everybody.filter(
    (other) =>
      other !== child &&
      other.plan.group === group &&
      other.plan.startsOn < day &&
      (other.plan.leavesOn === null || other.plan.leavesOn > day),
  )
  return there.length === 0 ? undefined : chance.pick(there)
}

function textOf(chance: Chance, domain: Domain, friend: StagedChild | undefined): string {
  const fitting = sightings[domain].filter((sentence) => sentence.includes('%') === (friend !== undefined))
  return chance
    .pick(fitting.length === 0 ? sightings[domain].filter((one) => !one.includes('%')) : fitting)
    .replace('%', friend?.plan.firstName ?? '')
}

function planContacts(fill: Fill, child: StagedChild, isShowcase: boolean): void {
  const { chance, today } = fill
  const { startsOn, leavesOn, isHardToReach } = child.plan
  const last = leavesOn ?? today
  if (chance.percent(isHardToReach ? 55 : 90)) planContact(fill, child, addDays(startsOn, chance.between(-5, 40)), 'intake')
  for (let day = addDays(startsOn, chance.between(40, 60)); day <= last; day = addDays(day, chance.between(45, 110))) {
    const kind = chance.pick([
      'voortgangsgesprek',
      'breng_haal',
      'breng_haal',
      'telefonisch',
      'huisbezoek',
      'inloop',
      'thuisactiviteit',
    ] as const)
    planContact(fill, child, day, kind)
  }
  if (isShowcase && leavesOn === null && chance.percent(12)) planContact(fill, child, addDays(today, -chance.between(2, 12)), 'breng_haal')
}

function planContact(
  { session, chance, today, happenings }: Fill,
  child: StagedChild,
  day: string,
  kind: 'intake' | 'voortgangsgesprek' | 'breng_haal' | 'telefonisch' | 'huisbezoek' | 'inloop' | 'thuisactiviteit',
): void {
  const contactedOn = workday(laterOf(day, child.plan.registeredOn))
  if (contactedOn > today) return
  const isReached = !chance.percent(child.plan.isHardToReach && kind !== 'intake' ? 80 : 8)
  const dueOn = addDays(contactedOn, chance.between(3, 21))
  const agreement = isReached && chance.percent(35) ? { text: chance.pick(agreementTexts), dueOn } : null
  const at = instantOf(contactedOn, chance.between(330, 420))
  let contactId = ''
  happenings.push({
    at,
    by: 'medewerker',
    run: async () => {
      const saved = await session.call('parents.log', {
        childId: child.id,
        kind,
        contactedOn,
        outcome: isReached ? 'bereikt' : chance.pick(['niet_bereikt', 'niet_verschenen']),
        interpreter: child.plan.homeLanguage === 'andere' && chance.percent(40) ? 'telefonisch' : 'geen',
        durationMinutes: isReached ? chance.pick([5, 10, 15, 30]) : null,
        note: isReached ? chance.pick(contactNotes) : null,
        agreement,
      })
      contactId = saved.id
    },
  })
  // Nearly everything that was agreed is done; what is due these days still waits.
  if (agreement === null || dueOn > addDays(today, -6) || chance.percent(1)) return
  happenings.push({
    at: instantOf(dueOn, 430),
    by: 'medewerker',
    run: async () => {
      const { agreements } = await session.call('parents.read', { id: contactId })
      for (const { id, version } of agreements) await session.call('parents.completeAgreement', { id, version })
    },
  })
}

function planStudents({ session, plan, chance, today, groupIds, happenings }: Fill): void {
  const startsOn = laterOf(`${String(schoolYearOf(today))}-09-01`, addMonths(today, -3))
  for (let index = 0; index < plan.studentCount; index += 1) {
    const isLinked = !chance.percent(plan.isShowcase && index === 0 ? 0 : 12)
    const groupId = chance.pick(groupIds)
    const dagdelen = chance.some(mornings, chance.between(1, 2))
    happenings.push({
      at: instantOf(startsOn, 30 + index),
      by: 'manager',
      run: async () => {
        const registeredOn = addDays(startsOn, -20)
        const { id: studentId } = await session.call('students.add', {
          name: `${chance.pick(studentNames)} ${String.fromCharCode(65 + chance.between(0, 25))}.`,
          kind: chance.pick(['hu', 'uu']),
          personRegisterOn: registeredOn,
          registerLinkedOn: isLinked ? addDays(registeredOn, 5) : null,
          guidancePlanOn: null,
          startsOn,
          endsOn: null,
        })
        for (const one of dagdelen) {
          const { id, version } = await session.call('students.assign', {
            ...one,
            studentId,
            groupId,
            deployment: 'boventallig',
            startsOn,
            endsOn: null,
          })
          if (isLinked) await session.call('students.activate', { id, version })
        }
      },
    })
  }
}

function planGoals({ session, chance, today, happenings }: Fill): void {
  const schoolYear = schoolYearOf(today)
  for (const goal of chance.some(goals, chance.between(2, 4))) {
    happenings.push({
      at: instantOf(laterOf(`${String(schoolYear)}-08-28`, addMonths(today, -3)), 50),
      by: 'manager',
      run: async () => {
        const saved = await session.call('jaarplan.addGoal', { ...goal, schoolYear, reviewOn: addMonths(today, chance.between(1, 4)) })
        const agreed = await session.call('jaarplan.setStatus', { ...saved, status: 'vastgesteld' })
        if (chance.percent(70)) await session.call('jaarplan.setStatus', { ...agreed, status: 'in_uitvoering' })
      },
    })
  }
}

function countPlaced(children: readonly ChildPlan[]): Map<WijkCode, number> {
  const counts = new Map<WijkCode, number>()
  for (const { wijkCode, group, leavesOn, advies } of children) {
    if (wijkCode === null || group === null || leavesOn !== null || advies === null) continue
    counts.set(wijkCode, (counts.get(wijkCode) ?? 0) + 1)
  }
  return counts
}
