import { z } from 'zod'
import { command, query } from './operation.ts'
import { line, Nothing, Saved, Version } from './values.ts'
import { WijkCodeSchema } from './wijken.ts'

const LocationFields = z.strictObject({
  name: line(80),
  houder: line(80),
  wijkCode: WijkCodeSchema,
  /** LRK number of the kindercentrum; nine digits or more, optional. */
  lrkNumber: z
    .string()
    .regex(/^\d{6,12}$/)
    .nullable(),
  /** Whether it takes part in the pilot for children from 2 years (domain.md 12, rule 2). */
  hasPilotForTwoYearOlds: z.boolean(),
})

export const Location = LocationFields.extend({
  locationId: z.uuid(),
  /** Empty and null until the first-start guide has asked for them. */
  houder: z.string(),
  wijkCode: WijkCodeSchema.nullable(),
  version: Version,
})
export type Location = z.output<typeof Location>

export const locationContract = {
  'location.read': query({ place: 'voorschool', role: 'medewerker', input: Nothing, output: Location, reads: ['location'] }),
  'location.change': command({
    place: 'voorschool',
    role: 'locatiemanager',
    input: LocationFields.extend({ version: Version }),
    output: Saved,
    changes: ['location', 'session'],
  }),
} as const
