import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../db/contract/dates.ts'
import {
  isPossibleDuplicate,
  requireBornBefore,
  requireLeftAfterBirth,
  requireRegistration,
  searchNameOf,
} from '../../../db/features/children/rules.ts'
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

describe('isPossibleDuplicate', () => {
  const child = (firstName: string, lastName: string | null = null, bornOn = '2024-03-14') => ({ firstName, lastName, bornOn })

  it.each([
    ['Çağla', 'cagla'],
    ['Mo', 'Mohamed'],
    ['Yusuf', 'Yusef'],
    ['Sofie', 'Sofiie'],
    ['Sanne', 'Snane'],
    ['Noor', 'Noor'],
  ])('%s and %s of one day may be one child', (one, other) => {
    expect(isPossibleDuplicate(child(one, 'Bakker'), child(other, 'Jansen'))).toBe(true)
    expect(isPossibleDuplicate(child(other, 'Jansen'), child(one, 'Bakker'))).toBe(true)
  })

  it.each([
    ['Noor', 'Sam'],
    ['Bo', 'Jo'],
    ['Yusuf', 'Yassin'],
  ])('%s and %s of one day are two children', (one, other) => {
    expect(isPossibleDuplicate(child(one), child(other))).toBe(false)
  })

  it('the very same name is enough, whatever the day', () => {
    expect(isPossibleDuplicate(child('Noor', 'de Vries'), child('NOOR', 'De  Vries', '2023-01-01'))).toBe(true)
    expect(isPossibleDuplicate(child('Noor', 'de Vries'), child('Noor', 'de Wit', '2023-01-01'))).toBe(false)
  })

  it('is symmetric', () => {
    const name = fc.string({ minLength: 1, maxLength: 6, unit: fc.constantFrom('a', 'b', 'é', 'n', 'o') })
    fc.assert(
      fc.property(
        name,
        name,
        (one, other) => isPossibleDuplicate(child(one), child(other)) === isPossibleDuplicate(child(other), child(one)),
      ),
    )
  })

  it('folds the name as it is searched', () => {
    expect(searchNameOf({ firstName: 'Çağla', lastName: 'Öztürk' })).toBe('cagla ozturk')
    expect(searchNameOf({ firstName: 'Sam', lastName: null })).toBe('sam')
  })
})
