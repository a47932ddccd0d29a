import { act, render, screen, waitFor } from '@testing-library/react'
import { startTransition, Suspense, useState } from 'react'
import { describe, expect, test } from 'vitest'
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

describe('a page whose question holds the page before it', () => {
  const drawn: string[] = []

  function Held() {
    const users = useBackendQuery('users.list', {}, { holdsPage: true })
    const words = users.error?.code ?? `${String(users.data?.length ?? 'onbekend')} gebruikers`
    drawn.push(words)
    return <p>{words}</p>
  }

  let goOn: () => void
  function Frame() {
    const [isNext, setIsNext] = useState(false)
    goOn = () => {
      startTransition(() => setIsNext(true))
    }
    return <Suspense fallback={<p>leeg</p>}>{isNext ? <Held /> : <p>de oude pagina</p>}</Suspense>
  }

  async function leaveFor() {
    drawn.length = 0
    const other = otherSide()
    render(
      <Providers client={other.client} env="test">
        <Frame />
      </Providers>,
    )
    await act(async () => goOn())
    return other
  }

  test('is drawn once, with its answer; until then the old one stands', async () => {
    const { posted, say } = await leaveFor()
    expect(posted).toHaveLength(1)
    expect(screen.getByText('de oude pagina')).toBeTruthy()
    expect(drawn).toEqual([])
    await act(async () => say({ type: 'ok', id: 1, value: [] }))
    expect(await screen.findByText('0 gebruikers')).toBeTruthy()
    expect(new Set(drawn)).toEqual(new Set(['0 gebruikers']))
    expect(posted).toHaveLength(1)
  })

  test('comes without its answer when that takes long', async () => {
    const { say } = await leaveFor()
    expect(await screen.findByText('onbekend gebruikers')).toBeTruthy()
    await act(async () => say({ type: 'ok', id: 1, value: [] }))
    expect(await screen.findByText('0 gebruikers')).toBeTruthy()
  })

  test('comes with the refusal when it was refused', async () => {
    const { posted, say } = await leaveFor()
    await act(async () => say({ type: 'error', id: 1, error: { code: 'not-allowed', details: {} } }))
    expect(await screen.findByText('not-allowed')).toBeTruthy()
    expect(posted).toHaveLength(1)
  })
})
