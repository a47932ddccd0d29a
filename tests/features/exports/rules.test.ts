import { describe, expect, test } from 'vitest'
import { ExportBody } from '../../../db/contract/exports.ts'
import { AppError } from '../../../db/contract/errors.ts'
import { definitionHash } from '../../../db/crypto/definition-hash.ts'
import {
  exportBody,
  exportFileName,
  obstaclesOf,
  requireMayExport,
  type BodyParts,
  type Receiver,
  type Situation,
} from '../../../db/features/exports/rules.ts'
import { someCells } from '../../support/deliveries.ts'

const location = {
  id: '0190a000-0000-7000-8000-000000000001',
  name: 'De Zonnewijzer',
  houder: 'Spelenderwijs',
  wijkCode: 'WK034403' as const,
}
const good: Situation = { location, isPractice: false, hasPracticeRecipient: false, peildatum: '2026-10-01', today: '2026-11-23' }

describe('obstaclesOf', () => {
  test('finds none for a complete location', () => {
    expect(obstaclesOf(good)).toEqual([])
    expect(obstaclesOf({ ...good, peildatum: good.today })).toEqual([])
  })
  test('names all at once', () => {
    const situation = { ...good, location: { ...location, wijkCode: null, houder: '' }, isPractice: true, peildatum: '2026-11-24' }
    expect(obstaclesOf(situation)).toEqual(['no-wijk', 'no-houder', 'practice', 'future-peildatum'])
  })
  test('lets a practice workspace rehearse with a practice key', () => {
    expect(obstaclesOf({ ...good, isPractice: true, hasPracticeRecipient: true })).toEqual([])
  })
})

function outcomeOf(situation: Situation, receiver: Receiver): string {
  try {
    requireMayExport(situation, receiver)
    return 'ok'
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return error.code === 'rule-broken' ? String(error.details['rule']) : error.code
  }
}

describe('requireMayExport', () => {
  const verified: Receiver = { isVerified: true, isPractice: false }
  test.each<[string, Partial<Situation>, Partial<Receiver>]>([
    ['ok', {}, {}],
    ['unverified-key', {}, { isVerified: false }],
    ['location-incomplete', { location: { ...location, wijkCode: null } }, {}],
    ['location-incomplete', { location: { ...location, houder: '' } }, {}],
    ['future-peildatum', { peildatum: '2026-11-24' }, {}],
    ['practice-export', { isPractice: true, hasPracticeRecipient: true }, {}],
    ['practice-recipient', {}, { isPractice: true }],
    ['ok', { isPractice: true, hasPracticeRecipient: true }, { isPractice: true }],
    ['unverified-key', { isPractice: true, hasPracticeRecipient: true }, { isPractice: true, isVerified: false }],
  ])('%s for %j to %j', (expected, situation, receiver) => {
    expect(outcomeOf({ ...good, ...situation }, { ...verified, ...receiver })).toBe(expected)
  })
})

describe('exportBody', () => {
  const parts: BodyParts = {
    location,
    definitionHash: definitionHash(),
    peildatum: '2026-10-01',
    sequence: 1,
    previousHash: null,
    madeAt: '2026-10-05T09:00:00.000Z',
    appVersion: '0.1.0',
    cells: someCells(),
    goals: [
      {
        id: '0190a000-0000-7000-8000-000000000002',
        scope: 'locatie',
        schoolYear: 2026,
        theme: 'taal_boekstart',
        description: 'Elke maand een voorleesochtend',
        indicator: null,
        baseline: 0.5,
        target: 0.75,
        reviewOn: null,
        status: 'behaald',
        version: 1,
      },
    ],
    notes: { strengths: null, opportunities: 'Meer ouders' },
  }
  test("is what the receiver's schema takes, and takes no description of a goal along", () => {
    const body = exportBody(parts)
    expect(ExportBody.parse(JSON.parse(body)).goals).toEqual([
      {
        goalId: '0190a000-0000-7000-8000-000000000002',
        theme: 'taal_boekstart',
        indicator: null,
        baseline: 0.5,
        target: 0.75,
        status: 'behaald',
      },
    ])
    expect(body).not.toContain('voorleesochtend')
  })
  test('refuses figures that the receiver would refuse', () => {
    expect(() => exportBody({ ...parts, cells: [...someCells(), ...someCells()] })).toThrow(AppError)
  })
})

test('exportFileName is <locatie>-<peildatum>-<nr>.kpa.age', () => {
  expect(exportFileName('De Zônnewijzer', '2026-10-01', 7)).toBe('de-zonnewijzer-2026-10-01-7.kpa.age')
})
