import { z } from 'zod'
import { command, query } from './operation.ts'
import { DateOn, Id, IdOnly, line, Nothing, Page, pageOf, Saved, text, Version } from './values.ts'

/** Domain.md 6.2. */
export const contactKinds = [
  'intake',
  'wengesprek',
  'voortgangsgesprek',
  'huisbezoek',
  'breng_haal',
  'inloop',
  'ouderbijeenkomst',
  'thuisactiviteit',
  'ouderkamer',
  'telefonisch',
  'digitaal',
  'zorggesprek',
  'overdrachtsgesprek',
  'exitgesprek',
] as const
export const interpreters = ['geen', 'informeel', 'professioneel', 'telefonisch'] as const
/** Attempts count too: a measure of reach without them is meaningless. */
export const contactOutcomes = ['bereikt', 'niet_verschenen', 'niet_bereikt'] as const

export const AgreementFields = z.strictObject({ text: line(200), dueOn: DateOn })

const ContactFields = z.strictObject({
  childId: Id,
  kind: z.enum(contactKinds),
  contactedOn: DateOn,
  outcome: z.enum(contactOutcomes),
  interpreter: z.enum(interpreters),
  durationMinutes: z.int().min(1).max(600).nullable(),
  /** Of a zorggesprek only a locatiemanager and the author see it. */
  note: text(4000).nullable(),
})

export const Agreement = AgreementFields.extend({
  id: Id,
  contactId: Id,
  childId: Id,
  childName: z.string(),
  doneOn: DateOn.nullable(),
  version: Version,
})
export type Agreement = z.output<typeof Agreement>

export const Contact = ContactFields.extend({
  id: Id,
  childName: z.string(),
  authorId: Id,
  authorName: z.string(),
  /** True when there is a note that this user may not read. */
  isNoteHidden: z.boolean(),
  agreements: z.array(Agreement),
  withdrawnAt: z.string().nullable(),
  version: Version,
})
export type Contact = z.output<typeof Contact>

export const parentsContract = {
  'parents.log': command({
    place: 'voorschool',
    role: 'medewerker',
    input: ContactFields.extend({ agreement: AgreementFields.nullable() }),
    output: Saved,
    changes: ['parents'],
  }),
  /** Newest first. Withdrawn ones only when asked for. */
  'parents.list': query({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({
      childId: Id.optional(),
      /** Of the children that are placed in this group today. */
      groupId: Id.optional(),
      kind: z.enum(contactKinds).optional(),
      outcome: z.enum(contactOutcomes).optional(),
      from: DateOn.optional(),
      until: DateOn.optional(),
      withdrawn: z.boolean().default(false),
      page: Page.prefault({}),
    }),
    output: pageOf(Contact),
    reads: ['parents', 'children'],
  }),
  'parents.read': query({ place: 'voorschool', role: 'medewerker', input: IdOnly, output: Contact, reads: ['parents'] }),
  /** The author, or a locatiemanager; so nobody overwrites a note that she may not read. */
  'parents.correct': command({
    place: 'voorschool',
    role: 'medewerker',
    input: ContactFields.extend({ id: Id, version: Version }),
    output: Saved,
    changes: ['parents'],
  }),
  'parents.withdraw': command({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ id: Id, version: Version }),
    output: Saved,
    changes: ['parents'],
  }),
  'parents.reinstate': command({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ id: Id, version: Version }),
    output: Saved,
    changes: ['parents'],
  }),
  /** Open agreements by date; with `done` those of the last 30 days. */
  'parents.agreements': query({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ done: z.boolean().default(false), page: Page.prefault({}) }),
    output: pageOf(Agreement),
    reads: ['parents', 'children'],
  }),
  'parents.completeAgreement': command({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ id: Id, version: Version }),
    output: Saved,
    changes: ['parents'],
  }),
  'parents.reopenAgreement': command({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ id: Id, version: Version }),
    output: Saved,
    changes: ['parents'],
  }),
  /** Families of placed children that were not reached for `unreachedAfterDays` (a setting), the longest first. */
  'parents.unreached': query({
    place: 'voorschool',
    role: 'medewerker',
    input: Nothing,
    output: z.array(
      z.strictObject({
        childId: Id,
        childName: z.string(),
        groupName: z.string().nullable(),
        lastReachedOn: DateOn.nullable(),
        attemptsSince: z.int(),
        homeLanguage: z.string(),
      }),
    ),
    reads: ['parents', 'children', 'settings'],
  }),
} as const
