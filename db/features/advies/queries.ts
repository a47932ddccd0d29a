import type { AdviesLife, AdviesState, ToeleidingStep } from '../../contract/advies.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import type { Readable } from '../../schema/kysely.ts'
import { lifeOf } from './life.ts'
import type { AboutChild } from './rules.ts'

type Db = Readable<VoorschoolTables>

/** The lives of a child's adviezen, the one that counts first. */
export async function readLives(db: Db, childId: string, today: string): Promise<AdviesLife[]> {
  const child = await readAbout(db, childId, today)
  if (child === undefined) return []
  const rows = await db.selectFrom('advies').selectAll().where('childId', '=', childId).orderBy('id').execute()
  const states = Map.groupBy(await statesOf(db, childId), (one) => one.adviesId)
  const steps = Map.groupBy(await stepsOf(db, childId), (one) => one.adviesId)
  const offers = await offersOf(db, childId)
  const reasons = await db
    .selectFrom('adviesReason')
    .innerJoin('advies', 'advies.id', 'adviesReason.adviesId')
    .select(['adviesReason.adviesId', 'adviesReason.reason'])
    .where('advies.childId', '=', childId)
    .orderBy('adviesReason.reason')
    .execute()

  const lives = rows.map((row) => {
    const ofOne = (states.get(row.id) ?? []).map(({ adviesId: _, ...state }) => state)
    const advisedOn = ofOne.find((one) => one.state === 'advies')?.sinceOn
    const closedOn = ofOne.at(-1)?.state === 'advies' ? undefined : ofOne.at(-1)?.sinceOn
    const ofOffers = offers.filter(
      (one) => advisedOn !== undefined && one.steppedOn >= advisedOn && (closedOn === undefined || one.steppedOn <= closedOn),
    )
    const allSteps = [
      ...(steps.get(row.id) ?? []).map(({ adviesId: _, ...step }) => step),
      ...ofOffers.map(({ isOpen: _, ...step }) => step),
    ]
    allSteps.sort((one, other) =>
      one.steppedOn === other.steppedOn ? (one.id < other.id ? -1 : 1) : one.steppedOn < other.steppedOn ? -1 : 1,
    )
    const facts = { ...child, states: ofOne, steps: allSteps, offerExpiresOn: ofOffers.find((one) => one.isOpen)?.nextOn ?? null }
    return {
      ...row,
      ...lifeOf(facts, today),
      reasons: reasons.filter((one) => one.adviesId === row.id).map((one) => one.reason),
      states: ofOne,
      steps: allSteps,
    }
  })
  const rank = (life: AdviesLife): string => `${life.advisedOn} ${life.states.at(-1)?.id ?? ''}`
  return lives.sort((one, other) => (rank(one) < rank(other) ? 1 : -1))
}

/** Undefined when there is no such child. */
export async function readAbout(db: Db, childId: string, today: string): Promise<AboutChild | undefined> {
  const child = await db.selectFrom('child').select(['bornOn', 'leftOn', 'waitlistedOn']).where('id', '=', childId).executeTakeFirst()
  if (child === undefined) return undefined
  const placements = await db.selectFrom('placement').select(['startsOn', 'endsOn']).where('childId', '=', childId).execute()
  return { ...child, placements, today }
}

/** In order: what was recorded last counts of one day. */
export async function statesOf(db: Db, childId: string) {
  return db
    .selectFrom('adviesState')
    .leftJoin('user', 'user.id', 'adviesState.recordedBy')
    .select(['adviesState.id', 'adviesState.adviesId', 'adviesState.state', 'adviesState.sinceOn', 'user.name as recordedByName'])
    .where('adviesState.childId', '=', childId)
    .orderBy('adviesState.sinceOn')
    .orderBy('adviesState.id')
    .execute()
}

/** The state that counts for a child now; undefined without any. */
export async function currentState(
  db: Db,
  childId: string,
): Promise<{ adviesId: string; state: AdviesState; sinceOn: string } | undefined> {
  return (await statesOf(db, childId)).at(-1)
}

async function stepsOf(db: Db, childId: string) {
  const rows = await db
    .selectFrom('toeleidingStep')
    .innerJoin('advies', 'advies.id', 'toeleidingStep.adviesId')
    .leftJoin('user', 'user.id', 'toeleidingStep.recordedBy')
    .select([
      'toeleidingStep.id',
      'toeleidingStep.adviesId',
      'toeleidingStep.kind',
      'toeleidingStep.steppedOn',
      'toeleidingStep.reason',
      'toeleidingStep.note',
      'toeleidingStep.nextOn',
      'user.name as recordedByName',
    ])
    .where('advies.childId', '=', childId)
    .execute()
  return rows.map((row) => ({ ...row, isOffer: false }))
}

/** Offers of the waiting list as steps: offered, and refused where the family said no. What the location withdrew is no step. */
async function offersOf(db: Db, childId: string): Promise<(ToeleidingStep & { readonly isOpen: boolean })[]> {
  const rows = await db
    .selectFrom('offer')
    .leftJoin('user as offerer', 'offerer.id', 'offer.offeredBy')
    .leftJoin('user as answerer', 'answerer.id', 'offer.answeredBy')
    .innerJoin('group', 'group.id', 'offer.groupId')
    .select([
      'offer.id',
      'offer.offeredOn',
      'offer.expiresOn',
      'offer.outcome',
      'offer.answeredOn',
      'offer.reason',
      'group.name as groupName',
      'offerer.name as offeredByName',
      'answerer.name as answeredByName',
    ])
    .where('offer.childId', '=', childId)
    .execute()
  return rows
    .filter((row) => row.outcome !== 'ingetrokken')
    .flatMap((row) => {
      const isOpen = row.outcome === null
      const step = { id: row.id, note: null, isOffer: true }
      const offered = {
        ...step,
        kind: 'aangeboden' as const,
        steppedOn: row.offeredOn,
        reason: null,
        note: row.groupName,
        nextOn: isOpen ? row.expiresOn : null,
        recordedByName: row.offeredByName,
        isOpen,
      }
      if (row.outcome !== 'geweigerd' || row.answeredOn === null) return [offered]
      const refused = {
        ...step,
        kind: 'geweigerd' as const,
        steppedOn: row.answeredOn,
        reason: row.reason,
        nextOn: null,
        recordedByName: row.answeredByName,
        isOpen: false,
      }
      return [offered, refused]
    })
}
