import { afterEach, beforeEach, describe, expect, test } from 'vitest'
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

describe('closures', () => {
  const autumn = { name: 'Herfstvakantie', startsOn: '2026-10-17', endsOn: '2026-10-25' }
  const christmas = { name: 'Kerstvakantie', startsOn: '2026-12-19', endsOn: '2027-01-03' }

  test('are listed in order of date, all or those that touch the days asked for', async () => {
    const second = await backend.call('location.addClosure', christmas)
    const first = await backend.call('location.addClosure', autumn)
    expect(await backend.call('location.closures', {})).toEqual([
      { ...autumn, ...first },
      { ...christmas, ...second },
    ])
    expect(await backend.call('location.closures', { from: '2027-01-03', until: '2027-02-01' })).toEqual([{ ...christmas, ...second }])
    expect(await backend.call('location.closures', { from: '2027-01-04' })).toEqual([])
  })

  test('tell per school year how many weeks are left, and which public holidays nobody thought of', async () => {
    await backend.call('location.addClosure', christmas)
    const year = await backend.call('location.schoolYear', { schoolYear: 2026 })
    expect(year).toMatchObject({ schoolYear: 2026, openWeeks: 50, closedWeeks: 2, closures: [christmas] })
    expect(year.missingHolidays).toEqual([
      { name: 'tweede_paasdag', on: '2027-03-29' },
      { name: 'koningsdag', on: '2027-04-27' },
      { name: 'hemelvaartsdag', on: '2027-05-06' },
      { name: 'tweede_pinksterdag', on: '2027-05-17' },
    ])
  })

  test('refuse reversed days, a mistyped year and a day that is closed already', async () => {
    await expectError(backend.call('location.addClosure', { ...autumn, endsOn: '2026-10-16' }), 'rule-broken', {
      rule: 'ends-before-start',
      field: 'endsOn',
    })
    await expectError(backend.call('location.addClosure', { ...autumn, endsOn: '2027-10-25' }), 'rule-broken', {
      rule: 'closure-too-long',
      field: 'endsOn',
      days: 374,
    })
    await backend.call('location.addClosure', autumn)
    const overlap = { rule: 'closures-overlap', field: 'startsOn', otherStartsOn: '2026-10-17', otherEndsOn: '2026-10-25' }
    await expectError(backend.call('location.addClosure', { ...christmas, startsOn: '2026-10-25' }), 'rule-broken', overlap)
    const { id, version } = await backend.call('location.addClosure', christmas)
    await expectError(backend.call('location.changeClosure', { ...christmas, startsOn: '2026-10-25', id, version }), 'rule-broken', overlap)
    await expectError(backend.call('location.addClosure', { ...christmas, startsOn: '2027-02-29' }), 'invalid-input')
  })

  test('change and go only at the version that was seen, by the locatiemanager, and stand in the audit', async () => {
    const { id } = await backend.call('location.addClosure', autumn)
    expect(await backend.call('location.changeClosure', { ...autumn, endsOn: '2026-10-23', id, version: 1 })).toEqual({ id, version: 2 })
    await expectError(backend.call('location.removeClosure', { id, version: 1 }), 'conflict', { version: 2 })
    const { rows } = await backend.call('audit.list', { subjectId: id })
    expect(rows.map((row) => [row.operation, row.subjectName])).toEqual([
      ['location.changeClosure', 'Herfstvakantie'],
      ['location.addClosure', 'Herfstvakantie'],
    ])
    await backend.signInAs('medewerker')
    await expectError(backend.call('location.addClosure', christmas), 'not-allowed')
    await expectError(backend.call('location.removeClosure', { id, version: 2 }), 'not-allowed')
    await backend.signInAsOwner()
    await backend.call('location.removeClosure', { id, version: 2 })
    expect(await backend.call('location.closures', {})).toEqual([])
  })
})
