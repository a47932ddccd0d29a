import { addDays, addMonths } from '../contract/dates.ts'
import { schoolNames } from './names.ts'
import { chanceOf } from './random.ts'
import { happen, type Stage, type StagedChild } from './stage.ts'

/** Most parents who had no school in mind at the registration tell it when their child is about three and a half. Answers whether one is known in time. */
export function planSchool(stage: Stage, child: StagedChild, index: number): boolean {
  const { session, plan, today } = stage
  const { schoolName, bornOn, startsOn, leavesOn } = child.plan
  if (schoolName !== null) return true
  const chance = chanceOf(plan.seed + 966_000 + index)
  const toldOn = addDays(addMonths(bornOn, 41), chance.between(0, 90))
  if (toldOn <= startsOn || toldOn >= (leavesOn ?? today) || !chance.percent(85)) return false
  happen(stage, 'manager', toldOn, 120, async () => {
    const { firstName, lastName, wijkCode, homeLanguage, languages, mentorId, registeredOn, waitlistedOn, schoolBrin, version } =
      await session.call('children.read', { id: child.id })
    const fields = { firstName, lastName, bornOn, wijkCode, homeLanguage, languages, mentorId, registeredOn, waitlistedOn, schoolBrin }
    const saved = await session.call('children.change', { ...fields, id: child.id, version, schoolName: chance.pick(schoolNames) })
    child.version = saved.version
  })
  return true
}
