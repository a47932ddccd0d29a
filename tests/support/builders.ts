import type { AppContract } from '../../db/contract/index.ts'
import type { Input } from '../../db/contract/operation.ts'

type InputOf<N extends keyof AppContract> = Input<AppContract[N]>

/** Input of `groups.add`: a VE group that is open on Monday and Tuesday, morning and afternoon (16 hours in four dagdelen). */
export function aGroup(overrides: Partial<InputOf<'groups.add'>> = {}): InputOf<'groups.add'> {
  return {
    name: 'Kikkers',
    kind: 've',
    room: null,
    maximum: 16,
    dagdelen: [1, 2].flatMap((weekday) => [
      { weekday, dagdeel: 'ochtend' as const, startsAt: '08:30', endsAt: '12:30' },
      { weekday, dagdeel: 'middag' as const, startsAt: '12:30', endsAt: '16:30' },
    ]),
    ...overrides,
  }
}

/** Input of `children.register`: a girl of two and a half who lives in Overvecht. */
export function aChild(overrides: Partial<InputOf<'children.register'>> = {}): InputOf<'children.register'> {
  return {
    firstName: 'Noor',
    lastName: 'Bakker',
    bornOn: '2024-01-15',
    wijkCode: 'WK034403',
    homeLanguage: 'nederlands',
    languages: [],
    mentorId: null,
    registeredOn: '2026-03-02',
    waitlistedOn: null,
    schoolName: null,
    schoolBrin: null,
    ...overrides,
  }
}

/** Input of `placements.place`: since half a year, on Monday morning. */
export function aPlacement(
  of: Pick<InputOf<'placements.place'>, 'childId' | 'groupId'> & Partial<InputOf<'placements.place'>>,
): InputOf<'placements.place'> {
  return { startsOn: '2026-05-04', endsOn: null, dagdelen: [{ weekday: 1, dagdeel: 'ochtend' }], ...of }
}

/** Input of `advies.record`: an advies of the JGZ for 16 hours. */
export function anAdvies(of: Pick<InputOf<'advies.record'>, 'childId'> & Partial<InputOf<'advies.record'>>): InputOf<'advies.record'> {
  return { state: 'advies', advisedOn: '2026-04-01', source: 'jgz', reasons: ['taal'], weeklyHours: 16, toeleidingStartedOn: null, ...of }
}

/** Input of `support.recordNeed`: a need about taal that the voorschool saw in the summer. */
export function aNeed(
  of: Pick<InputOf<'support.recordNeed'>, 'childId'> & Partial<InputOf<'support.recordNeed'>>,
): InputOf<'support.recordNeed'> {
  return { kind: 'taal en communicatie', sinceOn: '2026-08-03', seenBy: 'voorschool', endedOn: null, ...of }
}

/** Input of `support.arrange`: waits for dagbehandeling of Spoor030 since ten weeks before the clock of the tests. */
export function anArrangement(
  of: Pick<InputOf<'support.arrange'>, 'childId'> & Partial<InputOf<'support.arrange'>>,
): InputOf<'support.arrange'> {
  return {
    kind: 'dagbehandeling',
    partner: 'spoor030',
    description: null,
    waitingSinceOn: '2026-09-14',
    startedOn: null,
    endedOn: null,
    ...of,
  }
}

/** Input of `support.involve`: the JGZ, with consent of the mother. */
export function anInvolved(
  of: Pick<InputOf<'support.involve'>, 'childId'> & Partial<InputOf<'support.involve'>>,
): InputOf<'support.involve'> {
  return {
    kind: 'jgz',
    organisation: null,
    sinceOn: '2026-09-01',
    consentOn: '2026-09-01',
    consentBy: 'moeder',
    withdrawnOn: null,
    endedOn: null,
    ...of,
  }
}

/** Input of `placements.offer`: Monday morning from next week on, for two weeks. */
export function anOffer(
  of: Pick<InputOf<'placements.offer'>, 'childId' | 'groupId'> & Partial<InputOf<'placements.offer'>>,
): InputOf<'placements.offer'> {
  return {
    startsOn: '2026-11-30',
    endsOn: null,
    dagdelen: [{ weekday: 1, dagdeel: 'ochtend' }],
    offeredOn: '2026-11-23',
    expiresOn: '2026-12-07',
    ...of,
  }
}

/** Input of `observations.log`: a sentence about taal, of the day before the clock of the tests. */
export function anObservation(
  of: Pick<InputOf<'observations.log'>, 'childIds'> & Partial<InputOf<'observations.log'>>,
): InputOf<'observations.log'> {
  return {
    text: 'Maakt een zin van drie woorden bij de bouwhoek.',
    observedOn: '2026-11-20',
    domains: ['taal'],
    level: null,
    wellbeing: null,
    involvement: null,
    instrument: null,
    moment: null,
    isStaffOnly: false,
    ...of,
  }
}

/** Input of `parents.log`: ten minutes at the door that reached the parents. */
export function aContact(of: Pick<InputOf<'parents.log'>, 'childId'> & Partial<InputOf<'parents.log'>>): InputOf<'parents.log'> {
  return {
    kind: 'breng_haal',
    contactedOn: '2026-11-20',
    outcome: 'bereikt',
    interpreter: 'geen',
    durationMinutes: 10,
    note: null,
    agreement: null,
    ...of,
  }
}

/** Input of `students.add`: a student of the HU who may work. */
export function aStudent(overrides: Partial<InputOf<'students.add'>> = {}): InputOf<'students.add'> {
  return {
    name: 'Eva Smit',
    kind: 'hu',
    personRegisterOn: '2026-09-01',
    registerLinkedOn: '2026-09-07',
    guidancePlanOn: null,
    startsOn: '2026-09-01',
    endsOn: null,
    ...overrides,
  }
}

/** Input of `students.assign`: boventallig on Monday morning. */
export function anAssignment(
  of: Pick<InputOf<'students.assign'>, 'studentId' | 'groupId'> & Partial<InputOf<'students.assign'>>,
): InputOf<'students.assign'> {
  return { weekday: 1, dagdeel: 'ochtend', deployment: 'boventallig', startsOn: '2026-10-05', endsOn: null, ...of }
}

/** Input of `jaarplan.addGoal`: a goal of this school year without a figure. */
export function aGoal(overrides: Partial<InputOf<'jaarplan.addGoal'>> = {}): InputOf<'jaarplan.addGoal'> {
  return {
    schoolYear: 2026,
    theme: 'ouderbetrokkenheid',
    description: 'Elke ouder komt voor de herfst een keer meespelen.',
    indicator: null,
    baseline: null,
    target: null,
    reviewOn: null,
    ...overrides,
  }
}

/** Texts that a careless program would run, calculate, cut or mix up. */
export const hostileTexts = [
  '<script>alert(1)</script>',
  '=HYPERLINK("http://kwaad.example","klik")',
  "Robert'); DROP TABLE child;--",
  '%_\\"\'`',
  '\u202Eneeltgid\u202C',
  'Çağla-Noor 👩‍👧‍👦 العربية',
  'null',
  '${7*7} {{7*7}}',
] as const
