import { addDays, dayInUtrecht, daysBetween } from '../../contract/dates.ts'
import type { oddities, refusals } from '../../contract/deliveries.ts'
import { ExportBody, exportFormatVersion } from '../../contract/exports.ts'
import { foldForSearch } from '../../contract/names.ts'
import { findImplausibility } from '../../contract/plausible-cells.ts'

export type Refusal = (typeof refusals)[number]
export type Oddity = (typeof oddities)[number]

/** A delivery later than this after its peildatum describes the past with the knowledge of today. */
export const lateAfterDays = 60

export type Reading =
  { readonly refusal: null; readonly body: ExportBody } | { readonly refusal: Refusal; readonly locationName: string | null }

/**
 * Judges the content of a file whose signature holds: form, version, definitions, plausibility. What came before it plays no
 * part yet. A newer format is named before the strict schema would call it bad.
 */
export function readBody(json: unknown, known: { readonly definitionHash: string; readonly today: string }): Reading {
  const locationName = claimedName(json)
  const refuse = (refusal: Refusal): Reading => ({ refusal, locationName })
  const format = formatOf(json)
  if (format !== null && format > exportFormatVersion) return refuse('newer-format')
  const parsed = ExportBody.safeParse(json)
  if (!parsed.success) return refuse('bad-content')
  const body = parsed.data
  if (body.definitionHash !== known.definitionHash) return refuse('other-definitions')
  if ((body.sequence === 1) !== (body.previousHash === null)) return refuse('implausible')
  if (body.peildatum > dayInUtrecht(body.madeAt) || body.peildatum > addDays(known.today, 1)) return refuse('implausible')
  if (findImplausibility(body.cells) !== null) return refuse('implausible')
  if (new Set(body.goals.map((goal) => goal.goalId)).size !== body.goals.length) return refuse('implausible')
  return { refusal: null, body }
}

function formatOf(json: unknown): number | null {
  const format = typeof json === 'object' && json !== null && 'format' in json ? json.format : null
  return typeof format === 'number' && Number.isSafeInteger(format) ? format : null
}

/** The name that a signed but unreadable file gives itself, to tell which location to call. */
function claimedName(json: unknown): string | null {
  if (typeof json !== 'object' || json === null || !('location' in json)) return null
  const { location } = json
  if (typeof location !== 'object' || location === null || !('name' in location)) return null
  const name = ExportBody.shape.location.shape.name.safeParse(location.name)
  return name.success ? name.data : null
}

/** What the chain needs to know of one delivery. */
export interface Link {
  readonly sequence: number
  readonly bodyHash: string
  readonly previousHash: string | null
  readonly peildatum: string
}

/** A delivery of the same location and signer that was kept: it waits, counts or counted. */
export interface KeptLink extends Link {
  readonly hasCounted: boolean
}

export type Judgement = { readonly refusal: Refusal } | { readonly refusal: null; readonly oddities: readonly Oddity[] }

/**
 * Judges the place of a delivery in the numbered chain of its location (security.md 3). Repeat, fork and rollback are refused;
 * a gap, a late one and a replacement are only named.
 */
export function judgeLink(link: Link & { readonly madeAt: string }, kept: readonly KeptLink[]): Judgement {
  if (kept.some((one) => one.bodyHash === link.bodyHash)) return { refusal: 'repeated' }
  if (isForked(link, kept)) return { refusal: 'forked' }
  if (isRolledBack(link, kept)) return { refusal: 'older-than-known' }
  const found: Oddity[] = []
  if (link.sequence > 1 && !kept.some((one) => one.sequence === link.sequence - 1)) found.push('gap')
  if (isLate(link, kept)) found.push('late')
  if (kept.some((one) => one.peildatum === link.peildatum)) found.push('replaces')
  return { refusal: null, oddities: found }
}

/** The same number with another content, or a neighbour in the chain that tells of another one. */
function isForked(link: Link, kept: readonly KeptLink[]): boolean {
  return kept.some(
    (one) =>
      one.sequence === link.sequence ||
      (one.sequence === link.sequence - 1 && one.bodyHash !== link.previousHash) ||
      (one.sequence === link.sequence + 1 && one.previousHash !== link.bodyHash),
  )
}

/** Something newer already counts or counted: letting an older one in would turn the clock back. */
export function isRolledBack(link: Pick<Link, 'sequence'>, kept: readonly KeptLink[]): boolean {
  return kept.some((one) => one.hasCounted && one.sequence > link.sequence)
}

function isLate({ peildatum, madeAt }: Pick<Link, 'peildatum'> & { readonly madeAt: string }, kept: readonly KeptLink[]): boolean {
  return daysBetween(peildatum, dayInUtrecht(madeAt)) > lateAfterDays || kept.some((one) => one.hasCounted && one.peildatum > peildatum)
}

/** Deliveries of one import in the order in which they were made, wherever the dialog put them. */
export function byLocationAndNumber<T extends { readonly locationId: string; readonly sequence: number; readonly madeAt: string }>(
  a: T,
  b: T,
): number {
  return compare(a.locationId, b.locationId) || a.sequence - b.sequence || compare(a.madeAt, b.madeAt)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The reason of a file that could not be opened, from the reason that reading, decrypting or verifying gave. */
export function refusalOf(reason: unknown): Refusal {
  switch (reason) {
    case 'too-large':
    case 'not-age':
    case 'other-key':
    case 'bad-signature':
      return reason
    case 'not-a-file':
      return 'not-age'
    case 'not-an-export':
    case 'too-complex':
      return 'bad-content'
    default:
      return 'broken'
  }
}

/** Whether an expected location is the one that now delivers for the first time: same wijk, same name but for capitals, accents and spaces. */
export function isExpected(
  expected: { readonly name: string; readonly wijkCode: string },
  arrived: { readonly locationName: string | null; readonly wijkCode: string | null },
): boolean {
  return expected.wijkCode === arrived.wijkCode && foldForSearch(expected.name) === foldForSearch(arrived.locationName ?? '')
}
