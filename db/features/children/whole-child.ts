import type { Advies, AdviesLife } from '../../contract/advies.ts'
import type { Child } from '../../contract/children.ts'
import { AppError } from '../../contract/errors.ts'
import type { QueryContext } from '../../backend/handler.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import { readChild } from './queries.ts'
import { statusPeriods } from './status.ts'

/**
 * A child with what the other features know of her, in one snapshot: they are asked, so that it counts as one look in the audit. Throws
 * `not-found`.
 */
export async function readWholeChild({ db, ask, today }: QueryContext<VoorschoolTables>, id: string): Promise<Child> {
  const own = await readChild(db, id, today())
  if (own === undefined) throw new AppError('not-found')
  const [advies] = await ask('advies.list', { childId: id })
  const placements = await ask('placements.list', { childId: id })
  return {
    ...own,
    advies: advies === undefined ? null : summaryOf(advies),
    placements,
    statuses: statusPeriods({ ...own, placements }),
    support: await ask('support.read', { childId: id }),
    handover: await ask('handover.read', { childId: id }),
  }
}

/** The path and every step are read where they are shown. */
function summaryOf({ path: _path, states: _states, steps: _steps, ...advies }: AdviesLife): Advies {
  return advies
}
