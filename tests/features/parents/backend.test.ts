import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '../../../db/contract/dates.ts'
import { expectError, startTestBackend } from '../../support/backend.ts'
import { aChild, aContact, aGroup, aPlacement, hostileTexts } from '../../support/builders.ts'

const today = '2026-11-23'
let backend: Awaited<ReturnType<typeof startTestBackend<'voorschool'>>>
let noor: string
beforeEach(async () => {
  backend = await startTestBackend()
  noor = (await backend.call('children.register', aChild())).id
})
afterEach(() => backend.stop())

const log = (overrides: Partial<Parameters<typeof aContact>[0]> = {}) =>
  backend.call('parents.log', aContact({ childId: noor, ...overrides }))
const read = (id: string) => backend.call('parents.read', { id })
const { agreement: _, ...fieldsOfContact } = aContact({ childId: '' })
const correct = (seen: { id: string; version: number }, overrides: object = {}) =>
  backend.call('parents.correct', { ...fieldsOfContact, childId: noor, ...seen, ...overrides })

/** Makes a second locatiemanager, then a medewerker who stays signed in. */
async function signInBoth(): Promise<void> {
  await backend.signInAs('locatiemanager')
  await backend.signInAs('medewerker')
}

describe('parents.log', () => {
  test('keeps the contact with its agreement, its author and nothing else', async () => {
    const saved = await log({
      kind: 'huisbezoek',
      interpreter: 'telefonisch',
      note: 'Vader leest voor.',
      agreement: { text: 'Boekje meegeven', dueOn: '2026-11-27' },
    })
    expect(saved).toEqual({ id: expect.any(String) as string, version: 1 })
    const contact = await read(saved.id)
    expect(contact).toEqual({
      id: saved.id,
      childId: noor,
      childName: 'Noor B.',
      kind: 'huisbezoek',
      contactedOn: '2026-11-20',
      outcome: 'bereikt',
      interpreter: 'telefonisch',
      durationMinutes: 10,
      note: 'Vader leest voor.',
      isNoteHidden: false,
      authorId: backend.ownerId,
      authorName: 'Marieke',
      agreements: [
        {
          id: expect.any(String) as string,
          contactId: saved.id,
          childId: noor,
          childName: 'Noor B.',
          text: 'Boekje meegeven',
          dueOn: '2026-11-27',
          doneOn: null,
          version: 1,
        },
      ],
      withdrawnAt: null,
      version: 1,
    })
    expect(backend.changed.at(-1)).toContain('parents.list')
  })

  test('refuses a day in the future, a day before birth and an agreement before the contact, and keeps nothing', async () => {
    await expectError(log({ contactedOn: '2026-11-24' }), 'rule-broken', { rule: 'future-date', field: 'contactedOn' })
    await expectError(log({ contactedOn: '2024-01-14' }), 'rule-broken', { rule: 'before-birth', field: 'contactedOn' })
    await expectError(log({ agreement: { text: 'Bellen', dueOn: '2026-11-19' } }), 'rule-broken', {
      rule: 'due-before-contact',
      field: 'dueOn',
    })
    await expectError(log({ contactedOn: '2026-02-29' }), 'invalid-input')
    await expectError(log({ childId: backend.ownerId }), 'not-found')
    expect(await backend.kysely.selectFrom('contact').selectAll().execute()).toEqual([])
    expect(await backend.kysely.selectFrom('agreement').selectAll().execute()).toEqual([])
  })

  test('today and the 29th of February are days like any other', async () => {
    await log({ contactedOn: today, agreement: { text: 'Bellen', dueOn: today } })
    await log({ contactedOn: '2024-02-29' })
    expect((await backend.call('parents.list', {})).total).toBe(2)
  })

  test('gives every text back as it was typed', async () => {
    for (const words of hostileTexts) {
      const { id } = await log({ note: words, agreement: { text: words, dueOn: today } })
      const { note, agreements } = await read(id)
      expect([note, agreements[0]?.text]).toEqual([words, words])
    }
    expect((await backend.call('parents.list', {})).total).toBe(hostileTexts.length)
  })

  test('refuses an empty and an endless note, and control characters', async () => {
    for (const note of ['', '   ', 'x'.repeat(4001), 'bel\u0007']) await expectError(log({ note }), 'invalid-input')
  })
})

describe('parents.list', () => {
  test('shows the newest first, a page at a time', async () => {
    const days = ['2026-11-02', '2026-11-20', '2026-10-01']
    for (const contactedOn of days) await log({ contactedOn })
    const { rows, total } = await backend.call('parents.list', { page: { limit: 2 } })
    expect([total, rows.map((row) => row.contactedOn)]).toEqual([3, ['2026-11-20', '2026-11-02']])
    const second = await backend.call('parents.list', { page: { limit: 2, offset: 2 } })
    expect([second.total, second.rows.map((row) => row.contactedOn)]).toEqual([3, ['2026-10-01']])
  })

  test('filters by child, group, kind, outcome and days, and leaves withdrawn ones out', async () => {
    const { id: groupId } = await backend.call('groups.add', aGroup())
    const { id: sam } = await backend.call('children.register', aChild({ firstName: 'Sam', lastName: 'de Vries' }))
    await backend.call('placements.place', aPlacement({ childId: sam, groupId }))
    const intake = await log({ kind: 'intake', contactedOn: '2026-09-01' })
    const missed = await log({ childId: sam, outcome: 'niet_verschenen', contactedOn: '2026-10-01' })
    const withdrawn = await log({ childId: sam })
    await backend.call('parents.withdraw', withdrawn)

    const idsOf = async (filter: object) => (await backend.call('parents.list', filter)).rows.map((row) => row.id)
    expect(await idsOf({})).toEqual([missed.id, intake.id])
    expect(await idsOf({ childId: sam })).toEqual([missed.id])
    expect(await idsOf({ groupId })).toEqual([missed.id])
    expect(await idsOf({ kind: 'intake' })).toEqual([intake.id])
    expect(await idsOf({ outcome: 'niet_verschenen' })).toEqual([missed.id])
    expect(await idsOf({ from: '2026-09-02' })).toEqual([missed.id])
    expect(await idsOf({ until: '2026-09-30' })).toEqual([intake.id])
    expect(await idsOf({ from: '2026-09-01', until: '2026-10-01', outcome: 'bereikt' })).toEqual([intake.id])
    expect(await idsOf({ withdrawn: true })).toEqual([withdrawn.id])
  })
})

describe('the note of a zorggesprek', () => {
  test('is read by its author and the locatiemanager, and by nobody else', async () => {
    const { id } = await log({ kind: 'zorggesprek', note: 'Zorgen over thuis.' })
    const without = await log({ kind: 'zorggesprek', contactedOn: '2026-11-19' })
    await signInBoth()
    expect(await read(id)).toMatchObject({ note: null, isNoteHidden: true })
    expect((await backend.call('parents.list', {})).rows.map(({ note, isNoteHidden }) => [note, isNoteHidden])).toEqual([
      [null, true],
      [null, false],
    ])
    const own = await log({ kind: 'zorggesprek', note: 'Zelf gehoord.' })
    expect(await read(own.id)).toMatchObject({ note: 'Zelf gehoord.', isNoteHidden: false })

    await backend.signInAs('locatiemanager')
    expect(await read(id)).toMatchObject({ note: 'Zorgen over thuis.', isNoteHidden: false })
    expect(await read(own.id)).toMatchObject({ note: 'Zelf gehoord.', isNoteHidden: false })
    expect(await read(without.id)).toMatchObject({ note: null, isNoteHidden: false })
  })

  test('cannot be overwritten, withdrawn or opened up by somebody who may not read it', async () => {
    const saved = await log({ kind: 'zorggesprek', note: 'Zorgen over thuis.' })
    await backend.signInAs('medewerker')
    await expectError(correct(saved, { note: null }), 'not-allowed')
    await expectError(correct(saved, { kind: 'inloop' }), 'not-allowed')
    await expectError(backend.call('parents.withdraw', saved), 'not-allowed')
    expect(await backend.kysely.selectFrom('contact').select(['note', 'kind', 'version']).execute()).toEqual([
      { note: 'Zorgen over thuis.', kind: 'zorggesprek', version: 1 },
    ])
  })
})

describe('parents.correct', () => {
  test('changes the contact for its author, also to another child', async () => {
    await backend.signInAs('medewerker')
    const saved = await log()
    const { id: sam } = await backend.call('children.register', aChild({ firstName: 'Sam', lastName: null }))
    expect(await correct(saved, { childId: sam, outcome: 'niet_bereikt', note: 'Voicemail' })).toEqual({ id: saved.id, version: 2 })
    expect(await read(saved.id)).toMatchObject({ childName: 'Sam', outcome: 'niet_bereikt', note: 'Voicemail', version: 2 })
  })

  test('refuses what logging refuses, and a day after an agreement that was made', async () => {
    const saved = await log({ contactedOn: '2026-11-02', agreement: { text: 'Bellen', dueOn: '2026-11-09' } })
    await expectError(correct(saved, { contactedOn: '2026-11-24' }), 'rule-broken', { rule: 'future-date', field: 'contactedOn' })
    await expectError(correct(saved, { contactedOn: '2023-01-01' }), 'rule-broken', { rule: 'before-birth', field: 'contactedOn' })
    await expectError(correct(saved, { contactedOn: '2026-11-10' }), 'rule-broken', { rule: 'due-before-contact', field: 'dueOn' })
    await correct(saved, { contactedOn: '2026-11-09' })
  })

  test('tells the second of two people that the first was there', async () => {
    const saved = await log()
    await correct(saved, { note: 'Eerst' })
    await expectError(correct(saved, { note: 'Daarna' }), 'conflict', { version: 2 })
    await expectError(backend.call('parents.withdraw', saved), 'conflict', { version: 2 })
    await expectError(correct({ id: noor, version: 1 }), 'not-found')
    expect((await read(saved.id)).note).toBe('Eerst')
  })
})

describe('withdrawing', () => {
  test('takes a contact out of every count until it is reinstated', async () => {
    const saved = await log({ agreement: { text: 'Bellen', dueOn: today } })
    const withdrawn = await backend.call('parents.withdraw', saved)
    expect((await read(saved.id)).withdrawnAt).toBe('2026-11-23T11:41:00.000Z')
    expect((await backend.call('parents.agreements', {})).total).toBe(0)
    expect(await backend.call('tasks.badges', {})).toMatchObject({ agreementsDue: 0 })
    await expectError(correct(withdrawn), 'rule-broken', { rule: 'contact-withdrawn' })
    await expectError(backend.call('parents.withdraw', withdrawn), 'rule-broken', { rule: 'contact-withdrawn' })

    const back = await backend.call('parents.reinstate', withdrawn)
    expect((await read(saved.id)).withdrawnAt).toBeNull()
    expect((await backend.call('parents.agreements', {})).total).toBe(1)
    await expectError(backend.call('parents.reinstate', back), 'rule-broken', { rule: 'contact-not-withdrawn' })
  })

  test('is for the author and the locatiemanager', async () => {
    const saved = await log()
    await signInBoth()
    await expectError(backend.call('parents.withdraw', saved), 'not-allowed')
    await backend.signInAs('locatiemanager')
    const withdrawn = await backend.call('parents.withdraw', saved)
    await backend.signInAs('medewerker')
    await expectError(backend.call('parents.reinstate', withdrawn), 'not-allowed')
  })
})

describe('agreements', () => {
  const agree = async (text: string, dueOn: string) => {
    const { id } = await log({ agreement: { text, dueOn } })
    const [agreement] = (await read(id)).agreements
    if (agreement === undefined) throw new Error('no agreement')
    return { id: agreement.id, version: agreement.version }
  }

  test('stand open by date; done ones stay for 30 days, the latest first', async () => {
    const bell = await agree('Bellen', '2026-12-01')
    await agree('Boek', '2026-11-25')
    const open = await backend.call('parents.agreements', {})
    expect([open.total, open.rows.map((row) => row.text)]).toEqual([2, ['Boek', 'Bellen']])

    expect(await backend.call('parents.completeAgreement', bell)).toEqual({ id: bell.id, version: 2 })
    expect((await backend.call('parents.agreements', {})).rows.map((row) => row.text)).toEqual(['Boek'])
    expect((await backend.call('parents.agreements', { done: true })).rows).toMatchObject([{ text: 'Bellen', doneOn: today, version: 2 }])

    backend.clock.set(`${addDays(today, 30)}T09:00:00.000Z`)
    expect((await backend.call('parents.agreements', { done: true })).total).toBe(1)
    backend.clock.set(`${addDays(today, 31)}T09:00:00.000Z`)
    expect(await backend.call('parents.agreements', { done: true })).toEqual({ rows: [], total: 0 })
  })

  test('can be taken back, and done or open is not done twice', async () => {
    const bell = await agree('Bellen', '2026-12-01')
    await expectError(backend.call('parents.reopenAgreement', bell), 'rule-broken', { rule: 'agreement-open' })
    const done = await backend.call('parents.completeAgreement', bell)
    await expectError(backend.call('parents.completeAgreement', done), 'rule-broken', { rule: 'agreement-done' })
    await expectError(backend.call('parents.completeAgreement', bell), 'conflict', { version: 2 })
    const open = await backend.call('parents.reopenAgreement', done)
    expect(open.version).toBe(3)
    expect((await backend.call('parents.agreements', {})).total).toBe(1)
    await expectError(backend.call('parents.completeAgreement', { id: noor, version: 1 }), 'not-found')
  })

  test('of a withdrawn contact wait until it is back', async () => {
    const saved = await log({ agreement: { text: 'Bellen', dueOn: today } })
    const [agreement] = (await read(saved.id)).agreements
    await backend.call('parents.withdraw', saved)
    await expectError(backend.call('parents.completeAgreement', { id: agreement?.id ?? '', version: 1 }), 'rule-broken', {
      rule: 'contact-withdrawn',
    })
  })
})

describe('parents.unreached', () => {
  let groupId: string
  const place = async (name: string, startsOn: string, endsOn: string | null = null) => {
    const { id: childId } = await backend.call('children.register', aChild({ firstName: name, lastName: null, homeLanguage: 'andere' }))
    await backend.call('placements.place', aPlacement({ childId, groupId, startsOn, endsOn }))
    return childId
  }
  beforeEach(async () => {
    groupId = (await backend.call('groups.add', aGroup())).id
  })

  test('names who was reached longest ago, with the attempts since', async () => {
    const lina = await place('Lina', '2026-03-02')
    const yusuf = await place('Yusuf', '2026-03-02')
    const reached = await place('Davi', '2026-03-02')
    await place('Nieuw', '2026-08-26')
    const exactly = await place('Precies', '2026-08-25')
    await place('Weg', '2026-03-02', '2026-11-22')
    await log({ childId: lina, contactedOn: '2026-05-01' })
    await log({ childId: lina, contactedOn: '2026-04-30', outcome: 'niet_bereikt' })
    await log({ childId: lina, contactedOn: '2026-09-01', outcome: 'niet_verschenen' })
    await log({ childId: lina, contactedOn: '2026-10-01', outcome: 'niet_bereikt' })
    await backend.call('parents.withdraw', await log({ childId: yusuf, contactedOn: '2026-11-20' }))
    await backend.call('parents.withdraw', await log({ childId: yusuf, contactedOn: '2026-11-20', outcome: 'niet_bereikt' }))
    await log({ childId: yusuf, contactedOn: '2026-10-20', outcome: 'niet_verschenen' })
    await log({ childId: reached, contactedOn: '2026-08-26' })
    await log({ childId: exactly, contactedOn: '2026-08-25' })

    const family = { groupName: 'Kikkers', homeLanguage: 'andere' }
    expect(await backend.call('parents.unreached', {})).toEqual([
      { childId: yusuf, childName: 'Yusuf', ...family, lastReachedOn: null, attemptsSince: 1 },
      { childId: lina, childName: 'Lina', ...family, lastReachedOn: '2026-05-01', attemptsSince: 2 },
      { childId: exactly, childName: 'Precies', ...family, lastReachedOn: '2026-08-25', attemptsSince: 0 },
    ])
  })

  test('follows the setting', async () => {
    const lina = await place('Lina', '2026-03-02')
    await log({ childId: lina, contactedOn: '2026-10-20' })
    expect(await backend.call('parents.unreached', {})).toEqual([])
    await backend.call('settings.change', { name: 'unreachedAfterDays', value: 34 })
    expect(await backend.call('parents.unreached', {})).toHaveLength(1)
    await backend.call('settings.change', { name: 'unreachedAfterDays', value: 35 })
    expect(await backend.call('parents.unreached', {})).toEqual([])
  })
})
