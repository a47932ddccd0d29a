import { z } from 'zod'
import { TypedWords } from './exports.ts'
import { command, job, query } from './operation.ts'
import { DateOn, Id, IdOnly, line, Nothing, Page, pageOf, Saved } from './values.ts'
import { WijkCodeSchema } from './wijken.ts'

/**
 * `unknown-sender` waits until the six words of the location were compared · `ready` may be accepted ·
 * `accepted` counts · `replaced` was accepted, then superseded by a newer one of the same peildatum ·
 * `refused` changed nothing; its reason says why.
 */
export const deliveryStates = ['unknown-sender', 'ready', 'accepted', 'replaced', 'refused'] as const

/** Why a file was refused or is odd. The text of each says what to do. */
export const refusals = [
  'too-large',
  'not-age',
  'other-key', // encrypted for somebody else
  'broken', // cut off, changed or damaged on its way
  'bad-signature',
  'changed-sender', // a known location, another signing key
  'bad-content', // not the agreed form
  'newer-format',
  'other-definitions', // other definition hash: the location must update, or we must
  'repeated', // the same delivery again
  'older-than-known', // a lower number than the one that was accepted: rollback
  'forked', // the same number or predecessor with another content
  'implausible', // e.g. a numerator above its denominator
] as const
/** Worth a look but no reason to refuse. */
export const oddities = ['gap', 'late', 'replaces'] as const

export const Delivery = z.strictObject({
  id: Id,
  fileName: z.string(),
  importedAt: z.string(),
  state: z.enum(deliveryStates),
  refusal: z.enum(refusals).nullable(),
  oddities: z.array(z.enum(oddities)),
  /** Of a file that could not be read these are null. */
  locationId: Id.nullable(),
  locationName: z.string().nullable(),
  wijkCode: WijkCodeSchema.nullable(),
  peildatum: DateOn.nullable(),
  sequence: z.int().nullable(),
  madeAt: z.string().nullable(),
  cells: z.int().nullable(),
})
export type Delivery = z.output<typeof Delivery>

export const KnownLocation = z.strictObject({
  id: Id,
  name: z.string(),
  houder: z.string(),
  wijkCode: WijkCodeSchema,
  /** False until its words were compared. */
  isVerified: z.boolean(),
  lastPeildatum: DateOn.nullable(),
})
export type KnownLocation = z.output<typeof KnownLocation>

export const deliveriesContract = {
  /** The projectleider's own receiving key, in words to read out by phone. */
  'deliveries.ownWords': query({
    place: 'projectleider',
    role: 'projectleider',
    input: Nothing,
    output: z.strictObject({ words: z.array(z.string()).length(6), recipient: z.string(), madeOn: DateOn }),
    reads: ['deliveries'],
  }),
  /** Saves the signed `.kpa-sleutel` card for the locations where the user chooses. */
  'deliveries.saveKeyCard': job({
    place: 'projectleider',
    role: 'projectleider',
    input: Nothing,
    output: z.strictObject({ fileName: z.string() }),
    changes: [],
  }),
  /** Reads the chosen files: checks each, keeps the good ones as `ready` or `unknown-sender` and the others as `refused`; nothing counts yet. */
  'deliveries.import': job({
    place: 'projectleider',
    role: 'projectleider',
    input: Nothing,
    output: z.strictObject({ ready: z.int(), unknownSender: z.int(), refused: z.int(), deliveryIds: z.array(Id) }),
    changes: ['deliveries'],
  }),
  /** The words that the location reads out, typed here; they must fit the key that signed this delivery. */
  'deliveries.confirmSender': command({
    place: 'projectleider',
    role: 'projectleider',
    input: z.strictObject({ deliveryId: Id, words: TypedWords }),
    output: z.strictObject({ locationId: Id, ready: z.int() }),
    changes: ['deliveries'],
  }),
  /** Lets `ready` deliveries count, in one transaction; an earlier one of the same location and peildatum becomes `replaced`. */
  'deliveries.accept': command({
    place: 'projectleider',
    role: 'projectleider',
    input: z.strictObject({ deliveryIds: z.array(Id).min(1).max(500) }),
    output: z.strictObject({ accepted: z.int(), replaced: z.int() }),
    changes: ['deliveries', 'wijkanalyse'],
  }),
  /** Takes a refused, ready or unknown one from the list; what counts or counted stays. */
  'deliveries.dismiss': command({ place: 'projectleider', role: 'projectleider', input: IdOnly, output: IdOnly, changes: ['deliveries'] }),
  'deliveries.list': query({
    place: 'projectleider',
    role: 'projectleider',
    input: z.strictObject({ state: z.enum(deliveryStates).optional(), peildatum: DateOn.optional(), page: Page.prefault({}) }),
    output: pageOf(Delivery).extend({ counts: z.record(z.enum(deliveryStates), z.int()) }),
    reads: ['deliveries'],
  }),
  /** Peildata of which there is at least one accepted delivery, newest first. */
  'deliveries.peildata': query({
    place: 'projectleider',
    role: 'projectleider',
    input: Nothing,
    output: z.array(z.strictObject({ peildatum: DateOn, accepted: z.int(), expected: z.int() })),
    reads: ['deliveries'],
  }),
  'deliveries.locations': query({
    place: 'projectleider',
    role: 'projectleider',
    input: Nothing,
    output: z.array(KnownLocation),
    reads: ['deliveries'],
  }),
  /** A location from which deliveries are expected, before its first one came. */
  'deliveries.expectLocation': command({
    place: 'projectleider',
    role: 'projectleider',
    input: z.strictObject({ name: line(80), houder: line(80), wijkCode: WijkCodeSchema }),
    output: Saved,
    changes: ['deliveries'],
  }),
  /** Expected locations without an accepted delivery for this peildatum. */
  'deliveries.missing': query({
    place: 'projectleider',
    role: 'projectleider',
    input: z.strictObject({ peildatum: DateOn }),
    output: z.array(KnownLocation),
    reads: ['deliveries'],
  }),
} as const
