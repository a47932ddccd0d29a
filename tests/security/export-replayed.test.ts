import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ProjectleiderTables } from '../../db/schema/database.ts'
import { startTestBackend, type TestBackend } from '../support/backend.ts'
import { aBody, aLocation, hashOf, importFiles, introduce, someCells, writeDelivery } from '../support/deliveries.ts'

/**
 * Somebody keeps real, well signed deliveries and sends them again later, in another order, or beside others of the same number
 * (a copied or restored workspace). What counts never goes back in time, and two contents under one number never both count.
 */

let backend: TestBackend<ProjectleiderTables>
const location = aLocation({ name: 'De Zonnewijzer' })
const bodies: string[] = []
for (let sequence = 1; sequence <= 4; sequence++) {
  bodies.push(
    aBody(location, {
      sequence,
      previousHash: sequence === 1 ? null : hashOf(bodies[sequence - 2] ?? ''),
      madeAt: `2026-10-0${String(sequence + 1)}T09:00:00.000Z`,
      cells: someCells(40 + sequence),
    }),
  )
}
const file = (sequence: number) => writeDelivery(backend, `${String(sequence)}.age`, location.signer, bodies[sequence - 1] ?? '')

beforeEach(async () => {
  backend = await startTestBackend({ kind: 'projectleider' })
  await introduce(backend, location, bodies[0])
})
afterEach(() => backend.stop())

async function counting(): Promise<unknown> {
  return backend.kysely
    .selectFrom('delivery')
    .innerJoin('deliveryCell', 'deliveryCell.deliveryId', 'delivery.id')
    .select(['sequence', 'count'])
    .where('state', '=', 'accepted')
    .where('indicator', '=', 'places')
    .execute()
}

async function accept(sequence: number): Promise<void> {
  const { result } = await importFiles(backend, await file(sequence))
  await backend.call('deliveries.accept', { deliveryIds: result.deliveryIds })
}

test('the same delivery again is repeated, also after it was replaced', async () => {
  expect((await importFiles(backend, await file(1))).rows).toMatchObject([{ refusal: 'repeated', locationName: 'De Zonnewijzer' }])
  await accept(2)
  expect((await importFiles(backend, await file(1))).rows).toMatchObject([{ refusal: 'repeated' }])
  expect(await counting()).toEqual([{ sequence: 2, count: 42 }])
})

test('an older one that was held back is older than known, and what counts stays', async () => {
  await accept(3)
  expect((await importFiles(backend, await file(2))).rows).toMatchObject([{ refusal: 'older-than-known' }])
  expect(await counting()).toEqual([{ sequence: 3, count: 43 }])
})

test('one that skips numbers is let in and named a gap', async () => {
  expect((await importFiles(backend, await file(4))).rows).toMatchObject([{ state: 'ready', oddities: ['gap', 'replaces'] }])
})

test('the same number with other figures is forked, and so is one that follows it', async () => {
  await accept(2)
  const otherSecond = aBody(location, { sequence: 2, previousHash: hashOf(bodies[0] ?? ''), cells: someCells(99) })
  const onIt = aBody(location, { sequence: 3, previousHash: hashOf(otherSecond), cells: someCells(99) })
  const { rows } = await importFiles(
    backend,
    await writeDelivery(backend, 'ander-2.age', location.signer, otherSecond),
    await writeDelivery(backend, 'ander-3.age', location.signer, onIt),
  )
  expect(rows.map((row) => row.refusal)).toEqual(['forked', 'forked'])
  expect(await counting()).toEqual([{ sequence: 2, count: 42 }])
})

test('of two contents under one number in one import only the first is kept', async () => {
  const otherSecond = aBody(location, {
    sequence: 2,
    previousHash: hashOf(bodies[0] ?? ''),
    madeAt: '2026-10-09T09:00:00.000Z',
    cells: someCells(99),
  })
  const { result, rows } = await importFiles(
    backend,
    await writeDelivery(backend, 'ander-2.age', location.signer, otherSecond),
    await file(2),
  )
  expect(result).toMatchObject({ ready: 1, refused: 1 })
  expect(rows.find((row) => row.refusal === 'forked')?.fileName).toBe('ander-2.age')
})

test('a delivery of a location that was never called waits, whatever number it bears, and cannot count', async () => {
  const stranger = aLocation()
  const body = aBody(stranger, { sequence: 900, previousHash: 'c'.repeat(64) })
  const { rows } = await importFiles(backend, await writeDelivery(backend, 'vreemd.age', stranger.signer, body))
  expect(rows).toMatchObject([{ state: 'unknown-sender', oddities: ['gap'] }])
  await expect(backend.call('deliveries.accept', { deliveryIds: [rows[0]?.id ?? ''] })).rejects.toThrow('rule-broken')
  expect((await backend.call('deliveries.peildata', {}))[0]?.accepted).toBe(1)
})
