import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '../../../db/contract/dates.ts'
import { indicatorIds } from '../../../db/contract/indicators.ts'
import { findImplausibility } from '../../../db/contract/plausible-cells.ts'
import { definitionHash } from '../../../db/crypto/definition-hash.ts'
import { expectError, startTestBackend } from '../../support/backend.ts'
import { aChild, aContact, aGroup, anAdvies, anObservation, aPlacement } from '../../support/builders.ts'
import { fillAtRandom } from '../../support/random-record.ts'
import { recomputeCells } from './recompute.ts'

const peildatum = '2026-10-01'
let backend: Awaited<ReturnType<typeof startTestBackend<'voorschool'>>>
beforeAll(async () => {
  backend = await startTestBackend()
})
afterAll(() => backend.stop())

const current = async (on = peildatum) => (await backend.call('indicators.current', { peildatum: on })).cells
const nothing = { groups: 0, children: 0, contacts: 0, observations: 0, students: 0, goals: 0 }

describe('indicators.current', () => {
  test('of an empty location has one zero for every indicator, and may leave as it is', async () => {
    const { locationId, definitionHash: hash, cells } = await backend.call('indicators.current', { peildatum })
    expect([locationId, hash]).toEqual([(await backend.call('location.read', {})).locationId, definitionHash()])
    expect(cells.map(({ indicator, count, denominator }) => [indicator, count, denominator ?? 0])).toEqual(
      indicatorIds.map((id) => [id, 0, 0]),
    )
    expect(findImplausibility(cells)).toBeNull()
  })

  test('counts what was recorded through the contract', async () => {
    const { id: groupId } = await backend.call('groups.add', aGroup())
    const { id: noor } = await backend.call('children.register', aChild())
    const { id: sam } = await backend.call('children.register', aChild({ firstName: 'Sam', wijkCode: null }))
    const { id: lina } = await backend.call('children.register', aChild({ firstName: 'Lina', waitlistedOn: '2026-09-01' }))
    await backend.call('advies.record', anAdvies({ childId: noor }))
    await backend.call('advies.record', anAdvies({ childId: lina, toeleidingStartedOn: '2026-09-15' }))
    const allFour = [1, 2].flatMap((weekday) => [
      { weekday, dagdeel: 'ochtend' as const },
      { weekday, dagdeel: 'middag' as const },
    ])
    await backend.call('placements.place', aPlacement({ childId: noor, groupId, startsOn: '2026-04-01', dagdelen: allFour }))
    await backend.call('placements.place', aPlacement({ childId: sam, groupId, startsOn: '2026-04-01' }))
    await backend.call('parents.log', aContact({ childId: noor, kind: 'intake', contactedOn: '2026-04-20' }))
    await backend.call('parents.log', aContact({ childId: noor, contactedOn: '2026-09-20' }))
    await backend.call('parents.log', aContact({ childId: sam, contactedOn: '2026-09-20', outcome: 'niet_bereikt' }))
    await backend.call(
      'observations.log',
      anObservation({ childIds: [noor], observedOn: '2026-09-01', domains: ['taal', 'rekenen', 'motoriek', 'sociaal_emotioneel'] }),
    )

    const shown = (await current()).map(({ indicator, dims, count, denominator }) => [
      indicator,
      ...Object.values(dims),
      denominator === undefined ? count : `${String(count)}/${String(denominator)}`,
    ])
    expect(shown).toEqual([
      ['placedWithAdvies', 'WK034403', 1],
      ['placedWithoutAdvies', 'onbekend', 1],
      ['waiting', 1],
      ['waitingLong', '0/1'],
      ['inToeleiding', 1],
      ['sixteenHours', '1/1'],
      ['groupLoad', '5/64'],
      ['intakeWithinSixWeeks', '1/2'],
      ['startedInTime', '2/2'],
      ['unreachedFamilies', '1/2'],
      ['fourDomainsObserved', '1/2'],
      ['supportNeeds', '0/2'],
      ['supportWaiting', 0],
      ['handoverSent', '0/0'],
      ['warmHandover', '0/0'],
      ['studentDagdelen', 0],
      ['goalsByStatus', 'concept', 0],
      ['places', 16],
    ])
  })

  test('is open to a medewerker and asks for a real day', async () => {
    await expectError(backend.call('indicators.current', { peildatum: '2026-02-29' }), 'invalid-input')
    await backend.signInAs('medewerker')
    expect(await current()).toHaveLength(indicatorIds.length)
    await backend.signInAsOwner()
  })
})

describe('every indicator equals its definition, recomputed one child at a time', () => {
  const peildata = [peildatum, '2026-01-01', '2026-10-03', '2027-02-28', addDays(peildatum, -42)]
  const seeds = Array.from({ length: 24 }, (_, index) => index + 1)

  test.each(seeds)('in random record %i', async (seed) => {
    const size = {
      groups: 1 + (seed % 4),
      children: 4 + seed * 2,
      contacts: seed * 6,
      observations: seed * 8,
      students: seed % 6,
      goals: seed % 9,
    }
    await fillAtRandom(backend.kysely, seed, size, peildatum, backend.ownerId)
    for (const on of peildata) expect(await current(on)).toEqual(await recomputeCells(backend.kysely, on))
  })

  test('the random records reach every figure, also above zero and below its denominator', async () => {
    const above = new Set<string>()
    const below = new Set<string>()
    for (const seed of seeds.slice(0, 6)) {
      await fillAtRandom(
        backend.kysely,
        seed,
        { groups: 3, children: 80, contacts: 200, observations: 300, students: 5, goals: 5 },
        peildatum,
        backend.ownerId,
      )
      for (const { indicator, count, denominator = Number.MAX_SAFE_INTEGER } of await current()) {
        if (count > 0) above.add(indicator)
        if (count < denominator) below.add(indicator)
      }
    }
    expect([[...above].sort(), [...below].sort()]).toEqual([[...indicatorIds].sort(), [...indicatorIds].sort()])
    await fillAtRandom(backend.kysely, 0, nothing, peildatum, backend.ownerId)
  })
})
