import { addDays } from '../contract/dates.ts'
import { nonParticipationReasons } from '../contract/advies.ts'
import { mornings } from './children.ts'
import { chanceOf } from './random.ts'
import { happen, laterOf, type Stage, type StagedChild } from './stage.ts'

/**
 * From the waiting list to a place: with the wish of the family, an offer that is said yes to or first no, and for some who began
 * with three mornings the fourth one later.
 */
export function planPlaces(stage: Stage, child: StagedChild, index: number): void {
  const chance = chanceOf(stage.plan.seed + 930_000 + index)
  const { session, today, groupIds } = stage
  const { group, dagdelen, startsOn, leavesOn, waitlistedOn, registeredOn, advies } = child.plan
  const groupId = group === null ? undefined : groupIds[group]
  if (waitlistedOn !== null) planWish(stage, child, waitlistedOn, chance.percent(65) ? chance.between(0, 3) : null)
  if (groupId === undefined) return

  const place = { groupId, startsOn, endsOn: leavesOn, dagdelen: [...dagdelen] }
  const firstDay = laterOf(addDays(startsOn, -7), registeredOn)
  const offeredOn = addDays(firstDay, -chance.between(3, 8))
  const isOffered = waitlistedOn !== null && offeredOn >= waitlistedOn && chance.percent(45)
  const refusedOn = addDays(offeredOn, -chance.between(20, 40))
  if (isOffered && refusedOn > addDays(waitlistedOn, 8) && chance.percent(30)) {
    happen(stage, 'manager', refusedOn, 7, async () => {
      const offer = await session.call('placements.offer', {
        ...place,
        childId: child.id,
        offeredOn: addDays(refusedOn, -5),
        expiresOn: addDays(refusedOn, 9),
      })
      const reason = chance.pick(nonParticipationReasons)
      await session.call('placements.refuse', { offerId: offer.id, version: offer.version, answeredOn: refusedOn, reason, note: null })
    })
  }
  if (isOffered) {
    let offer = { id: '', version: 1 }
    happen(stage, 'manager', offeredOn, 8, async () => {
      offer = await session.call('placements.offer', { ...place, childId: child.id, offeredOn, expiresOn: addDays(offeredOn, 14) })
    })
    happen(stage, 'manager', firstDay, 3, async () => {
      child.placement = await session.call('placements.accept', { offerId: offer.id, version: offer.version, answeredOn: firstDay })
    })
  } else {
    happen(stage, 'manager', firstDay, 3, async () => {
      child.placement = await session.call('placements.place', { childId: child.id, ...place })
    })
  }

  // The place beside a child of three mornings is free on the fourth.
  const growsOn = addDays(startsOn, chance.between(90, 200))
  if (
    advies === null ||
    dagdelen.length !== 3 ||
    growsOn > today ||
    (leavesOn !== null && growsOn >= leavesOn) ||
    !chance.percent(stage.plan.isShowcase ? 100 : 15)
  )
    return
  child.growsOn = growsOn
  happen(stage, 'manager', growsOn, 4, async () => {
    if (child.placement === null) return
    const { id: placementId, version } = child.placement
    child.placement = await session.call('placements.move', { ...place, placementId, version, startsOn: growsOn, dagdelen: [...mornings] })
  })
}

/** Most families are asked what they wish; of the others only the day is known. */
function planWish(stage: Stage, child: StagedChild, waitlistedOn: string, wish: number | null): void {
  const { session } = stage
  happen(stage, 'manager', waitlistedOn, 2, async () => {
    const seen = { childId: child.id, version: child.version, waitlistedOn }
    const all = [...mornings]
    const saved = await session.call('placements.enlist', {
      ...seen,
      startsOn: null,
      dagdeelCount: wish === 1 ? 3 : 4,
      // Somebody who can only come on Wednesday waits for a group that is not there.
      dagdelen:
        wish === null ? [] : wish === 3 && child.plan.group === null ? [{ weekday: 3, dagdeel: 'ochtend' }, ...all.slice(0, 3)] : all,
    })
    child.version = saved.version
  })
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
