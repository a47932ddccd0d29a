import { z } from 'zod'
import { command, query } from './operation.ts'
import { DateOn, Id, Saved, Version } from './values.ts'

/** Domain.md 11. "Voorschooladvies" and "VVE-indicatie" are other words for the same thing. */
export const adviesStates = ['in_beoordeling', 'advies', 'geen_advies', 'ingetrokken', 'verlopen'] as const
export const adviesSources = ['jgz', 'huisarts', 'voorschool_signaal', 'statushouder_regeling', 'overig'] as const
export const adviesReasons = ['taal', 'ontwikkeling', 'sociaal_emotioneel', 'thuissituatie', 'opleiding_ouders', 'overig'] as const

const AdviesFields = z.strictObject({
  state: z.enum(adviesStates),
  /** The day of the advies, or of the signal while it is in beoordeling. */
  advisedOn: DateOn,
  source: z.enum(adviesSources),
  reasons: z.array(z.enum(adviesReasons)).max(adviesReasons.length),
  /** Hours per week that the advies gives right to, in halves; 16 by default. */
  weeklyHours: z.number().min(0).max(40).multipleOf(0.5),
  /** Since when the family is being guided to a place. */
  toeleidingStartedOn: DateOn.nullable(),
})

export const Advies = AdviesFields.extend({ id: Id, childId: Id, version: Version })
export type Advies = z.output<typeof Advies>

export const adviesContract = {
  'advies.list': query({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ childId: Id }),
    output: z.array(Advies),
    reads: ['advies'],
  }),
  'advies.record': command({
    place: 'voorschool',
    role: 'medewerker',
    input: AdviesFields.extend({ childId: Id }),
    output: Saved,
    changes: ['advies', 'children', 'groups'],
  }),
  'advies.change': command({
    place: 'voorschool',
    role: 'medewerker',
    input: AdviesFields.extend({ id: Id, version: Version }),
    output: Saved,
    changes: ['advies', 'children', 'groups'],
  }),
} as const
