import { z } from 'zod'
import { nonParticipationReasons } from './advies.ts'
import { BulkChange, BulkPlan, BulkStep } from './bulk.ts'
import { dagdelen, Weekday } from './groups.ts'
import { command, query } from './operation.ts'
import { DateOn, Id, Nothing, Page, pageOf, Saved, text, Version } from './values.ts'

export const PlannedDagdeel = z.strictObject({ weekday: Weekday, dagdeel: z.enum(dagdelen) })
export type PlannedDagdeel = z.output<typeof PlannedDagdeel>

/** A group, which half-days, from when, and the last day or null. */
const Place = z.strictObject({
  groupId: Id,
  startsOn: DateOn,
  endsOn: DateOn.nullable(),
  dagdelen: z.array(PlannedDagdeel).min(1).max(10),
})

export const Placement = z.strictObject({
  id: Id,
  groupId: Id,
  groupName: z.string(),
  startsOn: DateOn,
  /** The last day, or null while it goes on. */
  endsOn: DateOn.nullable(),
  dagdelen: z.array(PlannedDagdeel),
  /** What is offered in a week, in hours. */
  weeklyHours: z.number(),
  /** The same with at most 6 hours a day (Besluit basisvoorwaarden kwaliteit VE art. 2(2)). */
  countableWeeklyHours: z.number(),
  version: Version,
})
export type Placement = z.output<typeof Placement>

/** Warnings go with the answer: they never block (domain.md 12, rules 1 and 2). */
export const placementWarnings = ['young-for-voorschool', 'old-for-voorschool'] as const
const Placed = Saved.extend({ warnings: z.array(z.enum(placementWarnings)) })

export const offerOutcomes = ['aangenomen', 'geweigerd', 'ingetrokken', 'verlopen'] as const
/** `open` while the family may still answer. */
export const offerStates = ['open', ...offerOutcomes] as const

/** A place that was offered to a family, and what came of it. */
export const Offer = Place.extend({
  id: Id,
  childId: Id,
  groupName: z.string(),
  weeklyHours: z.number(),
  offeredOn: DateOn,
  /** The last day on which it can be accepted. */
  expiresOn: DateOn,
  offeredByName: z.string(),
  state: z.enum(offerStates),
  answeredOn: DateOn.nullable(),
  answeredByName: z.string().nullable(),
  reason: z.enum(nonParticipationReasons).nullable(),
  note: z.string().nullable(),
  version: Version,
})
export type Offer = z.output<typeof Offer>

const WishFields = z.strictObject({
  /** Not before this day; null is as soon as can be. */
  startsOn: DateOn.nullable(),
  dagdeelCount: z.int().min(1).max(10),
  /** The half-days that could be; empty when all of them could. */
  dagdelen: z.array(PlannedDagdeel).max(10),
})
export type Wish = z.output<typeof WishFields>

/** Where there would be room for all that is wished, from which day on until the child's fourth birthday. */
export const Fit = z.strictObject({
  groupId: Id,
  groupName: z.string(),
  fromOn: DateOn,
  dagdelen: z.array(PlannedDagdeel),
  weeklyHours: z.number(),
})
export type Fit = z.output<typeof Fit>

export const WaitingChild = z.strictObject({
  childId: Id,
  name: z.string(),
  bornOn: DateOn,
  /** In the order of the location's rule, 1 comes first. */
  rank: z.int().min(1),
  waitlistedOn: DateOn,
  daysWaiting: z.int().min(0),
  /** Hours of the advies; null without one. */
  advisedWeeklyHours: z.number().nullable(),
  /** Null when nothing was asked: then the usual is supposed. */
  wish: WishFields.nullable(),
  /** The first day on which the child could begin: wished, old enough, and not before today. */
  couldStartOn: DateOn,
  /** The earliest first; at most three. */
  fits: z.array(Fit),
  /** The last one that nobody answered; `verlopen` when its time is over. */
  offer: Offer.nullable(),
  refusals: z.int().min(0),
  /** Of the child's record, for `placements.enlist`. */
  version: Version,
})
export type WaitingChild = z.output<typeof WaitingChild>

const changed = ['children', 'groups', 'advies'] as const

export const placementsContract = {
  /** All placements of a child: now and later first, by first day; then the past, newest first. */
  'placements.list': query({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ childId: Id }),
    output: z.array(Placement),
    reads: ['children', 'groups'],
  }),
  /** Refused above a group's maximum on any day, in a dagdeel that the group does not have, and twice in one dagdeel. */
  'placements.place': command({
    place: 'voorschool',
    role: 'locatiemanager',
    input: Place.extend({ childId: Id }),
    output: Placed,
    changes: changed,
  }),
  /** Ends a placement and begins another on `startsOn`, or neither. */
  'placements.move': command({
    place: 'voorschool',
    role: 'locatiemanager',
    input: Place.extend({ placementId: Id, version: Version }),
    output: Placed,
    changes: changed,
  }),
  /** Also puts an end later, which is judged as a new placement is. */
  'placements.end': command({
    place: 'voorschool',
    role: 'locatiemanager',
    input: z.strictObject({ placementId: Id, version: Version, endsOn: DateOn }),
    output: Saved,
    changes: changed,
  }),
  /** For a placement made by mistake: it is gone, as if it had never been, and the audit says who took it away. */
  'placements.remove': command({
    place: 'voorschool',
    role: 'locatiemanager',
    input: z.strictObject({ placementId: Id, version: Version }),
    output: z.strictObject({ id: Id }),
    changes: changed,
  }),

  /** Who waits, in the order of the location's rule (setting `waitlistPriority`). Who has a place, now or later, does not wait. */
  'placements.waitlist': query({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({
      /** Only children for whom there is a place today and who were not asked yet. */
      onlyFitting: z.boolean().default(false),
      childId: Id.optional(),
      page: Page.prefault({}),
    }),
    output: pageOf(WaitingChild),
    reads: ['children', 'groups', 'advies', 'settings'],
  }),
  /** On the waiting list, with what the family wishes; also changes it. */
  'placements.enlist': command({
    place: 'voorschool',
    role: 'medewerker',
    input: WishFields.extend({ childId: Id, version: Version, waitlistedOn: DateOn }),
    output: Saved,
    changes: changed,
  }),
  /** Off the waiting list, with the wish. */
  'placements.delist': command({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ childId: Id, version: Version }),
    output: Saved,
    changes: changed,
  }),
  /** Newest first. */
  'placements.offers': query({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ childId: Id }),
    output: z.array(Offer),
    reads: ['children', 'groups'],
  }),
  /** Judged as a placement is, with the places that are offered to others and not answered yet. */
  'placements.offer': command({
    place: 'voorschool',
    role: 'locatiemanager',
    input: Place.extend({ childId: Id, offeredOn: DateOn, expiresOn: DateOn }),
    output: Saved,
    changes: changed,
  }),
  /** Becomes a placement, when there is still room. */
  'placements.accept': command({
    place: 'voorschool',
    role: 'locatiemanager',
    input: z.strictObject({ offerId: Id, version: Version, answeredOn: DateOn }),
    output: Placed,
    changes: changed,
  }),
  'placements.refuse': command({
    place: 'voorschool',
    role: 'locatiemanager',
    input: z.strictObject({
      offerId: Id,
      version: Version,
      answeredOn: DateOn,
      reason: z.enum(nonParticipationReasons),
      note: text(300).nullable(),
    }),
    output: Saved,
    changes: changed,
  }),
  /** By the location: made by mistake, or the place is needed otherwise. */
  'placements.withdraw': command({
    place: 'voorschool',
    role: 'locatiemanager',
    input: z.strictObject({ offerId: Id, version: Version }),
    output: Saved,
    changes: changed,
  }),

  /** What would happen with each child, and which rule stands in the way; changes nothing. Children that are left out stay in the list. */
  'placements.previewBulk': command({
    place: 'voorschool',
    role: 'locatiemanager',
    input: z.strictObject({ plan: BulkPlan, exceptChildIds: z.array(Id).max(500).default([]) }),
    output: z.array(BulkStep),
    changes: [],
    audited: false,
  }),
  /** All chosen children or none of them. */
  'placements.applyBulk': command({
    place: 'voorschool',
    role: 'locatiemanager',
    input: z.strictObject({ plan: BulkPlan, childIds: z.array(Id).min(1).max(500) }),
    output: z.strictObject({ id: Id, children: z.int() }),
    changes: changed,
  }),
  /** Everything as it was, unless one of them changed since. */
  'placements.undoBulk': command({
    place: 'voorschool',
    role: 'locatiemanager',
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ id: Id }),
    changes: changed,
  }),
  /** The last ones, newest first. */
  'placements.listBulk': query({
    place: 'voorschool',
    role: 'locatiemanager',
    input: Nothing,
    output: z.array(BulkChange),
    reads: ['children', 'groups'],
  }),
} as const
