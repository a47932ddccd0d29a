import { AppError, breakRule } from '../../contract/errors.ts'
import { ExportBody, exportFormatVersion } from '../../contract/exports.ts'
import type { Cell } from '../../contract/indicators.ts'
import type { Goal } from '../../contract/jaarplan.ts'
import { findImplausibility } from '../../contract/plausible-cells.ts'
import type { WijkCode } from '../../contract/wijken.ts'
import { slug } from '../../documents/file-name.ts'

export type Obstacle = 'no-wijk' | 'no-houder' | 'practice' | 'future-peildatum'

export interface Sender {
  readonly id: string
  readonly name: string
  readonly houder: string
  readonly wijkCode: WijkCode | null
}

export interface Situation {
  readonly location: Sender
  readonly isPractice: boolean
  /** Whether a practice workspace knows a practice key to send to. */
  readonly hasPracticeRecipient: boolean
  readonly peildatum: string
  readonly today: string
}

/** Everything that stands in the way of an export, whoever would receive it. */
export function obstaclesOf({ location, isPractice, hasPracticeRecipient, peildatum, today }: Situation): Obstacle[] {
  const obstacles: Obstacle[] = []
  if (location.wijkCode === null) obstacles.push('no-wijk')
  if (location.houder === '') obstacles.push('no-houder')
  if (isPractice && !hasPracticeRecipient) obstacles.push('practice')
  if (peildatum > today) obstacles.push('future-peildatum')
  return obstacles
}

export interface Receiver {
  readonly isVerified: boolean
  readonly isPractice: boolean
}

/**
 * Throws what forbids this export: `rule-broken` location-incomplete, future-peildatum, practice-export (invented figures to
 * a real key) or practice-recipient (real figures to a practice key), `unverified-key`.
 */
export function requireMayExport(situation: Situation, receiver: Receiver): void {
  const obstacles = obstaclesOf(situation)
  if (obstacles.includes('no-wijk') || obstacles.includes('no-houder')) breakRule('location-incomplete')
  if (obstacles.includes('future-peildatum')) breakRule('future-peildatum')
  if (situation.isPractice && !receiver.isPractice) breakRule('practice-export')
  if (!situation.isPractice && receiver.isPractice) breakRule('practice-recipient')
  if (!receiver.isVerified) throw new AppError('unverified-key')
}

/** `<locatie>-<peildatum>-<nr>.kpa.age` */
export function exportFileName(locationName: string, peildatum: string, sequence: number): string {
  return `${slug(locationName)}-${peildatum}-${String(sequence)}.kpa.age`
}

export interface BodyParts {
  readonly location: Sender
  readonly definitionHash: string
  readonly peildatum: string
  readonly sequence: number
  readonly previousHash: string | null
  readonly madeAt: string
  readonly appVersion: string
  readonly cells: readonly Cell[]
  readonly goals: readonly Goal[]
  readonly notes: { readonly strengths: string | null; readonly opportunities: string | null }
}

/**
 * The text that gets signed. It goes through the same schema and the same plausibility as at the receiver's, so that a
 * location hears at once what would be refused later: `rule-broken` implausible-cells { reason }.
 */
export function exportBody({ location, goals, notes, cells, ...rest }: BodyParts): string {
  const reason = findImplausibility(cells)
  if (reason !== null) breakRule('implausible-cells', { reason })
  const body = ExportBody.parse({
    ...rest,
    format: exportFormatVersion,
    location: { locationId: location.id, name: location.name, houder: location.houder, wijkCode: location.wijkCode },
    cells,
    goals: goals.map(({ id, theme, indicator, baseline, target, status }) => ({ goalId: id, theme, indicator, baseline, target, status })),
    notes: { strengths: notes.strengths ?? '', opportunities: notes.opportunities ?? '' },
  })
  return JSON.stringify(body)
}
