import { afterEach, beforeEach, expect, test } from 'vitest'
import { expectError, startTestBackend } from '../../support/backend.ts'

let backend: Awaited<ReturnType<typeof startTestBackend>>
beforeEach(async () => {
  backend = await startTestBackend()
})
afterEach(() => backend.stop())

test('settings.list shows those of this kind of workspace with default and bounds', async () => {
  const names = (await backend.call('settings.list', {})).map((one) => one.name)
  expect(names).toEqual(['autoLockMinutes', 'weeklyHoursWithoutAdvies', 'unreachedAfterDays', 'unseenAfterDays'])
  await backend.call('settings.change', { name: 'autoLockMinutes', value: 12 })
  expect((await backend.call('settings.list', {}))[0]).toEqual({ name: 'autoLockMinutes', value: 12, default: 5, minimum: 1, maximum: 30 })
})

test('a value out of bounds, a setting of the other kind and a medewerker are refused', async () => {
  const change = (value: number) => backend.call('settings.change', { name: 'autoLockMinutes', value })
  await expectError(change(0), 'rule-broken', { rule: 'setting-out-of-bounds', minimum: 1, maximum: 30 })
  await expectError(change(31), 'rule-broken', { rule: 'setting-out-of-bounds', minimum: 1, maximum: 30 })
  await expectError(backend.call('settings.change', { name: 'smallCount', value: 6 }), 'rule-broken', { rule: 'setting-elsewhere' })
  await backend.signInAs('medewerker')
  await expectError(change(3), 'not-allowed')
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
