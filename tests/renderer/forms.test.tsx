import { TextInput } from '@mantine/core'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import type { FromBackend, ToBackend, Transport } from '../../db/contract/operation.ts'
import { Providers } from '../../renderer/app/providers.tsx'
import { createClient } from '../../renderer/backend/client.ts'
import { ContractFormView } from '../../renderer/ui/ContractFormView.tsx'
import { useContractForm } from '../../renderer/ui/useContractForm.ts'

type Call = Extract<ToBackend, { type: 'call' }>

/** A backend that answers each call with what the test says, at once or when its promise is kept. */
function clientOf(answer: (call: Call) => unknown) {
  const calls: Call[] = []
  let receive: (message: FromBackend) => void = () => undefined
  const transport: Transport = {
    post(message) {
      const call = message as ToBackend
      if (call.type !== 'call') return
      calls.push(call)
      void Promise.resolve(answer(call)).then((value) => {
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

test('a second press saves nothing again while the draft of the first is still being thrown away', async () => {
  const onSaved = vi.fn()
  const thrownAway = Promise.withResolvers<object>()
  const { client, named } = clientOf((call) => {
    if (call.name === 'groups.add') return saved
    return call.name === 'drafts.discard' ? thrownAway.promise : null
  })
  render(
    <Providers client={client} env="test">
      <NameForm onSaved={onSaved} />
    </Providers>,
  )
  await userEvent.type(screen.getByLabelText('Naam'), 'Kikkers')
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await waitFor(() => {
    expect(named('drafts.discard')).toHaveLength(1)
  })
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  expect(onSaved).not.toHaveBeenCalled()
  thrownAway.resolve({})
  await waitFor(() => {
    expect(onSaved).toHaveBeenCalledOnce()
  })
  expect(named('groups.add')).toHaveLength(1)
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

interface Group {
  readonly version: number
  readonly name: string
  readonly room: string
}

function ChangeForm({ group, onSaved = () => undefined }: { readonly group: Group; readonly onSaved?: () => void }) {
  const contractForm = useContractForm({
    operation: 'groups.change',
    draftKey: `groups.change:${saved.id}`,
    initialValues: { name: group.name, room: group.room },
    toInput: (values) => ({ ...values, kind: 've', maximum: 16, dagdelen: [], id: saved.id, version: group.version }),
    onSaved,
  })
  return (
    <ContractFormView contractForm={contractForm} saveLabel="Groep opslaan">
      <TextInput label="Naam" {...contractForm.form.getInputProps('name')} />
      <TextInput label="Ruimte" {...contractForm.form.getInputProps('room')} />
    </ContractFormView>
  )
}

describe('a second person who changes the same record', () => {
  const begun: Group = { version: 1, name: 'Kikkers', room: 'Beneden' }
  const answer = (call: Call) => (call.name === 'groups.change' ? { ...saved, version: 9 } : call.name === 'drafts.read' ? null : {})
  const page = (client: ReturnType<typeof clientOf>['client'], group: Group, onSaved?: () => void) => (
    <Providers client={client} env="test">
      <ChangeForm group={group} {...(onSaved === undefined ? {} : { onSaved })} />
    </Providers>
  )
  const field = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name })

  test('is followed by itself while nothing was typed here', async () => {
    const { client } = clientOf(answer)
    const { rerender } = render(page(client, begun))
    rerender(page(client, { version: 2, name: 'Otters', room: 'Boven' }))
    await waitFor(() => {
      expect([field('Naam').value, field('Ruimte').value]).toEqual(['Otters', 'Boven'])
    })
    expect(screen.queryByText('Iemand anders heeft dit intussen ook gewijzigd.')).toBeNull()
  })

  test('both versions stand beside each other, saving waits for the choice, and what only one changed stays', async () => {
    const { client, named } = clientOf(answer)
    const { rerender } = render(page(client, begun))
    await userEvent.clear(field('Naam'))
    await userEvent.type(field('Naam'), 'Egels')
    rerender(page(client, { version: 2, name: 'Otters', room: 'Boven' }))
    expect(await screen.findByText('Iemand anders heeft dit intussen ook gewijzigd.')).toBeTruthy()
    expect(screen.getByText(/Overgenomen.*Ruimte/)).toBeTruthy()
    expect([field('Naam').value, field('Ruimte').value]).toEqual(['Egels', 'Boven'])

    await userEvent.click(screen.getByRole('button', { name: 'Groep opslaan' }))
    expect(named('groups.change')).toEqual([])
    expect(screen.getByText('Kies eerst wat blijft.')).toBeTruthy()

    await userEvent.click(screen.getByRole('radio', { name: /Nu opgeslagen\s*Otters/ }))
    expect(field('Naam').value).toBe('Otters')
    await userEvent.click(screen.getByRole('radio', { name: /Wat jij hebt\s*Egels/ }))
    await userEvent.click(screen.getByRole('button', { name: 'Groep opslaan' }))
    await waitFor(() => {
      expect(named('groups.change').map((call) => call.input)).toMatchObject([{ name: 'Egels', room: 'Boven', version: 2 }])
    })
  })

  test('is noticed too when what was typed comes back as a draft of before', async () => {
    const draft = {
      key: `groups.change:${saved.id}`,
      part: 0,
      values: { name: 'Egels', room: 'Beneden', $seen: { version: 1, values: { name: 'Kikkers', room: 'Beneden' } } },
      savedAt: '2026-11-20T11:41:00.000Z',
      version: 1,
    }
    const { client } = clientOf((call) => (call.name === 'drafts.read' ? draft : answer(call)))
    render(page(client, { version: 2, name: 'Otters', room: 'Boven' }))
    expect(await screen.findByRole('radio', { name: /Nu opgeslagen\s*Otters/ })).toBeTruthy()
    expect([field('Naam').value, field('Ruimte').value]).toEqual(['Egels', 'Boven'])
  })

  test('is not confused with what this form saved itself', async () => {
    const onSaved = vi.fn()
    const { client } = clientOf((call) => (call.name === 'groups.change' ? { ...saved, version: 2 } : answer(call)))
    const { rerender } = render(page(client, begun, onSaved))
    await userEvent.type(field('Naam'), ' A')
    await userEvent.click(screen.getByRole('button', { name: 'Groep opslaan' }))
    await waitFor(() => {
      expect(onSaved).toHaveBeenCalledOnce()
    })
    await userEvent.type(field('Naam'), 'B')
    rerender(page(client, { ...begun, name: 'Kikkers A', version: 2 }, onSaved))
    expect(field('Naam').value).toBe('Kikkers AB')
    expect(screen.queryByText('Iemand anders heeft dit intussen ook gewijzigd.')).toBeNull()
  })
})
