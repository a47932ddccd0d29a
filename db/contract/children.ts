import { z } from 'zod'
import { Advies, adviesStates } from './advies.ts'
import { Brin, ChildHandover } from './handover.ts'
import { command, job, query } from './operation.ts'
import { Placement } from './placements.ts'
import { nameLikenesses } from './similar-names.ts'
import { Support } from './support.ts'
import { DateOn, Id, IdOnly, InstantAt, line, Nothing, Page, pageOf, Saved, SearchText, Version } from './values.ts'
import { WijkCodeSchema } from './wijken.ts'

export const childStatuses = ['aangemeld', 'wachtlijst', 'geplaatst', 'vertrokken'] as const
export const homeLanguages = ['nederlands', 'meertalig', 'andere', 'onbekend'] as const

/** Domain.md 9.3: this and nothing more. No BSN, no address, no phone. */
const ChildFields = z.strictObject({
  firstName: line(60),
  lastName: line(80).nullable(),
  bornOn: DateOn,
  /** Wijk of residence, never the address. */
  wijkCode: WijkCodeSchema.nullable(),
  /** At most this leaves the location, and only as a count; see `languages`. */
  homeLanguage: z.enum(homeLanguages),
  /** The languages themselves, in the location's own words: they help with talks and stay here (domain.md 9.3). */
  languages: z.array(line(40)).max(6),
  mentorId: Id.nullable(),
  registeredOn: DateOn,
  waitlistedOn: DateOn.nullable(),
  /** The basisschool that parents have in mind. */
  schoolName: line(80).nullable(),
  schoolBrin: Brin.nullable(),
})

export const ChildRow = z.strictObject({
  id: Id,
  /** "Noor B.": first name and the initial of the family name. */
  name: z.string(),
  bornOn: DateOn,
  ageMonths: z.int(),
  status: z.enum(childStatuses),
  groupId: Id.nullable(),
  groupName: z.string().nullable(),
  adviesState: z.enum(adviesStates).nullable(),
  weeklyHours: z.number(),
  wijkCode: WijkCodeSchema.nullable(),
})
export type ChildRow = z.output<typeof ChildRow>

/** A brother or sister at this location. */
export const Sibling = z.strictObject({ childId: Id, name: z.string(), bornOn: DateOn, groupName: z.string().nullable() })
export type Sibling = z.output<typeof Sibling>

/** From the first to the last day that a child had a status; the last one goes on. */
export const StatusPeriod = z.strictObject({ status: z.enum(childStatuses), startsOn: DateOn, endsOn: DateOn.nullable() })
export type StatusPeriod = z.output<typeof StatusPeriod>

export const Child = ChildFields.extend({
  id: Id,
  name: z.string(),
  ageMonths: z.int(),
  status: z.enum(childStatuses),
  leftOn: DateOn.nullable(),
  mentorName: z.string().nullable(),
  advies: Advies.nullable(),
  /** Now and later first, then the past. */
  placements: z.array(Placement),
  /** Per legal domain when the child was last seen in it. */
  lastSeen: z.strictObject({
    taal: DateOn.nullable(),
    rekenen: DateOn.nullable(),
    motoriek: DateOn.nullable(),
    sociaal_emotioneel: DateOn.nullable(),
  }),
  siblings: z.array(Sibling),
  /** Status over time, from the registration; what was planned stands at the end. */
  statuses: z.array(StatusPeriod),
  support: Support,
  handover: ChildHandover,
  version: Version,
})
export type Child = z.output<typeof Child>

export const timelineKinds = [
  'observation',
  'contact',
  'agreement',
  'placement',
  'advies',
  'toeleiding',
  'offer',
  'registration',
  'presence',
  'support',
  'handover',
] as const
export const TimelineEntry = z.strictObject({
  /** The record behind the entry; with `what` it is unique. */
  id: Id,
  kind: z.enum(timelineKinds),
  on: DateOn,
  at: z.string().nullable(),
  /**
   * A code for the texts: the kind of contact, the state of the advies, the step of toeleiding, what became of an offer, the level
   * of the observation or `observed`, `starts` or `ends`, `open` or `done`, `registered`, `waitlisted` or `left`, `need`, `needEnded`,
   * `waiting`, `started`, `ended`, `involved`, `consent` or `consentWithdrawn`, of a handover the step, and of presence the month ("2026-11").
   */
  what: z.string(),
  text: z.string().nullable(),
  authorName: z.string().nullable(),
  /** Codes for chips: domains, reasons, dagdelen ("1-ochtend"), the outcome of a contact and `note_hidden`, dagdelen of presence ("ziek.2"). */
  tags: z.array(z.string()),
  otherChildren: z.array(z.strictObject({ childId: Id, name: z.string() })),
})
export type TimelineEntry = z.output<typeof TimelineEntry>

/** What a recorded change can be about. */
export const changeSubjects = ['child', 'need', 'arrangement', 'involved', 'handover'] as const

/** One field that somebody changed: what stood there and what came in its place, as codes. Gone with the child. */
export const FieldChange = z.strictObject({
  id: Id,
  about: z.enum(changeSubjects),
  field: z.string(),
  oldValue: z.string().nullable(),
  newValue: z.string().nullable(),
  changedAt: InstantAt,
  changedByName: z.string(),
})
export type FieldChange = z.output<typeof FieldChange>

/** Perhaps the same child; how it is alike. */
export const SimilarChild = z.strictObject({
  id: Id,
  name: z.string(),
  bornOn: DateOn,
  groupName: z.string().nullable(),
  status: z.enum(childStatuses),
  likeness: z.enum(nameLikenesses),
})
export type SimilarChild = z.output<typeof SimilarChild>

/** Warnings go with the answer: they never block. */
export const childWarnings = ['possible-duplicate'] as const

/** More than the largest location has; the newest registrations win. */
export const mostNames = 20_000

export const childrenContract = {
  'children.list': query({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({
      search: SearchText.default(''),
      groupId: Id.optional(),
      /** `huidig` is everybody who has not left, `te_vernietigen` who left longer ago than the setting `retentionYears` says. */
      status: z.enum(['huidig', ...childStatuses, 'te_vernietigen']).optional(),
      adviesState: z.enum([...adviesStates, 'none']).optional(),
      wijkCode: WijkCodeSchema.optional(),
      sort: z.enum(['name', 'age', 'group', 'hours']).default('name'),
      descending: z.boolean().default(false),
      page: Page.prefault({}),
    }),
    output: pageOf(ChildRow),
    reads: ['children', 'advies', 'groups', 'settings'],
  }),
  /** The first hits by name, for Ctrl+K and for choosing children in a form; forgives accents and case. `onlyPresent` leaves out who left. */
  'children.search': query({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({
      search: SearchText,
      limit: z.int().min(1).max(50).default(10),
      onlyPresent: z.boolean().default(false),
      /** Only these: a form that was opened for a child knows her by id. */
      ids: z.array(Id).min(1).max(16).optional(),
    }),
    output: z.array(ChildRow.pick({ id: true, name: true, bornOn: true, groupName: true, status: true })),
    reads: ['children', 'groups'],
  }),
  /** The names of all children that have not left, to find them in a text while it is typed; nothing else about them. */
  'children.names': query({
    place: 'voorschool',
    role: 'medewerker',
    input: Nothing,
    output: z.array(z.strictObject({ id: Id, firstName: z.string(), lastName: z.string().nullable() })).max(mostNames),
    reads: ['children'],
  }),
  /**
   * Everybody whom the shorthand line can mean, also who left: she can have been seen before. With the groups of today, so that
   * the user's own come first.
   */
  'children.roster': query({
    place: 'voorschool',
    role: 'medewerker',
    input: Nothing,
    output: z
      .array(
        z.strictObject({
          id: Id,
          firstName: z.string(),
          lastName: z.string().nullable(),
          bornOn: DateOn,
          leftOn: DateOn.nullable(),
          groupIds: z.array(Id),
          groupName: z.string().nullable(),
        }),
      )
      .max(mostNames),
    reads: ['children', 'groups'],
  }),
  /** Opens a child's file: leaves a row in the audit. */
  'children.read': query({
    place: 'voorschool',
    role: 'medewerker',
    input: IdOnly,
    output: Child,
    reads: ['children', 'advies', 'groups', 'observations', 'support', 'handover', 'settings'],
    audited: true,
  }),
  /** While somebody types: who is there already. The most alike first; never blocks. */
  'children.similar': query({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({
      firstName: z.string().normalize().trim().max(60),
      lastName: z.string().normalize().trim().max(80),
      bornOn: DateOn.nullable(),
      /** The child whose own form it is. */
      exceptId: Id.optional(),
    }),
    output: z.array(SimilarChild),
    reads: ['children', 'groups'],
  }),
  /** Destination schools that were filled in before, the most used first. */
  'children.schools': query({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({}),
    output: z.array(z.strictObject({ name: z.string(), brin: z.string().nullable(), children: z.int() })),
    reads: ['children'],
  }),
  /** Who changed what, newest first. Leaves a row in the audit. */
  'children.history': query({
    place: 'voorschool',
    role: 'locatiemanager',
    input: IdOnly.extend({ page: Page.prefault({}) }),
    output: pageOf(FieldChange),
    reads: ['children', 'support', 'handover'],
    audited: true,
  }),
  'children.timeline': query({
    place: 'voorschool',
    role: 'medewerker',
    input: IdOnly.extend({ kinds: z.array(z.enum(timelineKinds)).max(timelineKinds.length).default([]), page: Page.prefault({}) }),
    output: pageOf(TimelineEntry),
    reads: ['children', 'advies', 'observations', 'parents', 'groups', 'support', 'handover'],
  }),
  'children.register': command({
    place: 'voorschool',
    role: 'medewerker',
    input: ChildFields,
    output: Saved.extend({ warnings: z.array(z.enum(childWarnings)) }),
    changes: ['children'],
  }),
  'children.change': command({
    place: 'voorschool',
    role: 'medewerker',
    input: ChildFields.extend({ id: Id, version: Version }),
    output: Saved.extend({ warnings: z.array(z.enum(childWarnings)) }),
    changes: ['children'],
  }),
  /** The child leaves: placements end on that day, later ones go. `null` takes it back; placements that ended stay ended. */
  'children.leave': command({
    place: 'voorschool',
    role: 'locatiemanager',
    input: z.strictObject({ id: Id, version: Version, leftOn: DateOn.nullable() }),
    output: Saved,
    changes: ['children', 'groups'],
  }),
  /** Symmetric: each is the other's brother or sister. */
  'children.linkSibling': command({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ childId: Id, siblingId: Id }),
    output: z.strictObject({ childId: Id, siblingId: Id }),
    changes: ['children'],
  }),
  'children.unlinkSibling': command({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ childId: Id, siblingId: Id }),
    output: z.strictObject({ childId: Id, siblingId: Id }),
    changes: ['children'],
  }),
  /**
   * The page of a child on paper or as a PDF: without staff-only observations, without restricted notes, and with the names of
   * other children masked.
   */
  'children.print': job({
    place: 'voorschool',
    role: 'medewerker',
    input: IdOnly.extend({ to: z.enum(['printer', 'pdf']) }),
    output: z.strictObject({ fileName: z.string().nullable() }),
    changes: ['children'],
  }),
  /** What would disappear, so that the question can name it. */
  'children.destroyPreview': query({
    place: 'voorschool',
    role: 'locatiemanager',
    input: IdOnly,
    output: z.strictObject({
      name: z.string(),
      observations: z.int(),
      contacts: z.int(),
      placements: z.int(),
      advies: z.int(),
      /** Needs, arrangements and involved partners together. */
      support: z.int(),
      handovers: z.int(),
      siblings: z.int(),
    }),
    reads: ['children'],
  }),
  /** Real deletion of everything about one child; an observation with other children stays theirs. */
  'children.destroy': command({
    place: 'voorschool',
    role: 'locatiemanager',
    input: z.strictObject({ id: Id, version: Version }),
    output: z.strictObject({ id: Id }),
    changes: ['children', 'groups', 'observations', 'parents', 'advies', 'support', 'handover'],
  }),
} as const
