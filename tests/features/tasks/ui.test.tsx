import { expect, test } from 'vitest'
import { partOfDay } from '../../../renderer/features/tasks/greeting.ts'

test.each([
  ['2026-11-23T04:30:00Z', 'morning'],
  ['2026-11-23T10:59:00Z', 'morning'],
  ['2026-11-23T11:00:00Z', 'afternoon'],
  ['2026-07-01T15:59:00Z', 'afternoon'],
  ['2026-07-01T16:00:00Z', 'evening'],
  ['2026-11-23T23:30:00Z', 'evening'],
])('the greeting at %s fits the %s in Utrecht', (instant, part) => {
  expect(partOfDay(new Date(instant))).toBe(part)
})
