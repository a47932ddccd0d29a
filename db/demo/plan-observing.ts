import { addMonths, daysBetween } from '../contract/dates.ts'
import { observationContexts, subDomains, type ObservationMoment, type SubDomain } from '../contract/observations.ts'
import type { CliSession } from '../cli/session.ts'
import type { Chance } from './random.ts'

/** What a colleague may say more exactly about an observation; who and what are enough. */
export interface MoreSeen {
  readonly subDomains: SubDomain[]
  readonly context: (typeof observationContexts)[number] | null
  readonly instrument: string | null
  readonly moment: ObservationMoment | null
}

interface Stay {
  readonly bornOn: string
  readonly startsOn: string
}

const halfYear = 182
/** Not every moment is kept: what was forgotten shows as due on the radar. */
const keptMoments = 85

/** For the observations of one child in the order of their days: most fixed moments, now and then a sub-domain and where it was. */
export function observingOf(chance: Chance, { bornOn, startsOn }: Stay): (day: string) => MoreSeen {
  const endsFrom = addMonths(bornOn, 46)
  let lastOn = startsOn
  let hasBegun = false
  let hasEnded = false
  const momentOn = (day: string): ObservationMoment | null => {
    if (!hasEnded && day >= endsFrom) {
      hasEnded = true
      return 'eindmeting'
    }
    if (!hasBegun) {
      hasBegun = true
      return 'startmeting'
    }
    return daysBetween(lastOn, day) >= halfYear - 40 ? 'halfjaarlijks' : null
  }
  return (day) => {
    const wanted = momentOn(day)
    const moment = wanted !== null && chance.percent(keptMoments) ? wanted : null
    if (moment !== null) lastOn = day
    return {
      subDomains: chance.percent(25) ? chance.some(subDomains, 1) : [],
      context: chance.percent(40) ? chance.pick(observationContexts) : null,
      // Only the name of an instrument, never its items (domain.md 5.1).
      instrument: moment === null ? null : 'KIJK!',
      moment,
    }
  }
}

interface Team {
  readonly managerId: string
  readonly colleagueIds: readonly string[]
  readonly signIn: (userId: string) => Promise<void>
  readonly today: string
}

/**
 * How a team works together on the showcase location: everybody her own groups and searches, and some notes that wait for a second pair
 * of eyes, one of them sent back. Ends signed in as the manager.
 */
export async function workTogether({ call }: CliSession, { managerId, colleagueIds, signIn, today }: Team): Promise<void> {
  const groups = await call('groups.list', {})
  for (const [index, userId] of colleagueIds.entries()) {
    const groupIds = groups.filter((_, at) => at % colleagueIds.length === index).map(({ id }) => id)
    await call('users.setGroups', { userId, groupIds })
  }
  await call('observations.saveSearch', { name: 'Alleen voor het team, dit schooljaar', staffOnly: true, period: 'schoolYear' })
  const [writer] = colleagueIds
  const children = groups[0] === undefined ? [] : await call('observations.round', { groupId: groups[0].id })
  if (writer === undefined || children.length === 0) return

  await call('settings.change', { name: 'secondPairOfEyes', value: true })
  await signIn(writer)
  await call('observations.saveSearch', { name: 'Taal, afgelopen 30 dagen', domain: 'taal', period: 'month' })
  const written: { readonly id: string; readonly version: number }[] = []
  for (const [index, text] of waitingTexts.entries()) {
    const child = children[index % children.length]
    if (child !== undefined) written.push(await call('observations.log', { ...plain, childIds: [child.childId], text, observedOn: today }))
  }
  await signIn(managerId)
  const [first] = written
  if (first !== undefined) {
    const { id, version } = first
    await call('observations.sendBack', { id, version, remark: 'Beschrijf wat je zag: wat deed het kind?' })
  }
  await call('settings.change', { name: 'secondPairOfEyes', value: false })
}

const plain = {
  domains: ['sociaal_emotioneel' as const],
  level: null,
  wellbeing: null,
  involvement: null,
  instrument: null,
  moment: null,
  isStaffOnly: false,
}

const waitingTexts = [
  'Was vandaag erg druk in de kring.',
  'Zocht een plek naast de juf en keek van daar naar het spel.',
  'Gaf de schaar aan een ander en wachtte tot die klaar was.',
] as const
