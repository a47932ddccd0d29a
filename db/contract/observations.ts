import { z } from 'zod'
import {
  domains,
  longestText,
  mostChildren,
  observationContexts,
  observationLevels,
  observationMoments,
  ObservedChildren,
  ObservedFields,
  subDomains,
} from './observed.ts'
import { command, job, query } from './operation.ts'
import { Radar } from './radar.ts'
import { DateOn, Id, IdOnly, line, Nothing, Page, pageOf, pastedText, pastedTextOrNothing, Saved, SearchText, Version } from './values.ts'

export {
  domains,
  longestText,
  mostChildren,
  observationContexts,
  observationLevels,
  observationMoments,
  subDomains,
  type Domain,
  type ObservationMoment,
  type SubDomain,
} from './observed.ts'

/**
 * With the setting `secondPairOfEyes` an observation is `waiting` until a colleague approves it, or `sent_back` to who wrote it;
 * until then it counts nowhere: not in the dossier, the radar, a figure or a print. `none` when nobody had to look.
 */
export const reviewStates = ['none', 'waiting', 'sent_back', 'approved'] as const
export const Review = z.strictObject({
  state: z.enum(reviewStates),
  /** The colleague who approved it or sent it back. */
  byName: z.string().nullable(),
  at: z.string().nullable(),
  /** What she wrote when she sent it back. */
  remark: z.string().nullable(),
  /** Whether the person who asks may approve it or send it back: never what she wrote herself. */
  mayReview: z.boolean(),
})

const NamedChild = z.strictObject({ childId: Id, name: z.string() })

export const Observation = z.strictObject({
  id: Id,
  children: z.array(NamedChild),
  text: z.string(),
  observedOn: DateOn,
  domains: z.array(z.enum(domains)),
  subDomains: z.array(z.enum(subDomains)),
  level: z.enum(observationLevels).nullable(),
  wellbeing: z.int().nullable(),
  involvement: z.int().nullable(),
  context: z.enum(observationContexts).nullable(),
  instrument: z.string().nullable(),
  moment: z.enum(observationMoments).nullable(),
  isStaffOnly: z.boolean(),
  authorId: Id,
  authorName: z.string(),
  loggedAt: z.string(),
  /** How often it was corrected. */
  corrections: z.int(),
  withdrawnAt: z.string().nullable(),
  review: Review,
  version: Version,
})
export type Observation = z.output<typeof Observation>

/** A piece of a text, and whether the search found it. Plain text: nothing in it is markup. */
export const TextPiece = z.strictObject({ text: z.string(), isFound: z.boolean() })

export const FoundObservation = Observation.extend({
  /** The part of the text around what was found, or its beginning, in pieces; whole when the text is short. */
  snippet: z.array(TextPiece),
})
export type FoundObservation = z.output<typeof FoundObservation>

/** What a revision keeps of how it was, beside its text and children. Null in revisions made before these were kept. */
export const FormerFields = Observation.pick({
  observedOn: true,
  domains: true,
  subDomains: true,
  level: true,
  wellbeing: true,
  involvement: true,
  context: true,
  instrument: true,
  moment: true,
  isStaffOnly: true,
})

/** A list counts no further than this, so that typing in the search box stays quick in a large record. */
export const countedUpTo = 1_000

/** The days of a saved search; all but `own` move along with today. */
export const searchPeriods = ['all', 'week', 'month', 'schoolYear', 'own'] as const
const SavedFilter = z.strictObject({
  name: line(60),
  search: SearchText.default(''),
  childId: Id.nullable().default(null),
  groupId: Id.nullable().default(null),
  domain: z.enum(domains).nullable().default(null),
  authorId: Id.nullable().default(null),
  period: z.enum(searchPeriods).default('all'),
  from: DateOn.nullable().default(null),
  until: DateOn.nullable().default(null),
  staffOnly: z.boolean().nullable().default(null),
})
export const SavedSearch = SavedFilter.extend({ id: Id })
export type SavedSearch = z.output<typeof SavedSearch>
/** How many searches one person can keep. */
export const mostSavedSearches = 30

/** `before-placement`: seen on a day on which one of the children had no place yet; kept, but somebody may have picked the wrong day or child. */
export const observationWarnings = ['before-placement'] as const

/**
 * One text for all, or a text of its own for some of them. Who has an own text gets an observation of her own with it; the others
 * share `text`, which may be empty when everybody has an own one.
 */
const LogInput = ObservedFields.extend({
  childIds: ObservedChildren,
  text: pastedTextOrNothing(longestText),
  texts: z
    .array(z.strictObject({ childId: Id, text: pastedText(longestText) }))
    .max(mostChildren)
    .default([]),
}).superRefine(({ childIds, text, texts }, context) => {
  const own = new Set(texts.map((one) => one.childId))
  if (own.size !== texts.length || texts.some(({ childId }) => !childIds.includes(childId)))
    context.addIssue({ code: 'custom', path: ['texts'], params: { rule: 'text-of-nobody' } })
  if (text === '' && childIds.some((id) => !own.has(id)))
    context.addIssue({ code: 'too_small', origin: 'string', minimum: 1, inclusive: true, path: ['text'] })
})

const PrintFields = z.strictObject({ childId: Id, from: DateOn, until: DateOn })

export const observationsContract = {
  'observations.log': command({
    place: 'voorschool',
    role: 'medewerker',
    input: LogInput,
    output: Saved.extend({
      /** All that this made, the first being `id`: what `takeBack` undoes together. */
      observations: z.array(Saved),
      /** A colleague has to approve first. */
      isWaiting: z.boolean(),
      warnings: z.array(z.enum(observationWarnings)),
    }),
    changes: ['observations'],
  }),
  /** Right after logging: withdraws what one `log` made, all or nothing. */
  'observations.takeBack': command({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ observations: z.array(Saved).min(1).max(mostChildren), reason: line(200) }),
    output: z.strictObject({ observations: z.array(Saved) }),
    changes: ['observations'],
  }),
  /**
   * Newest first. A search finds words and beginnings (two letters or more) of words, without accents and case; a search in which
   * no word is left finds all. `withdrawn` lists those that were withdrawn instead of those that stand, `waiting` those that wait
   * for a colleague or were sent back. `total` is exact up to `countedUpTo`, and `countedUpTo` when there are more.
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
      /** True: only those for the team; false: only those that parents may see. */
      staffOnly: z.boolean().optional(),
      withdrawn: z.boolean().default(false),
      waiting: z.boolean().default(false),
      page: Page.prefault({}),
    }),
    output: pageOf(FoundObservation),
    reads: ['observations', 'children'],
  }),
  /**
   * Children whose name a word of a search may mean, with small typos forgiven: to offer as a filter, never to filter by itself.
   * `rest` is the search without that word. The nearest names first, at most five.
   */
  'observations.suggestNames': query({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ search: SearchText }),
    output: z.array(
      NamedChild.extend({ groupName: z.string().nullable(), word: z.string(), rest: z.string(), typos: z.int().min(0).max(2) }),
    ),
    reads: ['children', 'groups'],
  }),
  'observations.savedSearches': query({
    place: 'voorschool',
    role: 'medewerker',
    input: Nothing,
    output: z.array(SavedSearch),
    reads: ['observations'],
  }),
  /** Under a name that she has already, it takes the place of the earlier one. */
  'observations.saveSearch': command({
    place: 'voorschool',
    role: 'medewerker',
    input: SavedFilter,
    output: IdOnly,
    changes: ['observations'],
    audited: false,
  }),
  'observations.forgetSearch': command({
    place: 'voorschool',
    role: 'medewerker',
    input: IdOnly,
    output: Nothing,
    changes: ['observations'],
    audited: false,
  }),
  'observations.read': query({ place: 'voorschool', role: 'medewerker', input: IdOnly, output: Observation, reads: ['observations'] }),
  /** How it was before each change, newest first, for who wants to know what changed and why. */
  'observations.history': query({
    place: 'voorschool',
    role: 'medewerker',
    input: IdOnly,
    output: z.array(
      z.strictObject({
        change: z.enum(['corrected', 'withdrawn']),
        text: z.string(),
        /** Whom it was about; who was destroyed since is no longer named. */
        children: z.array(NamedChild),
        former: FormerFields.nullable(),
        reason: z.string(),
        changedAt: z.string(),
        changedBy: z.string(),
      }),
    ),
    reads: ['observations'],
  }),
  /** The author, or a locatiemanager; what it was is kept. With `secondPairOfEyes` it waits for a colleague again. */
  'observations.correct': command({
    place: 'voorschool',
    role: 'medewerker',
    input: ObservedFields.extend({ childIds: ObservedChildren, id: Id, version: Version, reason: line(200) }),
    output: Saved.extend({ isWaiting: z.boolean(), warnings: z.array(z.enum(observationWarnings)) }),
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
  /** It enters the dossier. Refused for who wrote the text as it is now. */
  'observations.approve': command({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ id: Id, version: Version }),
    output: Saved,
    changes: ['observations'],
  }),
  /** Back to who wrote it, with what should be looked at; also what the same colleague approved by mistake. */
  'observations.sendBack': command({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ id: Id, version: Version, remark: line(400) }),
    output: Saved,
    changes: ['observations'],
  }),
  /** How many there are, for the head of the page. */
  'observations.count': query({
    place: 'voorschool',
    role: 'medewerker',
    input: Nothing,
    output: z.strictObject({
      total: z.int(),
      thisWeek: z.int(),
      /** Waiting for this person to look. */
      toReview: z.int(),
      /** Sent back to this person. */
      sentBack: z.int(),
    }),
    reads: ['observations'],
  }),
  /** Instruments used before, the most used first, then those of the setting `instruments`: only names, never their items (domain.md 5.1). */
  'observations.instruments': query({
    place: 'voorschool',
    role: 'medewerker',
    input: Nothing,
    output: z.array(z.strictObject({ name: z.string(), count: z.int(), lastUsedOn: DateOn.nullable() })),
    reads: ['observations', 'settings'],
  }),
  /**
   * "Wie zien we niet?": child × domain with when she was last seen, moments that are due, and whom to look at next. Of a group, of the
   * children whose mentor I am, of both; without either of the groups that I work in. It ranks our attention, never children.
   */
  'observations.radar': query({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ groupId: Id.optional(), mine: z.boolean().default(false) }),
    output: Radar,
    reads: ['observations', 'children', 'groups', 'settings', 'users'],
  }),
  /** One child against herself: what was seen per domain, oldest first. No norm, no comparison with others. Leaves a row in the audit. */
  'observations.development': query({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ childId: Id, from: DateOn.optional(), until: DateOn.optional() }),
    output: z.strictObject({
      childId: Id,
      name: z.string(),
      bornOn: DateOn,
      placedOn: DateOn.nullable(),
      /** The four, and at last those without a domain under null. */
      domains: z.array(
        z.strictObject({
          domain: z.enum(domains).nullable(),
          /** The newest 200. */
          observations: z.array(
            Observation.pick({
              id: true,
              text: true,
              observedOn: true,
              subDomains: true,
              level: true,
              wellbeing: true,
              involvement: true,
              context: true,
              instrument: true,
              moment: true,
              isStaffOnly: true,
              authorName: true,
            }).extend({ ageMonths: z.int() }),
          ),
        }),
      ),
    }),
    reads: ['observations', 'children'],
    audited: true,
  }),
  /** What we looked at: of how many children who are placed in the group today something was seen per domain in these days. */
  'observations.coverage': query({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ groupId: Id, from: DateOn, until: DateOn }),
    output: z.strictObject({
      children: z.int(),
      domains: z.array(z.strictObject({ domain: z.enum(domains), seen: z.int(), notSeen: z.array(NamedChild) })),
    }),
    reads: ['observations', 'children', 'groups'],
  }),
  /** The nap-time round: the children of a group one after another, who is there today first, with what stands of each. */
  'observations.round': query({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ groupId: Id }),
    output: z.array(
      NamedChild.extend({
        isHereToday: z.boolean(),
        /** The four domains in the order of the law. */
        lastSeen: z.array(z.strictObject({ domain: z.enum(domains), lastSeenOn: DateOn.nullable() })),
        lastNote: Observation.pick({
          id: true,
          text: true,
          observedOn: true,
          authorName: true,
          domains: true,
          isStaffOnly: true,
        }).nullable(),
      }),
    ),
    reads: ['observations', 'children', 'groups'],
  }),
  /** Exactly what `printForParents` will print: shareable texts, oldest first, with other children masked. Leaves a row in the audit. */
  'observations.forParents': query({
    place: 'voorschool',
    role: 'medewerker',
    input: PrintFields,
    output: z.strictObject({
      name: z.string(),
      entries: z.array(
        z.strictObject({
          id: Id,
          observedOn: DateOn,
          domains: z.array(z.enum(domains)),
          text: z.string(),
          /** How many names were masked. */
          masked: z.int(),
          authorName: z.string(),
        }),
      ),
      /** How many stay out because they are for the team only. */
      staffOnly: z.int(),
    }),
    reads: ['observations', 'children'],
    audited: true,
  }),
  /** For a talk with parents, through the printer or as a PDF where the user chooses. */
  'observations.printForParents': job({
    place: 'voorschool',
    role: 'medewerker',
    input: PrintFields.extend({ to: z.enum(['printer', 'pdf']) }),
    output: z.strictObject({ observations: z.int(), fileName: z.string().nullable() }),
    changes: [],
  }),
} as const
