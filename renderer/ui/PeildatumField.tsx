import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { addDays, lastPeildatum } from '../../db/contract/dates.ts'
import { dateInWords, todayInUtrecht } from './date-words.ts'
import { DateField } from './DateField.tsx'
import './peildatum-field.css'

interface PeildatumFieldProps {
  readonly value: string
  readonly onChange: (peildatum: string) => void
}

const quickCount = 3

/** The day that figures are about: one of the last fixed days with one click, or any other that was. */
export function PeildatumField({ value, onChange }: PeildatumFieldProps) {
  const { t } = useTranslation('common')
  const today = todayInUtrecht()
  return (
    <div className="kw-peildatum">
      <DateField
        label={t('peildatum.label')}
        value={value}
        required
        withAsterisk={false}
        max={today}
        w={180}
        onChange={(date) => {
          if (date !== null) onChange(date)
        }}
      />
      <div className="kw-peildatum-quick" role="group" aria-label={t('peildatum.quick')}>
        {lastPeildata(today).map((peildatum) => (
          <Button
            key={peildatum}
            variant={peildatum === value ? 'light' : 'default'}
            aria-pressed={peildatum === value}
            onClick={() => {
              onChange(peildatum)
            }}
          >
            {dateInWords(peildatum)}
          </Button>
        ))}
      </div>
    </div>
  )
}

/** The last fixed days, newest first. */
function lastPeildata(today: string): readonly string[] {
  const newest = lastPeildatum(today)
  return Array.from({ length: quickCount - 1 }).reduce<string[]>(
    (peildata) => [...peildata, lastPeildatum(addDays(peildata.at(-1) ?? newest, -1))],
    [newest],
  )
}
