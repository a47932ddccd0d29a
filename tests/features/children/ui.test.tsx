import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { domains } from '../../../db/contract/observations.ts'
import { sinceInWords } from '../../../renderer/features/children/ChildAround.tsx'
import { valueInWords } from '../../../renderer/features/children/ChildHistory.tsx'
import { headline } from '../../../renderer/features/children/headline.ts'
import { nextStep } from '../../../renderer/features/children/next-step.ts'

type Facts = Parameters<typeof nextStep>[0]
const today = '2026-11-23'
const known = { today, hadIntake: true, unseenAfterDays: 42 } as const

const advies: NonNullable<Facts['advies']> = {
  id: '0190e4d0-0000-7000-8000-000000000001',
  childId: '0190e4d0-0000-7000-8000-000000000002',
  state: 'advies',
  advisedOn: '2026-04-01',
  source: 'jgz',
  reasons: ['taal'],
  weeklyHours: 16,
  toeleidingStartedOn: null,
  stage: 'advies',
  next: { kind: 'startToeleiding', dueOn: null },
  version: 1,
}
const placement: Facts['placements'][number] = {
  id: '0190e4d0-0000-7000-8000-000000000003',
  groupId: '0190e4d0-0000-7000-8000-000000000004',
  groupName: 'Kikkers',
  startsOn: '2026-06-01',
  endsOn: null,
  dagdelen: [{ weekday: 1, dagdeel: 'ochtend' }],
  weeklyHours: 4,
  countableWeeklyHours: 4,
  version: 1,
}
const seenLately: Facts['lastSeen'] = {
  taal: '2026-11-20',
  rekenen: '2026-11-01',
  motoriek: '2026-11-10',
  sociaal_emotioneel: '2026-11-12',
}
const noSupport: Facts['support'] = { needs: [], arrangements: [], partners: [], specialist: null }
const farFromSchool: Facts['handover'] = {
  handover: null,
  minimum: { periods: [{ programme: null, startsOn: '2026-06-01', endsOn: null, weeklyHours: 4 }], months: 5 },
  leavesOn: '2028-01-15',
  isDue: false,
}
const child: Facts = {
  leftOn: null,
  advies,
  placements: [placement],
  lastSeen: seenLately,
  support: noSupport,
  handover: farFromSchool,
}

const ids = { id: advies.id, childId: advies.childId, version: 1 }
const need: Facts['support']['needs'][number] = { ...ids, kind: 'motoriek', sinceOn: '2026-09-01', seenBy: 'ouders', endedOn: null }
const arrangement: Facts['support']['arrangements'][number] = {
  ...ids,
  kind: 'dagbehandeling',
  partner: 'koos',
  description: null,
  waitingSinceOn: '2026-09-14',
  startedOn: null,
  endedOn: null,
  state: 'ended',
  weeksWaiting: 10,
}
const partner: Facts['support']['partners'][number] = {
  ...ids,
  kind: 'jgz',
  organisation: null,
  sinceOn: '2026-09-01',
  consentOn: null,
  consentBy: null,
  withdrawnOn: null,
  endedOn: null,
  consent: 'none',
}
const handover: NonNullable<Facts['handover']['handover']> = {
  ...ids,
  state: 'concept',
  consent: 'none',
  scope: null,
  parts: { taal: null, rekenen: null, motoriek: null, sociaal_emotioneel: null, welbevinden: null, zelfredzaamheid: null, aanpak: null },
  reaction: null,
  begunOn: '2026-11-01',
  schoolName: null,
  steps: [],
  next: ['discuss', 'sendMinimum'],
}

describe('the next step for a child', () => {
  test('goes along the way through the voorschool: advies, place, intake, being seen', () => {
    expect(nextStep({ ...child, advies: null }, known)).toEqual({ kind: 'recordAdvies' })
    expect(nextStep({ ...child, advies: { ...advies, state: 'in_beoordeling' } }, known)).toEqual({
      kind: 'askAdvies',
      since: '2026-04-01',
    })
    expect(nextStep({ ...child, advies: { ...advies, state: 'verlopen' } }, known)).toEqual({ kind: 'renewAdvies' })
    expect(nextStep({ ...child, placements: [] }, known)).toEqual({ kind: 'place' })
    expect(nextStep(child, { ...known, hadIntake: false })).toEqual({ kind: 'planIntake', dueOn: '2026-07-13' })
    expect(nextStep({ ...child, lastSeen: { ...seenLately, motoriek: null } }, known)).toEqual({
      kind: 'observe',
      domain: 'motoriek',
      lastSeenOn: null,
    })
    expect(nextStep(child, known)).toEqual({ kind: 'nothing' })
  })

  test('counts a domain as unseen from the day after the setting', () => {
    const seenOn = (rekenen: string) => nextStep({ ...child, lastSeen: { ...seenLately, rekenen } }, known)
    expect(seenOn('2026-10-12')).toEqual({ kind: 'nothing' })
    expect(seenOn('2026-10-11')).toEqual({ kind: 'observe', domain: 'rekenen', lastSeenOn: '2026-10-11' })
  })

  test('asks for a place again when the last placement is over, and for none without an advies', () => {
    const over = [{ ...placement, endsOn: '2026-11-22' }]
    expect(nextStep({ ...child, placements: over }, known)).toEqual({ kind: 'place' })
    expect(nextStep({ ...child, placements: [{ ...placement, endsOn: today }] }, known)).toEqual({ kind: 'nothing' })
    expect(nextStep({ ...child, placements: over, advies: { ...advies, state: 'geen_advies' } }, known)).toEqual({ kind: 'nothing' })
  })

  test('waits for what is not known yet, but only where it matters', () => {
    expect(nextStep(child, { ...known, hadIntake: undefined })).toBeUndefined()
    expect(nextStep({ ...child, advies: null }, { ...known, hadIntake: undefined })).toEqual({ kind: 'recordAdvies' })
  })

  test('asks nothing for a child who left', () => {
    expect(nextStep({ ...child, advies: null, leftOn: today }, known)).toEqual({ kind: 'left' })
    expect(nextStep({ ...child, advies: null, leftOn: '2026-11-24' }, known)).toEqual({ kind: 'recordAdvies' })
  })

  test('asks for a handover when school is near, also of a child who left without one', () => {
    const near = { ...farFromSchool, isDue: true, leavesOn: '2027-01-15' }
    expect(nextStep({ ...child, handover: near }, known)).toEqual({ kind: 'beginHandover', goesOn: '2027-01-15', isLate: false })
    const gone = { ...near, leavesOn: '2026-11-20' }
    expect(nextStep({ ...child, leftOn: '2026-11-20', handover: gone }, known)).toEqual({
      kind: 'beginHandover',
      goesOn: '2026-11-20',
      isLate: true,
    })
    const begun = { ...near, handover: { ...handover, state: 'besproken' as const } }
    expect(nextStep({ ...child, handover: begun }, known)).toMatchObject({ kind: 'continueHandover', state: 'besproken' })
    // Who never had a place has nothing to hand over.
    const neverPlaced = { ...gone, minimum: { periods: [], months: 0 } }
    expect(nextStep({ ...child, leftOn: '2026-11-20', handover: neverPlaced }, known)).toEqual({ kind: 'left' })
  })

  test('asks for help that nobody arranged, then for consent that nobody asked', () => {
    const support = { ...noSupport, needs: [need], partners: [partner] }
    expect(nextStep({ ...child, support }, known)).toEqual({ kind: 'arrange', need: 'motoriek' })
    const arranged = { ...support, arrangements: [{ ...arrangement, state: 'waiting' as const }] }
    expect(nextStep({ ...child, support: arranged }, known)).toMatchObject({ kind: 'askConsent', partner: { kind: 'jgz' } })
    expect(nextStep({ ...child, support: { ...arranged, partners: [{ ...partner, consent: 'given' }] } }, known)).toEqual({
      kind: 'nothing',
    })
    expect(nextStep({ ...child, support: { ...support, needs: [{ ...need, endedOn: today }], partners: [] } }, known)).toEqual({
      kind: 'nothing',
    })
  })

  test('names the domain that nobody saw for the longest time', () => {
    const date = fc.option(fc.integer({ min: 1, max: 28 }).map((day) => `2026-02-${String(day).padStart(2, '0')}`))
    const lastSeen = fc.record({ taal: date, rekenen: date, motoriek: date, sociaal_emotioneel: date })
    fc.assert(
      fc.property(lastSeen, (seen) => {
        const step = nextStep({ ...child, lastSeen: seen }, known)
        const longest = domains.map((domain) => seen[domain] ?? '').sort()[0]
        expect(step?.kind).toBe('observe')
        if (step?.kind === 'observe') expect(seen[step.domain] ?? '').toBe(longest)
      }),
    )
  })
})

describe('the title of a note', () => {
  test('is its first sentence or line', () => {
    expect(headline('Driewoordzin bij de bouwhoek. “Ikke grote toren!” Ze wees.')).toEqual({
      title: 'Driewoordzin bij de bouwhoek',
      rest: '“Ikke grote toren!” Ze wees.',
    })
    expect(headline('Klom over het klimrek\nzonder hulp')).toEqual({ title: 'Klom over het klimrek', rest: 'zonder hulp' })
    expect(headline('Wat een toren!')).toEqual({ title: 'Wat een toren!', rest: '' })
  })

  test('is left out when the first sentence is long', () => {
    const long = 'woord '.repeat(30).trim()
    expect(headline(long)).toEqual({ title: null, rest: long })
  })

  test('loses no word', () => {
    const words = (text: string) => text.replace(/[\s.]+/gu, '')
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        const { title, rest } = headline(text)
        expect(words(`${title ?? ''}${rest}`)).toBe(words(text))
      }),
    )
  })
})

test('how long ago a child was seen is said in days, weeks, then months', () => {
  expect(sinceInWords(null, today)).toBe('nog niet')
  expect(sinceInWords(today, today)).toBe('vandaag')
  expect(sinceInWords('2026-11-22', today)).toBe('1 dag')
  expect(sinceInWords('2026-11-03', today)).toBe('20 dagen')
  expect(sinceInWords('2026-11-02', today)).toBe('3 weken')
  expect(sinceInWords('2026-08-01', today)).toBe('3 maanden')
})

test('a recorded change is read in words, and what was typed as it was typed', () => {
  expect(valueInWords('homeLanguage', 'meertalig')).toBe('meertalig')
  expect(valueInWords('wijkCode', 'WK034403')).toBe('Overvecht')
  expect(valueInWords('kind', 'dagbehandeling')).toBe('dagbehandeling')
  expect(valueInWords('kind', 'jgz')).toBe('JGZ')
  expect(valueInWords('bornOn', '2024-02-29')).toBe('do 29 feb 2024')
  expect(valueInWords('lastName', 'WK034403')).toBe('WK034403')
  expect(valueInWords('lastName', null)).toBe('leeg')
  expect(valueInWords('step', 'agree 2026-11-23')).toBe('Toestemming gegeven, ma 23 nov 2026')
})
