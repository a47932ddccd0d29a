import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Fit } from '../../../db/contract/placements.ts'
import { halfDaysInWords } from '../../ui/dagdelen.ts'
import { numberInWords } from '../../ui/numbers.ts'
import { Row, Rows } from '../../ui/Row.tsx'
import { fitInWords } from './waiting-words.ts'

interface FitRowsProps {
  readonly fits: readonly Fit[]
  /** The button that does something with this place. */
  readonly side?: (fit: Fit, index: number) => ReactNode
}

/** The places that were found for a child who waits, the earliest first. */
export function FitRows({ fits, side }: FitRowsProps) {
  const { t } = useTranslation('placements')
  return (
    <Rows label={t('panel.fits')}>
      {fits.map((fit, index) => (
        <Row
          key={fit.groupId}
          title={fitInWords(fit)}
          line={t('panel.fitLine', { days: halfDaysInWords(fit.dagdelen), hours: numberInWords(fit.weeklyHours) })}
          side={side?.(fit, index)}
        />
      ))}
    </Rows>
  )
}
