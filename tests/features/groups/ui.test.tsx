import { render, screen } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { Providers } from '../../../renderer/app/providers.tsx'
import { createClient } from '../../../renderer/backend/client.ts'
import { GroupWeek } from '../../../renderer/features/groups/GroupWeek.tsx'
import { inWeekOrder, toggleHalfDay, usualWeek } from '../../../renderer/features/groups/group-dagdelen.ts'
import { halfDaysInWords } from '../../../renderer/ui/dagdelen.ts'
import { parseTypedTime } from '../../../renderer/ui/typed-time.ts'

const at = (weekday: number, ...parts: ('ochtend' | 'middag')[]) => parts.map((dagdeel) => ({ weekday, dagdeel }))

describe('half-days in words', () => {
  test.each([
    { halfDays: [], words: '' },
    { halfDays: at(1, 'ochtend'), words: 'ma ochtend' },
    { halfDays: [...at(1, 'ochtend'), ...at(2, 'ochtend')], words: 'ma di ochtend' },
    { halfDays: [...at(4, 'ochtend', 'middag'), ...at(1, 'ochtend', 'middag')], words: 'ma do' },
    { halfDays: [...at(1, 'ochtend', 'middag'), ...at(3, 'middag'), ...at(5, 'ochtend')], words: 'ma, vr ochtend, wo middag' },
  ])('$words', ({ halfDays, words }) => {
    expect(halfDaysInWords(halfDays)).toBe(words)
  })
})

describe('a typed time', () => {
  test.each([
    ['8:30', '08:30'],
    ['8.30', '08:30'],
    ['830', '08:30'],
    ['0830', '08:30'],
    ['12,15', '12:15'],
    ['9', '09:00'],
    ['9 uur', '09:00'],
    [' 17:00 ', '17:00'],
  ])('%s is %s', (typed, time) => {
    expect(parseTypedTime(typed)).toBe(time)
  })

  test.each(['', '24:00', '8:60', '8:3', 'straks', '12345'])('%s is no time', (typed) => {
    expect(parseTypedTime(typed)).toBeNull()
  })
})

describe('the half-days of a group', () => {
  test('a new one gets the times of the one before it, in the order of the week', () => {
    const short = [{ weekday: 2, dagdeel: 'ochtend', startsAt: '09:00', endsAt: '12:00' }] as const
    expect(toggleHalfDay(short, { weekday: 1, dagdeel: 'ochtend' })).toEqual([{ ...short[0], weekday: 1 }, short[0]])
    expect(toggleHalfDay(short, { weekday: 2, dagdeel: 'middag' })).toEqual([
      short[0],
      { weekday: 2, dagdeel: 'middag', startsAt: '13:00', endsAt: '17:00' },
    ])
  })

  test('pressing twice changes nothing', () => {
    const week = usualWeek()
    for (const one of [...week, ...at(3, 'middag')]) expect(inWeekOrder(toggleHalfDay(toggleHalfDay(week, one), one))).toEqual(week)
  })
})

describe('the week of a group', () => {
  const monday = { weekday: 1, dagdeel: 'ochtend', startsAt: '08:30', endsAt: '12:30' } as const
  const load = { ...monday, planned: 5, present: 7, free: 1, withSupportNeed: 0, professionalsNeeded: 1, students: [] }

  test.each([
    { isDetailed: false, cell: /^7 van 61 te veel/u },
    { isDetailed: true, cell: /^08:30–12:305 van 61 te veel7 aanwezig/u },
  ])('more came than may be there: the number that is over, and on the page of the group both ($isDetailed)', ({ isDetailed, cell }) => {
    render(
      <Providers client={createClient()} env="test">
        <GroupWeek group={{ name: 'Beren', limit: 6, dagdelen: [load] }} isDetailed={isDetailed} />
      </Providers>,
    )
    expect(screen.getByText('1 te veel').closest('td')?.textContent).toMatch(cell)
  })
})
