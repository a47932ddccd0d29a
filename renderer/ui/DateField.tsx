import { ActionIcon, Popover, TextInput, type TextInputProps } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseTypedDate } from './typed-date.ts'
import './date-field.css'

interface DateFieldProps extends Omit<TextInputProps, 'value' | 'defaultValue' | 'onChange' | 'size'> {
  /** `YYYY-MM-DD`, or empty. */
  readonly value?: string | null
  readonly onChange?: (date: string | null) => void
  /** First and last day that the calendar offers. What is typed beyond them is refused in words, by the form. */
  readonly min?: string
  readonly max?: string
}

/**
 * A date typed as dd-mm-jjjj (also `20/11/26`, `vandaag`), or picked from a calendar that opens with its own button: it never
 * covers what is under it by itself. Nothing that is typed disappears: in a form a text that is no date goes along and is
 * refused there; elsewhere the field says so itself.
 */
export function DateField({ value, onChange, min, max, placeholder, error, onBlur, ...rest }: DateFieldProps) {
  const { t } = useTranslation(['common', 'errors'])
  const [typed, setTyped] = useState<string | null>(null)
  const [isUnreadable, setIsUnreadable] = useState(false)
  const [isOpen, setIsOpen] = useState(false)
  const date = value === undefined || value === '' ? null : value
  const isInForm = 'data-path' in rest

  const type = (text: string) => {
    const parsed = parseTypedDate(text)
    const isEmpty = text.trim() === ''
    setTyped(text)
    setIsUnreadable(false)
    if (parsed !== null || isEmpty) onChange?.(parsed)
    else if (isInForm) onChange?.(text)
  }
  return (
    <TextInput
      autoComplete="off"
      placeholder={placeholder ?? t('common:dates.placeholder')}
      value={typed ?? inDigits(date)}
      error={isUnreadable ? t('errors:issues.date') : error}
      onChange={(event) => {
        type(event.currentTarget.value)
      }}
      onBlur={(event) => {
        onBlur?.(event)
        const isNoDate = typed !== null && typed.trim() !== '' && parseTypedDate(typed) === null
        if (isNoDate && !isInForm) setIsUnreadable(true)
        else setTyped(null)
      }}
      rightSection={
        <Popover opened={isOpen} onChange={setIsOpen} position="bottom-end" trapFocus returnFocus>
          <Popover.Target>
            <ActionIcon
              aria-label={t('common:dates.open')}
              disabled={rest.disabled === true}
              size={30}
              onClick={() => {
                setIsOpen(!isOpen)
              }}
            >
              <IconCalendar size={18} stroke={1.7} aria-hidden />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown className="kw-calendar">
            <DatePicker
              value={isDate(date) ? date : null}
              {...(isDate(date) ? { defaultDate: date } : {})}
              onChange={(picked) => {
                setTyped(null)
                setIsUnreadable(false)
                onChange?.(picked)
                setIsOpen(false)
              }}
              ariaLabels={{
                nextMonth: t('common:dates.nextMonth'),
                previousMonth: t('common:dates.previousMonth'),
                nextYear: t('common:dates.nextYear'),
                previousYear: t('common:dates.previousYear'),
                nextDecade: t('common:dates.nextDecade'),
                previousDecade: t('common:dates.previousDecade'),
              }}
              // Esc closes the calendar and not the panel under it.
              __stopPropagation
              {...(min === undefined ? {} : { minDate: min })}
              {...(max === undefined ? {} : { maxDate: max })}
            />
          </Popover.Dropdown>
        </Popover>
      }
      {...rest}
    />
  )
}

function isDate(value: string | null): value is string {
  return value !== null && /^\d{4}-\d{2}-\d{2}$/u.test(value)
}

/** `23-11-2026`; a text that is no date stays as it was typed. */
function inDigits(value: string | null): string {
  if (value === null) return ''
  return isDate(value) ? `${value.slice(8)}-${value.slice(5, 7)}-${value.slice(0, 4)}` : value
}
