import { z } from 'zod'
import { command, job, query } from './operation.ts'
import { presenceStates } from './presence.ts'
import { DateOn, Id, InstantAt, Nothing, Page } from './values.ts'

/**
 * How a child stands to the 960 hours:
 * `no_norm` there is no VE-advies, so the norm is not about this child · `too_many_hours` the same, with more hours a week than
 * may be without advies · `no_place` an advies and no placement, past or planned · `over` the fourth birthday has passed ·
 * `reached` the 960 hours have been offered · `on_course` they will be · `late` not 960, and that is only because the child
 * started late: what can be expected from the real start will be offered (never "non-compliant", domain.md 2.2) · `behind`
 */
export const hoursStates = ['behind', 'too_many_hours', 'no_place', 'late', 'on_course', 'reached', 'no_norm', 'over'] as const
export type HoursState = (typeof hoursStates)[number]

/** Why a child will miss hours; the one that costs most. */
export const behindReasons = ['ends_early', 'gap', 'over_six', 'too_few_hours', 'closed'] as const
export type BehindReason = (typeof behindReasons)[number]

export const HoursVerdict = z.strictObject({
  state: z.enum(hoursStates),
  reason: z.enum(behindReasons).nullable(),
  /** Whole hours that will be missing from what can be expected. */
  missing: z.int(),
  /** The last day before the hours stop (`ends_early`), or the first day of the gap. */
  from: DateOn.nullable(),
  /** The last day of the gap. */
  until: DateOn.nullable(),
  /** `too_few_hours`: hours a week from tomorrow that would be enough, null when no week has so many. `over_six`, `closed`: hours that fall away. */
  hours: z.number().nullable(),
})
export type HoursVerdict = z.output<typeof HoursVerdict>

const Hours = z.strictObject({
  /** What the placements offer, in hours. */
  offered: z.number(),
  /** The same with at most six hours a day. */
  countable: z.number(),
})

export const ChildHours = z.strictObject({
  childId: Id,
  /** "Noor B." */
  name: z.string(),
  bornOn: DateOn,
  groupNames: z.array(z.string()),
  /** Turns 2.5 on `veStartsOn` and 4 on `veEndsOn`: the norm is about the days between. */
  veStartsOn: DateOn,
  veEndsOn: DateOn,
  hasAdvies: z.boolean(),
  /** Hours a week that the advies gives right to; null without one. */
  advisedWeeklyHours: z.number().nullable(),
  /** Of the placements of today, or of the first one to come. */
  weekly: Hours,
  /** From 2.5 until today. */
  soFar: Hours,
  /** From tomorrow to the fourth birthday. */
  ahead: Hours,
  /** Countable whole hours from 2.5 to the fourth birthday. */
  projected: z.int(),
  /** What the law asks of the offer from 2.5 on: 960. */
  norm: z.int(),
  /** The part of the norm that falls after the real start, by the days that the location is open; the whole norm for who started in time. */
  expected: z.int(),
  /** The first day in the window on which there was or will be a place. */
  startsOn: DateOn.nullable(),
  isLateStart: z.boolean(),
  verdict: HoursVerdict,
})
export type ChildHours = z.output<typeof ChildHours>

export const hoursShows = ['all', 'asks', 'behind', 'late', 'on_course', 'no_place', 'no_norm'] as const

export const PbmSnapshot = z.strictObject({
  id: Id,
  year: z.int(),
  countedOn: DateOn,
  children: z.int(),
  hours: z.int(),
  /** What was counted, in the words of that day. */
  definition: z.string(),
  frozenAt: InstantAt,
  frozenBy: z.string(),
})
export type PbmSnapshot = z.output<typeof PbmSnapshot>

/** Art. 2a is in force since 1 January 2022. */
const PbmYear = z.int().min(2022).max(2100)

export const hoursContract = {
  /** Also what was really attended; belongs to the child's file, which `children.read` opens. */
  'hours.ofChild': query({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ childId: Id }),
    output: ChildHours.extend({
      /** Present, from 2.5 until today, as it was recorded. */
      attended: Hours,
      /** Dagdelen that were filled in during the last eight weeks, today included, by what was filled in. */
      recent: z.strictObject({ since: DateOn, dagdelen: z.record(z.enum(presenceStates), z.int()) }),
      /** School years ahead of which no closed day is known: the projection is then too rosy. */
      yearsWithoutClosures: z.array(z.int()),
      maximumWithoutAdvies: z.number(),
    }),
    reads: ['hours', 'presence', 'children', 'advies', 'groups', 'location', 'settings'],
  }),
  /** Children under four with a place or an advies; who misses most comes first. */
  'hours.ofLocation': query({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({
      /** `asks`: what somebody must do something about: behind, or too many hours without advies. */
      show: z.enum(hoursShows).default('all'),
      groupId: Id.optional(),
      sort: z.enum(['urgency', 'name', 'birthday']).default('urgency'),
      page: Page.prefault({}),
    }),
    output: z.strictObject({
      rows: z.array(ChildHours),
      total: z.int(),
      /** Of all children, whatever is shown. */
      counts: z.record(z.enum(hoursStates), z.int()),
      yearsWithoutClosures: z.array(z.int()),
      maximumWithoutAdvies: z.number(),
    }),
    reads: ['hours', 'children', 'advies', 'groups', 'location', 'settings'],
  }),
  /** What freezing would write down; `isFuture` and `frozen` say why it cannot. */
  'hours.previewPbm': query({
    place: 'voorschool',
    role: 'locatiemanager',
    input: z.strictObject({ year: PbmYear }),
    output: z.strictObject({
      year: z.int(),
      countedOn: DateOn,
      children: z.int(),
      hours: z.int(),
      definition: z.string(),
      isFuture: z.boolean(),
      isFrozen: z.boolean(),
      /** Who is counted, so that a mistake is seen before it is written down. */
      counted: z.array(z.strictObject({ childId: Id, name: z.string(), bornOn: DateOn, groupName: z.string() })),
    }),
    reads: ['hours', 'children', 'advies', 'groups'],
  }),
  /** Newest year first. */
  'hours.listPbm': query({ place: 'voorschool', role: 'medewerker', input: Nothing, output: z.array(PbmSnapshot), reads: ['hours'] }),
  /** Writes the number down for good. Refused before 1 January, twice for a year, and when the number is no longer the one that was seen. */
  'hours.freezePbm': command({
    place: 'voorschool',
    role: 'locatiemanager',
    input: z.strictObject({ year: PbmYear, childrenSeen: z.int().min(0) }),
    output: PbmSnapshot,
    changes: ['hours'],
  }),
  'hours.printPbm': job({ place: 'voorschool', role: 'locatiemanager', input: Nothing, output: Nothing, changes: [] }),
} as const
