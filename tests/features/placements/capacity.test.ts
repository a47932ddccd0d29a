import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '../../../db/contract/dates.ts'
import { AppError } from '../../../db/contract/errors.ts'
import { isWithin, limitOn } from '../../../db/contract/planning.ts'
import { readCapacities } from '../../../db/schema/capacity.ts'
import type { VoorschoolTables } from '../../../db/schema/database.ts'
import { startTestBackend, type TestBackend } from '../../support/backend.ts'
import { aChild, aGroup, anAdvies } from '../../support/builders.ts'

const first = '2026-09-01'
const today = '2026-09-15'
const morning = { weekday: 1, dagdeel: 'ochtend' } as const
const afternoon = { weekday: 1, dagdeel: 'middag' } as const

let backend: TestBackend<VoorschoolTables>
beforeAll(async () => {
  backend = await startTestBackend()
  backend.clock.set(`${today}T08:00:00.000Z`)
})
afterAll(() => backend.stop())

const day = fc.integer({ min: 0, max: 40 }).map((days) => addDays(first, days))
const later = fc.integer({ min: 0, max: 25 }).map((days) => addDays(today, days))
const place = fc.record({ group: fc.nat(1), from: day, length: fc.option(fc.nat(20)), both: fc.boolean() })
const pick = fc.nat()
const child = fc.nat(4)
const group = fc.nat(1)
const what = <W extends string>(word: W): fc.Arbitrary<W> => fc.constant(word)
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ what: what('place'), child, place }) },
  { weight: 4, arbitrary: fc.record({ what: what('move'), pick, place }) },
  { weight: 3, arbitrary: fc.record({ what: what('end'), pick, on: day }) },
  { weight: 5, arbitrary: fc.record({ what: what('offer'), child, place }) },
  { weight: 4, arbitrary: fc.record({ what: what('accept'), pick }) },
  { weight: 1, arbitrary: fc.record({ what: what('withdraw'), pick }) },
  { weight: 1, arbitrary: fc.record({ what: what('leave'), child, on: fc.option(day) }) },
  { weight: 1, arbitrary: fc.record({ what: what('maximum'), group, to: fc.integer({ min: 1, max: 3 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({ what: what('reduce'), group, from: later, length: fc.option(fc.nat(15)), to: fc.integer({ min: 1, max: 2 }) }),
  },
  { weight: 1, arbitrary: fc.record({ what: what('lift'), pick }) },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never
type Place = typeof place extends fc.Arbitrary<infer P> ? P : never

/**
 * Commands in any order, through the real handlers on an encrypted record. Whatever of them is accepted: on no day from the first
 * on are more children planned in a half-day than its group may hold on that day, and no child is in two places at once.
 */
test('no sequence of accepted commands ever plans above the maximum in force, or a child twice', async () => {
  const groupIds: string[] = []
  for (const [name, maximum] of [
    ['Kikkers', 3],
    ['Otters', 2],
  ] as const) {
    groupIds.push((await backend.call('groups.add', aGroup({ name, maximum }))).id)
  }
  const childIds: string[] = []
  for (const firstName of ['Noor', 'Sam', 'Mila', 'Adam', 'Lina']) {
    const { id: childId } = await backend.call('children.register', aChild({ firstName }))
    await backend.call('advies.record', anAdvies({ childId }))
    childIds.push(childId)
  }
  const accepted = new Map<string, number>()
  const chosen = <T>(rows: readonly T[], index: number): T | undefined => rows[index % Math.max(1, rows.length)]
  const placeOf = ({ group: index, from, length, both }: Place) => ({
    groupId: groupIds[index] ?? '',
    startsOn: from,
    endsOn: length === null ? null : addDays(from, length),
    dagdelen: both ? [morning, afternoon] : [morning],
  })
  const run = async (one: Step): Promise<boolean> => {
    const { kysely: db, call } = backend
    switch (one.what) {
      case 'place':
        await call('placements.place', { childId: childIds[one.child] ?? '', ...placeOf(one.place) })
        return true
      case 'move': {
        const placement = chosen(await db.selectFrom('placement').select(['id', 'version']).orderBy('id').execute(), one.pick)
        if (placement === undefined) return false
        await call('placements.move', { placementId: placement.id, version: placement.version, ...placeOf(one.place) })
        return true
      }
      case 'end': {
        const placement = chosen(await db.selectFrom('placement').select(['id', 'version']).orderBy('id').execute(), one.pick)
        if (placement === undefined) return false
        await call('placements.end', { placementId: placement.id, version: placement.version, endsOn: one.on })
        return true
      }
      case 'offer': {
        const days = { offeredOn: today, expiresOn: addDays(today, 14) }
        await call('placements.offer', { childId: childIds[one.child] ?? '', ...days, ...placeOf(one.place) })
        return true
      }
      case 'accept': {
        const open = await db.selectFrom('offer').select(['id', 'version']).where('outcome', 'is', null).orderBy('id').execute()
        const offer = chosen(open, one.pick)
        if (offer === undefined) return false
        await call('placements.accept', { offerId: offer.id, version: offer.version, answeredOn: today })
        return true
      }
      case 'withdraw': {
        const open = await db.selectFrom('offer').select(['id', 'version']).where('outcome', 'is', null).orderBy('id').execute()
        const offer = chosen(open, one.pick)
        if (offer === undefined) return false
        await call('placements.withdraw', { offerId: offer.id, version: offer.version })
        return true
      }
      case 'leave': {
        const id = childIds[one.child] ?? ''
        const { version } = await db.selectFrom('child').select('version').where('id', '=', id).executeTakeFirstOrThrow()
        await call('children.leave', { id, version, leftOn: one.on })
        return true
      }
      case 'maximum': {
        const id = groupIds[one.group] ?? ''
        const { name, version } = await db.selectFrom('group').select(['name', 'version']).where('id', '=', id).executeTakeFirstOrThrow()
        await call('groups.change', { ...aGroup({ name, maximum: one.to }), id, version })
        return true
      }
      case 'reduce': {
        const endsOn = one.length === null ? null : addDays(one.from, one.length)
        await call('groups.reduce', { groupId: groupIds[one.group] ?? '', maximum: one.to, startsOn: one.from, endsOn, reason: 'Rust' })
        return true
      }
      case 'lift': {
        const standing = await db
          .selectFrom('groupReduction')
          .select(['id', 'version'])
          .where('withdrawnAt', 'is', null)
          .orderBy('id')
          .execute()
        const reduction = chosen(standing, one.pick)
        if (reduction === undefined) return false
        await call('groups.withdrawReduction', reduction)
        return true
      }
    }
  }
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 40 }), async (steps) => {
      const { kysely: db } = backend
      for (const table of ['offer', 'placement', 'groupReduction'] as const) await db.deleteFrom(table).execute()
      await db.updateTable('child').set({ leftOn: null }).execute()
      await db.updateTable('group').set({ maximum: 3 }).execute()
      for (const one of steps) {
        const isDone = await run(one).catch((error: unknown) => {
          if (!(error instanceof AppError) || error.code !== 'rule-broken') throw error
          return false
        })
        if (isDone) accepted.set(one.what, (accepted.get(one.what) ?? 0) + 1)
      }
      const capacities = await readCapacities(db, groupIds)
      const planned = await db
        .selectFrom('placement')
        .innerJoin('placementDagdeel', 'placementDagdeel.placementId', 'placement.id')
        .select(['childId', 'groupId', 'dagdeel', 'startsOn', 'endsOn'])
        .execute()
      for (let days = 0; days <= 80; days++) {
        const on = addDays(first, days)
        const there = planned.filter((one) => isWithin(on, one))
        for (const dagdeel of ['ochtend', 'middag']) {
          const then = there.filter((one) => one.dagdeel === dagdeel)
          expect(new Set(then.map((one) => one.childId)).size).toBe(then.length)
          for (const [groupId, capacity] of capacities) {
            // What was planned before a decision of today is history: decisions look ahead.
            if (on < today) continue
            expect(then.filter((one) => one.groupId === groupId).length).toBeLessThanOrEqual(limitOn(capacity, on))
          }
        }
      }
    }),
    { numRuns: 25 },
  )
  // Every kind of command really was accepted at times, so that the law was put to the test.
  expect([...accepted.keys()].sort()).toEqual(['accept', 'end', 'leave', 'lift', 'maximum', 'move', 'offer', 'place', 'reduce', 'withdraw'])
  expect(accepted.get('accept') ?? 0).toBeGreaterThan(10)
})
