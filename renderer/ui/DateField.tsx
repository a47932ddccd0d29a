import { DateInput, type DateInputProps } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { parseTypedDate } from './typed-date.ts'

interface DateFieldProps extends Omit<
  DateInputProps,
  'value' | 'onChange' | 'dateParser' | 'valueFormat' | 'minDate' | 'maxDate' | 'size'
> {
  /** `YYYY-MM-DD`, or empty. */
  readonly value?: string | null
  readonly onChange?: (date: string | null) => void
  readonly min?: string
  readonly max?: string
}

/** A date typed as dd-mm-jjjj (also `20/11/26`, `vandaag`) or picked from a calendar. */
export function DateField({ value, onChange, min, max, placeholder, ...rest }: DateFieldProps) {
  const { t } = useTranslation('common')
  return (
    <DateInput
      value={value === undefined || value === '' ? null : value}
      onChange={(date) => onChange?.(date)}
      dateParser={parseTypedDate}
      valueFormat="DD-MM-YYYY"
      placeholder={placeholder ?? t('dates.placeholder')}
      clearable={rest.required !== true && rest.withAsterisk !== true}
      clearButtonProps={{ 'aria-label': t('dates.clear') }}
      leftSection={<IconCalendar size={18} stroke={1.7} aria-hidden />}
      leftSectionPointerEvents="none"
      ariaLabels={{
        nextMonth: t('dates.nextMonth'),
        previousMonth: t('dates.previousMonth'),
        nextYear: t('dates.nextYear'),
        previousYear: t('dates.previousYear'),
        nextDecade: t('dates.nextDecade'),
        previousDecade: t('dates.previousDecade'),
        monthLevelControl: t('dates.chooseMonth'),
        yearLevelControl: t('dates.chooseYear'),
      }}
      {...(min === undefined ? {} : { minDate: min })}
      {...(max === undefined ? {} : { maxDate: max })}
      {...rest}
    />
  )
}
