import { z } from 'zod'
import { DateOn, Id, InstantAt } from './values.ts'

export const bulkKinds = ['turning_four', 'move', 'school_year'] as const
export type BulkKind = (typeof bulkKinds)[number]

const Move = z.strictObject({ fromGroupId: Id, toGroupId: Id })

/**
 * What is done with many children at once:
 * `turning_four` who turns four up to a day leaves, on the last day before the birthday · `move` all children of a group go to another
 * on a day, with the same half-days · `school_year` both, on 1 August: who turns four before it leaves, and groups move on.
 */
export const BulkPlan = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('turning_four'), until: DateOn }),
  Move.extend({ kind: z.literal('move'), startsOn: DateOn }),
  z.strictObject({
    kind: z.literal('school_year'),
    /** Named by the year in which it starts. */
    schoolYear: z.int().min(2000).max(2100),
    moves: z
      .array(Move)
      .max(50)
      .refine((all) => new Set(all.map((one) => one.fromGroupId)).size === all.length, { params: { rule: 'group-moves-twice' } }),
  }),
])
export type BulkPlan = z.output<typeof BulkPlan>

export const bulkActions = ['leave', 'move'] as const

/** What would happen with one child. */
export const BulkStep = z.strictObject({
  childId: Id,
  name: z.string(),
  bornOn: DateOn,
  groupName: z.string(),
  action: z.enum(bulkActions),
  /** The last day of a leave, the first day of a move. */
  on: DateOn,
  toGroupName: z.string().nullable(),
  /** Which rule stands in the way, with its figures; null when nothing does. */
  problem: z
    .strictObject({ rule: z.string(), figures: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])) })
    .nullable(),
})
export type BulkStep = z.output<typeof BulkStep>

export const BulkChange = z.strictObject({
  id: Id,
  kind: z.enum(bulkKinds),
  children: z.int(),
  madeAt: InstantAt,
  madeByName: z.string(),
  undoneAt: InstantAt.nullable(),
})
export type BulkChange = z.output<typeof BulkChange>
