import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../db/contract/dates.ts'
import { beginOfHandover, standAfter, type HandoverStepName } from '../../../db/contract/handover-steps.ts'
import { isDue, leavesOn, legalMinimum, requireStep } from '../../../db/features/handover/rules.ts'
import { brokenBy } from '../../support/rules.ts'

const today = '2026-11-23'
const facts = { bornOn: '2023-02-14', today, lastOn: '2026-11-01', schoolName: 'De Brug', isEmpty: false }
const on = (step: HandoverStepName, person: string | null = null, takenOn = '2026-11-20') => ({ step, takenOn, person })
const after = (...steps: HandoverStepName[]) => standAfter(steps) ?? beginOfHandover

describe('requireStep', () => {
  it('takes a step and tells where it leads', () => {
    expect(requireStep(beginOfHandover, on('discuss'), facts).state).toBe('besproken')
    expect(requireStep(after('discuss'), on('agree', 'moeder'), facts)).toEqual({ state: 'toestemming_ja', consent: 'given', scope: null })
  })

  it('says when consent is what is missing, and else that it is not the time', () => {
    for (const stand of [beginOfHandover, after('discuss'), after('discuss', 'refuse'), after('discuss', 'agree', 'withdraw')])
      expect(brokenBy(() => requireStep(stand, on('sendAll'), facts))).toEqual({ rule: 'handover-needs-consent' })
    expect(brokenBy(() => requireStep(after('sendMinimum', 'confirmReceipt'), on('talk'), facts))).toEqual({
      rule: 'handover-needs-consent',
    })
    expect(brokenBy(() => requireStep(beginOfHandover, on('confirmReceipt'), facts))).toEqual({
      rule: 'handover-step-not-now',
      step: 'confirmReceipt',
      state: 'concept',
    })
  })

  it('refuses days that cannot be: the future, before birth, before the step before', () => {
    const refused = (takenOn: string) => brokenBy(() => requireStep(beginOfHandover, on('discuss', null, takenOn), facts))
    expect(refused('2026-11-24')).toEqual({ rule: 'future-date', field: 'takenOn' })
    expect(refused('2023-02-13')).toEqual({ rule: 'before-birth', field: 'takenOn' })
    expect(refused('2026-10-31')).toEqual({ rule: 'handover-step-too-early', field: 'takenOn', lastOn: '2026-11-01' })
    expect(refused('2026-11-01')).toBeNull()
  })

  it('asks who, where to, and what', () => {
    expect(brokenBy(() => requireStep(after('discuss'), on('agree'), facts))).toEqual({ rule: 'handover-needs-person', field: 'person' })
    const noSchool = { ...facts, schoolName: null }
    expect(brokenBy(() => requireStep(beginOfHandover, on('sendMinimum'), noSchool))).toEqual({ rule: 'handover-needs-school' })
    const empty = { ...facts, isEmpty: true }
    expect(brokenBy(() => requireStep(beginOfHandover, on('discuss'), empty))).toEqual({ rule: 'handover-empty' })
    expect(brokenBy(() => requireStep(beginOfHandover, on('sendMinimum'), empty))).toBeNull()
  })
})

describe('when a child goes', () => {
  it('the last day, else the fourth birthday, also of 29 February and 31 August', () => {
    expect(leavesOn({ bornOn: '2024-02-29', leftOn: null })).toBe('2028-02-29')
    expect(leavesOn({ bornOn: '2023-08-31', leftOn: null })).toBe('2027-08-31')
    expect(leavesOn({ bornOn: '2023-08-31', leftOn: '2027-07-16' })).toBe('2027-07-16')
  })

  it('asks for a handover from three months before, until something was sent', () => {
    const staying = (bornOn: string) => ({ bornOn, leftOn: null })
    expect(isDue(staying('2023-02-23'), null, today)).toBe(true)
    expect(isDue(staying('2023-02-24'), null, today)).toBe(false)
    expect(isDue(staying('2022-01-01'), null, today)).toBe(true)
    expect(isDue(staying('2022-01-01'), 'minimum', today)).toBe(false)
  })

  it('who left before 3 years and 6 months moved to another place, not to a school', () => {
    expect(isDue({ bornOn: '2023-03-10', leftOn: '2026-09-10' }, null, today)).toBe(true)
    expect(isDue({ bornOn: '2023-03-10', leftOn: '2026-09-09' }, null, today)).toBe(false)
    expect(isDue({ bornOn: '2024-05-01', leftOn: '2027-01-15' }, null, today)).toBe(false)
  })
})

describe('the legal minimum', () => {
  const stay = (startsOn: string, endsOn: string | null, programme: string | null = 'Uk & Puk', weeklyHours = 16) => ({
    startsOn,
    endsOn,
    programme,
    weeklyHours,
  })

  it('is nothing without a place, and leaves out what is still to come', () => {
    expect(legalMinimum([], today)).toEqual({ periods: [], months: 0 })
    expect(legalMinimum([stay('2026-12-01', null)], today)).toEqual({ periods: [], months: 0 })
  })

  it('joins stays that follow each other with one programme, and parts them where the programme changes', () => {
    expect(legalMinimum([stay('2025-09-01', '2026-02-28', 'Uk & Puk', 8), stay('2026-03-01', null)], today)).toEqual({
      periods: [{ programme: 'Uk & Puk', startsOn: '2025-09-01', endsOn: null, weeklyHours: 16 }],
      months: 14,
    })
    expect(legalMinimum([stay('2025-09-01', '2026-02-28'), stay('2026-03-01', null, 'Piramide')], today).periods).toEqual([
      { programme: 'Uk & Puk', startsOn: '2025-09-01', endsOn: '2026-02-28', weeklyHours: 16 },
      { programme: 'Piramide', startsOn: '2026-03-01', endsOn: null, weeklyHours: 16 },
    ])
  })

  it('counts every day with a place once, whatever order they come in', () => {
    const first = '2025-01-01'
    const stays = fc.array(
      fc.tuple(fc.nat(600), fc.option(fc.nat(300))).map(([from, length]) => {
        const startsOn = addDays(first, from)
        return stay(startsOn, length === null ? null : addDays(startsOn, length))
      }),
      { maxLength: 5 },
    )
    fc.assert(
      fc.property(stays, (all) => {
        const days = new Set<string>()
        for (const { startsOn, endsOn } of all)
          for (let day = startsOn; day <= (endsOn === null || endsOn > today ? today : endsOn); day = addDays(day, 1)) days.add(day)
        const { months } = legalMinimum(all, today)
        expect(months).toBe(Math.floor(days.size / (365.25 / 12)))
        expect(legalMinimum(all.toReversed(), today).months).toBe(months)
      }),
      { numRuns: 60 },
    )
  })
})
