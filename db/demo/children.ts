import { addDays, addMonths, ageInMonths } from '../contract/dates.ts'
import type { Advies } from '../contract/advies.ts'
import type { PlannedDagdeel } from '../contract/placements.ts'
import { wijkCodes, type WijkCode } from '../contract/wijken.ts'
import type { LocationPlan } from './city.ts'
import { childNames, familyNames, homeLanguageNames, schoolNames } from './names.ts'
import type { Chance } from './random.ts'

/** The four mornings of four hours that make the sixteen of an advies. */
export const mornings: readonly PlannedDagdeel[] = [1, 2, 4, 5].map((weekday) => ({ weekday, dagdeel: 'ochtend' }))

export interface ChildPlan {
  readonly firstName: string
  readonly lastName: string
  readonly bornOn: string
  readonly wijkCode: WijkCode | null
  readonly homeLanguage: 'nederlands' | 'meertalig' | 'andere' | 'onbekend'
  readonly languages: string[]
  readonly schoolName: string | null
  readonly registeredOn: string
  readonly waitlistedOn: string | null
  /** Index of the group, or null for a child that waits. */
  readonly group: number | null
  readonly dagdelen: readonly PlannedDagdeel[]
  readonly startsOn: string
  /** Null while the child is still placed. */
  readonly leavesOn: string | null
  readonly advies: (Pick<Advies, 'advisedOn' | 'reasons' | 'source'> & { readonly toeleidingStartedOn: string | null }) | null
  /** How well the family is reached, and which domain the team tends to overlook in this child. */
  readonly isHardToReach: boolean
}

/**
 * Who came and went in two years. Each place of a group is held by one child after another, from about two and a half
 * until four; a place without advies is shared by four children of one morning each.
 */
export function planChildren(plan: LocationPlan, chance: Chance, today: string): ChildPlan[] {
  const begin = addMonths(today, -24)
  const children: ChildPlan[] = []
  for (let group = 0; group < plan.groupCount; group += 1) {
    const places = plan.shape.isReduced ? 12 : 16
    for (let place = 0; place < places; place += 1) {
      // Per hundred children, not per hundred places: one place without advies serves four.
      const shareOfPlaces = plan.shape.withAdvies / (plan.shape.withAdvies + (100 - plan.shape.withAdvies) / 4)
      const hasAdvies = chance.next() < shareOfPlaces
      const holders = hasAdvies ? [chance.percent(88) ? mornings : chance.some(mornings, 3)] : mornings.map((one) => [one])
      const stays = holders.flatMap((dagdelen) => planPlace(plan, chance, { begin, today, group, dagdelen, hasAdvies }))
      // Where the app is shown, one place is free for who waits: the family moved house.
      const isFreed = plan.isShowcase && group === plan.groupCount - 1 && place === places - 1
      children.push(...(isFreed ? stays.flatMap((child) => untilMoving(child, addDays(today, -20))) : stays))
    }
  }
  return [...children, ...planWaiting(plan, chance, today)]
}

function untilMoving(child: ChildPlan, movesOn: string): ChildPlan[] {
  if (child.startsOn >= movesOn) return []
  return [{ ...child, leavesOn: child.leavesOn === null || child.leavesOn > movesOn ? movesOn : child.leavesOn }]
}

interface Place {
  readonly begin: string
  readonly today: string
  readonly group: number
  readonly dagdelen: readonly PlannedDagdeel[]
  readonly hasAdvies: boolean
}

function planPlace(plan: LocationPlan, chance: Chance, { begin, today, group, dagdelen, hasAdvies }: Place): ChildPlan[] {
  const children: ChildPlan[] = []
  let startsOn = addDays(begin, chance.between(0, 400))
  while (startsOn <= today) {
    const bornOn = addDays(addMonths(startsOn, -30), -chance.between(0, 150))
    const fourthBirthday = addMonths(bornOn, 48)
    const leavesOn = fourthBirthday <= today ? fourthBirthday : null
    children.push({ ...planChild(plan, chance, bornOn, startsOn, hasAdvies), group, dagdelen, startsOn, leavesOn })
    if (leavesOn === null) break
    startsOn = addDays(leavesOn, chance.between(3, 45))
  }
  return children
}

/** Children with an advies for whom there is no place yet, some of them in toeleiding. */
function planWaiting(plan: LocationPlan, chance: Chance, today: string): ChildPlan[] {
  // The location that is shown has a list to look at.
  return Array.from({ length: plan.isShowcase ? 5 : chance.between(1, plan.shape.isReduced ? 5 : 3) }, () => {
    const bornOn = addDays(addMonths(today, -28), -chance.between(0, 120))
    const child = planChild(plan, chance, bornOn, addDays(today, -1), true)
    const waitlistedOn = child.waitlistedOn ?? (plan.isShowcase ? addDays(child.registeredOn, 3) : null)
    return { ...child, waitlistedOn, group: null, dagdelen: [], startsOn: today, leavesOn: null }
  })
}

export function planChild(
  plan: LocationPlan,
  chance: Chance,
  bornOn: string,
  startsOn: string,
  hasAdvies: boolean,
): Omit<ChildPlan, 'group' | 'dagdelen' | 'startsOn' | 'leavesOn'> {
  const registeredOn = addDays(startsOn, -chance.between(20, 120))
  const advisedOn = addDays(registeredOn, -chance.between(0, 30))
  const homeLanguage = chance.pick(['nederlands', 'nederlands', 'meertalig', 'meertalig', 'meertalig', 'andere', 'onbekend'] as const)
  return {
    firstName: chance.pick(childNames),
    lastName: chance.pick(familyNames),
    bornOn,
    wijkCode: chance.percent(90) ? plan.wijkCode : chance.percent(80) ? chance.pick(wijkCodes) : null,
    homeLanguage,
    languages:
      homeLanguage === 'meertalig'
        ? ['Nederlands', chance.pick(homeLanguageNames)]
        : homeLanguage === 'andere'
          ? [chance.pick(homeLanguageNames)]
          : [],
    schoolName: ageInMonths(bornOn, registeredOn) > 27 && chance.percent(70) ? chance.pick(schoolNames) : null,
    registeredOn,
    waitlistedOn: chance.percent(70) ? addDays(registeredOn, chance.between(0, 10)) : null,
    advies: hasAdvies
      ? {
          advisedOn,
          source: chance.percent(92) ? 'jgz' : 'huisarts',
          reasons: chance.percent(60) ? ['taal'] : chance.some(['taal', 'ontwikkeling', 'sociaal-emotioneel', 'thuissituatie'], 2),
          toeleidingStartedOn: chance.percent(65) ? addDays(advisedOn, chance.between(1, 20)) : null,
        }
      : null,
    isHardToReach: chance.percent(14),
  }
}
