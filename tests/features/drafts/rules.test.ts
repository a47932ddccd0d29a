import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { excerptOf, formOf, idsOf } from '../../../db/features/drafts/rules.ts'

const noor = '0198a000-0000-7000-8000-000000000001'

describe('a draft in the list', () => {
  it('says of which form it is and about which record', () => {
    expect(formOf(`parents.log:${noor}`)).toEqual({ form: 'parents.log', subjectId: noor })
    expect(formOf('observations.log')).toEqual({ form: 'observations.log', subjectId: null })
  })

  it.each([
    [{ childIds: [{ id: noor, name: 'Noor B.' }], text: ' Bouwde\n een toren ', level: 'aandacht' }, 'Bouwde een toren'],
    [{ line: 'noor: telt tot vier #rekenen' }, 'noor: telt tot vier #rekenen'],
    [{ text: '', texts: { [noor]: 'Zij keek toe' } }, 'Zij keek toe'],
    [{ level: 'aandacht', observedOn: '2026-11-20' }, ''],
    [{ childIds: [noor] }, ''],
    [{ text: 'x'.repeat(500) }, `${'x'.repeat(159)}…`],
    [null, ''],
  ])('%j begins with %s', (values, excerpt) => {
    expect(excerptOf(values)).toBe(excerpt)
  })

  it('knows every id that it holds, as a value, in a list and as a name', () => {
    const other = '0198a000-0000-7000-8000-000000000002'
    const third = '0198a000-0000-7000-8000-000000000003'
    expect(
      idsOf(`parents.log:${noor}`, { childIds: [{ id: other, name: 'Sam' }], texts: { [third]: 'x' }, text: 'geen id' }).sort(),
    ).toEqual([noor, other, third])
  })

  it('is never longer than a line, whatever was typed', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (values) => {
        const excerpt = excerptOf(values as Parameters<typeof excerptOf>[0])
        expect([...excerpt].length).toBeLessThanOrEqual(160)
        expect(excerpt).not.toMatch(/[\n\r\t]/u)
      }),
    )
  })
})
