import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { presenceStates } from '../../../db/contract/presence.ts'
import { professionalsNeeded } from '../../../db/contract/law.ts'
import {
  closedOn,
  daysOfWeek,
  judgeMarks,
  refusalOf,
  requireHeld,
  type KnownChild,
  type Mark,
} from '../../../db/features/presence/rules.ts'
import { brokenBy, day, ruleOf } from '../../support/rules.ts'

const here = { groupId: 'kikkers', on: '2026-11-23' }
const noor: KnownChild = { childId: 'noor', bornOn: '2024-01-15', leftOn: null, isPlanned: true, recorded: null }
const mark = (overrides: Partial<Mark> = {}): Mark => ({ childId: 'noor', state: 'aanwezig', version: 0, isExtra: false, ...overrides })
const judge = (one: Mark, child: KnownChild) => judgeMarks([one], new Map([[child.childId, child]]), here)

describe('a dagdeel that is held', () => {
  const open = { today: '2026-11-23', isOffered: true, closedFor: null }

  test('is today or before, on a day that the location is open, in a dagdeel of the group', () => {
    const at = { on: '2026-11-23', dagdeel: 'ochtend' } as const
    expect(brokenBy(() => requireHeld(at, open))).toBeNull()
    expect(brokenBy(() => requireHeld({ ...at, on: '2026-11-24' }, open))).toEqual({ rule: 'future-date', field: 'on' })
    expect(brokenBy(() => requireHeld(at, { ...open, closedFor: 'herfstvakantie' }))).toEqual({ rule: 'presence-closed-day', on: at.on })
    expect(brokenBy(() => requireHeld(at, { ...open, isOffered: false }))).toEqual({
      rule: 'dagdeel-not-in-group',
      weekday: 1,
      dagdeel: 'ochtend',
    })
  })

  it('is refused exactly when the screen says that it cannot be filled in', () => {
    fc.assert(
      fc.property(day, day, fc.boolean(), fc.option(fc.constant('vakantie')), (on, today, isOffered, closedFor) => {
        const isRefused = brokenBy(() => requireHeld({ on, dagdeel: 'ochtend' }, { today, isOffered, closedFor })) !== null
        expect(isRefused).toBe(refusalOf(on, { today, isOffered, closedFor }) !== null)
      }),
    )
  })
})

test('a week is held from Monday to Friday, without the days that the location is closed', () => {
  expect(daysOfWeek('2026-12-28')).toEqual(['2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31', '2027-01-01'])
  const closures = [
    { name: 'studiedag', startsOn: '2026-11-04', endsOn: '2026-11-04' },
    { name: 'kerstvakantie', startsOn: '2026-12-19', endsOn: '2027-01-03' },
  ]
  expect(['2026-11-04', '2026-12-18', '2026-12-19', '2027-01-03'].map((one) => closedOn(one, closures))).toEqual([
    'studiedag',
    null,
    'kerstvakantie',
    'kerstvakantie',
  ])
})

describe('a mark', () => {
  test('of a child that is not known is left out', () => {
    expect(judgeMarks([mark()], new Map(), here)).toEqual({ toWrite: [], unchanged: [], conflicting: [] })
  })

  test('on the day of birth, and on the last day of a child, can be', () => {
    expect(judge(mark(), { ...noor, bornOn: here.on }).toWrite).toHaveLength(1)
    expect(judge(mark({ isExtra: true }), { ...noor, isPlanned: false, leftOn: here.on }).toWrite).toHaveLength(1)
  })

  test('of a child that stood there already needs no place any more, also after leaving', () => {
    const visitor = {
      ...noor,
      isPlanned: false,
      leftOn: '2026-11-22',
      recorded: { groupId: 'kikkers', state: 'ziek', version: 1 },
    } as const
    expect(judge(mark({ version: 1 }), visitor).toWrite).toEqual([{ ...mark({ version: 1 }), isPlanned: false }])
  })

  test('in a cell that was emptied in another group is a new one here, and a conflict for who saw something else', () => {
    const emptied = { ...noor, recorded: { groupId: 'otters', state: null, version: 2 } }
    expect(judge(mark({ state: null, version: 2 }), emptied).toWrite).toHaveLength(1)
    expect(judge(mark({ state: null, version: 1 }), emptied).conflicting).toHaveLength(1)
  })

  test('for which a version was seen while nothing is recorded is a conflict', () => {
    expect(judge(mark({ version: 1 }), noor).conflicting).toHaveLength(1)
  })

  test('of a child without a place there is refused, unless it is meant as extra', () => {
    const visitor = { ...noor, isPlanned: false }
    expect(ruleOf(() => judge(mark(), visitor))).toBe('presence-not-placed')
    expect(judge(mark({ isExtra: true }), visitor).toWrite).toHaveLength(1)
  })

  test('before birth, after leaving, or while the child is in another group is refused', () => {
    expect(ruleOf(() => judge(mark(), { ...noor, bornOn: '2026-11-24' }))).toBe('before-birth')
    expect(ruleOf(() => judge(mark({ isExtra: true }), { ...noor, isPlanned: false, leftOn: '2026-11-22' }))).toBe('child-left')
    const elsewhere = { ...noor, recorded: { groupId: 'otters', state: 'aanwezig', version: 1 } } as const
    expect(ruleOf(() => judge(mark({ version: 1 }), elsewhere))).toBe('presence-elsewhere')
    expect(judge(mark({ version: 1 }), { ...elsewhere, recorded: { ...elsewhere.recorded, state: null } }).toWrite).toHaveLength(1)
  })

  it('of somebody who saw an older version is never written, and is a conflict unless it says the same', () => {
    const state = fc.option(fc.constantFrom(...presenceStates), { nil: null })
    fc.assert(
      fc.property(state, state, fc.nat(5), fc.nat(5), (mine, theirs, seen, version) => {
        const child = { ...noor, recorded: { groupId: 'kikkers', state: theirs, version } }
        const { toWrite, unchanged, conflicting } = judge(mark({ state: mine, version: seen }), child)
        expect(toWrite.length + unchanged.length + conflicting.length).toBe(1)
        expect(toWrite.length).toBe(seen === version && mine !== theirs ? 1 : 0)
        expect(conflicting.length).toBe(seen !== version && mine !== theirs ? 1 : 0)
        if (unchanged.length === 1) expect(unchanged[0]?.version).toBe(version)
      }),
    )
  })
})

describe('beroepskrachten', () => {
  it('are one per eight children who are there, and never fewer for more children', () => {
    expect([0, 1, 8, 9, 16].map(professionalsNeeded)).toEqual([0, 1, 1, 2, 2])
    fc.assert(
      fc.property(fc.nat(40), (children) => {
        expect(professionalsNeeded(children) * 8).toBeGreaterThanOrEqual(children)
        expect(professionalsNeeded(children + 1)).toBeGreaterThanOrEqual(professionalsNeeded(children))
      }),
    )
  })
})
