import { z } from 'zod'
import { command, query } from './operation.ts'
import { DateOn, Id, IdOnly, line, Nothing, Page, pageOf, Saved, SearchText, text, Version } from './values.ts'

/** The four domains that the law names (Besluit basisvoorwaarden kwaliteit VE art. 5). */
export const domains = ['taal', 'rekenen', 'motoriek', 'sociaal_emotioneel'] as const
export type Domain = (typeof domains)[number]
/** Neutral words of our own; no norm and no score. */
export const observationLevels = ['loopt_voor', 'volgens_verwachting', 'aandacht', 'zorg'] as const
export const observationMoments = ['startmeting', 'halfjaarlijks', 'tussentijds', 'eindmeting'] as const
const Laevers = z.int().min(1).max(5)

/** Who and what are enough; everything else may come later. */
const ObservationFields = z.strictObject({
  childIds: z
    .array(Id)
    .min(1)
    .max(16)
    .refine((ids) => new Set(ids).size === ids.length),
  text: text(4000),
  observedOn: DateOn,
  domains: z
    .array(z.enum(domains))
    .max(4)
    .refine((all) => new Set(all).size === all.length),
  level: z.enum(observationLevels).nullable(),
  /** Laevers scales, 1 to 5. */
  wellbeing: Laevers.nullable(),
  involvement: Laevers.nullable(),
  instrument: line(60).nullable(),
  moment: z.enum(observationMoments).nullable(),
  /** Never in a print, export or talk with parents. */
  isStaffOnly: z.boolean(),
})

export const Observation = ObservationFields.omit({ childIds: true }).extend({
  id: Id,
  children: z.array(z.strictObject({ childId: Id, name: z.string() })),
  authorId: Id,
  authorName: z.string(),
  loggedAt: z.string(),
  /** How often it was corrected. */
  corrections: z.int(),
  withdrawnAt: z.string().nullable(),
  version: Version,
})
export type Observation = z.output<typeof Observation>

/** A list counts no further than this, so that typing in the search box stays quick in a large record. */
export const countedUpTo = 1_000

export const observationsContract = {
  'observations.log': command({
    place: 'voorschool',
    role: 'medewerker',
    input: ObservationFields,
    output: Saved,
    changes: ['observations'],
  }),
  /**
   * Newest first. A search finds words and beginnings (two letters or more) of words, without accents and case; a search in which
   * no word is left finds all. `withdrawn` lists those that were withdrawn instead of those that stand.
   * `total` is exact up to `countedUpTo`, and `countedUpTo` when there are more.
   */
  'observations.list': query({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({
      search: SearchText.default(''),
      childId: Id.optional(),
      /** Of the children that are placed in this group today. */
      groupId: Id.optional(),
      domain: z.enum(domains).optional(),
      authorId: Id.optional(),
      from: DateOn.optional(),
      until: DateOn.optional(),
      withdrawn: z.boolean().default(false),
      page: Page.prefault({}),
    }),
    output: pageOf(Observation),
    reads: ['observations', 'children'],
  }),
  'observations.read': query({ place: 'voorschool', role: 'medewerker', input: IdOnly, output: Observation, reads: ['observations'] }),
  /** The earlier texts, newest first, for who wants to know what changed and why. */
  'observations.history': query({
    place: 'voorschool',
    role: 'medewerker',
    input: IdOnly,
    output: z.array(z.strictObject({ text: z.string(), reason: z.string(), changedAt: z.string(), changedBy: z.string() })),
    reads: ['observations'],
  }),
  /** The author, or a locatiemanager; the former text is kept. */
  'observations.correct': command({
    place: 'voorschool',
    role: 'medewerker',
    input: ObservationFields.extend({ id: Id, version: Version, reason: line(200) }),
    output: Saved,
    changes: ['observations'],
  }),
  'observations.withdraw': command({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ id: Id, version: Version, reason: line(200) }),
    output: Saved,
    changes: ['observations'],
  }),
  /** Takes a withdrawal back. */
  'observations.reinstate': command({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ id: Id, version: Version }),
    output: Saved,
    changes: ['observations'],
  }),
  /** How many there are, for the head of the page. */
  'observations.count': query({
    place: 'voorschool',
    role: 'medewerker',
    input: Nothing,
    output: z.strictObject({ total: z.int(), thisWeek: z.int() }),
    reads: ['observations'],
  }),
} as const
