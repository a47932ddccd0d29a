import { z } from 'zod'
import { command, query } from './operation.ts'
import { Nothing } from './values.ts'

/** Names the form and the record that the draft belongs to, e.g. `observations.log` or `parents.log:<child>`. */
export const DraftKey = z.string().regex(/^[a-zA-Z.]{1,60}(:[0-9a-f-]{1,36})?$/)
/**
 * 0 nearly always. Two windows that type in the same form have a part each from the moment that they would overwrite one another:
 * nothing that somebody typed is lost to another window of her own.
 */
const Part = z.int().min(0).max(99)
/** What a window read or wrote last; 0 when it saw no draft. */
const Seen = z.int().min(0)
export const Draft = z.strictObject({ key: DraftKey, part: Part, values: z.json(), savedAt: z.string(), version: z.int() })
export type Draft = z.output<typeof Draft>

/** What stands in the list of my drafts. */
export const DraftSummary = z.strictObject({
  key: DraftKey,
  part: Part,
  /** The key without its record: `observations.log`. */
  form: z.string(),
  /** The record that the form was about, a child or something else; null for a form that begins empty. */
  subjectId: z.string().nullable(),
  /** The children that the draft is about, as far as they can still be named. */
  childNames: z.array(z.string()),
  /** The beginning of what was typed; empty when nothing but choices were made. */
  excerpt: z.string(),
  savedAt: z.string(),
  version: z.int(),
})
export type DraftSummary = z.output<typeof DraftSummary>

/** Sixteen children with a long text each still fit. */
const tooLarge = 262_144

/** What somebody was typing, per user: inside the encrypted record, so that it survives lock, crash and update. */
export const draftsContract = {
  /** Mine, newest first; at most 200. */
  'drafts.list': query({ place: 'any', role: 'user', input: Nothing, output: z.array(DraftSummary), reads: ['drafts'] }),
  /** The newest part, or the one that is asked for. */
  'drafts.read': query({
    place: 'any',
    role: 'user',
    input: z.strictObject({ key: DraftKey, part: Part.optional() }),
    output: Draft.nullable(),
    reads: ['drafts'],
  }),
  /**
   * Takes the place of the version that this window saw. When another window saved meanwhile, both are kept: the answer names the part
   * in which this window goes on.
   */
  'drafts.save': command({
    place: 'any',
    role: 'user',
    input: z.strictObject({
      key: DraftKey,
      part: Part.default(0),
      seen: Seen.default(0),
      values: z.json().refine((values) => JSON.stringify(values).length <= tooLarge),
    }),
    output: z.strictObject({ part: Part, version: z.int(), savedAt: z.string() }),
    changes: ['drafts'],
    audited: false,
  }),
  'drafts.discard': command({
    place: 'any',
    role: 'user',
    input: z.strictObject({ key: DraftKey, part: Part.default(0) }),
    output: Nothing,
    changes: ['drafts'],
    audited: false,
  }),
} as const
