import { join } from 'node:path'
import { z } from 'zod'
import { utf8, fromUtf8 } from '../crypto/bytes.ts'
import { readIfThere, writeFileAtomically } from './atomic-file.ts'

/** `recovery`: a recovery code was tried. `unknown`: the list itself was found unreadable and started anew. */
const Who = z.union([z.uuid(), z.literal('recovery'), z.literal('unknown')])

const Attempts = z.strictObject({
  format: z.literal('kernwijzer-attempts-1'),
  delays: z.record(Who, z.strictObject({ count: z.int().min(1), lastAt: z.iso.datetime() })),
  failures: z.array(z.strictObject({ who: Who, at: z.iso.datetime() })).max(500),
})
type Attempts = z.output<typeof Attempts>

/** A failed attempt, for the audit at the next unlock: who was tried and when, never what was typed. */
export interface FailedAttempt {
  readonly who: string
  readonly at: string
}

const fileName = 'attempts.json'
const freeFailures = 2
const longestDelayMs = 60_000
const rememberedFailures = 500

/** The wait after so many failures in a row: none, none, 1 s, 2 s, 4 s … one minute; never for good. */
export function delayAfter(failureCount: number): number {
  if (failureCount <= freeFailures) return 0
  return Math.min(longestDelayMs, 1_000 * 2 ** Math.min(16, failureCount - freeFailures - 1))
}

/**
 * Milliseconds until this person may try again; 0 is now. Survives a restart. A clock that was set back starts the wait
 * anew instead of making it longer, so nobody waits more than a minute.
 */
export function retryAfterMs(folder: string, who: string, now: string): number {
  const attempts = read(folder, now)
  const delay = attempts.delays[who]
  if (delay === undefined) return 0
  const passedMs = Date.parse(now) - Date.parse(delay.lastAt)
  if (passedMs < 0) {
    write(folder, { ...attempts, delays: { ...attempts.delays, [who]: { ...delay, lastAt: now } } })
    return delayAfter(delay.count)
  }
  return Math.max(0, delayAfter(delay.count) - passedMs)
}

/** Remembers a failure and answers the wait that it causes. */
export function recordFailure(folder: string, who: string, now: string): number {
  const attempts = read(folder, now)
  const count = (attempts.delays[who]?.count ?? 0) + 1
  write(folder, {
    ...attempts,
    delays: { ...attempts.delays, [who]: { count, lastAt: now } },
    failures: [...attempts.failures, { who, at: now }].slice(-rememberedFailures),
  })
  return delayAfter(count)
}

/** After a success: the next failure is a first one again. The failures stay for the audit. */
export function forgetDelay(folder: string, who: string, now: string): void {
  const attempts = read(folder, now)
  if (attempts.delays[who] === undefined) return
  write(folder, { ...attempts, delays: Object.fromEntries(Object.entries(attempts.delays).filter(([key]) => key !== who)) })
}

/** The failures that are not in the audit yet, oldest first. Call `forgetFailures` with them once they are. */
export function failedAttempts(folder: string, now: string): readonly FailedAttempt[] {
  return read(folder, now).failures
}

export function forgetFailures(folder: string, audited: readonly FailedAttempt[], now: string): void {
  if (audited.length === 0) return
  const attempts = read(folder, now)
  const done = new Set(audited.map(({ who, at }) => `${who} ${at}`))
  write(folder, { ...attempts, failures: attempts.failures.filter(({ who, at }) => !done.has(`${who} ${at}`)) })
}

/** A list that cannot be read must not keep anybody out, nor pass in silence: it becomes one failure by `unknown`. */
function read(folder: string, now: string): Attempts {
  const empty: Attempts = { format: 'kernwijzer-attempts-1', delays: {}, failures: [] }
  const bytes = readIfThere(join(folder, fileName))
  if (bytes === null) return empty
  const parsed = Attempts.safeParse(parse(bytes))
  return parsed.success ? parsed.data : { ...empty, failures: [{ who: 'unknown', at: now }] }
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(bytes)) as unknown
  } catch {
    // Damaged: `read` turns it into a failure by `unknown`.
    return undefined
  }
}

function write(folder: string, attempts: Attempts): void {
  writeFileAtomically(join(folder, fileName), utf8(`${JSON.stringify(attempts)}\n`))
}
