import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dagdelen, type GroupDagdeel } from '../../db/contract/groups.ts'
import { countableWeeklyHours, weeklyHours } from '../../db/contract/half-days.ts'

describe('weekly hours', () => {
  const time = fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.constantFrom(...dagdelen), fc.integer({ min: 0, max: 94 }), fc.integer({ min: 1, max: 95 }))
    .map(([weekday, dagdeel, from, length]): GroupDagdeel => {
      const until = Math.min(95, from + length)
      return { weekday, dagdeel, startsAt: quarter(from), endsAt: quarter(until) }
    })
  const times = fc.uniqueArray(time, { selector: (one) => `${String(one.weekday)} ${one.dagdeel}`, maxLength: 10 })
  function quarter(index: number): string {
    return `${String(Math.floor(index / 4)).padStart(2, '0')}:${String((index % 4) * 15).padStart(2, '0')}`
  }

  it('16 hours over three days count in full, a long day counts for six hours', () => {
    const week: GroupDagdeel[] = [
      { weekday: 1, dagdeel: 'ochtend', startsAt: '08:30', endsAt: '12:30' },
      { weekday: 1, dagdeel: 'middag', startsAt: '12:30', endsAt: '16:00' },
      { weekday: 2, dagdeel: 'ochtend', startsAt: '08:30', endsAt: '12:45' },
    ]
    expect(weeklyHours(week, week)).toBe(11.75)
    expect(countableWeeklyHours(week, week)).toBe(10.25)
  })

  it('a half-day that the group does not have is not offered', () => {
    expect(weeklyHours([{ weekday: 3, dagdeel: 'ochtend' }], [])).toBe(0)
  })

  it('never counts more than six hours a day, nor more than is offered', () => {
    fc.assert(
      fc.property(times, (all) => {
        const days = new Set(all.map((one) => one.weekday)).size
        expect(countableWeeklyHours(all, all)).toBeLessThanOrEqual(6 * days)
        expect(countableWeeklyHours(all, all)).toBeLessThanOrEqual(weeklyHours(all, all))
      }),
    )
  })

  it('adds up: what is offered over half-days, what counts over days', () => {
    fc.assert(
      fc.property(times, fc.integer({ min: 0, max: 10 }), fc.integer({ min: 1, max: 5 }), (all, cut, lastDay) => {
        expect(weeklyHours(all.slice(0, cut), all) + weeklyHours(all.slice(cut), all)).toBeCloseTo(weeklyHours(all, all), 9)
        const early = all.filter((one) => one.weekday <= lastDay)
        const late = all.filter((one) => one.weekday > lastDay)
        expect(countableWeeklyHours(early, all) + countableWeeklyHours(late, all)).toBeCloseTo(countableWeeklyHours(all, all), 9)
      }),
    )
  })

  it('does not mind the order or a half-day that is named twice', () => {
    fc.assert(
      fc.property(times, (all) => {
        expect(weeklyHours([...all, ...all].reverse(), all)).toBe(weeklyHours(all, all))
      }),
    )
  })
})
