import { z } from 'zod'
import { Advies, adviesStates } from './advies.ts'
import { command, query } from './operation.ts'
import { Placement } from './placements.ts'
import { DateOn, Id, IdOnly, line, Nothing, Page, pageOf, Saved, SearchText, Version } from './values.ts'
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
  homeLanguage: z.enum(homeLanguages),
  mentorId: Id.nullable(),
  registeredOn: DateOn,
  waitlistedOn: DateOn.nullable(),
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
  version: Version,
})
export type Child = z.output<typeof Child>

export const timelineKinds = ['observation', 'contact', 'agreement', 'placement', 'advies', 'registration'] as const
export const TimelineEntry = z.strictObject({
  /** The record behind the entry; with `what` it is unique. */
  id: Id,
  kind: z.enum(timelineKinds),
  on: DateOn,
  at: z.string().nullable(),
  /**
   * A code for the texts: the kind of contact, the state of the advies, the level of the observation or `observed`, `starts` or `ends`,
   * `open` or `done`, `registered`, `waitlisted` or `left`.
   */
  what: z.string(),
  text: z.string().nullable(),
  authorName: z.string().nullable(),
  /** Codes for chips: domains, reasons, dagdelen ("1-ochtend"), the outcome of a contact and `note_hidden`. */
  tags: z.array(z.string()),
  otherChildren: z.array(z.strictObject({ childId: Id, name: z.string() })),
})
export type TimelineEntry = z.output<typeof TimelineEntry>

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
      status: z.enum(childStatuses).optional(),
      adviesState: z.enum([...adviesStates, 'none']).optional(),
      wijkCode: WijkCodeSchema.optional(),
      sort: z.enum(['name', 'age', 'group', 'hours']).default('name'),
      descending: z.boolean().default(false),
      page: Page.prefault({}),
    }),
    output: pageOf(ChildRow),
    reads: ['children', 'advies', 'groups'],
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
  /** Opens a child's file: leaves a row in the audit. */
  'children.read': query({
    place: 'voorschool',
    role: 'medewerker',
    input: IdOnly,
    output: Child,
    reads: ['children', 'advies', 'groups', 'observations'],
    audited: true,
  }),
  'children.timeline': query({
    place: 'voorschool',
    role: 'medewerker',
    input: IdOnly.extend({ kinds: z.array(z.enum(timelineKinds)).max(timelineKinds.length).default([]), page: Page.prefault({}) }),
    output: pageOf(TimelineEntry),
    reads: ['children', 'advies', 'observations', 'parents', 'groups'],
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
  /** What would disappear, so that the question can name it. */
  'children.destroyPreview': query({
    place: 'voorschool',
    role: 'locatiemanager',
    input: IdOnly,
    output: z.strictObject({ name: z.string(), observations: z.int(), contacts: z.int(), placements: z.int(), advies: z.int() }),
    reads: ['children'],
  }),
  /** Real deletion of everything about one child; an observation with other children stays theirs. */
  'children.destroy': command({
    place: 'voorschool',
    role: 'locatiemanager',
    input: z.strictObject({ id: Id, version: Version }),
    output: z.strictObject({ id: Id }),
    changes: ['children', 'groups', 'observations', 'parents', 'advies'],
  }),
} as const
