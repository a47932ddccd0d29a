import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths } from '../../../db/contract/dates.ts'
import { groupKinds } from '../../../db/contract/groups.ts'
import { firstDayWithin, isWithin, limitOn, type Period } from '../../../db/contract/planning.ts'
import {
  offerStateOn,
  requireAnswerDay,
  requireNoOpenOffer,
  requireOfferDays,
  requireUnanswered,
} from '../../../db/features/placements/offer-rules.ts'
import {
  ageWarnings,
  lastVoorschoolDay,
  requireHere,
  requireHoursAllowed,
  requireMoveWithin,
  requireNotPlacedThen,
  requireOffered,
  requireOrder,
  requireRoom,
  type PlacedDagdeel,
} from '../../../db/features/placements/rules.ts'
import {
  byPriority,
  fitsFor,
  freeFrom,
  freePeriods,
  groupsFor,
  requireWideWish,
  usualWish,
} from '../../../db/features/placements/waitlist-rules.ts'
import { brokenBy } from '../../support/rules.ts'

const today = '2026-11-23'
const firstDay = '2026-01-01'

/** Every day that the periods can touch, and some more. */
const days120 = Array.from({ length: 121 }, (_, index) => addDays(firstDay, index))

const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays(firstDay, days))
const period: fc.Arbitrary<Period> = fc
  .tuple(day, fc.option(fc.integer({ min: 0, max: 40 })))
  .map(([startsOn, length]) => ({ startsOn, endsOn: length === null ? null : addDays(startsOn, length) }))

describe('ageWarnings', () => {
  it.each([
    ['on the day of 2.5 years', addMonths('2024-03-14', 30), false, []],
    ['a day before 2.5 years', addDays(addMonths('2024-03-14', 30), -1), false, ['young-for-voorschool']],
    ['a day before 2.5 years in the pilot', addDays(addMonths('2024-03-14', 30), -1), true, []],
    ['on the second birthday in the pilot', '2026-03-14', true, []],
    ['before the second birthday in the pilot', '2026-03-13', true, ['young-for-voorschool']],
    ['at 4.5 years', addMonths('2024-03-14', 54), false, []],
    ['after 4.5 years', addDays(addMonths('2024-03-14', 54), 1), false, ['old-for-voorschool']],
  ])('%s', (_when, startsOn, pilot, warnings) => {
    expect(ageWarnings('2024-03-14', startsOn, pilot)).toEqual(warnings)
  })

  it('a child of 31 August may start on the last of February', () => {
    expect(ageWarnings('2024-08-31', '2027-02-28', false)).toEqual([])
    expect(ageWarnings('2024-08-31', '2027-02-27', false)).toEqual(['young-for-voorschool'])
  })
})

describe('a placement', () => {
  const monday = { weekday: 1, dagdeel: 'ochtend' } as const
  const tuesday = { weekday: 2, dagdeel: 'ochtend' } as const
  const placed = (startsOn: string, endsOn: string | null, at: typeof monday | typeof tuesday = monday): PlacedDagdeel => ({
    ...at,
    startsOn,
    endsOn,
  })

  it('ends on its first day or later', () => {
    expect(brokenBy(() => requireOrder({ startsOn: today, endsOn: today }))).toBeNull()
    expect(brokenBy(() => requireOrder({ startsOn: today, endsOn: null }))).toBeNull()
    expect(brokenBy(() => requireOrder({ startsOn: today, endsOn: '2026-11-22' }))).toEqual({
      rule: 'ends-before-start',
      field: 'endsOn',
    })
  })

  it('lies between birth and leaving', () => {
    const child = { bornOn: '2024-03-14', leftOn: '2027-01-31' }
    expect(brokenBy(() => requireHere({ startsOn: '2024-03-14', endsOn: '2027-01-31' }, child))).toBeNull()
    expect(brokenBy(() => requireHere({ startsOn: '2024-03-13', endsOn: '2027-01-31' }, child))).toMatchObject({ rule: 'before-birth' })
    expect(brokenBy(() => requireHere({ startsOn: today, endsOn: '2027-02-01' }, child))).toMatchObject({
      rule: 'child-left',
      leftOn: '2027-01-31',
    })
    expect(brokenBy(() => requireHere({ startsOn: today, endsOn: null }, child))).toMatchObject({ rule: 'child-left' })
    expect(brokenBy(() => requireHere({ startsOn: today, endsOn: null }, { ...child, leftOn: null }))).toBeNull()
  })

  it('is in an open group that has the half-days', () => {
    expect(brokenBy(() => requireOffered([monday], { isActive: true, dagdelen: [monday, tuesday] }))).toBeNull()
    expect(brokenBy(() => requireOffered([monday], { isActive: false, dagdelen: [monday] }))).toEqual({
      rule: 'group-closed',
    })
    expect(brokenBy(() => requireOffered([monday, tuesday], { isActive: true, dagdelen: [monday] }))).toEqual({
      rule: 'dagdeel-not-in-group',
      weekday: 2,
      dagdeel: 'ochtend',
    })
  })

  it('is not in a half-day where the child already is', () => {
    const asked = { startsOn: '2026-06-01', endsOn: '2026-06-30' }
    const at = (...ofChild: PlacedDagdeel[]) => brokenBy(() => requireNotPlacedThen([monday], asked, ofChild))
    expect(at(placed('2026-01-01', '2026-05-31'), placed('2026-07-01', null), placed('2026-06-01', null, tuesday))).toBeNull()
    expect(at(placed('2026-06-30', null))).toEqual({ rule: 'already-placed-then', weekday: 1, dagdeel: 'ochtend' })
    expect(at(placed('2026-01-01', '2026-06-01'))).toMatchObject({ rule: 'already-placed-then' })
    const ofTwo = brokenBy(() => requireNotPlacedThen([tuesday, monday], asked, [placed('2026-06-01', null)]))
    expect(ofTwo).toEqual({ rule: 'already-placed-then', weekday: 1, dagdeel: 'ochtend' })
  })

  it('can last until the day before the fourth birthday', () => {
    expect(['2024-05-23', '2024-02-29'].map(lastVoorschoolDay)).toEqual(['2028-05-22', '2028-02-28'])
  })

  it('says when the group has room for all that was asked', () => {
    const inGroup = [placed('2026-01-01', '2026-06-10'), placed('2026-01-01', '2026-06-20', tuesday)]
    const at = (dagdelenAsked: (typeof monday | typeof tuesday)[], days: Period) =>
      brokenBy(() => requireRoom(dagdelenAsked, days, { maximum: 1, reductions: [] }, inGroup))
    expect(at([monday], { startsOn: '2026-06-01', endsOn: null })).toEqual({
      rule: 'group-full',
      maximum: 1,
      weekday: 1,
      dagdeel: 'ochtend',
      firstFreeOn: '2026-06-11',
    })
    expect(at([monday, tuesday], { startsOn: '2026-06-01', endsOn: null })).toMatchObject({ weekday: 1, firstFreeOn: '2026-06-21' })
    expect(at([monday, tuesday], { startsOn: '2026-06-01', endsOn: '2026-06-15' })).toMatchObject({ firstFreeOn: null })
    expect(at([monday], { startsOn: '2026-06-11', endsOn: null })).toBeNull()
  })

  it('counts a reduction on its own days: full while it holds, and free again after', () => {
    const capacity = { maximum: 3, reductions: [{ startsOn: '2026-06-01', endsOn: '2026-06-30', maximum: 2 }] }
    const inGroup = [placed('2026-01-01', null), placed('2026-01-01', null)]
    const at = (days: Period) => brokenBy(() => requireRoom([monday], days, capacity, inGroup))
    expect(at({ startsOn: '2026-05-01', endsOn: '2026-05-31' })).toBeNull()
    expect(at({ startsOn: '2026-05-01', endsOn: null })).toEqual({
      rule: 'group-full',
      maximum: 2,
      weekday: 1,
      dagdeel: 'ochtend',
      firstFreeOn: '2026-07-01',
    })
    expect(at({ startsOn: '2026-06-30', endsOn: '2026-06-30' })).toMatchObject({ maximum: 2, firstFreeOn: null })
    expect(at({ startsOn: '2026-07-01', endsOn: null })).toBeNull()
  })

  it('never brings a half-day above what fits on any day, and is only refused where it would', () => {
    const asked = fc.tuple(period, fc.uniqueArray(fc.constantFrom(monday, tuesday), { minLength: 1, maxLength: 2 }))
    const reduction = fc.tuple(period, fc.integer({ min: 1, max: 2 })).map(([days, maximum]) => ({ ...days, maximum }))
    const capacity = fc.record({ maximum: fc.integer({ min: 1, max: 3 }), reductions: fc.array(reduction, { maxLength: 2 }) })
    fc.assert(
      fc.property(fc.array(asked, { minLength: 1, maxLength: 25 }), capacity, (all, room) => {
        const inGroup: PlacedDagdeel[] = []
        const isTooFull = (more: PlacedDagdeel[], at: typeof monday | typeof tuesday): boolean =>
          days120.some(
            (on) => [...inGroup, ...more].filter((one) => one.weekday === at.weekday && isWithin(on, one)).length > limitOn(room, on),
          )
        for (const [days, dagdelenAsked] of all) {
          const more = dagdelenAsked.map((one) => ({ ...one, ...days }))
          const refusal = brokenBy(() => requireRoom(dagdelenAsked, days, room, inGroup))
          expect(refusal !== null).toBe(dagdelenAsked.some((at) => isTooFull(more, at)))
          if (refusal === null) inGroup.push(...more)
          // The day it names really is free, and the day before it is not.
          const free = refusal?.['firstFreeOn']
          if (typeof free === 'string') {
            expect(brokenBy(() => requireRoom(dagdelenAsked, { ...days, startsOn: free }, room, inGroup))).toBeNull()
            expect(brokenBy(() => requireRoom(dagdelenAsked, { ...days, startsOn: addDays(free, -1) }, room, inGroup))).not.toBeNull()
          }
        }
        for (const at of [monday, tuesday]) expect(isTooFull([], at)).toBe(false)
      }),
    )
  })

  it('moves after its first day and at the latest the day after its last', () => {
    const at = (startsOn: string, endsOn: string | null) => brokenBy(() => requireMoveWithin(startsOn, { startsOn: '2026-06-01', endsOn }))
    expect([at('2026-06-02', null), at('2026-07-01', '2026-06-30'), at('2030-01-01', null)]).toEqual([null, null, null])
    const broken = { rule: 'move-outside-placement', field: 'startsOn', startsOn: '2026-06-01' }
    expect([at('2026-06-01', null), at('2026-05-31', null), at('2026-07-02', '2026-06-30')]).toEqual([broken, broken, broken])
  })

  it('offers no more hours without advies than the setting, in the fullest week', () => {
    const asked = { startsOn: '2026-06-01', endsOn: null }
    const others = [{ startsOn: '2026-08-01', endsOn: null, weeklyHours: 2.5 }]
    expect(brokenBy(() => requireHoursAllowed(2.5, asked, others, 5))).toBeNull()
    expect(brokenBy(() => requireHoursAllowed(3, asked, others, 5))).toEqual({
      rule: 'hours-without-advies',
      maximum: 5,
      hours: 5.5,
    })
    expect(brokenBy(() => requireHoursAllowed(5, { ...asked, endsOn: '2026-07-31' }, others, 5))).toBeNull()
    expect(brokenBy(() => requireHoursAllowed(0.5, asked, [], 0))).toMatchObject({ maximum: 0, hours: 0.5 })
  })
})

describe('an offer', () => {
  const today = '2026-11-23'
  const offer = { offeredOn: '2026-11-10', expiresOn: '2026-11-24' }

  it('is open until its last day, and says what came of it after an answer', () => {
    expect(offerStateOn({ outcome: null, expiresOn: '2026-11-24' }, '2026-11-24')).toBe('open')
    expect(offerStateOn({ outcome: null, expiresOn: '2026-11-24' }, '2026-11-25')).toBe('verlopen')
    expect(offerStateOn({ outcome: 'geweigerd', expiresOn: '2026-11-24' }, '2027-01-01')).toBe('geweigerd')
  })

  it('was made today or before, after birth, and gives the family that day at least', () => {
    const at = (days: Partial<typeof offer>) => brokenBy(() => requireOfferDays({ ...offer, ...days }, { bornOn: '2024-01-01', today }))
    expect(at({})).toBeNull()
    expect(at({ expiresOn: '2026-11-10' })).toBeNull()
    expect(at({ offeredOn: '2026-11-24' })).toEqual({ rule: 'future-date', field: 'offeredOn' })
    expect(at({ offeredOn: '2023-12-31' })).toEqual({ rule: 'before-birth', field: 'offeredOn' })
    expect(at({ expiresOn: '2026-11-09' })).toEqual({ rule: 'expires-before-offer', field: 'expiresOn' })
  })

  it('is the only one until it is answered or over', () => {
    expect(brokenBy(() => requireNoOpenOffer(undefined, today))).toBeNull()
    expect(brokenBy(() => requireNoOpenOffer({ expiresOn: '2026-11-22' }, today))).toBeNull()
    expect(brokenBy(() => requireNoOpenOffer({ expiresOn: today }, today))).toEqual({ rule: 'offer-open' })
  })

  it('is answered once, between the offer and today; yes only in time', () => {
    expect(brokenBy(() => requireUnanswered('verlopen'))).toEqual({ rule: 'offer-answered' })
    const at = (answeredOn: string, isAccepting: boolean, on = today) =>
      brokenBy(() => requireAnswerDay(answeredOn, offer, { today: on, isAccepting }))
    expect(at('2026-11-10', true)).toBeNull()
    expect(at('2026-11-24', true)).toEqual({ rule: 'future-date', field: 'answeredOn' })
    expect(at('2026-11-09', false)).toEqual({ rule: 'answer-before-offer', field: 'answeredOn' })
    expect(at('2026-11-25', true, '2026-12-01')).toEqual({ rule: 'offer-expired', expiresOn: '2026-11-24' })
    expect(at('2026-11-25', false, '2026-12-01')).toBeNull()
  })
})

describe('the waiting list', () => {
  const priorities = ['advies_then_waiting', 'advies_then_age', 'waiting', 'age'] as const
  const child = fc.record({ childId: fc.uuid(), bornOn: day, waitlistedOn: day, hasAdvies: fc.boolean() })
  const children = fc.uniqueArray(child, { selector: (one) => one.childId, maxLength: 12 })

  it('has one order: total, the same from whatever order it came, and nobody is equal', () => {
    fc.assert(
      fc.property(children, fc.constantFrom(...priorities), fc.infiniteStream(fc.nat()), (all, priority, dice) => {
        const compare = byPriority(priority)
        const order = all.toSorted(compare)
        const shuffled = all.map((one) => ({ one, key: dice.next().value as number })).sort((a, b) => a.key - b.key)
        expect(shuffled.map(({ one }) => one).sort(compare)).toEqual(order)
        expect(order.toSorted(compare)).toEqual(order)
        for (const one of all) {
          for (const other of all) {
            expect(Math.sign(compare(one, other))).toBe(-Math.sign(compare(other, one)) + 0)
            expect(compare(one, other) === 0).toBe(one === other)
          }
        }
        for (let index = 0; index + 2 < order.length; index++) {
          const [a, b, c] = [order[index], order[index + 1], order[index + 2]]
          if (a !== undefined && b !== undefined && c !== undefined) expect(compare(a, c)).toBe(-1)
        }
      }),
    )
  })

  it('puts an advies first where the rule says so, then who waits longest or is oldest', () => {
    const one = { childId: 'a', bornOn: '2024-01-01', waitlistedOn: '2026-05-01', hasAdvies: false }
    const advised = { childId: 'b', bornOn: '2024-06-01', waitlistedOn: '2026-09-01', hasAdvies: true }
    const older = { childId: 'c', bornOn: '2023-01-01', waitlistedOn: '2026-10-01', hasAdvies: true }
    const orderBy = (priority: (typeof priorities)[number]) =>
      [one, advised, older].toSorted(byPriority(priority)).map((each) => each.childId)
    expect(orderBy('advies_then_waiting')).toEqual(['b', 'c', 'a'])
    expect(orderBy('advies_then_age')).toEqual(['c', 'b', 'a'])
    expect(orderBy('waiting')).toEqual(['a', 'b', 'c'])
    expect(orderBy('age')).toEqual(['c', 'a', 'b'])
  })

  it('supposes four hours in a half-day where nobody asked', () => {
    expect(usualWish(16)).toEqual({ startsOn: null, dagdeelCount: 4, dagdelen: [] })
    expect(usualWish(10.5).dagdeelCount).toBe(3)
    expect([usualWish(null).dagdeelCount, usualWish(0).dagdeelCount, usualWish(40).dagdeelCount]).toEqual([1, 1, 10])
  })

  it('refuses a wish that names too few half-days', () => {
    const monday = { weekday: 1, dagdeel: 'ochtend' } as const
    expect(brokenBy(() => requireWideWish({ startsOn: null, dagdeelCount: 2, dagdelen: [] }))).toBeNull()
    expect(brokenBy(() => requireWideWish({ startsOn: null, dagdeelCount: 2, dagdelen: [monday] }))).toEqual({
      rule: 'wish-too-narrow',
      field: 'dagdelen',
      count: 2,
    })
  })

  it('accepts a wish that names just enough half-days', () => {
    const dagdelen = [1, 2].map((weekday) => ({ weekday, dagdeel: 'ochtend' as const }))
    expect(brokenBy(() => requireWideWish({ startsOn: null, dagdeelCount: 2, dagdelen }))).toBeNull()
  })

  it('gives places in the order of their first day, then of the name, and half-days in the order of the week', () => {
    const from = (startsOn: string, endsOn: string | null = null) => [{ startsOn, endsOn }]
    const at = (weekday: number, dagdeel: 'ochtend' | 'middag', free: { startsOn: string; endsOn: string | null }[]) => ({
      weekday,
      dagdeel,
      startsAt: dagdeel === 'ochtend' ? '08:30' : '12:30',
      endsAt: dagdeel === 'ochtend' ? '12:30' : '16:30',
      free,
    })
    const room = (groupName: string, dagdelen: ReturnType<typeof at>[]) => ({
      groupId: groupName,
      groupName,
      kind: 've' as const,
      dagdelen,
    })
    const december = from('2026-12-01')
    const groups = [
      room('Otters', [at(3, 'ochtend', december), at(1, 'middag', december), at(1, 'ochtend', december)]),
      room('Beren', [
        at(5, 'ochtend', december),
        at(2, 'ochtend', december),
        at(4, 'ochtend', december),
        at(1, 'ochtend', from('2027-02-01')),
      ]),
      room('Zwanen', [at(2, 'middag', from('2026-11-23')), at(2, 'ochtend', from('2026-11-23')), at(1, 'ochtend', from('2026-11-23'))]),
      room(
        'Mussen',
        [1, 2, 3].map((weekday) => at(weekday, 'ochtend', from('2026-11-23', '2027-06-30'))),
      ),
    ]
    const window = { startsOn: '2026-11-23', endsOn: '2027-12-31' }
    const fits = fitsFor({ startsOn: null, dagdeelCount: 3, dagdelen: [] }, window, groups, null)
    expect(fits.map(({ groupName, fromOn }) => [groupName, fromOn])).toEqual([
      ['Zwanen', '2026-11-23'],
      ['Beren', '2026-12-01'],
      ['Otters', '2026-12-01'],
    ])
    expect(fits.map(({ dagdelen }) => dagdelen.map((one) => `${String(one.weekday)} ${one.dagdeel}`))).toEqual([
      ['1 ochtend', '2 ochtend', '2 middag'],
      ['2 ochtend', '4 ochtend', '5 ochtend'],
      ['1 ochtend', '1 middag', '3 ochtend'],
    ])
    // Twelve hours are as many as may be.
    expect(fitsFor({ startsOn: null, dagdeelCount: 3, dagdelen: [] }, window, groups, 12)).toHaveLength(3)
    expect(fitsFor({ startsOn: null, dagdeelCount: 3, dagdelen: [] }, window, groups, 11.5)).toEqual([])
    // Free until the last day of the window, and a window of one day.
    expect(freeFrom(from('2026-12-01', '2027-12-31'), window)).toBe('2026-12-01')
    expect(freeFrom(from('2026-12-01', '2027-12-30'), window)).toBeNull()
    expect(
      fitsFor({ startsOn: null, dagdeelCount: 1, dagdelen: [] }, { startsOn: '2026-12-24', endsOn: '2026-12-24' }, groups, null),
    ).toHaveLength(4)
    expect(
      fitsFor({ startsOn: null, dagdeelCount: 1, dagdelen: [] }, { startsOn: '2026-12-24', endsOn: '2026-12-23' }, groups, null),
    ).toEqual([])
  })

  it('finds the same first free day as asking for each day', () => {
    const reduction = fc.tuple(period, fc.integer({ min: 1, max: 2 })).map(([days, maximum]) => ({ ...days, maximum }))
    fc.assert(
      fc.property(fc.array(period, { maxLength: 8 }), fc.array(reduction, { maxLength: 2 }), period, (taken, reductions, window) => {
        const capacity = { maximum: 3, reductions }
        const loads = taken.map((one) => ({ ...one, amount: 1 }))
        const later = { ...window, startsOn: window.startsOn < firstDay ? firstDay : window.startsOn }
        const found = freeFrom(freePeriods(capacity, loads, firstDay), later)
        expect(found).toBe(firstDayWithin(capacity, [...loads, { ...later, amount: 1 }], later))
      }),
    )
  })

  it('fits where as many half-days as wished are free, first on different days, and not above the hours without advies', () => {
    const free = [{ startsOn: '2026-01-01', endsOn: null }]
    const time = (weekday: number, dagdeel: 'ochtend' | 'middag', periods = free) => ({
      weekday,
      dagdeel,
      startsAt: dagdeel === 'ochtend' ? '08:30' : '12:30',
      endsAt: dagdeel === 'ochtend' ? '12:30' : '16:30',
      free: periods,
    })
    const later = [{ startsOn: '2026-09-01', endsOn: null }]
    const groups = [
      {
        groupId: 'k',
        groupName: 'Kikkers',
        kind: 've' as const,
        dagdelen: [time(1, 'ochtend'), time(1, 'middag'), time(2, 'ochtend'), time(4, 'ochtend', later)],
      },
      { groupId: 'o', groupName: 'Otters', kind: 've' as const, dagdelen: [time(1, 'ochtend', later), time(2, 'ochtend', later)] },
    ]
    const window = { startsOn: '2026-02-01', endsOn: '2027-01-01' }
    const wish = { startsOn: null, dagdeelCount: 2, dagdelen: [] }
    expect(fitsFor(wish, window, groups, null)).toEqual([
      {
        groupId: 'k',
        groupName: 'Kikkers',
        fromOn: '2026-02-01',
        dagdelen: [
          { weekday: 1, dagdeel: 'ochtend' },
          { weekday: 2, dagdeel: 'ochtend' },
        ],
        weeklyHours: 8,
      },
      expect.objectContaining({ groupId: 'o', fromOn: '2026-09-01' }) as object,
    ])
    const onlyMondays = { ...wish, dagdelen: [time(1, 'ochtend'), time(1, 'middag'), time(4, 'ochtend')] }
    expect(fitsFor({ ...onlyMondays, dagdeelCount: 3 }, window, groups, null)).toMatchObject([
      { groupId: 'k', fromOn: '2026-09-01', weeklyHours: 12 },
    ])
    expect(fitsFor(wish, window, groups, 5)).toEqual([])
    expect(fitsFor({ ...wish, dagdeelCount: 1 }, window, groups, 5)).toHaveLength(2)
    expect(fitsFor({ ...wish, dagdeelCount: 5 }, window, groups, null)).toEqual([])
    expect(fitsFor(wish, { startsOn: '2027-02-01', endsOn: '2027-01-01' }, groups, null)).toEqual([])
  })

  it.each([
    ['with an advies', 16, '2026-12-01', ['ve']],
    ['without', null, '2026-12-01', ['ve', 'regulier']],
    ['with an advies, not 2.5 yet', 16, '2026-11-30', ['ve', 'pilot_tweejarigen']],
    ['without, not 2.5 yet', null, '2026-11-30', ['ve', 'regulier', 'pilot_tweejarigen']],
  ])('a child %s waits for %s hours in the groups that are meant for it', (_who, advisedWeeklyHours, couldStartOn, kinds) => {
    const child = { advisedWeeklyHours, couldStartOn, bornOn: '2024-06-01' }
    expect(
      groupsFor(
        child,
        groupKinds.map((kind) => ({ kind })),
      ).map((one) => one.kind),
    ).toEqual(kinds)
  })
})
