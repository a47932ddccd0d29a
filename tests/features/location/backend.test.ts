import { afterEach, beforeEach, expect, test } from 'vitest'
import { expectError, startTestBackend } from '../../support/backend.ts'
import { hostileTexts } from '../../support/builders.ts'

let backend: Awaited<ReturnType<typeof startTestBackend>>
beforeEach(async () => {
  backend = await startTestBackend({ name: 'Voorschool De Zonnewijzer' })
})
afterEach(() => backend.stop())

const complete = {
  name: 'De Zonnewijzer',
  houder: 'Spelenderwijs',
  wijkCode: 'WK034403',
  lrkNumber: '123456789',
  hasPilotForTwoYearOlds: true,
} as const

test('location.read tells of a fresh workspace what is still to be asked', async () => {
  expect(await backend.call('location.read', {})).toMatchObject({
    name: 'Voorschool De Zonnewijzer',
    houder: '',
    wijkCode: null,
    hasPilotForTwoYearOlds: false,
    version: 1,
  })
})

test('location.change keeps every field, and only at the version that was seen', async () => {
  const { locationId } = await backend.call('location.read', {})
  expect(await backend.call('location.change', { ...complete, version: 1 })).toEqual({ id: locationId, version: 2 })
  expect(await backend.call('location.read', {})).toEqual({ ...complete, locationId, version: 2 })
  await expectError(backend.call('location.change', { ...complete, name: 'Anders', version: 1 }), 'conflict', { version: 2 })
})

test('location.change takes hostile names as text and refuses what is no name', async () => {
  let version = 1
  for (const name of hostileTexts) {
    version = (await backend.call('location.change', { ...complete, name, houder: name, version })).version
    expect(await backend.call('location.read', {})).toMatchObject({ name: name.normalize(), houder: name.normalize() })
  }
  await expectError(backend.call('location.change', { ...complete, name: 'a'.repeat(10_000), version }), 'invalid-input')
  await expectError(backend.call('location.change', { ...complete, name: '   ', version }), 'invalid-input')
})

test('location.change is for the locatiemanager', async () => {
  await backend.signInAs('medewerker')
  await expectError(backend.call('location.change', { ...complete, version: 1 }), 'not-allowed')
  expect((await backend.call('location.read', {})).version).toBe(1)
})
