import { z } from 'zod'
import { Cell, indicatorIds } from './indicators.ts'
import { goalStatuses } from './jaarplan.ts'
import { command, job, query } from './operation.ts'
import { DateOn, Id, IdOnly, line, Nothing, text } from './values.ts'
import { WijkCodeSchema } from './wijken.ts'

export const exportFormatVersion = 1
/** Hash of the signed body, in lower-case hex. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const Words = z.array(z.string()).length(6)

/** The signed body of a `.kpa.age` file (security.md 3): counts only. */
export const ExportBody = z.strictObject({
  format: z.literal(exportFormatVersion),
  definitionHash: Sha256,
  location: z.strictObject({ locationId: Id, name: line(80), houder: line(80), wijkCode: WijkCodeSchema }),
  peildatum: DateOn,
  sequence: z.int().min(1).max(1_000_000),
  /** Of the body of this location's previous delivery; null for the first. */
  previousHash: Sha256.nullable(),
  madeAt: z.iso.datetime(),
  appVersion: z.string().max(40),
  cells: z.array(Cell).min(1).max(2000),
  goals: z
    .array(
      z.strictObject({
        goalId: Id,
        theme: line(60),
        indicator: z.enum(indicatorIds).nullable(),
        baseline: z.number().nullable(),
        target: z.number().nullable(),
        status: z.enum(goalStatuses),
      }),
    )
    .max(200),
  /** What the locatiemanager typed for the wijk; never text from a dossier. */
  notes: z.strictObject({ strengths: z.string().max(2000), opportunities: z.string().max(2000) }),
})
export type ExportBody = z.output<typeof ExportBody>

export const Recipient = z.strictObject({
  id: Id,
  name: z.string(),
  madeOn: DateOn,
  addedAt: z.string(),
  isVerified: z.boolean(),
  /** The key of a practice workspace: takes figures of practice workspaces only. */
  isPractice: z.boolean(),
})
export type Recipient = z.output<typeof Recipient>

/** Words as somebody typed them; case, accents and spaces are forgiven. */
export const TypedWords = z.string().min(1).max(200)

export const exportsContract = {
  /** Exactly what would leave, and what still stands in the way. */
  'exports.preview': query({
    place: 'voorschool',
    role: 'locatiemanager',
    input: z.strictObject({ peildatum: DateOn }),
    output: z.strictObject({
      cells: z.array(Cell),
      sequence: z.int(),
      goalCount: z.int(),
      /** An earlier delivery of the same peildatum will be replaced at the projectleider's. */
      replacesEarlier: z.boolean(),
      obstacles: z.array(z.enum(['no-wijk', 'no-houder', 'practice', 'future-peildatum'])),
    }),
    reads: ['exports', 'children', 'advies', 'groups', 'observations', 'parents', 'students', 'jaarplan', 'location'],
  }),
  'exports.create': job({
    place: 'voorschool',
    role: 'locatiemanager',
    input: z.strictObject({
      peildatum: DateOn,
      recipientId: Id,
      notes: z.strictObject({ strengths: text(2000).nullable(), opportunities: text(2000).nullable() }),
    }),
    output: z.strictObject({ fileName: z.string(), sequence: z.int(), cells: z.int(), bytes: z.int() }),
    changes: ['exports'],
  }),
  'exports.history': query({
    place: 'voorschool',
    role: 'locatiemanager',
    input: Nothing,
    output: z.array(
      z.strictObject({
        sequence: z.int(),
        peildatum: DateOn,
        madeAt: z.string(),
        fileName: z.string(),
        cells: z.int(),
        recipientName: z.string(),
        madeByName: z.string(),
      }),
    ),
    reads: ['exports'],
  }),
  /** The six words of this location's own signing key, to read out by phone. */
  'exports.ownWords': query({
    place: 'voorschool',
    role: 'locatiemanager',
    input: Nothing,
    output: z.strictObject({ words: Words }),
    reads: ['exports'],
  }),
  'exports.recipients': query({
    place: 'voorschool',
    role: 'locatiemanager',
    input: Nothing,
    output: z.array(Recipient),
    reads: ['exports'],
  }),
  /** Reads a `.kpa-sleutel` that the user chooses; it counts for nothing until its words were compared. */
  'exports.addRecipient': job({ place: 'voorschool', role: 'locatiemanager', input: Nothing, output: Recipient, changes: ['exports'] }),
  /** The words that the projectleider reads out by phone, typed here; they are not shown before, so that nobody clicks them away. */
  'exports.verifyRecipient': command({
    place: 'voorschool',
    role: 'locatiemanager',
    input: z.strictObject({ id: Id, words: TypedWords }),
    output: Recipient,
    changes: ['exports'],
  }),
  'exports.removeRecipient': command({ place: 'voorschool', role: 'locatiemanager', input: IdOnly, output: IdOnly, changes: ['exports'] }),
} as const
