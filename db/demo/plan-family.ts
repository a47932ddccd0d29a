import { daysBetween } from '../contract/dates.ts'
import { happen, laterOf, type Stage, type StagedChild } from './stage.ts'

/** Children with one family name that were born far enough apart are brother and sister; each is one of a pair at most. */
export function planSiblings(stage: Stage, children: readonly StagedChild[]): void {
  const alone = new Map<string, StagedChild>()
  for (const child of children) {
    const other = alone.get(child.plan.lastName)
    if (other === undefined || Math.abs(daysBetween(other.plan.bornOn, child.plan.bornOn)) < 300) {
      alone.set(child.plan.lastName, child)
      continue
    }
    alone.delete(child.plan.lastName)
    happen(stage, 'manager', laterOf(other.plan.registeredOn, child.plan.registeredOn), 20, () =>
      stage.session.call('children.linkSibling', { childId: child.id, siblingId: other.id }),
    )
  }
}
