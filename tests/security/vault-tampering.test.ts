import { createHash, randomUUID } from 'node:crypto'
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { canonicalJson } from '../../db/crypto/canonical-json.ts'
import { productionPolicy } from '../../db/crypto/derive.ts'
import type { Keys } from '../../db/vault/keys-file.ts'
import { readVault, unlockWithPassword, unlockWithRecoveryCode } from '../../db/vault/vault.ts'
import { cheapPolicy, errorOf, makeTestVault, otherPassword, password, type TestVault } from '../support/vault.ts'

/**
 * Somebody has the laptop for an afternoon and knows the format of keys.json. She can make the checksum fit, so it stops no one;
 * what she must not reach is a slot that is easier to guess, another person's slot under her own name, or a change that the
 * owner does not hear of at the next unlock.
 */

type Editable = { -readonly [K in keyof Keys]: Keys[K] } & { mac: string; checksum: string }

/** Edits keys.json and makes its checksum and spelling fit, as an attacker would. */
function forge(folder: string, edit: (keys: Editable) => void): void {
  const path = join(folder, 'keys.json')
  const keys = JSON.parse(readFileSync(path, 'utf8')) as Editable
  edit(keys)
  const { checksum: _old, ...rest } = keys
  const checksum = createHash('sha256').update(canonicalJson(rest)).digest('base64')
  const bytes = `${JSON.stringify(JSON.parse(canonicalJson({ ...rest, checksum })), null, 2)}\n`
  writeFileSync(path, bytes)
  writeFileSync(`${path}.previous`, bytes)
}

async function withTwoPeople(): Promise<TestVault & { samira: string }> {
  const made = await makeTestVault()
  const samira = randomUUID()
  await made.vault.addUser(samira, 'Samira', otherPassword)
  return { ...made, samira }
}

test('the forger of these tests writes what the vault itself would write', async () => {
  const { folder, userId, tools } = await withTwoPeople()
  const before = readFileSync(join(folder, 'keys.json'))
  forge(folder, () => undefined)
  expect(readFileSync(join(folder, 'keys.json')).equals(before)).toBe(true)
  await unlockWithPassword(folder, userId, password, tools)
})

test('weakened and monstrous parameters are refused before anything is derived', async () => {
  const { folder, userId, tools } = await makeTestVault()
  for (const argon2 of [
    { memoryKib: 32, passes: 1, lanes: 1 },
    { memoryKib: 4_000_000_000, passes: 1, lanes: 1 },
    { memoryKib: 64, passes: 4_000_000_000, lanes: 1 },
    { memoryKib: 64, passes: 1, lanes: 200 },
  ]) {
    forge(folder, (keys) => keys.slots.forEach((slot) => (slot.argon2 = argon2)))
    expect(await errorOf(() => unlockWithPassword(folder, userId, password, tools))).toEqual({
      code: 'damaged-keys',
      details: { reason: 'parameters' },
    })
  }
  expect((await errorOf(() => readVault(folder, productionPolicy))).details).toEqual({ reason: 'parameters' })
})

test('parameters that are weakened within the bounds make the slot useless', async () => {
  const { folder, userId, tools } = await makeTestVault()
  forge(folder, (keys) => keys.slots.forEach((slot) => (slot.argon2 = { memoryKib: 128, passes: 1, lanes: 1 })))
  expect((await errorOf(() => unlockWithPassword(folder, userId, password, tools))).code).toBe('wrong-password')
})

test('a slot that is moved to another person, another place or another vault does not open', async () => {
  const one = await withTwoPeople()
  forge(one.folder, (keys) => {
    const [first, second] = keys.slots
    if (first === undefined || second === undefined) throw new Error('two slots expected')
    keys.slots = [
      { ...first, userId: second.userId },
      { ...second, userId: first.userId },
    ]
  })
  expect((await errorOf(() => unlockWithPassword(one.folder, one.samira, password, one.tools))).code).toBe('wrong-password')
  expect((await errorOf(() => unlockWithPassword(one.folder, one.userId, otherPassword, one.tools))).code).toBe('wrong-password')

  const two = await makeTestVault()
  const three = await makeTestVault()
  forge(two.folder, (keys) => {
    const other = JSON.parse(readFileSync(join(three.folder, 'keys.json'), 'utf8')) as Keys
    keys.slots = [...other.slots]
    keys.recovery = [...other.recovery]
  })
  expect((await errorOf(() => unlockWithPassword(two.folder, three.userId, password, two.tools))).code).toBe('wrong-password')
  expect((await errorOf(() => unlockWithRecoveryCode(two.folder, three.recoveryCode, two.tools))).code).toBe('wrong-recovery-code')
})

test.each<[string, (keys: Editable) => void]>([
  ['another name of the workspace', (keys) => (keys.workspaceName = 'Andere naam')],
  ['another kind', (keys) => (keys.kind = 'projectleider')],
  ['practice, so that real exports look like play', (keys) => (keys.practice = true)],
  ['set-up that is called done', (keys) => (keys.setUp = 'done')],
  ['another name for a person', (keys) => keys.slots.forEach((slot) => (slot.userName = 'Directie'))],
  ['a colleague who is left out', (keys) => (keys.slots = keys.slots.slice(0, 1))],
  ['another order of people', (keys) => (keys.slots = [...keys.slots].reverse())],
  ['a recovery slot that is called confirmed', (keys) => keys.recovery.forEach((slot) => (slot.state = 'confirmed'))],
  ['another date', (keys) => (keys.createdAt = '2020-01-01T00:00:00.000Z')],
  ['another check value', (keys) => (keys.mac = Buffer.alloc(32).toString('base64'))],
])('is told at the next unlock: %s', async (_name, edit) => {
  const { folder, userId, recoveryCode, tools, vault } = await withTwoPeople()
  forge(folder, edit)
  const changed = { code: 'damaged-keys', details: { reason: 'changed' } }
  expect(await errorOf(() => unlockWithPassword(folder, userId, password, tools))).toEqual(changed)
  expect(await errorOf(() => unlockWithRecoveryCode(folder, recoveryCode, tools))).toEqual(changed)
  // And a vault that was open meanwhile does not sign the change with its own next one.
  expect(await errorOf(() => vault.rename('Nieuwe naam'))).toEqual(changed)
})

test('the same person or slot twice is refused', async () => {
  const { folder } = await makeTestVault()
  forge(folder, (keys) => (keys.slots = [...keys.slots, ...keys.slots]))
  expect(await errorOf(() => readVault(folder, cheapPolicy))).toEqual({ code: 'damaged-keys', details: { reason: 'repeated' } })
})

test('the keys of another workspace do not open under an open vault', async () => {
  const one = await makeTestVault()
  const two = await makeTestVault()
  copyFileSync(join(two.folder, 'keys.json'), join(one.folder, 'keys.json'))
  expect((await errorOf(() => one.vault.rename('x'))).code).toBe('damaged-keys')
})

test('keys of a later format are told from damage', async () => {
  const { folder } = await makeTestVault()
  forge(folder, (keys) => ((keys as { format: string }).format = 'kernwijzer-keys-2'))
  expect(await errorOf(() => readVault(folder, cheapPolicy))).toEqual({ code: 'damaged-keys', details: { reason: 'newer' } })
})
