import { daysBetween } from '../../contract/dates.ts'
import { breakRule } from '../../contract/errors.ts'
import { shortName } from '../../contract/names.ts'
import type { placementsContract, WaitingChild, Wish } from '../../contract/placements.ts'
import type { Handlers, QueryContext } from '../../backend/handler.ts'
import { asSeen, changeRow, type Seen } from '../../schema/changes.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import { requireNoOpenOffer } from './offer-rules.ts'
import { readOffers } from './offers.ts'
import { distinctDagdelen, hasPilot, readChildRow, type Context } from './place.ts'
import { openOffersOf, readGroupRooms, waitingRows, wishesOf } from './queries.ts'
import { lastVoorschoolDay, oldEnoughOn } from './rules.ts'
import { byPriority, fitsFor, groupsFor, requireWideWish, usualWish } from './waitlist-rules.ts'

type WaitlistHandlers = Pick<Handlers<typeof placementsContract>, 'placements.waitlist' | 'placements.enlist' | 'placements.delist'>

const mostFits = 3

/** Who waits, in which order, and where there would be a place. */
export const waitlistHandlers: WaitlistHandlers = {
  'placements.waitlist': async (context, { onlyFitting, childId, page }) => {
    const all = await readWaiting(context)
    const wanted = all.filter((one) => childId === undefined || one.childId === childId)
    // Where there is room is worked out for those who are shown; only the filter needs it of all.
    const filtered = onlyFitting ? (await withFits(context, wanted)).filter((one) => isFitting(one, context.today())) : wanted
    const shown = filtered.slice(page.offset, page.offset + page.limit)
    const rows = onlyFitting ? (shown as WaitingChild[]) : await withFits(context, shown)
    return { rows, total: filtered.length }
  },

  'placements.enlist': async (context, { childId, version, waitlistedOn, ...wish }) => {
    const { db } = context
    const seen = { id: childId, version }
    context.subject(childId)
    const child = asSeen({ ...(await readChildRow(db, childId)), id: childId }, seen)
    if (child.leftOn !== null) breakRule('child-left', { leftOn: child.leftOn })
    requireDay('waitlistedOn', waitlistedOn, child.bornOn)
    if (waitlistedOn > context.today()) breakRule('future-date', { field: 'waitlistedOn' })
    if (wish.startsOn !== null) requireDay('startsOn', wish.startsOn, child.bornOn)
    const dagdelen = distinctDagdelen(wish.dagdelen)
    requireWideWish({ ...wish, dagdelen })
    await writeWish(context, childId, { ...wish, dagdelen })
    return changeRow(db, 'child', seen, { waitlistedOn })
  },

  'placements.delist': async (context, { childId, version }) => {
    const { db } = context
    const seen: Seen = { id: childId, version }
    context.subject(childId)
    asSeen({ ...(await readChildRow(db, childId)), id: childId }, seen)
    requireNoOpenOffer(
      (await openOffersOf(db)).find((one) => one.childId === childId),
      context.today(),
    )
    await writeWish(context, childId, null)
    return changeRow(db, 'child', seen, { waitlistedOn: null })
  },
}

type Reader = Pick<QueryContext<VoorschoolTables>, 'db' | 'today' | 'setting'>
type Waiting = Omit<WaitingChild, 'fits'>

/** Everybody who waits, in order, without where there is room. */
async function readWaiting({ db, today, setting }: Reader): Promise<Waiting[]> {
  const on = today()
  const rows = await waitingRows(db, on)
  const order = byPriority(await setting('waitlistPriority'))
  const pilot = await hasPilot(db)
  const wishes = await wishesOf(db)
  const offers = Map.groupBy(
    await readOffers(
      db,
      rows.filter((row) => row.offerCount > 0).map((row) => row.childId),
      on,
    ),
    (offer) => offer.childId,
  )
  return rows
    .map((row) => ({ ...row, hasAdvies: row.advisedWeeklyHours !== null }))
    .sort(order)
    .map(({ firstName, lastName, hasAdvies: _, offerCount: _count, ...row }, index) => {
      const wish = wishes.get(row.childId) ?? null
      const ofChild = offers.get(row.childId) ?? []
      const [last] = ofChild
      return {
        ...row,
        name: shortName(firstName, lastName),
        rank: index + 1,
        daysWaiting: daysBetween(row.waitlistedOn, on),
        wish,
        couldStartOn: latest(on, wish?.startsOn ?? on, oldEnoughOn(row.bornOn, pilot)),
        offer: last !== undefined && (last.state === 'open' || last.state === 'verlopen') ? last : null,
        refusals: ofChild.filter((offer) => offer.state === 'geweigerd').length,
      }
    })
}

async function withFits({ db, today, setting }: Reader, waiting: readonly Waiting[]): Promise<WaitingChild[]> {
  if (waiting.length === 0) return []
  const rooms = await readGroupRooms(db, today())
  const mostWithoutAdvies = await setting('weeklyHoursWithoutAdvies')
  return waiting.map((one) => {
    const wish = one.wish ?? usualWish(one.advisedWeeklyHours)
    const window = { startsOn: one.couldStartOn, endsOn: lastVoorschoolDay(one.bornOn) }
    const fits = fitsFor(wish, window, groupsFor(one, rooms), one.advisedWeeklyHours === null ? mostWithoutAdvies : null)
    return { ...one, fits: fits.slice(0, mostFits) }
  })
}

/** There is a place that the child could take today, and the family was not asked yet. */
function isFitting({ fits, offer }: WaitingChild, today: string): boolean {
  const [first] = fits
  return first !== undefined && first.fromOn <= today && offer?.state !== 'open'
}

async function writeWish({ db }: Context, childId: string, wish: Wish | null): Promise<void> {
  await db.deleteFrom('waitlistWish').where('childId', '=', childId).execute()
  if (wish === null) return
  const { dagdelen, ...rest } = wish
  await db
    .insertInto('waitlistWish')
    .values({ ...rest, childId })
    .execute()
  if (dagdelen.length === 0) return
  await db
    .insertInto('waitlistWishDagdeel')
    .values(dagdelen.map((one) => ({ ...one, childId })))
    .execute()
}

function requireDay(field: string, day: string, bornOn: string): void {
  if (day < bornOn) breakRule('before-birth', { field })
}

function latest(...days: readonly string[]): string {
  return days.reduce((last, day) => (day > last ? day : last))
}
