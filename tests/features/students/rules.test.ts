import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../../db/contract/dates.ts'
import { overlaps, type Period } from '../../../db/contract/planning.ts'
import {
  consequencesOf,
  endWithin,
  gateOn,
  requireEarlierEnd,
  requireFree,
  requireGuidancePlan,
  requireOpenGate,
  requireSoundStudent,
  requireWithin,
} from '../../../db/features/students/rules.ts'
import { brokenBy, day, ruleOf } from '../../support/rules.ts'

const today = '2026-11-23'
const linked = { personRegisterOn: '2026-09-01', registerLinkedOn: '2026-09-10' }
const student = { ...linked, guidancePlanOn: null, startsOn: '2026-09-01', endsOn: null }
const onMonday = { weekday: 1, dagdeel: 'ochtend', startsOn: '2026-10-05', endsOn: null } as const
const assignment = { id: 'a', state: 'actief', deployment: 'boventallig', startsOn: '2026-10-05', endsOn: null } as const

const period: fc.Arbitrary<Period> = fc
  .tuple(day, fc.option(fc.integer({ min: 0, max: 400 })))
  .map(([startsOn, days]) => ({ startsOn, endsOn: days === null ? null : addDays(startsOn, days) }))

describe('the gate', () => {
  test.each([
    [{ personRegisterOn: null, registerLinkedOn: null }, 'not-registered', { rule: 'student-not-registered' }],
    [{ personRegisterOn: '2026-09-01', registerLinkedOn: null }, 'not-linked', { rule: 'student-not-linked' }],
    [
      { personRegisterOn: '2026-09-01', registerLinkedOn: '2026-11-24' },
      'linked-later',
      { rule: 'student-linked-later', linkedOn: '2026-11-24' },
    ],
    [{ personRegisterOn: '2026-09-01', registerLinkedOn: '2026-11-23' }, 'open', null],
  ])('%o is %s', (registration, gate, broken) => {
    expect(gateOn(today, registration)).toBe(gate)
    expect(brokenBy(() => requireOpenGate(today, registration))).toEqual(broken)
  })

  test('once open it stays open', () => {
    fc.assert(
      fc.property(day, day, day, (linkedOn, one, other) => {
        const registration = { personRegisterOn: linkedOn, registerLinkedOn: linkedOn }
        const [earlier, later] = one < other ? [one, other] : [other, one]
        if (gateOn(earlier, registration) === 'open') expect(gateOn(later, registration)).toBe('open')
      }),
    )
  })
})

describe('a student', () => {
  test.each([
    [{}, null],
    [{ personRegisterOn: null, registerLinkedOn: null }, null],
    [{ personRegisterOn: today, registerLinkedOn: today }, null],
    [{ personRegisterOn: '2026-11-24', registerLinkedOn: null }, 'future-date'],
    [{ registerLinkedOn: '2026-11-24' }, 'future-date'],
    [{ registerLinkedOn: '2026-08-31' }, 'linked-before-registered'],
    [{ personRegisterOn: null }, 'linked-before-registered'],
    [{ endsOn: '2026-08-31' }, 'ends-before-start'],
    [{ endsOn: '2026-09-01' }, null],
  ])('with %o breaks %s', (change, rule) => {
    expect(ruleOf(() => requireSoundStudent({ ...student, ...change }, today))).toBe(rule)
  })
})

describe('an assignment', () => {
  test('lies within the period of the student, and lasts as long without a last day', () => {
    const until = { startsOn: '2026-09-01', endsOn: '2027-07-02' }
    expect(endWithin(null, until)).toBe('2027-07-02')
    expect(endWithin('2026-12-01', until)).toBe('2026-12-01')
    expect(endWithin(null, student)).toBeNull()
    expect(ruleOf(() => requireWithin(until, until))).toBeNull()
    expect(brokenBy(() => requireWithin({ startsOn: '2026-08-31', endsOn: null }, student))).toEqual({
      rule: 'outside-student-period',
      startsOn: '2026-09-01',
      endsOn: null,
    })
    expect(ruleOf(() => requireWithin({ startsOn: '2026-09-01', endsOn: '2027-07-03' }, until))).toBe('outside-student-period')
    expect(ruleOf(() => requireWithin({ startsOn: '2026-09-01', endsOn: null }, until))).toBe('outside-student-period')
    expect(ruleOf(() => requireWithin({ startsOn: '2027-07-03', endsOn: '2027-07-02' }, until))).toBe('outside-student-period')
  })

  test('within a period overlaps it: what endWithin proposes is never refused for its end', () => {
    fc.assert(
      fc.property(period, period, (wanted, whole) => {
        const inside = { startsOn: wanted.startsOn, endsOn: endWithin(wanted.endsOn, whole) }
        if (ruleOf(() => requireWithin(inside, whole)) !== null) return
        expect(overlaps(inside, whole)).toBe(true)
      }),
    )
  })

  test('that is formatief needs a begeleidingsplan by its first day', () => {
    const formatief = { deployment: 'formatief', startsOn: '2026-10-05' } as const
    expect(ruleOf(() => requireGuidancePlan({ ...formatief, deployment: 'boventallig' }, null))).toBeNull()
    expect(ruleOf(() => requireGuidancePlan(formatief, null))).toBe('no-guidance-plan')
    expect(ruleOf(() => requireGuidancePlan(formatief, '2026-10-06'))).toBe('no-guidance-plan')
    expect(ruleOf(() => requireGuidancePlan(formatief, '2026-10-05'))).toBeNull()
  })

  test('cannot be in a dagdeel where the student already is', () => {
    expect(ruleOf(() => requireFree(onMonday, [onMonday]))).toBe('student-already-there')
    expect(ruleOf(() => requireFree({ ...onMonday, dagdeel: 'middag' }, [onMonday]))).toBeNull()
    expect(ruleOf(() => requireFree({ ...onMonday, weekday: 2 }, [onMonday]))).toBeNull()
    expect(ruleOf(() => requireFree(onMonday, [{ ...onMonday, startsOn: '2026-09-07', endsOn: '2026-10-04' }]))).toBeNull()
    expect(ruleOf(() => requireFree(onMonday, []))).toBeNull()
  })

  test('ends sooner, never later and never before it began', () => {
    const until = { startsOn: '2026-10-05', endsOn: '2026-12-01' }
    expect(ruleOf(() => requireEarlierEnd(until, '2026-12-01'))).toBeNull()
    expect(ruleOf(() => requireEarlierEnd(until, '2026-10-05'))).toBeNull()
    expect(ruleOf(() => requireEarlierEnd(until, '2026-10-04'))).toBe('ends-before-start')
    expect(brokenBy(() => requireEarlierEnd(until, '2026-12-02'))).toEqual({ rule: 'assignment-ends-sooner', endsOn: '2026-12-01' })
    expect(ruleOf(() => requireEarlierEnd({ startsOn: '2026-10-05', endsOn: null }, '2030-01-01'))).toBeNull()
  })
})

describe('what a change of the student does to the assignments', () => {
  test('nothing while the link is in order', () => {
    expect(consequencesOf(student, [assignment], today)).toEqual({ cancelled: [], changed: [] })
  })

  test.each([
    ['removed', { registerLinkedOn: null }],
    ['moved after the first day', { registerLinkedOn: '2026-10-06' }],
    ['gone with the registration', { personRegisterOn: null, registerLinkedOn: null }],
  ])('a link that is %s puts an active one back', (_, change) => {
    expect(consequencesOf({ ...student, ...change }, [assignment], today)).toEqual({
      cancelled: [],
      changed: [{ id: 'a', state: 'gepland', endsOn: null }],
    })
  })

  test('what is past stays as it was, and so does what was only planned', () => {
    const past = { ...assignment, endsOn: '2026-11-22' }
    const planned = { ...assignment, state: 'gepland' } as const
    expect(consequencesOf({ ...student, registerLinkedOn: null }, [past, planned], today)).toEqual({ cancelled: [], changed: [] })
    expect(consequencesOf({ ...student, registerLinkedOn: null }, [{ ...past, endsOn: today }], today).changed).toHaveLength(1)
  })

  test('a formatief one goes back when the begeleidingsplan disappears', () => {
    const formatief = { ...assignment, deployment: 'formatief' } as const
    const planned = { ...student, guidancePlanOn: '2026-10-05' }
    expect(consequencesOf(planned, [formatief], today).changed).toEqual([])
    expect(consequencesOf({ ...planned, guidancePlanOn: '2026-10-06' }, [formatief], today).changed).toHaveLength(1)
    expect(consequencesOf({ ...planned, guidancePlanOn: null }, [formatief], today).changed).toHaveLength(1)
  })

  test('a student who leaves takes the assignments along', () => {
    const later = { ...assignment, id: 'b', startsOn: '2027-01-04' }
    const sooner = { ...assignment, id: 'c', endsOn: '2026-11-30' }
    expect(consequencesOf({ ...student, endsOn: '2026-12-18' }, [assignment, later, sooner], today)).toEqual({
      cancelled: ['b'],
      changed: [{ id: 'a', state: 'actief', endsOn: '2026-12-18' }],
    })
  })

  test('a first day after that of an assignment is refused, with the day that would do', () => {
    const later = { ...assignment, id: 'b', startsOn: '2027-01-04' }
    expect(brokenBy(() => consequencesOf({ ...student, startsOn: '2026-10-06' }, [later, assignment], today))).toEqual({
      rule: 'assignments-before-start',
      startsOn: '2026-10-05',
    })
    expect(brokenBy(() => consequencesOf({ ...student, startsOn: '2026-10-05' }, [later, assignment], today))).toBeNull()
  })

  test('applying it twice changes nothing more', () => {
    const planned = fc.record({
      id: fc.uuid(),
      state: fc.constantFrom('gepland' as const, 'actief' as const),
      deployment: fc.constantFrom('boventallig' as const, 'formatief' as const),
    })
    const assignments = fc.array(
      fc.tuple(planned, period).map(([fields, days]) => ({ ...fields, ...days })),
      { maxLength: 6 },
    )
    const anyStudent = fc.tuple(fc.option(day), fc.option(day), fc.option(day)).map(([endsOn, registerLinkedOn, guidancePlanOn]) => ({
      personRegisterOn: registerLinkedOn,
      registerLinkedOn,
      guidancePlanOn,
      startsOn: '2021-01-01',
      endsOn,
    }))
    fc.assert(
      fc.property(anyStudent, assignments, (changedStudent, before) => {
        const { cancelled, changed } = consequencesOf(changedStudent, before, today)
        const changes = new Map(changed.map((one) => [one.id, one]))
        const after = before.filter((one) => !cancelled.includes(one.id)).map((one) => ({ ...one, ...changes.get(one.id) }))
        expect(consequencesOf(changedStudent, after, today)).toEqual({ cancelled: [], changed: [] })
        for (const one of after) expect(one.endsOn ?? '9999').toSatisfy((endsOn: string) => endsOn >= one.startsOn)
      }),
    )
  })
})
