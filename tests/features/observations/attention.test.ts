import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, daysBetween } from '../../../db/contract/dates.ts'
import { domains } from '../../../db/contract/observations.ts'
import { nextMoment, proposeLooks, sightsOf, type LastSeen } from '../../../db/features/observations/attention.ts'
import { day } from '../../support/rules.ts'

const today = '2026-11-23'
const unseenAfterDays = 42
const weeks = { start: 6, between: 26, end: 6 }
const ago = (days: number): string => addDays(today, -days)

describe('sightsOf', () => {
  it('says in a word how long ago each domain was seen, in the order of the law', () => {
    const sights = sightsOf({ taal: ago(21), rekenen: ago(22), motoriek: ago(43) }, { placedOn: ago(100), today, unseenAfterDays })
    expect(sights).toEqual([
      { domain: 'taal', lastSeenOn: ago(21), days: 21, state: 'seen' },
      { domain: 'rekenen', lastSeenOn: ago(22), days: 22, state: 'fading' },
      { domain: 'motoriek', lastSeenOn: ago(43), days: 43, state: 'unseen' },
      { domain: 'sociaal_emotioneel', lastSeenOn: null, days: 100, state: 'never' },
    ])
  })

  it('finds nothing strange about a child who came last week', () => {
    expect(sightsOf({}, { placedOn: ago(42), today, unseenAfterDays }).map((one) => one.state)).toEqual(['new', 'new', 'new', 'new'])
    expect(sightsOf({}, { placedOn: addDays(today, 3), today, unseenAfterDays }).map((one) => one.days)).toEqual([0, 0, 0, 0])
  })

  it('never calls a domain better seen because it was seen longer ago', () => {
    const order = ['seen', 'fading', 'unseen']
    fc.assert(
      fc.property(fc.nat({ max: 400 }), fc.nat({ max: 400 }), fc.integer({ min: 7, max: 180 }), (a, b, limit) => {
        const place = (days: number): number =>
          order.indexOf(sightsOf({ taal: ago(days) }, { placedOn: ago(500), today, unseenAfterDays: limit })[0]?.state ?? '')
        expect(place(Math.min(a, b))).toBeLessThanOrEqual(place(Math.max(a, b)))
      }),
    )
  })
})

describe('nextMoment', () => {
  const noor = { placedOn: '2026-09-01', bornOn: '2024-01-15' }

  it.each([
    ['a startmeting within six weeks', noor, {}, { moment: 'startmeting', dueOn: '2026-10-13', state: 'overdue' }],
    ['announced two weeks ahead', { ...noor, placedOn: ago(30) }, {}, { moment: 'startmeting', dueOn: addDays(ago(30), 42), state: 'due' }],
    [
      'not asked for before that',
      { ...noor, placedOn: ago(10) },
      {},
      { moment: 'startmeting', dueOn: addDays(ago(10), 42), state: 'later' },
    ],
    [
      'a half-yearly one 26 weeks after the first',
      noor,
      { startmeting: '2026-10-10' },
      { moment: 'halfjaarlijks', dueOn: '2027-04-10', state: 'later' },
    ],
    [
      'no startmeting any more after half a year',
      { ...noor, placedOn: '2026-01-05' },
      {},
      { moment: 'halfjaarlijks', dueOn: '2026-07-06', state: 'overdue' },
    ],
    [
      'an eindmeting where the next would come too late',
      { placedOn: '2025-09-01', bornOn: '2023-01-15' },
      { startmeting: '2025-10-01', halfjaarlijks: '2026-09-20' },
      { moment: 'eindmeting', dueOn: '2026-12-04', state: 'due' },
    ],
    ['nothing after the eindmeting', noor, { eindmeting: '2026-11-01' }, null],
    [
      'a tussentijdse one puts nothing off',
      noor,
      { tussentijds: '2026-11-01' },
      { moment: 'startmeting', dueOn: '2026-10-13', state: 'overdue' },
    ],
  ])('%s', (_what, child, done, expected) => {
    expect(nextMoment({ ...child, done }, today, weeks)).toEqual(expected)
  })

  it('is never asked for after the day of the eindmeting, and each one made puts the next later', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 24, max: 46 }),
        fc.array(fc.nat({ max: 900 }), { maxLength: 3 }),
        fc.nat({ max: 900 }),
        (placedOn, ageMonths, made, later) => {
          const bornOn = addMonths(placedOn, -ageMonths)
          const endOn = addDays(addMonths(bornOn, 48), -7 * weeks.end)
          const on = addDays(placedOn, later)
          const doneOn = made
            .map((days) => addDays(placedOn, days))
            .sort()
            .at(-1)
          const next = nextMoment({ placedOn, bornOn, done: doneOn === undefined ? {} : { halfjaarlijks: doneOn } }, on, weeks)
          if (next === null) throw new Error('There is always a next moment before the eindmeting')
          expect(next.dueOn <= endOn).toBe(true)
          const after = nextMoment({ placedOn, bornOn, done: { halfjaarlijks: addDays(doneOn ?? placedOn, 100) } }, on, weeks)
          expect(after !== null && (after.moment === 'eindmeting' || after.dueOn >= next.dueOn)).toBe(true)
          expect(next.state).toBe(next.dueOn < on ? 'overdue' : daysBetween(on, next.dueOn) <= 14 ? 'due' : 'later')
        },
      ),
    )
  })
})

const lastSeen: fc.Arbitrary<LastSeen> = fc
  .tuple(...domains.map(() => fc.option(fc.nat({ max: 300 }))))
  .map((days) => Object.fromEntries(domains.flatMap((domain, index) => (days[index] == null ? [] : [[domain, ago(days[index])]]))))
const looked = fc.record({ seen: lastSeen, placed: fc.nat({ max: 500 }), born: fc.integer({ min: 800, max: 1_500 }), isMade: fc.boolean() })
const group = fc.array(looked, { maxLength: 16 }).map((children) =>
  children.map(({ seen, placed, born, isMade }, index) => ({
    childId: `child-${String(index).padStart(2, '0')}`,
    name: `Kind ${String(index % 5)}`,
    sights: sightsOf(seen, { placedOn: ago(placed), today, unseenAfterDays }),
    moment: nextMoment({ placedOn: ago(placed), bornOn: ago(born), done: isMade ? { eindmeting: today } : {} }, today, weeks),
  })),
)

describe('proposeLooks', () => {
  const child = (name: string, seen: LastSeen, placedOn = ago(200)) => ({
    childId: name,
    name,
    sights: sightsOf(seen, { placedOn, today, unseenAfterDays }),
    moment: null,
  })
  const everything = (days: number): LastSeen => Object.fromEntries(domains.map((domain) => [domain, ago(days)]))

  it('names who was seen longest ago, who was never seen, and whose moment is due, each with its reason', () => {
    const children = [
      child('Ada', everything(3)),
      child('Bo', { ...everything(5), motoriek: ago(120) }),
      child('Cas', { taal: ago(2), motoriek: ago(2), rekenen: ago(2) }, ago(90)),
      { ...child('Dee', everything(1)), moment: { moment: 'startmeting', dueOn: ago(50), state: 'overdue' } as const },
      child('Eva', everything(30)),
    ]
    expect(proposeLooks(children, unseenAfterDays, today)).toEqual([
      { childId: 'Cas', name: 'Cas', reason: { kind: 'never', domain: 'sociaal_emotioneel', days: 90 } },
      { childId: 'Bo', name: 'Bo', reason: { kind: 'unseen', domain: 'motoriek', lastSeenOn: ago(120), days: 120 } },
      { childId: 'Dee', name: 'Dee', reason: { kind: 'moment', moment: 'startmeting', dueOn: ago(50), state: 'overdue' } },
    ])
  })

  it('is the same in whatever order the children come, holds at most three, each once, and only children of the group', () => {
    fc.assert(
      fc.property(
        group.chain((children) => fc.tuple(fc.constant(children), fc.shuffledSubarray(children, { minLength: children.length }))),
        ([children, shuffled]) => {
          const proposal = proposeLooks(children, unseenAfterDays, today)
          expect(proposeLooks(shuffled, unseenAfterDays, today)).toEqual(proposal)
          expect(proposal).toHaveLength(Math.min(3, children.length))
          expect(new Set(proposal.map((one) => one.childId)).size).toBe(proposal.length)
          expect(proposal.every((one) => children.some((other) => other.childId === one.childId))).toBe(true)
        },
      ),
    )
  })

  it('a child who is seen less becomes no less likely to be named', () => {
    fc.assert(
      fc.property(group, fc.nat(), fc.integer({ min: 1, max: 200 }), (children, pick, more) => {
        fc.pre(children.length > 0)
        const at = pick % children.length
        const named = (all: typeof children): boolean =>
          proposeLooks(all, unseenAfterDays, today).some((one) => one.childId === children[at]?.childId)
        const lessSeen = children.map((one, index) =>
          index === at ? { ...one, sights: one.sights.map((sight) => ({ ...sight, days: sight.days + more })) } : one,
        )
        expect(named(children) && !named(lessSeen)).toBe(false)
      }),
    )
  })

  it('knows nothing of how a child does: it is told days and moments only', () => {
    fc.assert(
      fc.property(group, (children) => {
        const told = new Set(children.flatMap((one) => [...Object.keys(one), ...one.sights.flatMap((sight) => Object.keys(sight))]))
        for (const word of ['level', 'wellbeing', 'involvement', 'text']) expect(told.has(word)).toBe(false)
      }),
    )
  })
})
