import { TextInput } from '@mantine/core'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import type { FromBackend, ToBackend, Transport } from '../../db/contract/operation.ts'
import { Providers } from '../../renderer/app/providers.tsx'
import { createClient } from '../../renderer/backend/client.ts'
import { ContractFormView } from '../../renderer/ui/ContractFormView.tsx'
import { useContractForm } from '../../renderer/ui/useContractForm.ts'

type Call = Extract<ToBackend, { type: 'call' }>

/** A backend that answers each call with what the test says and keeps the drafts. */
function clientOf(answer: (call: Call) => unknown) {
  const calls: Call[] = []
  let receive: (message: FromBackend) => void = () => undefined
  const transport: Transport = {
    post(message) {
      const call = message as ToBackend
      if (call.type !== 'call') return
      calls.push(call)
      queueMicrotask(() => {
        const value = answer(call)
        receive(
          value instanceof Error
            ? { type: 'error', id: call.id, error: { code: 'invalid-input', details: { name: 'custom' } } }
            : { type: 'ok', id: call.id, value },
        )
      })
    },
    onMessage(listener) {
      receive = listener
    },
    close: () => undefined,
  }
  const client = createClient()
  client.connect(transport)
  return { client, calls, named: (name: string) => calls.filter((call) => call.name === name) }
}

function NameForm({ onSaved }: { readonly onSaved: () => void }) {
  const contractForm = useContractForm({
    operation: 'groups.add',
    draftKey: 'groups.add',
    initialValues: { name: '' },
    toInput: ({ name }) => ({ name, kind: 've', room: null, maximum: 16, dagdelen: [] }),
    onSaved,
  })
  return (
    <ContractFormView contractForm={contractForm} saveLabel="Groep maken">
      <TextInput label="Naam" {...contractForm.form.getInputProps('name')} />
    </ContractFormView>
  )
}

const saved = { id: '019aa000-0000-7000-8000-000000000001', version: 1 }

test('an empty field is refused in Dutch before anything is sent, and gets the focus', async () => {
  const { client, named } = clientOf(() => null)
  render(
    <Providers client={client} env="test">
      <NameForm onSaved={vi.fn()} />
    </Providers>,
  )
  await userEvent.click(screen.getByRole('button', { name: 'Groep maken' }))
  expect(await screen.findByText('Vul dit in.')).toBeTruthy()
  await waitFor(() => {
    expect(document.activeElement).toBe(screen.getByLabelText('Naam'))
  })
  expect(named('groups.add')).toEqual([])
})

test('what the backend refuses stands under its field', async () => {
  const { client } = clientOf((call) => (call.name === 'groups.add' ? new Error('refused') : null))
  render(
    <Providers client={client} env="test">
      <NameForm onSaved={vi.fn()} />
    </Providers>,
  )
  await userEvent.type(screen.getByLabelText('Naam'), 'Kikkers')
  await userEvent.click(screen.getByRole('button', { name: 'Groep maken' }))
  expect(await screen.findByText('Controleer wat je hier hebt ingevuld.')).toBeTruthy()
})

test('Ctrl+Enter saves, and the draft is kept at a pause and discarded after', async () => {
  const onSaved = vi.fn()
  const { client, named } = clientOf((call) =>
    call.name === 'groups.add' ? saved : call.name === 'drafts.read' ? null : { part: 0, version: 1, savedAt: '2026-11-20T11:41:00.000Z' },
  )
  render(
    <Providers client={client} env="test">
      <NameForm onSaved={onSaved} />
    </Providers>,
  )
  await userEvent.type(screen.getByLabelText('Naam'), 'Kikkers')
  await waitFor(() => {
    expect(named('drafts.save').at(-1)?.input).toMatchObject({ key: 'groups.add', part: 0, values: { name: 'Kikkers' } })
  })
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await waitFor(() => {
    expect(onSaved).toHaveBeenCalledOnce()
  })
  expect(named('drafts.discard').map((call) => call.input)).toEqual([{ key: 'groups.add', part: 0 }])
})

test('a draft comes back, and can be thrown away', async () => {
  const draft = { key: 'groups.add', part: 0, version: 3, values: { name: 'Eg' }, savedAt: '2026-11-20T11:41:00.000Z' }
  const { client, named } = clientOf((call) => (call.name === 'drafts.read' ? draft : {}))
  render(
    <Providers client={client} env="test">
      <NameForm onSaved={vi.fn()} />
    </Providers>,
  )
  expect(await screen.findByDisplayValue('Eg')).toBeTruthy()
  expect(screen.getByText(/vr 20 nov 2026, 12:41/)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Begin opnieuw' }))
  expect(screen.getByLabelText<HTMLInputElement>('Naam').value).toBe('')
  await waitFor(() => {
    expect(named('drafts.discard')).toHaveLength(1)
  })
})
