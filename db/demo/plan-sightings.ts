import { addDays } from '../contract/dates.ts'
import { domains, type Domain } from '../contract/observations.ts'
import { observingOf } from './plan-observing.ts'
import { chanceOf, type Chance } from './random.ts'
import { sightings } from './sentences.ts'
import { happen, instantOf, workday, type Fill, type Stage, type StagedChild } from './stage.ts'

/** What the team saw of a child, every three to nine weeks, now and then together with a friend of the same group. */
export function planObservations(
  { session, plan, chance, today, happenings }: Fill,
  child: StagedChild,
  everybody: readonly StagedChild[],
): void {
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

/** The team of the location that is shown keeps an eye on who was not seen for long: most children come by in the last weeks. */
export function planRound(stage: Stage, children: readonly StagedChild[]): void {
  const { session, plan, today } = stage
  const chance = chanceOf(plan.seed + 970_000)
  const pairs: readonly [Domain, Domain][] = [
    ['taal', 'rekenen'],
    ['motoriek', 'sociaal_emotioneel'],
  ]
  for (const child of children) {
    const { group, leavesOn, startsOn } = child.plan
    if (group === null || leavesOn !== null || startsOn > addDays(today, -36) || !chance.percent(80)) continue
    for (const domains of pairs) {
      const observedOn = workday(addDays(today, -chance.between(4, 34)))
      const text = textOf(chance, domains[0], undefined)
      happen(stage, 'medewerker', observedOn, chance.between(200, 320), () =>
        session.call('observations.log', {
          childIds: [child.id],
          text,
          observedOn,
          domains,
          level: 'volgens_verwachting',
          wellbeing: null,
          involvement: null,
          instrument: null,
          moment: null,
          isStaffOnly: false,
        }),
      )
    }
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
