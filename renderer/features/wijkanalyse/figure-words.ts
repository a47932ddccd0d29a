import { useTranslation } from 'react-i18next'
import type { Figure, TableColumn, WijkTable } from '../../../db/contract/wijkanalyse.ts'
import { numberInWords } from '../../ui/numbers.ts'

type Limits = Pick<WijkTable, 'smallCount' | 'denominatorFloor'>

export interface FigureWords {
  /** As it must be read: `68 %`, `312`, `<5`, `niet getoond`. */
  readonly short: (figure: Figure) => string
  /** The numbers of a share: `312 van 459`; null for anything else. */
  readonly of: (figure: Figure) => string | null
  /** Why there is no number in this column, of a wijk or of the city; null where there is one. */
  readonly reason: (figure: Figure, at: { readonly column: TableColumn; readonly isCity: boolean }) => string | null
}

/** A figure in words, the same on the map, beside it and in the table. */
export function useFigureWords({ smallCount, denominatorFloor }: Limits): FigureWords {
  const { t } = useTranslation('wijkanalyse')
  const short = (figure: Figure): string => {
    switch (figure.shown) {
      case 'count':
        return numberInWords(figure.count)
      case 'share':
        return t('figure.percent', { percent: percentOf(figure.share) })
      case 'small':
        return t('figure.small', { k: smallCount })
      case 'hidden':
        return t('figure.hidden')
      case 'city-only':
        return t('figure.cityOnly')
      case 'not-computable':
        return t('figure.notComputable')
      case 'nothing-delivered':
        return t('figure.nothingDelivered')
    }
  }
  return {
    short,
    of: (figure) =>
      figure.shown === 'share'
        ? t('figure.of', { numerator: numberInWords(figure.count), denominator: numberInWords(figure.denominator) })
        : null,
    reason: (figure, { column, isCity }) => {
      switch (figure.shown) {
        case 'count':
        case 'share':
          return null
        case 'small':
          return t('reasons.small', { most: smallCount - 1 })
        case 'not-computable':
          // Only reach has a denominator that is typed in; elsewhere there was nothing to count over.
          if (figure.reason === 'no-denominator' && column !== 'reach') return t('reasons.nothing-to-count')
          if (figure.reason === 'no-denominator' && isCity) return t('reasons.no-denominator-city')
          return t(`reasons.${figure.reason}`, { floor: denominatorFloor })
        case 'hidden':
        case 'city-only':
        case 'nothing-delivered':
          return t(`reasons.${figure.shown}`)
      }
    },
  }
}

/** Whole percents: more digits would say more than the counts know. */
export function percentOf(share: number): string {
  return numberInWords(Math.round(100 * share))
}
