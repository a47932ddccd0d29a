import { expect, test } from 'vitest'
import { standAfter, stepsFrom, type HandoverStepName } from '../../../db/contract/handover-steps.ts'
import { printableScopes } from '../../../renderer/features/handover/PrintCard.tsx'
import { wayOf } from '../../../renderer/features/handover/way.ts'

function after(...names: HandoverStepName[]) {
  const stand = standAfter(names)
  if (stand === null) throw new Error('no such way')
  const steps = names.map((step) => ({
    step,
    takenOn: '2026-11-23',
    person: null,
    recordedByName: 'Samira',
    recordedAt: '2026-11-23T11:00:00.000Z',
  }))
  return { ...stand, steps, next: stepsFrom(stand) }
}
const stands = (...names: HandoverStepName[]) => wayOf(after(...names)).map((one) => one.stand)

test('the way shows what is done, where it is, and what cannot come any more', () => {
  expect(stands()).toEqual(['now', 'later', 'later', 'later', 'later', 'later'])
  expect(stands('discuss')).toEqual(['done', 'done', 'now', 'later', 'later', 'later'])
  expect(stands('discuss', 'agree', 'sendAll')).toEqual(['done', 'done', 'done', 'done', 'now', 'later'])
  expect(stands('discuss', 'agree', 'sendAll', 'confirmReceipt', 'talk')).toEqual(Array(6).fill('done'))
  expect(stands('sendMinimum')).toEqual(['done', 'skipped', 'skipped', 'done', 'now', 'skipped'])
  expect(stands('discuss', 'agree', 'sendAll', 'withdraw', 'confirmReceipt')).toEqual(['done', 'done', 'done', 'done', 'done', 'skipped'])
})

test('only what may leave can be printed', () => {
  expect(printableScopes(null)).toEqual(['minimum'])
  expect(printableScopes(after())).toEqual(['gesprek', 'minimum'])
  expect(printableScopes(after('discuss', 'agree'))).toEqual(['alles', 'minimum'])
  expect(printableScopes(after('discuss', 'refuse'))).toEqual(['minimum'])
  expect(printableScopes(after('discuss', 'agree', 'withdraw'))).toEqual(['minimum'])
})
