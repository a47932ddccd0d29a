import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GroupDagdeel } from '../../../db/contract/groups.ts'
import {
  professionalsNeeded,
  requireDagdelenFree,
  requireEmpty,
  requireMaximumHolds,
  requireSeparateDagdelen,
  type PlannedInGroup,
} from '../../../db/features/groups/rules.ts'
import { brokenBy } from '../../support/rules.ts'

const today = '2026-11-23'
const morning: GroupDagdeel = { weekday: 1, dagdeel: 'ochtend', startsAt: '08:30', endsAt: '12:30' }
const afternoon: GroupDagdeel = { weekday: 1, dagdeel: 'middag', startsAt: '12:30', endsAt: '16:00' }
const planned = (personId: string, startsOn = '2026-09-01', endsOn: string | null = null, at = morning): PlannedInGroup => ({
  personId,
  weekday: at.weekday,
  dagdeel: at.dagdeel,
  startsOn,
  endsOn,
})

describe('professionalsNeeded', () => {
  it.each([
    [0, 0],
    [1, 1],
    [8, 1],
    [9, 2],
    [12, 2],
    [16, 2],
  ])('%i children need %i', (children, needed) => {
    expect(professionalsNeeded(children)).toBe(needed)
  })
})

describe('requireSeparateDagdelen', () => {
  it('accepts an afternoon that begins when the morning ends', () => {
    expect(brokenBy(() => requireSeparateDagdelen([afternoon, morning]))).toBeNull()
  })

  it('refuses hours that would be offered twice', () => {
    expect(brokenBy(() => requireSeparateDagdelen([morning, { ...afternoon, startsAt: '12:15' }]))).toEqual({
      rule: 'dagdelen-overlap',
      weekday: 1,
    })
    expect(brokenBy(() => requireSeparateDagdelen([morning, { ...afternoon, weekday: 2, startsAt: '09:00' }]))).toBeNull()
  })
})

describe('requireDagdelenFree', () => {
  const inUse = { rule: 'dagdeel-in-use', weekday: 1, dagdeel: 'ochtend' }

  it('lets an empty half-day go or shift, and any half-day come', () => {
    const nobody = { children: [], students: [] }
    expect(brokenBy(() => requireDagdelenFree([morning], [], nobody))).toBeNull()
    expect(brokenBy(() => requireDagdelenFree([morning], [{ ...morning, endsAt: '12:00' }], nobody))).toBeNull()
    expect(brokenBy(() => requireDagdelenFree([morning], [morning, afternoon], { children: [planned('noor')], students: [] }))).toBeNull()
  })

  it('keeps a half-day with somebody in it as it is', () => {
    const children = [planned('noor', '2026-09-01', '2026-12-01'), planned('noor', '2026-12-02'), planned('sam')]
    expect(brokenBy(() => requireDagdelenFree([morning, afternoon], [afternoon], { children, students: [] }))).toEqual({
      ...inUse,
      children: 2,
      students: 0,
    })
    expect(
      brokenBy(() => requireDagdelenFree([morning], [{ ...morning, startsAt: '09:00' }], { children: [], students: [planned('lisa')] })),
    ).toEqual({
      ...inUse,
      children: 0,
      students: 1,
    })
  })
})

describe('requireMaximumHolds', () => {
  it('looks at every day from today on, and names the fullest half-day', () => {
    const children = [
      planned('noor', '2026-09-01', '2026-12-31'),
      planned('sam', '2027-01-01'),
      planned('mila', '2027-01-01'),
      planned('adam', '2026-01-01', '2026-11-22'),
      planned('yara', '2026-09-01', null, afternoon),
    ]
    expect(brokenBy(() => requireMaximumHolds(2, children, today))).toBeNull()
    expect(brokenBy(() => requireMaximumHolds(1, children, today))).toEqual({
      rule: 'maximum-below-planned',
      maximum: 1,
      planned: 2,
      weekday: 1,
      dagdeel: 'ochtend',
    })
  })

  it('is refused exactly below the number planned', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 16 }), (count, maximum) => {
        const children = Array.from({ length: count }, (_, index) => planned(String(index)))
        expect(brokenBy(() => requireMaximumHolds(maximum, children, today)) === null).toBe(count <= maximum)
      }),
    )
  })
})

describe('requireEmpty', () => {
  it('counts children and students once each', () => {
    expect(brokenBy(() => requireEmpty({ children: [], students: [] }))).toBeNull()
    expect(
      brokenBy(() => requireEmpty({ children: [planned('noor'), planned('noor', today, null, afternoon)], students: [planned('lisa')] })),
    ).toEqual({
      rule: 'group-not-empty',
      children: 1,
      students: 1,
    })
  })
})
