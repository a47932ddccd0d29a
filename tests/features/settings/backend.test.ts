import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { choiceOn, settings } from '../../../db/contract/settings.ts'
import { expectError, startTestBackend } from '../../support/backend.ts'
import { hostileTexts } from '../../support/builders.ts'

let backend: Awaited<ReturnType<typeof startTestBackend>>
beforeEach(async () => {
  backend = await startTestBackend()
})
afterEach(() => backend.stop())

async function valueOf(name: keyof typeof settings) {
  return (await backend.call('settings.list', {})).find((one) => one.name === name)
}

describe('settings.list', () => {
  test('shows those of this kind of workspace, each with its default until somebody chooses', async () => {
    const list = await backend.call('settings.list', {})
    const expected = Object.entries(settings).filter(([, setting]) => (setting.kinds as readonly string[]).includes('voorschool'))
    expect(list).toEqual(expected.map(([name, setting]) => ({ name, value: setting.default, version: 0 })))
    await backend.call('settings.change', { name: 'autoLockMinutes', value: 12 })
    expect(await valueOf('autoLockMinutes')).toEqual({ name: 'autoLockMinutes', value: 12, version: 1 })
  })
})

describe('settings.change', () => {
  test('keeps every kind of value as it was chosen', async () => {
    const specialistByWijk = { ...settings.specialistByWijk.default, WK034403: 'koos' as const }
    const traineeShare = [...settings.traineeShare.default, { startsOn: '2027-01-01', value: 'de_helft' as const }]
    const supportKinds = hostileTexts.map((text) => text.normalize())
    await backend.call('settings.change', { name: 'specialistByWijk', value: specialistByWijk })
    await backend.call('settings.change', { name: 'traineeShare', value: traineeShare })
    await backend.call('settings.change', { name: 'supportKinds', value: supportKinds })
    await backend.call('settings.change', { name: 'secondPairOfEyes', value: true })
    await backend.call('settings.change', { name: 'waitlistPriority', value: 'waiting' })
    expect(await valueOf('specialistByWijk')).toMatchObject({ value: specialistByWijk })
    expect(await valueOf('traineeShare')).toMatchObject({ value: traineeShare })
    expect(await valueOf('supportKinds')).toMatchObject({ value: supportKinds })
    expect(await valueOf('secondPairOfEyes')).toMatchObject({ value: true })
    expect(await valueOf('waitlistPriority')).toMatchObject({ value: 'waiting' })
  })

  test('refuses a value out of bounds, of another kind, or of a setting that this workspace does not have', async () => {
    const change = (value: number) => backend.call('settings.change', { name: 'autoLockMinutes', value })
    await expectError(change(0), 'rule-broken', { rule: 'setting-out-of-bounds', minimum: 1, maximum: 30 })
    await expectError(change(31), 'rule-broken', { rule: 'setting-out-of-bounds', minimum: 1, maximum: 30 })
    await expectError(change(2.5), 'invalid-input')
    await expectError(backend.call('settings.change', { name: 'smallCount', value: 6 }), 'rule-broken', { rule: 'setting-elsewhere' })
    await expectError(backend.call('settings.change', { name: 'supportKinds', value: 'taal' as never }), 'invalid-input')
    await expectError(backend.call('settings.change', { name: 'waitlistPriority', value: 'rijkste_eerst' as never }), 'invalid-input')
    await expectError(backend.call('settings.change', { name: 'specialistByWijk', value: { WK034401: 'koos' } as never }), 'invalid-input')
    await expectError(backend.call('settings.change', { name: 'kleur' as never, value: 1 as never }), 'invalid-input')
  })

  test('refuses an empty list, a line twice and a day twice, each at the list', async () => {
    await expectError(backend.call('settings.change', { name: 'supportKinds', value: [] }), 'invalid-input', { value: 'too_small' })
    await expectError(backend.call('settings.change', { name: 'supportKinds', value: ['Taal', 'taal'] }), 'invalid-input', {
      value: 'line-twice',
    })
    await expectError(backend.call('settings.change', { name: 'supportKinds', value: ['taal', '  '] }), 'invalid-input', {
      'value.1': 'too_small',
    })
    const twice = [settings.traineeShare.default[0], settings.traineeShare.default[0]]
    await expectError(backend.call('settings.change', { name: 'traineeShare', value: twice }), 'invalid-input', { value: 'day-twice' })
  })

  test('of two people who change the same setting the second one hears of the first', async () => {
    await backend.call('settings.change', { name: 'supportKinds', value: ['taal'], version: 0 })
    await expectError(backend.call('settings.change', { name: 'supportKinds', value: ['gedrag'], version: 0 }), 'conflict', { version: 1 })
    expect(await valueOf('supportKinds')).toEqual({ name: 'supportKinds', value: ['taal'], version: 1 })
  })

  test('is for the locatiemanager, and its row in the audit holds numbers only', async () => {
    await backend.call('settings.change', { name: 'supportKinds', value: ['taal', 'gedrag'] })
    const { rows } = await backend.call('audit.list', { operation: 'settings.change' })
    expect(rows[0]?.figures).toEqual({ supportKinds: 2 })
    await backend.signInAs('medewerker')
    await expectError(backend.call('settings.change', { name: 'autoLockMinutes', value: 3 }), 'not-allowed')
  })
})

test('a dated choice holds from its day until the next one', () => {
  const dated = settings.traineeShare.default
  expect(['2021-01-01', '2022-01-01', '2026-06-30', '2026-07-01'].map((day) => choiceOn(dated, day))).toEqual([
    'de_helft',
    'de_helft',
    'de_helft',
    'een_derde',
  ])
})

test('a preference is a person’s own, begins at its default, and leaves no row in the audit', async () => {
  expect(await backend.call('settings.listPreferences', {})).toEqual([{ name: 'wordingHints', isOn: true, default: true }])
  const audited = (await backend.call('audit.list', {})).total
  await backend.call('settings.changePreference', { name: 'wordingHints', isOn: false })
  expect(await backend.call('settings.listPreferences', {})).toEqual([{ name: 'wordingHints', isOn: false, default: true }])
  expect((await backend.call('audit.list', {})).total).toBe(audited)
  await backend.signInAs('medewerker')
  expect((await backend.call('settings.listPreferences', {}))[0]?.isOn).toBe(true)
  await backend.signInAsOwner()
  await backend.call('settings.changePreference', { name: 'wordingHints', isOn: true })
  expect((await backend.call('settings.listPreferences', {}))[0]?.isOn).toBe(true)
})

test('a preference of the other kind of workspace is not offered and is refused', async () => {
  const other = await startTestBackend({ kind: 'projectleider' })
  expect(await other.call('settings.listPreferences', {})).toEqual([])
  await expectError(other.call('settings.changePreference', { name: 'wordingHints', isOn: false }), 'rule-broken', {
    rule: 'setting-elsewhere',
  })
  await other.stop()
})
