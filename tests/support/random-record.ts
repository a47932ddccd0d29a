import type { Insertable, Kysely } from 'kysely'
import { v7 } from 'uuid'
import { adviesSources, firstAdviesStates, nextAdviesStates, type AdviesState } from '../../db/contract/advies.ts'
import { homeLanguages } from '../../db/contract/children.ts'
import { addDays } from '../../db/contract/dates.ts'
import { dagdelen } from '../../db/contract/groups.ts'
import { goalStatuses } from '../../db/contract/jaarplan.ts'
import { domains } from '../../db/contract/observations.ts'
import { contactKinds, contactOutcomes } from '../../db/contract/parents.ts'
import { wijkCodes } from '../../db/contract/wijken.ts'
import type { VoorschoolTables } from '../../db/schema/database.ts'

export interface RecordSize {
  readonly groups: number
  readonly children: number
  readonly contacts: number
  readonly observations: number
  readonly students: number
  readonly goals: number
}

type Rows = { [N in keyof VoorschoolTables]?: Insertable<VoorschoolTables[N]>[] }

/** Small and seeded (mulberry32): the same seed gives the same record on every machine. */
export function randomOf(seed: number) {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    below: (limit: number): number => Math.floor(next() * limit),
    chance: (share: number): boolean => next() < share,
    pick: <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)] as T,
  }
}

const emptied = [
  'handover',
  'supportArrangement',
  'supportNeed',
  'observation',
  'contact',
  'assignment',
  'student',
  'placement',
  'advies',
  'childDomain',
  'child',
  'groupDagdeel',
  'group',
  'goal',
] as const

/**
 * Fills the record with anything that the tables allow, without asking the rules: closed groups with children in them, notes
 * that were withdrawn, adviezen that follow each other, days on and around each boundary of `around`.
 */
export async function fillAtRandom(
  db: Kysely<VoorschoolTables>,
  seed: number,
  size: RecordSize,
  around: string,
  authorId: string,
): Promise<void> {
  const { below, chance, pick } = randomOf(seed)
  const id = (): string => v7()
  const near = [0, 1, -1, -41, -42, -43, -89, -90, -91, -180, -181, -182, -183, -184, -185, -364, -365, -366, 5]
  const dayAround = (): string => addDays(around, chance(0.4) ? pick(near) : 60 - below(520))
  const endAfter = (startsOn: string): string | null => (chance(0.5) ? null : addDays(startsOn, below(300)))
  const rows: Rows = {}
  const put = <N extends keyof VoorschoolTables>(table: N, row: Insertable<VoorschoolTables[N]>): void => {
    const list = (rows[table] ??= [] as never) as Insertable<VoorschoolTables[N]>[]
    list.push(row)
  }

  const putSupportAndHandover = (childId: string): void => {
    if (chance(0.4)) {
      const sinceOn = dayAround()
      put('supportNeed', { id: id(), childId, kind: 'gedrag', sinceOn, seenBy: 'voorschool', endedOn: endAfter(sinceOn), version: 1 })
    }
    if (chance(0.4)) {
      const waitingSinceOn = dayAround()
      const startedOn = chance(0.4) ? addDays(waitingSinceOn, below(60)) : null
      const endedOn = chance(0.3) ? addDays(startedOn ?? waitingSinceOn, below(60)) : null
      const arrangement = { kind: 'dagbehandeling', partner: null, description: null, waitingSinceOn, startedOn, endedOn } as const
      put('supportArrangement', { ...arrangement, id: id(), childId, version: 1 })
    }
    if (chance(0.5)) {
      const handoverId = id()
      const sentOn = dayAround()
      const steps = [
        { step: chance(0.5) ? 'sendMinimum' : 'discuss', takenOn: sentOn },
        { step: 'talk', takenOn: addDays(sentOn, below(30)) },
      ] as const
      const sent = { state: 'verzonden', consent: 'none', scope: 'minimum', sentTo: null, reaction: null } as const
      put('handover', { ...sent, id: handoverId, childId, begunOn: sentOn, stateOn: sentOn, version: 1 })
      for (const [number, one] of steps.slice(0, 1 + below(2)).entries())
        put('handoverStep', { ...one, handoverId, number, person: null, recordedAt: `${around}T12:00:00.000Z`, recordedBy: authorId })
    }
  }

  const groupIds = Array.from({ length: size.groups }, (_, index) => {
    const groupId = id()
    put('group', {
      id: groupId,
      name: `Groep ${String(index)}`,
      kind: 've',
      room: null,
      maximum: 1 + below(16),
      isActive: chance(0.8) ? 1 : 0,
      version: 1,
    })
    if (chance(0.5)) {
      const startsOn = dayAround()
      const withdrawnAt = chance(0.2) ? `${around}T12:00:00.000Z` : null
      const decision = {
        maximum: 1 + below(15),
        reason: 'Veel ondersteuningsvragen',
        decidedBy: authorId,
        decidedAt: `${startsOn}T12:00:00.000Z`,
      }
      put('groupReduction', { ...decision, id: id(), groupId, startsOn, endsOn: endAfter(startsOn), withdrawnAt, version: 1 })
    }
    for (let weekday = 1; weekday <= 5; weekday++) {
      for (const dagdeel of dagdelen) {
        if (chance(0.3)) continue
        const startsAt = dagdeel === 'ochtend' ? pick(['08:00', '08:30']) : '12:30'
        const endsAt = dagdeel === 'ochtend' ? '12:30' : pick(['16:00', '17:45'])
        put('groupDagdeel', { groupId, weekday, dagdeel, startsAt, endsAt })
      }
    }
    return groupId
  })

  const childIds = Array.from({ length: size.children }, (_, index) => {
    const childId = id()
    put('child', {
      id: childId,
      firstName: `Kind ${String(index)}`,
      lastName: null,
      searchName: `kind ${String(index)}`,
      bornOn: addDays(around, -1000 - below(800)),
      wijkCode: chance(0.1) ? null : pick(wijkCodes.slice(0, 4)),
      homeLanguage: pick(homeLanguages),
      mentorId: null,
      registeredOn: addDays(around, -500),
      waitlistedOn: chance(0.5) ? dayAround() : null,
      leftOn: chance(0.3) ? dayAround() : null,
      version: 1,
    })
    for (let advies = below(4); advies > 0; advies--) {
      const adviesId = id()
      put('advies', { id: adviesId, childId, source: pick(adviesSources), weeklyHours: 16, version: 1 })
      let state: AdviesState = chance(0.7) ? 'advies' : pick(firstAdviesStates)
      let sinceOn = dayAround()
      const known = { recordedAt: null, recordedBy: null }
      put('adviesState', { id: id(), adviesId, childId, state, sinceOn, ...known })
      const nextStates: readonly AdviesState[] = nextAdviesStates[state]
      if (nextStates.length > 0 && chance(0.3)) {
        state = pick(nextStates)
        sinceOn = addDays(sinceOn, below(200))
        put('adviesState', { id: id(), adviesId, childId, state, sinceOn, ...known })
      }
      if (chance(0.5)) {
        const rest = { reason: null, note: null, nextOn: null, recordedAt: null, recordedBy: null }
        put('toeleidingStep', { id: id(), adviesId, kind: 'gestart', steppedOn: dayAround(), ...rest })
      }
    }
    for (let placement = groupIds.length === 0 ? 0 : below(3); placement > 0; placement--) {
      const placementId = id()
      const startsOn = dayAround()
      put('placement', { id: placementId, childId, groupId: pick(groupIds), startsOn, endsOn: endAfter(startsOn), version: 1 })
      for (let weekday = 1; weekday <= 5; weekday++)
        for (const dagdeel of dagdelen) if (chance(0.4)) put('placementDagdeel', { placementId, weekday, dagdeel })
    }
    putSupportAndHandover(childId)
    return childId
  })

  for (let index = 0; index < size.contacts && childIds.length > 0; index++) {
    const contactedOn = dayAround()
    put('contact', {
      id: id(),
      childId: pick(childIds),
      authorId,
      kind: chance(0.4) ? 'intake' : pick(contactKinds),
      contactedOn,
      loggedAt: `${contactedOn}T12:00:00.000Z`,
      outcome: chance(0.6) ? 'bereikt' : pick(contactOutcomes),
      interpreter: 'geen',
      durationMinutes: null,
      note: null,
      withdrawnAt: chance(0.1) ? `${around}T12:00:00.000Z` : null,
      version: 1,
    })
  }

  const lastSeen = new Map<string, string>()
  for (let index = 0; index < size.observations && childIds.length > 0; index++) {
    const observationId = id()
    const observedOn = dayAround()
    const withdrawnAt = chance(0.1) ? `${around}T12:00:00.000Z` : null
    const waitsSince = chance(0.1) ? `${observedOn}T12:00:00.000Z` : null
    put('observation', {
      number: index + 1,
      id: observationId,
      authorId,
      text: `Zag iets bij de bouwhoek, nummer ${String(index)}`,
      observedOn,
      loggedAt: `${observedOn}T12:00:00.000Z`,
      level: null,
      wellbeing: null,
      involvement: null,
      instrument: null,
      moment: null,
      isStaffOnly: 0,
      withdrawnAt,
      waitsSince,
      version: 1,
    })
    const seenChildren = new Set(Array.from({ length: 1 + below(3) }, () => pick(childIds)))
    const seenDomains = domains.filter(() => chance(0.5))
    for (const childId of seenChildren) put('observationChild', { observationId, childId })
    for (const domain of seenDomains) put('observationDomain', { observationId, domain })
    if (withdrawnAt !== null || waitsSince !== null) continue
    for (const childId of seenChildren) {
      for (const domain of seenDomains) {
        const key = `${childId} ${domain}`
        if (observedOn > (lastSeen.get(key) ?? '')) lastSeen.set(key, observedOn)
      }
    }
  }
  for (const [key, lastSeenOn] of lastSeen) {
    const [childId = '', domain] = key.split(' ')
    put('childDomain', { childId, domain: domain as (typeof domains)[number], lastSeenOn })
  }

  for (let index = 0; index < size.students && groupIds.length > 0; index++) {
    const studentId = id()
    put('student', {
      id: studentId,
      name: `Student ${String(index)}`,
      kind: 'hu',
      personRegisterOn: null,
      registerLinkedOn: null,
      guidancePlanOn: null,
      startsOn: addDays(around, -600),
      endsOn: null,
      version: 1,
    })
    for (let planned = below(3); planned > 0; planned--) {
      const startsOn = dayAround()
      put('assignment', {
        id: id(),
        studentId,
        groupId: pick(groupIds),
        weekday: 1 + below(5),
        dagdeel: pick(dagdelen),
        deployment: 'boventallig',
        startsOn,
        endsOn: endAfter(startsOn),
        state: pick(['gepland', 'actief']),
        version: 1,
      })
    }
  }

  for (let index = 0; index < size.goals; index++) {
    put('goal', {
      id: id(),
      scope: 'locatie',
      schoolYear: Number(around.slice(0, 4)) - below(3) + 1,
      theme: 'taal_boekstart',
      description: 'Doel',
      indicator: null,
      baseline: null,
      target: null,
      reviewOn: null,
      status: pick(goalStatuses),
      version: 1,
    })
  }

  await db.transaction().execute(async (trx) => {
    for (const table of emptied) await trx.deleteFrom(table).execute()
    for (const [table, all] of Object.entries(rows)) {
      for (let at = 0; at < all.length; at += 500)
        await trx
          .insertInto(table as 'goal')
          .values(all.slice(at, at + 500) as never)
          .execute()
    }
  })
}
