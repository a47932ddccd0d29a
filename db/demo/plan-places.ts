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
      const offer = await session.call('placements.offer', { ...place, childId: child.id, offeredOn: addDays(refusedOn, -5), expiresOn: addDays(refusedOn, 9) })
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
  if (advies === null || dagdelen.length !== 3 || growsOn > today || (leavesOn !== null && growsOn >= leavesOn) || !chance.percent(50)) return
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
      dagdelen: wish === null ? [] : wish === 3 && child.plan.group === null ? [{ weekday: 3, dagdeel: 'ochtend' }, ...all.slice(0, 3)] : all,
    })
    child.version = saved.version
  })
}

/** Somebody who waits is offered what is free today; the family may answer until next week. */
export function planOpenOffer(stage: Stage, waiting: readonly StagedChild[], now: string): void {
  const { session, today } = stage
  stage.happenings.push({
    at: now,
    by: 'manager',
    run: async () => {
      const { rows } = await session.call('placements.waitlist', { onlyFitting: true })
      const [first, second] = rows.filter((row) => waiting.some((child) => child.id === row.childId))
      // Who comes next keeps waiting, so that Vandaag has somebody to ask.
      const chosen = second ?? (rows.length > 1 ? first : undefined)
      const fit = chosen?.fits[0]
      if (chosen === undefined || fit === undefined) return
      const { groupId, fromOn, dagdelen } = fit
      const offer = { groupId, startsOn: fromOn, endsOn: null, dagdelen, offeredOn: today, expiresOn: addDays(today, 10) }
      await session.call('placements.offer', { ...offer, childId: chosen.childId })
    },
  })
}
