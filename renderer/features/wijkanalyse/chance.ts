import type { Figure } from '../../../db/contract/wijkanalyse.ts'

type Share = Extract<Figure, { shown: 'share' }>

/**
 * How a wijk stands to the city. Only intervals that do not overlap make a difference that is called no chance (security.md 4,
 * rule 7); `counted` where everything was counted and nothing is a sample.
 */
export type Comparison = 'higher' | 'lower' | 'unclear' | 'counted'

export function compareShares(wijk: Share, city: Share): Comparison {
  if (isCounted(wijk) && isCounted(city)) return 'counted'
  if (wijk.low > city.high) return 'higher'
  if (wijk.high < city.low) return 'lower'
  return 'unclear'
}

/** Without an interval: places and hours are counted whole. */
export function isCounted({ low, high }: Share): boolean {
  return low === high
}
