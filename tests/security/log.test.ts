import { afterEach, beforeEach, expect, test } from 'vitest'
import { expectError, startTestBackend } from '../support/backend.ts'
import { aChild, anObservation } from '../support/builders.ts'

let backend: Awaited<ReturnType<typeof startTestBackend>>
beforeEach(async () => {
  backend = await startTestBackend()
})
afterEach(() => backend.stop())

const secrets = ['Xandrijntje', 'zeepaardenkwartet', 'Zonnewijzer', 'regenboog', '2024-02-03']

test('a log line tells the operation, how long and how it ended, and nothing that was typed or found', async () => {
  const { id } = await backend.call('children.register', aChild({ firstName: 'Xandrijntje', bornOn: '2024-02-03' }))
  await backend.call('observations.log', anObservation({ childIds: [id], text: 'Speelt zeepaardenkwartet.' }))
  await backend.call('observations.list', { search: 'zeepaardenkwartet' })
  await expectError(backend.call('children.register', { ...aChild(), firstName: '', lastName: 'zeepaardenkwartet' }), 'invalid-input')
  await expectError(backend.call('zeepaardenkwartet' as 'children.list', {}), 'invalid-input')
  await expectError(backend.call('children.register', { ...aChild(), zeepaardenkwartet: 1 } as never), 'invalid-input')

  expect(secrets.filter((secret) => JSON.stringify(backend.log).includes(secret))).toEqual([])
  expect(new Set(backend.log.flatMap((line) => Object.keys(line)))).toEqual(
    new Set(['level', 'event', 'operation', 'kind', 'durationMs', 'outcome']),
  )
  expect(backend.log.find((line) => line.operation === 'observations.log')).toEqual({
    level: 'info',
    event: 'call',
    operation: 'observations.log',
    kind: 'command',
    durationMs: expect.any(Number) as number,
    outcome: 'ok',
  })
})

test('a bug gets an incident number on both sides and keeps its message, which may quote data, to itself', async () => {
  const { id } = await backend.call('children.register', aChild())
  backend.backend.host
    .requireSignedIn()
    .record.exec(
      `CREATE TRIGGER broken BEFORE INSERT ON observation BEGIN SELECT raise(ABORT, 'zeepaardenkwartet stands in the message'); END`,
    )
  const attempt = backend.call('observations.log', anObservation({ childIds: [id] }))
  await expect(attempt).rejects.toMatchObject({ code: 'bug', details: { incident: expect.stringMatching(/^[0-9a-f]{8}$/) as string } })
  const line = backend.log.find((one) => one.outcome === 'bug')
  expect(line).toMatchObject({
    level: 'error',
    operation: 'observations.log',
    incident: expect.any(String) as string,
    stack: expect.any(String) as string,
  })
  expect(JSON.stringify(backend.log)).not.toContain('zeepaardenkwartet')
  expect(await backend.call('observations.list', {})).toMatchObject({ total: 0 })
})
