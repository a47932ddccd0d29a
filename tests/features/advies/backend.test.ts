import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { expectError, startTestBackend } from '../../support/backend.ts'
import { aChild, anAdvies } from '../../support/builders.ts'

let backend: Awaited<ReturnType<typeof startTestBackend>>
let childId: string
beforeEach(async () => {
  backend = await startTestBackend()
  childId = (await backend.call('children.register', aChild())).id
})
afterEach(() => backend.stop())

test('advies.record keeps what was advised; a medewerker may record it', async () => {
  await backend.signInAs('medewerker')
  const given = anAdvies({ childId, reasons: ['taal', 'taal', 'ontwikkeling'], weeklyHours: 10.5, toeleidingStartedOn: '2026-04-02' })
  const { id } = await backend.call('advies.record', given)
  expect(await backend.call('advies.list', { childId })).toEqual([{ ...given, id, reasons: ['ontwikkeling', 'taal'], version: 1 }])
})

test('the latest advies is the one that counts; of one day the last recorded', async () => {
  await backend.call('advies.record', anAdvies({ childId, state: 'in_beoordeling', advisedOn: '2026-05-01' }))
  await backend.call('advies.record', anAdvies({ childId, state: 'advies', advisedOn: '2026-06-01' }))
  await backend.call('advies.record', anAdvies({ childId, state: 'geen_advies', advisedOn: '2026-03-15' }))
  backend.clock.forward(1_000)
  await backend.call('advies.record', anAdvies({ childId, state: 'ingetrokken', advisedOn: '2026-06-01' }))
  const states = (await backend.call('advies.list', { childId })).map((one) => one.state)
  expect(states).toEqual(['ingetrokken', 'advies', 'in_beoordeling', 'geen_advies'])
  expect((await backend.call('children.read', { id: childId })).advies?.state).toBe('ingetrokken')
})

test('advies.record refuses days that cannot be', async () => {
  const refused = (days: Partial<Parameters<typeof anAdvies>[0]>, rule: string, field: string) =>
    expectError(backend.call('advies.record', anAdvies({ childId, ...days })), 'rule-broken', { rule, field })
  await refused({ advisedOn: '2026-11-24' }, 'future-date', 'advisedOn')
  await refused({ advisedOn: '2024-01-14' }, 'before-birth', 'advisedOn')
  await refused({ toeleidingStartedOn: '2026-11-24' }, 'future-date', 'toeleidingStartedOn')
  await refused({ toeleidingStartedOn: '2024-01-14' }, 'before-birth', 'toeleidingStartedOn')
  await expectError(backend.call('advies.record', anAdvies({ childId, advisedOn: '2026-02-29' })), 'invalid-input')
  await expectError(backend.call('advies.record', anAdvies({ childId, weeklyHours: 16.25 })), 'invalid-input')
  await expectError(backend.call('advies.record', anAdvies({ childId: randomUUID() })), 'not-found')
  expect(await backend.call('advies.list', { childId })).toEqual([])
})

test('after midnight in Utrecht the new day is today, whatever UTC says', async () => {
  backend.clock.set('2026-11-23T23:30:00.000Z')
  await backend.call('advies.record', anAdvies({ childId, advisedOn: '2026-11-24' }))
  expect(await backend.call('advies.list', { childId })).toHaveLength(1)
})

test('advies.change replaces the reasons, and only at the version that was seen', async () => {
  const { id } = await backend.call('advies.record', anAdvies({ childId }))
  const { childId: _childId, ...fields } = anAdvies({ childId, state: 'verlopen', reasons: ['thuissituatie'] })
  expect(await backend.call('advies.change', { ...fields, id, version: 1 })).toEqual({ id, version: 2 })
  expect(await backend.call('advies.list', { childId })).toMatchObject([{ id, state: 'verlopen', reasons: ['thuissituatie'], version: 2 }])
  await expectError(backend.call('advies.change', { ...fields, id, version: 1 }), 'conflict', { version: 2 })
  await expectError(backend.call('advies.change', { ...fields, id: randomUUID(), version: 1 }), 'not-found')
  await expectError(backend.call('advies.change', { ...fields, id, version: 2, advisedOn: '2030-01-01' }), 'rule-broken', {
    rule: 'future-date',
    field: 'advisedOn',
  })
})

test('the audit says about which child it was', async () => {
  const { id } = await backend.call('advies.record', anAdvies({ childId }))
  const { childId: _childId, ...fields } = anAdvies({ childId })
  await backend.call('advies.change', { ...fields, id, version: 1 })
  const { rows } = await backend.call('audit.list', { subjectId: childId })
  expect(rows.map((row) => row.operation)).toEqual(['advies.change', 'advies.record', 'children.register'])
})
