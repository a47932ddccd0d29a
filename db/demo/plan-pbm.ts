import { happen, type Stage } from './stage.ts'

/** On the second of January the number of doelgroepkinderen is written down. */
export function planPbm(stage: Stage, firstDay: string): void {
  const { session, today } = stage
  for (let year = Number(firstDay.slice(0, 4)) + 1; `${String(year)}-01-02` < today; year += 1) {
    happen(stage, 'manager', `${String(year)}-01-02`, 30, async () => {
      const { children } = await session.call('hours.previewPbm', { year })
      await session.call('hours.freezePbm', { year, childrenSeen: children })
    })
  }
}
