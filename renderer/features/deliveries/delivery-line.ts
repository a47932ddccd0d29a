import { useTranslation } from 'react-i18next'
import type { Delivery } from '../../../db/contract/deliveries.ts'
import { wijken } from '../../../db/contract/wijken.ts'
import { dateInWords } from '../../ui/date-words.ts'

/** `Overvecht · peildatum do 1 okt 2026 · levering 4`. */
export function useDeliveryLine(): (delivery: Delivery) => string {
  const { t } = useTranslation('deliveries')
  return ({ wijkCode, peildatum, sequence, fileName }) =>
    wijkCode === null || peildatum === null || sequence === null
      ? fileName
      : t('line', { wijk: wijken[wijkCode], date: dateInWords(peildatum), sequence })
}
