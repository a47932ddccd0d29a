import { describe, expect, it } from 'vitest'
import { requireAdviesDays } from '../../../db/features/advies/rules.ts'
import { brokenBy } from '../../support/rules.ts'

const about = { bornOn: '2024-02-29', today: '2026-11-23' }

describe('requireAdviesDays', () => {
  it.each([
    ['on the day of birth', { advisedOn: '2024-02-29', toeleidingStartedOn: null }],
    ['today', { advisedOn: '2026-11-23', toeleidingStartedOn: '2026-11-23' }],
    ['toeleiding before the advies', { advisedOn: '2026-11-23', toeleidingStartedOn: '2026-01-01' }],
  ])('accepts %s', (_what, days) => {
    expect(brokenBy(() => requireAdviesDays(days, about))).toBeNull()
  })

  it.each([
    [{ advisedOn: '2026-11-24', toeleidingStartedOn: null }, 'future-date', 'advisedOn'],
    [{ advisedOn: '2024-02-28', toeleidingStartedOn: null }, 'before-birth', 'advisedOn'],
    [{ advisedOn: '2026-01-01', toeleidingStartedOn: '2026-11-24' }, 'future-date', 'toeleidingStartedOn'],
    [{ advisedOn: '2026-01-01', toeleidingStartedOn: '2024-02-28' }, 'before-birth', 'toeleidingStartedOn'],
  ])('refuses %j as %s', (days, rule, field) => {
    expect(brokenBy(() => requireAdviesDays(days, about))).toEqual({ rule, field })
  })
})
