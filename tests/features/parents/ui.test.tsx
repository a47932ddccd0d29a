import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, weekdayOf } from '../../../db/contract/dates.ts'
import { contract } from '../../../db/contract/index.ts'
import { dueChoices, emptyContact, toLogInput } from '../../../renderer/features/parents/contact-values.ts'

describe('dueChoices', () => {
  test('on a Monday: tomorrow, this Friday, in a week', () => {
    expect(dueChoices('2026-11-23')).toEqual([
      { name: 'tomorrow', on: '2026-11-24' },
      { name: 'friday', on: '2026-11-27' },
      { name: 'week', on: '2026-11-30' },
    ])
  })

  test('from Thursday on Friday is that of next week, because tomorrow or today stands there already', () => {
    expect(dueChoices('2026-11-26')[1]).toEqual({ name: 'nextFriday', on: '2026-12-04' })
    expect(dueChoices('2026-11-28')[1]).toEqual({ name: 'nextFriday', on: '2026-12-04' })
  })

  test('every choice lies ahead, each is another day, and Friday is a Friday', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), (days) => {
        const today = addDays('2024-01-01', days)
        const choices = dueChoices(today)
        for (const { on } of choices) expect(on > today).toBe(true)
        expect(weekdayOf(choices[1]?.on ?? '')).toBe(5)
      }),
    )
  })
})

describe('toLogInput', () => {
  const noor = { id: '0198a000-0000-7000-8000-000000000001', name: 'Noor B.' }
  const filled = { ...emptyContact(noor), kind: 'telefonisch' }

  test('is what the contract accepts, with and without an agreement', () => {
    const input = contract['parents.log'].input
    expect(input.safeParse(toLogInput(filled)).success).toBe(true)
    const withAgreement = {
      ...filled,
      hasAgreement: true,
      agreement: { text: 'Terugbellen', dueOn: '2026-11-27' },
      durationMinutes: 10,
      note: 'x',
    }
    expect(input.safeParse(toLogInput(withAgreement)).success).toBe(true)
  })

  test('asks for the child, the kind and the day of an agreement', () => {
    const values = { ...emptyContact(undefined), hasAgreement: true }
    const issues = contract['parents.log'].input.safeParse(toLogInput(values)).error?.issues.map((issue) => issue.path.join('.'))
    expect(issues).toEqual(expect.arrayContaining(['childId', 'kind', 'agreement.text', 'agreement.dueOn']))
  })
})
