import { z } from 'zod'
import { indicatorIds } from './indicators.ts'
import { command, job, query } from './operation.ts'
import { DateOn, line, Nothing } from './values.ts'
import { WijkCodeSchema } from './wijken.ts'

/**
 * A figure after disclosure control. `hidden` and `small` carry no number at all: what may not be seen does not leave the backend.
 * `small` is a count of 1 up to k-1; `hidden` was taken away so that a small one cannot be subtracted out.
 */
export const Figure = z.discriminatedUnion('shown', [
  z.strictObject({ shown: z.literal('count'), count: z.int() }),
  /** `share` is numerator ÷ denominator, between 0 and 1; low and high are the Wilson interval of 95 %. */
  z.strictObject({ shown: z.literal('share'), share: z.number(), count: z.int(), denominator: z.int(), low: z.number(), high: z.number() }),
  z.strictObject({ shown: z.literal('small') }),
  z.strictObject({ shown: z.literal('hidden') }),
  /** A sensitive figure of one wijk: it is shown for the whole city only. */
  z.strictObject({ shown: z.literal('city-only') }),
  /** No denominator was typed in, or it is below the floor. */
  z.strictObject({ shown: z.literal('not-computable'), reason: z.enum(['no-denominator', 'below-floor', 'implausible-denominator']) }),
  z.strictObject({ shown: z.literal('nothing-delivered') }),
])
export type Figure = z.output<typeof Figure>

/** The columns of the wijk table: the registry's indicators, and reach, which needs the typed denominators. */
export const tableColumns = ['reach', ...indicatorIds.filter((id) => id !== 'goalsByStatus')] as const
export type TableColumn = (typeof tableColumns)[number]

export const WijkRow = z.strictObject({
  /** Null is the whole city. */
  wijkCode: WijkCodeSchema.nullable(),
  deliveredLocations: z.int(),
  expectedLocations: z.int(),
  figures: z.record(z.string(), Figure),
})
export type WijkRow = z.output<typeof WijkRow>

export const WijkTable = z.strictObject({
  peildatum: DateOn,
  smallCount: z.int(),
  denominatorFloor: z.int(),
  /** Column names in order; those in `byResidence` count where children live, the others where the voorschool stands. */
  columns: z.array(z.string()),
  byResidence: z.array(z.string()),
  rows: z.array(WijkRow),
  city: WijkRow,
})
export type WijkTable = z.output<typeof WijkTable>

export const Denominator = z.strictObject({
  wijkCode: WijkCodeSchema,
  peildatum: DateOn,
  /** Children with a VE-advies who live in the wijk, as counted by JGZ. */
  adviesCount: z.int().nullable(),
  source: z.string().nullable(),
  enteredAt: z.string().nullable(),
})
export type Denominator = z.output<typeof Denominator>

export const wijkanalyseContract = {
  'wijkanalyse.table': query({
    place: 'projectleider',
    role: 'projectleider',
    input: z.strictObject({ peildatum: DateOn }),
    output: WijkTable,
    reads: ['wijkanalyse', 'deliveries', 'settings'],
  }),
  /** What locations wrote for their wijk with their last accepted delivery of this peildatum. */
  'wijkanalyse.notes': query({
    place: 'projectleider',
    role: 'projectleider',
    input: z.strictObject({ peildatum: DateOn }),
    output: z.array(
      z.strictObject({ wijkCode: WijkCodeSchema, locationName: z.string(), strengths: z.string(), opportunities: z.string() }),
    ),
    reads: ['deliveries'],
  }),
  /** Ten rows, one per wijk, also where nothing was typed yet. */
  'wijkanalyse.denominators': query({
    place: 'projectleider',
    role: 'projectleider',
    input: z.strictObject({ peildatum: DateOn }),
    output: z.array(Denominator),
    reads: ['wijkanalyse'],
  }),
  /** Types in, changes or (null) takes away the number of one wijk on one day. */
  'wijkanalyse.setDenominator': command({
    place: 'projectleider',
    role: 'projectleider',
    input: z.strictObject({
      wijkCode: WijkCodeSchema,
      peildatum: DateOn,
      adviesCount: z.int().min(0).max(20_000).nullable(),
      source: line(120).nullable(),
    }),
    output: Nothing,
    changes: ['wijkanalyse'],
  }),
  /** The same table as the screen shows, nothing more, in a file where the user chooses. */
  'wijkanalyse.saveTable': job({
    place: 'projectleider',
    role: 'projectleider',
    input: z.strictObject({ peildatum: DateOn, format: z.enum(['xlsx', 'csv']) }),
    output: z.strictObject({ fileName: z.string() }),
    changes: [],
  }),
} as const
