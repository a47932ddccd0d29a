import { breakRule } from '../../contract/errors.ts'
import { overlaps, type Period } from '../../contract/planning.ts'
import type { Student } from '../../contract/students.ts'

export type Gate = Student['gate']

interface Registration {
  readonly personRegisterOn: string | null
  readonly registerLinkedOn: string | null
}

/** One weekly dagdeel during a period. */
export interface WeeklyDagdeel extends Period {
  readonly weekday: number
  readonly dagdeel: 'ochtend' | 'middag'
}

/**
 * What keeps a student from working on a day: nobody works before being enrolled in the Personenregister and linked by
 * the organisation (domain.md 8; section 0, fact 9).
 */
export function gateOn(day: string, { personRegisterOn, registerLinkedOn }: Registration): Gate {
  if (personRegisterOn === null) return 'not-registered'
  if (registerLinkedOn === null) return 'not-linked'
  return registerLinkedOn <= day ? 'open' : 'linked-later'
}

/** Breaks `student-not-registered`, `student-not-linked` or `student-linked-later` unless the gate is open on the day. */
export function requireOpenGate(day: string, registration: Registration): void {
  const gate = gateOn(day, registration)
  if (gate === 'not-registered') breakRule('student-not-registered')
  if (gate === 'not-linked') breakRule('student-not-linked')
  if (gate === 'linked-later') breakRule('student-linked-later', { linkedOn: registration.registerLinkedOn })
}

/**
 * The days in the register are facts, so not after today, and linking asks for an enrolment first.
 * Breaks `future-date` { field }, `linked-before-registered`, `ends-before-start`.
 */
export function requireSoundStudent(student: Registration & Period, today: string): void {
  const { personRegisterOn, registerLinkedOn } = student
  for (const field of ['personRegisterOn', 'registerLinkedOn'] as const)
    if ((student[field] ?? '') > today) breakRule('future-date', { field })
  if (registerLinkedOn !== null && (personRegisterOn === null || registerLinkedOn < personRegisterOn)) {
    breakRule('linked-before-registered', { field: 'registerLinkedOn' })
  }
  requireOrder(student)
}

/** Breaks `ends-before-start`. */
export function requireOrder({ startsOn, endsOn }: Period): void {
  if (endsOn !== null && endsOn < startsOn) breakRule('ends-before-start', { field: 'endsOn' })
}

/** An assignment without a last day lasts as long as the student is there. */
export function endWithin(endsOn: string | null, student: Period): string | null {
  return endsOn ?? student.endsOn
}

/** Breaks `outside-student-period`, with the period to choose from. */
export function requireWithin(assignment: Period, student: Period): void {
  const startsOutside = assignment.startsOn < student.startsOn || (student.endsOn !== null && assignment.startsOn > student.endsOn)
  const endsLater = student.endsOn !== null && (assignment.endsOn === null || assignment.endsOn > student.endsOn)
  if (startsOutside || endsLater) breakRule('outside-student-period', { startsOn: student.startsOn, endsOn: student.endsOn })
}

/** Formatief counts for the number of professionals, which asks for a begeleidingsplan (domain.md 8). Breaks `no-guidance-plan`. */
export function requireGuidancePlan(
  assignment: { readonly deployment: 'boventallig' | 'formatief'; readonly startsOn: string },
  guidancePlanOn: string | null,
): void {
  if (assignment.deployment === 'boventallig') return
  if (guidancePlanOn === null || guidancePlanOn > assignment.startsOn) breakRule('no-guidance-plan')
}

/** A student is in one place at a time. Breaks `student-already-there`. */
export function requireFree(wanted: WeeklyDagdeel, existing: readonly WeeklyDagdeel[]): void {
  const clash = existing.some((one) => one.weekday === wanted.weekday && one.dagdeel === wanted.dagdeel && overlaps(one, wanted))
  if (clash) breakRule('student-already-there')
}

/** An end can be set or come sooner; a longer assignment is a new one, which passes every check again. */
export function requireEarlierEnd(assignment: Period, endsOn: string): void {
  requireOrder({ startsOn: assignment.startsOn, endsOn })
  if (assignment.endsOn !== null && endsOn > assignment.endsOn) breakRule('assignment-ends-sooner', { endsOn: assignment.endsOn })
}

interface Planned extends Period {
  readonly id: string
  readonly state: 'gepland' | 'actief'
  readonly deployment: 'boventallig' | 'formatief'
}

/** What has to happen to a student's assignments when her own record changes. */
export interface Consequences {
  /** They begin after the student has left: they never happen. */
  readonly cancelled: readonly string[]
  /** They are put back to `gepland` and wait for the gate; ends on the given day. */
  readonly changed: readonly { readonly id: string; readonly state: 'gepland' | 'actief'; readonly endsOn: string | null }[]
}

/**
 * Follows from the new record: assignments end when the student does, and an active one that is not over goes back to
 * `gepland` when its gate, or the begeleidingsplan of a formatief one, is no longer in order. What is past stays as it was.
 * Breaks `assignments-before-start` when the student would begin after one of them.
 */
export function consequencesOf(
  student: Registration & Period & { readonly guidancePlanOn: string | null },
  assignments: readonly Planned[],
  today: string,
): Consequences {
  const { endsOn: lastOn } = student
  const cancelled = assignments.filter((one) => lastOn !== null && one.startsOn > lastOn)
  const kept = assignments.filter((one) => !cancelled.includes(one))
  const first = kept.map((one) => one.startsOn).reduce((earliest, day) => (day < earliest ? day : earliest), '9999-12-31')
  if (first < student.startsOn) breakRule('assignments-before-start', { startsOn: first })

  const changed = kept
    .map((one) => {
      const endsOn = lastOn !== null && (one.endsOn === null || one.endsOn > lastOn) ? lastOn : one.endsOn
      const isOver = one.endsOn !== null && one.endsOn < today
      const mayStay = gateOn(one.startsOn, student) === 'open' && hasPlan(one, student.guidancePlanOn)
      const state = one.state === 'actief' && !isOver && !mayStay ? ('gepland' as const) : one.state
      return { before: one, after: { id: one.id, state, endsOn } }
    })
    .filter(({ before, after }) => before.state !== after.state || before.endsOn !== after.endsOn)
    .map(({ after }) => after)
  return { cancelled: cancelled.map((one) => one.id), changed }
}

function hasPlan(assignment: Planned, guidancePlanOn: string | null): boolean {
  return assignment.deployment === 'boventallig' || (guidancePlanOn !== null && guidancePlanOn <= assignment.startsOn)
}
