import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contactKinds } from '../../../db/contract/parents.ts'
import {
  hideNote,
  mayCorrect,
  mayReadNote,
  requireContactDate,
  requireDueDate,
  requireNotWithdrawn,
  requireWithdrawn,
} from '../../../db/features/parents/rules.ts'
import { ruleOf } from '../../support/rules.ts'

const samira = { userId: 'samira', role: 'medewerker' } as const
const joke = { userId: 'joke', role: 'locatiemanager' } as const

describe('the day of a contact', () => {
  const days = { today: '2026-11-23', bornOn: '2023-11-24' }

  test.each([
    ['2026-11-23', null],
    ['2026-11-24', 'future-date'],
    ['2023-11-24', null],
    ['2023-11-23', 'before-birth'],
    ['2024-02-29', null],
  ])('%s breaks %s', (contactedOn, rule) => {
    expect(ruleOf(() => requireContactDate(contactedOn, days))).toBe(rule)
  })

  test('an agreement is due on the day of the contact or later', () => {
    expect(ruleOf(() => requireDueDate('2026-11-23', '2026-11-23'))).toBeNull()
    expect(ruleOf(() => requireDueDate('2026-11-22', '2026-11-23'))).toBe('due-before-contact')
  })
})

describe('a note', () => {
  test('of a zorggesprek is for its author and the locatiemanager, any other for all', () => {
    for (const kind of contactKinds) {
      const isOpen = kind !== 'zorggesprek'
      expect(mayReadNote({ kind, authorId: 'ans' }, samira)).toBe(isOpen)
      expect(mayReadNote({ kind, authorId: 'samira' }, samira)).toBe(true)
      expect(mayReadNote({ kind, authorId: 'ans' }, joke)).toBe(true)
    }
  })

  test('is hidden only when there is one, and nothing else of the contact changes', () => {
    const contact = { kind: 'zorggesprek', authorId: 'ans', note: 'Zorg over thuis', outcome: 'bereikt' } as const
    expect(hideNote(contact, samira)).toEqual({ ...contact, note: null, isNoteHidden: true })
    expect(hideNote({ ...contact, note: null }, samira)).toEqual({ ...contact, note: null, isNoteHidden: false })
    expect(hideNote(contact, joke)).toEqual({ ...contact, isNoteHidden: false })
  })

  test('who may correct a contact sees its note, whatever the kind', () => {
    const anyContact = fc.record({ kind: fc.constantFrom(...contactKinds), authorId: fc.constantFrom('samira', 'joke', 'ans') })
    fc.assert(
      fc.property(anyContact, fc.constantFrom(samira, joke), (contact, reader) => {
        if (mayCorrect(contact, reader)) expect(mayReadNote(contact, reader)).toBe(true)
      }),
    )
  })
})

test('a contact is corrected by its author or the locatiemanager', () => {
  expect(mayCorrect({ authorId: 'samira' }, samira)).toBe(true)
  expect(mayCorrect({ authorId: 'ans' }, samira)).toBe(false)
  expect(mayCorrect({ authorId: 'ans' }, joke)).toBe(true)
})

test('a withdrawn contact stays as it is, and only a withdrawn one comes back', () => {
  const standing = { withdrawnAt: null }
  const withdrawn = { withdrawnAt: '2026-11-20T09:00:00.000Z' }
  expect(ruleOf(() => requireNotWithdrawn(standing))).toBeNull()
  expect(ruleOf(() => requireNotWithdrawn(withdrawn))).toBe('contact-withdrawn')
  expect(ruleOf(() => requireWithdrawn(withdrawn))).toBeNull()
  expect(ruleOf(() => requireWithdrawn(standing))).toBe('contact-not-withdrawn')
})
