import { z } from 'zod'
import { command, query } from './operation.ts'
import { DateOn, Id, line, Saved, text, Version } from './values.ts'

/** Domain.md 11. "Voorschooladvies" and "VVE-indicatie" are other words for the same thing. */
export const adviesStates = ['gesignaleerd', 'in_beoordeling', 'advies', 'geen_advies', 'ingetrokken', 'verlopen'] as const
export type AdviesState = (typeof adviesStates)[number]
export const adviesSources = ['jgz', 'huisarts', 'voorschool_signaal', 'statushouder_regeling', 'overig'] as const

/** With what a record may begin: a signal of our own, or a paper that comes in. */
export const firstAdviesStates = ['gesignaleerd', 'in_beoordeling', 'advies', 'geen_advies'] as const

/** What can follow. What is closed stays closed: a new signal or advies is a new record. */
export const nextAdviesStates = {
  gesignaleerd: ['in_beoordeling', 'advies', 'geen_advies', 'ingetrokken'],
  in_beoordeling: ['advies', 'geen_advies', 'ingetrokken'],
  advies: ['ingetrokken', 'verlopen'],
  geen_advies: [],
  ingetrokken: [],
  verlopen: [],
} as const satisfies Record<AdviesState, readonly AdviesState[]>

/** Where the child is with it. The last three of an advies follow from toeleiding and placements, and are recorded nowhere else. */
export const adviesStages = [...adviesStates, 'in_toeleiding', 'geplaatst', 'beeindigd'] as const
export type AdviesStage = (typeof adviesStages)[number]

/** Domain.md 11 and 4.1: why a family does not take part. */
export const nonParticipationReasons = [
  'kosten',
  'administratie',
  'onbekend_met_aanbod',
  'andere_kinderopvang',
  'te_schools',
  'wachtlijst',
  'reisafstand',
  'werktijden',
  'anders',
] as const

export type NonParticipationReason = (typeof nonParticipationReasons)[number]

/** What happens on the way to a place: an attempt, reached, a place offered, refused. `gestart` says that it began. */
export const toeleidingKinds = ['gestart', 'poging', 'bereikt', 'aangeboden', 'geweigerd'] as const

/** The one thing to do: pass a signal on, ask the JGZ, begin the toeleiding, do what was planned, plan, wait for an answer. */
export const adviesNextSteps = ['passOn', 'askOutcome', 'startToeleiding', 'followUp', 'planStep', 'awaitAnswer', 'nothing'] as const

const AdviesFields = z.strictObject({
  source: z.enum(adviesSources),
  /** Words of the location's own list (setting `indicatiegronden`). */
  reasons: z.array(line(60)).max(20),
  /** Hours per week that the advies gives right to, in halves; 16 by default. */
  weeklyHours: z.number().min(0).max(40).multipleOf(0.5),
})

export const Advies = AdviesFields.extend({
  id: Id,
  childId: Id,
  /** The last state that was recorded. */
  state: z.enum(adviesStates),
  /** The first day of that state: of the advies itself, or of the signal while it is in beoordeling. */
  advisedOn: DateOn,
  stage: z.enum(adviesStages),
  /** The first step of toeleiding, an offered place counts too. */
  toeleidingStartedOn: DateOn.nullable(),
  next: z.strictObject({ kind: z.enum(adviesNextSteps), dueOn: DateOn.nullable() }),
  version: Version,
})
export type Advies = z.output<typeof Advies>

export const AdviesLife = Advies.extend({
  /** What has been reached, with its first day; a day can lie ahead (a placement that is planned). */
  path: z.array(z.strictObject({ stage: z.enum(adviesStages), on: DateOn })),
  states: z.array(z.strictObject({ id: Id, state: z.enum(adviesStates), sinceOn: DateOn, recordedByName: z.string().nullable() })),
  /** Oldest first. What came of an offer of the waiting list stands among them, and is changed there. */
  steps: z.array(
    z.strictObject({
      id: Id,
      kind: z.enum(toeleidingKinds),
      steppedOn: DateOn,
      reason: z.enum(nonParticipationReasons).nullable(),
      note: z.string().nullable(),
      nextOn: DateOn.nullable(),
      recordedByName: z.string().nullable(),
      isOffer: z.boolean(),
    }),
  ),
})
export type AdviesLife = z.output<typeof AdviesLife>
export type ToeleidingStep = AdviesLife['steps'][number]

const changed = ['advies', 'children', 'groups'] as const

export const adviesContract = {
  /** Newest first; the first is the one that counts. */
  'advies.list': query({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ childId: Id }),
    output: z.array(AdviesLife),
    reads: ['advies', 'children', 'groups'],
  }),
  /** Begins a life. Refused while another one of the child goes on: that one gets its next state. */
  'advies.record': command({
    place: 'voorschool',
    role: 'medewerker',
    input: AdviesFields.extend({
      childId: Id,
      state: z.enum(firstAdviesStates),
      advisedOn: DateOn,
      /** Since when the family was already being guided to a place. */
      toeleidingStartedOn: DateOn.nullable(),
    }),
    output: Saved,
    changes: changed,
  }),
  /** The next state, from a day on. */
  'advies.advance': command({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ id: Id, version: Version, state: z.enum(adviesStates), sinceOn: DateOn }),
    output: Saved,
    changes: changed,
  }),
  /** For a mistake: the last state goes; with the first one the whole record, when nothing was done with it yet. */
  'advies.takeBack': command({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ id: Id, version: Version }),
    output: z.strictObject({ id: Id, isGone: z.boolean() }),
    changes: changed,
  }),
  /** Corrects what was recorded; `days` gives states another first day, in the same order. */
  'advies.change': command({
    place: 'voorschool',
    role: 'medewerker',
    input: AdviesFields.extend({
      id: Id,
      version: Version,
      days: z
        .array(z.strictObject({ stateId: Id, sinceOn: DateOn }))
        .max(adviesStates.length)
        .default([]),
    }),
    output: Saved,
    changes: changed,
  }),
  'advies.logStep': command({
    place: 'voorschool',
    role: 'medewerker',
    input: z
      .strictObject({
        id: Id,
        version: Version,
        kind: z.enum(toeleidingKinds),
        steppedOn: DateOn,
        reason: z.enum(nonParticipationReasons).nullable(),
        note: text(300).nullable(),
        /** When the family is asked again, or what was agreed is looked at. */
        nextOn: DateOn.nullable(),
      })
      .refine((step) => (step.kind === 'geweigerd') === (step.reason !== null), { path: ['reason'], params: { rule: 'reason-needed' } }),
    output: Saved.extend({ stepId: Id }),
    changes: changed,
  }),
  /** For a step that was recorded by mistake. */
  'advies.removeStep': command({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ id: Id, version: Version, stepId: Id }),
    output: Saved,
    changes: changed,
  }),
} as const
