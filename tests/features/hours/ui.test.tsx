import { describe, expect, test } from 'vitest'
import { behindReasons, hoursStates, type ChildHours, type HoursVerdict } from '../../../db/contract/hours.ts'
import { asksForHours, hoursSentence } from '../../../renderer/ui/hours-sentence.ts'

const child: ChildHours = {
  childId: 'noor',
  name: 'Noor B.',
  bornOn: '2024-05-23',
  groupNames: ['Kikkers'],
  veStartsOn: '2026-11-23',
  veEndsOn: '2028-05-23',
  hasAdvies: true,
  advisedWeeklyHours: 16,
  weekly: { offered: 12.5, countable: 12 },
  soFar: { offered: 40.5, countable: 40.5 },
  ahead: { offered: 700, countable: 700 },
  projected: 740,
  norm: 960,
  expected: 900,
  startsOn: '2027-01-04',
  isLateStart: true,
  verdict: { state: 'behind', reason: 'closed', missing: 160, from: '2027-02-01', until: '2027-08-31', hours: 16 },
}
const sentence = (verdict: Partial<HoursVerdict>) => hoursSentence({ ...child, verdict: { ...child.verdict, ...verdict } }, 5)

describe('the sentence about the hours', () => {
  test.each([
    ...hoursStates.filter((state) => state !== 'behind').map((state) => ({ state, reason: null })),
    ...behindReasons.map((reason) => ({ state: 'behind' as const, reason })),
  ])('is one for $state $reason, with its figures filled in', (verdict) => {
    const words = sentence(verdict)
    expect(words).toMatch(/^[A-Z].*\.$/u)
    expect(words).not.toMatch(/\{\{|undefined|null|NaN/)
  })

  test('names the real start of a late starter, and never calls that a failure', () => {
    expect(sentence({ state: 'late' })).toBe(
      'Gestart op ma 4 jan 2027; vanaf die dag hoort daar 900 uur bij en het wordt 740 uur, dus op koers.',
    )
  })

  test('says how many hours would be enough, or that none are', () => {
    expect(sentence({ reason: 'too_few_hours', hours: 16.5 })).toContain('vanaf nu is 16,5 uur per week genoeg')
    expect(sentence({ reason: 'too_few_hours', hours: null })).toContain('niet meer in te halen')
  })
})

test('only who is behind, or has more hours than may be without advies, asks for something', () => {
  const asking = hoursStates.filter((state) => asksForHours({ ...child, verdict: { ...child.verdict, state } }))
  expect(asking).toEqual(['behind', 'too_many_hours'])
})
