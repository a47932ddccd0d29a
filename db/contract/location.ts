import { z } from 'zod'
import { command, query } from './operation.ts'
import { DateOn, Id, line, Nothing, Saved, Version } from './values.ts'
import { publicHolidayNames } from './opening.ts'
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

/** A holiday or another time on which no child comes; first and last day included. */
const ClosureFields = z.strictObject({ name: line(60), startsOn: DateOn, endsOn: DateOn })
export const Closure = ClosureFields.extend({ id: Id, version: Version })
export type Closure = z.output<typeof Closure>

/** What the closures leave of a school year. */
export const SchoolYear = z.strictObject({
  /** By the year in which it starts on 1 August. */
  schoolYear: z.int(),
  closures: z.array(Closure),
  /** Weeks with at least one open day. */
  openWeeks: z.int(),
  closedWeeks: z.int(),
  /** Public holidays on working days that no closure covers yet. */
  missingHolidays: z.array(z.strictObject({ name: z.enum(publicHolidayNames), on: DateOn })),
})
export type SchoolYear = z.output<typeof SchoolYear>

export const locationContract = {
  'location.read': query({ place: 'voorschool', role: 'medewerker', input: Nothing, output: Location, reads: ['location'] }),
  'location.change': command({
    place: 'voorschool',
    role: 'locatiemanager',
    input: LocationFields.extend({ version: Version }),
    output: Saved,
    changes: ['location', 'session'],
  }),
  /** In order of date; only those that touch the days asked for. For what is closed on a day see `opening.ts`. */
  'location.closures': query({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ from: DateOn.optional(), until: DateOn.optional() }),
    output: z.array(Closure),
    reads: ['location'],
  }),
  'location.schoolYear': query({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ schoolYear: z.int().min(2015).max(2100) }),
    output: SchoolYear,
    reads: ['location'],
  }),
  /** Refused when it ends before it starts, is longer than a summer, or overlaps another. */
  'location.addClosure': command({
    place: 'voorschool',
    role: 'locatiemanager',
    input: ClosureFields,
    output: Saved,
    changes: ['location'],
  }),
  'location.changeClosure': command({
    place: 'voorschool',
    role: 'locatiemanager',
    input: ClosureFields.extend({ id: Id, version: Version }),
    output: Saved,
    changes: ['location'],
  }),
  'location.removeClosure': command({
    place: 'voorschool',
    role: 'locatiemanager',
    input: z.strictObject({ id: Id, version: Version }),
    output: z.strictObject({ id: Id }),
    changes: ['location'],
  }),
} as const
