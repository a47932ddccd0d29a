import { z } from 'zod'
import { domains, observationMoments } from './observed.ts'
import { DateOn, Id } from './values.ts'

/**
 * How long ago, in a word: `seen` within half of the set days, `fading` within all of them, `unseen` after that; `never` when
 * nobody saw the child in the domain since she started, `new` while that is no wonder yet. It says something about us who
 * look, never about the child.
 */
export const sightStates = ['seen', 'fading', 'unseen', 'never', 'new'] as const
export type SightState = (typeof sightStates)[number]

/** A moment is `due` from two weeks before its day, `overdue` after it, `later` until then. */
export const dueStates = ['later', 'due', 'overdue'] as const

export const DueMoment = z.strictObject({ moment: z.enum(observationMoments), dueOn: DateOn, state: z.enum(dueStates) })
export type DueMoment = z.output<typeof DueMoment>

export const Sight = z.strictObject({
  domain: z.enum(domains),
  lastSeenOn: DateOn.nullable(),
  /** Days since then; since the first day of placement when never. */
  days: z.int(),
  state: z.enum(sightStates),
})
export type Sight = z.output<typeof Sight>

export const RadarChild = z.strictObject({
  childId: Id,
  name: z.string(),
  groupId: Id,
  groupName: z.string(),
  /** Whether the person who asks is her mentor. */
  isMine: z.boolean(),
  /** The first day of her first placement. */
  placedOn: DateOn,
  /** In any domain; null when never. */
  lastSeenOn: DateOn.nullable(),
  /** The four domains in the order of the law. */
  sights: z.array(Sight),
  moment: DueMoment.nullable(),
})
export type RadarChild = z.output<typeof RadarChild>

/** Why we should look at this child next: our own gap, in figures that a sentence can be made of. */
export const LookReason = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('moment'), moment: z.enum(observationMoments), dueOn: DateOn, state: z.enum(dueStates) }),
  z.strictObject({ kind: z.literal('never'), domain: z.enum(domains), days: z.int() }),
  z.strictObject({ kind: z.literal('unseen'), domain: z.enum(domains), lastSeenOn: DateOn, days: z.int() }),
])
export type LookReason = z.output<typeof LookReason>

export const Radar = z.strictObject({
  today: DateOn,
  unseenAfterDays: z.int(),
  /** By name. At most 500. */
  children: z.array(RadarChild),
  proposal: z.strictObject({
    /** The first day after today on which somebody of them is planned; null when nobody is. */
    on: DateOn.nullable(),
    /** At most three of who is planned on that day. */
    children: z.array(z.strictObject({ childId: Id, name: z.string(), reason: LookReason })),
  }),
})
export type Radar = z.output<typeof Radar>
