import { z } from 'zod'
import { handoverConsents, handoverScopes, handoverStates, handoverSteps } from './handover-steps.ts'
import { command, job, query } from './operation.ts'
import { DateOn, Id, InstantAt, line, Page, pageOf, Saved, text, Version } from './values.ts'

/** What the form tells besides the legal minimum: the four domains of the law, then what helps a teacher on the first day (domain.md 5.3). */
export const handoverParts = ['taal', 'rekenen', 'motoriek', 'sociaal_emotioneel', 'welbevinden', 'zelfredzaamheid', 'aanpak'] as const
export type HandoverPart = (typeof handoverParts)[number]

const PartTexts = z.strictObject({
  taal: text(2000).nullable(),
  rekenen: text(2000).nullable(),
  motoriek: text(2000).nullable(),
  sociaal_emotioneel: text(2000).nullable(),
  welbevinden: text(2000).nullable(),
  zelfredzaamheid: text(2000).nullable(),
  aanpak: text(2000).nullable(),
})
export type PartTexts = z.output<typeof PartTexts>

/** BRIN of a school: two digits and two letters, with or without the number of the building. */
export const Brin = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^\d{2}[A-Z]{2}(\d{2})?$/u)

/** What a houder must hand over, whatever parents say: which programme, and for how long (WPO 167(3), read as of 2017; domain.md 2.3). */
export const LegalMinimum = z.strictObject({
  periods: z.array(
    z.strictObject({
      /** Null when the group's programme was never filled in. */
      programme: z.string().nullable(),
      startsOn: DateOn,
      /** Null while it goes on. */
      endsOn: DateOn.nullable(),
      weeklyHours: z.number(),
    }),
  ),
  /** Whole months with a place, until today. */
  months: z.int(),
})
export type LegalMinimum = z.output<typeof LegalMinimum>

export const HandoverStep = z.strictObject({
  step: z.enum(handoverSteps),
  takenOn: DateOn,
  /** Which parent answered, at a step that asks for it. */
  person: z.string().nullable(),
  recordedByName: z.string(),
  recordedAt: InstantAt,
})
export type HandoverStep = z.output<typeof HandoverStep>

export const Handover = z.strictObject({
  id: Id,
  childId: Id,
  state: z.enum(handoverStates),
  consent: z.enum(handoverConsents),
  scope: z.enum(handoverScopes).nullable(),
  parts: PartTexts,
  /** What parents added in their own words; they cannot change the rest (domain.md 5.3). */
  reaction: z.string().nullable(),
  begunOn: DateOn,
  /** The school that it went to; before sending the destination of the child. */
  schoolName: z.string().nullable(),
  /** In the order in which they were taken. */
  steps: z.array(HandoverStep),
  /** Which steps may come now. */
  next: z.array(z.enum(handoverSteps)),
  version: Version,
})
export type Handover = z.output<typeof Handover>

/** Of one child: the form if there is one, what the law asks in any case, and when the child goes. */
export const ChildHandover = z.strictObject({
  handover: Handover.nullable(),
  minimum: LegalMinimum,
  /** The last day here, else the fourth birthday. */
  leavesOn: DateOn,
  /** The child goes to school within three months, or went, and nothing was sent yet; who left before 3 years and 6 months went elsewhere. */
  isDue: z.boolean(),
})
export type ChildHandover = z.output<typeof ChildHandover>

export const handoverLists = ['due', 'running', 'sent'] as const
export const HandoverRow = z.strictObject({
  childId: Id,
  name: z.string(),
  groupName: z.string().nullable(),
  leavesOn: DateOn,
  schoolName: z.string().nullable(),
  state: z.enum(handoverStates).nullable(),
  scope: z.enum(handoverScopes).nullable(),
  /** The day of the last step, or on which it was begun. */
  stateOn: DateOn.nullable(),
})
export type HandoverRow = z.output<typeof HandoverRow>

const both = ['handover', 'children'] as const
const Seen = z.strictObject({ id: Id, version: Version })

export const handoverContract = {
  /** Part of a child's file: leaves a row in the audit. */
  'handover.read': query({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ childId: Id }),
    output: ChildHandover,
    reads: ['handover', 'children', 'groups'],
    audited: true,
  }),
  /** `due`: who goes to school within three months, or went, and has nothing sent; `running`: begun and not sent; `sent`. Who goes first comes first; of `sent` the last. */
  'handover.list': query({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ show: z.enum(handoverLists), page: Page.prefault({}) }),
    output: pageOf(HandoverRow).extend({ counts: z.strictObject({ due: z.int(), running: z.int(), sent: z.int() }) }),
    reads: ['handover', 'children', 'groups'],
  }),
  'handover.begin': command({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ childId: Id }),
    output: Saved,
    changes: both,
  }),
  /** Only while nobody discussed it: what parents read is what goes. */
  'handover.write': command({
    place: 'voorschool',
    role: 'medewerker',
    input: Seen.extend({ parts: PartTexts }),
    output: Saved,
    changes: both,
  }),
  /** Parents' own words, from the talk until it is sent; null takes them away. */
  'handover.react': command({
    place: 'voorschool',
    role: 'medewerker',
    input: Seen.extend({ reaction: text(2000).nullable() }),
    output: Saved,
    changes: both,
  }),
  'handover.take': command({
    place: 'voorschool',
    role: 'medewerker',
    input: Seen.extend({ step: z.enum(handoverSteps), takenOn: DateOn, person: line(80).nullable() }),
    output: Saved,
    changes: both,
  }),
  /** For a step that was recorded by mistake: the last one is gone, and the history keeps that it was there. */
  'handover.takeBack': command({ place: 'voorschool', role: 'medewerker', input: Seen, output: Saved, changes: both }),
  /** A form that was begun by mistake, while it is a concept. */
  'handover.discard': command({
    place: 'voorschool',
    role: 'medewerker',
    input: Seen,
    output: z.strictObject({ id: Id }),
    changes: both,
  }),
  /** `minimum` always; `gesprek` is marked as a draft for the talk with parents; `alles` only while consent stands. */
  'handover.print': job({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ childId: Id, scope: z.enum(['minimum', 'gesprek', 'alles']), to: z.enum(['printer', 'pdf']) }),
    output: z.strictObject({ fileName: z.string().nullable() }),
    changes: ['handover'],
  }),
} as const
