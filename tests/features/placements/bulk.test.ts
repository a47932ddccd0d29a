import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BulkPlan } from '../../../db/contract/bulk.ts'
import { expectError, startTestBackend } from '../../support/backend.ts'
import { aChild, aGroup, anAdvies, aPlacement } from '../../support/builders.ts'

// The clock of the tests stands at 2026-11-21.
let backend: Awaited<ReturnType<typeof startTestBackend<'voorschool'>>>
beforeEach(async () => {
  backend = await startTestBackend()
})
afterEach(() => backend.stop())

const monday = [{ weekday: 1, dagdeel: 'ochtend' as const }]

async function addGroup(name: string, maximum = 16): Promise<string> {
  return (await backend.call('groups.add', aGroup({ name, maximum }))).id
}

async function addChild(firstName: string, groupId: string, bornOn: string, endsOn: string | null = null): Promise<string> {
  const { id } = await backend.call('children.register', aChild({ firstName, lastName: null, bornOn, registeredOn: '2026-01-05' }))
  await backend.call('advies.record', anAdvies({ childId: id }))
  await backend.call('placements.place', aPlacement({ childId: id, groupId, startsOn: '2026-05-04', endsOn, dagdelen: monday }))
  return id
}

const preview = async (plan: BulkPlan, exceptChildIds: string[] = []) =>
  (await backend.call('placements.previewBulk', { plan, exceptChildIds })).map(({ name, action, on, problem }) => [
    name,
    action,
    on,
    problem?.rule ?? null,
  ])

/** All that a change of many children may touch, for comparing before and after. */
async function everything() {
  const withoutVersion = ({ version: _, ...row }: { version: number }) => row
  return {
    placements: (await backend.kysely.selectFrom('placement').selectAll().orderBy('id').execute()).map(withoutVersion),
    dagdelen: await backend.kysely.selectFrom('placementDagdeel').selectAll().orderBy('placementId').execute(),
    children: (await backend.kysely.selectFrom('child').selectAll().orderBy('id').execute()).map(withoutVersion),
  }
}

describe('children who turn four', () => {
  test('leave on the day before their birthday; the others stay, and an undo brings all back', async () => {
    const kikkers = await addGroup('Kikkers')
    const noor = await addChild('Noor', kikkers, '2022-12-01')
    await addChild('Sam', kikkers, '2023-06-01')
    const plan = { kind: 'turning_four', until: '2026-12-31' } as const
    const before = await everything()
    expect(await preview(plan)).toEqual([['Noor', 'leave', '2026-11-30', null]])
    expect(await everything()).toEqual(before) // a preview keeps nothing

    const { id, children } = await backend.call('placements.applyBulk', { plan, childIds: [noor] })
    expect(children).toBe(1)
    expect(await backend.call('children.read', { id: noor })).toMatchObject({ leftOn: '2026-11-30' })
    expect(await backend.kysely.selectFrom('placement').select('endsOn').where('childId', '=', noor).execute()).toEqual([
      { endsOn: '2026-11-30' },
    ])
    expect(await preview(plan)).toEqual([])

    await backend.call('placements.undoBulk', { id })
    expect(await everything()).toEqual(before)
    await expectError(backend.call('placements.undoBulk', { id }), 'rule-broken', { rule: 'bulk-undone' })
  })

  test('born on 29 February, turn four on 29 February or, without one, leave in time', async () => {
    const kikkers = await addGroup('Kikkers')
    await addChild('Bo', kikkers, '2024-02-29')
    expect(await preview({ kind: 'turning_four', until: '2028-02-28' })).toEqual([])
    expect(await preview({ kind: 'turning_four', until: '2028-02-29' })).toEqual([['Bo', 'leave', '2028-02-28', null]])
  })

  test('with a place that begins later are shown with the reason, and only apply without them', async () => {
    const kikkers = await addGroup('Kikkers')
    const noor = await addChild('Noor', kikkers, '2022-12-01', '2026-11-25')
    await backend.call('placements.place', aPlacement({ childId: noor, groupId: kikkers, startsOn: '2026-12-07', dagdelen: monday }))
    const sam = await addChild('Sam', kikkers, '2022-12-02')
    const plan = { kind: 'turning_four', until: '2026-12-31' } as const
    expect(await preview(plan)).toEqual([
      ['Noor', 'leave', '2026-11-30', 'bulk-later-placement'],
      ['Sam', 'leave', '2026-12-01', null],
    ])
    const before = await everything()
    await expectError(backend.call('placements.applyBulk', { plan, childIds: [noor, sam] }), 'rule-broken', {
      rule: 'bulk-problems',
      count: 1,
    })
    expect(await everything()).toEqual(before)
    await backend.call('placements.applyBulk', { plan, childIds: [sam] })
    expect(await preview(plan, [noor])).toEqual([['Noor', 'leave', '2026-11-30', null]])
  })
})

describe('a group that moves', () => {
  test('goes with its half-days; who does not fit any more is named', async () => {
    const kikkers = await addGroup('Kikkers')
    const otters = await addGroup('Otters', 1)
    const noor = await addChild('Noor', kikkers, '2023-09-01', '2027-03-01')
    await addChild('Sam', kikkers, '2023-10-01')
    const plan = { kind: 'move', fromGroupId: kikkers, toGroupId: otters, startsOn: '2026-12-07' } as const
    expect(await preview(plan)).toEqual([
      ['Noor', 'move', '2026-12-07', null],
      ['Sam', 'move', '2026-12-07', 'group-full'],
    ])
    expect(await preview(plan, [noor])).toEqual([
      ['Noor', 'move', '2026-12-07', null],
      ['Sam', 'move', '2026-12-07', null],
    ])
    const before = await everything()
    const { id } = await backend.call('placements.applyBulk', { plan, childIds: [noor] })
    const moved = await backend.kysely
      .selectFrom('placement')
      .select(['groupId', 'startsOn', 'endsOn'])
      .where('childId', '=', noor)
      .orderBy('startsOn')
      .execute()
    expect(moved).toEqual([
      { groupId: kikkers, startsOn: '2026-05-04', endsOn: '2026-12-06' },
      { groupId: otters, startsOn: '2026-12-07', endsOn: '2027-03-01' },
    ])

    await backend.call('placements.undoBulk', { id })
    expect(await everything()).toEqual(before)
  })

  test('may change places with another group, also when both are full', async () => {
    const kikkers = await addGroup('Kikkers', 1)
    const otters = await addGroup('Otters', 1)
    const noor = await addChild('Noor', kikkers, '2024-01-01')
    const sam = await addChild('Sam', otters, '2024-01-02')
    const plan: BulkPlan = {
      kind: 'school_year',
      schoolYear: 2027,
      moves: [
        { fromGroupId: kikkers, toGroupId: otters },
        { fromGroupId: otters, toGroupId: kikkers },
      ],
    }
    expect(await preview(plan)).toEqual([
      ['Noor', 'move', '2027-08-01', null],
      ['Sam', 'move', '2027-08-01', null],
    ])
    await backend.call('placements.applyBulk', { plan, childIds: [noor, sam] })
    const now = await backend.kysely.selectFrom('placement').select(['childId', 'groupId']).where('startsOn', '=', '2027-08-01').execute()
    expect(new Map(now.map((one) => [one.childId, one.groupId]))).toEqual(
      new Map([
        [noor, otters],
        [sam, kikkers],
      ]),
    )
  })

  test('does not move to itself, twice, or by a medewerker', async () => {
    const kikkers = await addGroup('Kikkers')
    const otters = await addGroup('Otters')
    const move = { fromGroupId: kikkers, toGroupId: kikkers }
    await expectError(backend.call('placements.previewBulk', { plan: { kind: 'move', ...move, startsOn: '2026-12-07' } }), 'rule-broken', {
      rule: 'group-to-itself',
      field: 'toGroupId',
    })
    const twice = {
      kind: 'school_year',
      schoolYear: 2027,
      moves: [
        { ...move, toGroupId: otters },
        { ...move, toGroupId: otters },
      ],
    } as const
    await expectError(backend.call('placements.previewBulk', { plan: { ...twice, moves: [...twice.moves] } }), 'invalid-input')
    await backend.signInAs('medewerker')
    await expectError(
      backend.call('placements.applyBulk', { plan: { kind: 'turning_four', until: '2026-12-31' }, childIds: [kikkers] }),
      'not-allowed',
    )
  })
})

describe('a change of many children', () => {
  test('is refused when the children are not the ones of the preview any more', async () => {
    const kikkers = await addGroup('Kikkers')
    const noor = await addChild('Noor', kikkers, '2022-12-01')
    const sam = await addChild('Sam', kikkers, '2023-12-01')
    const plan = { kind: 'turning_four', until: '2026-12-31' } as const
    await expectError(backend.call('placements.applyBulk', { plan, childIds: [noor, sam] }), 'rule-broken', { rule: 'bulk-outdated' })
  })

  test('cannot be undone when another child took the place meanwhile', async () => {
    const kikkers = await addGroup('Kikkers', 1)
    const otters = await addGroup('Otters')
    const noor = await addChild('Noor', kikkers, '2024-01-01')
    const plan = { kind: 'move', fromGroupId: kikkers, toGroupId: otters, startsOn: '2026-12-07' } as const
    const { id } = await backend.call('placements.applyBulk', { plan, childIds: [noor] })
    const { id: sam } = await backend.call('children.register', aChild({ firstName: 'Sam' }))
    await backend.call('placements.place', aPlacement({ childId: sam, groupId: kikkers, startsOn: '2026-12-14', dagdelen: monday }))
    const before = await everything()
    await expectError(backend.call('placements.undoBulk', { id }), 'rule-broken')
    expect(await everything()).toEqual(before)
  })

  test('cannot be undone after somebody changed one of the children, and then nothing of it is undone', async () => {
    const kikkers = await addGroup('Kikkers')
    const noor = await addChild('Noor', kikkers, '2022-12-01')
    const sam = await addChild('Sam', kikkers, '2022-12-02')
    const plan = { kind: 'turning_four', until: '2026-12-31' } as const
    const { id } = await backend.call('placements.applyBulk', { plan, childIds: [noor, sam] })
    const { version } = await backend.call('children.read', { id: sam })
    await backend.call('children.leave', { id: sam, version, leftOn: '2026-11-28' })
    const before = await everything()
    await expectError(backend.call('placements.undoBulk', { id }), 'conflict')
    expect(await everything()).toEqual(before)
    expect(await backend.call('placements.listBulk', {})).toMatchObject([{ id, kind: 'turning_four', children: 2, undoneAt: null }])
  })
})
