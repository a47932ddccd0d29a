import { addDays } from '../contract/dates.ts'
import { settings } from '../contract/settings.ts'
import type { CliSession } from '../cli/session.ts'
import { mornings } from './children.ts'
import type { LocationPlan } from './city.ts'
import { groupNames } from './names.ts'
import { moreGroupsOf } from './plan-more-groups.ts'
import { chanceOf } from './random.ts'

/** Where many children need more, a group is made smaller by a decision, as Utrecht does (domain.md 0, fact 4). */
const reason = 'In deze groep hebben meer dan drie op de vier kinderen een VE-advies, en een deel een ondersteuningsvraag.'

/** The groups in which most children are placed, each on four mornings, and what the location has besides. */
export async function planGroups({ call }: CliSession, plan: LocationPlan, today: string): Promise<string[]> {
  const chance = chanceOf(plan.seed + 910_000)
  const programme = chance.pick(settings.veProgrammes.default)
  const times = { startsAt: '08:30', endsAt: '12:30' }
  const ids: string[] = []
  for (const [index, name] of groupNames.slice(0, plan.groupCount).entries()) {
    const tags = chance.percent(30) ? ['bewegend leren'] : []
    const dagdelen = mornings.map((one) => ({ ...one, ...times }))
    const room = `lokaal ${String(index + 1)}`
    const { id } = await call('groups.add', { name, kind: 've', room, programme, tags, maximum: 16, dagdelen })
    ids.push(id)
    if (plan.shape.isReduced) await makeSmaller(id)
  }
  for (const group of moreGroupsOf(plan)) {
    const { id } = await call('groups.add', { ...group, programme: group.kind === 'regulier' ? null : programme })
    ids.push(id)
  }
  return ids

  /** First on trial, then for good: the history shows both. */
  async function makeSmaller(groupId: string): Promise<void> {
    const begin = addDays(today, -800)
    const trial = { maximum: 12, startsOn: begin, endsOn: addDays(begin, 60), reason: 'Proef tot de zomer, met de gemeente.' }
    await call('groups.reduce', { ...trial, groupId })
    await call('groups.reduce', { groupId, maximum: 12, startsOn: addDays(begin, 61), endsOn: null, reason })
  }
}
