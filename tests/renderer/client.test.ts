import { expect, test, vi } from 'vitest'
import type { Transport } from '../../db/contract/operation.ts'
import { createClient } from '../../renderer/backend/client.ts'

function fakeTransport() {
  const posted: unknown[] = []
  let receive: (message: unknown) => void = () => undefined
  const closed = vi.fn()
  const transport: Transport = {
    post: (message) => void posted.push(message),
    onMessage: (listener) => {
      receive = listener
    },
    close: closed,
  }
  return { transport, closed, posted, say: (message: unknown) => receive(message) }
}

test('a call made before the first connection waits for it', async () => {
  const client = createClient()
  const answer = client.call('users.list', {})
  const { transport, posted, say } = fakeTransport()
  client.connect(transport)
  expect(posted).toEqual([{ type: 'call', id: 1, name: 'users.list', input: {} }])
  say({ type: 'ok', id: 1, value: [] })
  expect(await answer).toEqual([])
})

test('a refusal arrives as an AppError with its details', async () => {
  const client = createClient()
  const { transport, say } = fakeTransport()
  client.connect(transport)
  const answer = client.call('users.list', {})
  say({ type: 'error', id: 1, error: { code: 'rule-broken', details: { rule: 'last-user' } } })
  await expect(answer).rejects.toMatchObject({ code: 'rule-broken', details: { rule: 'last-user' } })
})

test('a restarted backend fails what was asked of the old one and tells who listens', async () => {
  const client = createClient()
  const old = fakeTransport()
  client.connect(old.transport)
  const restarted = vi.fn()
  client.onRestarted(restarted)
  const lost = client.call('users.list', {})
  const next = fakeTransport()
  client.connect(next.transport)
  await expect(lost).rejects.toMatchObject({ code: 'backend-stopped' })
  expect(old.closed).toHaveBeenCalledOnce()
  expect(restarted).toHaveBeenCalledOnce()
  const answer = client.call('users.list', {})
  old.say({ type: 'ok', id: 2, value: 'of the old backend' })
  next.say({ type: 'ok', id: 2, value: [] })
  expect(await answer).toEqual([])
})

test('aborting cancels in the backend, and the call ends with what the backend says', async () => {
  const client = createClient()
  const { transport, posted, say } = fakeTransport()
  client.connect(transport)
  const controller = new AbortController()
  const progress = vi.fn()
  const answer = client.call('backups.make', {}, { signal: controller.signal, onProgress: progress })
  say({ type: 'progress', id: 1, done: 1, total: 3 })
  controller.abort()
  expect(posted).toEqual([
    { type: 'call', id: 1, name: 'backups.make', input: {} },
    { type: 'cancel', id: 1 },
  ])
  expect(progress).toHaveBeenCalledExactlyOnceWith(1, 3)
  say({ type: 'error', id: 1, error: { code: 'cancelled', details: {} } })
  await expect(answer).rejects.toMatchObject({ code: 'cancelled' })
})

test('changes reach every listener until it stops', () => {
  const client = createClient()
  const { transport, say } = fakeTransport()
  client.connect(transport)
  const listener = vi.fn()
  const stop = client.onChanged(listener)
  say({ type: 'changed', queries: ['children.list'] })
  stop()
  say({ type: 'changed', queries: ['groups.list'] })
  expect(listener).toHaveBeenCalledExactlyOnceWith(['children.list'])
})
