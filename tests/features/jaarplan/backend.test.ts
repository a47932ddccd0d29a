import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Goal } from '../../../db/contract/jaarplan.ts'
import { expectError, startTestBackend } from '../../support/backend.ts'
import { aGoal, hostileTexts } from '../../support/builders.ts'

let backend: Awaited<ReturnType<typeof startTestBackend<'voorschool'>>>
beforeEach(async () => {
  backend = await startTestBackend()
})
afterEach(() => backend.stop())

const add = (overrides: Parameters<typeof aGoal>[0] = {}) => backend.call('jaarplan.addGoal', aGoal(overrides))
const list = (schoolYear = 2026) => backend.call('jaarplan.list', { schoolYear })
const setStatus = (seen: { id: string; version: number }, status: Goal['status']) => backend.call('jaarplan.setStatus', { ...seen, status })

test('jaarplan.addGoal begins as a concept of the location', async () => {
  const goal = aGoal({ indicator: 'unreachedFamilies', baseline: 18.5, target: 10, reviewOn: '2027-01-15' })
  const saved = await add(goal)
  expect(await list()).toEqual([{ ...goal, ...saved, scope: 'locatie', status: 'concept' }])
  expect(await list(2025)).toEqual([])
})

test('jaarplan.list holds the goals of one school year in the order in which they were made', async () => {
  for (const theme of ['taal_boekstart', 'eigen thema', 'bewegend_leren']) await add({ theme })
  await add({ theme: 'vorig jaar', schoolYear: 2025 })
  expect((await list()).map((goal) => goal.theme)).toEqual(['taal_boekstart', 'eigen thema', 'bewegend_leren'])
})

test('a share stays within a hundred, a count does not', async () => {
  const broken = { rule: 'share-above-hundred' }
  await expectError(add({ indicator: 'sixteenHours', baseline: 40, target: 101 }), 'rule-broken', broken)
  await expectError(add({ indicator: 'sixteenHours', baseline: 100.5, target: 90 }), 'rule-broken', broken)
  await expectError(add({ indicator: 'places', target: -1 }), 'invalid-input')
  const saved = await add({ indicator: 'places', baseline: 96, target: 128 })
  await expectError(
    backend.call('jaarplan.changeGoal', { ...aGoal({ indicator: 'groupLoad', target: 128 }), ...saved }),
    'rule-broken',
    broken,
  )
  expect(await list()).toMatchObject([{ indicator: 'places', target: 128 }])
})

test('jaarplan.changeGoal changes everything but the status', async () => {
  const saved = await add()
  const goal = aGoal({
    theme: 'taal_boekstart',
    description: 'Elke peuter krijgt een boek.',
    indicator: 'places',
    target: 32,
    schoolYear: 2027,
  })
  expect(await backend.call('jaarplan.changeGoal', { ...goal, ...saved })).toEqual({ id: saved.id, version: 2 })
  expect(await list(2027)).toEqual([{ ...goal, id: saved.id, version: 2, scope: 'locatie', status: 'concept' }])
})

test('a goal goes step by step, may step back, and may lapse at any time', async () => {
  const saved = await add()
  await expectError(setStatus(saved, 'behaald'), 'rule-broken', { rule: 'status-move', from: 'concept', to: 'behaald' })
  await expectError(setStatus(saved, 'concept'), 'rule-broken', { rule: 'status-move', from: 'concept', to: 'concept' })
  let seen = saved
  for (const status of ['vastgesteld', 'in_uitvoering', 'deels_behaald', 'in_uitvoering', 'vervallen', 'concept'] as const) {
    seen = await setStatus(seen, status)
    expect(await list()).toMatchObject([{ status, version: seen.version }])
  }
  expect(seen.version).toBe(7)
})

test('somebody else was first: conflict; gone: not found', async () => {
  const saved = await add()
  await setStatus(saved, 'vastgesteld')
  await expectError(setStatus(saved, 'in_uitvoering'), 'conflict', { version: 2 })
  await expectError(backend.call('jaarplan.changeGoal', { ...aGoal(), ...saved }), 'conflict', { version: 2 })
  await expectError(backend.call('jaarplan.removeGoal', saved), 'conflict', { version: 2 })
  expect(await backend.call('jaarplan.removeGoal', { id: saved.id, version: 2 })).toEqual({ id: saved.id })
  await expectError(setStatus({ id: saved.id, version: 2 }, 'in_uitvoering'), 'not-found')
  await expectError(backend.call('jaarplan.removeGoal', { id: saved.id, version: 2 }), 'not-found')
  expect(await list()).toEqual([])
})

test('a goal of the wijk is not the location’s to change', async () => {
  const saved = await add()
  await backend.kysely
    .updateTable('goal')
    .set({ scope: 'wijk' as 'locatie' })
    .execute()
  await expectError(setStatus(saved, 'vastgesteld'), 'not-found')
  await expectError(backend.call('jaarplan.removeGoal', saved), 'not-found')
  expect(await list()).toEqual([])
})

test('a medewerker may read the jaarplan and change nothing', async () => {
  const saved = await add()
  await backend.signInAs('medewerker')
  expect(await list()).toHaveLength(1)
  await expectError(add(), 'not-allowed')
  await expectError(backend.call('jaarplan.changeGoal', { ...aGoal(), ...saved }), 'not-allowed')
  await expectError(setStatus(saved, 'vastgesteld'), 'not-allowed')
  await expectError(backend.call('jaarplan.removeGoal', saved), 'not-allowed')
})

test('keeps every text as it was typed', async () => {
  for (const words of hostileTexts) await add({ theme: words, description: words })
  expect((await list()).map(({ theme, description }) => [theme, description])).toEqual(hostileTexts.map((words) => [words, words]))
})

test('refuses empty and endless texts', async () => {
  await expectError(add({ description: ' ' }), 'invalid-input')
  await expectError(add({ description: 'x'.repeat(10_000) }), 'invalid-input')
  await expectError(add({ theme: 'twee\nregels' }), 'invalid-input')
})
