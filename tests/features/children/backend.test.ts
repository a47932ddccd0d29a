import { randomUUID } from 'node:crypto'
import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { VoorschoolTables } from '../../../db/schema/database.ts'
import { openRecord } from '../../../db/schema/open.ts'
import { recordFileName } from '../../../db/vault/vault.ts'
import { expectError, startTestBackend, type TestBackend } from '../../support/backend.ts'
import {
  aChild,
  aContact,
  aGroup,
  anAdvies,
  anArrangement,
  aNeed,
  anInvolved,
  anObservation,
  aPlacement,
  hostileTexts,
} from '../../support/builders.ts'
import { countRows, fillEveryTableOf } from '../../support/child-tables.ts'

let backend: TestBackend<VoorschoolTables>
beforeEach(async () => {
  backend = await startTestBackend()
})
afterEach(() => backend.stop())

async function register(overrides: Parameters<typeof aChild>[0] = {}): Promise<string> {
  return (await backend.call('children.register', aChild(overrides))).id
}

async function addGroup(overrides: Parameters<typeof aGroup>[0] = {}): Promise<string> {
  return (await backend.call('groups.add', aGroup(overrides))).id
}

/** With an advies, so that hours do not limit her. */
async function registerAdvised(overrides: Parameters<typeof aChild>[0] = {}): Promise<string> {
  const childId = await register(overrides)
  await backend.call('advies.record', anAdvies({ childId }))
  return childId
}

/** Every byte of the record, free pages too, as only the holder of the key can see them. */
function decryptedBytes(): Buffer {
  const { record, vault } = backend.backend.host.requireOpen()
  record.pragma('wal_checkpoint(TRUNCATE)')
  const copy = join(backend.scratch, 'copy.db')
  copyFileSync(join(backend.folder, recordFileName), copy)
  const opened = openRecord(copy, vault.databaseKey())
  opened.pragma('journal_mode=DELETE')
  opened.pragma(`rekey=''`)
  opened.close()
  return readFileSync(copy)
}

const morning = { weekday: 1, dagdeel: 'ochtend' } as const
const afternoon = { weekday: 1, dagdeel: 'middag' } as const

describe('children.register and children.change', () => {
  test('keep every field', async () => {
    const child = aChild({
      firstName: 'Çağla',
      lastName: 'van den Öztürk',
      mentorId: backend.ownerId,
      waitlistedOn: '2026-04-01',
      wijkCode: null,
      homeLanguage: 'meertalig',
      languages: ['Turks', 'Nederlands'],
      schoolName: 'De Brug',
      schoolBrin: '18AB',
    })
    const { id, version, warnings } = await backend.call('children.register', child)
    expect({ version, warnings }).toEqual({ version: 1, warnings: [] })
    expect(await backend.call('children.read', { id })).toEqual({
      ...child,
      id,
      name: 'Çağla Ö.',
      ageMonths: 34,
      status: 'wachtlijst',
      leftOn: null,
      mentorName: 'Marieke',
      advies: null,
      placements: [],
      lastSeen: { taal: null, rekenen: null, motoriek: null, sociaal_emotioneel: null },
      siblings: [],
      statuses: [
        { status: 'aangemeld', startsOn: '2026-03-02', endsOn: '2026-03-31' },
        { status: 'wachtlijst', startsOn: '2026-04-01', endsOn: null },
      ],
      support: { needs: [], arrangements: [], partners: [], specialist: null },
      handover: { handover: null, minimum: { periods: [], months: 0 }, leavesOn: '2028-01-15', isDue: false },
      version: 1,
    })
    const changed = aChild({ firstName: 'Sam', lastName: null, bornOn: '2024-02-29', homeLanguage: 'meertalig' })
    expect(await backend.call('children.change', { ...changed, id, version: 1 })).toEqual({ id, version: 2, warnings: [] })
    expect(await backend.call('children.read', { id })).toMatchObject({
      ...changed,
      name: 'Sam',
      mentorName: null,
      status: 'aangemeld',
      version: 2,
    })
    await expectError(backend.call('children.change', { ...changed, id, version: 1 }), 'conflict', { version: 2 })
    await expectError(backend.call('children.change', { ...changed, id: randomUUID(), version: 1 }), 'not-found')
  })

  test('refuse days that cannot be', async () => {
    const id = await register()
    const refused = async (fields: Parameters<typeof aChild>[0], rule: string, field: string) => {
      await expectError(backend.call('children.register', aChild(fields)), 'rule-broken', { rule, field })
      await expectError(backend.call('children.change', { ...aChild(fields), id, version: 1 }), 'rule-broken', { rule, field })
    }
    await refused({ bornOn: '2026-11-24' }, 'future-date', 'bornOn')
    await refused({ registeredOn: '2026-11-24' }, 'future-date', 'registeredOn')
    await refused({ waitlistedOn: '2026-11-24' }, 'future-date', 'waitlistedOn')
    await refused({ registeredOn: '2024-01-14' }, 'before-birth', 'registeredOn')
    await refused({ bornOn: '2025-03-03' }, 'impossible-birth-date', 'bornOn')
    await refused({ bornOn: '2020-03-01' }, 'impossible-birth-date', 'bornOn')
    await expectError(backend.call('children.register', aChild({ bornOn: '2023-02-29' })), 'invalid-input')
    await expectError(backend.call('children.register', aChild({ mentorId: randomUUID() })), 'invalid-input', { mentorId: 'invalid_value' })
    expect((await backend.call('children.list', {})).total).toBe(1)
  })

  test('a birth date cannot move behind what was recorded', async () => {
    const id = await register()
    await backend.call('observations.log', anObservation({ childIds: [id], observedOn: '2025-01-10' }))
    await expectError(backend.call('children.change', { ...aChild({ bornOn: '2025-01-11' }), id, version: 1 }), 'rule-broken', {
      rule: 'before-birth',
      field: 'bornOn',
    })
    await backend.call('children.change', { ...aChild({ bornOn: '2025-01-10' }), id, version: 1 })
  })

  test('warn of a child that may be there already, and go on', async () => {
    await register({ firstName: 'Yusuf', lastName: 'Yılmaz' })
    const twin = await backend.call('children.register', aChild({ firstName: 'Yusef', lastName: null }))
    expect(twin.warnings).toEqual(['possible-duplicate'])
    const same = await backend.call('children.register', aChild({ firstName: 'YUSUF', lastName: 'Yilmaz', bornOn: '2023-05-05' }))
    expect(same.warnings).toEqual(['possible-duplicate'])
    const other = await backend.call('children.register', aChild({ firstName: 'Sam', lastName: 'Smit' }))
    expect(other.warnings).toEqual([])
    expect(
      (await backend.call('children.change', { ...aChild({ firstName: 'Sam', lastName: 'Smit' }), id: other.id, version: 1 })).warnings,
    ).toEqual([])
  })

  test('take hostile names as text, and refuse what is no name', async () => {
    for (const firstName of hostileTexts) {
      const id = await register({ firstName, lastName: firstName })
      expect(await backend.call('children.read', { id })).toMatchObject({
        firstName: firstName.normalize(),
        lastName: firstName.normalize(),
      })
      const found = await backend.call('children.search', { search: firstName })
      expect(found.map((child) => child.id)).toContain(id)
    }
    for (const firstName of ['', '   ', 'a'.repeat(10_000), 'a\u0000b', 'a\nb']) {
      await expectError(backend.call('children.register', aChild({ firstName })), 'invalid-input')
    }
    expect((await backend.call('children.list', {})).total).toBe(hostileTexts.length)
  })
})

describe('children.similar', () => {
  const similar = (typed: { firstName: string; lastName?: string; bornOn?: string | null; exceptId?: string }) =>
    backend.call('children.similar', { lastName: '', bornOn: null, ...typed })

  test('tells who is there already while somebody types, the most alike first', async () => {
    const groupId = await addGroup()
    const yusuf = await registerAdvised({ firstName: 'Yusuf', lastName: 'El Amrani', bornOn: '2024-02-29' })
    await backend.call('placements.place', aPlacement({ childId: yusuf, groupId }))
    const cousin = await register({ firstName: 'Joesoef', lastName: 'Amrani', bornOn: '2023-08-31' })
    const stranger = await register({ firstName: 'Sam', lastName: 'Smit', bornOn: '2024-02-29' })
    await register({ firstName: 'Noor', lastName: 'Bakker' })
    expect(await similar({ firstName: 'Youssef', lastName: 'Amrani', bornOn: '2024-02-29' })).toEqual([
      { id: yusuf, name: 'Yusuf A.', bornOn: '2024-02-29', groupName: 'Kikkers', status: 'geplaatst', likeness: 'same' },
      { id: cousin, name: 'Joesoef A.', bornOn: '2023-08-31', groupName: null, status: 'aangemeld', likeness: 'name' },
      { id: stranger, name: 'Sam S.', bornOn: '2024-02-29', groupName: null, status: 'aangemeld', likeness: 'birthday' },
    ])
    expect(
      (await similar({ firstName: 'Youssef', lastName: 'Amrani', bornOn: '2024-02-29', exceptId: yusuf })).map((one) => one.id),
    ).toEqual([cousin, stranger])
    expect(await similar({ firstName: '' })).toEqual([])
    expect(await similar({ firstName: 'Fenna', lastName: 'Visser' })).toEqual([])
  })

  test('shows a handful, however many there are', async () => {
    for (let index = 0; index < 6; index += 1) await register({ firstName: 'Noor' })
    expect((await similar({ firstName: 'Noor', lastName: 'Bakker' })).length).toBe(4)
  })
})

describe('family and school', () => {
  test('a sibling is one of both, and can be taken away from either side', async () => {
    const noor = await register()
    const sam = await register({ firstName: 'Sam', bornOn: '2023-02-01' })
    await backend.call('children.linkSibling', { childId: noor, siblingId: sam })
    const siblingsOf = async (id: string) => (await backend.call('children.read', { id })).siblings
    expect(await siblingsOf(noor)).toEqual([{ childId: sam, name: 'Sam B.', bornOn: '2023-02-01', groupName: null }])
    expect(await siblingsOf(sam)).toEqual([{ childId: noor, name: 'Noor B.', bornOn: '2024-01-15', groupName: null }])
    for (const [childId, siblingId] of [
      [noor, sam],
      [sam, noor],
    ] as const)
      await expectError(backend.call('children.linkSibling', { childId, siblingId }), 'rule-broken', {
        rule: 'sibling-already',
        field: 'siblingId',
      })
    await expectError(backend.call('children.linkSibling', { childId: noor, siblingId: noor }), 'rule-broken', {
      rule: 'sibling-self',
      field: 'siblingId',
    })
    await expectError(backend.call('children.linkSibling', { childId: noor, siblingId: randomUUID() }), 'not-found')
    await backend.call('children.unlinkSibling', { childId: sam, siblingId: noor })
    expect([await siblingsOf(noor), await siblingsOf(sam)]).toEqual([[], []])
    await expectError(backend.call('children.unlinkSibling', { childId: sam, siblingId: noor }), 'not-found')
    await backend.call('children.linkSibling', { childId: sam, siblingId: noor })
    await backend.call('children.destroy', { id: noor, version: 1 })
    expect(await siblingsOf(sam)).toEqual([])
  })

  test('schools that were used before are offered, the most used first', async () => {
    await register({ firstName: 'A', schoolName: 'De Brug', schoolBrin: '18AB' })
    await register({ firstName: 'B', schoolName: 'De Wel' })
    await register({ firstName: 'C', schoolName: 'De Wel' })
    await register({ firstName: 'D' })
    expect(await backend.call('children.schools', {})).toEqual([
      { name: 'De Wel', brin: null, children: 2 },
      { name: 'De Brug', brin: '18AB', children: 1 },
    ])
    await expectError(backend.call('children.register', aChild({ schoolName: 'De Brug', schoolBrin: '123' })), 'invalid-input')
    await expectError(backend.call('children.register', aChild({ schoolBrin: '18AB' })), 'rule-broken', {
      rule: 'school-without-name',
      field: 'schoolName',
    })
  })

  test('languages keep their order, each once', async () => {
    const id = await register({ languages: ['Turks', 'Nederlands', 'Turks'] })
    expect((await backend.call('children.read', { id })).languages).toEqual(['Turks', 'Nederlands'])
  })
})

describe('children.history', () => {
  test('tells who changed what and what stood there, with people by name', async () => {
    const id = await register({ mentorId: null, languages: ['Turks'] })
    await backend.call('children.change', { ...aChild({ languages: ['Turks'] }), id, version: 1 })
    expect(await backend.call('children.history', { id })).toEqual({ rows: [], total: 0 })
    const samira = await backend.signInAs('medewerker')
    const changed = aChild({ lastName: 'Smit', mentorId: samira, languages: ['Turks', 'Nederlands'] })
    await backend.call('children.change', { ...changed, id, version: 2 })
    await expectError(backend.call('children.history', { id }), 'not-allowed')
    await backend.signInAsOwner()
    backend.clock.forward(60_000)
    await backend.call('children.leave', { id, version: 3, leftOn: '2026-12-01' })
    const { rows, total } = await backend.call('children.history', { id })
    expect(total).toBe(4)
    const shown = rows.map(({ about, field, oldValue, newValue, changedByName }) => [about, field, oldValue, newValue, changedByName])
    expect(shown[0]).toEqual(['child', 'leftOn', null, '2026-12-01', 'Marieke'])
    expect(shown.slice(1).sort()).toEqual([
      ['child', 'languages', 'Turks', 'Turks, Nederlands', 'Samira'],
      ['child', 'lastName', 'Bakker', 'Smit', 'Samira'],
      ['child', 'mentorId', null, 'Samira', 'Samira'],
    ])
    expect((await backend.call('children.history', { id, page: { offset: 1, limit: 1 } })).rows.length).toBe(1)
    await expectError(backend.call('children.history', { id: randomUUID() }), 'not-found')
    expect((await backend.call('audit.list', { subjectId: id, operation: 'children.history' })).total).toBe(2)
  })

  test('what was written stays as it is while the child is there', async () => {
    const id = await register()
    await backend.call('children.change', { ...aChild({ lastName: 'Smit' }), id, version: 1 })
    const record = backend.backend.host.requireOpen().record
    expect(() => record.exec(`UPDATE field_change SET old_value = 'x'`)).toThrow('stays as it was written')
    expect(() => record.exec('DELETE FROM field_change')).toThrow('goes only with the child')
    await backend.call('children.destroy', { id, version: 2 })
    expect(record.prepare('SELECT count(*) FROM field_change').pluck().get()).toBe(0)
  })

  test('a change that is refused leaves no trace in it', async () => {
    const id = await register()
    await backend.call('children.change', { ...aChild({ lastName: 'Smit' }), id, version: 1 })
    await expectError(backend.call('children.change', { ...aChild({ lastName: 'Jansen' }), id, version: 1 }), 'conflict', { version: 2 })
    expect((await backend.call('children.history', { id })).total).toBe(1)
  })
})

describe('children.print', () => {
  test('leaves out what is for the team and restricted notes, and masks other children', async () => {
    const id = await register({ languages: ['Turks'], schoolName: 'De Brug' })
    const sam = await register({ firstName: 'Sam', lastName: 'de Vries' })
    await backend.call('children.leave', { id: sam, version: 1, leftOn: '2026-11-21' })
    const log = (text: string, isStaffOnly = false) =>
      backend.call('observations.log', anObservation({ childIds: [id], text, isStaffOnly }))
    await backend.call('observations.log', anObservation({ childIds: [id, sam], text: 'Noor bouwt met Sam de Vries. Sams toren valt.' }))
    await log('Teamoverleg over zindelijkheid.', true)
    await log('<b>vet</b> & meer')
    await backend.call('parents.log', aContact({ childId: id, kind: 'zorggesprek', note: 'Zorgen over thuis.' }))
    await backend.call('parents.log', aContact({ childId: id, note: 'Slaapt beter.' }))
    await backend.call('support.recordNeed', aNeed({ childId: id }))

    expect(await backend.call('children.print', { id, to: 'printer' })).toEqual({ fileName: null })
    const [html = ''] = backend.dialogs.printed
    for (const words of [
      'Noor Bakker',
      'Turks',
      'De Brug',
      'Slaapt beter.',
      'Noor bouwt met een ander kind.',
      '&lt;b&gt;vet&lt;/b&gt; &amp; meer',
      'taal en communicatie',
    ])
      expect(html).toContain(words)
    for (const words of ['Sam', 'Vries', 'zindelijkheid', 'Zorgen over thuis', '<b>vet']) expect(html).not.toContain(words)
    const { rows } = await backend.call('audit.list', { subjectId: id, operation: 'children.print' })
    expect(rows).toMatchObject([{ outcome: 'ok', subjectId: id }])
  })

  test('as a PDF goes where the user chose, and nowhere when she did not', async () => {
    const id = await register()
    await expectError(backend.call('children.print', { id, to: 'pdf' }), 'cancelled')
    backend.dialogs.savePath = join(backend.scratch, 'noor.pdf')
    expect(await backend.call('children.print', { id, to: 'pdf' })).toEqual({ fileName: 'noor.pdf' })
    expect(readFileSync(backend.dialogs.savePath, 'latin1')).toMatch(/^%PDF/)
    await expectError(backend.call('children.print', { id: randomUUID(), to: 'printer' }), 'not-found')
  })
})

describe('children.leave', () => {
  test('leaving ends placements, drops later ones, and can be taken back', async () => {
    const groupId = await addGroup()
    const id = await registerAdvised()
    await backend.call('placements.place', aPlacement({ childId: id, groupId, endsOn: '2026-06-30' }))
    await backend.call('placements.place', aPlacement({ childId: id, groupId, startsOn: '2026-07-01' }))
    await backend.call('placements.place', aPlacement({ childId: id, groupId, startsOn: '2027-01-01', dagdelen: [afternoon] }))
    const { version } = await backend.call('children.leave', { id, version: 1, leftOn: '2026-11-23' })

    const periods = async () => (await backend.call('children.read', { id })).placements.map(({ startsOn, endsOn }) => [startsOn, endsOn])
    expect(await periods()).toEqual([
      ['2026-07-01', '2026-11-23'],
      ['2026-05-04', '2026-06-30'],
    ])
    expect(await backend.call('children.read', { id })).toMatchObject({ status: 'geplaatst', leftOn: '2026-11-23' })
    backend.clock.set('2026-11-24T08:00:00.000Z')
    expect((await backend.call('children.read', { id })).status).toBe('vertrokken')
    await expectError(backend.call('placements.place', aPlacement({ childId: id, groupId, startsOn: '2026-11-24' })), 'rule-broken', {
      rule: 'child-left',
      leftOn: '2026-11-23',
    })

    await backend.call('children.leave', { id, version, leftOn: null })
    expect(await periods()).toHaveLength(2)
    expect(await backend.call('children.read', { id })).toMatchObject({ status: 'aangemeld', leftOn: null })
    await expectError(backend.call('children.leave', { id, version: 3, leftOn: '2024-01-14' }), 'rule-broken', {
      rule: 'before-birth',
      field: 'leftOn',
    })
    await expectError(backend.call('children.leave', { id, version: 1, leftOn: null }), 'conflict', { version: 3 })
  })
})

describe('children.list and children.search', () => {
  const names = (rows: readonly { readonly name: string }[]) => rows.map((row) => row.name)

  async function aLocation(): Promise<{ kikkers: string; otters: string }> {
    const kikkers = await addGroup()
    const otters = await addGroup({ name: 'Otters' })
    const noor = await registerAdvised({ firstName: 'Noor', lastName: 'Bakker', bornOn: '2024-01-15' })
    const sam = await registerAdvised({ firstName: 'Sam', lastName: 'de Vries', bornOn: '2023-06-01', wijkCode: 'WK034408' })
    await register({ firstName: 'Çağla', lastName: 'Noordam', bornOn: '2023-12-01', waitlistedOn: '2026-05-01' })
    const left = await register({ firstName: 'Bram', lastName: null, bornOn: '2022-12-01' })
    const anna = await register({ firstName: 'Anna', lastName: '100% Bakker', bornOn: '2024-03-01' })
    await backend.call('advies.record', anAdvies({ childId: anna, state: 'in_beoordeling' }))
    await backend.call('placements.place', aPlacement({ childId: noor, groupId: otters, dagdelen: [morning, afternoon] }))
    await backend.call('placements.place', aPlacement({ childId: sam, groupId: kikkers }))
    await backend.call(
      'placements.place',
      aPlacement({ childId: sam, groupId: otters, startsOn: '2026-06-01', dagdelen: [{ weekday: 2, dagdeel: 'middag' }] }),
    )
    await backend.call('children.leave', { id: left, version: 1, leftOn: '2026-10-01' })
    return { kikkers, otters }
  }

  test('children.names answers the names of who has not left, and nothing else about them', async () => {
    await aLocation()
    const all = await backend.call('children.names', {})
    expect(all.map(({ firstName, lastName }) => [firstName, lastName]).sort()).toEqual([
      ['Anna', '100% Bakker'],
      ['Noor', 'Bakker'],
      ['Sam', 'de Vries'],
      ['Çağla', 'Noordam'],
    ])
    expect(Object.keys(all[0] ?? {}).sort()).toEqual(['firstName', 'id', 'lastName'])
  })

  test('children.roster answers everybody with the groups of today, also who left', async () => {
    const { kikkers, otters } = await aLocation()
    const roster = await backend.call('children.roster', {})
    expect(Object.fromEntries(roster.map(({ firstName, groupIds }) => [firstName, [...groupIds].sort()]))).toEqual({
      Anna: [],
      Bram: [],
      Noor: [otters],
      Sam: [kikkers, otters].sort(),
      Çağla: [],
    })
    expect(roster.filter(({ leftOn }) => leftOn !== null).map(({ firstName }) => firstName)).toEqual(['Bram'])
    expect(roster.find(({ firstName }) => firstName === 'Noor')).toMatchObject({ lastName: 'Bakker', groupName: 'Otters', leftOn: null })
  })

  test('filter by everything that the page offers, alone and together', async () => {
    const { kikkers, otters } = await aLocation()
    const list = async (filter: Parameters<typeof backend.call<'children.list'>>[1]) =>
      names((await backend.call('children.list', filter)).rows)
    expect(await list({})).toEqual(['Anna 1.', 'Bram', 'Çağla N.', 'Noor B.', 'Sam V.'])
    expect(await list({ status: 'huidig' })).toEqual(['Anna 1.', 'Çağla N.', 'Noor B.', 'Sam V.'])
    expect(await list({ status: 'geplaatst' })).toEqual(['Noor B.', 'Sam V.'])
    expect(await list({ status: 'wachtlijst' })).toEqual(['Çağla N.'])
    expect(await list({ status: 'aangemeld' })).toEqual(['Anna 1.'])
    expect(await list({ status: 'vertrokken' })).toEqual(['Bram'])
    expect(await list({ groupId: kikkers })).toEqual(['Sam V.'])
    expect(await list({ groupId: otters })).toEqual(['Noor B.', 'Sam V.'])
    expect(await list({ adviesState: 'advies' })).toEqual(['Noor B.', 'Sam V.'])
    expect(await list({ adviesState: 'none' })).toEqual(['Bram', 'Çağla N.'])
    expect(await list({ wijkCode: 'WK034408' })).toEqual(['Sam V.'])
    expect(await list({ search: 'cagla' })).toEqual(['Çağla N.'])
    expect(await list({ search: 'BAKK noor' })).toEqual(['Noor B.'])
    expect(await list({ search: '100%' })).toEqual(['Anna 1.'])
    expect(await list({ search: '%' })).toEqual(['Anna 1.'])
    expect(await list({ search: '_' })).toEqual([])
    expect(await list({ search: 'noor', status: 'geplaatst', groupId: otters, adviesState: 'advies', wijkCode: 'WK034403' })).toEqual([
      'Noor B.',
    ])
  })

  test('sort both ways, with what is missing last, and page with a total', async () => {
    await aLocation()
    const list = async (filter: Parameters<typeof backend.call<'children.list'>>[1]) =>
      names((await backend.call('children.list', filter)).rows)
    expect(await list({ sort: 'name', descending: true })).toEqual(['Sam V.', 'Noor B.', 'Çağla N.', 'Bram', 'Anna 1.'])
    expect(await list({ sort: 'age' })).toEqual(['Anna 1.', 'Noor B.', 'Çağla N.', 'Sam V.', 'Bram'])
    expect(await list({ sort: 'age', descending: true })).toEqual(['Bram', 'Sam V.', 'Çağla N.', 'Noor B.', 'Anna 1.'])
    expect(await list({ sort: 'group' })).toEqual(['Sam V.', 'Noor B.', 'Anna 1.', 'Bram', 'Çağla N.'])
    expect(await list({ sort: 'group', descending: true })).toEqual(['Noor B.', 'Sam V.', 'Anna 1.', 'Bram', 'Çağla N.'])
    expect(
      (await backend.call('children.list', { sort: 'hours', descending: true })).rows.map((row) => [row.name, row.weeklyHours]),
    ).toEqual([
      ['Noor B.', 8],
      ['Sam V.', 8],
      ['Anna 1.', 0],
      ['Bram', 0],
      ['Çağla N.', 0],
    ])
    const page = await backend.call('children.list', { page: { offset: 2, limit: 2 } })
    expect({ names: names(page.rows), total: page.total }).toEqual({ names: ['Çağla N.', 'Noor B.'], total: 5 })
    expect(await backend.call('children.list', { page: { offset: 500 } })).toEqual({ rows: [], total: 5 })
    await expectError(backend.call('children.list', { page: { limit: 501 } }), 'invalid-input')
  })

  test('the hours of the list are those of the child page', async () => {
    await aLocation()
    for (const row of (await backend.call('children.list', {})).rows) {
      const { placements, status, ageMonths } = await backend.call('children.read', { id: row.id })
      const now = placements.filter((one) => one.startsOn <= '2026-11-23' && (one.endsOn === null || one.endsOn >= '2026-11-23'))
      expect({ ...row, weeklyHours: now.reduce((sum, one) => sum + one.weeklyHours, 0), status, ageMonths }).toEqual(row)
    }
  })

  test('search puts names that begin so first, then words, then the rest', async () => {
    await aLocation()
    await register({ firstName: 'Eleonoor', lastName: 'Smit' })
    await register({ firstName: 'Anne-Noor', lastName: 'Smit' })
    const search = async (filter: Parameters<typeof backend.call<'children.search'>>[1]) =>
      names(await backend.call('children.search', filter))
    expect(await search({ search: 'noor' })).toEqual(['Noor B.', 'Anne-Noor S.', 'Çağla N.', 'Eleonoor S.'])
    expect(await search({ search: 'NOOR', limit: 1 })).toEqual(['Noor B.'])
    expect(await search({ search: 'smit anne' })).toEqual(['Anne-Noor S.'])
    expect(await search({ search: '' })).toHaveLength(7)
    expect(await search({ search: '%' })).toEqual(['Anna 1.'])
    expect(await search({ search: 'bram' })).toEqual(['Bram'])
    expect(await search({ search: 'bram', onlyPresent: true })).toEqual([])
    const [noor] = await backend.call('children.search', { search: 'noor' })
    expect(noor).toEqual({ id: noor?.id, name: 'Noor B.', bornOn: '2024-01-15', groupName: 'Otters', status: 'geplaatst' })
    expect(await search({ search: '', ids: [noor?.id ?? ''] })).toEqual(['Noor B.'])
  })
})

describe('children.read and children.timeline', () => {
  test('reading a file is in the audit, of whom and by whom', async () => {
    const id = await register()
    const samira = await backend.signInAs('medewerker')
    await backend.call('children.read', { id })
    await expectError(backend.call('children.read', { id: randomUUID() }), 'not-found')
    await backend.signInAsOwner()
    const { rows } = await backend.call('audit.list', { subjectId: id, operation: 'children.read' })
    expect(rows).toMatchObject([{ userId: samira, subjectId: id, outcome: 'ok' }])
  })

  test('the timeline holds everything about a child, newest first', async () => {
    const groupId = await addGroup()
    const id = await register({ waitlistedOn: '2026-03-10' })
    const sam = await register({ firstName: 'Sam' })
    await backend.call('advies.record', anAdvies({ childId: id, reasons: ['taal', 'ontwikkeling'] }))
    await backend.call('placements.place', aPlacement({ childId: id, groupId, endsOn: '2026-11-01' }))
    await backend.call('observations.log', anObservation({ childIds: [id, sam], domains: ['rekenen', 'taal'], level: 'aandacht' }))
    const gone = await backend.call('observations.log', anObservation({ childIds: [id], text: 'Verkeerd kind.' }))
    await backend.call('observations.withdraw', { id: gone.id, version: 1, reason: 'Verkeerd kind' })
    await backend.call(
      'parents.log',
      aContact({ childId: id, contactedOn: '2026-11-19', note: 'Over slapen.', agreement: { text: 'Boekje mee', dueOn: '2026-12-01' } }),
    )

    const { rows, total } = await backend.call('children.timeline', { id })
    expect(total).toBe(8)
    expect(
      rows.map(({ kind, on, what, text, authorName, tags, otherChildren }) => ({
        kind,
        on,
        what,
        text,
        authorName,
        tags: [...tags].sort(),
        otherChildren,
      })),
    ).toEqual([
      { kind: 'agreement', on: '2026-12-01', what: 'open', text: 'Boekje mee', authorName: 'Marieke', tags: [], otherChildren: [] },
      {
        kind: 'observation',
        on: '2026-11-20',
        what: 'aandacht',
        text: 'Maakt een zin van drie woorden bij de bouwhoek.',
        authorName: 'Marieke',
        tags: ['rekenen', 'taal'],
        otherChildren: [{ childId: sam, name: 'Sam B.' }],
      },
      {
        kind: 'contact',
        on: '2026-11-19',
        what: 'breng_haal',
        text: 'Over slapen.',
        authorName: 'Marieke',
        tags: ['bereikt'],
        otherChildren: [],
      },
      { kind: 'placement', on: '2026-11-01', what: 'ends', text: 'Kikkers', authorName: null, tags: ['1-ochtend'], otherChildren: [] },
      { kind: 'placement', on: '2026-05-04', what: 'starts', text: 'Kikkers', authorName: null, tags: ['1-ochtend'], otherChildren: [] },
      {
        kind: 'advies',
        on: '2026-04-01',
        what: 'advies',
        text: null,
        authorName: 'Marieke',
        tags: ['ontwikkeling', 'taal'],
        otherChildren: [],
      },
      { kind: 'registration', on: '2026-03-10', what: 'waitlisted', text: null, authorName: null, tags: [], otherChildren: [] },
      { kind: 'registration', on: '2026-03-02', what: 'registered', text: null, authorName: null, tags: [], otherChildren: [] },
    ])
    const page = await backend.call('children.timeline', { id, kinds: ['placement', 'advies'], page: { offset: 1, limit: 1 } })
    expect(page).toMatchObject({ total: 3, rows: [{ kind: 'placement', what: 'starts' }] })
    const behind = await backend.call('children.timeline', { id, kinds: ['placement', 'advies'], page: { offset: 3, limit: 1 } })
    expect(behind).toEqual({ total: 3, rows: [] })
    expect(await backend.call('children.timeline', { id, kinds: ['offer'] })).toEqual({ total: 0, rows: [] })
    await expectError(backend.call('children.timeline', { id: randomUUID() }), 'not-found')
  })

  test('the note of a zorggesprek is for its author and the locatiemanager', async () => {
    const id = await register()
    await backend.call('parents.log', aContact({ childId: id, kind: 'zorggesprek', note: 'Zorgen thuis.' }))
    const samira = await backend.signInAs('medewerker')
    const notes = async () =>
      (await backend.call('children.timeline', { id, kinds: ['contact'] })).rows.map(({ text, tags }) => ({ text, tags }))
    expect(await notes()).toEqual([{ text: null, tags: ['bereikt', 'note_hidden'] }])
    backend.clock.forward(60_000)
    await backend.call('parents.log', aContact({ childId: id, kind: 'zorggesprek', note: 'Mijn eigen notitie.' }))
    expect(await notes()).toEqual([
      { text: 'Mijn eigen notitie.', tags: ['bereikt'] },
      { text: null, tags: ['bereikt', 'note_hidden'] },
    ])
    await backend.signInAsOwner()
    expect((await notes()).map((note) => note.text)).toEqual(['Mijn eigen notitie.', 'Zorgen thuis.'])
    expect(samira).not.toBe(backend.ownerId)
  })
})

describe('children.destroy', () => {
  test('leaves nothing of a child in any table, and the others as they were', async () => {
    const groupId = await addGroup()
    const id = await registerAdvised({ firstName: 'Zwaantje', lastName: 'Quispel' })
    const sam = await register({ firstName: 'Sam' })
    await backend.call('placements.place', aPlacement({ childId: id, groupId }))
    await backend.call('observations.log', anObservation({ childIds: [id], text: 'Zwaantje telt kikkerbillen.' }))
    const { id: shared } = await backend.call(
      'observations.log',
      anObservation({ childIds: [id, sam], text: 'Bouwen samen een vuurtoren.' }),
    )
    const corrected = await backend.call('observations.log', anObservation({ childIds: [id], text: 'Zwaantje zingt.' }))
    await backend.call('observations.correct', {
      ...anObservation({ childIds: [id], text: 'Zwaantje zingt mee.' }),
      id: corrected.id,
      version: 1,
      reason: 'Zwaantje zong mee',
    })
    await backend.call('observations.saveSearch', { name: 'over haar', childId: id })
    await backend.call('observations.saveSearch', { name: 'zwemmen', search: 'Zwaantje Quispel zwemt' })
    await backend.call(
      'parents.log',
      aContact({ childId: id, note: 'Moeder van Zwaantje.', agreement: { text: 'Zwaantje: boekje', dueOn: '2026-12-01' } }),
    )
    await backend.call('support.recordNeed', aNeed({ childId: id }))
    await backend.call('support.arrange', anArrangement({ childId: id, kind: 'overig', description: 'Zwaantje naar logopedie' }))
    await backend.call('support.involve', anInvolved({ childId: id, consentBy: 'moeder van Zwaantje' }))
    await backend.call('handover.begin', { childId: id })
    await backend.call('children.linkSibling', { childId: sam, siblingId: id })
    await backend.call('children.change', {
      ...aChild({ firstName: 'Zwaantje', lastName: 'Quispel', languages: ['Zwaans'] }),
      id,
      version: 1,
    })
    await backend.call('drafts.save', { key: `parents.log:${id}`, values: { note: 'Vader' } })
    await backend.call('drafts.save', { key: 'observations.log', values: { childIds: [id], text: 'half' } })
    await backend.call('drafts.save', { key: 'vandaag', values: { line: 'Zwaantje Quispel: driewoordzin' } })
    await backend.call('drafts.save', { key: 'groups.add', values: { name: 'Otters' } })

    expect(await backend.call('children.destroyPreview', { id })).toEqual({
      name: 'Zwaantje Q.',
      observations: 3,
      contacts: 1,
      placements: 1,
      advies: 1,
      support: 3,
      handovers: 1,
      siblings: 1,
    })
    await expectError(backend.call('children.destroy', { id, version: 7 }), 'conflict', { version: 2 })
    expect(await backend.call('children.destroy', { id, version: 2 })).toEqual({ id })

    const record = backend.backend.host.requireOpen().record
    const tables = record
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
      .pluck()
      .all() as string[]
    const holding = tables.filter((table) => {
      // The audit keeps the bare id, so that destroying is accounted for.
      if (table === 'audit_entry') return false
      const bytes = Buffer.concat(
        (record.prepare(`SELECT * FROM "${table}"`).raw().all() as unknown[][])
          .flat()
          .map((value) => (value instanceof Uint8Array ? value : Buffer.from(String(value)))),
      )
      return [id, 'zwaantje', 'quispel'].some((trace) => bytes.toString('latin1').toLowerCase().includes(trace))
    })
    expect(holding).toEqual([])

    const bytes = decryptedBytes().toString('latin1').toLowerCase()
    expect(['zwaantje', 'quispel', 'kikkerbillen'].filter((trace) => bytes.includes(trace))).toEqual([])
    expect(bytes).toContain('vuurtoren')

    expect(await backend.call('observations.list', {})).toMatchObject({ total: 1, rows: [{ id: shared, children: [{ childId: sam }] }] })
    expect((await backend.call('observations.list', { search: 'kikkerbillen' })).total).toBe(0)
    expect((await backend.call('observations.list', { search: 'vuurtoren' })).total).toBe(1)
    expect((await backend.call('drafts.list', {})).map((draft) => draft.key)).toEqual(['groups.add'])
    expect((await backend.call('groups.list', {}))[0]?.childCount).toBe(0)
    await expectError(backend.call('children.read', { id }), 'not-found')
    await expectError(backend.call('children.destroyPreview', { id }), 'not-found')
    const { rows } = await backend.call('audit.list', { subjectId: id, operation: 'children.destroy' })
    expect(rows).toMatchObject([
      { outcome: 'ok', figures: { observations: 3, contacts: 1, placements: 1, advies: 1, support: 3, handovers: 1, siblings: 1 } },
    ])
  })

  test('empties every table that has a key to the child, also one that nobody thought of here', async () => {
    const id = await register()
    const record = backend.backend.host.requireOpen().record
    const made = fillEveryTableOf(record, id)
    // The tables of today; a new one with a key to the child joins by itself.
    for (const table of ['placement_dagdeel', 'agreement', 'support_need', 'handover_step', 'field_change', 'sibling', 'child_language'])
      expect(made.map((row) => row.table)).toContain(table)
    expect(made.filter((row) => countRows(record, row) === 0)).toEqual([])
    await backend.call('children.destroy', { id, version: 1 })
    expect(made.filter((row) => countRows(record, row) > 0)).toEqual([])
  })
})
