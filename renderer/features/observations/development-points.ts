import type { Domain, observationsContract } from '../../../db/contract/observations.ts'
import type { Output } from '../../../db/contract/operation.ts'

type Development = Output<(typeof observationsContract)['observations.development']>
type Seen = Development['domains'][number]['observations'][number]

/** One observation with all its domains; the answer of the backend lists it under each. */
export interface DevelopmentPoint extends Seen {
  readonly domains: readonly Domain[]
}

/** Each observation once, newest first. */
export function developmentPoints({ domains }: Pick<Development, 'domains'>): readonly DevelopmentPoint[] {
  const points = new Map<string, DevelopmentPoint>()
  for (const { domain, observations } of domains) {
    for (const seen of observations) {
      const known = points.get(seen.id)?.domains ?? []
      points.set(seen.id, { ...seen, domains: domain === null ? known : [...known, domain] })
    }
  }
  return [...points.values()].sort((one, other) =>
    one.observedOn === other.observedOn ? (one.id < other.id ? 1 : -1) : one.observedOn < other.observedOn ? 1 : -1,
  )
}
