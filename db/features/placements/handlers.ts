import { addDays } from '../../contract/dates.ts'
import type { placementsContract } from '../../contract/placements.ts'
import type { Handlers } from '../../backend/handler.ts'
import { asSeen, changeRow, removeRow, type Seen } from '../../schema/changes.ts'
import { bulkHandlers } from './bulk.ts'
import { offerHandlers, withdrawOpenOffer } from './offers.ts'
import { dagdelenOfPlacement, readPlacements } from './queries.ts'
import { insertPlacement, readChildRow, requirePlacement, type Context } from './place.ts'
import { requireMoveWithin, requireOrder } from './rules.ts'
import { waitlistHandlers } from './waitlist.ts'

export const placementsHandlers = {
  'placements.list': async ({ db, today }, { childId }) => readPlacements(db, childId, today()),

  'placements.place': async (context, { childId, ...place }) => {
    context.subject(childId)
    await withdrawOpenOffer(context, childId)
    return insertPlacement(context, childId, place)
  },

  /** The old one ends first, so that the child does not stand in her own way; when the new one is refused both stay as they were. */
  'placements.move': async (context, { placementId, version, ...place }) => {
    const seen = { id: placementId, version }
    const placement = await readPlacement(context, seen)
    requireMoveWithin(place.startsOn, placement)
    const endsOn = addDays(place.startsOn, -1)
    if (placement.endsOn === null || placement.endsOn > endsOn) await changeRow(context.db, 'placement', seen, { endsOn })
    return insertPlacement(context, placement.childId, place)
  },

  /** Also puts the end later, or back to a day in the past; a longer stay is judged like a new placement. */
  'placements.end': async (context, { placementId: id, version, endsOn }) => {
    const { db } = context
    const placement = await readPlacement(context, { id, version })
    requireOrder({ startsOn: placement.startsOn, endsOn })
    if (placement.endsOn !== null && placement.endsOn < endsOn) {
      const dagdelen = await dagdelenOfPlacement(db, id)
      await requirePlacement(context, { ...placement, endsOn, dagdelen }, await readChildRow(db, placement.childId))
    }
    return changeRow(db, 'placement', { id, version }, { endsOn })
  },

  'placements.remove': async (context, { placementId: id, version }) => {
    await readPlacement(context, { id, version })
    await removeRow(context.db, 'placement', { id, version })
    return { id }
  },

  ...waitlistHandlers,
  ...bulkHandlers,
  ...offerHandlers,
} satisfies Handlers<typeof placementsContract>

async function readPlacement(context: Context, seen: Seen) {
  const row = await context.db.selectFrom('placement').selectAll().where('id', '=', seen.id).executeTakeFirst()
  const placement = asSeen(row, seen)
  context.subject(placement.childId)
  return placement
}
