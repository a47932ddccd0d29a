import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, weekdayOf } from '../../../db/contract/dates.ts'
import { domains } from '../../../db/contract/observations.ts'
import { endOfWeek, halfDayAt, isHerstelproefDue, longestUnseen, unseenBoundary } from '../../../db/features/tasks/rules.ts'
import { day } from '../../support/rules.ts'

describe('the half-day of now', () => {
  test.each([
    ['2026-11-23T05:00:00.000Z', '2026-11-23', { weekday: 1, dagdeel: 'ochtend' }],
    ['2026-11-23T11:29:59.000Z', '2026-11-23', { weekday: 1, dagdeel: 'ochtend' }],
    ['2026-11-23T11:30:00.000Z', '2026-11-23', { weekday: 1, dagdeel: 'middag' }],
    ['2026-07-06T10:29:00.000Z', '2026-07-06', { weekday: 1, dagdeel: 'ochtend' }],
    ['2026-07-06T10:30:00.000Z', '2026-07-06', { weekday: 1, dagdeel: 'middag' }],
    ['2026-11-26T22:30:00.000Z', '2026-11-26', { weekday: 4, dagdeel: 'middag' }],
    ['2026-11-26T23:30:00.000Z', '2026-11-27', { weekday: 5, dagdeel: 'ochtend' }],
    ['2026-11-28T09:00:00.000Z', '2026-11-28', null],
    ['2026-11-29T09:00:00.000Z', '2026-11-29', null],
  ])('%s on %s is %o', (instant, today, expected) => {
    expect(halfDayAt(instant, today)).toEqual(expected)
  })
})

test('a week ends on its Sunday', () => {
  fc.assert(
    fc.property(day, (today) => {
      expect(weekdayOf(endOfWeek(today))).toBe(7)
      expect(endOfWeek(today) >= today && endOfWeek(today) < addDays(today, 7)).toBe(true)
    }),
  )
})

describe('the longest unseen domain', () => {
  test('a domain never seen counts from the first day of placement', () => {
    expect(longestUnseen('2026-09-01', {})).toEqual({ domain: 'taal', lastSeenOn: null })
    expect(longestUnseen('2026-09-01', { taal: '2026-10-01', rekenen: '2026-09-15' })).toEqual({ domain: 'motoriek', lastSeenOn: null })
    expect(longestUnseen('2026-09-01', { taal: '2026-08-20' })).toEqual({ domain: 'taal', lastSeenOn: '2026-08-20' })
    expect(longestUnseen('2026-09-01', { taal: '2026-09-01' })).toEqual({ domain: 'rekenen', lastSeenOn: null })
  })

  test('when all were seen it is the one that was seen first', () => {
    const lastSeen = { taal: '2026-10-01', rekenen: '2026-09-15', motoriek: '2026-11-01', sociaal_emotioneel: '2026-09-14' }
    expect(longestUnseen('2025-01-01', lastSeen)).toEqual({ domain: 'sociaal_emotioneel', lastSeenOn: '2026-09-14' })
  })

  test('no other domain went unseen for longer', () => {
    const seen = fc
      .tuple(...domains.map(() => fc.option(day)))
      .map((days) => Object.fromEntries(domains.flatMap((one, i) => (days[i] == null ? [] : [[one, days[i]]]))))
    fc.assert(
      fc.property(day, seen, (firstStartsOn, lastSeen) => {
        const since = longestUnseen(firstStartsOn, lastSeen).lastSeenOn ?? firstStartsOn
        for (const domain of domains) expect(since <= (lastSeen[domain] ?? firstStartsOn)).toBe(true)
      }),
    )
  })

  test('unseen is longer ago than the setting', () => {
    expect(unseenBoundary('2026-11-23', 42)).toBe('2026-10-12')
  })
})

describe('the herstelproef', () => {
  const madeAt = '2026-01-01T09:00:00.000Z'
  test.each([
    ['2026-01-02T09:00:00.000Z', null, false],
    ['2026-01-02T09:00:01.000Z', null, true],
    ['2026-03-01T09:00:00.000Z', '2026-01-25T09:00:00.000Z', false],
    ['2026-03-01T09:00:01.000Z', '2026-01-25T09:00:00.000Z', true],
  ])('at %s with the last good one at %s: %s', (now, lastGoodAt, expected) => {
    expect(isHerstelproefDue({ now, lastGoodAt, madeAt })).toBe(expected)
  })
})
