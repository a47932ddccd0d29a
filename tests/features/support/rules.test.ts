import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../db/contract/dates.ts'
import {
  arrangementStateOf,
  consentOf,
  requireArrangement,
  requireInvolved,
  requireNeed,
  weeksWaiting,
} from '../../../db/features/support/rules.ts'
import { brokenBy } from '../../support/rules.ts'

const life = { bornOn: '2024-02-29', today: '2026-11-23' }
const arrangement = {
  kind: 'dagbehandeling' as const,
  partner: 'koos' as const,
  description: null,
  waitingSinceOn: '2026-09-01',
  startedOn: null,
  endedOn: null,
}
const involved = { sinceOn: '2026-09-01', endedOn: null, consentOn: null, consentBy: null, withdrawnOn: null }

describe('a need', () => {
  const refused = (sinceOn: string, endedOn: string | null = null) => brokenBy(() => requireNeed({ sinceOn, endedOn }, life))

  it('was seen between birth and today, and ends after it began', () => {
    expect(refused('2024-02-29')).toBeNull()
    expect(refused('2026-11-23', '2026-11-23')).toBeNull()
    expect(refused('2024-02-28')).toEqual({ rule: 'before-birth', field: 'sinceOn' })
    expect(refused('2026-11-24')).toEqual({ rule: 'future-date', field: 'sinceOn' })
    expect(refused('2026-10-02', '2026-10-01')).toEqual({ rule: 'ends-before-start', field: 'endedOn' })
  })
})

describe('an arrangement', () => {
  const refused = (changes: Partial<Parameters<typeof requireArrangement>[0]>) =>
    brokenBy(() => requireArrangement({ ...arrangement, ...changes }, life))

  it('waits, starts and ends in that order', () => {
    expect(refused({ startedOn: '2026-09-01', endedOn: '2026-09-01' })).toBeNull()
    expect(refused({ waitingSinceOn: null, startedOn: '2026-09-01' })).toBeNull()
    expect(refused({ waitingSinceOn: null })).toEqual({ rule: 'arrangement-without-day', field: 'waitingSinceOn' })
    expect(refused({ startedOn: '2026-08-31' })).toEqual({ rule: 'started-before-waiting', field: 'startedOn' })
    expect(refused({ startedOn: '2026-10-01', endedOn: '2026-09-30' })).toEqual({ rule: 'ended-before-started', field: 'endedOn' })
    expect(refused({ endedOn: '2026-08-31' })).toEqual({ rule: 'ended-before-started', field: 'endedOn' })
    expect(refused({ startedOn: '2026-11-24' })).toEqual({ rule: 'future-date', field: 'startedOn' })
  })

  it('says by whom, or what it is', () => {
    expect(refused({ partner: null })).toEqual({ rule: 'dagbehandeling-by-whom', field: 'partner' })
    expect(refused({ kind: 'plus_groep', partner: null })).toBeNull()
    expect(refused({ kind: 'overig', partner: null })).toEqual({ rule: 'arrangement-without-words', field: 'description' })
  })

  const day = fc.integer({ min: 0, max: 300 }).map((days) => addDays('2026-01-01', days))
  const days = fc.record({ waitingSinceOn: fc.option(day), startedOn: fc.option(day), endedOn: fc.option(day) })

  it('has one state, and its waiting stops at the start', () => {
    fc.assert(
      fc.property(days, (one) => {
        fc.pre(refused(one) === null)
        const state = arrangementStateOf(one)
        expect(state).toBe(one.endedOn !== null ? 'ended' : one.startedOn !== null ? 'running' : 'waiting')
        const weeks = weeksWaiting(one, life.today)
        expect(weeks === null).toBe(one.waitingSinceOn === null)
        if (state !== 'waiting') expect(weeksWaiting(one, addDays(life.today, 70))).toBe(weeks)
        else expect(weeksWaiting(one, addDays(life.today, 70))).toBe((weeks ?? 0) + 10)
      }),
    )
  })
})

describe('consent', () => {
  const refused = (changes: Partial<typeof involved | { [K in keyof typeof involved]: string | null }>) =>
    brokenBy(() => requireInvolved({ ...involved, ...changes } as Parameters<typeof requireInvolved>[0], life))

  it('says who gave it and when, and can be withdrawn after that', () => {
    expect(refused({})).toBeNull()
    expect(refused({ consentOn: '2026-09-02', consentBy: 'moeder', withdrawnOn: '2026-09-02' })).toBeNull()
    expect(refused({ consentOn: '2026-09-02' })).toEqual({ rule: 'consent-by-whom', field: 'consentBy' })
    expect(refused({ consentBy: 'moeder' })).toEqual({ rule: 'consent-since-when', field: 'consentOn' })
    expect(refused({ withdrawnOn: '2026-09-02' })).toEqual({ rule: 'consent-not-given', field: 'withdrawnOn' })
    expect(refused({ consentOn: '2026-09-02', consentBy: 'moeder', withdrawnOn: '2026-09-01' })).toEqual({
      rule: 'withdrawn-before-consent',
      field: 'withdrawnOn',
    })
    expect(refused({ endedOn: '2026-08-31' })).toEqual({ rule: 'ends-before-start', field: 'endedOn' })
    expect(refused({ consentOn: '2026-11-24', consentBy: 'moeder' })).toEqual({ rule: 'future-date', field: 'consentOn' })
  })

  it('stands from the day it was given until it is withdrawn', () => {
    expect(consentOf({ consentOn: null, consentBy: null, withdrawnOn: null })).toBe('none')
    expect(consentOf({ consentOn: '2026-09-02', consentBy: 'moeder', withdrawnOn: null })).toBe('given')
    expect(consentOf({ consentOn: '2026-09-02', consentBy: 'moeder', withdrawnOn: '2026-09-03' })).toBe('withdrawn')
  })
})
