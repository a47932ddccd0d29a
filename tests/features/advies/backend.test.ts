import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { VoorschoolTables } from '../../../db/schema/database.ts'
import { expectError, startTestBackend, type TestBackend } from '../../support/backend.ts'
import { aChild, aGroup, anAdvies, anOffer, aPlacement } from '../../support/builders.ts'

let backend: TestBackend<VoorschoolTables>
let childId: string
beforeEach(async () => {
  backend = await startTestBackend()
  childId = (await backend.call('children.register', aChild())).id
})
afterEach(() => backend.stop())

const lives = () => backend.call('advies.list', { childId })
const step = { kind: 'poging', steppedOn: '2026-11-10', reason: null, note: null, nextOn: null } as const

describe('advies.record', () => {
  test('begins a life; a medewerker may record it', async () => {
    const userId = await backend.signInAs('medewerker')
    const given = anAdvies({ childId, reasons: ['taal', 'taal', 'ontwikkeling'], weeklyHours: 10.5, toeleidingStartedOn: '2026-04-02' })
    const { id } = await backend.call('advies.record', given)
    const [life, ...others] = await lives()
    expect(others).toEqual([])
    expect(life).toMatchObject({
      ...given,
      id,
      reasons: ['ontwikkeling', 'taal'],
      stage: 'in_toeleiding',
      path: [
        { stage: 'advies', on: '2026-04-01' },
        { stage: 'in_toeleiding', on: '2026-04-02' },
      ],
      next: { kind: 'planStep', dueOn: null },
      states: [{ state: 'advies', sinceOn: '2026-04-01', recordedByName: 'Samira' }],
      steps: [{ kind: 'gestart', steppedOn: '2026-04-02', isOffer: false }],
      version: 1,
    })
    const state = await backend.kysely.selectFrom('adviesState').selectAll().executeTakeFirstOrThrow()
    expect(state).toMatchObject({ recordedBy: userId, recordedAt: backend.clock.now })
  })

  test('refuses days that cannot be, and a child that is not there', async () => {
    const refused = (days: Partial<Parameters<typeof anAdvies>[0]>, rule: string, field: string) =>
      expectError(backend.call('advies.record', anAdvies({ childId, ...days })), 'rule-broken', { rule, field })
    await refused({ advisedOn: '2026-11-24' }, 'future-date', 'advisedOn')
    await refused({ advisedOn: '2024-01-14' }, 'before-birth', 'advisedOn')
    await refused({ toeleidingStartedOn: '2026-11-24' }, 'future-date', 'toeleidingStartedOn')
    await refused({ toeleidingStartedOn: '2024-01-14' }, 'before-birth', 'toeleidingStartedOn')
    await refused({ reasons: ['zomaar'] }, 'unknown-reason', 'reasons')
    await expectError(backend.call('advies.record', anAdvies({ childId, advisedOn: '2026-02-29' })), 'invalid-input')
    await expectError(backend.call('advies.record', anAdvies({ childId, weeklyHours: 16.25 })), 'invalid-input')
    await expectError(backend.call('advies.record', anAdvies({ childId: randomUUID() })), 'not-found')
    expect(await lives()).toEqual([])
  })

  test('refuses an advies after the last placement ended, and after the child left', async () => {
    const { id: groupId } = await backend.call('groups.add', aGroup())
    await backend.call('placements.place', aPlacement({ childId, groupId, endsOn: '2026-06-30' }))
    await expectError(backend.call('advies.record', anAdvies({ childId, advisedOn: '2026-07-01' })), 'rule-broken', {
      rule: 'advies-after-placement',
      field: 'advisedOn',
      endsOn: '2026-06-30',
    })
    await backend.call('children.leave', { id: childId, version: 1, leftOn: '2026-06-30' })
    await expectError(backend.call('advies.record', anAdvies({ childId, advisedOn: '2026-07-01' })), 'rule-broken', {
      rule: 'advies-after-leaving',
      field: 'advisedOn',
      leftOn: '2026-06-30',
    })
    await backend.call('advies.record', anAdvies({ childId, advisedOn: '2026-06-30' }))
  })

  test('after midnight in Utrecht the new day is today, whatever UTC says', async () => {
    backend.clock.set('2026-11-23T23:30:00.000Z')
    await backend.call('advies.record', anAdvies({ childId, advisedOn: '2026-11-24' }))
    expect(await lives()).toHaveLength(1)
  })

  test('waits until the advies before it is over; the newest one counts', async () => {
    const first = await backend.call('advies.record', anAdvies({ childId, advisedOn: '2026-03-01' }))
    await expectError(backend.call('advies.record', anAdvies({ childId })), 'rule-broken', { rule: 'advies-goes-on' })
    await backend.call('advies.advance', { ...first, state: 'verlopen', sinceOn: '2026-08-01' })
    await expectError(backend.call('advies.record', anAdvies({ childId, advisedOn: '2026-07-31' })), 'rule-broken', {
      rule: 'advies-order',
      field: 'advisedOn',
      since: '2026-08-01',
    })
    backend.clock.forward(1_000)
    await backend.call('advies.record', anAdvies({ childId, advisedOn: '2026-08-01', weeklyHours: 10 }))
    expect((await lives()).map((one) => [one.state, one.weeklyHours])).toEqual([
      ['advies', 10],
      ['verlopen', 16],
    ])
    expect((await backend.call('children.read', { id: childId })).advies).toMatchObject({
      state: 'advies',
      weeklyHours: 10,
      stage: 'advies',
    })
  })
})

describe('advies.advance and advies.takeBack', () => {
  test('go from signal to advies with the day of each, and back', async () => {
    const { id } = await backend.call('advies.record', anAdvies({ childId, state: 'gesignaleerd', advisedOn: '2026-08-01' }))
    const asked = await backend.call('advies.advance', { id, version: 1, state: 'in_beoordeling', sinceOn: '2026-08-10' })
    const advised = await backend.call('advies.advance', { ...asked, state: 'advies', sinceOn: '2026-09-01' })
    const [life] = await lives()
    expect(life?.path).toEqual([
      { stage: 'gesignaleerd', on: '2026-08-01' },
      { stage: 'in_beoordeling', on: '2026-08-10' },
      { stage: 'advies', on: '2026-09-01' },
    ])
    expect((await backend.call('children.list', { adviesState: 'advies' })).total).toBe(1)
    expect(await backend.call('advies.takeBack', advised)).toEqual({ id, isGone: false })
    expect((await lives())[0]).toMatchObject({ state: 'in_beoordeling', version: 4 })
  })

  test('refuse what cannot follow, days out of order, and an older version', async () => {
    const seen = await backend.call('advies.record', anAdvies({ childId, state: 'in_beoordeling', advisedOn: '2026-08-10' }))
    const refused = (input: { state: 'advies' | 'gesignaleerd' | 'verlopen'; sinceOn: string }, details: object) =>
      expectError(backend.call('advies.advance', { ...seen, ...input }), 'rule-broken', details as never)
    await refused({ state: 'gesignaleerd', sinceOn: '2026-09-01' }, { rule: 'advies-transition' })
    await refused({ state: 'verlopen', sinceOn: '2026-09-01' }, { rule: 'advies-transition' })
    await refused({ state: 'advies', sinceOn: '2026-08-09' }, { rule: 'advies-order', field: 'sinceOn', since: '2026-08-10' })
    await refused({ state: 'advies', sinceOn: '2026-11-24' }, { rule: 'future-date', field: 'sinceOn' })
    await backend.call('advies.advance', { ...seen, state: 'advies', sinceOn: '2026-09-01' })
    await expectError(backend.call('advies.advance', { ...seen, state: 'geen_advies', sinceOn: '2026-09-01' }), 'conflict', { version: 2 })
    await expectError(backend.call('advies.takeBack', { id: randomUUID(), version: 1 }), 'not-found')
  })

  test('the first state takes the record with it, unless something was done', async () => {
    const seen = await backend.call('advies.record', anAdvies({ childId }))
    const logged = await backend.call('advies.logStep', { ...seen, ...step })
    await expectError(backend.call('advies.takeBack', { id: seen.id, version: 2 }), 'rule-broken', { rule: 'advies-has-steps' })
    const { version } = await backend.call('advies.removeStep', { id: seen.id, version: 2, stepId: logged.stepId })
    expect(await backend.call('advies.takeBack', { id: seen.id, version })).toEqual({ id: seen.id, isGone: true })
    expect(await lives()).toEqual([])
    expect((await backend.call('children.read', { id: childId })).advies).toBeNull()
  })
})

test('advies.change corrects reasons, hours and days, in order and only at the version that was seen', async () => {
  const { id } = await backend.call('advies.record', anAdvies({ childId, state: 'in_beoordeling', advisedOn: '2026-03-01' }))
  await backend.call('advies.advance', { id, version: 1, state: 'advies', sinceOn: '2026-04-01' })
  const [before] = await lives()
  const [asked, advised] = before?.states ?? []
  const fields = { source: 'huisarts' as const, reasons: ['thuissituatie'], weeklyHours: 12, id }
  const days = [{ stateId: advised?.id ?? '', sinceOn: '2026-03-15' }]
  expect(await backend.call('advies.change', { ...fields, version: 2, days })).toEqual({ id, version: 3 })
  expect((await lives())[0]).toMatchObject({ ...fields, advisedOn: '2026-03-15', version: 3 })
  await expectError(backend.call('advies.change', { ...fields, version: 2 }), 'conflict', { version: 3 })
  await expectError(
    backend.call('advies.change', { ...fields, version: 3, days: [{ stateId: asked?.id ?? '', sinceOn: '2026-03-16' }] }),
    'rule-broken',
    { rule: 'advies-order', field: 'days', since: '2026-03-16' },
  )
  await expectError(
    backend.call('advies.change', { ...fields, version: 3, days: [{ stateId: randomUUID(), sinceOn: '2026-03-16' }] }),
    'not-found',
  )
  await backend.call('settings.change', { name: 'indicatiegronden', value: ['taal', 'anders'] })
  await backend.call('advies.change', { ...fields, version: 3, reasons: ['thuissituatie', 'anders'] })
  await expectError(backend.call('advies.change', { ...fields, version: 4, reasons: ['ontwikkeling'] }), 'rule-broken', {
    rule: 'unknown-reason',
    field: 'reasons',
  })
})

describe('advies.logStep', () => {
  test('keeps each step of toeleiding, coded and dated, and the next one', async () => {
    const seen = await backend.call('advies.record', anAdvies({ childId }))
    const first = await backend.call('advies.logStep', { ...seen, ...step, note: 'Voicemail ingesproken.', nextOn: '2026-11-17' })
    const refusal = { ...step, kind: 'geweigerd' as const, steppedOn: '2026-11-17', reason: 'werktijden' as const }
    await backend.call('advies.logStep', { id: seen.id, version: first.version, ...refusal })
    const [life] = await lives()
    expect(life?.steps).toMatchObject([
      { kind: 'poging', steppedOn: '2026-11-10', note: 'Voicemail ingesproken.', nextOn: '2026-11-17', recordedByName: 'Marieke' },
      { kind: 'geweigerd', steppedOn: '2026-11-17', reason: 'werktijden' },
    ])
    expect(life).toMatchObject({ stage: 'in_toeleiding', toeleidingStartedOn: '2026-11-10', next: { kind: 'planStep' }, version: 3 })
    const { rows } = await backend.call('children.timeline', { id: childId, kinds: ['toeleiding', 'advies'] })
    expect(rows.map((row) => [row.kind, row.what, row.tags])).toEqual([
      ['toeleiding', 'geweigerd', ['werktijden']],
      ['toeleiding', 'poging', []],
      ['advies', 'advies', ['taal']],
    ])
  })

  test('refuses a refusal without why, a future day, a day before the advies, and one without an advies', async () => {
    const seen = await backend.call('advies.record', anAdvies({ childId, state: 'in_beoordeling' }))
    await expectError(backend.call('advies.logStep', { ...seen, ...step }), 'rule-broken', { rule: 'toeleiding-without-advies' })
    const { version } = await backend.call('advies.advance', { ...seen, state: 'advies', sinceOn: '2026-11-01' })
    const at = { id: seen.id, version }
    await expectError(backend.call('advies.logStep', { ...at, ...step, kind: 'geweigerd' }), 'invalid-input')
    await expectError(backend.call('advies.logStep', { ...at, ...step, reason: 'kosten' }), 'invalid-input')
    await expectError(backend.call('advies.logStep', { ...at, ...step, note: 'a'.repeat(301) }), 'invalid-input')
    await expectError(backend.call('advies.logStep', { ...at, ...step, steppedOn: '2026-11-24' }), 'rule-broken', {
      rule: 'future-date',
      field: 'steppedOn',
    })
    await expectError(backend.call('advies.logStep', { ...at, ...step, steppedOn: '2026-10-31' }), 'rule-broken')
    await expectError(backend.call('advies.logStep', { ...at, ...step, nextOn: '2026-11-09' }), 'rule-broken', {
      rule: 'next-before-step',
      field: 'nextOn',
    })
    await expectError(backend.call('advies.removeStep', { ...at, stepId: randomUUID() }), 'not-found')
  })

  test('an offered place is a step too, and starts the toeleiding that the wijk counts', async () => {
    const { id: groupId } = await backend.call('groups.add', aGroup())
    await backend.call('advies.record', anAdvies({ childId }))
    const offer = await backend.call('placements.offer', anOffer({ childId, groupId }))
    expect((await lives())[0]).toMatchObject({
      stage: 'in_toeleiding',
      toeleidingStartedOn: '2026-11-23',
      next: { kind: 'awaitAnswer', dueOn: '2026-12-07' },
      steps: [{ kind: 'aangeboden', note: 'Kikkers', isOffer: true }],
    })
    await backend.call('placements.refuse', { offerId: offer.id, version: 1, answeredOn: '2026-11-23', reason: 'reisafstand', note: null })
    expect((await lives())[0]?.steps).toMatchObject([{ kind: 'aangeboden' }, { kind: 'geweigerd', reason: 'reisafstand' }])
  })
})

test('the advies on a past day is the one that held then, also when it was withdrawn since', async () => {
  const seen = await backend.call('advies.record', anAdvies({ childId, advisedOn: '2026-03-01' }))
  const { id: groupId } = await backend.call('groups.add', aGroup())
  await backend.call('placements.place', aPlacement({ childId, groupId }))
  await backend.call('advies.advance', { ...seen, state: 'ingetrokken', sinceOn: '2026-09-01' })
  const advisedOn = async (on: string) => (await backend.call('groups.read', { id: groupId, on })).children[0]?.hasAdvies
  expect([await advisedOn('2026-08-31'), await advisedOn('2026-09-01')]).toEqual([true, false])
})

test('the audit says about which child it was', async () => {
  const seen = await backend.call('advies.record', anAdvies({ childId }))
  await backend.call('advies.logStep', { ...seen, ...step })
  await backend.call('advies.advance', { id: seen.id, version: 2, state: 'verlopen', sinceOn: '2026-11-20' })
  await backend.call('advies.takeBack', { id: seen.id, version: 3 })
  const { rows } = await backend.call('audit.list', { subjectId: childId })
  expect(rows.map((row) => row.operation)).toEqual([
    'advies.takeBack',
    'advies.advance',
    'advies.logStep',
    'advies.record',
    'children.register',
  ])
})
