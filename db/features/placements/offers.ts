import { weeklyHours } from '../../contract/half-days.ts'
import type { Offer, placementsContract } from '../../contract/placements.ts'
import type { Handlers } from '../../backend/handler.ts'
import { asSeen, changeRow, type Seen } from '../../schema/changes.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import type { Readable } from '../../schema/kysely.ts'
import { offerStateOn, requireAnswerDay, requireNoOpenOffer, requireOfferDays, requireUnanswered } from './offer-rules.ts'
import { distinctDagdelen, insertPlacement, readChildRow, requirePlacement, type Context } from './place.ts'

type OfferHandlers = Pick<
  Handlers<typeof placementsContract>,
  'placements.offers' | 'placements.offer' | 'placements.accept' | 'placements.refuse' | 'placements.withdraw'
>

/** A place is offered; the family says yes, no, or nothing in time; the location can take it back. */
export const offerHandlers: OfferHandlers = {
  'placements.offers': async ({ db, today }, { childId }) => readOffers(db, [childId], today()),

  'placements.offer': async (context, { childId, offeredOn, expiresOn, ...place }) => {
    const { db } = context
    const id = context.newId()
    const today = context.today()
    context.subject(childId)
    const child = await readChildRow(db, childId)
    requireOfferDays({ offeredOn, expiresOn }, { bornOn: child.bornOn, today })
    const open = await openOffer(db, childId)
    requireNoOpenOffer(open, today)
    if (open !== undefined) await changeRow(db, 'offer', open, { outcome: 'verlopen', answeredOn: open.expiresOn })
    const dagdelen = distinctDagdelen(place.dagdelen)
    await requirePlacement(context, { ...place, id: null, childId, dagdelen }, child, { withOffers: true })
    const { groupId, startsOn, endsOn } = place
    const made = { offeredOn, expiresOn, offeredAt: context.now(), offeredBy: context.session.userId }
    const unanswered = { outcome: null, answeredOn: null, answeredAt: null, answeredBy: null, reason: null, note: null }
    await db
      .insertInto('offer')
      .values({ id, childId, groupId, startsOn, endsOn, ...made, ...unanswered, version: 1 })
      .execute()
    await db
      .insertInto('offerDagdeel')
      .values(dagdelen.map((one) => ({ ...one, offerId: id })))
      .execute()
    return { id, version: 1 }
  },

  'placements.accept': async (context, { offerId, version, answeredOn }) => {
    const { db } = context
    const offer = await readUnanswered(context, { id: offerId, version })
    requireAnswerDay(answeredOn, offer, { today: context.today(), isAccepting: true })
    const dagdelen = await db.selectFrom('offerDagdeel').select(['weekday', 'dagdeel']).where('offerId', '=', offerId).execute()
    const { groupId, startsOn, endsOn } = offer
    const placed = await insertPlacement(context, offer.childId, { groupId, startsOn, endsOn, dagdelen })
    await answer(context, offer, { outcome: 'aangenomen', answeredOn })
    return placed
  },

  'placements.refuse': async (context, { offerId, version, answeredOn, reason, note }) => {
    const offer = await readUnanswered(context, { id: offerId, version })
    requireAnswerDay(answeredOn, offer, { today: context.today(), isAccepting: false })
    return answer(context, offer, { outcome: 'geweigerd', answeredOn, reason, note })
  },

  'placements.withdraw': async (context, { offerId, version }) => {
    const offer = await readUnanswered(context, { id: offerId, version })
    return answer(context, offer, { outcome: 'ingetrokken', answeredOn: context.today() })
  },
}

/** Who gets a place directly need not answer any more. */
export async function withdrawOpenOffer(context: Context, childId: string): Promise<void> {
  const open = await openOffer(context.db, childId)
  if (open !== undefined) await answer(context, open, { outcome: 'ingetrokken', answeredOn: context.today() })
}

type Answer = Partial<Pick<VoorschoolTables['offer'], 'outcome' | 'answeredOn' | 'reason' | 'note'>>
async function answer({ db, session, now }: Context, { id, version }: Seen, values: Answer): Promise<Seen> {
  return changeRow(db, 'offer', { id, version }, { ...values, answeredAt: now(), answeredBy: session.userId })
}

async function readUnanswered(context: Context, seen: Seen) {
  const offer = asSeen(await context.db.selectFrom('offer').selectAll().where('id', '=', seen.id).executeTakeFirst(), seen)
  context.subject(offer.childId)
  requireUnanswered(offer.outcome)
  return offer
}

async function openOffer(db: Readable<VoorschoolTables>, childId: string) {
  return db
    .selectFrom('offer')
    .select(['id', 'version', 'expiresOn'])
    .where('childId', '=', childId)
    .where('outcome', 'is', null)
    .executeTakeFirst()
}

/** Newest first, of all these children. */
export async function readOffers(db: Readable<VoorschoolTables>, childIds: readonly string[], today: string): Promise<Offer[]> {
  const rows = await db
    .selectFrom('offer')
    .innerJoin('group', 'group.id', 'offer.groupId')
    .innerJoin('user as offerer', 'offerer.id', 'offer.offeredBy')
    .leftJoin('user as answerer', 'answerer.id', 'offer.answeredBy')
    .selectAll('offer')
    .select(['group.name as groupName', 'offerer.name as offeredByName', 'answerer.name as answeredByName'])
    .where('offer.childId', 'in', childIds)
    .orderBy('offer.offeredOn', 'desc')
    .orderBy('offer.id', 'desc')
    .execute()
  const dagdelen = await db
    .selectFrom('offerDagdeel')
    .innerJoin('offer', 'offer.id', 'offerDagdeel.offerId')
    .leftJoin('groupDagdeel', (join) =>
      join
        .onRef('groupDagdeel.groupId', '=', 'offer.groupId')
        .onRef('groupDagdeel.weekday', '=', 'offerDagdeel.weekday')
        .onRef('groupDagdeel.dagdeel', '=', 'offerDagdeel.dagdeel'),
    )
    .select(['offerDagdeel.offerId', 'offerDagdeel.weekday', 'offerDagdeel.dagdeel', 'groupDagdeel.startsAt', 'groupDagdeel.endsAt'])
    .where('offer.childId', 'in', childIds)
    .orderBy('offerDagdeel.weekday')
    .orderBy('offerDagdeel.dagdeel', 'desc')
    .execute()
  const ofOffer = Map.groupBy(dagdelen, (one) => one.offerId)
  return rows.map((row) => {
    const { offeredAt: _at, offeredBy: _by, outcome: _outcome, answeredAt: _then, answeredBy: _answerer, ...offer } = row
    const planned = ofOffer.get(row.id) ?? []
    const times = planned.flatMap(({ weekday, dagdeel, startsAt, endsAt }) =>
      startsAt === null || endsAt === null ? [] : { weekday, dagdeel, startsAt, endsAt },
    )
    return {
      ...offer,
      dagdelen: planned.map(({ weekday, dagdeel }) => ({ weekday, dagdeel })),
      weeklyHours: weeklyHours(planned, times),
      state: offerStateOn(row, today),
    }
  })
}
