import { z } from 'zod'
import { DateOn, Id, line, pastedText } from './values.ts'

/** The four domains that the law names (Besluit basisvoorwaarden kwaliteit VE art. 5). */
export const domains = ['taal', 'rekenen', 'motoriek', 'sociaal_emotioneel'] as const
export type Domain = (typeof domains)[number]
/** Beside the four, where somebody wants to say it more exactly (domain.md 11). */
export const subDomains = ['zelfredzaamheid', 'spel', 'welbevinden', 'betrokkenheid', 'omgaan_met_anderen', 'tekenen', 'overig'] as const
export type SubDomain = (typeof subDomains)[number]
/** Neutral words of our own; no norm and no score. */
export const observationLevels = ['loopt_voor', 'volgens_verwachting', 'aandacht', 'zorg'] as const
export const observationMoments = ['startmeting', 'halfjaarlijks', 'tussentijds', 'eindmeting'] as const
export type ObservationMoment = (typeof observationMoments)[number]
/** Where it was seen. */
export const observationContexts = ['vrij_spel', 'kring', 'buiten', 'eetmoment', 'een_op_een', 'overig'] as const

/** More than anybody types in two minutes, and what a pasted report may need; a longer text is refused and stays in the form. */
export const longestText = 10_000
/** How many children one observation can be about: a full group. */
export const mostChildren = 16

function distinct<T extends string>(values: readonly [T, ...T[]]) {
  return z
    .array(z.enum(values))
    .max(values.length)
    .refine((all) => new Set(all).size === all.length)
}

export const ObservedChildren = z
  .array(Id)
  .min(1)
  .max(mostChildren)
  .refine((ids) => new Set(ids).size === ids.length)

/** Laevers scales, 1 to 5. */
const Laevers = z.int().min(1).max(5)

/** Everything but who and what may come later. */
export const ObservedFields = z.strictObject({
  text: pastedText(longestText),
  observedOn: DateOn,
  domains: distinct(domains),
  subDomains: distinct(subDomains).default([]),
  level: z.enum(observationLevels).nullable(),
  wellbeing: Laevers.nullable(),
  involvement: Laevers.nullable(),
  context: z.enum(observationContexts).nullable().default(null),
  instrument: line(60).nullable(),
  moment: z.enum(observationMoments).nullable(),
  /** Never in a print, export or talk with parents. */
  isStaffOnly: z.boolean(),
})
