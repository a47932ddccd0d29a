import { MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import 'dayjs/locale/nl'
import { useState } from 'react'
import { I18nextProvider } from 'react-i18next'
import { describe, expect, test } from 'vitest'
import { DateField } from '../../renderer/ui/DateField.tsx'
import { texts } from '../../renderer/ui/texts.ts'

interface FieldProps {
  readonly isInForm?: boolean
  readonly max?: string
}

function Field({ isInForm = false, ...rest }: FieldProps) {
  const [date, setDate] = useState<string | null>('2026-11-20')
  return (
    <>
      <DateField label="Dag" value={date} onChange={setDate} {...(isInForm ? { 'data-path': 'day' } : {})} {...rest} />
      <output>{date ?? 'leeg'}</output>
    </>
  )
}

function renderField(props: FieldProps = {}) {
  render(
    <I18nextProvider i18n={texts}>
      <MantineProvider env="test">
        <DatesProvider settings={{ locale: 'nl', firstDayOfWeek: 1 }}>
          <Field {...props} />
        </DatesProvider>
      </MantineProvider>
    </I18nextProvider>,
  )
  const retype = async (text: string) => {
    const field = screen.getByRole('textbox', { name: 'Dag' })
    await userEvent.clear(field)
    await userEvent.type(field, text)
    await userEvent.tab()
  }
  const shown = () => ({
    field: screen.getByRole<HTMLInputElement>('textbox', { name: 'Dag' }).value,
    date: screen.getByRole('status').textContent,
  })
  return { retype, shown }
}

describe('a date field', () => {
  test('shows a date as people write it and reads what they type', async () => {
    const { retype, shown } = renderField()
    expect(shown()).toEqual({ field: '20-11-2026', date: '2026-11-20' })
    await retype('3/12/26')
    expect(shown()).toEqual({ field: '03-12-2026', date: '2026-12-03' })
    await userEvent.clear(screen.getByRole('textbox', { name: 'Dag' }))
    expect(shown()).toEqual({ field: '', date: 'leeg' })
  })

  test('lets the form refuse a date beyond the last day, instead of losing it', async () => {
    const { retype, shown } = renderField({ isInForm: true, max: '2026-11-23' })
    await retype('1-1-2027')
    expect(shown()).toEqual({ field: '01-01-2027', date: '2027-01-01' })
  })

  test('gives a form the text that is no date, and keeps it in sight', async () => {
    const { retype, shown } = renderField({ isInForm: true })
    await retype('begin mei')
    expect(shown()).toEqual({ field: 'begin mei', date: 'begin mei' })
  })

  test('says outside a form what is no date, and leaves the date as it was', async () => {
    const { retype, shown } = renderField()
    const field = screen.getByRole('textbox', { name: 'Dag' })
    await userEvent.type(field, 'x')
    await userEvent.tab()
    expect(screen.getByText('Vul een datum in als dd-mm-jjjj.')).toBeDefined()
    expect(shown()).toEqual({ field: '20-11-2026x', date: '2026-11-20' })
    await retype('21-11-2026')
    expect(screen.queryByText('Vul een datum in als dd-mm-jjjj.')).toBeNull()
  })

  test('opens the calendar with its own button and takes the day that is picked', async () => {
    const { shown } = renderField()
    await userEvent.click(screen.getByRole('textbox', { name: 'Dag' }))
    expect(screen.queryByRole('dialog')).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: 'Kies in de kalender' }))
    await userEvent.click(screen.getByRole('button', { name: '24 november 2026' }))
    expect(shown()).toEqual({ field: '24-11-2026', date: '2026-11-24' })
  })
})
