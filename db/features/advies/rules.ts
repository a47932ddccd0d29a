import { breakRule } from '../../contract/errors.ts'

export interface AdviesDays {
  readonly advisedOn: string
  readonly toeleidingStartedOn: string | null
}

/**
 * An advies and the toeleiding happened: not after today and not before the child was born (domain.md 12, rule 4).
 * Breaks `future-date`, `before-birth`, each with { field }.
 */
export function requireAdviesDays(days: AdviesDays, { bornOn, today }: { readonly bornOn: string; readonly today: string }): void {
  for (const field of ['advisedOn', 'toeleidingStartedOn'] as const) {
    const day = days[field]
    if (day === null) continue
    if (day > today) breakRule('future-date', { field })
    if (day < bornOn) breakRule('before-birth', { field })
  }
}
