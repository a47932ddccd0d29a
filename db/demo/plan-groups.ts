import { addDays } from '../contract/dates.ts'
import { settings } from '../contract/settings.ts'
import type { CliSession } from '../cli/session.ts'
import { mornings } from './children.ts'
import type { LocationPlan } from './city.ts'
import { groupNames } from './names.ts'
import { chanceOf } from './random.ts'

/** Where many children need more, a group is made smaller by a decision, as Utrecht does (domain.md 0, fact 4). */
const reason = 'In deze groep hebben meer dan drie op de vier kinderen een VE-advies, en een deel een ondersteuningsvraag.'

/** The groups in which children are placed, each on four mornings; the location that is shown has a plus-groep besides. */
export async function planGroups({ call }: CliSession, plan: LocationPlan, today: string): Promise<string[]> {
  const chance = chanceOf(plan.seed + 910_000)
  const programme = chance.pick(settings.veProgrammes.default)
  const times = { startsAt: '08:30', endsAt: '12:30' }
  const ids: string[] = []
  for (const [index, name] of groupNames.slice(0, plan.groupCount).entries()) {
    const tags = chance.percent(30) ? ['bewegend leren'] : []
    const dagdelen = mornings.map((one) => ({ ...one, ...times }))
    const { id } = await call('groups.add', {
      name,
      kind: 've',
      room: `lokaal ${String(index + 1)}`,
      programme,
      tags,
      maximum: 16,
      dagdelen,
    })
    ids.push(id)
    if (plan.shape.isReduced) await makeSmaller(id)
  }
  if (plan.isShowcase) {
    const dagdelen = [1, 3].map((weekday) => ({ weekday, dagdeel: 'ochtend' as const, startsAt: '09:00', endsAt: '12:00' }))
    await call('groups.add', { name: 'Vlinders', kind: 'plus', room: 'lokaal 3', programme, tags: ['kleine groep'], maximum: 6, dagdelen })
  }
  return ids

  /** First on trial, then for good: the history shows both. */
  async function makeSmaller(groupId: string): Promise<void> {
    const begin = addDays(today, -800)
    await call('groups.reduce', {
      groupId,
      maximum: 12,
      startsOn: begin,
      endsOn: addDays(begin, 60),
      reason: 'Proef tot de zomer, met de gemeente.',
    })
    await call('groups.reduce', { groupId, maximum: 12, startsOn: addDays(begin, 61), endsOn: null, reason })
  }
}
