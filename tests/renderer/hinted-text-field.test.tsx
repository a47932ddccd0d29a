import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, test } from 'vitest'
import type { FromBackend, ToBackend, Transport } from '../../db/contract/operation.ts'
import { Providers } from '../../renderer/app/providers.tsx'
import { createClient } from '../../renderer/backend/client.ts'
import { HintedTextField } from '../../renderer/ui/HintedTextField.tsx'

const noor = { id: '019aa000-0000-7000-8000-000000000001', firstName: 'Noor', lastName: 'Bakker' }
const sam = { id: '019aa000-0000-7000-8000-000000000002', firstName: 'Sam', lastName: null }

function clientWith({ isOn }: { readonly isOn: boolean }) {
  let receive: (message: FromBackend) => void = () => undefined
  const transport: Transport = {
    post(message) {
      const call = message as ToBackend
      if (call.type !== 'call') return
      const value = call.name === 'children.names' ? [noor, sam] : [{ name: 'wordingHints', isOn, default: true }]
      queueMicrotask(() => {
        receive({ type: 'ok', id: call.id, value })
      })
    },
    onMessage(listener) {
      receive = listener
    },
    close: () => undefined,
  }
  const client = createClient()
  client.connect(transport)
  return client
}

function Field({ start = '', ownChildIds = [sam.id] }: { readonly start?: string; readonly ownChildIds?: readonly string[] }) {
  const [text, setText] = useState(start)
  return (
    <HintedTextField
      label="Wat"
      description="In je eigen woorden"
      maximum={400}
      ownChildIds={ownChildIds}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value)
      }}
    />
  )
}

function show(isOn: boolean, props: Parameters<typeof Field>[0] = {}) {
  render(
    <Providers client={clientWith({ isOn })} env="test">
      <Field {...props} />
    </Providers>,
  )
  return screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Wat' })
}

const underlined = () => [...document.querySelectorAll('.kw-hinted')].map((one) => one.textContent)

test('a word gets its line after a pause, and typing on shows no more than that', async () => {
  const field = show(true)
  await userEvent.type(field, 'Sam is lui')
  await waitFor(() => {
    expect(underlined()).toEqual(['lui'])
  })
  await userEvent.type(field, 'stert')
  await waitFor(() => {
    expect(underlined()).toEqual([])
  })
  await userEvent.type(field, ' altijd')
  await waitFor(() => {
    expect(underlined()).toEqual(['altijd'])
  })
  expect(screen.queryByText(/Schrijf op wat je vandaag zag/)).toBe(null)
  expect(field.getAttribute('aria-describedby')?.split(' ')).toHaveLength(2)
  expect(screen.getByRole('button', { name: /1 tip voor je tekst: “altijd”/ }).id).toBe(
    field.getAttribute('aria-describedby')?.split(' ')[1],
  )
})

test('Alt+↓ goes from tip to tip and says what would be better; Esc closes the tip', async () => {
  const field = show(true, { start: 'Sam is lui en doet stout.' })
  await waitFor(() => {
    expect(underlined()).toEqual(['lui', 'stout'])
  })
  await userEvent.click(field)
  field.setSelectionRange(0, 0)
  await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}')
  expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe('lui')
  expect(within(screen.getByRole('list', { name: 'Tips voor je tekst' })).getByText(/bleef op de bank zitten/)).toBeTruthy()
  expect(screen.getByRole('status').textContent).toContain('lui: oordeel.')
  expect(document.querySelector('.kw-hinted[data-active]')?.textContent).toBe('lui')
  await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}')
  expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe('stout')
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}')
  expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe('lui')
  await userEvent.keyboard('{Escape}')
  expect(screen.queryByText(/bleef op de bank zitten/)).toBe(null)
})

test('what may stay loses its line there and only there, also when the text moves', async () => {
  const field = show(true, { start: 'Is lui. Weer lui.' })
  await waitFor(() => {
    expect(underlined()).toEqual(['lui', 'lui'])
  })
  await userEvent.click(screen.getByRole('button', { name: /2 tips voor je tekst/ }))
  const [first] = screen.getAllByRole('button', { name: 'Laat staan: lui' })
  if (first !== undefined) await userEvent.click(first)
  expect(underlined()).toEqual(['lui'])
  expect(document.querySelector('.kw-mirror')?.textContent.indexOf('Weer')).toBe(8)
  field.setSelectionRange(0, 0)
  await userEvent.type(field, 'Sam: ', { initialSelectionStart: 0 })
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(underlined()).toEqual(['lui'])
  expect(document.querySelector<HTMLElement>('.kw-hinted')?.dataset['from']).toBe('18')
})

test('the name of another child gets a tip, that of a child whom the text is about does not', async () => {
  show(true, { start: 'Sam bouwt met Noor.' })
  await waitFor(() => {
    expect(underlined()).toEqual(['Noor'])
  })
})

test('who has switched it off sees nothing', async () => {
  const field = show(false, { start: 'Sam is lui en 123456782' })
  await userEvent.type(field, ' altijd')
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(underlined()).toEqual([])
  expect(screen.queryByRole('button')).toBe(null)
})
