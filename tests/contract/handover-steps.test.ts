import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  afterStep,
  beginOfHandover,
  handoverSteps,
  standAfter,
  stepsFrom,
  type HandoverStand,
  type HandoverStepName,
} from '../../db/contract/handover-steps.ts'

/** Every way that the machine allows, a step at a time; what it refuses is left out. */
const ways = fc.array(fc.constantFrom(...handoverSteps), { maxLength: 25 }).map((wishes) => {
  const taken: HandoverStepName[] = []
  const stands: HandoverStand[] = [beginOfHandover]
  for (const step of wishes) {
    const next = afterStep(stands.at(-1) ?? beginOfHandover, step)
    if (next === null) continue
    taken.push(step)
    stands.push(next)
  }
  return { taken, stands }
})

test('the way with consent and the way without one', () => {
  const states = (steps: readonly HandoverStepName[]) => standAfter(steps)
  expect(states(['discuss', 'agree', 'sendAll', 'confirmReceipt', 'talk'])).toEqual({
    state: 'warm_gesprek',
    consent: 'given',
    scope: 'alles',
  })
  expect(states(['discuss', 'refuse', 'sendMinimum', 'confirmReceipt'])).toEqual({
    state: 'ontvangen',
    consent: 'refused',
    scope: 'minimum',
  })
  expect(states(['sendMinimum'])).toEqual({ state: 'verzonden', consent: 'none', scope: 'minimum' })
  expect(states(['discuss', 'refuse', 'agree', 'withdraw', 'agree', 'sendAll'])).toEqual({
    state: 'verzonden',
    consent: 'given',
    scope: 'alles',
  })
})

test('steps out of their order are refused', () => {
  for (const steps of [
    ['agree'],
    ['sendAll'],
    ['discuss', 'sendAll'],
    ['discuss', 'refuse', 'sendAll'],
    ['discuss', 'agree', 'withdraw', 'sendAll'],
    ['discuss', 'agree', 'sendMinimum'],
    ['discuss', 'discuss'],
    ['sendMinimum', 'talk'],
    ['sendMinimum', 'confirmReceipt', 'talk'],
    ['discuss', 'agree', 'sendAll', 'talk'],
    ['discuss', 'agree', 'sendAll', 'withdraw', 'confirmReceipt', 'talk'],
    ['withdraw'],
    ['discuss', 'agree', 'sendAll', 'sendAll'],
  ] as const)
    expect([steps, standAfter(steps)]).toEqual([steps, null])
})

test('the rest is only ever sent while consent stands, and nothing is sent twice', () => {
  fc.assert(
    fc.property(ways, ({ taken, stands }) => {
      for (const [index, step] of taken.entries()) {
        if (step === 'sendAll' || step === 'talk') expect(stands[index]?.consent).toBe('given')
      }
      const sendings = taken.filter((step) => step === 'sendAll' || step === 'sendMinimum')
      expect(sendings.length).toBeLessThanOrEqual(1)
      const last = stands.at(-1)
      expect(last?.scope ?? null).toBe(sendings[0] === undefined ? null : sendings[0] === 'sendAll' ? 'alles' : 'minimum')
      // Consent stands exactly when the last answer of a parent was yes.
      const answer = taken.findLast((step) => step === 'agree' || step === 'refuse' || step === 'withdraw')
      expect(last?.consent === 'given').toBe(answer === 'agree')
    }),
  )
})

test('what may come next is exactly what leads somewhere, and a way ends only after a warm talk or a minimum', () => {
  fc.assert(
    fc.property(ways, ({ taken, stands }) => {
      const stand = stands.at(-1) ?? beginOfHandover
      expect(standAfter(taken)).toEqual(stand)
      expect(stepsFrom(stand)).toEqual(handoverSteps.filter((step) => afterStep(stand, step) !== null))
      if (stepsFrom(stand).length === 0) expect(['ontvangen', 'warm_gesprek']).toContain(stand.state)
    }),
  )
})
