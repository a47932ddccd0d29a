import { addDays, addMonths } from '../contract/dates.ts'
import { happen, type Stage } from './stage.ts'

/** Who turns four soon gets a last day, for all at once: first too many, which is undone, then up to the end of next month. */
export function planBulk(stage: Stage): void {
  const { session, today } = stage
  const leave = async (until: string): Promise<string | null> => {
    const plan = { kind: 'turning_four', until } as const
    const steps = await session.call('placements.previewBulk', { plan })
    // Who goes these days is seen off one by one.
    const chosen = steps.filter(({ bornOn, problem }) => addMonths(bornOn, 48) > addDays(today, 1) && problem === null)
    const childIds = [...new Set(chosen.map((step) => step.childId))]
    if (childIds.length === 0) return null
    return (await session.call('placements.applyBulk', { plan, childIds })).id
  }
  happen(stage, 'manager', addDays(today, -5), 500, async () => {
    const id = await leave(addDays(today, 150))
    if (id !== null) await session.call('placements.undoBulk', { id })
    await leave(addDays(today, 45))
  })
}
