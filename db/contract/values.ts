import { z } from 'zod'

/** The small schemas that every feature's input is made of. */
export const Id = z.uuid()
/** A calendar date, `YYYY-MM-DD`; the calendar is checked (29 February only in leap years). */
export const DateOn = z.iso.date()
/** An instant in UTC, `YYYY-MM-DDTHH:MM:SS.sssZ`. */
export const InstantAt = z.iso.datetime()
/** Optimistic lock: the version that the user saw when she began to change the record. */
export const Version = z.int().min(1)

const noControlCharacters = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/u

/** One line of text that somebody types: names, titles. */
export function line(maximumLength: number) {
  return z
    .string()
    .normalize()
    .trim()
    .min(1)
    .max(maximumLength)
    .regex(/^[^\u0000-\u001f\u007f]*$/u)
}

/** Text of several lines; control characters other than tab and new line are refused. */
export function text(maximumLength: number) {
  return z.string().normalize().trim().min(1).max(maximumLength).regex(noControlCharacters)
}

/**
 * Text of several lines that may have been pasted from a word processor: its own kinds of line break (vertical tab, form feed,
 * the separators of Unicode) become new lines, so that a page of Word is not refused for a sign that nobody sees.
 */
export function pastedText(maximumLength: number) {
  return pasted().min(1).max(maximumLength).regex(noControlCharacters)
}

/** The same, where leaving it empty says something too. */
export function pastedTextOrNothing(maximumLength: number) {
  return pasted().max(maximumLength).regex(noControlCharacters)
}

function pasted() {
  return z
    .string()
    .overwrite((typed) => typed.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/gu, '\n'))
    .normalize()
    .trim()
}

/** What is typed in a search box; may be empty. */
export const SearchText = z.string().normalize().trim().max(200)

/** Which rows of a list: every list has a limit. */
export const Page = z.strictObject({ offset: z.int().min(0).max(1_000_000).default(0), limit: z.int().min(1).max(500).default(100) })

export function pageOf<T extends z.ZodType>(row: T) {
  return z.strictObject({ rows: z.array(row), total: z.int() })
}

export const Nothing = z.strictObject({})
export const IdOnly = z.strictObject({ id: Id })
/** The record's new version after a change. */
export const Saved = z.strictObject({ id: Id, version: Version })
