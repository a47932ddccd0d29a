import { nonParticipationReasons } from '../contract/advies.ts'
import { addDays } from '../contract/dates.ts'
import { chanceOf } from './random.ts'
import { happen, type PlannedPlace, type Stage, type StagedChild } from './stage.ts'

interface Asking {
  readonly place: PlannedPlace
  readonly offeredOn: string
  /** Whether the place that she took was offered before. */
  readonly isOffered: boolean
  readonly refusedOn: string | null
  readonly index: number
}

/** What came of earlier offers: refused for a reason, never answered, or taken back by the location because the place came directly. */
export function planEarlierOffers(stage: Stage, child: StagedChild, { place, offeredOn, isOffered, refusedOn, index }: Asking): void {
  const { session, plan } = stage
  const chance = chanceOf(plan.seed + 935_000 + index)
  const { waitlistedOn } = child.plan
  if (waitlistedOn === null) return
  const ask = (day: string, expiresOn: string) =>
    session.call('placements.offer', { ...place, childId: child.id, offeredOn: day, expiresOn })
  if (refusedOn !== null) {
    happen(stage, 'manager', refusedOn, 7, async () => {
      const { id: offerId, version } = await ask(addDays(refusedOn, -5), addDays(refusedOn, 9))
      const reason = chance.pick(nonParticipationReasons)
      await session.call('placements.refuse', { offerId, version, answeredOn: refusedOn, reason, note: null })
    })
  }
  const askedOn = addDays(waitlistedOn, chance.between(1, 3))
  const expiresOn = addDays(askedOn, 7)
  if (expiresOn >= addDays(refusedOn ?? offeredOn, -6) || !chance.percent(plan.isShowcase ? 30 : 12)) return
  if (isOffered) happen(stage, 'manager', askedOn, 8, () => ask(askedOn, expiresOn))
  else {
    happen(stage, 'manager', askedOn, 8, async () => {
      const { id: offerId, version } = await ask(askedOn, expiresOn)
      await session.call('placements.withdraw', { offerId, version })
    })
  }
}

/** Who comes first keeps waiting for what fits; somebody after her is offered the mornings that another group has left, and has ten days to answer. */
export function planOpenOffer(stage: Stage, now: string): void {
  const { session, today } = stage
  const run = async (): Promise<void> => {
    const { rows } = await session.call('placements.waitlist', {})
    const [first, second] = rows
    const kept = first?.fits[0]?.groupId
    if (second === undefined) return
    const groups = await session.call('groups.list', {})
    for (const { id: groupId, kind, dagdelen } of groups) {
      const free = dagdelen.filter((one) => one.free > 0).map(({ weekday, dagdeel }) => ({ weekday, dagdeel }))
      if (groupId === kept || kind !== 've' || free.length === 0) continue
      const place = { groupId, startsOn: addDays(today, 14), endsOn: null, dagdelen: free }
      await session.call('placements.offer', { ...place, childId: second.childId, offeredOn: today, expiresOn: addDays(today, 10) })
      return
    }
  }
  stage.happenings.push({ at: now, by: 'manager', run })
}
