import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toHex } from '../../../db/crypto/bytes.ts'
import { failedAttempts, forgetFailures, delayAfter, recordFailure, retryAfterMs } from '../../../db/vault/attempts.ts'
import { folderWarning } from '../../../db/vault/cloud-folder.ts'
import { formatRecoveryCode, parseRecoveryCode } from '../../../db/vault/recovery-code.ts'
import { createVault, readVault, unlockWithPassword, unlockWithRecoveryCode } from '../../../db/vault/vault.ts'
import { errorOf, cheapPolicy, makeTestRecord, makeTestVault, otherPassword, password, scratchFolder } from '../../support/vault.ts'

describe('a vault', () => {
  test('opens with the password, and gives the same keys', async () => {
    const { folder, vault, userId, tools } = await makeTestVault()
    expect(readVault(folder, cheapPolicy)).toEqual({
      vaultId: vault.vaultId,
      kind: 'voorschool',
      practice: false,
      workspaceName: 'De Zonnewijzer',
      setUp: 'rehearsal',
      people: [{ userId, name: 'Marieke' }],
      keysFrom: 'current',
    })
    const again = await unlockWithPassword(folder, userId, password, tools)
    expect(again.describe()).toEqual(vault.describe())
    expect(toHex(again.databaseKey())).toBe(toHex(vault.databaseKey()))
    expect(toHex(again.deriveKey('a'))).toBe(toHex(vault.deriveKey('a')))
    expect(new Set([again.databaseKey(), again.deriveKey('a'), again.deriveKey('b')].map(toHex)).size).toBe(3)
  })

  test('two vaults have different keys', async () => {
    const [one, two] = [await makeTestVault(), await makeTestVault()]
    expect(toHex(one.vault.databaseKey())).not.toBe(toHex(two.vault.databaseKey()))
  })

  test('names what is wrong: password, code, person, folder', async () => {
    const { folder, userId, tools, recoveryCode } = await makeTestVault()
    const other = await makeTestVault()
    expect(await errorOf(() => unlockWithPassword(folder, userId, 'een heel ander wachtwoord', tools))).toEqual({
      code: 'wrong-password',
      details: { retryAfterMs: 0 },
    })
    expect(await errorOf(() => unlockWithPassword(folder, randomUUID(), password, tools))).toEqual({ code: 'not-found', details: {} })
    expect(await errorOf(() => unlockWithRecoveryCode(folder, other.recoveryCode, tools))).toEqual({
      code: 'wrong-recovery-code',
      details: { reason: 'other' },
    })
    expect(await errorOf(() => unlockWithRecoveryCode(folder, recoveryCode.slice(0, -1), tools))).toEqual({
      code: 'wrong-recovery-code',
      details: { reason: 'length', found: 35, expected: 36 },
    })
    expect(await errorOf(() => readVault(join(folder, 'nergens'), cheapPolicy))).toEqual({
      code: 'unreadable-workspace',
      details: { reason: 'no-folder' },
    })
    expect(await errorOf(() => readVault(scratchFolder(), cheapPolicy))).toEqual({
      code: 'unreadable-workspace',
      details: { reason: 'no-keys' },
    })
    expect(await errorOf(() => readVault(join(folder, 'keys.json'), cheapPolicy))).toEqual({
      code: 'unreadable-workspace',
      details: { reason: 'no-folder' },
    })
  })

  test('is only made where there is none, with a password that is one', async () => {
    const { folder } = await makeTestVault()
    expect(await errorOf(() => makeTestVault(folder))).toEqual({ code: 'file-problem', details: { reason: 'exists' } })
    const file = join(scratchFolder(), 'bestand')
    writeFileSync(file, '')
    expect((await errorOf(() => makeTestVault(join(file, 'map')))).code).toBe('file-problem')
    const weak = createVault(join(scratchFolder(), 'w'), {
      now: () => '2026-11-23T11:41:00.000Z',
      newId: randomUUID,
      policy: cheapPolicy,
      kind: 'projectleider',
      practice: true,
      workspaceName: 'KPA Utrecht',
      userId: randomUUID(),
      userName: 'Fatima',
      password: 'kort',
    })
    expect((await errorOf(() => weak)).details).toMatchObject({ rule: 'password-too-short' })
  })

  test('several people each have their own password, which can be changed and taken away', async () => {
    const { folder, vault, userId, tools } = await makeTestVault()
    const samira = randomUUID()
    await vault.addUser(samira, 'Samira', otherPassword)
    expect(vault.describe().people).toEqual([
      { userId, name: 'Marieke' },
      { userId: samira, name: 'Samira' },
    ])
    expect(await errorOf(() => vault.addUser(samira, 'Samira', otherPassword))).toEqual({
      code: 'not-unique',
      details: { field: 'userId' },
    })
    const hers = await unlockWithPassword(folder, samira, otherPassword, tools)
    expect(toHex(hers.databaseKey())).toBe(toHex(vault.databaseKey()))
    expect((await errorOf(() => unlockWithPassword(folder, samira, password, tools))).code).toBe('wrong-password')

    await vault.setPassword(samira, 'Samira B.', 'negen groene paraplu’s')
    expect((await errorOf(() => unlockWithPassword(folder, samira, otherPassword, tools))).code).toBe('wrong-password')
    await unlockWithPassword(folder, samira, 'negen groene paraplu’s', tools)
    expect(await vault.isPassword(samira, 'negen groene paraplu’s')).toBe(true)
    expect(await vault.isPassword(samira, otherPassword)).toBe(false)
    vault.renameUser(samira, 'Samira C.')
    expect(vault.describe().people.at(-1)?.name).toBe('Samira C.')

    vault.removeUser(samira)
    expect((await errorOf(() => unlockWithPassword(folder, samira, 'negen groene paraplu’s', tools))).code).toBe('not-found')
    expect((await errorOf(() => vault.removeUser(samira))).code).toBe('not-found')
    expect(await errorOf(() => vault.removeUser(userId))).toEqual({ code: 'rule-broken', details: { rule: 'last-user' } })
  })

  test('an old password or a removed person does not live on in the previous version', async () => {
    const { folder, vault, userId, tools } = await makeTestVault()
    const samira = randomUUID()
    await vault.addUser(samira, 'Samira', otherPassword)
    vault.rename('Nieuwe naam')
    vault.removeUser(samira)
    await vault.setPassword(userId, 'Marieke', 'zeven oranje bakfietsen')
    rmSync(join(folder, 'keys.json'))
    expect(readVault(folder, cheapPolicy)).toMatchObject({ keysFrom: 'previous', workspaceName: 'Nieuwe naam', people: [{ userId }] })
    expect((await errorOf(() => unlockWithPassword(folder, userId, password, tools))).code).toBe('wrong-password')
  })

  test('falls back to the previous keys and says so; the next change repairs the file', async () => {
    const { folder, vault, userId, tools } = await makeTestVault()
    vault.rename('Tweede naam')
    writeFileSync(join(folder, 'keys.json'), readFileSync(join(folder, 'keys.json')).subarray(0, 400))
    expect(readVault(folder, cheapPolicy)).toMatchObject({ keysFrom: 'previous', workspaceName: 'De Zonnewijzer' })
    const opened = await unlockWithPassword(folder, userId, password, tools)
    expect(opened.describe().keysFrom).toBe('previous')
    opened.rename('Derde naam')
    expect(opened.describe()).toMatchObject({ keysFrom: 'previous', workspaceName: 'Derde naam' })
    expect(readVault(folder, cheapPolicy)).toMatchObject({ keysFrom: 'current', workspaceName: 'Derde naam' })
    writeFileSync(join(folder, 'keys.json'), '')
    expect(readVault(folder, cheapPolicy)).toMatchObject({ keysFrom: 'previous', workspaceName: 'De Zonnewijzer' })
    writeFileSync(join(folder, 'keys.json.previous'), '')
    expect((await errorOf(() => readVault(folder, cheapPolicy))).code).toBe('damaged-keys')
  })

  test('forgets its key', async () => {
    const { vault } = await makeTestVault()
    vault.wipe()
    for (const use of [
      () => vault.databaseKey(),
      () => vault.deriveKey('x'),
      () => vault.describe(),
      () => vault.rename('x'),
      () => vault.renewRecoveryCode(),
    ]) {
      expect((await errorOf(use)).code).toBe('locked')
    }
  })

  test('leaves no temporary file and no plain secret in its folder', async () => {
    const { folder, vault, recoveryCode } = await makeTestVault()
    const db = makeTestRecord({ folder, vault })
    vault.confirmRecoveryCode(recoveryCode, db)
    db.close()
    expect(readdirSync(folder).sort()).toEqual(['keys.json', 'keys.json.previous', 'record.db'])
    const bytes = readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString('latin1'))
    for (const secret of [password, recoveryCode, toHex(vault.databaseKey()), 'bouwde een toren', 'Kind 1']) {
      expect(bytes.some((text) => text.includes(secret))).toBe(false)
    }
  })
})

describe('the recovery code', () => {
  test('is rehearsed on a copy of keys and record before set-up is done', async () => {
    const { folder, vault, recoveryCode, tools } = await makeTestVault()
    const other = await makeTestVault()
    const db = makeTestRecord({ folder, vault })
    expect((await errorOf(() => vault.confirmRecoveryCode(other.recoveryCode, db))).code).toBe('wrong-recovery-code')
    expect(vault.describe().setUp).toBe('rehearsal')
    vault.confirmRecoveryCode(recoveryCode.toLowerCase().replaceAll('-', ' '), db)
    expect(vault.describe().setUp).toBe('done')
    const opened = await unlockWithRecoveryCode(folder, recoveryCode, tools)
    expect(toHex(opened.databaseKey())).toBe(toHex(vault.databaseKey()))
    db.close()
    expect(readdirSync(folder).filter((name) => name.startsWith('.rehearsal'))).toEqual([])
  })

  test('the old one works until the new one is rehearsed, and not after', async () => {
    const { folder, vault, recoveryCode, tools } = await makeTestVault()
    vault.confirmRecoveryCode(recoveryCode)
    const unused = vault.renewRecoveryCode()
    const renewed = vault.renewRecoveryCode()
    await unlockWithRecoveryCode(folder, recoveryCode, tools)
    await unlockWithRecoveryCode(folder, renewed, tools)
    expect((await errorOf(() => unlockWithRecoveryCode(folder, unused, tools))).code).toBe('wrong-recovery-code')
    expect((await errorOf(() => vault.confirmRecoveryCode(recoveryCode))).code).toBe('wrong-recovery-code')
    vault.confirmRecoveryCode(renewed)
    await unlockWithRecoveryCode(folder, renewed, tools)
    expect((await errorOf(() => unlockWithRecoveryCode(folder, recoveryCode, tools))).code).toBe('wrong-recovery-code')
    writeFileSync(join(folder, 'keys.json'), '')
    expect((await errorOf(() => unlockWithRecoveryCode(folder, recoveryCode, tools))).code).toBe('wrong-recovery-code')
  })

  const secrets = fc.uint8Array({ minLength: 16, maxLength: 16 })

  test('reading inverts writing, however it is typed', () => {
    fc.assert(
      fc.property(secrets, (secret) => {
        const code = formatRecoveryCode(secret)
        expect(code).toMatch(/^([0-9AC-HJKMNPRTU-Y]{4}-){8}[0-9AC-HJKMNPRTU-Y]{4}$/)
        expect(parseRecoveryCode(code)).toEqual(secret)
        expect(parseRecoveryCode(` ${code.toLowerCase().replaceAll('-', '  \n')} `)).toEqual(secret)
        expect(
          parseRecoveryCode(code.replaceAll('0', 'O').replaceAll('1', 'l').replaceAll('5', 's').replaceAll('8', 'B').replaceAll('2', 'z')),
        ).toEqual(secret)
      }),
    )
  })

  test('a wrong character is found in its group', async () => {
    await fc.assert(
      fc.asyncProperty(
        secrets,
        fc.nat({ max: 35 }),
        fc.constantFrom(...Array.from('0123456789ACDEFGHJKMNPRTUVWXY')),
        async (secret, at, replacement) => {
          const characters = Array.from(formatRecoveryCode(secret).replaceAll('-', ''))
          fc.pre(characters[at] !== replacement)
          characters[at] = replacement
          expect(await errorOf(() => parseRecoveryCode(characters.join('')))).toEqual({
            code: 'wrong-recovery-code',
            details: { reason: 'typo', group: Math.floor(at / 4) + 1 },
          })
        },
      ),
    )
  })

  test('swapped neighbours within a group and swapped groups are found', async () => {
    await fc.assert(
      fc.asyncProperty(secrets, fc.nat({ max: 8 }), fc.nat({ max: 2 }), fc.nat({ max: 8 }), async (secret, group, place, otherGroup) => {
        const groups = formatRecoveryCode(secret).split('-')
        const text = groups[group] ?? ''
        const swapped = text.slice(0, place) + (text[place + 1] ?? '') + (text[place] ?? '') + text.slice(place + 2)
        if (swapped !== text) {
          const { details } = await errorOf(() => parseRecoveryCode(groups.with(group, swapped).join('-')))
          expect(details).toEqual({ reason: 'typo', group: group + 1 })
        }
        if (group !== otherGroup) {
          const exchanged = groups.with(group, groups[otherGroup] ?? '').with(otherGroup, text)
          expect((await errorOf(() => parseRecoveryCode(exchanged.join('')))).details).toEqual({
            reason: 'typo',
            group: Math.min(group, otherGroup) + 1,
          })
        }
      }),
    )
  })

  test('a strange character or an impossible code is no code', async () => {
    const code = formatRecoveryCode(new Uint8Array(16))
    expect((await errorOf(() => parseRecoveryCode(code.replace(/.$/, '%')))).details).toEqual({ reason: 'typo', group: 9 })
    expect((await errorOf(() => parseRecoveryCode(''))).details).toMatchObject({ reason: 'length' })
    expect((await errorOf(() => parseRecoveryCode('😀'.repeat(50)))).details).toMatchObject({ reason: 'typo' })
  })
})

describe('wrong passwords', () => {
  const noon = '2026-11-23T12:00:00.000Z'
  const later = (milliseconds: number) => new Date(Date.parse(noon) + milliseconds).toISOString()

  test('the first two are free, then the wait doubles to a minute', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1_000_000].map(delayAfter)).toEqual([
      0, 0, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000,
    ])
  })

  test('during the wait even the right password has to wait; afterwards it opens and the count is gone', async () => {
    const { folder, userId, tools, clock } = await makeTestVault()
    for (const expected of [0, 0, 1_000]) {
      expect(await errorOf(() => unlockWithPassword(folder, userId, 'helemaal verkeerd woord', tools))).toEqual({
        code: 'wrong-password',
        details: { retryAfterMs: expected },
      })
    }
    clock.forward(400)
    expect(await errorOf(() => unlockWithPassword(folder, userId, password, tools))).toEqual({
      code: 'wrong-password',
      details: { retryAfterMs: 600 },
    })
    clock.forward(600)
    await unlockWithPassword(folder, userId, password, tools)
    expect((await errorOf(() => unlockWithPassword(folder, userId, 'helemaal verkeerd woord', tools))).details).toEqual({ retryAfterMs: 0 })
  })

  test('many at once do not slip past the wait', async () => {
    const { folder, userId, tools } = await makeTestVault()
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, i) => errorOf(() => unlockWithPassword(folder, userId, `verkeerd woord ${String(i)}`, tools))),
    )
    expect(outcomes.filter(({ code }) => code === 'wrong-password')).toHaveLength(10)
    expect(failedAttempts(folder, tools.now())).toHaveLength(3)
  })

  test('are kept for the audit until it has them, ids and instants only', async () => {
    const { folder, userId, tools, clock } = await makeTestVault()
    const other = await makeTestVault()
    await errorOf(() => unlockWithPassword(folder, userId, 'helemaal verkeerd woord', tools))
    clock.forward(5_000)
    await errorOf(() => unlockWithRecoveryCode(folder, other.recoveryCode, tools))
    const failures = failedAttempts(folder, clock.now)
    expect(failures).toEqual([
      { who: userId, at: '2026-11-23T11:41:00.000Z' },
      { who: 'recovery', at: '2026-11-23T11:41:05.000Z' },
    ])
    expect(readFileSync(join(folder, 'attempts.json'), 'utf8')).not.toContain('verkeerd')
    await unlockWithPassword(folder, userId, password, tools)
    expect(failedAttempts(folder, clock.now)).toEqual(failures)
    forgetFailures(folder, failures, clock.now)
    expect(failedAttempts(folder, clock.now)).toEqual([])
  })

  test('a clock that is set back or forward never keeps anybody out for more than a minute', () => {
    const folder = scratchFolder()
    const who = randomUUID()
    for (let i = 0; i < 20; i++) recordFailure(folder, who, noon)
    expect(retryAfterMs(folder, who, noon)).toBe(60_000)
    const yearBack = later(-365 * 86_400_000)
    expect(retryAfterMs(folder, who, yearBack)).toBe(60_000)
    expect(retryAfterMs(folder, who, new Date(Date.parse(yearBack) + 60_000).toISOString())).toBe(0)
    expect(retryAfterMs(folder, who, later(365 * 86_400_000))).toBe(0)
  })

  test('a damaged list keeps nobody out and is itself told', () => {
    const folder = scratchFolder()
    const who = randomUUID()
    for (let i = 0; i < 9; i++) recordFailure(folder, who, noon)
    writeFileSync(join(folder, 'attempts.json'), '{"format"')
    expect(retryAfterMs(folder, who, noon)).toBe(0)
    expect(failedAttempts(folder, noon)).toEqual([{ who: 'unknown', at: noon }])
    expect(recordFailure(folder, who, noon)).toBe(0)
    expect(failedAttempts(folder, noon)).toEqual([
      { who: 'unknown', at: noon },
      { who, at: noon },
    ])
  })

  test('a list that cannot be written is a problem of the disk, never a free try', async () => {
    const { folder, userId, tools } = await makeTestVault()
    mkdirSync(join(folder, 'attempts.json'))
    expect((await errorOf(() => unlockWithPassword(folder, userId, 'helemaal verkeerd woord', tools))).code).toBe('file-problem')
    expect(existsSync(join(folder, 'attempts.json'))).toBe(true)
  })
})

test('folderWarning knows cloud and network folders by their names', () => {
  const cloud = [
    'C:\\Users\\marieke\\OneDrive\\Dossiers',
    'C:\\Users\\marieke\\OneDrive - Gemeente Utrecht\\Kernwijzer',
    '/Users/marieke/Library/Mobile Documents/com~apple~CloudDocs/kw',
    '/Users/marieke/Library/CloudStorage/GoogleDrive-m@example.org/My Drive',
    '/home/marieke/Dropbox/kw',
    'G:\\Mijn Drive\\kw',
    '/home/marieke/Nextcloud/kw',
    'C:\\Users\\marieke\\iCloudDrive\\kw',
    '\\\\server\\OneDrive\\kw',
  ]
  const network = [
    '\\\\server\\share\\kw',
    '//server/share/kw',
    '\\\\?\\UNC\\server\\share',
    '/run/user/1000/gvfs/smb-share:server=s,share=x/kw',
    '/net/server/kw',
    '/Volumes/netwerkschijf/kw',
  ]
  const fine = [
    'C:\\Users\\marieke\\Documents\\Kernwijzer',
    '/Users/marieke/Documents/kw',
    '/home/marieke/kw',
    '/Volumes/STICK/kw',
    '\\\\?\\C:\\kw',
    '/media/marieke/USB/kw',
    '/home/boxer/kw',
    '',
  ]
  expect(cloud.filter((path) => folderWarning(path) !== 'cloud')).toEqual([])
  expect(network.filter((path) => folderWarning(path) !== 'network')).toEqual([])
  expect(fine.filter((path) => folderWarning(path) !== null)).toEqual([])
})
