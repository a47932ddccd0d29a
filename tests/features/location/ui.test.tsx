import { MantineProvider } from '@mantine/core'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { I18nextProvider } from 'react-i18next'
import { describe, expect, test, vi } from 'vitest'
import { texts } from '../../../renderer/ui/texts.ts'
import { aliasFor, WijkSelect } from '../../../renderer/ui/WijkSelect.tsx'

function renderSelect() {
  const onChange = vi.fn()
  render(
    <I18nextProvider i18n={texts}>
      <MantineProvider env="test">
        <WijkSelect label="Wijk" onChange={onChange} />
      </MantineProvider>
    </I18nextProvider>,
  )
  return { onChange, field: screen.getByRole('combobox', { name: 'Wijk' }) }
}

describe('choosing a wijk', () => {
  test('finds the wijk in which a place lies by the name that people use', async () => {
    const { onChange, field } = renderSelect()
    await userEvent.type(field, 'kanaleneil')
    const options = screen.getAllByRole('option')
    expect(options.map((option) => option.textContent)).toEqual(['ZuidwestKanaleneiland ligt hier'])
    await userEvent.click(options[0] as HTMLElement)
    expect(onChange).toHaveBeenCalledExactlyOnceWith('WK034408')
  })

  test('offers all ten without a word typed', async () => {
    const { field } = renderSelect()
    await userEvent.click(field)
    expect(screen.getAllByRole('option')).toHaveLength(10)
  })

  test('says what to do with a name that it does not know', async () => {
    const { field } = renderSelect()
    await userEvent.type(field, 'Amsterdam')
    expect(screen.getByText('Deze naam kennen we niet. Kies een wijk uit de lijst.')).toBeDefined()
  })
})

test('an alias is named only where the own name of the wijk did not match', () => {
  expect(aliasFor('WK034409', 'leidsche rijn')).toBeUndefined()
  expect(aliasFor('WK034401', 'lombok')).toBe('Lombok')
  expect(aliasFor('WK034402', 'lombok')).toBeUndefined()
  expect(aliasFor('WK034401', '')).toBeUndefined()
})
