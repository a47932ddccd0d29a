import { describe, expect, test } from 'vitest'
import type { Assignment } from '../../../db/contract/students.ts'
import { assignmentsInWeek, dayOf, ofWeekday, summaryOf } from '../../../renderer/features/students/week.ts'

const base: Assignment = {
  id: '0198a000-0000-7000-8000-000000000001',
  studentId: '0198a000-0000-7000-8000-000000000002',
  studentName: 'Eva Smit',
  groupId: '0198a000-0000-7000-8000-000000000003',
  groupName: 'Kikkers',
  weekday: 3,
  dagdeel: 'ochtend',
  deployment: 'boventallig',
  startsOn: '2026-10-05',
  endsOn: null,
  state: 'gepland',
  version: 1,
}
const monday = '2026-11-23'

describe('the week of students', () => {
  test('counts an assignment by its own day: the last day itself still, the day after it not', () => {
    expect(dayOf(monday, 3)).toBe('2026-11-25')
    expect(assignmentsInWeek([{ ...base, endsOn: '2026-11-25' }], monday)).toHaveLength(1)
    expect(assignmentsInWeek([{ ...base, endsOn: '2026-11-24' }], monday)).toHaveLength(0)
    expect(assignmentsInWeek([{ ...base, startsOn: '2026-11-25' }], monday)).toHaveLength(1)
    expect(assignmentsInWeek([{ ...base, startsOn: '2026-11-26' }], monday)).toHaveLength(0)
  })

  test('puts the morning first and sums up by state', () => {
    const all = [
      { ...base, dagdeel: 'middag' as const },
      { ...base, state: 'actief' as const },
      { ...base, weekday: 1 },
    ]
    expect(ofWeekday(all, 3).map(({ dagdeel }) => dagdeel)).toEqual(['ochtend', 'middag'])
    expect(summaryOf(all)).toEqual({ total: 3, active: 1, planned: 2 })
  })
})
