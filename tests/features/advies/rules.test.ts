import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adviesStates, nextAdviesStates, type AdviesState } from '../../../db/contract/advies.ts'
import { addDays } from '../../../db/contract/dates.ts'
import { lifeOf, type LifeFacts } from '../../../db/features/advies/life.ts'
import {
  requireClosed,
  requireHappened,
  requireKnownReasons,
  requireNothingDone,
  requireOrderedStates,
  requireStep,
  requireStillHere,
  requireTransition,
  type AboutChild,
} from '../../../db/features/advies/rules.ts'
import { brokenBy } from '../../support/rules.ts'

const today = '2026-11-23'

describe('a day of an advies', () => {
  it.each([
    ['2024-02-29', null],
    ['2026-11-23', null],
    ['2026-11-24', 'future-date'],
    ['2024-02-28', 'before-birth'],
  ])('%s is %s', (day, rule) => {
    const broken = brokenBy(() => requireHappened('advisedOn', day, { bornOn: '2024-02-29', today }))
    expect(broken).toEqual(rule === null ? null : { rule, field: 'advisedOn' })
  })

  const here: AboutChild = { bornOn: '2024-01-01', leftOn: null, waitlistedOn: null, placements: [], today }
  const ended = { startsOn: '2026-01-01', endsOn: '2026-06-30' }
  const at = (day: string, about: Partial<AboutChild>, state: AdviesState = 'advies') =>
    brokenBy(() => requireStillHere('sinceOn', state, day, { ...here, ...about }))

  it('is not after the child left', () => {
    const left = { leftOn: '2026-08-31' }
    expect(at('2026-08-31', left)).toBeNull()
    expect(at('2026-09-01', left)).toEqual({ rule: 'advies-after-leaving', field: 'sinceOn', leftOn: '2026-08-31' })
    expect(at('2026-09-01', left, 'ingetrokken')).toBeNull()
  })

  it('is not after the last placement ended, unless the child waits for another since', () => {
    const placed = (...placements: { startsOn: string; endsOn: string | null }[]) => ({ placements })
    expect(at('2026-06-30', placed(ended))).toBeNull()
    expect(at('2026-07-01', placed(ended))).toEqual({ rule: 'advies-after-placement', field: 'sinceOn', endsOn: '2026-06-30' })
    expect(at('2026-07-01', placed(ended, { startsOn: '2026-09-01', endsOn: null }))).toBeNull()
    expect(at('2026-07-01', { ...placed(ended), waitlistedOn: '2026-07-01' })).toBeNull()
    expect(at('2026-07-01', { ...placed(ended), waitlistedOn: '2026-06-30' })).toMatchObject({ rule: 'advies-after-placement' })
    expect(at('2026-07-01', placed(ended), 'verlopen')).toBeNull()
  })

  it('is on or after the day of the state before it', () => {
    expect(brokenBy(() => requireOrderedStates('days', ['2026-01-01', '2026-01-01', '2026-02-01']))).toBeNull()
    expect(brokenBy(() => requireOrderedStates('days', ['2026-01-02', '2026-01-01']))).toEqual({
      rule: 'advies-order',
      field: 'days',
      since: '2026-01-02',
    })
  })
})

describe('the states of an advies', () => {
  it('follow only as the table says; what is closed stays closed', () => {
    for (const from of adviesStates) {
      for (const to of adviesStates) {
        const isPossible = (nextAdviesStates[from] as readonly AdviesState[]).includes(to)
        expect(brokenBy(() => requireTransition(from, to))).toEqual(isPossible ? null : { rule: 'advies-transition' })
      }
    }
    expect(brokenBy(() => requireTransition('geen_advies', 'advies'))).not.toBeNull()
    expect(brokenBy(() => requireTransition('advies', 'gesignaleerd'))).not.toBeNull()
  })

  it('make room for a new advies only when the last one is over', () => {
    const refused = ([undefined, ...adviesStates] as const).filter((state) => brokenBy(() => requireClosed(state)) !== null)
    expect(refused).toEqual(['gesignaleerd', 'in_beoordeling', 'advies'])
  })
})

describe('reasons and steps', () => {
  it('reasons are words of the list, or were there already', () => {
    expect(brokenBy(() => requireKnownReasons(['taal', 'oud'], ['taal'], ['oud']))).toBeNull()
    expect(brokenBy(() => requireKnownReasons(['taal', 'oud'], ['taal'], []))).toEqual({ rule: 'unknown-reason', field: 'reasons' })
  })

  it('a step is of an advies that goes on, since its day, and what comes next comes later', () => {
    const advised = { state: 'advies', sinceOn: '2026-10-01' } as const
    const at = (steppedOn: string, nextOn: string | null = null, current: Parameters<typeof requireStep>[1] = advised) =>
      brokenBy(() => requireStep({ steppedOn, nextOn }, current))
    expect(at('2026-10-01', '2026-10-01')).toBeNull()
    expect(at('2026-09-30')).toEqual({ rule: 'step-before-advies', field: 'steppedOn', since: '2026-10-01' })
    expect(at('2026-10-02', '2026-10-01')).toEqual({ rule: 'next-before-step', field: 'nextOn' })
    expect(at('2026-10-02', null, { ...advised, state: 'in_beoordeling' })).toEqual({ rule: 'toeleiding-without-advies' })
    expect(brokenBy(() => requireNothingDone(0))).toBeNull()
    expect(brokenBy(() => requireNothingDone(2))).toEqual({ rule: 'advies-has-steps' })
  })
})

describe('the life of an advies', () => {
  const signalled = { state: 'gesignaleerd', sinceOn: '2026-08-01' } as const
  const asked = { state: 'in_beoordeling', sinceOn: '2026-08-10' } as const
  const advised = { state: 'advies', sinceOn: '2026-09-01' } as const
  const step = (kind: 'poging' | 'bereikt' | 'aangeboden', steppedOn: string, nextOn: string | null = null) => ({ kind, steppedOn, nextOn })
  const of = (facts: Partial<LifeFacts>) =>
    lifeOf({ states: [advised], steps: [], offerExpiresOn: null, placements: [], waitlistedOn: null, leftOn: null, ...facts }, today)

  it('goes from signal to the end, and says one next step each time', () => {
    const stages = [
      of({ states: [signalled] }),
      of({ states: [signalled, asked] }),
      of({ states: [signalled, asked, advised] }),
      of({ steps: [step('poging', '2026-09-05', '2026-09-12')] }),
      of({ steps: [step('poging', '2026-09-05', '2026-09-12'), step('bereikt', '2026-09-12')] }),
      of({ steps: [step('aangeboden', '2026-11-20', '2026-12-01')], offerExpiresOn: '2026-12-01' }),
      of({ placements: [{ startsOn: '2027-01-04', endsOn: null }] }),
      of({ placements: [{ startsOn: '2026-09-07', endsOn: '2026-11-22' }] }),
    ].map(({ stage, next }) => [stage, next.kind, next.dueOn])
    expect(stages).toEqual([
      ['gesignaleerd', 'passOn', '2026-08-01'],
      ['in_beoordeling', 'askOutcome', '2026-08-10'],
      ['advies', 'startToeleiding', null],
      ['in_toeleiding', 'followUp', '2026-09-12'],
      ['in_toeleiding', 'planStep', null],
      ['in_toeleiding', 'awaitAnswer', '2026-12-01'],
      ['geplaatst', 'nothing', null],
      ['beeindigd', 'nothing', null],
    ])
  })

  it('keeps the days of every stage that was reached', () => {
    const whole = of({
      states: [signalled, asked, advised],
      steps: [step('poging', '2026-09-05')],
      placements: [{ startsOn: '2026-10-05', endsOn: '2026-11-20' }],
    })
    expect(whole.path).toEqual([
      { stage: 'gesignaleerd', on: '2026-08-01' },
      { stage: 'in_beoordeling', on: '2026-08-10' },
      { stage: 'advies', on: '2026-09-01' },
      { stage: 'in_toeleiding', on: '2026-09-05' },
      { stage: 'geplaatst', on: '2026-10-05' },
      { stage: 'beeindigd', on: '2026-11-20' },
    ])
    const withdrawn = of({ states: [advised, { state: 'ingetrokken', sinceOn: '2026-10-01' }], steps: [step('poging', '2026-09-05')] })
    expect(withdrawn).toMatchObject({ stage: 'ingetrokken', advisedOn: '2026-10-01', next: { kind: 'nothing' } })
    expect(withdrawn.path.map((one) => one.stage)).toEqual(['advies', 'in_toeleiding', 'ingetrokken'])
  })

  it('a child placed before the advies is placed under it from the day of the advies', () => {
    expect(of({ placements: [{ startsOn: '2026-01-05', endsOn: null }] }).path).toEqual([
      { stage: 'advies', on: '2026-09-01' },
      { stage: 'geplaatst', on: '2026-09-01' },
    ])
    expect(of({ placements: [{ startsOn: '2026-01-05', endsOn: '2026-08-31' }] }).stage).toBe('advies')
  })

  it('who waits again after a placement is on the way again; who left is not', () => {
    const ended = { placements: [{ startsOn: '2026-09-07', endsOn: '2026-10-30' }] }
    expect(of({ ...ended, waitlistedOn: '2026-11-01' }).stage).toBe('advies')
    expect(of({ ...ended, waitlistedOn: '2026-10-01' }).stage).toBe('beeindigd')
    expect(of({ leftOn: '2026-11-23' })).toMatchObject({ stage: 'beeindigd', next: { kind: 'nothing' } })
    expect(of({ leftOn: '2026-11-24' }).stage).toBe('advies')
  })

  it('an offer whose time is over asks for a new step', () => {
    const late = { steps: [step('aangeboden', '2026-11-01')], offerExpiresOn: '2026-11-22' }
    expect(of(late).next).toEqual({ kind: 'planStep', dueOn: null })
  })

  it('only reaches what is possible, each stage once, whatever is recorded', () => {
    const day = fc.integer({ min: 0, max: 300 }).map((days) => addDays('2026-01-01', days))
    const period = fc.tuple(day, fc.option(fc.integer({ min: 0, max: 200 }))).map(([startsOn, length]) => ({
      startsOn,
      endsOn: length === null ? null : addDays(startsOn, length),
    }))
    const facts = fc.record({
      states: fc.constantFrom([signalled], [signalled, asked], [advised], [asked, advised]),
      steps: fc.array(
        day.map((steppedOn) => step('poging', steppedOn)),
        { maxLength: 3 },
      ),
      offerExpiresOn: fc.option(day),
      placements: fc.array(period, { maxLength: 3 }),
      waitlistedOn: fc.option(day),
      leftOn: fc.option(day),
    })
    fc.assert(
      fc.property(facts, (all) => {
        const life = lifeOf({ ...all, steps: all.steps.toSorted((a, b) => (a.steppedOn < b.steppedOn ? -1 : 1)) }, today)
        const reached = life.path.map((one) => one.stage)
        expect(new Set(reached).size).toBe(reached.length)
        expect(reached).toContain(life.stage)
        const isOpen = life.state !== 'advies' || life.stage === 'advies' || life.stage === 'in_toeleiding'
        expect(life.next.kind !== 'nothing').toBe(isOpen)
        const isPlaced = life.state === 'advies' && all.placements.some(({ endsOn }) => endsOn === null || endsOn >= today)
        expect(life.stage === 'geplaatst').toBe(isPlaced)
      }),
    )
  })
})
