/**
 * Everything that can be expected to go wrong. Each code has a Dutch text in `resources/locales/nl/errors.json`
 * that says what to do; anything that is not in this list is a bug and travels as `bug { incident }`.
 */
export const errorCodes = [
  'invalid-input', // details: { "<field path>": "<zod issue code>" }
  'not-allowed',
  'not-found',
  'conflict', // somebody changed the record meanwhile; details: { version }
  'not-unique', // details: { field }
  'rule-broken', // a rule of the domain; details: { rule, ...figures }
  'locked',
  'cancelled',
  'wrong-password', // details: { retryAfterMs }
  'wrong-recovery-code',
  'unreadable-workspace', // the folder is no workspace, or misses a file; details: { reason }
  'damaged-keys', // keys.json was changed or broken
  'damaged-database', // record.db does not open or does not verify: restore a backup
  'newer-database', // made by a newer version; details: { found, known }
  'workspace-in-use', // details: { host, since }, or { reason: 'unknown' } when the lock file cannot be read
  'damaged-file', // an import or export file; details: { reason }
  'refused-file', // well-formed but not acceptable; details: { reason }
  'file-problem', // the disk: details: { reason: 'full' | 'read-only' | 'missing' | 'busy' | 'exists' | 'other' }
  'unverified-key', // the six words were not compared yet
  'backend-stopped',
  'bug', // details: { incident }
] as const
export type ErrorCode = (typeof errorCodes)[number]

/** Small and never personal: field names, codes, counts, versions. */
export type ErrorDetails = Readonly<Record<string, string | number | boolean | null>>

/** What crosses the wire. */
export interface WireError {
  readonly code: ErrorCode
  readonly details: ErrorDetails
}

/** An expected error: thrown by handlers and rules, shown to the user in words. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(code)
    this.name = 'AppError'
    this.code = code
    this.details = details
  }
}

/** Throws `rule-broken`, with the rule's name and the figures that its text shows. */
export function breakRule(rule: string, figures: ErrorDetails = {}): never {
  throw new AppError('rule-broken', { rule, ...figures })
}
