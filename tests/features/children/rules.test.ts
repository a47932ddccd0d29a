import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../db/contract/dates.ts'
import {
  requireBornBefore,
  requireLeftAfterBirth,
  requireRegistration,
  requireSchool,
  searchNameOf,
} from '../../../db/features/children/rules.ts'
import { statusOnDay, statusPeriods } from '../../../db/features/children/status.ts'
import { brokenBy } from '../../support/rules.ts'

const today = '2026-11-23'

describe('requireRegistration', () => {
  const noor = { bornOn: '2024-03-14', registeredOn: '2026-09-01', waitlistedOn: null }

  it('accepts a toddler, today and on 29 February too', () => {
    expect(brokenBy(() => requireRegistration({ ...noor, registeredOn: today, waitlistedOn: today }, today))).toBeNull()
    expect(brokenBy(() => requireRegistration({ ...noor, bornOn: '2024-02-29' }, today))).toBeNull()
  })

  it('refuses days in the future, each at its own field', () => {
    const tomorrow = addDays(today, 1)
    for (const field of ['bornOn', 'registeredOn', 'waitlistedOn']) {
      expect(brokenBy(() => requireRegistration({ ...noor, [field]: tomorrow }, today))).toEqual({
        rule: 'future-date',
        field,
      })
    }
  })

  it('refuses to register or wait before birth', () => {
    for (const field of ['registeredOn', 'waitlistedOn']) {
      expect(brokenBy(() => requireRegistration({ ...noor, [field]: '2024-03-13' }, today))).toEqual({
        rule: 'before-birth',
        field,
      })
    }
  })

  it('refuses a birth date less than 1 or more than 6 years before registration, to the day', () => {
    const refused = { rule: 'impossible-birth-date', field: 'bornOn' }
    const at = (bornOn: string) => brokenBy(() => requireRegistration({ ...noor, bornOn, registeredOn: '2026-09-01' }, today))
    expect(at('2025-09-01')).toBeNull()
    expect(at('2025-09-02')).toEqual(refused)
    expect(at('2020-09-01')).toBeNull()
    expect(at('2020-08-31')).toEqual(refused)
  })

  it('keeps a corrected birth date before what was recorded', () => {
    expect(brokenBy(() => requireBornBefore('2024-03-14', null))).toBeNull()
    expect(brokenBy(() => requireBornBefore('2024-03-14', '2024-03-14'))).toBeNull()
    expect(brokenBy(() => requireBornBefore('2024-03-15', '2024-03-14'))).toEqual({
      rule: 'before-birth',
      field: 'bornOn',
    })
    expect(brokenBy(() => requireLeftAfterBirth('2024-03-14', '2024-03-14'))).toBeNull()
    expect(brokenBy(() => requireLeftAfterBirth('2024-03-13', '2024-03-14'))).toEqual({
      rule: 'before-birth',
      field: 'leftOn',
    })
  })
})

describe('requireSchool', () => {
  it('wants a name beside a BRIN', () => {
    expect(brokenBy(() => requireSchool({ schoolName: null, schoolBrin: '18AB' }))).toEqual({
      rule: 'school-without-name',
      field: 'schoolName',
    })
    expect(brokenBy(() => requireSchool({ schoolName: 'De Brug', schoolBrin: '18AB' }))).toBeNull()
    expect(brokenBy(() => requireSchool({ schoolName: 'De Brug', schoolBrin: null }))).toBeNull()
  })
})

describe('statusPeriods', () => {
  const noor = { registeredOn: '2026-01-05', waitlistedOn: '2026-02-02', leftOn: null }

  it('tells the way of a child through the voorschool', () => {
    const placements = [
      { startsOn: '2026-03-02', endsOn: '2026-06-30' },
      { startsOn: '2026-07-01', endsOn: null },
    ]
    expect(statusPeriods({ ...noor, placements })).toEqual([
      { status: 'aangemeld', startsOn: '2026-01-05', endsOn: '2026-02-01' },
      { status: 'wachtlijst', startsOn: '2026-02-02', endsOn: '2026-03-01' },
      { status: 'geplaatst', startsOn: '2026-03-02', endsOn: null },
    ])
  })

  it('a child that left is placed on the last day and gone on the next', () => {
    const placements = [{ startsOn: '2026-03-02', endsOn: '2026-08-31' }]
    expect(statusPeriods({ ...noor, waitlistedOn: null, leftOn: '2026-08-31', placements }).slice(-2)).toEqual([
      { status: 'geplaatst', startsOn: '2026-03-02', endsOn: '2026-08-31' },
      { status: 'vertrokken', startsOn: '2026-09-01', endsOn: null },
    ])
  })

  const day = fc.integer({ min: 0, max: 120 }).map((days) => addDays('2026-01-01', days))
  const placement = fc
    .tuple(day, fc.option(fc.nat(40)))
    .map(([startsOn, length]) => ({ startsOn, endsOn: length === null ? null : addDays(startsOn, length) }))
  const child = fc.record({
    registeredOn: day,
    waitlistedOn: fc.option(day),
    leftOn: fc.option(day),
    placements: fc.array(placement, { maxLength: 4 }),
  })

  it('covers every day from its first once, with the status of that day, and never the same twice in a row', () => {
    fc.assert(
      fc.property(child, (one) => {
        const periods = statusPeriods(one)
        for (const [index, period] of periods.entries()) {
          const next = periods[index + 1]
          expect(next === undefined ? period.endsOn : addDays(period.endsOn ?? '', 1)).toBe(next === undefined ? null : next.startsOn)
          if (next !== undefined) expect(next.status).not.toBe(period.status)
        }
        const first = periods[0]?.startsOn ?? ''
        for (let on = first; on < addDays(first, 200); on = addDays(on, 1))
          expect(periods.find((period) => period.startsOn <= on && (period.endsOn === null || on <= period.endsOn))?.status).toBe(
            statusOnDay(one, on),
          )
      }),
      { numRuns: 60 },
    )
  })
})

describe('searchNameOf', () => {
  it('folds the name as it is searched', () => {
    expect(searchNameOf({ firstName: 'Çağla', lastName: 'Öztürk' })).toBe('cagla ozturk')
    expect(searchNameOf({ firstName: 'Sam', lastName: null })).toBe('sam')
  })
})
