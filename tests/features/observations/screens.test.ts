import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../../db/contract/dates.ts'
import type { DraftSummary } from '../../../db/contract/drafts.ts'
import { domains, searchPeriods, type Observation } from '../../../db/contract/observations.ts'
import type { RadarChild } from '../../../db/contract/radar.ts'
import { draftLines } from '../../../renderer/features/observations/draft-lines.ts'
import { developmentPoints } from '../../../renderer/features/observations/development-points.ts'
import { historySteps, type Revision } from '../../../renderer/features/observations/former.ts'
import {
  fromSavedSearch,
  isNarrowed,
  isSavedSearch,
  noFilter,
  reaches,
  toSavedSearch,
} from '../../../renderer/features/observations/observation-filters.ts'
import { emptyObservation, toInput, withOwnText } from '../../../renderer/features/observations/observation-values.ts'
import { inOrder, momentsDue } from '../../../renderer/features/observations/radar-order.ts'
import * as round from '../../../renderer/features/observations/round.ts'
import { reasonInWords, sightOf, sinceInWords } from '../../../renderer/features/observations/sight.ts'
import { monthTicks, placeOnAxis } from '../../../renderer/features/observations/time-axis.ts'

const today = '2026-11-23'

describe('the nap-time round', () => {
  const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { maxLength: 16 })
  const steps = fc.array(fc.constantFrom('save', 'skip', 'back', 'return'), { maxLength: 60 })
  const walk = (childIds: readonly string[], taken: readonly string[]) =>
    taken.reduce((now: round.Round, step) => {
      if (step === 'save') return round.saveCurrent(now)
      if (step === 'skip') return round.skipCurrent(now)
      if (step === 'back') return round.goBack(now)
      return round.isFinished(now) ? round.returnToSkipped(now, childIds) : now
    }, round.startRound(childIds))

  test('however somebody walks, each child is seen or still to be seen, and never both or twice', () => {
    fc.assert(
      fc.property(ids, steps, (childIds, taken) => {
        const now = walk(childIds, taken)
        const unseen = round.unseenOf(now, childIds)
        expect([...now.saved, ...unseen].sort()).toEqual([...childIds].sort())
        expect(now.at).toBeLessThanOrEqual(now.queue.length)
      }),
    )
  })

  test('saving or skipping always comes to an end, and going back to who was skipped ends it for good', () => {
    fc.assert(
      fc.property(ids, fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }), (childIds, answers) => {
        let now = round.startRound(childIds)
        for (const isSaved of answers.slice(0, childIds.length)) now = isSaved ? round.saveCurrent(now) : round.skipCurrent(now)
        expect(round.isFinished(now)).toBe(true)
        now = round.returnToSkipped(now, childIds)
        while (!round.isFinished(now)) now = round.saveCurrent(now)
        expect(round.unseenOf(now, childIds)).toEqual([])
      }),
    )
  })

  test('undo gives the child her turn back', () => {
    const after = round.saveCurrent(round.saveCurrent(round.startRound(['noor', 'sam', 'lina'])))
    const undone = round.takeBack(after, 'noor')
    expect(round.currentOf(undone)).toBe('noor')
    expect(round.unseenOf(undone, ['noor', 'sam', 'lina'])).toEqual(['noor', 'lina'])
  })

  test('who left the group leaves the round, who came joins it, and whose turn it was keeps it', () => {
    fc.assert(
      fc.property(ids, steps, fc.func(fc.boolean()), ids, (childIds, taken, stays, came) => {
        const now = walk(childIds, taken)
        const group = [...new Set([...childIds.filter(stays), ...came])]
        const next = round.withChildren(now, group)
        const current = round.currentOf(now)
        if (current !== null && group.includes(current)) expect(round.currentOf(next)).toBe(current)
        expect(next.queue.every((id) => group.includes(id))).toBe(true)
        expect(next.at).toBeLessThanOrEqual(next.queue.length)
        expect(new Set(next.queue).size).toBe(next.queue.length)
      }),
    )
  })
})

describe('how long ago', () => {
  const order = ['seen', 'fading', 'unseen', 'never', 'new']

  test('longer ago never asks for less attention', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.nat(400), fc.integer({ min: 7, max: 180 }), (one, more, setting) => {
        const at = (days: number) => order.indexOf(sightOf(addDays(today, -days), today, setting))
        expect(at(one + more)).toBeGreaterThanOrEqual(at(one))
      }),
    )
    expect(sightOf(null, today, 42)).toBe('never')
  })

  test('is said in days, weeks and months', () => {
    const words = (days: number) => sinceInWords(addDays(today, -days), today)
    expect([words(0), words(1), words(20), words(21), words(90), words(91)]).toEqual([
      'vandaag',
      '1 dag',
      '20 dagen',
      '3 weken',
      '12 weken',
      '2 maanden',
    ])
    expect(sinceInWords(null, today)).toBe('nog niet')
  })

  test('a reason to look is a sentence about us', () => {
    expect(reasonInWords({ kind: 'never', domain: 'rekenen', days: 60 }, today)).toBe('rekenen: nog niet gezien')
    expect(reasonInWords({ kind: 'unseen', domain: 'taal', lastSeenOn: addDays(today, -70), days: 70 }, today)).toBe(
      'taal: 10 weken niet gezien',
    )
    expect(reasonInWords({ kind: 'moment', moment: 'eindmeting', dueOn: '2026-11-20', state: 'overdue' }, today)).toBe(
      'eindmeting te laat, moest voor vr 20 nov 2026',
    )
  })
})

describe('the radar', () => {
  const child = (name: string, days: readonly number[], moment: RadarChild['moment'] = null): RadarChild => ({
    childId: name,
    name,
    groupId: 'g',
    groupName: 'Kikkers',
    isMine: false,
    placedOn: '2026-08-24',
    lastSeenOn: null,
    sights: domains.map((domain, index) => ({ domain, lastSeenOn: null, days: days[index] ?? 0, state: 'seen' })),
    moment,
  })

  test('puts in front whom we looked away from longest, and by name it is as it came', () => {
    const all = [child('Amir', [1, 2, 3, 4]), child('Lina', [0, 80, 0, 0]), child('Noor', [9, 9, 9, 9])]
    expect(inOrder(all, 'longest').map(({ name }) => name)).toEqual(['Lina', 'Noor', 'Amir'])
    expect(inOrder(all, 'name')).toBe(all)
  })

  test('lists the moments that are due, the earliest first, and not what comes later', () => {
    const all = [
      child('Amir', [], { moment: 'halfjaarlijks', dueOn: '2026-12-01', state: 'due' }),
      child('Lina', [], { moment: 'startmeting', dueOn: '2026-11-01', state: 'overdue' }),
      child('Noor', [], { moment: 'eindmeting', dueOn: '2027-03-01', state: 'later' }),
      child('Sam', []),
    ]
    expect(momentsDue(all).map(({ name }) => name)).toEqual(['Lina', 'Amir'])
  })
})

describe('my drafts', () => {
  const draft = (key: string, change: Partial<DraftSummary> = {}): DraftSummary => {
    const [form = '', subjectId = null] = key.split(':')
    return {
      key,
      part: 0,
      form,
      subjectId,
      childNames: ['Noor B.'],
      excerpt: 'Telde',
      savedAt: '2026-11-23T12:00:00.000Z',
      version: 1,
      ...change,
    }
  }

  test('each can be finished where it was begun', () => {
    const places = [
      'observations.log',
      'observations.log:aa',
      'observations.parked:bb',
      'observations.correct:cc',
      'observations.search',
    ].map((key) => draft(key))
    expect(draftLines(places).map(({ kind, to }) => [kind, to])).toEqual([
      ['new', '/observaties?nieuw=1'],
      ['forChild', '/observaties?kind=aa&nieuw=1'],
      ['parked', '/observaties?concept=bb&nieuw=1'],
      ['correction', '/observaties?observatie=cc&doen=verbeteren'],
      ['search', null],
    ])
  })

  test('other forms and drafts without a word are left out', () => {
    const others = [
      draft('parents.log'),
      draft('observations.round:dd'),
      draft('observations.log', { excerpt: '', childNames: [] }),
      draft('observations.correct:ee', { excerpt: '' }),
    ]
    expect(draftLines(others)).toEqual([])
  })
})

describe('a saved search', () => {
  const filters = fc.record({
    search: fc.string({ maxLength: 200 }),
    child: fc.option(fc.record({ id: fc.uuid(), name: fc.string() })),
    groupId: fc.constantFrom('', '0198a000-0000-7000-8000-000000000001'),
    domain: fc.constantFrom('' as const, ...domains),
    authorId: fc.constantFrom('', '0198a000-0000-7000-8000-000000000002'),
    period: fc.constantFrom(...searchPeriods),
    from: fc.option(fc.constant('2026-09-01')),
    until: fc.option(fc.constant('2026-09-30')),
    reach: fc.constantFrom(...reaches),
    withdrawn: fc.constant(false),
  })

  test('gives the filter back that it was made of', () => {
    fc.assert(
      fc.property(filters, (made) => {
        const filter = made.period === 'own' ? made : { ...made, from: null, until: null }
        const {
          search = '',
          childId = null,
          groupId = null,
          domain = null,
          authorId = null,
          period = 'all',
          from = null,
          until = null,
          staffOnly = null,
          name,
        } = toSavedSearch(filter, 'Mijn zoeken')
        const saved = { id: 'x', name, search, childId, groupId, domain, authorId, period, from, until, staffOnly }
        expect(fromSavedSearch(saved, filter.child)).toEqual(filter)
        expect(isSavedSearch(filter, saved)).toBe(true)
      }),
    )
  })

  test('only what narrows the list is worth keeping', () => {
    expect(isNarrowed(noFilter)).toBe(false)
    expect(isNarrowed({ ...noFilter, search: '  ' })).toBe(false)
    expect(isNarrowed({ ...noFilter, withdrawn: true })).toBe(false)
    expect(isNarrowed({ ...noFilter, reach: 'team' })).toBe(true)
  })
})

describe('a text for each child', () => {
  const [noor, sam] = [
    { id: '0198a000-0000-7000-8000-000000000001', name: 'Noor B.' },
    { id: '0198a000-0000-7000-8000-000000000002', name: 'Sam V.' },
  ]
  const values = { ...emptyObservation(noor), childIds: [noor, sam], text: 'Bouwden een toren' }

  test('goes along only when it was asked for, and only where something was written', () => {
    const texts = withOwnText({ texts: withOwnText({ texts: [] }, noor.id, 'Telde de blokken') }, sam.id, '  ')
    expect(toInput({ ...values, texts, hasOwnTexts: true }).texts).toEqual([{ childId: noor.id, text: 'Telde de blokken' }])
    expect(toInput({ ...values, texts, hasOwnTexts: false }).texts).toEqual([])
  })

  test('of a child who is no longer chosen stays behind', () => {
    const texts = withOwnText({ texts: [] }, sam.id, 'Keek toe')
    expect(toInput({ ...values, childIds: [noor], texts, hasOwnTexts: true }).texts).toEqual([])
  })
})

describe('development', () => {
  const seen = (id: string, observedOn: string) => ({
    id,
    observedOn,
    text: id,
    subDomains: [],
    level: null,
    wellbeing: null,
    involvement: null,
    context: null,
    instrument: null,
    moment: null,
    isStaffOnly: false,
    authorName: 'Marieke',
    ageMonths: 38,
  })

  test('shows an observation of two domains once, with both, newest first', () => {
    const both = seen('b', '2026-10-01')
    const points = developmentPoints({
      domains: [
        { domain: 'taal', observations: [seen('a', '2026-09-01'), both] },
        { domain: 'rekenen', observations: [both] },
        { domain: null, observations: [seen('c', '2026-11-01')] },
      ],
    })
    expect(points.map(({ id, domains: seenIn }) => [id, seenIn])).toEqual([
      ['c', []],
      ['b', ['taal', 'rekenen']],
      ['a', ['taal']],
    ])
  })
})

describe('history', () => {
  const now: Observation = {
    id: 'o',
    children: [{ childId: 'n', name: 'Noor B.' }],
    text: 'Telde zes blokken',
    observedOn: '2026-11-20',
    domains: ['rekenen'],
    subDomains: [],
    level: 'volgens_verwachting',
    wellbeing: null,
    involvement: null,
    context: null,
    instrument: null,
    moment: null,
    isStaffOnly: false,
    authorId: 'm',
    authorName: 'Marieke',
    loggedAt: '2026-11-20T10:00:00.000Z',
    corrections: 2,
    withdrawnAt: null,
    review: { state: 'none', byName: null, at: null, remark: null, mayReview: false },
    version: 3,
  }
  const revision = (text: string, change: Partial<Revision> = {}): Revision => ({
    change: 'corrected',
    text,
    children: now.children,
    former: null,
    reason: 'typefout',
    changedAt: `2026-11-21T10:00:00.000Z ${text}`,
    changedBy: 'Marieke',
    ...change,
  })

  test('each step says what its text became, the newest against the observation as it is', () => {
    const steps = historySteps(now, [revision('Telde vijf blokken'), revision('Telde blokken')])
    expect(steps.map(({ revision: { text }, textAfter }) => [text, textAfter])).toEqual([
      ['Telde vijf blokken', 'Telde zes blokken'],
      ['Telde blokken', 'Telde vijf blokken'],
    ])
  })

  test('a field that changed says from what to what; what an old revision did not keep is not compared', () => {
    const former = { ...now, level: 'aandacht' as const, isStaffOnly: true }
    const [step] = historySteps(now, [revision(now.text, { former, children: [{ childId: 's', name: 'Sam V.' }] })])
    expect(step?.fields).toEqual([
      { label: 'Wie', before: 'Sam V.', after: 'Noor B.' },
      { label: 'Hoe gaat het', before: 'vraagt aandacht', after: 'volgens verwachting' },
      { label: 'Alleen voor het team', before: 'ja', after: 'nee' },
    ])
    expect(historySteps(now, [revision(now.text)])[0]?.fields).toEqual([])
  })
})

describe('the axis of time', () => {
  const axis = { from: '2026-08-01', until: today, width: 0.03 }
  const days = fc.array(fc.nat(114), { maxLength: 60 }).map((all) => all.map((day) => ({ observedOn: addDays('2026-08-01', day) })))

  test('every point is placed within the axis, in the order of time', () => {
    fc.assert(
      fc.property(days, (points) => {
        const placed = placeOnAxis(points, axis)
        expect(placed).toHaveLength(points.length)
        expect(placed.every(({ x }) => x >= 0 && x <= 1)).toBe(true)
        expect(placed.map(({ x }) => x)).toEqual(placed.map(({ x }) => x).sort((one, other) => one - other))
      }),
    )
  })

  test('no point covers another below the last layer', () => {
    fc.assert(
      fc.property(days, (points) => {
        const placed = placeOnAxis(points, axis)
        for (const layer of [0, 1, 2]) {
          const xs = placed.filter((one) => one.layer === layer).map(({ x }) => x)
          for (const [index, x] of xs.entries()) if (index > 0) expect(x - (xs[index - 1] ?? 0)).toBeGreaterThanOrEqual(axis.width)
        }
      }),
    )
  })

  test('has at most twelve names of months, whatever its length', () => {
    expect(monthTicks('2026-08-01', today).map(({ on }) => on)).toEqual(['2026-09-01', '2026-10-01', '2026-11-01'])
    for (const from of ['2026-11-20', '2025-08-01', '2023-02-14', '2015-01-01'])
      expect(monthTicks(from, today).length).toBeLessThanOrEqual(12)
  })
})
