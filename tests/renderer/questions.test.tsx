import { render, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { FromBackend, ToBackend } from '../../db/contract/operation.ts'
import { Providers } from '../../renderer/app/providers.tsx'
import { createClient } from '../../renderer/backend/client.ts'
import { useBackendPages } from '../../renderer/backend/useBackendPages.ts'
import { useBackendQuery } from '../../renderer/backend/useBackendQuery.ts'

/** The other side of the line: what was posted, and a way to answer it. */
function otherSide() {
  const posted: ToBackend[] = []
  let say: (message: FromBackend) => void = () => undefined
  const client = createClient()
  client.connect({
    post: (message) => void posted.push(message as ToBackend),
    onMessage: (listener) => {
      say = listener
    },
    close: () => undefined,
  })
  return { client, posted, say: (message: FromBackend) => say(message) }
}

function Users({ enabled = true }: { readonly enabled?: boolean }) {
  const users = useBackendQuery('users.list', {}, { enabled })
  return <p>{users.error?.code ?? (users.data === undefined ? 'wacht' : `${String(users.data.length)} gebruikers`)}</p>
}

function Children() {
  const children = useBackendPages('children.list', {})
  return <p>{children.rows === undefined ? 'wacht' : `${String(children.total)} kinderen`}</p>
}

test('a question is asked once, however often the page is drawn and by how many', async () => {
  const { client, posted, say } = otherSide()
  const page = (
    <Providers client={client} env="test">
      <Users />
      <Users />
    </Providers>
  )
  const { rerender } = render(page)
  rerender(page)
  expect(posted.map((message) => message.type === 'call' && message.name)).toEqual(['users.list'])
  say({ type: 'ok', id: 1, value: [] })
  await waitFor(() => expect(screen.getAllByText('0 gebruikers')).toHaveLength(2))
  expect(posted).toHaveLength(1)
})

test('the first page of a list is asked once', async () => {
  const { client, posted, say } = otherSide()
  render(
    <Providers client={client} env="test">
      <Children />
    </Providers>,
  )
  expect(posted).toHaveLength(1)
  say({ type: 'ok', id: 1, value: { rows: [], total: 0 } })
  expect(await screen.findByText('0 kinderen')).toBeTruthy()
  expect(posted).toHaveLength(1)
})

test('what may not be asked yet is not asked', () => {
  const { client, posted } = otherSide()
  const page = (enabled: boolean) => (
    <Providers client={client} env="test">
      <Users enabled={enabled} />
    </Providers>
  )
  const { rerender } = render(page(false))
  expect(posted).toEqual([])
  rerender(page(true))
  expect(posted).toHaveLength(1)
})

test('who asked hears a refusal, and it is not asked again by itself', async () => {
  const { client, posted, say } = otherSide()
  render(
    <Providers client={client} env="test">
      <Users />
    </Providers>,
  )
  say({ type: 'error', id: 1, error: { code: 'not-allowed', details: {} } })
  expect(await screen.findByText('not-allowed')).toBeTruthy()
  expect(posted).toHaveLength(1)
})

test('a page that goes before its answer cancels the question', () => {
  const { client, posted } = otherSide()
  const { rerender } = render(
    <Providers client={client} env="test">
      <Users />
    </Providers>,
  )
  rerender(
    <Providers client={client} env="test">
      <p>een andere pagina</p>
    </Providers>,
  )
  expect(posted.map((message) => message.type)).toEqual(['call', 'cancel'])
})
