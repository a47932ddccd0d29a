import { z } from 'zod'
import { query } from './operation.ts'
import { DateOn, Id } from './values.ts'
import { wijkCodes } from './wijken.ts'

/**
 * `operational` places and student hours: shown as they are · `personal` counts of children: small counts are hidden ·
 * `sensitive` as personal, and at stedelijk level only (security.md 4).
 */
export type Sensitivity = 'operational' | 'personal' | 'sensitive'

export interface Indicator {
  readonly version: number
  readonly sensitivity: Sensitivity
  /** `share` has a denominator in every cell; `count` has none. */
  readonly measure: 'count' | 'share'
  /** By which attribute the cells are split. */
  readonly splitBy: 'none' | 'residence' | 'status'
  /** Which way is good; `neutral` where more is neither better nor worse. */
  readonly direction: 'up' | 'down' | 'neutral'
  /** The rule in words; together these make the definition hash, so a change of meaning asks for a new version. */
  readonly numerator: string
  readonly denominator: string | null
}

/** Labels stand in `resources/locales/nl/indicators.json`. All are as of the end of the peildatum. */
export const indicators = {
  placedWithAdvies: {
    version: 1,
    sensitivity: 'personal',
    measure: 'count',
    splitBy: 'residence',
    direction: 'up',
    numerator:
      'children with a placement on the peildatum whose latest advies given on or before it is in state advies, by wijk of residence',
    denominator: null,
  },
  placedWithoutAdvies: {
    version: 1,
    sensitivity: 'personal',
    measure: 'count',
    splitBy: 'residence',
    direction: 'neutral',
    numerator: 'children with a placement on the peildatum and no such advies, by wijk of residence',
    denominator: null,
  },
  waiting: {
    version: 1,
    sensitivity: 'personal',
    measure: 'count',
    splitBy: 'none',
    direction: 'down',
    numerator: 'children with an advies, on the waiting list on or before the peildatum, not placed on it and not left',
    denominator: null,
  },
  waitingLong: {
    version: 1,
    // Of one wijk it would tell, beside the number that waits, how few wait shortly.
    sensitivity: 'sensitive',
    measure: 'share',
    splitBy: 'none',
    direction: 'down',
    numerator: 'of the denominator: those on the waiting list for at least 90 days on the peildatum',
    denominator: 'children with an advies, on the waiting list on or before the peildatum, not placed on it and not left',
  },
  inToeleiding: {
    version: 1,
    sensitivity: 'personal',
    measure: 'count',
    splitBy: 'none',
    direction: 'neutral',
    numerator: 'children with an advies whose toeleiding started on or before the peildatum, not placed on it and not left',
    denominator: null,
  },
  sixteenHours: {
    version: 1,
    sensitivity: 'personal',
    measure: 'share',
    splitBy: 'none',
    direction: 'up',
    numerator: 'of the denominator: those with at least 16 offered hours per week on the peildatum',
    denominator: 'children placed with advies on the peildatum',
  },
  groupLoad: {
    version: 2,
    sensitivity: 'operational',
    measure: 'share',
    splitBy: 'none',
    direction: 'neutral',
    numerator: 'planned child-dagdelen in the week of the peildatum, in the dagdelen of active groups',
    denominator: 'places: the maximum of the group in force on the peildatum times its dagdelen, over active groups',
  },
  intakeWithinSixWeeks: {
    version: 1,
    sensitivity: 'personal',
    measure: 'share',
    splitBy: 'none',
    direction: 'up',
    numerator: 'of the denominator: those with an intake with outcome bereikt at most 42 days after the first day of placement',
    denominator: 'children whose first placement started between 12 months and 42 days before the peildatum',
  },
  startedInTime: {
    version: 1,
    sensitivity: 'sensitive',
    measure: 'share',
    splitBy: 'none',
    direction: 'up',
    numerator: 'of the denominator: those who were at most 2 years and 9 months old on the first day of placement',
    denominator: 'children whose first placement started between 12 months and 42 days before the peildatum',
  },
  unreachedFamilies: {
    version: 1,
    sensitivity: 'personal',
    measure: 'share',
    splitBy: 'none',
    direction: 'down',
    numerator: 'of the denominator: those without a contact with outcome bereikt in the 90 days up to the peildatum',
    denominator: 'children placed on the peildatum whose first placement started at least 90 days before it',
  },
  fourDomainsObserved: {
    version: 2,
    sensitivity: 'personal',
    measure: 'share',
    splitBy: 'none',
    direction: 'up',
    numerator:
      'of the denominator: those with an observation that is neither withdrawn nor waiting for a colleague in each of the four domains in the six months up to the peildatum',
    denominator: 'children placed on the peildatum whose first placement started at least six months before it',
  },
  supportNeeds: {
    version: 1,
    sensitivity: 'sensitive',
    measure: 'share',
    splitBy: 'none',
    direction: 'neutral',
    numerator: 'of the denominator: those with an aanvullende ondersteuningsvraag that goes on on the peildatum',
    denominator: 'children placed on the peildatum',
  },
  supportWaiting: {
    version: 1,
    sensitivity: 'sensitive',
    measure: 'count',
    splitBy: 'none',
    direction: 'down',
    numerator: 'children, not left, who wait on the peildatum for a plus-groep, dagbehandeling or another arrangement',
    denominator: null,
  },
  handoverSent: {
    version: 1,
    sensitivity: 'personal',
    measure: 'share',
    splitBy: 'none',
    direction: 'up',
    numerator: 'of the denominator: those of whom the handover to the basisschool was sent on or before the peildatum',
    denominator: 'children who were placed once and left in the 12 months up to the peildatum, at least 3 years and 6 months old',
  },
  warmHandover: {
    version: 1,
    sensitivity: 'sensitive',
    measure: 'share',
    splitBy: 'none',
    direction: 'up',
    numerator: 'of the denominator: those of whom the school was spoken with (warm gesprek) on or before the peildatum',
    denominator: 'such leavers whose latest advies given on or before the peildatum is in state advies',
  },
  studentDagdelen: {
    version: 1,
    sensitivity: 'operational',
    measure: 'count',
    splitBy: 'none',
    direction: 'up',
    numerator: 'student assignments that are active on the peildatum, each one weekly dagdeel of one student',
    denominator: null,
  },
  goalsByStatus: {
    version: 1,
    sensitivity: 'operational',
    measure: 'count',
    splitBy: 'status',
    direction: 'neutral',
    numerator: 'goals of the school year of the peildatum, by status',
    denominator: null,
  },
  places: {
    version: 2,
    sensitivity: 'operational',
    measure: 'count',
    splitBy: 'none',
    direction: 'neutral',
    numerator: 'the sum of the maximum in force on the peildatum over active groups that have a dagdeel',
    denominator: null,
  },
} as const satisfies Record<string, Indicator>
export type IndicatorId = keyof typeof indicators
export const indicatorIds = Object.keys(indicators) as [IndicatorId, ...IndicatorId[]]

/** One number that leaves. `dims` holds at most one code: `{ wijkCode }` ('onbekend' when not known) or `{ status }`. */
export const Cell = z.strictObject({
  indicator: z.enum(indicatorIds),
  level: z.literal('locatie'),
  dims: z.strictObject({
    wijkCode: z.enum([...wijkCodes, 'onbekend']).optional(),
    status: z
      .string()
      .regex(/^[a-z_]{1,30}$/)
      .optional(),
  }),
  count: z.int().min(0).max(1_000_000),
  denominator: z.int().min(0).max(1_000_000).optional(),
})
export type Cell = z.output<typeof Cell>

export const indicatorsContract = {
  /** The cells of this location on a day, exactly as an export would hold them. */
  'indicators.current': query({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ peildatum: DateOn }),
    output: z.strictObject({ locationId: Id, definitionHash: z.string(), cells: z.array(Cell) }),
    reads: ['children', 'advies', 'groups', 'observations', 'parents', 'students', 'jaarplan', 'location'],
  }),
} as const
