import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addDays, addMonths } from '../../../db/contract/dates.ts'
import { AppError } from '../../../db/contract/errors.ts'
import { handoverSteps, type HandoverStepName } from '../../../db/contract/handover-steps.ts'
import type { VoorschoolTables } from '../../../db/schema/database.ts'
import { expectError, startTestBackend, type TestBackend } from '../../support/backend.ts'
import { aChild, aGroup, anAdvies, anInvolved, aPlacement } from '../../support/builders.ts'

let backend: TestBackend<VoorschoolTables>
beforeEach(async () => {
  backend = await startTestBackend()
})
afterEach(() => backend.stop())

const empty = {
  taal: null,
  rekenen: null,
  motoriek: null,
  sociaal_emotioneel: null,
  welbevinden: null,
  zelfredzaamheid: null,
  aanpak: null,
}
interface Seen {
  readonly id: string
  readonly version: number
}

async function register(overrides: Parameters<typeof aChild>[0] = {}): Promise<string> {
  return (await backend.call('children.register', aChild({ bornOn: '2023-01-15', schoolName: 'De Brug', ...overrides }))).id
}
async function written(childId: string, taal = 'Vertelt graag over haar konijn.'): Promise<Seen> {
  const begun = await backend.call('handover.begin', { childId })
  return backend.call('handover.write', {
    ...begun,
    parts: { ...empty, taal, aanpak: 'Een vaste plek.' },
  })
}
const take = ({ id, version }: Seen, step: HandoverStepName, takenOn = '2026-11-23') =>
  backend.call('handover.take', { id, version, step, takenOn, person: ['agree', 'refuse', 'withdraw'].includes(step) ? 'moeder' : null })
const handoverOf = async (childId: string) => (await backend.call('handover.read', { childId })).handover

describe('the way of a handover', () => {
  test('from a concept to a warm talk, with who and when at each step', async () => {
    const childId = await register()
    let seen = await written(childId)
    expect(await handoverOf(childId)).toMatchObject({
      state: 'concept',
      consent: 'none',
      scope: null,
      schoolName: 'De Brug',
      steps: [],
      next: ['discuss', 'sendMinimum'],
      parts: { ...empty, taal: 'Vertelt graag over haar konijn.', aanpak: 'Een vaste plek.' },
    })
    seen = await take(seen, 'discuss')
    seen = await backend.call('handover.react', { id: seen.id, version: seen.version, reaction: 'Thuis zingt ze ook.' })
    for (const step of ['agree', 'sendAll', 'confirmReceipt', 'talk'] as const) seen = await take(seen, step)
    const handover = await handoverOf(childId)
    expect(handover).toMatchObject({
      state: 'warm_gesprek',
      consent: 'given',
      scope: 'alles',
      reaction: 'Thuis zingt ze ook.',
      next: ['withdraw'],
    })
    expect(handover?.steps.map(({ step, takenOn, person, recordedByName }) => [step, takenOn, person, recordedByName])).toEqual([
      ['discuss', '2026-11-23', null, 'Marieke'],
      ['agree', '2026-11-23', 'moeder', 'Marieke'],
      ['sendAll', '2026-11-23', null, 'Marieke'],
      ['confirmReceipt', '2026-11-23', null, 'Marieke'],
      ['talk', '2026-11-23', null, 'Marieke'],
    ])
    const { rows } = await backend.call('children.timeline', { id: childId, kinds: ['handover'] })
    expect(rows.map(({ what, text }) => [what, text]).sort()).toEqual([
      ['agree', 'moeder'],
      ['begun', null],
      ['confirmReceipt', null],
      ['discuss', null],
      ['sendAll', 'De Brug'],
      ['talk', null],
    ])
    expect((await backend.call('audit.list', { subjectId: childId, operation: 'handover.take' })).total).toBe(5)
  })

  test('without consent only the minimum goes', async () => {
    const childId = await register()
    let seen = await take(await written(childId), 'discuss')
    seen = await take(seen, 'refuse')
    await expectError(take(seen, 'sendAll'), 'rule-broken', { rule: 'handover-needs-consent' })
    seen = await take(seen, 'sendMinimum')
    expect(await handoverOf(childId)).toMatchObject({ state: 'verzonden', consent: 'refused', scope: 'minimum', next: ['confirmReceipt'] })
    seen = await take(seen, 'confirmReceipt')
    await expectError(take(seen, 'talk'), 'rule-broken', { rule: 'handover-needs-consent' })
  })

  test('the school that it went to stays, whatever parents choose later', async () => {
    const childId = await register()
    await take(await written(childId), 'sendMinimum')
    await backend.call('children.change', { ...aChild({ bornOn: '2023-01-15', schoolName: 'De Wel' }), id: childId, version: 1 })
    expect(await handoverOf(childId)).toMatchObject({ schoolName: 'De Brug' })
  })

  test('no order of steps, write-backs and taking back ever sends the rest without consent', { timeout: 60_000 }, async () => {
    const wish = fc.constantFrom(...handoverSteps, 'takeBack' as const)
    await fc.assert(
      fc.asyncProperty(fc.array(wish, { maxLength: 12 }), async (wishes) => {
        const childId = await register({ firstName: randomUUID() })
        let seen = await written(childId)
        for (const step of wishes) {
          try {
            seen = step === 'takeBack' ? await backend.call('handover.takeBack', seen) : await take(seen, step)
          } catch (error) {
            expect(error).toBeInstanceOf(AppError)
            expect((error as AppError).code).toBe('rule-broken')
          }
          const handover = await handoverOf(childId)
          const sentAt = handover?.steps.findIndex((one) => one.step === 'sendAll') ?? -1
          const answers = handover?.steps.slice(0, Math.max(0, sentAt)).filter((one) => one.person !== null) ?? []
          if (sentAt >= 0) expect(answers.at(-1)?.step).toBe('agree')
          expect(handover?.scope === 'alles').toBe(sentAt >= 0)
        }
      }),
      { numRuns: 12 },
    )
  })

  test('a step that was a mistake is taken back, and the history keeps that it was there', async () => {
    const childId = await register()
    let seen = await written(childId)
    await expectError(backend.call('handover.takeBack', seen), 'rule-broken', { rule: 'handover-no-step' })
    seen = await take(seen, 'discuss', '2026-11-23')
    seen = await take(seen, 'agree')
    await expectError(backend.call('handover.takeBack', { ...seen, version: 1 }), 'conflict')
    seen = await backend.call('handover.takeBack', seen)
    expect(await handoverOf(childId)).toMatchObject({ state: 'besproken', consent: 'none', steps: [{ step: 'discuss' }] })
    const { rows } = await backend.call('children.history', { id: childId })
    expect(rows).toContainEqual(expect.objectContaining({ about: 'handover', field: 'step', oldValue: 'agree 2026-11-23', newValue: null }))
  })
})

describe('what is written', () => {
  test('changes only while it is a concept, and each change is kept', async () => {
    const childId = await register()
    let seen = await written(childId)
    seen = await backend.call('handover.write', { ...seen, parts: { ...empty, taal: 'Vertelt graag.' } })
    await expectError(backend.call('handover.write', { ...seen, version: 1, parts: empty }), 'conflict', { version: 3 })
    await expectError(backend.call('handover.react', { ...seen, reaction: 'Mooi.' }), 'rule-broken', { rule: 'handover-no-reaction-now' })
    seen = await take(seen, 'discuss')
    await expectError(backend.call('handover.write', { ...seen, parts: empty }), 'rule-broken', { rule: 'handover-not-concept' })
    await expectError(backend.call('handover.discard', seen), 'rule-broken', { rule: 'handover-not-concept' })
    const { rows } = await backend.call('children.history', { id: childId })
    expect(rows).toContainEqual(
      expect.objectContaining({ field: 'taal', oldValue: 'Vertelt graag over haar konijn.', newValue: 'Vertelt graag.' }),
    )
  })

  test('there is one per child; a concept that was a mistake can go', async () => {
    const childId = await register()
    const begun = await backend.call('handover.begin', { childId })
    await expectError(backend.call('handover.begin', { childId }), 'rule-broken', { rule: 'handover-exists' })
    await expectError(take(begun, 'discuss'), 'rule-broken', { rule: 'handover-empty' })
    await backend.call('handover.discard', begun)
    expect(await handoverOf(childId)).toBeNull()
    await expectError(backend.call('handover.begin', { childId: randomUUID() }), 'not-found')
  })

  test('without a school nothing is sent', async () => {
    const childId = await register({ schoolName: null })
    await expectError(take(await written(childId), 'sendMinimum'), 'rule-broken', { rule: 'handover-needs-school' })
  })

  test('days that cannot be are refused', async () => {
    const childId = await register()
    const seen = await written(childId)
    await expectError(take(seen, 'discuss', '2026-11-24'), 'rule-broken', { rule: 'future-date', field: 'takenOn' })
    await expectError(take(seen, 'discuss', '2026-11-22'), 'rule-broken', {
      rule: 'handover-step-too-early',
      field: 'takenOn',
      lastOn: '2026-11-23',
    })
  })
})

describe('the legal minimum', () => {
  test('is the time in VE groups with its hours', async () => {
    const { id: groupId } = await backend.call('groups.add', aGroup({ programme: 'Uk & Puk' }))
    const { id: regular } = await backend.call('groups.add', aGroup({ name: 'Otters', kind: 'regulier' }))
    const childId = await register()
    await backend.call('advies.record', anAdvies({ childId }))
    await backend.call('placements.place', aPlacement({ childId, groupId: regular, startsOn: '2026-03-02', endsOn: '2026-05-03' }))
    await backend.call('placements.place', aPlacement({ childId, groupId, startsOn: '2026-05-04' }))
    const { minimum, leavesOn, isDue } = await backend.call('handover.read', { childId })
    expect(minimum).toMatchObject({ periods: [{ programme: 'Uk & Puk', startsOn: '2026-05-04', endsOn: null, weeklyHours: 4 }], months: 6 })
    expect([leavesOn, isDue]).toEqual(['2027-01-15', true])
  })
})

describe('handover.list', () => {
  test('says who goes within three months, what was begun and what was sent', async () => {
    const { id: groupId } = await backend.call('groups.add', aGroup())
    const place = async (firstName: string, bornOn: string) => {
      const childId = await register({ firstName, bornOn })
      await backend.call('placements.place', aPlacement({ childId, groupId, dagdelen: [{ weekday: 1, dagdeel: 'ochtend' }] }))
      return childId
    }
    const noor = await place('Noor', '2023-02-23')
    await place('Sam', '2023-02-24')
    const mila = await place('Mila', '2022-12-01')
    const adam = await place('Adam', '2022-12-02')
    const waiting = await register({ firstName: 'Zoë', bornOn: '2022-12-03' })
    await backend.call('handover.begin', { childId: mila })
    await take(await written(adam), 'sendMinimum')

    const counts = { due: 2, running: 1, sent: 1 }
    const due = await backend.call('handover.list', { show: 'due' })
    expect(due).toMatchObject({ total: 2, counts })
    expect(due.rows.map(({ childId, leavesOn, state }) => [childId, leavesOn, state])).toEqual([
      [mila, '2026-12-01', 'concept'],
      [noor, '2027-02-23', null],
    ])
    expect((await backend.call('handover.list', { show: 'running' })).rows.map((row) => row.childId)).toEqual([mila])
    expect(await backend.call('handover.list', { show: 'sent' })).toMatchObject({
      rows: [{ childId: adam, state: 'verzonden', scope: 'minimum', stateOn: '2026-11-23', schoolName: 'De Brug', groupName: 'Kikkers' }],
    })
    expect(waiting).not.toBe(noor)
  })

  test('children of 29 February and 31 August come in time', async () => {
    const { id: groupId } = await backend.call('groups.add', aGroup())
    const place = async (firstName: string, bornOn: string) => {
      const childId = await register({ firstName, bornOn, registeredOn: '2026-03-02' })
      await backend.call('placements.place', aPlacement({ childId, groupId }))
      return childId
    }
    const leap = await place('Leap', '2024-02-29')
    const august = await place('Augustus', '2023-08-31')
    const due = async () => (await backend.call('handover.list', { show: 'due' })).rows.map((row) => row.childId)
    backend.clock.set('2027-05-30T10:00:00.000Z')
    expect(await due()).toEqual([])
    backend.clock.set('2027-05-31T10:00:00.000Z')
    expect(await due()).toEqual([august])
    backend.clock.set('2027-11-28T10:00:00.000Z')
    expect(await due()).toEqual([august])
    backend.clock.set('2027-11-29T10:00:00.000Z')
    expect(await due()).toEqual([august, leap])
  })
  test('leaves out who left too young for school, on the same day as the rule for one child', async () => {
    const { id: groupId } = await backend.call('groups.add', aGroup())
    const inList: string[] = []
    for (const bornOn of ['2023-03-31', '2023-02-28', '2023-03-01', '2022-08-31', '2022-08-30', '2022-12-31']) {
      for (const days of [-1, 0, 1]) {
        const leftOn = addDays(addMonths(bornOn, 42), days)
        const id = await register({ bornOn, registeredOn: '2025-09-01' })
        const dagdelen = [{ weekday: days === 0 ? 1 : 2, dagdeel: days === 1 ? ('middag' as const) : ('ochtend' as const) }]
        await backend.call('placements.place', aPlacement({ childId: id, groupId, startsOn: '2025-09-01', dagdelen }))
        await backend.call('children.leave', { id, version: 1, leftOn })
        const { isDue } = await backend.call('handover.read', { childId: id })
        expect([leftOn, isDue]).toEqual([leftOn, days >= 0])
        if (isDue) inList.push(id)
      }
    }
    const { rows, counts } = await backend.call('handover.list', { show: 'due' })
    expect(rows.map(({ childId }) => childId).toSorted()).toEqual(inList.toSorted())
    expect(counts.due).toBe(12)
  })
})

describe('handover.print', () => {
  const print = (childId: string, scope: 'minimum' | 'gesprek' | 'alles') =>
    backend.call('handover.print', { childId, scope, to: 'printer' })

  test('the minimum always, the rest only while consent stands', async () => {
    const childId = await register({ languages: ['Turks'] })
    await register({ firstName: 'Daan', lastName: 'Smit' })
    await backend.call('support.involve', anInvolved({ childId }))
    await backend.call('support.involve', anInvolved({ childId, kind: 'buurtteam', consentOn: null, consentBy: null }))
    await print(childId, 'minimum')
    await expectError(print(childId, 'alles'), 'not-found')
    let seen = await written(childId, 'Vertelt Daan graag over haar konijn.')
    await expectError(print(childId, 'alles'), 'rule-broken', { rule: 'handover-needs-consent' })
    await print(childId, 'gesprek')
    seen = await take(seen, 'discuss')
    seen = await backend.call('handover.react', { id: seen.id, version: seen.version, reaction: 'Thuis speelt ze met Daan.' })
    seen = await take(seen, 'agree')
    await print(childId, 'alles')
    await expectError(print(childId, 'gesprek'), 'rule-broken', { rule: 'handover-needs-consent' })
    seen = await take(seen, 'withdraw')
    await expectError(print(childId, 'alles'), 'rule-broken', { rule: 'handover-needs-consent' })
    await print(childId, 'minimum')
    expect(seen.version).toBeGreaterThan(1)

    const [minimum = '', talk = '', whole = '', again = ''] = backend.dialogs.printed
    for (const html of [minimum, again]) {
      expect(html).toContain('Noor Bakker')
      for (const words of ['konijn', 'Turks', 'JGZ', 'vaste plek']) expect(html).not.toContain(words)
    }
    expect(talk).toContain('Nog niet versturen')
    expect(talk).toContain('Handtekening ouder')
    for (const words of ['konijn', 'Turks', 'JGZ', 'vaste plek', 'moeder gaf toestemming op 23 november 2026'])
      expect(whole).toContain(words)
    expect(whole).not.toContain('buurtteam')
    expect(whole).toContain('Vertelt een ander kind graag')
    expect(whole).toContain('Thuis speelt ze met een ander kind.')
    for (const html of [talk, whole]) expect(html).not.toContain('Daan')
    expect((await backend.call('audit.list', { subjectId: childId, operation: 'handover.print' })).total).toBeGreaterThanOrEqual(4)
  })
})
