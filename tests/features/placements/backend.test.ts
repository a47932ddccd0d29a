import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '../../../db/contract/dates.ts'
import { AppError } from '../../../db/contract/errors.ts'
import type { VoorschoolTables } from '../../../db/schema/database.ts'
import { expectError, startTestBackend, type TestBackend } from '../../support/backend.ts'
import { aChild, aGroup, anAdvies, aPlacement } from '../../support/builders.ts'

let backend: TestBackend<VoorschoolTables>
beforeEach(async () => {
  backend = await startTestBackend()
})
afterEach(() => backend.stop())

async function register(overrides: Parameters<typeof aChild>[0] = {}): Promise<string> {
  return (await backend.call('children.register', aChild(overrides))).id
}

async function addGroup(overrides: Parameters<typeof aGroup>[0] = {}): Promise<string> {
  return (await backend.call('groups.add', aGroup(overrides))).id
}

/** With an advies, so that hours do not limit her. */
async function registerAdvised(overrides: Parameters<typeof aChild>[0] = {}): Promise<string> {
  const childId = await register(overrides)
  await backend.call('advies.record', anAdvies({ childId }))
  return childId
}

const morning = { weekday: 1, dagdeel: 'ochtend' } as const
const afternoon = { weekday: 1, dagdeel: 'middag' } as const

describe('placements.place', () => {
  test('plans a child, says what is offered, and warns about age', async () => {
    const groupId = await addGroup()
    const childId = await registerAdvised()
    const week = aGroup().dagdelen.map(({ weekday, dagdeel }) => ({ weekday, dagdeel }))
    const { id, warnings } = await backend.call(
      'placements.place',
      aPlacement({ childId, groupId, startsOn: '2026-08-31', dagdelen: week }),
    )
    expect(warnings).toEqual([])
    expect(await backend.call('children.read', { id: childId })).toMatchObject({
      status: 'geplaatst',
      placements: [
        {
          id,
          groupId,
          groupName: 'Kikkers',
          startsOn: '2026-08-31',
          endsOn: null,
          dagdelen: week,
          weeklyHours: 16,
          countableWeeklyHours: 12,
          version: 1,
        },
      ],
    })
    expect((await backend.call('children.list', {})).rows).toMatchObject([
      { id: childId, status: 'geplaatst', groupId, groupName: 'Kikkers', weeklyHours: 16, adviesState: 'advies' },
    ])
  })

  test('warns below 2.5 years unless the location takes part in the pilot, and above 4.5 years', async () => {
    const groupId = await addGroup()
    const place = async (bornOn: string) => {
      const childId = await registerAdvised({ firstName: bornOn, bornOn, registeredOn: '2026-03-02' })
      return (await backend.call('placements.place', aPlacement({ childId, groupId, startsOn: '2026-11-23' }))).warnings
    }
    expect(await place('2024-05-24')).toEqual(['young-for-voorschool'])
    expect(await place('2024-05-23')).toEqual([])
    expect(await place('2022-05-22')).toEqual(['old-for-voorschool'])
    await backend.call('location.change', {
      name: 'Z',
      houder: 'H',
      wijkCode: 'WK034403',
      lrkNumber: null,
      hasPilotForTwoYearOlds: true,
      version: 1,
    })
    expect(await place('2024-05-25')).toEqual([])
    expect(await place('2024-11-24')).toEqual(['young-for-voorschool'])
  })

  test('refuses what does not fit the group', async () => {
    const groupId = await addGroup()
    const childId = await registerAdvised()
    const refused = (placement: Partial<Parameters<typeof aPlacement>[0]>, details: Record<string, string | number | null>) =>
      expectError(backend.call('placements.place', aPlacement({ childId, groupId, ...placement })), 'rule-broken', details)
    await refused(
      { dagdelen: [morning, { weekday: 3, dagdeel: 'ochtend' }] },
      { rule: 'dagdeel-not-in-group', weekday: 3, dagdeel: 'ochtend' },
    )
    await refused({ endsOn: '2026-05-03' }, { rule: 'ends-before-start', field: 'endsOn' })
    await refused({ startsOn: '2024-01-14' }, { rule: 'before-birth', field: 'startsOn' })
    await expectError(backend.call('placements.place', aPlacement({ childId, groupId: randomUUID() })), 'not-found')
    await expectError(backend.call('placements.place', aPlacement({ childId: randomUUID(), groupId })), 'not-found')
    await backend.call('groups.close', { id: groupId, version: 1 })
    await refused({}, { rule: 'group-closed' })
    expect((await backend.call('children.read', { id: childId })).placements).toEqual([])
  })

  test('refuses a second place in one half-day, in whatever group', async () => {
    const groupId = await addGroup()
    const other = await addGroup({ name: 'Otters' })
    const childId = await registerAdvised()
    await backend.call('placements.place', aPlacement({ childId, groupId, endsOn: '2026-12-31' }))
    await expectError(backend.call('placements.place', aPlacement({ childId, groupId: other, startsOn: '2026-12-31' })), 'rule-broken', {
      rule: 'already-placed-then',
      ...morning,
    })
    await backend.call('placements.place', aPlacement({ childId, groupId: other, startsOn: '2027-01-01' }))
    await backend.call('placements.place', aPlacement({ childId, groupId: other, startsOn: '2026-12-01', dagdelen: [afternoon] }))
  })

  test('refuses above the maximum and names the first day with room', async () => {
    const groupId = await addGroup({ maximum: 2 })
    const place = (childId: string, placement: Partial<Parameters<typeof aPlacement>[0]> = {}) =>
      backend.call('placements.place', aPlacement({ childId, groupId, ...placement }))
    await place(await registerAdvised({ firstName: 'Noor' }), { endsOn: '2027-01-31' })
    await place(await registerAdvised({ firstName: 'Sam' }))
    const mila = await registerAdvised({ firstName: 'Mila' })
    const full = { rule: 'group-full', maximum: 2, ...morning }
    await expectError(place(mila, { startsOn: '2026-12-01' }), 'rule-broken', { ...full, firstFreeOn: '2027-02-01' })
    await expectError(place(mila, { startsOn: '2026-12-01', endsOn: '2027-01-15' }), 'rule-broken', { ...full, firstFreeOn: null })
    await place(mila, { startsOn: '2027-02-01' })
    await place(mila, { startsOn: '2026-12-01', dagdelen: [afternoon] })
  })

  test('without an advies no more hours than the setting', async () => {
    const groupId = await addGroup()
    const childId = await register()
    await backend.call('placements.place', aPlacement({ childId, groupId }))
    const more = aPlacement({ childId, groupId, dagdelen: [afternoon] })
    await expectError(backend.call('placements.place', more), 'rule-broken', { rule: 'hours-without-advies', maximum: 5, hours: 8 })
    await backend.call('advies.record', anAdvies({ childId, state: 'in_beoordeling' }))
    await expectError(backend.call('placements.place', more), 'rule-broken')
    await backend.call('settings.change', { name: 'weeklyHoursWithoutAdvies', value: 8 })
    const placed = await backend.call('placements.place', more)
    await backend.call('settings.change', { name: 'weeklyHoursWithoutAdvies', value: 5 })
    await backend.call('advies.record', anAdvies({ childId, advisedOn: '2026-11-01' }))
    await backend.call('placements.place', aPlacement({ childId, groupId, dagdelen: [{ weekday: 2, dagdeel: 'ochtend' }] }))
    expect(placed.version).toBe(1)
  })

  test('is for the locatiemanager, as are ending, leaving and destroying', async () => {
    const groupId = await addGroup()
    const childId = await registerAdvised()
    const { id: placementId } = await backend.call('placements.place', aPlacement({ childId, groupId }))
    await backend.signInAs('medewerker')
    await expectError(backend.call('placements.place', aPlacement({ childId, groupId, dagdelen: [afternoon] })), 'not-allowed')
    await expectError(backend.call('placements.end', { placementId, version: 1, endsOn: '2026-12-01' }), 'not-allowed')
    await expectError(backend.call('children.leave', { id: childId, version: 1, leftOn: '2026-12-01' }), 'not-allowed')
    await expectError(backend.call('children.destroyPreview', { id: childId }), 'not-allowed')
    await expectError(backend.call('children.destroy', { id: childId, version: 1 }), 'not-allowed')
    await backend.call('children.change', { ...aChild({ lastName: 'Smit' }), id: childId, version: 1 })
  })

  test('no sequence of accepted commands plans above the maximum or a child twice', async () => {
    const groupIds = [await addGroup({ maximum: 2 }), await addGroup({ name: 'Otters', maximum: 1 })]
    const childIds: string[] = []
    for (const firstName of ['Noor', 'Sam', 'Mila', 'Adam']) childIds.push(await registerAdvised({ firstName }))
    const first = '2026-09-01'
    const day = fc.integer({ min: 0, max: 30 }).map((days) => addDays(first, days))
    const step = fc.oneof(
      {
        weight: 5,
        arbitrary: fc.record({
          what: fc.constant('place' as const),
          child: fc.nat(3),
          group: fc.nat(1),
          from: day,
          length: fc.option(fc.nat(20)),
          both: fc.boolean(),
        }),
      },
      { weight: 3, arbitrary: fc.record({ what: fc.constant('end' as const), pick: fc.nat(), on: day }) },
      { weight: 1, arbitrary: fc.record({ what: fc.constant('leave' as const), child: fc.nat(3), on: fc.option(day) }) },
      { weight: 1, arbitrary: fc.record({ what: fc.constant('maximum' as const), group: fc.nat(1), to: fc.integer({ min: 1, max: 3 }) }) },
    )
    let accepted = 0
    type Step = typeof step extends fc.Arbitrary<infer S> ? S : never
    const run = async (one: Step): Promise<void> => {
      if (one.what === 'place') {
        const endsOn = one.length === null ? null : addDays(one.from, one.length)
        const dagdelen = one.both ? [morning, afternoon] : [morning]
        await backend.call('placements.place', {
          childId: childIds[one.child] ?? '',
          groupId: groupIds[one.group] ?? '',
          startsOn: one.from,
          endsOn,
          dagdelen,
        })
      } else if (one.what === 'end') {
        const placements = await backend.kysely.selectFrom('placement').select(['id', 'version']).orderBy('id').execute()
        const placement = placements[one.pick % Math.max(1, placements.length)]
        if (placement !== undefined)
          await backend.call('placements.end', { placementId: placement.id, version: placement.version, endsOn: one.on })
      } else if (one.what === 'leave') {
        const id = childIds[one.child] ?? ''
        const { version } = await backend.kysely.selectFrom('child').select('version').where('id', '=', id).executeTakeFirstOrThrow()
        await backend.call('children.leave', { id, version, leftOn: one.on })
      } else {
        const id = groupIds[one.group] ?? ''
        const { name, version } = await backend.kysely
          .selectFrom('group')
          .select(['name', 'version'])
          .where('id', '=', id)
          .executeTakeFirstOrThrow()
        await backend.call('groups.change', { ...aGroup({ name, maximum: one.to }), id, version })
      }
      accepted++
    }
    backend.clock.set(`${first}T08:00:00.000Z`)
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30 }), async (steps) => {
        await backend.kysely.deleteFrom('placement').execute()
        await backend.kysely.updateTable('child').set({ leftOn: null }).execute()
        for (const one of steps) {
          await run(one).catch((error: unknown) => {
            if (!(error instanceof AppError) || error.code !== 'rule-broken') throw error
          })
        }
        const groups = await backend.kysely.selectFrom('group').select(['id', 'maximum']).execute()
        const planned = await backend.kysely
          .selectFrom('placement')
          .innerJoin('placementDagdeel', 'placementDagdeel.placementId', 'placement.id')
          .select(['childId', 'groupId', 'dagdeel', 'startsOn', 'endsOn'])
          .execute()
        for (let days = 0; days <= 60; days++) {
          const on = addDays(first, days)
          const there = planned.filter((one) => one.startsOn <= on && (one.endsOn === null || on <= one.endsOn))
          for (const dagdeel of ['ochtend', 'middag']) {
            const then = there.filter((one) => one.dagdeel === dagdeel)
            expect(new Set(then.map((one) => one.childId)).size).toBe(then.length)
            for (const { id, maximum } of groups) expect(then.filter((one) => one.groupId === id).length).toBeLessThanOrEqual(maximum)
          }
        }
      }),
      { numRuns: 15 },
    )
    expect(accepted).toBeGreaterThan(50)
  })
})

describe('placements.end and placements.remove', () => {
  test('a placement ends, and may only grow as a new one may', async () => {
    const groupId = await addGroup({ maximum: 1 })
    const noor = await registerAdvised()
    const { id: placementId } = await backend.call('placements.place', aPlacement({ childId: noor, groupId }))
    const end = (version: number, endsOn: string) => backend.call('placements.end', { placementId, version, endsOn })
    await expectError(end(1, '2026-05-03'), 'rule-broken', { rule: 'ends-before-start', field: 'endsOn' })
    expect(await end(1, '2026-12-31')).toEqual({ id: placementId, version: 2 })
    await expectError(end(1, '2026-12-30'), 'conflict', { version: 2 })
    const sam = await registerAdvised({ firstName: 'Sam' })
    await backend.call('placements.place', aPlacement({ childId: sam, groupId, startsOn: '2027-02-01' }))
    await expectError(end(2, '2027-02-01'), 'rule-broken', { rule: 'group-full', maximum: 1, ...morning, firstFreeOn: null })
    expect(await end(2, '2027-01-31')).toEqual({ id: placementId, version: 3 })
    await expectError(backend.call('placements.end', { placementId: randomUUID(), version: 1, endsOn: '2027-01-31' }), 'not-found')
  })

  test('placements.remove takes away a mistake and frees the place', async () => {
    const groupId = await addGroup({ maximum: 1 })
    const childId = await registerAdvised()
    const placed = await backend.call('placements.place', aPlacement({ childId, groupId }))
    const other = await registerAdvised({ firstName: 'Sam' })
    await expectError(backend.call('placements.place', aPlacement({ childId: other, groupId })), 'rule-broken')
    await expectError(backend.call('placements.remove', { placementId: placed.id, version: 9 }), 'conflict', { version: 1 })
    await backend.call('placements.remove', { placementId: placed.id, version: 1 })
    expect((await backend.call('children.read', { id: childId })).placements).toEqual([])
    await backend.call('placements.place', aPlacement({ childId: other, groupId }))
  })
})
