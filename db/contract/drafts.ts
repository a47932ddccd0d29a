import { z } from 'zod'
import { command, query } from './operation.ts'
import { Nothing } from './values.ts'

/** Names the form and the record that the draft belongs to, e.g. `observations.log` or `parents.log:<child>`. */
export const DraftKey = z.string().regex(/^[a-zA-Z.]{1,60}(:[0-9a-f-]{1,36})?$/)
export const Draft = z.strictObject({ key: DraftKey, values: z.json(), savedAt: z.string() })
export type Draft = z.output<typeof Draft>

const tooLarge = 65_536

/** What somebody was typing, per user: inside the encrypted record, so that it survives lock, crash and update. */
export const draftsContract = {
  'drafts.list': query({ place: 'any', role: 'user', input: Nothing, output: z.array(Draft), reads: ['drafts'] }),
  'drafts.read': query({
    place: 'any',
    role: 'user',
    input: z.strictObject({ key: DraftKey }),
    output: Draft.nullable(),
    reads: ['drafts'],
  }),
  'drafts.save': command({
    place: 'any',
    role: 'user',
    input: z.strictObject({ key: DraftKey, values: z.json().refine((values) => JSON.stringify(values).length <= tooLarge) }),
    output: Nothing,
    changes: [],
    audited: false,
  }),
  'drafts.discard': command({
    place: 'any',
    role: 'user',
    input: z.strictObject({ key: DraftKey }),
    output: Nothing,
    changes: ['drafts'],
    audited: false,
  }),
} as const
