import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeChanges } from '../../renderer/ui/merge-changes.ts'

const record = fc.record({
  name: fc.constantFrom('Kikkers', 'Otters', 'Egels'),
  room: fc.option(fc.constantFrom('Beneden', 'Boven')),
  maximum: fc.integer({ min: 12, max: 14 }),
  tags: fc.array(fc.constantFrom('buiten', 'bewegen'), { maxLength: 2 }),
})

describe('mergeChanges', () => {
  test('keeps mine where only I changed, takes theirs where only they did, and lets a person choose where both did', () => {
    const seen = { name: 'Kikkers', room: 'Beneden', maximum: 16, tags: ['buiten'] }
    const mine = { ...seen, name: 'Otters', maximum: 14 }
    const theirs = { ...seen, name: 'Egels', room: 'Boven' }
    expect(mergeChanges({ seen, mine, theirs })).toEqual({
      values: { name: 'Otters', room: 'Boven', maximum: 14, tags: ['buiten'] },
      clashes: ['name'],
      taken: ['room'],
    })
  })

  test('nothing that either typed is lost: every value is mine or theirs, and what differs is taken, mine alone, or a choice', () => {
    fc.assert(
      fc.property(record, record, record, (seen, mine, theirs) => {
        const { values, clashes, taken } = mergeChanges({ seen, mine, theirs })
        for (const field of ['name', 'room', 'maximum', 'tags'] as const) {
          if (taken.includes(field)) expect([values[field], mine[field]]).toEqual([theirs[field], seen[field]])
          else expect(values[field]).toEqual(mine[field])
          if (clashes.includes(field)) {
            expect(mine[field]).not.toEqual(seen[field])
            expect(theirs[field]).not.toEqual(seen[field])
          } else if (JSON.stringify(values[field]) !== JSON.stringify(theirs[field])) expect(theirs[field]).toEqual(seen[field])
        }
      }),
    )
  })

  test('is theirs where I changed nothing, and mine where they changed nothing', () => {
    fc.assert(
      fc.property(record, record, (seen, other) => {
        expect(mergeChanges({ seen, mine: seen, theirs: other })).toMatchObject({ values: other, clashes: [] })
        expect(mergeChanges({ seen, mine: other, theirs: seen })).toEqual({ values: other, clashes: [], taken: [] })
        expect(mergeChanges({ seen, mine: other, theirs: other })).toEqual({ values: other, clashes: [], taken: [] })
      }),
    )
  })
})
