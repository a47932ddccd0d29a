import type { observationsContract } from '../../../db/contract/observations.ts'
import type { Output } from '../../../db/contract/operation.ts'
import { texts } from '../../ui/texts.ts'

type Logged = Pick<Output<(typeof observationsContract)['observations.log']>, 'isWaiting' | 'warnings'>

/** That it was saved, that a colleague looks first, and what somebody may want to look at again. */
export function savedInWords({ isWaiting, warnings }: Logged, childCount: number): string {
  const { t } = texts
  return [
    t('observations:log.saved', { count: childCount }),
    ...(isWaiting ? [t('observations:log.waits')] : []),
    ...warnings.map((warning) => t(`observations:warnings.${warning}`)),
  ].join(' ')
}
