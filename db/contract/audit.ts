import { z } from 'zod'
import { query } from './operation.ts'
import { DateOn, Id, Nothing, Page, pageOf } from './values.ts'

export const AuditEntry = z.strictObject({
  sequence: z.int(),
  at: z.string(),
  userId: Id.nullable(),
  userName: z.string().nullable(),
  /** The operation's name, or an event of the vault such as `workspaces.unlock`. */
  operation: z.string(),
  subjectId: z.string().nullable(),
  /** Who or what it was about, where it still exists: a child's short name, a student, a group. */
  subjectName: z.string().nullable(),
  /** `ok`, or the code of the error. */
  outcome: z.string(),
  /** Counts only, e.g. `{ "cells": 24 }`. */
  figures: z.record(z.string(), z.number()),
})
export type AuditEntry = z.output<typeof AuditEntry>

export const auditContract = {
  'audit.list': query({
    place: 'voorschool',
    role: 'locatiemanager',
    input: z.strictObject({
      userId: Id.optional(),
      operation: z.string().max(80).optional(),
      subjectId: Id.optional(),
      from: DateOn.optional(),
      until: DateOn.optional(),
      page: Page.prefault({}),
    }),
    output: pageOf(AuditEntry),
    reads: ['audit'],
  }),
  /** The same for the projectleider's own workspace. */
  'audit.listOwn': query({
    place: 'projectleider',
    role: 'projectleider',
    input: z.strictObject({ from: DateOn.optional(), until: DateOn.optional(), page: Page.prefault({}) }),
    output: pageOf(AuditEntry),
    reads: ['audit'],
  }),
  /** Recomputes the chain of hashes from the first row to the last. */
  'audit.verify': query({
    place: 'any',
    role: 'user',
    input: Nothing,
    output: z.strictObject({ rows: z.int(), brokenAt: z.int().nullable() }),
    reads: ['audit'],
  }),
} as const
