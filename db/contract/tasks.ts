import { z } from 'zod'
import { Group } from './groups.ts'
import { domains } from './observations.ts'
import { HoursVerdict } from './hours.ts'
import { query } from './operation.ts'
import { Agreement } from './parents.ts'
import { DateOn, Id, Nothing } from './values.ts'

const Counted = z.strictObject({ total: z.int() })

/** Each card asks for something; one that has nothing to ask is left out. At most the first few items come along, `total` says how many there are. */
export const TodayCard = z.discriminatedUnion('kind', [
  Counted.extend({ kind: z.literal('agreements'), items: z.array(Agreement.extend({ isOverdue: z.boolean() })) }),
  Counted.extend({
    kind: z.literal('unseen'),
    items: z.array(z.strictObject({ childId: Id, name: z.string(), domain: z.enum(domains), lastSeenOn: DateOn.nullable() })),
  }),
  /** Observations that wait for this person's look, and her own that were sent back. */
  Counted.extend({
    kind: z.literal('review'),
    items: z.array(
      z.strictObject({
        observationId: Id,
        childNames: z.array(z.string()),
        authorName: z.string(),
        observedOn: DateOn,
        isSentBack: z.boolean(),
      }),
    ),
  }),
  Counted.extend({
    kind: z.literal('groups'),
    /** The half-day that is running or comes next, on this weekday; empty at the weekend. */
    items: z.array(
      Group.pick({ id: true, name: true, maximum: true }).extend({
        dagdeel: z.enum(['ochtend', 'middag']),
        /** Who is there, or who is planned while nothing was filled in. */
        planned: z.int(),
        professionalsNeeded: z.int(),
        students: z.array(z.string()),
        isOver: z.boolean(),
      }),
    ),
  }),
  Counted.extend({
    kind: z.literal('unreached'),
    items: z.array(
      z.strictObject({ childId: Id, name: z.string(), lastReachedOn: DateOn.nullable(), attemptsSince: z.int(), homeLanguage: z.string() }),
    ),
  }),
  Counted.extend({
    /** An advies without a place, for which nothing is planned, or not done on the day that was planned. */
    kind: z.literal('adviesWithoutStep'),
    items: z.array(z.strictObject({ childId: Id, name: z.string(), advisedOn: DateOn, daysWaiting: z.int(), dueOn: DateOn.nullable() })),
  }),
  Counted.extend({
    /** Who waits and could begin today, in the order of the waiting list. */
    kind: z.literal('waitingFits'),
    items: z.array(z.strictObject({ childId: Id, name: z.string(), rank: z.int(), daysWaiting: z.int(), groupName: z.string() })),
  }),
  Counted.extend({
    kind: z.literal('hoursBehind'),
    /** Who misses most first. */
    items: z.array(
      z.strictObject({
        childId: Id,
        name: z.string(),
        /** Whole hours to the fourth birthday, and what can be expected of them. */
        projected: z.int(),
        expected: z.int(),
        veEndsOn: DateOn,
        reason: HoursVerdict.shape.reason,
      }),
    ),
  }),
  Counted.extend({
    /** Who goes to the basisschool within three months, or went, and for whom nothing was sent; who goes first comes first. */
    kind: z.literal('handoverDue'),
    items: z.array(
      z.strictObject({ childId: Id, name: z.string(), leavesOn: DateOn, schoolName: z.string().nullable(), isBegun: z.boolean() }),
    ),
  }),
  Counted.extend({
    kind: z.literal('studentsNotLinked'),
    items: z.array(z.strictObject({ studentId: Id, name: z.string(), startsOn: DateOn })),
  }),
  Counted.extend({ kind: z.literal('exportDue'), peildatum: DateOn }),
  Counted.extend({
    /** Who left longer ago than the setting `retentionYears` says; who left first comes first. */
    kind: z.literal('retentionOver'),
    items: z.array(z.strictObject({ childId: Id, name: z.string(), leftOn: DateOn })),
  }),
  Counted.extend({ kind: z.literal('herstelproefDue'), lastProvedAt: z.string().nullable() }),
])
export type TodayCard = z.output<typeof TodayCard>

const cardKinds = TodayCard.options.map((option) => option.shape.kind.value)

export const tasksContract = {
  /** What needs a decision today; cards for the locatiemanager only are left out for others. */
  'tasks.today': query({
    place: 'voorschool',
    role: 'medewerker',
    input: Nothing,
    output: z.strictObject({
      today: DateOn,
      cards: z.array(TodayCard),
      /** What did not fit, in the same order. */
      more: z.array(z.strictObject({ kind: z.enum(cardKinds), total: z.int() })),
    }),
    reads: [
      'children',
      'advies',
      'groups',
      'hours',
      'location',
      'observations',
      'parents',
      'students',
      'presence',
      'support',
      'handover',
      'exports',
      'backups',
      'settings',
    ],
  }),
  /** Numbers beside the navigation. */
  'tasks.badges': query({
    place: 'voorschool',
    role: 'medewerker',
    input: Nothing,
    output: z.strictObject({ agreementsDue: z.int(), observationsToReview: z.int() }),
    reads: ['parents', 'observations'],
  }),
} as const
