import { addDays } from '../contract/dates.ts'
import { mornings } from './children.ts'
import { planEarlierOffers } from './plan-offers.ts'
import { chanceOf, type Chance } from './random.ts'
import { happen, laterOf, type PlannedPlace, type Stage, type StagedChild } from './stage.ts'

/**
 * From the waiting list to a place: with the wish of the family, offers and what came of them, for some the pilot first, and for some who
 * began with three mornings the fourth one later.
 */
export function planPlaces(stage: Stage, child: StagedChild, index: number): void {
  const chance = chanceOf(stage.plan.seed + 930_000 + index)
  const { group, dagdelen, startsOn, leavesOn, waitlistedOn, registeredOn } = child.plan
  const groupId = group === null ? undefined : stage.groupIds[group]
  if (waitlistedOn !== null) planWish(stage, child, waitlistedOn, chance.percent(65) ? chance.between(0, 3) : null)
  if (groupId === undefined) return

  const place = { groupId, startsOn, endsOn: leavesOn, dagdelen: [...dagdelen] }
  const firstDay = laterOf(addDays(startsOn, -7), registeredOn)
  const offeredOn = addDays(firstDay, -chance.between(3, 8))
  const isOffered = waitlistedOn !== null && offeredOn >= waitlistedOn && chance.percent(45)
  const refusedOn = addDays(offeredOn, -chance.between(20, 40))
  const isRefused = isOffered && refusedOn > addDays(waitlistedOn, 8) && chance.percent(30)
  if (child.elsewhere?.until === startsOn) planMove(stage, child, place, firstDay)
  else {
    if (waitlistedOn !== null)
      planEarlierOffers(stage, child, { place, refusedOn: isRefused ? refusedOn : null, offeredOn, isOffered, index })
    planFirstPlace(stage, child, place, isOffered ? { firstDay, offeredOn } : { firstDay, offeredOn: null })
  }
  planGrowth(stage, chance, child, place)
}

function planFirstPlace(
  stage: Stage,
  child: StagedChild,
  place: PlannedPlace,
  { firstDay, offeredOn }: { readonly firstDay: string; readonly offeredOn: string | null },
): void {
  const { session } = stage
  if (offeredOn === null) {
    happen(stage, 'manager', firstDay, 3, async () => {
      child.placement = await session.call('placements.place', { childId: child.id, ...place })
    })
    return
  }
  let offer = { id: '', version: 1 }
  happen(stage, 'manager', offeredOn, 8, async () => {
    offer = await session.call('placements.offer', { ...place, childId: child.id, offeredOn, expiresOn: addDays(offeredOn, 14) })
  })
  happen(stage, 'manager', firstDay, 3, async () => {
    child.placement = await session.call('placements.accept', { offerId: offer.id, version: offer.version, answeredOn: firstDay })
  })
}

/** First the pilot, then from there to the group. */
function planMove(stage: Stage, child: StagedChild, place: PlannedPlace, firstDay: string): void {
  const { session, groupIds } = stage
  const { elsewhere } = child
  const groupId = elsewhere === null ? undefined : groupIds[elsewhere.group]
  if (elsewhere === null || groupId === undefined) return
  const { startsOn, dagdelen } = elsewhere
  happen(stage, 'manager', addDays(startsOn, -3), 3, async () => {
    const before = { ...place, groupId, startsOn, dagdelen: [...dagdelen] }
    child.placement = await session.call('placements.place', { childId: child.id, ...before })
  })
  happen(stage, 'manager', firstDay, 3, () => move(stage, child, place))
}

/** The place beside a child of three mornings is free on the fourth. */
function planGrowth(stage: Stage, chance: Chance, child: StagedChild, place: PlannedPlace): void {
  const { advies, dagdelen, startsOn, leavesOn } = child.plan
  const growsOn = addDays(startsOn, chance.between(90, 200))
  const isHere = growsOn <= stage.today && (leavesOn === null || growsOn < leavesOn)
  if (advies === null || dagdelen.length !== 3 || !isHere || !chance.percent(stage.plan.isShowcase ? 100 : 15)) return
  child.growsOn = growsOn
  happen(stage, 'manager', growsOn, 4, () => move(stage, child, { ...place, startsOn: growsOn, dagdelen: [...mornings] }))
}

async function move({ session }: Stage, child: StagedChild, place: PlannedPlace): Promise<void> {
  if (child.placement === null) return
  const { id: placementId, version } = child.placement
  child.placement = await session.call('placements.move', { ...place, placementId, version })
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
